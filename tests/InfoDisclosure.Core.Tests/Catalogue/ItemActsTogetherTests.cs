using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue;

/// <summary>Acts that run at once, and acts that the disk doesn't let finish.</summary>
public sealed class ItemActsTogetherTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Publish_ManyAtOnce_EveryOneHasANumberOfItsOwn()
    {
        const int Count = 50;
        var ids = new List<int>();
        for (var i = 0; i < Count; i++)
            ids.Add(await TestData.ItemInReviewAsync(database, $"第{i}条"));

        var results = await Task.WhenAll(ids.Select(id => Task.Run(() => PublishAsync(id))));

        Assert.All(results, result => Assert.IsType<ActResult<ItemSaved>.Done>(result));
        await using var db = database.Open();
        Assert.Equal(Enumerable.Range(1, Count), (await db.Items.Select(item => item.IndexSerial!.Value).ToListAsync()).Order());
        Assert.Equal(Count, await db.PublicItems.CountAsync());
    }

    [Fact]
    public async Task Publish_OneItemTwiceAtOnce_IsPublishedOnce()
    {
        var id = await TestData.ItemInReviewAsync(database);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PublishAsync(id, version: 3))));

        Assert.Single(results.OfType<ActResult<ItemSaved>.Done>());
        Assert.Equal(3, results.OfType<ActResult<ItemSaved>.Stale>().Count());
        await using var db = database.Open();
        Assert.Equal(2, await db.Reviews.CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Edit_TwoAtOnce_OneIsStaleAndNothingIsMixed(bool published)
    {
        var id = published ? await TestData.PublishItemAsync(database) : await TestData.ItemInReviewAsync(database);
        int version;
        await using (var db = database.Open())
            version = await db.Items.Select(item => item.Version).SingleAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(person => Task.Run(async () =>
        {
            await using var db = database.Open();
            var draft = await TestData.DraftAsync(db, $"第{person}人的名称");
            return (person, await new EditItem(db).RunAsync(id, version, draft, TestClock.Person(10 + person), default));
        })));

        var winner = Assert.Single(results, result => result.Item2 is ActResult<ItemSaved>.Done).person;
        Assert.Equal(3, results.Count(result => result.Item2 is ActResult<ItemSaved>.Stale(var current) && current == version + 1));
        await using var check = database.Open();
        var item = await check.Items.Include(row => row.WorkingRevision).Include(row => row.Revisions).SingleAsync();
        Assert.Equal(($"第{winner}人的名称", $"第{winner}人的名称的内容概述", 10 + winner), (item.WorkingRevision!.Title, item.WorkingRevision.Summary, item.WorkingRevision.WrittenById));
        Assert.Equal(published ? 2 : 1, item.Revisions.Count);
    }

    [Fact]
    public async Task Acts_DatabaseFull_NothingIsHalfWritten()
    {
        var waiting = await TestData.ItemInReviewAsync(database, "等待审核的一条");
        var live = await TestData.PublishItemAsync(database, "已经公开的一条");
        var before = await DumpAsync();

        await using (var db = await OpenFullAsync())
        {
            var draft = await TestData.DraftAsync(db) with { Body = string.Concat(Enumerable.Repeat("很长的正文。", 40_000)) };
            await AssertFullAsync(() => new CreateItem(db).RunAsync(draft, TestClock.Writer, default));
            await AssertFullAsync(() => new EditItem(db).RunAsync(live, db.Items.AsNoTracking().Single(item => item.Id == live).Version, draft, TestClock.Writer, default));
            await AssertFullAsync(() => new EditItem(db).RunAsync(waiting, db.Items.AsNoTracking().Single(item => item.Id == waiting).Version, draft, TestClock.Writer, default));
        }

        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Publish_DatabaseFull_StaysInReview()
    {
        int id;
        await using (var db = database.Open())
        {
            var draft = await TestData.DraftAsync(db) with { Body = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"第{i}段正文。")) };
            var made = TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, default));
            id = TestData.Done(await TestData.Send(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, default)).ItemId;
        }

        var before = await DumpAsync();
        // The search index of this text alone needs more pages than are left.
        await using (var db = await OpenFullAsync())
            await AssertFullAsync(() => new PublishItem(db).RunAsync(id, 3, TestData.Secrecy, TestClock.Reviewer, default));

        // The limit lives as long as its connection; with a new one there is room again.
        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await DumpAsync());
        TestData.Done(await PublishAsync(id));
    }

    private async Task<ActResult<ItemSaved>> PublishAsync(int id, int? version = null)
    {
        await using var db = database.Open();
        version ??= await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
        return await new PublishItem(db).RunAsync(id, version.Value, TestData.Secrecy, TestClock.Reviewer, default);
    }

    /// <summary>A context whose database may not grow by more than a few pages, as on a full disk.</summary>
    private async Task<InfoDisclosureDb> OpenFullAsync()
    {
        var db = database.Open();
        await db.Database.OpenConnectionAsync();
        // Free pages inside the file would still take rows.
        await db.Database.ExecuteSqlRawAsync("VACUUM");
        var pages = await db.Database.SqlQueryRaw<long>("SELECT page_count AS Value FROM pragma_page_count").SingleAsync();
#pragma warning disable EF1002 // a number of our own
        await db.Database.ExecuteSqlRawAsync($"PRAGMA max_page_count = {pages + 4}");
#pragma warning restore EF1002
        return db;
    }

    private static async Task AssertFullAsync(Func<Task<ActResult<ItemSaved>>> act)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(act);
        var sqlite = error as SqliteException ?? Assert.IsType<SqliteException>(error.InnerException);
        Assert.Equal(13, sqlite.SqliteErrorCode);
    }

    private async Task<string> DumpAsync()
    {
        await using var db = database.Open();
        var items = await db.Items.AsNoTracking().Include(item => item.Revisions).OrderBy(item => item.Id).ToListAsync();
        var rows = items.Select(item => $"{item.Id} {item.Version} {item.IndexNumber} {item.LiveRevisionId} {item.WorkingRevisionId} {string.Join('|', item.Revisions.OrderBy(row => row.Number).Select(row => $"{row.State} {row.Title} {row.BodyMarkdown.Length}"))}");
        return string.Join('\n', rows) + $"\n{await db.Journal.CountAsync()} {await db.Reviews.CountAsync()} {await db.PublicItems.CountAsync()} {await db.SearchDocuments.CountAsync()}";
    }
}
