using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace InfoDisclosure.Web.Staff.Ledger;

/// <summary>The typed numbers: one field a line and month, with what stood there when the page was opened.</summary>
public sealed record LedgerForm
{
    public List<LedgerFieldForm> Fields { get; set; } = [];
}

public sealed record LedgerFieldForm
{
    public string? Line { get; set; }

    public int Month { get; set; }

    public string? Typed { get; set; }

    public string? Was { get; set; }
}

public sealed record LedgerPage
{
    public required LedgerYear Ledger { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>What stands in a field, and what stood there when it was opened.</summary>
    public required Func<string, int, (string Typed, string Was)> Field { get; init; }

    public required bool MayWrite { get; init; }

    /// <summary>Months that haven't begun have no fields.</summary>
    public required int LastMonth { get; init; }
}

/// <summary>月度台账: numbers that the yearly report counts and the portal holds no rows of.</summary>
public sealed class LedgerController(LedgerReader ledger) : StaffController
{
    private const int LongestUpload = 2_000_000;

    [HttpGet("/staff/ledger"), Requires(StaffAction.ReadReports)]
    public Task<IActionResult> Index(ActContext act, CancellationToken cancel) => Year(act.Today.Year, act, cancel);

    [HttpGet("/staff/ledger/{year:int}"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> Year(int year, ActContext act, CancellationToken cancel) =>
        CreateReport.YearIssue(year, act.Today) is null ? View("Ledger", await PageAsync(year, null, act, cancel)) : NotFound();

    [HttpPost("/staff/ledger/{year:int}"), Requires(StaffAction.WriteReports), KeepsForm, RequestFormLimits(ValueCountLimit = 2_000)]
    public Task<IActionResult> Save(int year, LedgerForm form, [FromServices] SaveLedgerYear save, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => save.RunAsync(year, [.. form.Fields.Where(field => field.Line is not null).Select(field => new LedgerField(field.Line!, field.Month, field.Typed, field.Was))], act, cancel),
        done: _ => Url.Ledger(year),
        again: async () => View("Ledger", await PageAsync(year, form, act, cancel)),
        notice: "台账已保存");

    [HttpGet("/staff/ledger/{year:int}.xlsx"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> Sheet(int year, [FromServices] LedgerSheet sheet, ActContext act, CancellationToken cancel)
    {
        if (CreateReport.YearIssue(year, act.Today) is not null)
            return NotFound();
        var file = new MemoryStream();
        await sheet.WriteAsync(file, year, cancel);
        return File(file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{year}年月度台账.xlsx");
    }

    /// <summary>Fills the form from a file; nothing is saved until the clerk presses the button.</summary>
    [HttpPost("/staff/ledger/{year:int}/file"), Requires(StaffAction.WriteReports), RequestSizeLimit(LongestUpload)]
    public async Task<IActionResult> Read(int year, IFormFile? file, [FromServices] LedgerSheet sheet, ActContext act, CancellationToken cancel)
    {
        if (CreateReport.YearIssue(year, act.Today) is not null)
            return NotFound();
        var read = new LedgerFile(new Dictionary<(string, int), string>(), ["请选择文件"]);
        if (file is { Length: > 0 })
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancel);
            content.Position = 0;
            read = await sheet.ReadAsync(file.FileName, content, year, act.Today, cancel);
        }

        var page = await PageAsync(year, null, act, cancel);
        if (read.Problems.Count > 0)
        {
            foreach (var problem in read.Problems)
                ModelState.AddModelError("file", problem);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Ledger", page);
        }

        ViewData[NoticeKey] = "文件里的数已经填到下面，还没有保存，请核对后按“保存”";
        return View("Ledger", page with { Field = (line, month) => read.Typed.TryGetValue((line, month), out var typed) ? (typed, page.Field(line, month).Was) : page.Field(line, month) });
    }

    private async Task<LedgerPage> PageAsync(int year, LedgerForm? form, ActContext act, CancellationToken cancel)
    {
        var entries = await ledger.YearAsync(year, cancel);
        var typed = (form?.Fields ?? []).Where(field => field.Line is not null).DistinctBy(field => (field.Line, field.Month)).ToDictionary(field => (field.Line!, field.Month));
        return new LedgerPage
        {
            Ledger = entries,
            Years = [.. Enumerable.Range(act.Today.Year - 4, 5).Append(year).Distinct().OrderDescending()],
            Field = (line, month) =>
            {
                var now = SaveLedgerYear.Written(entries.Values.TryGetValue((line, month), out var value) ? value : null);
                if (!typed.TryGetValue((line, month), out var field) || (field.Typed ?? "").Trim() == (field.Was ?? "").Trim())
                    return (now, now);
                // What was typed stays, against what the clerk knows of: what stands there now once that has been said.
                return (field.Typed ?? "", ModelState.GetFieldValidationState($"Form.{SaveLedgerYear.FieldName(line, month)}") == ModelValidationState.Invalid ? now : field.Was ?? "");
            },
            MayWrite = Me.Can(StaffAction.WriteReports),
            LastMonth = year < act.Today.Year ? 12 : act.Today.Month,
        };
    }
}
