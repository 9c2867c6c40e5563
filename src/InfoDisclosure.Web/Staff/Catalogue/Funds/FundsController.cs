using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue.Funds;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Funds;

/// <summary>A list and what is said of it.</summary>
public sealed record FundForm
{
    [Display(Name = "补贴名称"), AtMost(FundBatch.TitleLength)]
    public string? Title { get; init; }

    [Display(Name = "数量的单位"), AtMost(FundBatch.UnitLength)]
    public string? Unit { get; init; }

    [Display(Name = "政策依据"), AtMost(FundBatch.BasisLength)]
    public string? PolicyBasis { get; init; }

    [Display(Name = "公示开始")]
    public DateOnly? PublicityFrom { get; init; }

    [Display(Name = "公示结束")]
    public DateOnly? PublicityTo { get; init; }

    [Display(Name = "名单文件")]
    public IFormFile? File { get; init; }
}

public sealed record FundFormPage(FundForm Form);

public sealed record FundsPage(IReadOnlyList<FundRow> Rows, bool MayWrite);

public sealed record FundPage(FundView Fund, bool MayWrite);

/// <summary>涉农资金: a list in, totals by village online, households on paper while they are posted.</summary>
[Requires(StaffAction.ReadItems)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class FundsController(FundReader funds) : StaffController
{
    private const long MostBytes = 21 * 1024 * 1024;
    private const string Book = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("/staff/funds")]
    public async Task<IActionResult> List(CancellationToken cancel) => View("FundList", new FundsPage(await funds.ListAsync(cancel), Me.Can(StaffAction.WriteItems)));

    [HttpGet("/staff/funds/new"), Requires(StaffAction.WriteItems)]
    public IActionResult New(ActContext act) => View("FundForm", new FundFormPage(new FundForm { Unit = "亩", PublicityFrom = act.Today, PublicityTo = act.Today.AddDays(7) }));

    [HttpGet("/staff/funds/template.xlsx"), Requires(StaffAction.WriteItems)]
    public IActionResult Template()
    {
        using var stream = new MemoryStream();
        FundReader.WriteTemplate(stream);
        return File(stream.ToArray(), Book, "涉农资金名单模板.xlsx");
    }

    [HttpPost("/staff/funds/new"), Requires(StaffAction.WriteItems), KeepsForm]
    public async Task<IActionResult> Create(FundForm form, [FromServices] MakeFundBatch make, [FromServices] OfficeReader offices, ActContext act, CancellationToken cancel)
    {
        if (form.File is null)
            ModelState.AddModelError($"Form.{MakeFundBatch.FileField}", "请选择名单文件");
        var office = await offices.OfAccountAsync(Me.Id, cancel);
        return await SubmitAsync(
            async () =>
            {
                using var content = form.File!.OpenReadStream();
                return await make.RunAsync(new FundInput(form.Title, form.Unit, form.PolicyBasis, form.PublicityFrom, form.PublicityTo, office), form.File.FileName, content, act, cancel);
            },
            done: made =>
            {
                TempData[NoticeKey] = $"名单已读入，各村合计已写成草稿，请核对后送审{(made.Dropped.Count > 0 ? $"。没有读入、也没有保存的列：{string.Join("、", made.Dropped)}" : "")}";
                return Url.Fund(made.BatchId);
            },
            again: () => FormAsync("FundForm", new FundFormPage(form)),
            notice: null);
    }

    [HttpGet("/staff/funds/{id:int}")]
    public async Task<IActionResult> Show(int id, ActContext act, CancellationToken cancel) =>
        await funds.FindAsync(id, act.Today, cancel) is { } fund ? View("Fund", new FundPage(fund, Me.Can(StaffAction.WriteItems))) : NotFound();

    [HttpPost("/staff/funds/{id:int}/purge"), Requires(StaffAction.WriteItems)]
    public Task<IActionResult> Purge(int id, [FromServices] PurgeFundHouseholds purge, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => purge.RunAsync(id, isOver: false, act, cancel),
        done: _ => Url.Fund(id),
        again: () => Show(id, act, cancel),
        notice: "分户名单已删除。草稿请到主动公开里移到回收站，再上传改好的名单");

    [HttpGet("/staff/funds/{id:int}/villages/{village:int}/poster.pdf"), Requires(StaffAction.WriteItems)]
    public Task<IActionResult> Poster(int id, int village, [FromServices] Printer printer, ActContext act, CancellationToken cancel) => PosterAsync(id, village, PosterPaper.A4, printer, act, cancel);

    [HttpGet("/staff/funds/{id:int}/villages/{village:int}/poster-a3.pdf"), Requires(StaffAction.WriteItems)]
    public Task<IActionResult> LargePoster(int id, int village, [FromServices] Printer printer, ActContext act, CancellationToken cancel) => PosterAsync(id, village, PosterPaper.A3, printer, act, cancel);

    private async Task<IActionResult> PosterAsync(int id, int village, PosterPaper paper, Printer printer, ActContext act, CancellationToken cancel) =>
        await funds.PosterAsync(id, village, paper, act, cancel) is { } poster
            ? Paper(printer.Print(poster.FontFiles, (press, fonts) => press.Render(poster.Content, fonts)), poster.FileName, poster.Content.DatedAt)
            : NotFound();
}
