using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>Begins a year's report as a draft; a year has one report.</summary>
public sealed class CreateReport(InfoDisclosureDb db, FigureReader figures)
{
    /// <summary>The first year a report can be for: order 492 came into force in 2008.</summary>
    public const int FirstYear = 2008;

    /// <summary>What is wrong with a report's year; null when nothing is.</summary>
    public static Issue? YearIssue(int year, DateOnly today) =>
        year < FirstYear || year > today.Year ? new Issue("Year", $"年份应在{FirstYear}年到{today.Year}年之间") : null;

    public async Task<ActResult<ReportSaved>> RunAsync(int year, ReportDraft draft, JournalAction action, ActContext context, CancellationToken cancel)
    {
        if (YearIssue(year, context.Today) is { } outOfRange)
            return new ActResult<ReportSaved>.Invalid([outOfRange]);
        var issues = ReportDraftRules.Issues(draft, year, context.Today);
        var revision = new ReportRevision { Number = 1, Title = draft.Title, WrittenByName = context.ActorName };
        if (issues.Count == 0)
            issues = ReportDraftRules.Write(draft, revision, await figures.KnownAsync(cancel), context);
        if (issues.Count > 0)
            return new ActResult<ReportSaved>.Invalid(issues);

        var report = new AnnualReport { Year = year, Revisions = [revision] };
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            if (await db.Reports.AnyAsync(row => row.Year == year, cancel))
                return new ActResult<ReportSaved>.Refused($"{year}年的报告已经有了，请打开它修改");
            db.Reports.Add(report);
            await db.SaveChangesAsync(cancel);
            report.WorkingRevisionId = revision.Id;
            db.Journal.Add(context.Entry(action, JournalSubject.Report, report.Id, revision.Title));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return new ActResult<ReportSaved>.Done(new ReportSaved(report.Id, year, report.Version));
    }
}

/// <summary>Saves what a clerk changed; a published report is followed by a new revision, one in review goes back to draft.</summary>
public sealed class EditReport(InfoDisclosureDb db, FigureReader figures)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, int version, ReportDraft draft, JournalAction action, ActContext context, CancellationToken cancel)
    {
        // Read inside the transaction: writers stand in line, so two who begin the same correction meet as versions, not as rows.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var report = await db.Reports.Include(row => row.WorkingRevision!.Parts).FirstOrDefaultAsync(row => row.Year == year, cancel);
            if (report is null)
                return new ActResult<ReportSaved>.NotFound();
            if (report.Version != version)
                return new ActResult<ReportSaved>.Stale(report.Version);
            var issues = ReportDraftRules.Issues(draft, year, context.Today);
            if (issues.Count > 0)
                return new ActResult<ReportSaved>.Invalid(issues);
            var revision = report.WorkingRevision ?? await NextAsync(report, draft.Title, context, cancel);
            db.ReportParts.RemoveRange(revision.Parts);
            issues = ReportDraftRules.Write(draft, revision, await figures.KnownAsync(cancel), context);
            if (issues.Count > 0)
            {
                db.ChangeTracker.Clear();
                return new ActResult<ReportSaved>.Invalid(issues);
            }

            revision.State = RevisionState.Draft;
            revision.ReturnReason = null;
            db.Touch(report, version);
            db.Journal.Add(context.Entry(action, JournalSubject.Report, report.Id, revision.Title));
            await db.SaveChangesAsync(cancel);
            if (report.WorkingRevisionId != revision.Id)
                await db.Reports.Where(row => row.Id == report.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.WorkingRevisionId, revision.Id), cancel);
            await transaction.CommitAsync(cancel);
            // The update went past the tracker; sending in the same request must read the report as it is now.
            db.ChangeTracker.Clear();
            return new ActResult<ReportSaved>.Done(new ReportSaved(report.Id, year, version + 1));
        }
    }

    private async Task<ReportRevision> NextAsync(AnnualReport report, string title, ActContext context, CancellationToken cancel)
    {
        var last = await db.ReportRevisions.Where(row => row.ReportId == report.Id).MaxAsync(row => row.Number, cancel);
        var revision = new ReportRevision { ReportId = report.Id, Number = last + 1, Title = title, WrittenByName = context.ActorName };
        db.ReportRevisions.Add(revision);
        return revision;
    }
}

/// <summary>Drops a correction that was begun: the published report stays as it is. A report never published keeps its only draft.</summary>
public sealed class DiscardReportDraft(InfoDisclosureDb db)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, int version, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var report = await db.Reports.Include(row => row.WorkingRevision).FirstOrDefaultAsync(row => row.Year == year, cancel);
            if (report is null)
                return new ActResult<ReportSaved>.NotFound();
            if (report.Version != version)
                return new ActResult<ReportSaved>.Stale(report.Version);
            if (report is not { WorkingRevision: { } revision, LiveRevisionId: not null })
                return new ActResult<ReportSaved>.Refused("只有已发布的报告，才能放弃对它的修改");
            report.WorkingRevisionId = null;
            db.Touch(report, version);
            db.Journal.Add(context.Entry(JournalAction.Discarded, JournalSubject.Report, report.Id, revision.Title));
            // First the reference, then what it referred to.
            await db.SaveChangesAsync(cancel);
            db.ReportRevisions.Remove(revision);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<ReportSaved>.Done(new ReportSaved(report.Id, year, version + 1));
        }
    }
}
