using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Bulk;

/// <summary>One change to many items: each by its own act, told one by one.</summary>
public sealed class ChangeItemsTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        services = new ServiceCollection().AddSingleton(database.Directory).AddScoped(_ => database.Open()).AddCatalogue().BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Category_EveryStanding_IsChangedByItsOwnRules()
    {
        var draft = await DraftAsync("草稿");
        var review = await TestData.ItemInReviewAsync(database, "在审");
        var live = await TestData.PublishItemAsync(database, "公开的");
        await using var db = database.Open();
        var category = await db.Categories.Where(row => row.Code == "20-1").Select(row => row.Id).SingleAsync();
        var change = new ItemChange { Kind = ItemChangeKind.Category, CategoryId = category, ChangeNote = "调整了类别" };
        var stamps = await StampsAsync(draft, review, live);
        var plan = await new ItemChangePlanner(db).PlanAsync(stamps, change, default);
        Assert.Equal((1, 1, 1, 0), (plan.Direct, plan.Correction, plan.Left.Sum(left => left.Count), plan.Stale));

        var report = await RunAsync(stamps, change);

        Assert.Equal([null, "正在审核、等待发布或不予公开，请单独修改", null], report.Lines.Select(line => line.Why));
        Assert.Equal(["草稿", "在审", "公开的"], report.Lines.Select(line => line.Title));
        Assert.Equal(category, await db.Items.Where(item => item.Id == draft).Select(item => item.WorkingRevision!.CategoryId).SingleAsync());
        var now = await db.Items.AsNoTracking().Include(item => item.WorkingRevision).Include(item => item.LiveRevision).SingleAsync(item => item.Id == live);
        Assert.Equal((category, RevisionState.Draft, 2, "调整了类别"), (now.WorkingRevision!.CategoryId, now.WorkingRevision.State, now.WorkingRevision.Number, now.WorkingRevision.ChangeNote));
        Assert.NotEqual(category, now.LiveRevision!.CategoryId);
        Assert.NotEqual(category, await db.PublicItems.Select(item => item.CategoryId).SingleAsync());
        var line = await db.Journal.SingleAsync(entry => entry.Subject.StartsWith("批量处理"));
        Assert.Equal((JournalAction.Edited, null, "完成2条，没有动1条"), (line.Action, line.SubjectId, line.Reason));
    }

    [Fact]
    public async Task Run_ItemChangedMeanwhile_IsLeftAndTheOthersAreDone()
    {
        int[] ids = [await DraftAsync("一"), await DraftAsync("二")];
        var stamps = await StampsAsync(ids);
        await using var db = database.Open();
        TestData.Done(await new EditItem(db).RunAsync(ids[0], stamps[0].Version, await TestData.DraftAsync(db, "一，改过"), TestClock.Writer, default));
        var report = await RunAsync([.. stamps, new ItemStamp(999, 1)], new ItemChange { Kind = ItemChangeKind.Retention, RetainUntil = new DateOnly(2027, 1, 1) });
        Assert.Equal(["选好以后别人改过，没有动它", null, "已经没有了"], report.Lines.Select(line => line.Why));
        Assert.Equal([null, new DateOnly(2027, 1, 1)], await db.Items.AsNoTracking().OrderBy(item => item.Id).Select(item => item.RetainUntil).ToListAsync());
    }

    [Fact]
    public async Task Send_IncompleteDraft_IsToldWhatIsMissing()
    {
        var whole = await DraftAsync("齐全的");
        await using var db = database.Open();
        var bare = TestData.Done(await new CreateItem(db).RunAsync(new ItemDraft { Title = "只有名称" }, TestClock.Writer, default)).ItemId;
        var live = await TestData.PublishItemAsync(database, "公开的");
        var report = await RunAsync(await StampsAsync(whole, bare, live), new ItemChange { Kind = ItemChangeKind.Send });
        Assert.Null(report.Lines[0].Why);
        Assert.Contains("类别", report.Lines[1].Why, StringComparison.Ordinal);
        Assert.Equal("不是草稿，也不是退回的，不用送审", report.Lines[2].Why);
        Assert.Equal(RevisionState.InReview, await db.Items.Where(item => item.Id == whole).Select(item => item.WorkingRevision!.State).SingleAsync());
    }

    [Fact]
    public async Task Discard_DraftsGo_PublicStay()
    {
        var draft = await DraftAsync("草稿");
        var live = await TestData.PublishItemAsync(database, "公开的");
        var report = await RunAsync(await StampsAsync(draft, live), new ItemChange { Kind = ItemChangeKind.Discard });
        Assert.Equal([null, "不是草稿，也不是退回的，不能移到回收站"], report.Lines.Select(line => line.Why));
        await using var db = database.Open();
        Assert.Null(await db.Items.Where(item => item.Id == draft).Select(item => item.WorkingRevisionId).SingleAsync());
        Assert.Single(db.PublicItems);
    }

    [Fact]
    public async Task Run_Stopped_TellsWhatItDidNotComeTo()
    {
        int[] ids = [await DraftAsync("一"), await DraftAsync("二")];
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var report = await services.GetRequiredService<ChangeItems>().RunAsync(await StampsAsync(ids), new ItemChange { Kind = ItemChangeKind.Discard }, TestClock.Writer, new BulkProgress(TimeProvider.System), stop.Token);
        Assert.Equal((0, 2), (report.Lines.Count, report.Untouched));
    }

    [Theory]
    [InlineData(ItemChangeKind.Category, nameof(ItemChange.CategoryId))]
    [InlineData(ItemChangeKind.Office, nameof(ItemChange.OfficeId))]
    [InlineData(ItemChangeKind.Responsible, nameof(ItemChange.ResponsibleId))]
    [InlineData(ItemChangeKind.Retention, nameof(ItemChange.RetainUntil))]
    public async Task Issues_WrongChoice_NamesItsField(ItemChangeKind kind, string field)
    {
        await using var db = database.Open();
        var issues = await new ItemChangePlanner(db).IssuesAsync(new ItemChange { Kind = kind, CategoryId = 999, OfficeId = 999, ResponsibleId = kind == ItemChangeKind.Responsible ? 999 : null, RetainUntil = kind == ItemChangeKind.Retention ? new DateOnly(2020, 1, 1) : null }, TestClock.Today, default);
        Assert.Equal([field], issues.Select(issue => issue.Field));
    }

    private Task<ItemChangeReport> RunAsync(IReadOnlyList<ItemStamp> items, ItemChange change) =>
        services.GetRequiredService<ChangeItems>().RunAsync(items, change, TestClock.Writer, new BulkProgress(TimeProvider.System), default);

    private async Task<int> DraftAsync(string title)
    {
        await using var db = database.Open();
        return TestData.Done(await new CreateItem(db).RunAsync(await TestData.DraftAsync(db, title), TestClock.Writer, default)).ItemId;
    }

    private async Task<IReadOnlyList<ItemStamp>> StampsAsync(params int[] ids)
    {
        await using var db = database.Open();
        var found = await new ItemSelection(db).OfIdsAsync(ids, default);
        return [.. ids.Select(id => found.Single(stamp => stamp.Id == id))];
    }
}
