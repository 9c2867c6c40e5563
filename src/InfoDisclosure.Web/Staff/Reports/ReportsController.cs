using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace InfoDisclosure.Web.Staff.Reports;

/// <summary>年度报告: the list, one year's report with its history, its editor, its review and publication.</summary>
public sealed class ReportsController(ReportWorkReader reports, FigureReader figures, ReportShapeReader shapes) : StaffController
{
    /// <summary>How many years back the list asks for a report that was never begun.</summary>
    private const int YearsAsked = 3;

    [HttpGet("/staff/reports"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> Index(ActContext act, CancellationToken cancel)
    {
        var known = await reports.ListAsync(cancel);
        var due = await reports.DueAsync(cancel);
        var asked = Enumerable.Range(act.Today.Year - YearsAsked, YearsAsked).Except(known.Select(report => report.Year)).ToList();
        return View(new ReportListPage
        {
            NextYear = asked.Count > 0 ? asked.Max() : null,
            Rows = [.. known.Select(report => (report.Year, (ReportStanding?)report)).Concat(asked.Select(year => (year, (ReportStanding?)null)))
                .OrderByDescending(row => row.Item1)
                .Select(row => new ReportRowLine
                {
                    Year = row.Item1,
                    Report = row.Item2,
                    DueOn = due.Of(row.Item1),
                    Late = row.Item2?.PublishedAt is null && act.Today > due.Of(row.Item1),
                })],
        });
    }

    [HttpGet("/staff/reports/new"), Requires(StaffAction.WriteReports)]
    public IActionResult Begin(int? year, ActContext act) => View(new BeginPage { Form = new BeginForm { Year = year ?? act.Today.Year - 1 } });

    [HttpPost("/staff/reports/new"), Requires(StaffAction.WriteReports), KeepsForm]
    public Task<IActionResult> Begin(BeginForm form, [FromServices] BeginReport begin, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => begin.RunAsync(form.Year ?? 0, act, cancel),
        done: saved => Url.EditReport(saved.Year),
        again: () => FormAsync("Begin", new BeginPage { Form = form }),
        notice: "报告已建立，各部分的标题已经列好，可以逐个填写");

    [HttpGet("/staff/reports/{year:int}"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> Show(int year, CancellationToken cancel) =>
        await reports.OverviewAsync(year, cancel) is { } report ? View(report) : NotFound();

    [HttpGet("/staff/reports/{year:int}/edit"), Requires(StaffAction.WriteReports)]
    public async Task<IActionResult> Edit(int year, CancellationToken cancel) =>
        await reports.WorkAsync(year, cancel) is { } work ? View("Edit", await EditPageAsync(year, work, ReportForm.Of(work), cancel)) : NotFound();

    /// <summary>Saves, saves and sends, or only changes the order of parts in the form, by the button that was pressed.</summary>
    [HttpPost("/staff/reports/{year:int}/edit"), Requires(StaffAction.WriteReports), KeepsForm, RequestFormLimits(ValueCountLimit = 2_000)]
    public async Task<IActionResult> Edit(
        int year, ReportForm form, [FromForm(Name = "do")] string? button, [FromServices] EditReport edit, [FromServices] SendReportForReview send, ActContext act, CancellationToken cancel)
    {
        if (await reports.WorkAsync(year, cancel) is not { } work)
            return NotFound();
        var again = async () => (IActionResult)View("Edit", await EditPageAsync(year, work, form, cancel));
        if (!IsCarried(HttpContext) && PartOrder.Apply(form, button ?? "") is { } change)
        {
            ForgetParts();
            ViewData[NoticeKey] = change.Notice;
            ViewData[UnsavedKey] = "yes";
            return await again();
        }

        var sends = button == "send";
        return await SubmitAsync(
            () => SaveAsync(sends),
            done: _ => sends ? Url.StaffReport(year) : Url.EditReport(year),
            again: again,
            notice: sends ? "已保存并送审，审核员可以审核了" : "草稿已保存",
            conflict: async () => await ConflictAsync(year, form, cancel));

        async Task<ActResult<ReportSaved>> SaveAsync(bool andSend)
        {
            var result = await edit.RunAsync(year, form.Version, form.ToDraft(year), JournalAction.Edited, act, cancel);
            if (!andSend || result is not ActResult<ReportSaved>.Done(var saved))
                return result;
            // From here on the text is saved; what review still asks for is said beside it.
            form.Version = saved.Version;
            ModelState.Remove("Form.Version");
            ViewData[NoticeKey] = "草稿已保存，还没有送审";
            return await send.RunAsync(year, saved.Version, act, cancel);
        }
    }

    /// <summary>Sends what is saved, without opening the editor.</summary>
    [HttpPost("/staff/reports/{year:int}/send"), Requires(StaffAction.WriteReports)]
    public async Task<IActionResult> Send(int year, [FromForm] int version, [FromServices] SendReportForReview send, ActContext act, CancellationToken cancel)
    {
        if (await reports.WorkAsync(year, cancel) is not { } work)
            return NotFound();
        return await SubmitAsync(
            () => send.RunAsync(year, version, act, cancel),
            done: _ => Url.StaffReport(year),
            again: async () => View("Edit", await EditPageAsync(year, work, ReportForm.Of(work), cancel)),
            notice: "已送审，审核员可以审核了");
    }

    [HttpGet("/staff/reports/{year:int}/revisions/{number:int}"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> Revision(int year, int number, ActContext act, CancellationToken cancel) =>
        await reports.RevisionAsync(year, number, cancel) is { } text ? View("Revision", RevisionPageOf(text, act)) : NotFound();

    [HttpPost("/staff/reports/{year:int}/review"), Requires(StaffAction.ReviewReports), KeepsForm]
    public Task<IActionResult> Review(int year, ReviewForm review, [FromServices] ReviewReport pass, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => pass.RunAsync(year, review.Version, review.ToLine(), act, cancel),
        done: _ => Url.StaffReport(year),
        again: () => ReviewAgainAsync(year, page => page with { Review = review }, act, cancel),
        notice: "审核通过，等待领导签发",
        prefix: "Review");

    /// <summary>签发.</summary>
    [HttpPost("/staff/reports/{year:int}/publish"), Requires(StaffAction.SignReports), KeepsForm]
    public Task<IActionResult> Publish(int year, ReviewForm review, [FromServices] PublishReport publish, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => publish.RunAsync(year, review.Version, review.ToLine(), act, cancel),
        done: _ => Url.StaffReport(year),
        again: () => ReviewAgainAsync(year, page => page with { Review = review }, act, cancel),
        notice: "报告已签发，公众现在就能看到",
        prefix: "Review");

    [HttpPost("/staff/reports/{year:int}/return"), Requires(StaffAction.ReadReports), KeepsForm]
    public async Task<IActionResult> Return(int year, [Bind(Prefix = "Return")] ReturnForm back, [FromServices] ReturnReport send, ActContext act, CancellationToken cancel) => !Me.Can(StaffAction.ReviewReports) && !Me.Can(StaffAction.SignReports) ? Forbid() : await SubmitAsync(
        () => send.RunAsync(year, back.Version, back.Reason ?? "", act, cancel),
        done: _ => Url.StaffReport(year),
        again: () => ReviewAgainAsync(year, page => page with { Return = back }, act, cancel),
        notice: "已退回编写人",
        prefix: "Return");

    [HttpGet("/staff/reports/{year:int}/discard"), Requires(StaffAction.WriteReports)]
    public async Task<IActionResult> Discard(int year, CancellationToken cancel) =>
        await reports.OverviewAsync(year, cancel) is { Live: not null, Working: not null } report ? View(report) : NotFound();

    [HttpPost("/staff/reports/{year:int}/discard"), Requires(StaffAction.WriteReports)]
    public Task<IActionResult> Discard(int year, [FromForm] int version, [FromServices] DiscardReportDraft discard, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => discard.RunAsync(year, version, act, cancel),
        done: _ => Url.StaffReport(year),
        again: () => Discard(year, cancel),
        notice: "已放弃修改，公开的报告没有变");

    /// <summary>The draft as a document, 送审稿 on every page.</summary>
    [HttpGet("/staff/reports/{year:int}/draft.pdf"), Requires(StaffAction.ReadReports)]
    public async Task<IActionResult> DraftPdf(int year, [FromServices] DraftDocument document, CancellationToken cancel)
    {
        switch (await document.PrintAsync(year, cancel))
        {
            case DraftDocumentResult.Printed printed:
                var disposition = new ContentDispositionHeaderValue("inline");
                disposition.SetHttpFileName(printed.FileName);
                Response.Headers.ContentDisposition = disposition.ToString();
                return File(printed.Pdf, "application/pdf");
            case DraftDocumentResult.Missing missing:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("MissingCharacters", new MissingCharactersPage(year, missing.Characters));
            default:
                return NotFound();
        }
    }

    private RevisionPage RevisionPageOf(RevisionText text, ActContext act)
    {
        var signs = text.Line.State == RevisionState.InSigning && Me.Can(StaffAction.SignReports);
        var judges = signs || (text.Line.State == RevisionState.InReview && Me.Can(StaffAction.ReviewReports));
        return new RevisionPage
        {
            Text = text,
            Review = judges ? new ReviewForm { Version = text.Version, ReviewedOn = act.Today, Conclusion = signs ? "同意公布" : null, Ground = signs ? "《条例》第四十九条、第五十条" : Catalogue.SecrecyForm.UsualGround } : null,
            Return = judges ? new ReturnForm { Version = text.Version } : null,
        };
    }

    private async Task<IActionResult> ReviewAgainAsync(int year, Func<RevisionPage, RevisionPage> typed, ActContext act, CancellationToken cancel) =>
        await reports.OverviewAsync(year, cancel) is { Working.Number: var number } && await reports.RevisionAsync(year, number, cancel) is { } text
            ? View("Revision", typed(RevisionPageOf(text, act)))
            : NotFound();

    private async Task<ReportEditPage> EditPageAsync(int year, ReportWork work, ReportForm form, CancellationToken cancel) => new()
    {
        Year = year,
        Form = form,
        State = work.State,
        ReturnReason = work.ReturnReason,
        WasPublished = work.WasPublished,
        Figures = await figures.ChoicesAsync(year, cancel),
        Hints = await shapes.HintsAsync(year, cancel),
        LastYear = await reports.TextsAsync(year - 1, cancel),
    };

    private async Task<TwoTexts?> ConflictAsync(int year, ReportForm mine, CancellationToken cancel) =>
        await reports.WorkAsync(year, cancel) is { } theirs
            ? new TwoTexts
            {
                CurrentVersion = theirs.Version,
                Rows = ReportForm.Compare(mine, ReportForm.Of(theirs)),
                By = $"{theirs.WrittenByName}在{OfficeDay.Local(theirs.WrittenAt):M月d日 HH:mm}",
                Newest = Url.EditReport(year),
            }
            : null;

    /// <summary>The parts are shown as the form now has them; everything else stays as it was typed, without complaints.</summary>
    private void ForgetParts()
    {
        foreach (var key in ModelState.Keys.ToList())
        {
            if (key.StartsWith("Form.Parts", StringComparison.OrdinalIgnoreCase) || key.StartsWith("Form.Removed", StringComparison.OrdinalIgnoreCase))
                ModelState.Remove(key);
            else
                ModelState.ClearValidationState(key);
        }
    }
}
