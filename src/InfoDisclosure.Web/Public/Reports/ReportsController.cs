using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Shared.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace InfoDisclosure.Web.Public.Reports;

/// <summary>Every published report.</summary>
public sealed record ReportListPage : PublicPage
{
    public required IReadOnlyList<ReportRow> Reports { get; init; }

    /// <summary>Two of them have tables.</summary>
    public required bool CanCompare { get; init; }
}

/// <summary>A report as a document.</summary>
public sealed record ReportPage : PublicPage
{
    public required ReportView Report { get; init; }

    /// <summary>What can be taken away; empty for reports from before files were kept.</summary>
    public required IReadOnlyList<ReportFile> Files { get; init; }
}

/// <summary>The rows behind a figure.</summary>
public sealed record FigurePage : PublicPage
{
    public required FigureView Figure { get; init; }

    /// <summary>What is counted, in words.</summary>
    public required string Meaning { get; init; }
}

/// <summary>The rows behind a number of the tables.</summary>
public sealed record ReportCellPage : PublicPage
{
    public required CellView Cell { get; init; }
}

/// <summary>Two years side by side.</summary>
public sealed record ComparePage : PublicPage
{
    public required ReportComparison Comparison { get; init; }
}

/// <summary>A digest and what it is of.</summary>
public sealed record VerifyPage : PublicPage
{
    public required string Digest { get; init; }

    /// <summary>Null: nothing was asked, or it isn't a digest.</summary>
    public required FileVerdict? Verdict { get; init; }
}

public sealed class ReportsController(ReportReader reports, PublicLinks links) : PublicController
{
    [HttpGet(PublicPaths.Reports)]
    public async Task<IActionResult> Index([FromServices] ReportComparisonReader comparisons, CancellationToken cancel) => View(new ReportListPage
    {
        Reports = await reports.ListAsync(cancel),
        CanCompare = (await comparisons.YearsAsync(cancel)).Count > 1,
        Head = new PageHead
        {
            Title = PublicColumn.Reports.Name,
            Description = PublicColumn.Reports.Description,
            Path = PublicPaths.Reports,
            Column = PublicColumn.Reports,
            Crumbs = [new Crumb(PublicColumn.Reports.Name)],
        },
    });

    [HttpGet(PublicPaths.Reports + "/{year:int}")]
    public async Task<IActionResult> Report(int year, [FromServices] SiteContext site, [FromServices] ReportFileReader files, CancellationToken cancel)
    {
        if (await reports.PageAsync(year, name => links.Figure(year, name), path => links.ReportCell(year, path), cancel) is not { } report)
            return NotFound();
        return View(new ReportPage
        {
            Report = report,
            Files = await files.FilesAsync(year, cancel),
            Head = new PageHead
            {
                Title = report.Title,
                Description = $"{report.Title}，统计期限{report.PeriodFrom:yyyy年M月d日}至{report.PeriodTo:yyyy年M月d日}，可以阅读和下载。",
                Path = PublicPaths.Report(year),
                Column = PublicColumn.Reports,
                Crumbs = [new Crumb(PublicColumn.Reports.Name, PublicPaths.Reports), new Crumb($"{year}年")],
                Article = new ArticleTags(report.Title, OfficeDay.Local(report.PublishedAt), report.SignedBy ?? site.Frame.AgencyName, $"年度报告,{year}年"),
            },
        });
    }

    [HttpGet(PublicPaths.Reports + "/{year:int}/figures/{name}")]
    public async Task<IActionResult> Figure(int year, string name, CancellationToken cancel)
    {
        if (await reports.FigureAsync(year, name, cancel) is not { } figure)
            return NotFound();
        var meaning = FigureWords.Meaning(name, year);
        return View(new FigurePage
        {
            Figure = figure,
            Meaning = meaning,
            Head = new PageHead
            {
                Title = $"{meaning}：{figure.Value}（年度报告数字的来源）",
                Description = $"{figure.ReportTitle}中“{meaning}”{figure.Value}所计入的每一条。",
                Path = PublicPaths.Figure(year, name),
                Column = PublicColumn.Reports,
                Crumbs = [new Crumb(PublicColumn.Reports.Name, PublicPaths.Reports), new Crumb($"{year}年", PublicPaths.Report(year)), new Crumb(meaning)],
                NoIndex = true,
            },
        });
    }

    [HttpGet(PublicPaths.Reports + "/{year:int}/cells/{table}/{row}/{column}")]
    public async Task<IActionResult> Cell(int year, string table, string row, string column, CancellationToken cancel)
    {
        if (await reports.CellAsync(year, $"{table}/{row}/{column}", cancel) is not { } cell)
            return NotFound();
        var name = $"{year}年年度报告表{cell.Cell.Cell.Table.Code}：{cell.Cell.Cell.Name}";
        return View(new ReportCellPage
        {
            Cell = cell,
            Head = new PageHead
            {
                Title = $"{name}（数字的来源）",
                Description = $"{cell.ReportTitle}中“{cell.Cell.Cell.Name}”所计入的每一条。",
                Path = PublicPaths.ReportCell(year, cell.Cell.Cell.Path),
                Column = PublicColumn.Reports,
                Crumbs = [new Crumb(PublicColumn.Reports.Name, PublicPaths.Reports), new Crumb($"{year}年", PublicPaths.Report(year)), new Crumb(cell.Cell.Cell.Name)],
                NoIndex = true,
            },
        });
    }

    /// <summary>The document as it was made when it was signed; of reports from before that, made from the frozen model.</summary>
    [HttpGet(PublicPaths.Reports + "/{year:int}.pdf"), EnableRateLimiting(RateLimits.Documents)]
    public async Task<IActionResult> Pdf(int year, [FromServices] ReportFileReader files, [FromServices] UploadStore store, [FromServices] Printer printer, CancellationToken cancel)
    {
        if (await files.FileAsync(year, ReportFormat.Pdf, cancel) is { } file)
            return Answer(file, store, "inline");
        if (await reports.DocumentAsync(year, links.Absolute(PublicPaths.Report(year)), cancel) is not { } source)
            return NotFound();
        if (printer.Print(source.FontFiles, (press, fonts) => press.Render(source.Content, fonts)) is not DocumentResult.Rendered document)
            throw new InvalidOperationException("A published report holds characters that no font has.");
        return Printer.Answer(document, source.FileName, source.Content.DatedAt, Response);
    }

    [HttpGet(PublicPaths.Reports + "/{year:int}.docx"), HttpGet(PublicPaths.Reports + "/{year:int}.xlsx"), HttpGet(PublicPaths.Reports + "/{year:int}.json"), EnableRateLimiting(RateLimits.Documents)]
    public async Task<IActionResult> Download(int year, [FromServices] ReportFileReader files, [FromServices] UploadStore store, CancellationToken cancel)
    {
        var format = Enum.GetValues<ReportFormat>().First(one => one.Ending() == Path.GetExtension(Request.Path.Value));
        return await files.FileAsync(year, format, cancel) is { } file ? Answer(file, store, "attachment") : NotFound();
    }

    /// <summary>Two years side by side; without years the newest two.</summary>
    [HttpGet(PublicPaths.CompareReports)]
    public async Task<IActionResult> Compare(int? from, int? to, [FromServices] ReportComparisonReader reader, CancellationToken cancel)
    {
        var years = await reader.YearsAsync(cancel);
        if (years.Count < 2)
            return NotFound();
        var (earlier, later) = (from ?? years[1], to ?? years[0]);
        if (await reader.ReadAsync(Math.Min(earlier, later), Math.Max(earlier, later), cancel) is not { } comparison)
            return NotFound();
        return View(new ComparePage
        {
            Comparison = comparison,
            Head = new PageHead
            {
                Title = $"年度报告数据对比：{comparison.Earlier}年和{comparison.Later}年",
                Description = "两个年度的政府信息公开工作年度报告里意义相同的数字，逐个对比。",
                Path = PublicPaths.CompareReports,
                Column = PublicColumn.Reports,
                Crumbs = [new Crumb(PublicColumn.Reports.Name, PublicPaths.Reports), new Crumb("数据对比")],
                NoIndex = true,
            },
        });
    }

    /// <summary>查验: whether a file is one of ours, by its SHA-256.</summary>
    [HttpGet(PublicPaths.Verify)]
    public async Task<IActionResult> Verify(string? digest, [FromServices] ReportFileReader files, CancellationToken cancel)
    {
        var asked = (digest ?? "").Trim();
        return View(new VerifyPage
        {
            Digest = asked,
            Verdict = asked.Length == 0 ? null : await files.VerifyAsync(asked, cancel),
            Head = new PageHead
            {
                Title = "查验年度报告文件",
                Description = "核对手里的年度报告文件是不是本机关发布的、是不是最新的一版。",
                Path = PublicPaths.Verify,
                Column = PublicColumn.Reports,
                Crumbs = [new Crumb(PublicColumn.Reports.Name, PublicPaths.Reports), new Crumb("查验文件")],
                NoIndex = asked.Length > 0,
            },
        });
    }

    private PhysicalFileResult Answer(ReportFile file, UploadStore store, string how)
    {
        var disposition = new ContentDispositionHeaderValue(how);
        disposition.SetHttpFileName(file.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        return new PhysicalFileResult(store.PathOf(file.Digest), file.Format.ContentType()) { EntityTag = new EntityTagHeaderValue($"\"{file.Digest}\""), EnableRangeProcessing = true };
    }
}
