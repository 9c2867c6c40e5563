using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Staffing;

/// <summary>What waits for whom on 2026-11-23, a Monday.</summary>
public sealed class DeskReaderTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Requests_StandUnderTheirUrgency()
    {
        await TestData.RequestAsync(database, new DateOnly(2026, 10, 12));
        await TestData.RequestAsync(database, new DateOnly(2026, 10, 27));
        await TestData.RequestAsync(database, new DateOnly(2026, 11, 20));
        await TestData.RequestAsync(database, new DateOnly(2026, 12, 22));
        await TestData.RequestAsync(database, new DateOnly(2026, 10, 12), "C1", new DateOnly(2026, 10, 20));
        var desk = await ReadAsync(5, StaffRole.RequestOfficer);
        Assert.Equal(
            [
                (DeskUrgency.Overdue, new DeskDue.On(new DateOnly(2026, 11, 9), -10)),
                (DeskUrgency.ThisWeek, new DeskDue.On(new DateOnly(2026, 11, 24), 1)),
                (DeskUrgency.Waiting, new DeskDue.On(new DateOnly(2026, 12, 18), 19)),
                (DeskUrgency.Waiting, new DeskDue.Provisional(2027)),
            ],
            desk.Rows.Select(row => (row.Urgency, row.Due)));
        Assert.All(desk.Rows, row => Assert.True(row.Mine));
        Assert.DoesNotContain(desk.Rows, row => (row.Title + row.Detail).Contains("示例申请人甲", StringComparison.Ordinal));
        Assert.Empty((await ReadAsync(5, StaffRole.Auditor)).Rows);
        Assert.All((await ReadAsync(5, StaffRole.Leader)).Rows, row => Assert.False(row.Mine));
    }

    [Fact]
    public async Task Cases_NotAnswered_StandUnderTheirUrgency()
    {
        await CaseAsync(CaseKind.Reconsideration, new DateOnly(2026, 11, 5));
        await CaseAsync(CaseKind.Reconsideration, new DateOnly(2026, 11, 17), isSimplified: true);
        await CaseAsync(CaseKind.DirectLitigation, new DateOnly(2026, 11, 20));
        await CaseAsync(CaseKind.Reconsideration, new DateOnly(2026, 12, 21));
        await CaseAsync(CaseKind.Reconsideration, new DateOnly(2026, 10, 9), answeredOn: new DateOnly(2026, 10, 12));
        await CaseAsync(CaseKind.Reconsideration, new DateOnly(2026, 10, 9), result: CaseResult.Other);
        var desk = await ReadAsync(5, StaffRole.RequestOfficer);
        Assert.Equal(
            [
                (DeskTask.AnswerCase, "案2026-001 行政复议", DeskUrgency.Overdue, new DeskDue.On(new DateOnly(2026, 11, 19), -2)),
                (DeskTask.AnswerCase, "案2026-002 行政复议", DeskUrgency.ThisWeek, new DeskDue.On(new DateOnly(2026, 11, 24), 1)),
                (DeskTask.AnswerCase, "案2026-003 行政诉讼", DeskUrgency.Waiting, new DeskDue.On(new DateOnly(2026, 12, 5), 9)),
                (DeskTask.AnswerCase, "案2026-004 行政复议", DeskUrgency.Waiting, new DeskDue.Provisional(2027)),
            ],
            desk.Rows.Select(row => (row.Task, row.Title, row.Urgency, row.Due)));
        Assert.Empty((await ReadAsync(5, StaffRole.Auditor)).Rows);
        Assert.Equal([false], (await ReadAsync(5, StaffRole.Leader)).Rows.Select(row => row.Mine).Distinct());
    }

    [Fact]
    public async Task Review_WaitsForAnotherThanTheWriter()
    {
        var id = await TestData.ItemInReviewAsync(database);
        await FillGuideAsync();
        Assert.Equal((DeskTask.ReviewItem, id), Row(await ReadAsync(2, StaffRole.Reviewer)));
        Assert.Empty((await ReadAsync(1, StaffRole.Reviewer)).Rows);
        var writer = await ReadAsync(1, StaffRole.InformationClerk);
        Assert.Empty(writer.Rows);
        Assert.Equal(1, writer.Sent);
    }

    [Fact]
    public async Task Guide_MissingFacts_AreATaskUntilFilled()
    {
        Assert.Equal(DeskTask.CompleteGuide, Row(await ReadAsync(1, StaffRole.Administrator)).Task);
        await FillGuideAsync();
        Assert.Empty((await ReadAsync(1, StaffRole.Administrator)).Rows);
    }

    [Fact]
    public async Task Figures_ThatNoLongerHold_AreNamed()
    {
        await FillGuideAsync();
        await TestData.PublishItemAsync(database, disclosedOn: new DateOnly(2025, 3, 1));
        await TestData.PublishReportAsync(database, 2025);
        Assert.Empty((await ReadAsync(3, StaffRole.Reviewer)).Rows);
        await TestData.PublishItemAsync(database, "样板镇后来补录的信息", disclosedOn: new DateOnly(2025, 4, 1));
        var row = Assert.Single((await ReadAsync(3, StaffRole.Reviewer)).Rows);
        Assert.Equal((DeskTask.CompareFigures, 2025, "公开.总数 已冻结1，现在2"), (row.Task, row.Id, row.Detail));
    }

    private static (DeskTask Task, int Id) Row(Desk desk) => (Assert.Single(desk.Rows).Task, desk.Rows[0].Id);

    private async Task CaseAsync(CaseKind kind, DateOnly filedOn, bool isSimplified = false, DateOnly? answeredOn = null, CaseResult? result = null)
    {
        await using var db = database.Open();
        db.Cases.Add(new DisclosureCase { Year = filedOn.Year, Serial = 1 + await db.Cases.CountAsync(), Kind = kind, FiledOn = filedOn, Body = "试验市人民政府", IsSimplified = isSimplified, AnsweredOn = answeredOn, Result = result, ClosedOn = result is null ? null : filedOn });
        await db.SaveChangesAsync();
    }

    private async Task<Desk> ReadAsync(int person, params StaffRole[] roles)
    {
        var db = database.Open();
        await using (db)
            return await new DeskReader(db, new CalendarReader(db), TestData.FiguresOf(db), database.Directory).ReadAsync(person, roles, TestClock.Today, CancellationToken.None);
    }

    private async Task FillGuideAsync()
    {
        var db = database.Open();
        await using (db)
        {
            var version = await db.SiteProfiles.Select(profile => profile.Version).SingleAsync();
            TestData.Done(await new SaveAgencyFacts(db).RunAsync(version, Site.SiteActsTests.Complete, TestClock.Program, CancellationToken.None));
        }
    }
}
