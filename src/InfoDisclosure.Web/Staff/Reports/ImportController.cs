using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Importing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Reports;

/// <summary>A file to import.</summary>
public sealed record ImportFileForm
{
    [Display(Name = "报告文件")]
    public IFormFile? File { get; set; }
}

public sealed record ImportFilePage
{
    public required ImportFileForm Form { get; init; }
}

/// <summary>What was read from the file, carried from the preview to saving; the server keeps nothing in between.</summary>
public sealed record ImportForm : ReportForm
{
    [Display(Name = "报告年份")]
    public int? Year { get; set; }

    [Display(Name = "这一年的报告已经有了时，替换正在编写的稿子（公开的报告不受影响）")]
    public bool Replace { get; set; }

    public List<string> Recognised { get; set; } = [];

    public List<string> Unplaced { get; set; } = [];
}

/// <summary>The preview of an import.</summary>
public sealed record ImportPage
{
    public required ImportForm Form { get; init; }

    public required ReportPaper Paper { get; init; }
}

/// <summary>从文件导入: choose a file, see what was recognised, make a draft of it.</summary>
public sealed class ImportController(ReportWorkReader reports) : StaffController
{
    private const int LongestUpload = 4_000_000;

    [HttpGet("/staff/reports/import"), Requires(StaffAction.WriteReports)]
    public IActionResult Choose() => View("Choose", new ImportFilePage { Form = new ImportFileForm() });

    [HttpPost("/staff/reports/import"), Requires(StaffAction.WriteReports), KeepsForm, RequestSizeLimit(LongestUpload)]
    public async Task<IActionResult> Choose(ImportFileForm form, CancellationToken cancel)
    {
        if (IsCarried(HttpContext))
            return Choose();
        IReadOnlyList<string> problems = ["请选择文件"];
        if (form.File is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            switch (ReportTextReader.Read(bytes.ToArray()))
            {
                case RecognisedReport report:
                    return View("Preview", await PageAsync(FormOf(report), cancel));
                case NotAReport(var reasons):
                    problems = reasons;
                    break;
            }
        }

        foreach (var problem in problems)
            ModelState.AddModelError("Form.File", problem);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Choose", new ImportFilePage { Form = form });
    }

    [HttpPost("/staff/reports/import/save"), Requires(StaffAction.WriteReports), KeepsForm, RequestFormLimits(ValueCountLimit = 2_000)]
    public Task<IActionResult> Save(ImportForm form, [FromServices] ImportReport import, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => import.RunAsync(YearOf(form), form.ToDraft(YearOf(form)), form.Replace, act, cancel),
        done: saved => Url.EditReport(saved.Year),
        again: async () => View("Preview", await PageAsync(form, cancel)),
        notice: "已导入为草稿，请逐段核对，再送审");

    private static ImportForm FormOf(RecognisedReport report) => new()
    {
        Year = report.Year,
        Title = report.Title,
        PeriodFrom = report.PeriodFrom,
        PeriodTo = report.PeriodTo,
        Preface = report.Preface,
        Parts = [.. report.Parts.Select(part => new ReportPartForm { Level = part.Level, Heading = part.Heading, Markdown = part.Markdown })],
        SignedBy = report.SignedBy,
        SignedOn = report.SignedOn,
        Recognised = [.. report.Recognised],
        Unplaced = [.. report.Unplaced.Select(text => $"第{text.Line}行：{text.Text}")],
    };

    /// <summary>A year that a calendar has, whatever was typed; the act judges it.</summary>
    private static int YearOf(ImportForm form) => Math.Clamp(form.Year ?? 1, 1, 9999);

    private async Task<ImportPage> PageAsync(ImportForm form, CancellationToken cancel) => new()
    {
        Form = form,
        Paper = await reports.PreviewAsync(YearOf(form), form.ToDraft(YearOf(form)), cancel),
    };
}
