using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>Sends a complete report to the reviewers.</summary>
public sealed class SendReportForReview(InfoDisclosureDb db, FigureReader figures, ReportTableReader tables, DraftDocument document, ReportCheckReader checks)
{
    /// <summary>The field of the issue that says that findings of the checks are open.</summary>
    public const string CheckField = "Checks";

    public async Task<ActResult<ReportSaved>> RunAsync(int year, int version, ActContext context, CancellationToken cancel)
    {
        var report = await db.Reports.Include(row => row.WorkingRevision!.Parts).FirstOrDefaultAsync(row => row.Year == year, cancel);
        if (report is null)
            return new ActResult<ReportSaved>.NotFound();
        if (report.Version != version)
            return new ActResult<ReportSaved>.Stale(report.Version);
        if (report.WorkingRevision is not { State: RevisionState.Draft or RevisionState.Returned } revision)
            return new ActResult<ReportSaved>.Refused("这份报告现在没有可以送审的草稿");
        List<Issue> issues = [.. ReportDraftRules.OfComplete(report, revision, tables.FormOf(year)), .. ReportDraftRules.OfFigures(revision, await figures.KnownAsync(cancel))];
        // What is sent is what gets published, so the official document must be printable from here on.
        if (issues.Count == 0)
            issues.AddRange(await document.IssuesAsync(revision, year, cancel));
        if (issues.Count == 0 && new ReportCheckup(year, version, await checks.FindingsAsync(report, revision, context.Today, cancel)).Refusal is { } refusal)
            issues.Add(new Issue(CheckField, refusal));
        if (issues.Count > 0)
            return new ActResult<ReportSaved>.Invalid(issues);
        revision.State = RevisionState.InReview;
        return await db.SaveReportAsync(report, version, context.Entry(JournalAction.SentForReview, JournalSubject.Report, report.Id, revision.Title), cancel);
    }
}

/// <summary>Passes a report on to 签发. The reviewer is another person than anyone who wrote on it since the last publication.</summary>
public sealed class ReviewReport(InfoDisclosureDb db, ReportCheckReader checks)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, int version, ReviewLine line, ActContext context, CancellationToken cancel)
    {
        line = line.Clean();
        var report = await db.Reports.Include(row => row.WorkingRevision!.Parts).FirstOrDefaultAsync(row => row.Year == year, cancel);
        if (report is null)
            return new ActResult<ReportSaved>.NotFound();
        if (report.Version != version)
            return new ActResult<ReportSaved>.Stale(report.Version);
        if (report.WorkingRevision is not { State: RevisionState.InReview } revision)
            return new ActResult<ReportSaved>.Refused("这份报告没有在等待审核");
        if (await db.WroteOnAsync(report.Id, revision, context.ActorId, cancel))
            return new ActResult<ReportSaved>.Refused("编写人和审核人不能是同一个人，请由另一位审核员审核");
        List<Issue> issues = [.. line.Issues(context.Today)];
        if (issues.Count > 0)
            return new ActResult<ReportSaved>.Invalid(issues);
        // The registers went on since it was sent.
        if (new ReportCheckup(year, version, await checks.FindingsAsync(report, revision, context.Today, cancel)).Refusal is { } refusal)
            return new ActResult<ReportSaved>.Refused($"送审以后数据有变化：{refusal}。请退回给编写人");
        db.Reviews.Add(line.Of(ReviewKind.Review, revision.Id, context));
        revision.State = RevisionState.InSigning;
        return await db.SaveReportAsync(report, version, context.Entry(JournalAction.Reviewed, JournalSubject.Report, report.Id, revision.Title, line.Conclusion), cancel);
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
        if (report.WorkingRevision is not { State: RevisionState.InReview or RevisionState.InSigning } revision)
            return new ActResult<ReportSaved>.Refused("这份报告没有在等待审核或者签发");
        if (PublicReason.Issue("Reason", "退回的理由", reason, ReportRevision.NoteLength) is { } issue)
            return new ActResult<ReportSaved>.Invalid([issue]);
        revision.State = RevisionState.Returned;
        revision.ReturnReason = reason;
        return await db.SaveReportAsync(report, version, context.Entry(JournalAction.Returned, JournalSubject.Report, report.Id, revision.Title, reason), cancel);
    }
}

/// <summary>
/// 签发: publishes a reviewed report. Counts its figures and tables, freezes their values and rows with the revision, and makes it
/// the live one. Whoever signs has not written on it; under the rule of three persons nor reviewed it.
/// </summary>
public sealed class PublishReport(InfoDisclosureDb db, FigureReader figures, ReportTableReader tables, ReportCheckReader checks, ReportFileMaker files)
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
            if (report.WorkingRevision is not { State: RevisionState.InSigning } revision)
                return new ActResult<ReportSaved>.Refused("这份报告还没有审核通过，不能签发");
            if (await db.WroteOnAsync(report.Id, revision, context.ActorId, cancel))
                return new ActResult<ReportSaved>.Refused("编写人不能签发自己写的报告，请由领导签发");
            if (await ItemAtHand.RuleAsync(db, cancel) == ReviewRule.ThreePersons && await db.Reviews.AnyAsync(row => row.ReportRevisionId == revision.Id && row.Kind == ReviewKind.Review && row.ReviewerId == context.ActorId, cancel))
                return new ActResult<ReportSaved>.Refused("审核的人不能再签发，请由另一位领导签发");
            List<Issue> issues = [.. line.Issues(context.Today), .. ReportDraftRules.OfComplete(report, revision, tables.FormOf(year)), .. ReportDraftRules.OfFigures(revision, await figures.KnownAsync(cancel))];
            if (issues.Count > 0)
                return new ActResult<ReportSaved>.Invalid(issues);
            // The registers went on since it was sent.
            if (new ReportCheckup(year, version, await checks.FindingsAsync(report, revision, context.Today, cancel)).Refusal is { } refusal)
                return new ActResult<ReportSaved>.Refused($"审核以后数据有变化：{refusal}。请退回给编写人");

            db.Reviews.Add(line.Of(ReviewKind.Signature, revision.Id, context));
            var values = await figures.ReadAsync(year, ReportFigures.Names(revision), cancel);
            revision.Figures = ReportFigures.Freeze(values.Values);
            var present = await tables.PresentAsync(year, revision.PeriodTo, cancel);
            revision.Cells = ReportTableReader.Freeze(present);
            if (await files.MakeAsync(revision, year, present, context.Now, cancel) is not { } made)
                return new ActResult<ReportSaved>.Refused("报告里有字库里没有的字，印不出来，请退回给编写人改掉");
            revision.Files = made;
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
}

/// <summary>The figures of a revision's text.</summary>
public static class ReportFigures
{
    /// <summary>The names in preface and parts, in their order.</summary>
    public static IReadOnlyList<string> Names(ReportRevision revision) =>
        [.. Texts(revision).SelectMany(markdown => OfficeText.Read(markdown, _ => true).Figures).Distinct()];

    /// <summary>Values and rows as they are now, to be kept with a revision. Stated figures need no freezing: they are text; the tables' numbers are kept with the tables.</summary>
    public static List<FrozenFigure> Freeze(IEnumerable<FigureValue> values) =>
        [.. values.Where(value => value is { Stated: null, Cell: null }).Select(value => new FrozenFigure { Name = value.Name, Value = value.RowIds.Count, RowIds = string.Join(',', value.RowIds) })];

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
    /// <summary>Whether somebody wrote on a report since its last publication.</summary>
    public static async Task<bool> WroteOnAsync(this InfoDisclosureDb db, int reportId, ReportRevision revision, int? actorId, CancellationToken cancel)
    {
        if (revision.WrittenById == actorId)
            return true;
        var lastPublished = await db.Journal
            .Where(entry => entry.SubjectKind == JournalSubject.Report && entry.SubjectId == reportId && (entry.Action == JournalAction.Published || entry.Action == JournalAction.Corrected))
            .MaxAsync(entry => (int?)entry.Id, cancel) ?? 0;
        return await db.Journal.AnyAsync(
            entry => entry.SubjectKind == JournalSubject.Report && entry.SubjectId == reportId && entry.Id > lastPublished && entry.ActorId == actorId
                && (entry.Action == JournalAction.Created || entry.Action == JournalAction.Edited || entry.Action == JournalAction.Imported),
            cancel);
    }

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
