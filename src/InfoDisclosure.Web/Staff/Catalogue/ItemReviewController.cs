using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Shared.Components;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>The review line as it is typed.</summary>
public sealed record ReviewForm
{
    /// <summary>What most grounds say; the reviewer changes it where it doesn't fit.</summary>
    public const string UsualGround = "依据《中华人民共和国保守国家秘密法》第三十五条、《中华人民共和国政府信息公开条例》第十七条审查，不涉及国家秘密、商业秘密和个人隐私，公开后不会危及国家安全、公共安全、经济安全和社会稳定。";

    public const string UsualConclusion = "可以公开";

    [Display(Name = "审查日期")]
    public DateOnly? ReviewedOn { get; init; }

    [Display(Name = "审查结论"), AtMost(PublicationReview.ConclusionLength)]
    public string? Conclusion { get; init; }

    [Display(Name = "审查依据"), AtMost(PublicationReview.GroundLength)]
    public string? Ground { get; init; }

    public int Version { get; init; }

    public ReviewLine ToLine() => new() { ReviewedOn = ReviewedOn, Conclusion = Conclusion ?? "", Ground = Ground ?? "" };
}

/// <summary>A reason as it is typed.</summary>
public sealed record ReasonForm
{
    [Display(Name = "理由"), AtMost(Core.Catalogue.DisclosureItem.WithdrawalReasonLength)]
    public string? Reason { get; init; }

    public int Version { get; init; }
}

public sealed record ReviewPage
{
    public required ReviewForm Form { get; init; }

    public required ReasonForm Return { get; init; }

    public required RevisionView Shown { get; init; }

    public required ItemArticle Article { get; init; }

    /// <summary>Wrote on it, and so can't publish it.</summary>
    public required bool IsMine { get; init; }

    public IReadOnlyList<Choice> Conclusions { get; } =
    [
        new(ReviewForm.UsualConclusion, ReviewForm.UsualConclusion),
        new("作区分处理后可以公开", "作区分处理后可以公开", "不能公开的内容已经从正文和附件里删去"),
    ];
}

public sealed record WithdrawPage(ItemWork Item, ReasonForm Form);

/// <summary>Reviewing an item: publish, return, withdraw.</summary>
[Requires(StaffAction.PublishItems)]
public sealed class ItemReviewController(ItemWorkReader items, SiteContext site) : StaffController
{
    [HttpGet("/staff/items/{id:int}/review")]
    public async Task<IActionResult> Show(int id, ActContext act, CancellationToken cancel) =>
        await PageAsync(id, new ReviewForm { ReviewedOn = act.Today, Ground = ReviewForm.UsualGround }, null, act, cancel);

    [HttpPost("/staff/items/{id:int}/publish"), KeepsForm]
    public Task<IActionResult> Publish(int id, ReviewForm form, [FromServices] PublishItem publish, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => publish.RunAsync(id, form.Version, form.ToLine(), act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: () => PageAsync(id, form, null, act, cancel),
        notice: "已发布，公众现在可以看到",
        conflict: () => ReadAgainAsync(id, cancel));

    [HttpPost("/staff/items/{id:int}/return"), KeepsForm]
    public Task<IActionResult> Return(int id, [Bind(Prefix = "Return")] ReasonForm form, [FromServices] ReturnItem send, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => send.RunAsync(id, form.Version, form.Reason ?? "", act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: () => PageAsync(id, new ReviewForm { ReviewedOn = act.Today, Ground = ReviewForm.UsualGround, Version = form.Version }, form, act, cancel),
        notice: "已退回给编写人",
        conflict: () => ReadAgainAsync(id, cancel),
        prefix: "Return");

    [HttpGet("/staff/items/{id:int}/withdraw")]
    public async Task<IActionResult> Withdraw(int id, CancellationToken cancel) =>
        await items.FindAsync(id, cancel) is { } item ? View("Withdraw", new WithdrawPage(item, new ReasonForm { Version = item.Version })) : NotFound();

    [HttpPost("/staff/items/{id:int}/withdraw"), KeepsForm]
    public Task<IActionResult> Withdraw(int id, ReasonForm form, [FromServices] WithdrawItem withdraw, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => withdraw.RunAsync(id, form.Version, form.Reason ?? "", act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: async () => await items.FindAsync(id, cancel) is { } item ? View("Withdraw", new WithdrawPage(item, form)) : NotFound(),
        notice: "已撤回，公众看到的是撤回的理由",
        conflict: () => ReadAgainAsync(id, cancel));

    /// <summary>
    /// No field-by-field rows, and so no button that would publish at once: a reviewer goes back to the page, which shows the
    /// text as it is now, and decides again.
    /// </summary>
    private async Task<TwoTexts?> ReadAgainAsync(int id, CancellationToken cancel) => await items.FindAsync(id, cancel) is { } now
        ? new TwoTexts { CurrentVersion = now.Version, Rows = [], By = await LastSavedByAsync(JournalSubject.Item, id, cancel), Newest = Url.StaffItem(id) }
        : null;

    private async Task<IActionResult> PageAsync(int id, ReviewForm form, ReasonForm? back, ActContext act, CancellationToken cancel)
    {
        if (await items.RevisionAsync(id, null, act, cancel) is not { } shown)
            return NotFound();
        // Nothing waits (any more): the item's page says where it stands.
        if (shown.Item.Working != RevisionState.InReview && HttpMethods.IsGet(Request.Method))
            return SeeOther(Url.StaffItem(id));
        return View("Review", new ReviewPage
        {
            Form = form.Version == 0 ? form with { Version = shown.Item.Version } : form,
            Return = back ?? new ReasonForm { Version = shown.Item.Version },
            Shown = shown,
            Article = await site.ArticleAsync(shown, Url, cancel),
            IsMine = shown.Item.WriterIds.Contains(Me.Id),
        });
    }
}
