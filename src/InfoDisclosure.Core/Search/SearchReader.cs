using System.Buffers;
using System.Runtime.InteropServices;
using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// Finds public texts by the words in them. One pass over the index, from new to old and at most ten thousand rows, gives count
/// and page; facets are counted of what is left below that; words are read of the shown hits only.
/// </summary>
public sealed class SearchReader(InfoDisclosureDb db)
{
    /// <summary>The longest query that is read; the rest is cut off by the caller with a word to the reader.</summary>
    public const int MaxQueryLength = SearchTerms.MaxLength;

    /// <summary>Hits of one page.</summary>
    public const int PageSize = 20;

    /// <summary>The most hits that are counted and can be paged through.</summary>
    public const int CountedUpTo = 10_000;

    /// <summary>Fewer hits than this come best first. Ranking reads every match, so more of them come newest first.</summary>
    public const int RankedBelow = 1_000;

    private const int ExcerptLength = 120;

    /// <summary>A pair of characters in more texts than this says nothing about what a text is about.</summary>
    private const int RarePair = 500;
    private const int MostPairs = 8;

    // A title says most; then a number, the body, the attachments. Facets say nothing.
    private const string Best = "bm25(SearchIndex, 1.0, 10.0, 0.5, 5.0, 0.0)";

    private static readonly string KindNumber = $"CASE d.Kind {string.Join(' ', Enum.GetValues<SearchKind>().Select(kind => $"WHEN '{kind}' THEN {(int)kind}"))} END";

    /// <summary>One page of hits; null when the query holds nothing to look for.</summary>
    public async Task<SearchPage?> FindAsync(SearchQuery query, CancellationToken cancel)
    {
        await using var look = await SearchLook.BeginAsync(db, cancel);
        var readings = SearchTerms.Read(query.Text, ReadSynonyms(look));
        if (readings.Count == 0)
            return null;
        var rows = ArrayPool<long>.Shared.Rent(CountedUpTo + 1);
        try
        {
            foreach (var terms in readings)
            {
                cancel.ThrowIfCancellationRequested();
                var match = Match(terms, query);
                if (Rows(look, match, query.Year, rows) is > 0 and var total)
                    return Page(look, query, terms, match, rows.AsSpan(0, Math.Min(total, CountedUpTo)), tooMany: total > CountedUpTo);
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rows);
        }

        return new SearchPage
        {
            Total = 0,
            TooMany = false,
            Ranked = true,
            Hits = [],
            Page = 1,
            Pages = 1,
            Facets = new SearchFacets(new Dictionary<int, int>(), new Dictionary<int, int>(), new Dictionary<int, int>(), new Dictionary<SearchKind, int>()),
            Instead = null,
            Expanded = readings[0].Expanded,
        };
    }

    /// <summary>Those of some words that find something, in their order.</summary>
    public async Task<IReadOnlyList<string>> WithHitsAsync(IEnumerable<string> words, int most, CancellationToken cancel)
    {
        await using var look = await SearchLook.BeginAsync(db, cancel);
        var synonyms = ReadSynonyms(look);
        using var any = look.Command("SELECT 1 FROM SearchIndex WHERE SearchIndex MATCH $match LIMIT 1", "$match");
        return [.. words.Where(word => SearchTerms.Read(word, synonyms) is [var terms, ..] && any.With(terms.Match).ExecuteScalar() is not null).Take(most)];
    }

    /// <summary>
    /// Public items whose titles share rare pairs of characters with an item's, the most alike first; one of its own category
    /// counts double. None when the item isn't public.
    /// </summary>
    public async Task<IReadOnlyList<SimilarItem>> SimilarAsync(int itemId, int count, CancellationToken cancel)
    {
        await using var look = await SearchLook.BeginAsync(db, cancel);
        if (Own(look, itemId) is not { } own || RarestPairs(look, own.Title) is not { Count: > 0 } pairs)
            return [];
        using var command = look.Command(
            "SELECT d.Id, d.SubjectId FROM SearchIndex CROSS JOIN SearchDocuments d ON d.Id = SearchIndex.rowid "
            + "WHERE SearchIndex MATCH $match AND SearchIndex.rowid <> $id AND d.Kind = 'Item' "
            + "ORDER BY bm25(SearchIndex, 0.0, 1.0, 0.0, 0.0, 0.0) * CASE WHEN d.CategoryId = $category THEN 2 ELSE 1 END, d.Id DESC LIMIT $count", "$match", "$id", "$category", "$count")
            .With($"Title : ({string.Join(" OR ", pairs.Select(pair => $"\"{pair}\""))})", own.Id, own.CategoryId, count);
        using var titles = look.Command("SELECT Title FROM SearchContents WHERE Id = $id", "$id");
        using var reader = command.ExecuteReader();
        var similar = new List<SimilarItem>();
        while (reader.Read())
            similar.Add(new SimilarItem(reader.GetInt32(1), (string)titles.With(reader.GetInt64(0)).ExecuteScalar()!, SearchDocument.DayOf(reader.GetInt64(0))));
        return similar;
    }

    private static (long Id, int CategoryId, string Title)? Own(SearchLook look, int itemId)
    {
        using var command = look.Command("SELECT d.Id, coalesce(d.CategoryId, 0), c.Title FROM SearchDocuments d JOIN SearchContents c ON c.Id = d.Id WHERE d.Kind = 'Item' AND d.SubjectId = $item", "$item").With(itemId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2)) : null;
    }

    /// <summary>Those of a title's pairs that few other texts have. Each is counted no further than it may be frequent.</summary>
    private static List<string> RarestPairs(SearchLook look, string title)
    {
        using var texts = look.Command("SELECT count(*) FROM (SELECT 1 FROM SearchIndex WHERE SearchIndex MATCH $match LIMIT $most)", "$match", "$most");
        return
        [
            .. CharacterPairs.ForIndex(title).Split(' ').Where(token => token.Length > 1).Distinct()
                .Select(token => (Token: token, Texts: (long)texts.With($"\"{token}\"", RarePair + 1).ExecuteScalar()!))
                .Where(pair => pair.Texts is > 1 and <= RarePair)
                .OrderBy(pair => pair.Texts).ThenBy(pair => pair.Token, StringComparer.Ordinal)
                .Take(MostPairs)
                .Select(pair => pair.Token),
        ];
    }

    private static Synonyms ReadSynonyms(SearchLook look)
    {
        var lines = new List<string>();
        using var groups = look.Command("SELECT Words FROM SearchSynonyms");
        using var reader = groups.ExecuteReader();
        while (reader.Read())
            lines.Add(reader.GetString(0));
        return new Synonyms(lines);
    }

    private static string Match(SearchTerms terms, SearchQuery query)
    {
        var tokens = new List<string>();
        if (query.CategoryId is { } category)
            tokens.Add(SearchIndexer.CategoryToken(category));
        if (query.GroupId is { } group)
            tokens.Add(SearchIndexer.GroupToken(group));
        if (query.Kind is { } kind)
            tokens.Add(SearchIndexer.Token(kind));
        return string.Concat(terms.Match, string.Concat(tokens.Select(token => $" AND Facets : \"{token}\"")));
    }

    /// <summary>The rows from new to old, one more than are counted at most.</summary>
    private static int Rows(SearchLook look, string match, int? year, long[] rows)
    {
        var (from, to) = Range(year);
        using var command = look.Command("SELECT rowid FROM SearchIndex WHERE SearchIndex MATCH $match AND rowid >= $from AND rowid < $to ORDER BY rowid DESC LIMIT $most", "$match", "$from", "$to", "$most")
            .With(match, from, to, CountedUpTo + 1);
        using var reader = command.ExecuteReader();
        var total = 0;
        while (reader.Read())
            rows[total++] = reader.GetInt64(0);
        return total;
    }

    /// <summary>
    /// The counts of all hits. A pass of its own, for looking up what a row is takes three times as long as finding it, and
    /// of the most frequent words, which cost most, nothing is counted.
    /// </summary>
    private static SearchFacets Facets(SearchLook look, string match, int? year, ReadOnlySpan<long> rows)
    {
        Dictionary<int, int> categories = [], years = [], groups = [], kinds = [];
        foreach (var row in rows)
            Count(years, SearchDocument.DayOf(row).Year);
        var (from, to) = Range(year);
        using var command = look.Command(
            $"SELECT d.CategoryId, d.AlsoUnder, d.GroupId, {KindNumber} FROM SearchIndex s CROSS JOIN SearchDocuments d ON d.Id = s.rowid WHERE s.SearchIndex MATCH $match AND s.rowid >= $from AND s.rowid < $to", "$match", "$from", "$to")
            .With(match, from, to);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (!reader.IsDBNull(0))
                Count(categories, reader.GetInt32(0));
            if (!reader.IsDBNull(1))
            {
                foreach (var also in SearchDocument.Under(reader.GetString(1)))
                    Count(categories, also);
            }

            if (!reader.IsDBNull(2))
                Count(groups, reader.GetInt32(2));
            Count(kinds, reader.GetInt32(3));
        }

        return new SearchFacets(categories, years, groups, kinds.ToDictionary(kind => (SearchKind)kind.Key, kind => kind.Value));

        static void Count(Dictionary<int, int> counts, int of) => CollectionsMarshal.GetValueRefOrAddDefault(counts, of, out _)++;
    }

    private static SearchPage Page(SearchLook look, SearchQuery query, SearchTerms terms, string match, Span<long> rows, bool tooMany)
    {
        var pages = (rows.Length + PageSize - 1) / PageSize;
        var page = Math.Clamp(query.Page, 1, pages);
        var end = Math.Min(rows.Length, page * PageSize);
        var facets = tooMany ? null : Facets(look, match, query.Year, rows);
        var ranked = rows.Length < RankedBelow && !query.NewestFirst;
        if (ranked)
            Rank(look, match, query.Year, rows[..end]);
        return new SearchPage
        {
            Total = rows.Length,
            TooMany = tooMany,
            Ranked = ranked,
            Page = page,
            Pages = pages,
            Facets = facets,
            Hits = Hits(look, rows[((page - 1) * PageSize)..end], terms.Phrases),
            Instead = terms.SpelledOut ? null : terms.Words,
            Expanded = terms.Expanded,
        };
    }

    /// <summary>Fills in the best rows; equally good ones come newest first.</summary>
    private static void Rank(SearchLook look, string match, int? year, Span<long> best)
    {
        var (from, to) = Range(year);
        using var command = look.Command($"SELECT rowid FROM SearchIndex WHERE SearchIndex MATCH $match AND rowid >= $from AND rowid < $to ORDER BY {Best}, rowid DESC LIMIT $most", "$match", "$from", "$to", "$most")
            .With(match, from, to, best.Length);
        using var reader = command.ExecuteReader();
        for (var place = 0; reader.Read(); place++)
            best[place] = reader.GetInt64(0);
    }

    private static List<SearchHit> Hits(SearchLook look, ReadOnlySpan<long> shown, IReadOnlyList<Phrase> phrases)
    {
        var hits = new List<SearchHit>(shown.Length);
        using var command = look.Command("SELECT d.Kind, d.SubjectId, d.Id, c.Title, c.DocumentNumber, c.IndexNumber, c.Body, c.Files FROM SearchDocuments d JOIN SearchContents c ON c.Id = d.Id WHERE d.Id = $id", "$id");
        foreach (var id in shown)
        {
            using var reader = command.With(id).ExecuteReader();
            if (!reader.Read())
                continue;
            var title = Excerpts.Mark(reader.GetString(3), phrases);
            var number = reader.IsDBNull(4) ? [] : Excerpts.Mark(reader.GetString(4), phrases);
            var index = reader.IsDBNull(5) ? [] : Excerpts.Mark(reader.GetString(5), phrases);
            var body = reader.GetString(6);
            var inFiles = false;
            var excerpt = Excerpts.Of(body, phrases, ExcerptLength);
            if (!new[] { title, number, index, excerpt }.Any(pieces => pieces.Any(piece => piece.Marked)))
            {
                excerpt = Excerpts.Of(reader.GetString(7), phrases, ExcerptLength);
                inFiles = excerpt.Any(piece => piece.Marked);
                if (!inFiles)
                    excerpt = Excerpts.Of(body, phrases, ExcerptLength);
            }

            hits.Add(new SearchHit
            {
                Kind = Enum.Parse<SearchKind>(reader.GetString(0)),
                SubjectId = reader.GetInt32(1),
                Date = SearchDocument.DayOf(reader.GetInt64(2)),
                Title = title,
                DocumentNumber = number,
                IndexNumber = index,
                Excerpt = excerpt,
                InFiles = inFiles,
            });
        }

        return hits;
    }

    private static (long From, long To) Range(int? year) => year switch
    {
        null => (0, long.MaxValue),
        < 1 or > 9998 => (0, 0),
        { } one => (SearchDocument.FirstOf(new DateOnly(one, 1, 1)), SearchDocument.FirstOf(new DateOnly(one + 1, 1, 1))),
    };
}
