using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Benchmarks;

/// <summary>First and last catalogue page, whole and filtered, and the counts beside them, at three sizes in one run.</summary>
internal static class CatalogueComparison
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static async Task RunAsync()
    {
        // Unmeasured rounds first, so that the first size doesn't pay for compiling.
        for (var round = 0; round < 4; round++)
            await MeasureAsync(1_000, TextWriter.Null);
        Console.WriteLine("| items | first page | last page | first page of one category | last page of it | counts |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var size in Sizes)
            await MeasureAsync(size, Console.Out);
    }

    private static async Task MeasureAsync(int size, TextWriter output)
    {
        var database = await TestDatabase.CreateAsync();
        await using (database)
        {
            await FillAsync(database, size);
            var whole = new CatalogueFilter();
            var narrow = new CatalogueFilter(Category: "20-11");
            var counts = await Median.MillisecondsAsync(size > 50_000 ? 5 : 20, () => WithReaderAsync(database, reader => reader.CountsAsync(whole, CancellationToken.None)));
            output.WriteLine($"| {size:N0} | {await PageAsync(database, whole, null):0.00} ms | {await PageAsync(database, whole, await LastAsync(database, whole)):0.00} ms "
                + $"| {await PageAsync(database, narrow, null):0.00} ms | {await PageAsync(database, narrow, await LastAsync(database, narrow)):0.00} ms | {counts:0.0} ms |");
        }
    }

    private static Task<double> PageAsync(TestDatabase database, CatalogueFilter filter, string? cursor) =>
        Median.MillisecondsAsync(200, () => WithReaderAsync(database, reader => reader.PageAsync(filter, cursor, CancellationToken.None)));

    private static async Task WithReaderAsync<T>(TestDatabase database, Func<CatalogueReader, Task<T>> read)
    {
        var db = database.Open();
        await using (db)
            _ = await read(new CatalogueReader(db));
    }

    /// <summary>A place 20 rows before the oldest item of a list.</summary>
    private static async Task<string> LastAsync(TestDatabase database, CatalogueFilter filter)
    {
        var db = database.Open();
        await using (db)
        {
            var items = db.PublicItems.AsNoTracking();
            if (filter.Category is { } code)
                items = items.Where(item => item.Category!.Code == code);
            if (filter.Year is { } year)
                items = items.Where(item => item.DisclosedOn >= new DateOnly(year, 1, 1) && item.DisclosedOn <= new DateOnly(year, 12, 31));
            var row = await items.OrderBy(item => item.DisclosedOn).ThenBy(item => item.ItemId).Skip(CatalogueReader.PageSize).FirstAsync();
            return new CatalogueCursor(false, row.DisclosedOn, row.ItemId).Write(filter);
        }
    }

    /// <summary>Items spread over 2019 to 2026, all categories, groups and channels, by plain SQL: only what lists read matters here.</summary>
    internal static async Task FillAsync(TestDatabase database, int size)
    {
        var id = await TestData.PublishItemAsync(database, "三村镇耕地地力保护补贴发放情况", disclosedOn: new DateOnly(2019, 1, 2));
        var db = database.Open();
        await using (db)
        {
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
            await db.Database.ExecuteSqlAsync($"""
                WITH RECURSIVE n(i) AS (SELECT {id} + 1 UNION ALL SELECT i + 1 FROM n WHERE i < {size})
                INSERT INTO Items (Id, IndexNumber, IndexYear, IndexSerial, PublishedAt, LiveRevisionId, IsSample, Version)
                SELECT i, 'B-' || i, 3000, i, '2026-11-23 02:00:00', 1, 1, 1 FROM n
                """);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO PublicItems (ItemId, RevisionId, IndexNumber, Title, Summary, DocumentNumber, FormedOn, DisclosedOn, Backfilled, PublishedAt, RevisedAt, CategoryId, GroupId, Validity, IsSample)
                SELECT i.Id, 1, i.IndexNumber, '三村镇耕地地力保护补贴发放情况（第' || i.Id || '批）', '按村公布面积、标准和金额。', NULL, date('2019-01-01', '+' || (i.Id * 7919 % 2880) || ' days'),
                    date('2019-01-01', '+' || (i.Id * 7919 % 2880) || ' days'), 0, '2026-11-23 02:00:00', '2026-11-23 02:00:00',
                    (SELECT c.Id FROM Categories c WHERE (SELECT count(*) FROM Categories d WHERE d.Position < c.Position) = i.Id % 24), (SELECT g.Id FROM Groups g WHERE (SELECT count(*) FROM Groups h WHERE h.Position < g.Position) = i.Id % 7), 'InForce', 1
                FROM Items i WHERE i.Id > {id}
                """);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO PublicItemChannels (ItemId, ChannelId, DisclosedOn)
                SELECT p.ItemId, c.Id, p.DisclosedOn FROM PublicItems p JOIN Channels c ON c.Position % 3 = p.ItemId % 3 WHERE p.ItemId > {id}
                """);
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }
    }
}
