using System.Diagnostics;
using System.Globalization;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// Search in many texts, each with its first page, count and facets: ours, LIKE over the same texts, and OFFSET over the same
/// index for later pages, in one run.
/// </summary>
internal sealed class SearchComparison(TestDatabase database, int size, int each)
{
    private const int LongTexts = 10;
    private const int LikeQueries = 5;

    private readonly ZipfText text = new();

    public static async Task RunAsync(int size, int each)
    {
        var database = await TestDatabase.CreateAsync();
        await using (database)
        {
            var run = new SearchComparison(database, size, each);
            await run.FillAsync();
            await run.WarmAsync();
            await run.CompareWordsAsync();
            await run.ComparePagesAsync();
            await run.MeasureActsAsync();
        }
    }

    /// <summary>Texts of about one length over eight years, every tenth with files of 12.5 times that; the index is built from them.</summary>
    private async Task FillAsync()
    {
        var random = new Random(1);
        var start = new DateOnly(2019, 1, 1);
        var characters = 0L;
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var last = (Day: default(DateOnly), Number: 0L);
        for (var done = 0; done < size;)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            using var document = Command("INSERT INTO SearchDocuments (Id, Kind, SubjectId, Date, CategoryId, GroupId) VALUES ($1, $2, $3, $4, $5, $6)", 6);
            using var content = Command("INSERT INTO SearchContents (Id, Title, DocumentNumber, IndexNumber, Body, Files) VALUES ($1, $2, $3, $4, $5, $6)", 6);
            for (var end = Math.Min(size, done + 5_000); done < end; done++)
            {
                var day = start.AddDays((int)((long)done * 2_880 / size));
                last = day == last.Day ? (day, last.Number + 1) : (day, 0);
                var id = SearchDocument.FirstOf(day) + last.Number;
                var (title, body, files) = (text.Write(random, 24), text.Write(random, (each * 3 / 4) + random.Next(each / 2)), done % LongTexts == 0 ? text.Write(random, each * 25 / 2) : "");
                characters += title.Length + body.Length + files.Length;
                Run(document, id, done % 100 == 0 ? "Report" : "Item", done, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 1 + random.Next(24), 1 + random.Next(7));
                Run(content, id, title, $"三政发〔{day.Year}〕{done % 300}号", $"{day.Year}-{done % 9_999:D5}", body, files);
            }

            await transaction.CommitAsync();
        }

        await db.Database.ExecuteSqlAsync($"UPDATE SearchStates SET IndexForm = ''");
        var texts = await SizeAsync(db);
        var took = await TimeAsync(() => new RebuildSearchIndex(db).RunAsync(CancellationToken.None));
        Console.WriteLine("| texts | characters | written | index | index built in | CPU | a character |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var index = await SizeAsync(db) - texts;
        Console.WriteLine($"| {size:N0} | {characters / 1e6:0.0} million | {texts / 1e6:N0} MB | {index / 1e6:N0} MB | {took.Wall / 1000:N0} s | {took.Cpu / 1000:N0} s | {(double)index / characters:0.0} bytes |");
        Console.WriteLine();

        SqliteCommand Command(string sql, int parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= parameters; i++)
                command.Parameters.Add(new SqliteParameter($"${i}", null));
            return command;
        }

        static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Unmeasured, so that the first row doesn't pay for compiling.</summary>
    private async Task WarmAsync()
    {
        foreach (var word in text.Words.Take(300))
            await FindAsync(new SearchQuery { Text = word });
    }

    private async Task CompareWordsAsync()
    {
        Console.WriteLine("| what is typed | hits, median | ours p50 | ours p95 | ours worst | CPU p50 | CPU p95 | LIKE p50 | LIKE CPU p50 | ratio of CPU |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var random = new Random(7);
        await RowAsync("the 200 most frequent words", [.. text.Words.Take(200).Where(IsLong).Select(Typed)]);
        await RowAsync("200 words of middling frequency", [.. Enumerable.Range(0, 200).Select(_ => text.Words[200 + random.Next(3_000)]).Where(IsLong).Select(Typed)]);
        await RowAsync("200 rare words", [.. Enumerable.Range(0, 200).Select(_ => text.Words[3_200 + random.Next(16_000)]).Where(IsLong).Select(Typed)]);
        await RowAsync("300 pieces of 2 to 6 characters of texts", await PiecesAsync(random, 300));
        await RowAsync("100 times a frequent and another word", [.. Enumerable.Range(0, 100).Select(_ => Typed($"{text.Words[random.Next(100)]} {text.Words[random.Next(5_000)]}"))]);
        await RowAsync("frequent word, one category and year", [.. text.Words.Take(100).Where(IsLong).Select((word, i) => Typed(word) with { CategoryId = 1 + (i % 24), Year = 2019 + (i % 8) })]);
        await RowAsync("one character", [.. text.Words.Take(40).Where(IsLong).Select(word => Typed(word[..1]))]);
        await RowAsync("a document number", [.. Enumerable.Range(0, 40).Select(i => Typed($"三政发[{2019 + (i % 8)}]{i * 7}号"))]);
        await RowAsync("a word that no text has", [.. Enumerable.Range(0, 40).Select(i => Typed($"{text.Words[i]}㐀{text.Words[i + 1]}"))]);
        Console.WriteLine();

        static SearchQuery Typed(string typed) => new() { Text = typed };
        static bool IsLong(string word) => word.Length > 1;
    }

    private async Task RowAsync(string name, IReadOnlyList<SearchQuery> queries)
    {
        var hits = new List<double>();
        var ours = new List<Spent>();
        foreach (var query in queries)
        {
            hits.Add((await FindAsync(query)).Total);
            ours.Add(await TimeAsync(() => FindAsync(query)));
        }

        var like = new List<Spent>();
        foreach (var query in queries.Where((_, i) => i % Math.Max(1, queries.Count / LikeQueries) == 0).Where(query => query is { CategoryId: null } && !query.Text.Contains('[')))
            like.Add(await TimeAsync(() => LikeAsync(query.Text)));
        var cpu = ours.Select(one => one.Cpu).ToList();
        var compared = like.Count == 0 ? "– | – | –" : $"{Percentile(like.Select(one => one.Wall), 0.5):N0} ms | {Percentile(like.Select(one => one.Cpu), 0.5):N0} ms | {Percentile(like.Select(one => one.Cpu), 0.5) / Percentile(cpu, 0.5):N0}×";
        var wall = ours.Select(one => one.Wall).ToList();
        Console.WriteLine($"| {name} | {Percentile(hits, 0.5):N0} | {Percentile(wall, 0.5):0.0} ms | {Percentile(wall, 0.95):0.0} ms | {wall.Max():0.0} ms | {Percentile(cpu, 0.5):0.0} ms | **{Percentile(cpu, 0.95):0.0} ms** | {compared} |");
    }

    private async Task ComparePagesAsync()
    {
        Console.WriteLine("| page of 通知, CPU | ours, with count and facets | OFFSET, rows alone | OFFSET, with count and facets |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var page in new[] { 1, 100, 400 })
        {
            var ours = await CpuAsync(20, () => FindAsync(new SearchQuery { Text = "通知", Page = page }));
            var rows = await CpuAsync(5, () => OffsetAsync(page, withCounts: false));
            var counts = await CpuAsync(3, () => OffsetAsync(page, withCounts: true));
            Console.WriteLine($"| {page} | {ours:0.0} ms | {rows:0.0} ms | {counts:0.0} ms |");
        }

        Console.WriteLine();
    }

    /// <summary>What an office does: publishing beside a large index, and the items like one.</summary>
    private async Task MeasureActsAsync()
    {
        var random = new Random(11);
        await using var db = database.Open();
        var items = await db.SearchDocuments.Where(row => row.Kind == SearchKind.Item).OrderBy(row => row.SubjectId).Select(row => row.SubjectId).ToListAsync();
        var similar = new List<Spent>();
        for (var i = 0; i < 100; i++)
        {
            var item = items[random.Next(items.Count)];
            await SimilarAsync(item);
            similar.Add(await TimeAsync(() => SimilarAsync(item)));
        }

        var put = new List<Spent>();
        for (var i = 0; i < 100; i++)
        {
            var document = new SearchText { Kind = SearchKind.Item, SubjectId = size + i, Title = text.Write(random, 24), Body = text.Write(random, 400), Date = new DateOnly(2026, 11, 23) };
            put.Add(await TimeAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await SearchIndexer.PutAsync(db, document, CancellationToken.None);
                await transaction.CommitAsync();
            }));
        }

        Console.WriteLine("| act | p50 | p95 | worst | CPU p50 | CPU p95 |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Row("five items like one", similar);
        Row("index one more text, committed", put);

        static void Row(string name, List<Spent> spent)
        {
            var (wall, cpu) = (spent.Select(one => one.Wall).ToList(), spent.Select(one => one.Cpu).ToList());
            Console.WriteLine($"| {name} | {Percentile(wall, 0.5):0.0} ms | {Percentile(wall, 0.95):0.0} ms | {wall.Max():0.0} ms | {Percentile(cpu, 0.5):0.0} ms | {Percentile(cpu, 0.95):0.0} ms |");
        }
    }

    private async Task<SearchPage> FindAsync(SearchQuery query)
    {
        await using var db = database.Open();
        return (await new SearchReader(db).FindAsync(query, CancellationToken.None))!;
    }

    private async Task SimilarAsync(int item)
    {
        await using var db = database.Open();
        _ = await new SearchReader(db).SimilarAsync(item, 5, CancellationToken.None);
    }

    /// <summary>The same page and count by reading every text.</summary>
    private async Task LikeAsync(string typed)
    {
        await using var db = database.Open();
        var words = typed.Split(' ').Select(word => $"%{word}%").ToList();
        var texts = db.SearchDocuments.AsNoTracking();
        foreach (var word in words)
            texts = texts.Where(row => EF.Functions.Like(row.Content!.Title, word) || EF.Functions.Like(row.Content.Body, word) || EF.Functions.Like(row.Content.Files, word));
        _ = await texts.OrderByDescending(row => row.Id).Take(SearchReader.PageSize).Select(row => row.Content!.Title).ToListAsync();
        _ = await texts.CountAsync();
    }

    /// <summary>A later page in the usual way; rows alone, or counted as ours are.</summary>
    private async Task OffsetAsync(int page, bool withCounts)
    {
        const string Match = "\"通知\"";
        var skip = (page - 1) * SearchReader.PageSize;
        await using var db = database.Open();
        _ = await db.Database.SqlQuery<string>($"SELECT c.Title AS Value FROM SearchIndex s JOIN SearchDocuments d ON d.Id = s.rowid JOIN SearchContents c ON c.Id = d.Id WHERE s.SearchIndex MATCH {Match} ORDER BY d.Date DESC, d.Id DESC LIMIT 20 OFFSET {skip}").ToListAsync();
        if (!withCounts)
            return;
        _ = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM SearchIndex WHERE SearchIndex MATCH {Match}").SingleAsync();
        _ = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM SearchIndex s JOIN SearchDocuments d ON d.Id = s.rowid WHERE s.SearchIndex MATCH {Match} GROUP BY d.CategoryId").ToListAsync();
        _ = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM SearchIndex s JOIN SearchDocuments d ON d.Id = s.rowid WHERE s.SearchIndex MATCH {Match} GROUP BY d.GroupId").ToListAsync();
        _ = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM SearchIndex s JOIN SearchDocuments d ON d.Id = s.rowid WHERE s.SearchIndex MATCH {Match} GROUP BY substr(d.Date, 1, 4)").ToListAsync();
        _ = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM SearchIndex s JOIN SearchDocuments d ON d.Id = s.rowid WHERE s.SearchIndex MATCH {Match} GROUP BY d.Kind").ToListAsync();
    }

    private async Task<List<SearchQuery>> PiecesAsync(Random random, int count)
    {
        await using var db = database.Open();
        var ids = await db.SearchDocuments.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync();
        var pieces = new List<SearchQuery>();
        while (pieces.Count < count)
        {
            var id = ids[random.Next(ids.Count)];
            var sentences = (await db.Set<SearchContent>().Where(row => row.Id == id).Select(row => row.Body).SingleAsync()).Split('，', '。');
            var sentence = sentences[random.Next(sentences.Length)];
            var length = 2 + random.Next(5);
            if (sentence.Length >= length)
                pieces.Add(new SearchQuery { Text = sentence.Substring(random.Next(sentence.Length - length + 1), length) });
        }

        return pieces;
    }

    private static async Task<long> SizeAsync(InfoDisclosureDb db)
    {
        await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        return await db.Database.SqlQuery<long>($"SELECT page_count * page_size AS Value FROM pragma_page_count(), pragma_page_size()").SingleAsync();
    }

    /// <summary>On a machine that others use too, the processor's time tells what the wall clock can't.</summary>
    private static async Task<Spent> TimeAsync(Func<Task> work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var begun = Stopwatch.GetTimestamp();
        await work();
        return new Spent(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    private static async Task<double> CpuAsync(int runs, Func<Task> work)
    {
        await work();
        var spent = new List<double>();
        for (var run = 0; run < runs; run++)
            spent.Add((await TimeAsync(work)).Cpu);
        return Percentile(spent, 0.5);
    }

    /// <summary>Milliseconds.</summary>
    private readonly record struct Spent(double Wall, double Cpu);

    private static double Percentile(IEnumerable<double> values, double part)
    {
        var ordered = values.Order().ToList();
        return ordered[(int)Math.Min(ordered.Count - 1, part * ordered.Count)];
    }
}
