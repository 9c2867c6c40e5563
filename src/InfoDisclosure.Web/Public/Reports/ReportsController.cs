using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Shared.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InfoDisclosure.Web.Public.Reports;

/// <summary>Every published report.</summary>
public sealed record ReportListPage : PublicPage
{
    public required IReadOnlyList<ReportRow> Reports { get; init; }
}

/// <summary>A report as a document.</summary>
public sealed record ReportPage : PublicPage
{
    public required ReportView Report { get; init; }
}

/// <summary>The rows behind a figure.</summary>
public sealed record FigurePage : PublicPage
{
    public required FigureView Figure { get; init; }

    /// <summary>What is counted, in words.</summary>
    public required string Meaning { get; init; }
}

public sealed class ReportsController(ReportReader reports, PublicLinks links) : PublicController
{
    [HttpGet(PublicPaths.Reports)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(new ReportListPage
    {
        Reports = await reports.ListAsync(cancel),
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
    public async Task<IActionResult> Report(int year, [FromServices] SiteContext site, CancellationToken cancel)
    {
        if (await reports.PageAsync(year, name => links.Figure(year, name), cancel) is not { } report)
            return NotFound();
        return View(new ReportPage
        {
            Report = report,
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

    /// <summary>The document, made from the frozen model; the output cache keeps it until the report changes.</summary>
    [HttpGet(PublicPaths.Reports + "/{year:int}.pdf"), EnableRateLimiting(RateLimits.Documents)]
    public async Task<IActionResult> Pdf(int year, [FromServices] Printer printer, CancellationToken cancel)
    {
        if (await reports.DocumentAsync(year, links.Absolute(PublicPaths.Report(year)), cancel) is not { } source)
            return NotFound();
        if (printer.Print(source.FontFiles, (press, fonts) => press.Render(source.Content, fonts)) is not DocumentResult.Rendered document)
            throw new InvalidOperationException("A published report holds characters that no font has.");
        return Printer.Answer(document, source.FileName, source.Content.DatedAt, Response);
    }
}
