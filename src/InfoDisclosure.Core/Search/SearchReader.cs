using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>One thing found.</summary>
/// <param name="SubjectId">The item's id, or the report's year.</param>
public sealed record SearchHit(SearchKind Kind, int SubjectId, IReadOnlyList<TextPiece> Title, IReadOnlyList<TextPiece> Excerpt, DateOnly Date);

/// <summary>What a search found.</summary>
public sealed record SearchPage
{
    /// <summary>How many texts match; exact up to <see cref="SearchReader.RankedUpTo"/>.</summary>
    public required int Total { get; init; }

    /// <summary>There are more than <see cref="SearchReader.RankedUpTo"/>; they are shown newest first instead of best first.</summary>
    public required bool TooMany { get; init; }

    public required IReadOnlyList<SearchHit> Hits { get; init; }

    public required int Page { get; init; }

    /// <summary>What was looked for instead, because the words as typed stand nowhere side by side; null when they do.</summary>
    public string? Instead { get; init; }

    /// <summary>Pages that can be reached; a longer list is not read by people but narrowed by another word.</summary>
    public required int Pages { get; init; }
}

/// <summary>Finds public texts by the words in them.</summary>
public sealed class SearchReader(InfoDisclosureDb db)
{
    /// <summary>Hits of one page.</summary>
    public const int PageSize = 20;

    /// <summary>The most hits that can be paged through.</summary>
    public const int MostShown = 200;

    /// <summary>Ranking reads every match, so a word that nearly every text holds isn't ranked.</summary>
    public const int RankedUpTo = 2_000;

    private const int ExcerptLength = 120;

    /// <summary>One page of matches for a query in plain words; null when the query holds nothing to look for.</summary>
    public async Task<SearchPage?> FindAsync(string query, int page, CancellationToken cancel)
    {
        if (CharacterPairs.ForQuery(query) is not { } match)
            return null;
        var found = await FindAsync(query, match, page, cancel);
        if (found.Total > 0 || CharacterPairs.Loosened(query) is not { } loosened)
            return found;
        var near = await FindAsync(loosened, CharacterPairs.ForQuery(loosened)!, page, cancel);
        return near.Total > 0 ? near with { Instead = loosened } : found;
    }

    private async Task<SearchPage> FindAsync(string query, string match, int page, CancellationToken cancel)
    {
        var limit = RankedUpTo + 1;
        var total = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM (SELECT 1 FROM SearchIndex WHERE SearchIndex MATCH {match} LIMIT {limit})").SingleAsync(cancel);
        var tooMany = total > RankedUpTo;
        // A title says more than a body. Equal ranks, and lists too long to rank, come newest first.
        var ids = await (tooMany
            ? db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM SearchIndex WHERE SearchIndex MATCH {match} ORDER BY rowid DESC LIMIT {MostShown}")
            : db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM SearchIndex WHERE SearchIndex MATCH {match} ORDER BY bm25(SearchIndex, 8.0, 1.0), rowid DESC LIMIT {MostShown}"))
            .ToListAsync(cancel);
        var pages = Math.Max(1, (ids.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var shown = ids.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var documents = await db.SearchDocuments.AsNoTracking().Where(document => shown.Contains(document.Id)).ToDictionaryAsync(document => document.Id, cancel);
        var terms = CharacterPairs.Terms(query);
        return new SearchPage
        {
            Total = Math.Min(total, RankedUpTo),
            TooMany = tooMany,
            Page = page,
            Pages = pages,
            Hits = [.. shown.Where(documents.ContainsKey).Select(id => documents[id]).Select(document => new SearchHit(
                document.Kind, document.SubjectId, Excerpts.Mark(document.Title, terms), Excerpts.Of(document.Body, terms, ExcerptLength), document.Date))],
        };
    }

    /// <summary>Those of some words that find something, in their order.</summary>
    public async Task<IReadOnlyList<string>> WithHitsAsync(IEnumerable<string> words, int most, CancellationToken cancel)
    {
        var found = new List<string>();
        foreach (var word in words)
        {
            if (found.Count == most)
                break;
            if (CharacterPairs.ForQuery(word) is { } match && await db.Database.SqlQuery<int>($"SELECT 1 AS Value FROM SearchIndex WHERE SearchIndex MATCH {match} LIMIT 1").AnyAsync(cancel))
                found.Add(word);
        }

        return found;
    }
}
