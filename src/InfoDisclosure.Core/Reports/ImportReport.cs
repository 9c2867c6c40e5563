using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports.Importing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>
/// Makes a draft of what was read from a file. A year without a report gets one; else only the text being worked on is
/// replaced, and only if that is asked for. What is public stays as it is: the import is then a correction to be reviewed.
/// </summary>
public sealed class ImportReport(InfoDisclosureDb db, CreateReport create, EditReport edit)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, ReportDraft draft, bool replace, ActContext context, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().Where(row => row.Year == year)
            .Select(row => new { row.Version, State = row.WorkingRevision == null ? (RevisionState?)null : row.WorkingRevision.State }).FirstOrDefaultAsync(cancel);
        if (report is null)
            return await create.RunAsync(year, draft, JournalAction.Imported, context, cancel);
        if (report.State == RevisionState.InReview)
            return new ActResult<ReportSaved>.Refused($"{year}年的报告正在等待审核，不能用导入的内容替换；请先由审核员退回");
        if (!replace)
            return new ActResult<ReportSaved>.Invalid([new Issue("Replace", $"{year}年的报告已经有了。要用导入的内容替换正在编写的稿子，请选择替换；公开的报告不受影响")]);
        return await edit.RunAsync(year, report.Version, draft, JournalAction.Imported, context, cancel);
    }

    /// <summary>A recognised report as a draft of a year; a period that the file doesn't give is the whole year.</summary>
    public static ReportDraft ToDraft(RecognisedReport report, int year) => new()
    {
        Title = report.Title,
        Preface = report.Preface,
        PeriodFrom = report.PeriodFrom ?? new DateOnly(year, 1, 1),
        PeriodTo = report.PeriodTo ?? new DateOnly(year, 12, 31),
        SignedBy = report.SignedBy,
        SignedOn = report.SignedOn,
        Parts = [.. report.Parts.Select(part => new ReportPartDraft(part.Level, part.Heading, part.Markdown))],
    };
}
