using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Reports;

/// <summary>The year's tables as the rows now make them.</summary>
public sealed record TablesPage
{
    public required ReportTables Tables { get; init; }

    /// <summary>The day that was asked for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Numbers with a number of last year beside them that is another.</summary>
    public required IReadOnlyList<ReportCell> Changed { get; init; }
}

public sealed record AdjustForm
{
    [Display(Name = "调整为")]
    public string? Value { get; init; }

    [Display(Name = "理由"), AtMost(CellAdjustment.ReasonLength)]
    public string? Reason { get; init; }
}

/// <summary>A number, the rows behind it, and what was set in its place.</summary>
public sealed record StaffCellPage
{
    public required int Year { get; init; }

    public required ReportCell Cell { get; init; }

    public required CellRows Rows { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<CellAdjustment> Adjustments { get; init; }

    public required AdjustForm Form { get; init; }

    public required bool MayAdjust { get; init; }

    public required int? Me { get; init; }
}

public sealed record ExplainForm
{
    public string? Key { get; init; }

    [Display(Name = "原因"), AtMost(CheckExplanation.TextLength)]
    public string? Text { get; init; }
}

/// <summary>What the checks found.</summary>
public sealed record ChecksPage
{
    public required ReportCheckup Checkup { get; init; }

    public required RevisionState State { get; init; }

    public required ExplainForm Form { get; init; }

    public required bool MayWrite { get; init; }
}

/// <summary>数据和核对: the tables of a report with the rows behind every number, and what the checks say.</summary>
public sealed class TablesController(ReportTableReader tables, CellRowReader rows, AdjustmentReader adjustments, ReportWorkReader reports, ReportCheckReader checks) : StaffController
{
    [HttpGet("/staff/reports/{year:int}/tables"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> Tables(int year, DateOnly? asOf, ActContext act, CancellationToken cancel)
    {
        if (CreateReport.YearIssue(year, act.Today) is not null)
            return NotFound();
        var day = asOf ?? new DateOnly(year, 12, 31);
        var present = await tables.PresentAsync(year, day.Year < year ? new DateOnly(year, 1, 1) : day, cancel);
        return View("Tables", new TablesPage { Tables = present, AsOf = day, Changed = [.. present.Cells.Values.Where(cell => cell.Difference is not (null or 0) && cell.Cell.IsInShort)] });
    }

    [HttpGet("/staff/reports/{year:int}/cells/{table}/{row}/{column}"), Requires(StaffAction.ReadReports)]
    public Task<IActionResult> Cell(int year, string table, string row, string column, ActContext act, CancellationToken cancel) => CellAsync(year, $"{table}/{row}/{column}", new AdjustForm(), act, cancel);

    [HttpPost("/staff/reports/{year:int}/cells/{table}/{row}/{column}"), Requires(StaffAction.WriteReports), KeepsForm]
    public Task<IActionResult> Adjust(int year, string table, string row, string column, AdjustForm form, [FromServices] AdjustCell adjust, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => adjust.RunAsync(year, $"{table}/{row}/{column}", form.Value, form.Reason, act, cancel),
        done: _ => Url.ReportCellRows(year, $"{table}/{row}/{column}"),
        again: () => CellAsync(year, $"{table}/{row}/{column}", form, act, cancel),
        notice: "已提出，另一个人确认以后才生效");

    /// <summary>Confirms or ends an adjustment; whoever may write or review reports may, but nobody confirms their own.</summary>
    [HttpPost("/staff/reports/adjustments/{id:int}"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> Decide(int id, [FromForm(Name = "do")] string? button, [FromServices] DecideAdjustment decide, ActContext act, CancellationToken cancel)
    {
        if (!Me.Can(StaffAction.WriteReports) && !Me.Can(StaffAction.ReviewReports))
            return Forbid();
        if (await adjustments.FindAsync(id, cancel) is not { } row)
            return NotFound();
        return await SubmitAsync(
            () => decide.RunAsync(id, button == "confirm", act, cancel),
            done: _ => Url.ReportCellRows(row.Year, row.Path),
            again: () => CellAsync(row.Year, row.Path, new AdjustForm(), act, cancel),
            notice: button == "confirm" ? "已确认，数字按调整后的计" : "已取消，数字按记录计");
    }

    [HttpGet("/staff/reports/{year:int}/checks"), Requires(StaffAction.ReadReports)]
    public Task<IActionResult> Checks(int year, ActContext act, CancellationToken cancel) => ChecksAsync(year, new ExplainForm(), act, cancel);

    [HttpPost("/staff/reports/{year:int}/checks"), Requires(StaffAction.WriteReports), KeepsForm]
    public Task<IActionResult> Explain(int year, ExplainForm form, [FromServices] ExplainFinding explain, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => explain.RunAsync(year, form.Key ?? "", form.Text, act, cancel),
        done: _ => Url.ReportChecks(year),
        again: () => ChecksAsync(year, form, act, cancel),
        notice: "已记下原因");

    private async Task<IActionResult> CellAsync(int year, string path, AdjustForm form, ActContext act, CancellationToken cancel)
    {
        if (CreateReport.YearIssue(year, act.Today) is not null || (await tables.PresentAsync(year, new DateOnly(year, 12, 31), cancel)).Cells.GetValueOrDefault(path) is not { } cell)
            return NotFound();
        return View("Cell", new StaffCellPage
        {
            Year = year,
            Cell = cell,
            Rows = await rows.ReadAsync(cell.Cell.Source, cell.RowIds, cancel),
            Adjustments = await adjustments.OfAsync(year, path, cancel),
            Form = form,
            MayAdjust = Me.Can(StaffAction.WriteReports),
            Me = act.ActorId,
        });
    }

    private async Task<IActionResult> ChecksAsync(int year, ExplainForm form, ActContext act, CancellationToken cancel) =>
        await checks.ReadAsync(year, act.Today, cancel) is { } checkup && await reports.WorkAsync(year, cancel) is { State: { } state }
            ? View("Checks", new ChecksPage { Checkup = checkup, State = state, Form = form, MayWrite = Me.Can(StaffAction.WriteReports) })
            : NotFound();
}
