using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Tests.Catalogue.Review;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Staffing;

/// <summary>What of the items waits for whom, and until when.</summary>
public sealed class DeskItemsTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ReviewScene scene = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        scene = new ReviewScene(database);
        await scene.RuleAsync(ReviewRule.ThreePersons);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Theory]
    // 条例 Art. 26: twenty working days after the day of forming; 2026-09-23 meets 中秋 (25-27 September), its make-up day and 国庆.
    [InlineData("2026-11-23", "2026-12-21", 20, DeskUrgency.Waiting)]
    [InlineData("2026-10-26", "2026-11-23", 0, DeskUrgency.ThisWeek)]
    [InlineData("2026-09-23", "2026-10-28", -18, DeskUrgency.Overdue)]
    public async Task Text_CountsDownToItsLastDay(string formed, string due, int left, DeskUrgency urgency)
    {
        var id = await scene.InReviewAsync();
        TestData.Done(await scene.ReturnAsync(id));
        TestData.Done(await scene.EditAsync(id, change: draft => draft with { FormedOn = DateOnly.Parse(formed, null) }));
        TestData.Done(await scene.SendAsync(id));
        var row = await OnlyAsync(DeskTask.ReviewItem, 2, StaffRole.Reviewer);
        Assert.Equal((new DeskDue.On(DateOnly.Parse(due, null), left), urgency, true), (row.Due, row.Urgency, row.Mine));
    }

    [Fact]
    public async Task SecrecyReview_WaitsForTheThirdPerson()
    {
        await scene.InSecrecyReviewAsync();
        Assert.True((await OnlyAsync(DeskTask.ReviewItemSecrecy, 3, StaffRole.SecrecyReviewer)).Mine);
        Assert.Empty(await ReadAsync(1, StaffRole.SecrecyReviewer));
        Assert.Empty(await ReadAsync(2, StaffRole.SecrecyReviewer));
        Assert.Empty(await ReadAsync(3, StaffRole.InformationClerk));
    }

    [Fact]
    public async Task Writer_FindsTheReasonOfTheReturn()
    {
        var id = await scene.InReviewAsync();
        TestData.Done(await scene.ReturnAsync(id));
        Assert.Equal("主动公开 · 退回理由：请补充附件", (await OnlyAsync(DeskTask.MendItem, 1, StaffRole.InformationClerk)).Detail);
    }

    [Fact]
    public async Task UrgentItem_WaitsForItsSheetUntilTomorrow()
    {
        TestData.Done(await scene.UrgentAsync(await scene.InReviewAsync()));
        var row = await OnlyAsync(DeskTask.CompleteUrgentReview, 3, StaffRole.SecrecyReviewer);
        Assert.Equal(new DeskDue.On(new DateOnly(2026, 11, 24), 1), row.Due);
        Assert.False((await OnlyAsync(DeskTask.CompleteUrgentReview, 4, StaffRole.Leader)).Mine);
    }

    [Theory]
    [InlineData("2026-12-01", false)]
    [InlineData("2026-11-30", true)]
    public async Task WithheldItem_ReturnsAWeekBeforeItsDay(string day, bool shown)
    {
        var line = ReviewScene.Withheld with { ReassessOn = DateOnly.Parse(day, null) };
        TestData.Done(await scene.WithholdAsync(await scene.InReviewAsync(), line: line));
        Assert.Equal(shown, (await ReadAsync(2, StaffRole.Reviewer)).Any(row => row.Task == DeskTask.ReassessItem));
    }

    [Fact]
    public async Task Retention_ReturnsAWeekBeforeItsDay()
    {
        await scene.RuleAsync(ReviewRule.TwoPersons);
        var id = await TestData.PublishItemAsync(database);
        Assert.Empty(await ReadAsync(2, StaffRole.Reviewer));
        await using (var db = database.Open())
            await db.Items.Where(item => item.Id == id).ExecuteUpdateAsync(set => set.SetProperty(item => item.RetainUntil, TestClock.Today.AddDays(7)));
        Assert.Equal(id, (await OnlyAsync(DeskTask.DecideRetention, 2, StaffRole.Reviewer)).Id);
    }

    private async Task<DeskRow> OnlyAsync(DeskTask task, int person, StaffRole role)
    {
        var row = Assert.Single(await ReadAsync(person, role));
        Assert.Equal(task, row.Task);
        return row;
    }

    private async Task<IReadOnlyList<DeskRow>> ReadAsync(int person, StaffRole role)
    {
        await using var db = database.Open();
        var desk = await new DeskReader(db, new CalendarReader(db), TestData.FiguresOf(db), database.Directory).ReadAsync(person, [role], TestClock.Today, CancellationToken.None);
        return [.. desk.Rows.Where(row => row.Task != DeskTask.CompleteGuide)];
    }
}
