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

    public static async Task<ReportScene> CreateAsync() => new(await TestDatabase.CreateAsync());

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
        WithAsync(db => new CreateReport(db, new FigureReader(db)).RunAsync(year, draft, JournalAction.Created, context ?? TestClock.Writer, CancellationToken.None));

    public async Task<ActResult<ReportSaved>> EditAsync(ReportDraft draft, ActContext? context = null, int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => new EditReport(db, new FigureReader(db)).RunAsync(Year, seen, draft, JournalAction.Edited, context ?? TestClock.Writer, CancellationToken.None));
    }

    public async Task<ActResult<ReportSaved>> SendAsync(int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => new SendReportForReview(db, new FigureReader(db), new DraftDocument(db, new FigureReader(db), TestData.Press)).RunAsync(Year, seen, TestClock.Writer, CancellationToken.None));
    }

    public async Task<ActResult<ReportSaved>> ReturnAsync(string reason, int? version = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => new ReturnReport(db).RunAsync(Year, seen, reason, TestClock.Reviewer, CancellationToken.None));
    }

    public async Task<ActResult<ReportSaved>> PublishAsync(ActContext? context = null, int? version = null, ReviewLine? line = null)
    {
        var seen = version ?? await VersionAsync();
        return await WithAsync(db => new PublishReport(db, new FigureReader(db)).RunAsync(Year, seen, line ?? TestData.Line, context ?? TestClock.Reviewer, CancellationToken.None));
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
