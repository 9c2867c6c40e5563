using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Upkeep;

/// <summary>How columns are kept: periods, 本期无变化, reasons of blank ones. Tests live on 2026-11-23.</summary>
public sealed class UpkeepActsTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Columns_OfANewSite_HaveTheirPeriodsAndAreBlank()
    {
        var columns = await ColumnsAsync();
        Assert.Equal(await InDatabase(db => db.Categories.CountAsync()), columns.Count);
        Assert.Equal(UpdatePeriod.HalfYearly, columns.Single(column => column.Code == "20-1").Period);
        Assert.All(columns, column => Assert.True(column.IsBlank));
        Assert.All(columns, column => Assert.Equal(column.Period == UpdatePeriod.None ? null : Freshness.Blank, column.Freshness?.State));
    }

    [Fact]
    public async Task Column_CountsFromItsNewestItem_AlsoOneThatStandsThereBesides()
    {
        await TestData.PublishItemAsync(database, category: "20-13", disclosedOn: new DateOnly(2026, 5, 1));
        await TestData.PublishItemAsync(database, title: "八月的检查", category: "20-13", disclosedOn: new DateOnly(2026, 8, 25));
        var column = await ColumnAsync("20-13");
        Assert.Equal((2, new DateOnly(2026, 8, 25), Freshness.Yellow, 2), (column.Count, column.UpdatedOn, column.Freshness!.State, column.Freshness.DaysLeft));
    }

    [Fact]
    public async Task State_TwicePeriodAfterPeriod_ThenAnItemIsNeeded()
    {
        var id = await StaleAsync();
        TestData.Done(await StateAsync(id, TestClock.Now));
        var column = await ColumnAsync("20-13");
        Assert.Equal((TestClock.Today, 1, Freshness.Fresh, new DateOnly(2027, 2, 23)), (column.StatedOn, column.Stated, column.Freshness!.State, column.Freshness.DueOn));
        // A second press on the same day finds the first.
        Assert.Contains("才到期", Assert.IsType<ActResult<int>.Refused>(await StateAsync(id, TestClock.Now)).Why, StringComparison.Ordinal);
        TestData.Done(await StateAsync(id, TestClock.Now.AddMonths(3)));
        Assert.Contains("已经连续2期", Assert.IsType<ActResult<int>.Refused>(await StateAsync(id, TestClock.Now.AddMonths(6))).Why, StringComparison.Ordinal);
        Assert.Equal(2, await InDatabase(db => db.NoChangeStatements.CountAsync()));
        var line = await InDatabase(db => db.Journal.OrderBy(entry => entry.Id).FirstAsync(entry => entry.Action == JournalAction.StatedNoChange));
        Assert.Equal((JournalSubject.Column, (int?)id, "监督检查"), (line.SubjectKind, line.SubjectId, line.Subject));
        Assert.StartsWith("截至 2026年11月23日，本栏目本期无变化（2026年2月2日更新，每季度更新一次，2026年5月2日到期，已超过205天）", line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_SomethingPublishedSince_CountsAnew()
    {
        var id = await StaleAsync();
        TestData.Done(await StateAsync(id, TestClock.Now.AddMonths(-4)));
        Assert.Equal(1, (await ColumnAsync("20-13")).Stated);
        await TestData.PublishItemAsync(database, title: "八月的检查", category: "20-13", disclosedOn: new DateOnly(2026, 8, 1));
        var column = await ColumnAsync("20-13");
        Assert.Equal((0, null, new DateOnly(2026, 8, 1)), (column.Stated, column.StatedOn, column.Freshness!.From));
    }

    [Fact]
    public async Task State_TwoPressesAtOnce_OneStatement()
    {
        var id = await StaleAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StateAsync(id, TestClock.Now))));
        Assert.Single(results.OfType<ActResult<int>.Done>());
        Assert.Equal(3, results.OfType<ActResult<int>.Refused>().Count());
    }

    [Fact]
    public async Task State_BlankOrUnknownColumn_IsRefused()
    {
        Assert.Contains("覆盖图", Assert.IsType<ActResult<int>.Refused>(await StateAsync(await IdAsync("20-13"), TestClock.Now)).Why, StringComparison.Ordinal);
        Assert.Contains("不定期", Assert.IsType<ActResult<int>.Refused>(await StateAsync(await IdAsync("20-5"), TestClock.Now)).Why, StringComparison.Ordinal);
        Assert.IsType<ActResult<int>.NotFound>(await StateAsync(9999, TestClock.Now));
    }

    [Fact]
    public async Task Public_ReadsTheStatement_UntilSomethingIsPublished()
    {
        var id = await StaleAsync();
        TestData.Done(await StateAsync(id, TestClock.Now.AddDays(-3)));
        Assert.Equal(TestClock.Today.AddDays(-3), (await CountsAsync("20-13")).UnchangedOn);
        Assert.Null((await CountsAsync("20-12")).UnchangedOn);
        Assert.Null((await CountsAsync(null)).UnchangedOn);
        await TestData.PublishItemAsync(database, title: "新的检查", category: "20-13");
        Assert.Null((await CountsAsync("20-13")).UnchangedOn);
    }

    [Fact]
    public async Task Reason_Stated_IsReadByThePublicAndNoLongerBlank()
    {
        var id = await IdAsync("21-6");
        var before = Note(await CountsAsync(null));
        Assert.Equal("请写明为什么没有这类信息", Assert.Single(Assert.IsType<ActResult<int>.Invalid>(await ExplainAsync(id, " ")).Issues).Message);
        Assert.Single(Assert.IsType<ActResult<int>.Invalid>(await ExplainAsync(id, new string('长', 201))).Issues);
        TestData.Done(await ExplainAsync(id, "本镇无此项职能，\n由市人民政府实施。"));
        Assert.Equal("本镇无此项职能， 由市人民政府实施。", Note(await CountsAsync(null)));
        Assert.False((await ColumnAsync("21-6")).IsBlank);
        TestData.Done(await ExplainAsync(id, ""));
        Assert.Equal(before, Note(await CountsAsync(null)));
        Assert.True((await ColumnAsync("21-6")).IsBlank);
        Assert.Equal(2, await InDatabase(db => db.Journal.CountAsync(entry => entry.Action == JournalAction.StatedBlank && entry.SubjectId == id)));

        static string? Note(CatalogueCounts counts) => counts.Categories.Single(category => category.Code == "21-6").EmptyNote;
    }

    [Fact]
    public async Task Reason_ForAColumnWithItems_IsRefused()
    {
        await TestData.PublishItemAsync(database, category: "21-6");
        Assert.IsType<ActResult<int>.Refused>(await ExplainAsync(await IdAsync("21-6"), "本镇无此项职能"));
    }

    [Fact]
    public async Task Settings_Saved_TellWhatChangedAndKeepTheVersion()
    {
        var (id, other) = (await IdAsync("20-5"), await IdAsync("20-1"));
        var input = new UpkeepInput { YellowLead = 10, MostStatements = 1, Periods = new Dictionary<int, UpdatePeriod> { [id] = UpdatePeriod.Monthly } };
        Assert.Equal(1, TestData.Done(await SaveAsync(0, input)));
        Assert.IsType<ActResult<int>.Stale>(await SaveAsync(0, input));
        Assert.Equal(2, TestData.Done(await SaveAsync(1, input with { Periods = new Dictionary<int, UpdatePeriod> { [id] = UpdatePeriod.None, [other] = UpdatePeriod.HalfYearly } })));
        var lines = await InDatabase(db => db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Column).OrderBy(entry => entry.Id).Select(entry => entry.Reason).ToListAsync());
        Assert.Equal(["提前7天→10天提醒；本期无变化连续2期→1期；行政许可和服务事项：不定期→每月", "行政许可和服务事项：每月→不定期"], lines);
        Assert.Equal(2, Assert.IsType<ActResult<int>.Invalid>(await SaveAsync(2, input with { YellowLead = 61, MostStatements = -1 })).Issues.Count);
    }

    [Fact]
    public async Task Load_Again_KeepsWhatTheOfficeChose()
    {
        var id = await IdAsync("20-1");
        TestData.Done(await SaveAsync(0, new UpkeepInput { YellowLead = 7, MostStatements = 2, Periods = new Dictionary<int, UpdatePeriod> { [id] = UpdatePeriod.None } }));
        await InDatabase(async db => await new Core.Site.LoadReferenceData(db).Run(Path.Combine(Repository.Root, "seeds"), TestClock.Program, CancellationToken.None));
        Assert.Equal(UpdatePeriod.None, (await ColumnAsync("20-1")).Period);
    }

    [Fact]
    public async Task Desk_ShowsRedColumnsToClerksAndLeaders()
    {
        var id = await StaleAsync();
        var row = Assert.Single(await DeskAsync(StaffRole.InformationClerk), row => row.Task == DeskTask.RefreshColumn);
        Assert.Equal((id, DeskUrgency.Overdue, true), (row.Id, row.Urgency, row.Mine));
        Assert.False(Assert.Single(await DeskAsync(StaffRole.Leader), row => row.Task == DeskTask.RefreshColumn).Mine);
        Assert.DoesNotContain(await DeskAsync(StaffRole.Auditor), row => row.Task == DeskTask.RefreshColumn);
        TestData.Done(await StateAsync(id, TestClock.Now));
        Assert.DoesNotContain(await DeskAsync(StaffRole.InformationClerk), row => row.Task == DeskTask.RefreshColumn);
    }

    private async Task<IReadOnlyList<DeskRow>> DeskAsync(StaffRole role) =>
        (await InDatabase(db => new DeskReader(db, new CalendarReader(db), TestData.FiguresOf(db), database.Directory).ReadAsync(7, [role], TestClock.Today, CancellationToken.None))).Rows;

    /// <summary>A quarterly column whose only item is from February.</summary>
    private async Task<int> StaleAsync()
    {
        await TestData.PublishItemAsync(database, category: "20-13", disclosedOn: new DateOnly(2026, 2, 2));
        return await IdAsync("20-13");
    }

    private Task<int> IdAsync(string code) => InDatabase(db => db.Categories.Where(row => row.Code == code).Select(row => row.Id).SingleAsync());

    private Task<ActResult<int>> StateAsync(int id, DateTime now) => InDatabase(db => new StateNoChange(db).RunAsync(id, TestClock.Writer with { Now = now }, CancellationToken.None));

    private Task<ActResult<int>> ExplainAsync(int id, string reason) => InDatabase(db => new StateBlankReason(db, TestData.ScanOf(db)).RunAsync(id, reason, TestClock.Reviewer, CancellationToken.None));

    private Task<ActResult<int>> SaveAsync(int version, UpkeepInput input) => InDatabase(db => new SaveUpkeepSettings(db).RunAsync(version, input, TestClock.Reviewer, CancellationToken.None));

    private Task<CatalogueCounts> CountsAsync(string? category) => InDatabase(db => new CatalogueReader(db).CountsAsync(new CatalogueFilter(category), CancellationToken.None));

    private Task<IReadOnlyList<UpkeepColumn>> ColumnsAsync() => InDatabase(db => new UpkeepReader(db).ColumnsAsync(TestClock.Today, CancellationToken.None));

    private async Task<UpkeepColumn> ColumnAsync(string code) => (await ColumnsAsync()).Single(column => column.Code == code);

    private async Task<T> InDatabase<T>(Func<InfoDisclosureDb, Task<T>> run)
    {
        var db = database.Open();
        await using (db)
            return await run(db);
    }
}
