using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>A point as it is decided on the page.</summary>
public sealed record PointForm
{
    public string? Key { get; init; }

    public PointChoice? Choice { get; init; }

    public string? Reason { get; init; }
}

/// <summary>The decisions of the page.</summary>
public sealed record CheckForm
{
    /// <summary>全部遮盖: everything that can be masked and isn't kept.</summary>
    public bool All { get; init; }

    public List<PointForm> Points { get; init; } = [];

    public int Version { get; init; }

    public PointForm? Of(string key) => Points.Find(point => point.Key == key);
}

public sealed record CheckPage(CheckView View, CheckForm Form)
{
    /// <summary>Points shown at once; the others come when these are done.</summary>
    public const int Most = 100;

    /// <summary>Places shown of one point.</summary>
    public const int MostPlaces = 6;

    /// <summary>What isn't decided comes first.</summary>
    public IReadOnlyList<CheckPoint> Shown { get; } = [.. View.Check.Points.OrderBy(point => point.Kept is not null).ThenByDescending(point => point.Certain).Take(Most)];

    public int Maskable => View.Check.Open.Count(point => point.CanMask);
}

/// <summary>个人信息检查 of a draft, and the papers that say what was checked and certified.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class ItemCheckController(PrivacyReader privacy) : StaffController
{
    [HttpGet("/staff/items/{id:int}/check"), Requires(StaffAction.WriteItems)]
    public Task<IActionResult> Show(int id, CancellationToken cancel) => PageAsync(id, null, cancel);

    [HttpPost("/staff/items/{id:int}/check"), Requires(StaffAction.WriteItems), KeepsForm]
    [RequestFormLimits(ValueCountLimit = 8 * CheckPage.Most)]
    public async Task<IActionResult> Decide(int id, CheckForm form, [FromServices] DecideFindings decide, ActContext act, CancellationToken cancel)
    {
        var decisions = form.Points.Where(point => point is { Key: not null, Choice: not null }).Select(point => new PointDecision(point.Key!, point.Choice!.Value, point.Reason)).ToList();
        if (form.All && await privacy.CheckAsync(id, cancel) is { } now)
            decisions = [.. now.Check.Open.Where(point => point.CanMask).Select(point => new PointDecision(point.Key, PointChoice.Mask))];
        return await SubmitAsync(
            () => decide.RunAsync(id, form.Version, decisions, act, cancel),
            done: decided =>
            {
                TempData[NoticeKey] = string.Join("。", [decided.Masked > 0 ? $"已遮盖、改正{decided.Masked}处" : "已保存", .. decided.Notes, decided.Open == 0 ? "都处理完了，可以送审" : $"还有{decided.Open}项没有处理"]);
                return Url.ItemCheck(id);
            },
            again: () => PageAsync(id, form, cancel),
            notice: null);
    }

    /// <summary>审查单 of a revision.</summary>
    [HttpGet("/staff/items/{id:int}/revisions/{number:int}/sheet.pdf")]
    public async Task<IActionResult> Sheet(int id, int number, [FromServices] Printer printer, CancellationToken cancel) =>
        await privacy.SheetAsync(id, number, cancel) is { } sheet
            ? Paper(printer.Print(sheet.FontFiles, (press, fonts) => press.Render(sheet.Content, fonts)), sheet.FileName, sheet.Content.DatedAt)
            : NotFound();

    /// <summary>公示完成证明.</summary>
    [HttpGet("/staff/items/{id:int}/publicity/{proof:int}/proof.pdf")]
    public async Task<IActionResult> Proof(int id, int proof, [FromServices] Printer printer, [FromServices] PublicLinks links, CancellationToken cancel) =>
        await privacy.ProofAsync(id, proof, links.Absolute(PublicPaths.Item(id)), cancel) is { } paper
            ? Paper(printer.Print(paper.FontFiles, (press, fonts) => press.Render(paper.Content, fonts)), paper.FileName, paper.Content.DatedAt)
            : NotFound();

    private async Task<IActionResult> PageAsync(int id, CheckForm? form, CancellationToken cancel)
    {
        if (await privacy.CheckAsync(id, cancel) is not { } view)
            return NotFound();
        return !view.IsOpenForDeciding && HttpMethods.IsGet(Request.Method) ? SeeOther(Url.StaffItem(id)) : View("Check", new CheckPage(view, form ?? new CheckForm { Version = view.Version }));
    }
}
