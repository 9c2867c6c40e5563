using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>Sends a complete report to the reviewers.</summary>
public sealed class SendReportForReview(InfoDisclosureDb db, FigureReader figures, DraftDocument document)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, int version, ActContext context, CancellationToken cancel)
    {
        var report = await db.Reports.Include(row => row.WorkingRevision!.Parts).FirstOrDefaultAsync(row => row.Year == year, cancel);
        if (report is null)
            return new ActResult<ReportSaved>.NotFound();
        if (report.Version != version)
            return new ActResult<ReportSaved>.Stale(report.Version);
        if (report.WorkingRevision is not { State: RevisionState.Draft or RevisionState.Returned } revision)
            return new ActResult<ReportSaved>.Refused("这份报告现在没有可以送审的草稿");
        List<Issue> issues = [.. ReportDraftRules.OfComplete(report, revision), .. ReportDraftRules.OfFigures(revision, await figures.KnownAsync(cancel))];
        // What is sent is what gets published, so the official document must be printable from here on.
        if (issues.Count == 0)
            issues.AddRange(await document.IssuesAsync(revision, year, cancel));
        if (issues.Count > 0)
            return new ActResult<ReportSaved>.Invalid(issues);
        revision.State = RevisionState.InReview;
        return await db.SaveReportAsync(report, version, context.Entry(JournalAction.SentForReview, JournalSubject.Report, report.Id, revision.Title), cancel);
    }
}

/// <summary>Sends a report back to its writer, with the reason.</summary>
public sealed class ReturnReport(InfoDisclosureDb db)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, int version, string reason, ActContext context, CancellationToken cancel)
    {
        reason = OneLine.Of(reason);
        var report = await db.Reports.Include(row => row.WorkingRevision).FirstOrDefaultAsync(row => row.Year == year, cancel);
        if (report is null)
            return new ActResult<ReportSaved>.NotFound();
        if (report.Version != version)
            return new ActResult<ReportSaved>.Stale(report.Version);
        if (report.WorkingRevision is not { State: RevisionState.InReview } revision)
            return new ActResult<ReportSaved>.Refused("这份报告没有在等待审核");
        if (PublicReason.Issue("Reason", "退回的理由", reason, ReportRevision.NoteLength) is { } issue)
            return new ActResult<ReportSaved>.Invalid([issue]);
        revision.State = RevisionState.Returned;
        revision.ReturnReason = reason;
        return await db.SaveReportAsync(report, version, context.Entry(JournalAction.Returned, JournalSubject.Report, report.Id, revision.Title, reason), cancel);
    }
}

/// <summary>
/// Publishes a reviewed report: counts its figures, freezes their values and rows with the revision, and makes it the live one.
/// The reviewer is another person than anyone who wrote on it since the last publication.
/// </summary>
public sealed class PublishReport(InfoDisclosureDb db, FigureReader figures)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, int version, ReviewLine line, ActContext context, CancellationToken cancel)
    {
        line = line.Clean();
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var report = await db.Reports.Include(row => row.WorkingRevision!.Parts).FirstOrDefaultAsync(row => row.Year == year, cancel);
            if (report is null)
                return new ActResult<ReportSaved>.NotFound();
            if (report.Version != version)
                return new ActResult<ReportSaved>.Stale(report.Version);
            if (report.WorkingRevision is not { State: RevisionState.InReview } revision)
                return new ActResult<ReportSaved>.Refused("这份报告没有送审，不能发布");
            if (revision.WrittenById == context.ActorId || await WroteOnItAsync(report.Id, context.ActorId, cancel))
                return new ActResult<ReportSaved>.Refused("编写人和审核人不能是同一个人，请由另一位审核员审核发布");
            List<Issue> issues = [.. line.Issues(context.Today), .. ReportDraftRules.OfComplete(report, revision), .. ReportDraftRules.OfFigures(revision, await figures.KnownAsync(cancel))];
            if (issues.Count > 0)
                return new ActResult<ReportSaved>.Invalid(issues);

            db.Reviews.Add(new PublicationReview
            {
                ReportRevisionId = revision.Id,
                ReviewerId = context.ActorId,
                ReviewerName = context.ActorName,
                ReviewedOn = line.ReviewedOn!.Value,
                Conclusion = line.Conclusion,
                Ground = line.Ground,
            });
            var values = await figures.ReadAsync(year, ReportFigures.Names(revision), cancel);
            revision.Figures = ReportFigures.Freeze(values.Values);
            db.Touch(report, version);
            // Review line and figures stand before the revision is marked as published: triggers check the one and close the other.
            if (!await db.TrySave(cancel))
                return new ActResult<ReportSaved>.Stale(await db.Reports.AsNoTracking().Where(row => row.Year == year).Select(row => row.Version).FirstAsync(cancel));

            var again = report.PublishedAt is not null;
            GoLive(report, revision, context.Now);
            await SearchIndexer.PutAsync(db, ReportFigures.Found(year, revision, values, context.Today), cancel);
            db.Journal.Add(context.Entry(again ? JournalAction.Corrected : JournalAction.Published, JournalSubject.Report, report.Id, revision.Title, line.Conclusion));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<ReportSaved>.Done(new ReportSaved(report.Id, year, report.Version));
        }
    }

    /// <summary>What publishing does to the rows, shared with the loading of demonstration data.</summary>
    internal static void GoLive(AnnualReport report, ReportRevision revision, DateTime now)
    {
        revision.State = RevisionState.Published;
        revision.PublishedAt = now;
        report.PublishedAt ??= now;
        report.LiveRevisionId = revision.Id;
        report.WorkingRevisionId = null;
    }

    private Task<bool> WroteOnItAsync(int reportId, int? actorId, CancellationToken cancel)
    {
        var lastPublished = db.Journal
            .Where(entry => entry.SubjectKind == JournalSubject.Report && entry.SubjectId == reportId && (entry.Action == JournalAction.Published || entry.Action == JournalAction.Corrected))
            .Max(entry => (int?)entry.Id) ?? 0;
        return db.Journal.AnyAsync(
            entry => entry.SubjectKind == JournalSubject.Report && entry.SubjectId == reportId && entry.Id > lastPublished && entry.ActorId == actorId
                && (entry.Action == JournalAction.Created || entry.Action == JournalAction.Edited || entry.Action == JournalAction.Imported),
            cancel);
    }
}

/// <summary>The figures of a revision's text.</summary>
public static class ReportFigures
{
    /// <summary>The names in preface and parts, in their order.</summary>
    public static IReadOnlyList<string> Names(ReportRevision revision) =>
        [.. Texts(revision).SelectMany(markdown => OfficeText.Read(markdown, _ => true).Figures).Distinct()];

    /// <summary>Values and rows as they are now, to be kept with a revision. Stated figures need no freezing: they are text.</summary>
    public static List<FrozenFigure> Freeze(IEnumerable<FigureValue> values) =>
        [.. values.Where(value => value.Stated is null).Select(value => new FrozenFigure { Name = value.Name, Value = value.RowIds.Count, RowIds = string.Join(',', value.RowIds) })];

    /// <summary>What search finds a report by: its words with the figures' values in their places.</summary>
    public static SearchText Found(int year, ReportRevision revision, IReadOnlyDictionary<string, FigureValue> values, DateOnly publishedOn) => new()
    {
        Kind = SearchKind.Report,
        SubjectId = year,
        Title = revision.Title,
        Body = string.Join('\n', revision.Parts.OrderBy(part => part.Position).Select(part => part.Heading + "\n" + Words(part.Markdown, values)).Prepend(Words(revision.PrefaceMarkdown, values))),
        Date = publishedOn,
    };

    private static string Words(string markdown, IReadOnlyDictionary<string, FigureValue> values) => OfficeBlocks.Words(OfficeText.Blocks(markdown, name => values[name].Text));

    private static IEnumerable<string> Texts(ReportRevision revision) => revision.Parts.OrderBy(part => part.Position).Select(part => part.Markdown).Prepend(revision.PrefaceMarkdown);
}

internal static class ReportSaving
{
    /// <summary>State, version and journal line in one save.</summary>
    public static async Task<ActResult<ReportSaved>> SaveReportAsync(this InfoDisclosureDb db, AnnualReport report, int version, JournalEntry entry, CancellationToken cancel)
    {
        db.Touch(report, version);
        db.Journal.Add(entry);
        return await db.TrySave(cancel)
            ? new ActResult<ReportSaved>.Done(new ReportSaved(report.Id, report.Year, version + 1))
            : new ActResult<ReportSaved>.Stale(await db.Reports.AsNoTracking().Where(row => row.Id == report.Id).Select(row => row.Version).FirstAsync(cancel));
    }
}
