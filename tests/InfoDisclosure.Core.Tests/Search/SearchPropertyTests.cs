using System.Text.RegularExpressions;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace InfoDisclosure.Core.Tests.Search;

/// <summary>
/// What is found in ten thousand random texts is what a plain reading of every text finds. Alphabets are small, so that words
/// meet and miss each other often; there is no year among the digits, so that no query is taken for a document number.
/// </summary>
public sealed class SearchPropertyTests(ITestOutputHelper output)
{
    private const int Texts = 10_000;
    private const int Queries = 400;

    /// <summary>Longer results are compared by count, facets, first and last page.</summary>
    private const int MostPages = 3;

    // What is written, and what search takes it for.
    private static readonly (string Written, string Folded)[] Han = [("补", "补"), ("補", "补"), ("贴", "贴"), ("耕", "耕"), ("地", "地"), ("农", "农"), ("農", "农"), ("号", "号"), ("年", "年"), ("𬭎", "𬭎"), ("〇", "〇")];
    private static readonly (string Written, string Folded)[] Digits = [("3", "3"), ("５", "5"), ("7", "7")];
    private static readonly (string Written, string Folded)[] Letters = [("a", "a"), ("Ｂ", "b"), ("C", "c")];
    private static readonly (string Written, string Folded)[] Marks = [("，", ","), (" ", " "), ("〔", "〔"), ("\n", "\n"), ("†", "†"), ("\"", "\""), ("*", "*")];

    /// <summary>Between title, body, files and numbers: no word goes across.</summary>
    private const char Apart = '\u0001';

    private static string HanClass => "(?:补|贴|耕|地|农|号|年|𬭎|〇)";

    [Fact]
    public async Task Find_RandomTextsAndQueries_IsBruteForce()
    {
        var random = new Random(20261125);
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await db.SearchSynonyms.ExecuteDeleteAsync();
        var texts = Enumerable.Range(1, Texts).Select(id => Random(random, id)).ToDictionary(text => text.SubjectId);
        await FillAsync(db, texts.Values);
        await ChangeAsync(db, random, texts);
        var folded = texts.Values.Select(text => (Text: text, Words: Fold(string.Join(Apart, text.Title, text.Body, text.Attachments, text.DocumentNumber, text.IndexNumber)))).ToList();

        int none = 0, loosened = 0, some = 0, filtered = 0;
        for (var i = 0; i < Queries; i++)
        {
            var words = Enumerable.Range(0, 1 + random.Next(3) / 2).Select(_ => Word(random, texts.Values.ElementAt(random.Next(texts.Count)))).ToList();
            var query = Narrowed(random, string.Join(random.Next(2) == 0 ? " " : "，", words.Select(word => word.Written)));
            var found = (await new SearchReader(db).FindAsync(query, CancellationToken.None))!;

            var expected = Expected(folded, words.Select(word => word.Folded), query);
            if (expected.Count == 0)
            {
                none++;
                if (found.Instead is null)
                {
                    Assert.Equal(0, found.Total);
                    continue;
                }

                loosened++;
                expected = Expected(folded, found.Instead, query);
                Assert.NotEmpty(expected);
            }

            some++;
            filtered += query is { CategoryId: null, Year: null, GroupId: null, Kind: null } ? 0 : 1;
            Assert.True(expected.Count == found.Total, $"{query}: {expected.Count} expected, {found.Total} found");
            Same(expected.SelectMany(Categories).CountBy(id => id), found.Facets!.Categories);
            Same(expected.Where(text => text.GroupId is not null).CountBy(text => text.GroupId!.Value), found.Facets.Groups);
            Same(expected.CountBy(text => text.Date.Year), found.Facets.Years);
            Same(expected.CountBy(text => text.Kind), found.Facets.Kinds);
            Assert.Equal(expected.Count < SearchReader.RankedBelow, found.Ranked);
            var hits = await HitsAsync(db, query, found);
            if (found.Pages <= MostPages)
                Assert.Equal(expected.Select(text => text.SubjectId).Order(), hits.Select(hit => hit.SubjectId).Order());
            Assert.All(hits, hit => Assert.Contains([.. hit.Title, .. hit.Excerpt, .. hit.DocumentNumber, .. hit.IndexNumber], piece => piece.Marked));
            if (!found.Ranked)
                Assert.Equal(hits.OrderByDescending(hit => hit.Date).Select(hit => hit.SubjectId), hits.Select(hit => hit.SubjectId));
        }

        output.WriteLine($"{some} queries found something, {loosened} of them taken apart, {none} found nothing as typed; {filtered} were narrowed");
        Assert.True(some > Queries / 2 && none > 20 && loosened > 5 && filtered > 50);
    }

    private static void Same<TKey>(IEnumerable<KeyValuePair<TKey, int>> expected, IReadOnlyDictionary<TKey, int> counted)
        where TKey : notnull =>
        Assert.Equal(expected.OrderBy(count => count.Key), counted.OrderBy(count => count.Key));

    /// <summary>All hits of a short result; the first and the last page of a long one.</summary>
    private static async Task<List<SearchHit>> HitsAsync(InfoDisclosureDb db, SearchQuery query, SearchPage first)
    {
        var hits = first.Hits.ToList();
        foreach (var page in first.Pages <= MostPages ? Enumerable.Range(2, first.Pages - 1) : [first.Pages])
            hits.AddRange((await new SearchReader(db).FindAsync(query with { Page = page }, CancellationToken.None))!.Hits);
        return hits;
    }

    private static List<SearchText> Expected(IEnumerable<(SearchText Text, string Words)> folded, IEnumerable<string> words, SearchQuery query)
    {
        var patterns = words.Select(Pattern).ToList();
        return
        [
            .. folded.Where(text => (query.CategoryId is not { } category || Categories(text.Text).Contains(category)) && (query.GroupId ?? text.Text.GroupId) == text.Text.GroupId
                    && (query.Year ?? text.Text.Date.Year) == text.Text.Date.Year && (query.Kind ?? text.Text.Kind) == text.Text.Kind)
                .Where(text => patterns.TrueForAll(pattern => pattern.IsMatch(text.Words)))
                .Select(text => text.Text),
        ];
    }

    /// <summary>
    /// A word as a pattern: Chinese characters stand anywhere, a number whole, letters from the beginning of theirs; between
    /// characters of different sorts there may be marks.
    /// </summary>
    private static Regex Pattern(string word)
    {
        const string Between = @"[,\s〔†""*]*";
        var runs = Regex.Matches(word, $"(?<han>{HanClass}+)|(?<digit>[0-9]+)|(?<letter>[abc]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).ToList();
        var pattern = "";
        for (var i = 0; i < runs.Count; i++)
        {
            var sort = runs[i].Groups["han"].Success ? HanClass : runs[i].Groups["digit"].Success ? "[0-9]" : "[abc]";
            if (i == 0 && sort != HanClass)
                pattern += $"(?<!{sort})";
            pattern += runs[i].Value;
            if (i < runs.Count - 1)
                pattern += $"(?!{sort}){Between}";
            else if (sort == "[0-9]")
                pattern += $"(?!{sort})";
        }

        return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private static IEnumerable<int> Categories(SearchText text) => text.AlsoUnder.Append(text.CategoryId ?? 0).Where(id => id > 0).Distinct();

    private static SearchText Random(Random random, int id) => new()
    {
        Kind = random.Next(20) == 0 ? SearchKind.Report : SearchKind.Item,
        SubjectId = id,
        Title = Characters(random, 1 + random.Next(8)),
        Body = Characters(random, random.Next(40)),
        Attachments = random.Next(5) == 0 ? Characters(random, 1 + random.Next(80)) : "",
        DocumentNumber = random.Next(3) == 0 ? $"农补〔{random.Next(3, 8)}5〕{random.Next(3, 8)}号" : null,
        IndexNumber = random.Next(3) == 0 ? $"AB{random.Next(3, 8)}/{random.Next(3, 8)}-{random.Next(3, 8)}" : null,
        Date = new DateOnly(2023, 1, 1).AddDays(random.Next(1400)),
        CategoryId = random.Next(10) == 0 ? null : random.Next(1, 13),
        AlsoUnder = [.. Enumerable.Range(0, Math.Max(0, random.Next(6) - 3)).Select(_ => random.Next(1, 13))],
        GroupId = random.Next(10) == 0 ? null : random.Next(1, 4),
    };

    private static string Characters(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Pick(random, random.Next(10) switch
    {
        < 6 => Han,
        6 => Digits,
        7 => Letters,
        _ => Marks,
    })));

    private static string Pick(Random random, (string Written, string Folded)[] from) => from[random.Next(from.Length)].Written;

    private static string Fold(string written) =>
        Han.Concat(Digits).Concat(Letters).Concat(Marks).Append(("A", "a")).Append(("B", "b")).Aggregate(written, (text, pair) => text.Replace(pair.Item1, pair.Item2, StringComparison.Ordinal));

    /// <summary>A piece of some text without marks, or characters by chance.</summary>
    private static (string Written, string Folded) Word(Random random, SearchText text)
    {
        var from = random.Next(5) switch { 0 => text.Attachments, 1 => text.Title, 2 => text.DocumentNumber ?? "", _ => text.Body };
        var pieces = Regex.Split(from, @"[，\s〔〕†""*/-]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Where(piece => piece.Length > 0).ToList();
        if (pieces.Count == 0 || random.Next(6) == 0)
            return By(string.Concat(Enumerable.Range(0, 1 + random.Next(6)).Select(_ => Pick(random, random.Next(6) == 0 ? Digits : Han))));
        var runes = pieces[random.Next(pieces.Count)].EnumerateRunes().ToList();
        var start = random.Next(runes.Count);
        return By(string.Concat(runes.Skip(start).Take(1 + random.Next(6))));

        static (string, string) By(string written) => (written, Fold(written));
    }

    private static SearchQuery Narrowed(Random random, string text) => new()
    {
        Text = text,
        CategoryId = random.Next(6) == 0 ? random.Next(1, 13) : null,
        GroupId = random.Next(6) == 0 ? random.Next(1, 4) : null,
        Year = random.Next(6) == 0 ? random.Next(2023, 2027) : null,
        Kind = random.Next(6) == 0 ? (SearchKind)random.Next(2) : null,
    };

    /// <summary>Ten thousand texts at once, and the index rebuilt from them.</summary>
    private static async Task FillAsync(InfoDisclosureDb db, IEnumerable<SearchText> texts)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var next = new Dictionary<DateOnly, long>();
            foreach (var text in texts)
            {
                var id = next[text.Date] = next.TryGetValue(text.Date, out var last) ? last + 1 : SearchDocument.FirstOf(text.Date);
                db.SearchDocuments.Add(new SearchDocument
                {
                    Id = id,
                    Kind = text.Kind,
                    SubjectId = text.SubjectId,
                    Date = text.Date,
                    CategoryId = text.CategoryId,
                    AlsoUnder = string.Join(' ', Categories(text).Where(category => category != text.CategoryId).Order()) is { Length: > 0 } also ? also : null,
                    GroupId = text.GroupId,
                    Content = new SearchContent { Id = id, Title = text.Title, Body = text.Body, Files = text.Attachments, DocumentNumber = text.DocumentNumber, IndexNumber = text.IndexNumber },
                });
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            await db.Database.ExecuteSqlAsync($"UPDATE SearchStates SET IndexForm = ''");
            await transaction.CommitAsync();
        }

        Assert.Equal(Texts, await new RebuildSearchIndex(db).RunAsync(CancellationToken.None));
    }

    /// <summary>What acts do afterwards: corrections, withdrawals, new texts.</summary>
    private static async Task ChangeAsync(InfoDisclosureDb db, Random random, Dictionary<int, SearchText> texts)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        for (var i = 0; i < 300; i++)
        {
            var old = texts.Values.ElementAt(random.Next(texts.Count));
            if (random.Next(3) == 0)
            {
                texts.Remove(old.SubjectId);
                await SearchIndexer.RemoveAsync(db, old.Kind, old.SubjectId, CancellationToken.None);
                continue;
            }

            var text = random.Next(2) == 0 ? Random(random, Texts + 1 + i) : Random(random, old.SubjectId) with { Kind = old.Kind };
            texts[text.SubjectId] = text;
            await SearchIndexer.PutAsync(db, text, CancellationToken.None);
        }

        await transaction.CommitAsync();
    }
}
