using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Tests.Reports;

/// <summary>One report going through its acts, each in a context of its own as each request has.</summary>
internal sealed class ReportScene : IAsyncDisposable
{
    public const int Year = 2025;

    private ReportScene(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public static async Task<ReportScene> CreateAsync()
    {
        var scene = new ReportScene(await TestDatabase.CreateAsync());
        await TestData.FillLedgerAsync(scene.Database, Year);
        return scene;
    }

    public async Task<T> WithAsync<T>(Func<InfoDisclosureDb, Task<T>> act)
    {
        var db = Database.Open();
        await using (db)
            return await act(db);
    }

    public Task<int> VersionAsync() => WithAsync(db => db.Reports.Where(report => report.Year == Year).Select(report => report.Version).SingleAsync());

    public Task<AnnualReport> ReadAsync() => WithAsync(db => db.Reports.AsNoTracking()
        .Include(report => report.Revisions).ThenInclude(revision => revision.Parts)
        .Include(report => report.Revisions).ThenInclude(revision => revision.Figures)
        .Include(report => report.LiveRevision).Include(report => report.WorkingRevision)
        .AsSplitQuery().SingleAsync(report => report.Year == Year));

    public Task<ActResult<ReportSaved>> CreateReportAsync(ReportDraft draft, ActContext? context = null, int year = Year) =>
        WithAsync(db => new CreateReport(db, TestData.FiguresOf(db)).RunAsync(year, draft, JournalAction.Created, context ?? TestClock.Writer, CancellationToken.None));

    public async Task<ActResult<ReportSaved>> EditAsync(ReportDraft draft, ActContext? context = null, int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => new EditReport(db, TestData.FiguresOf(db)).RunAsync(Year, seen, draft, JournalAction.Edited, context ?? TestClock.Writer, CancellationToken.None));
    }

    public async Task<ActResult<ReportSaved>> SendAsync(int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => TestData.SendReport(db).RunAsync(Year, seen, TestClock.Writer, CancellationToken.None));
    }

    public async Task<ActResult<ReportSaved>> ReturnAsync(string reason, int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => new ReturnReport(db).RunAsync(Year, seen, reason, TestClock.Reviewer, CancellationToken.None));
    }

    /// <summary>Reviewed by one, then signed by the leader.</summary>
    public async Task<ActResult<ReportSaved>> PublishAsync(ActContext? context = null, int? version = null, ReviewLine? line = null) =>
        await ReviewAsync(context, version, line) is ActResult<ReportSaved>.Done ? await SignAsync(TestClock.Leader with { Now = (context ?? TestClock.Reviewer).Now }) : await ReviewAsync(context, version, line);

    public async Task<ActResult<ReportSaved>> ReviewAsync(ActContext? context = null, int? version = null, ReviewLine? line = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => TestData.ReviewReport(db).RunAsync(Year, seen, line ?? TestData.Line, context ?? TestClock.Reviewer, CancellationToken.None));
    }

    public async Task<ActResult<ReportSaved>> SignAsync(ActContext? context = null, int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => TestData.PublishReport(db).RunAsync(Year, seen, TestData.Line, context ?? TestClock.Leader, CancellationToken.None));
    }

    public async Task<ActResult<ReportSaved>> DiscardAsync(int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => new DiscardReportDraft(db).RunAsync(Year, seen, TestClock.Writer, CancellationToken.None));
    }

    public Task<List<JournalAction>> JournalAsync() =>
        WithAsync(db => db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Report).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
