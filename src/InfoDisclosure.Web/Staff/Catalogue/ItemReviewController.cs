using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>Deciding about a text: 审核, 保密审查, 退回, 应急发布, 不予公开. Who may do which depends on the rule that is on, too.</summary>
[Requires(StaffAction.ReviewSecrecy)]
public sealed class ItemReviewController(ItemWorkReader items, PrivacyReader privacy, SiteContext site) : StaffController
{
    [HttpGet("/staff/items/{id:int}/review")]
    public Task<IActionResult> Show(int id, ActContext act, CancellationToken cancel) => PageAsync(id, Fresh(act), null, null, act, cancel);

    [HttpPost("/staff/items/{id:int}/pass"), KeepsForm, Requires(StaffAction.ReviewItems)]
    public Task<IActionResult> Pass(int id, [Bind(Prefix = "Opinion")] OpinionForm form, [FromServices] ReviewItem review, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => review.RunAsync(id, form.Version, form.Text ?? "", act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: () => PageAsync(id, Fresh(act) with { Version = form.Version }, form, null, act, cancel),
        notice: "审核通过，已交给保密审查",
        conflict: () => ReadAgainAsync(id, cancel),
        prefix: "Opinion");

    [HttpPost("/staff/items/{id:int}/publish"), KeepsForm]
    public Task<IActionResult> Publish(int id, SecrecyForm form, [FromServices] PublishItem publish, ActContext act, CancellationToken cancel)
    {
        var line = form.ToLine(ModelState);
        return SubmitAsync(
            () => publish.RunAsync(id, form.Version, line, act, cancel),
            done: saved => Url.StaffItem(saved.ItemId),
            again: () => PageAsync(id, form, null, null, act, cancel),
            notice: line.PublishAt is null ? "已发布，公众现在可以看到" : "审查通过，到时候自动发布",
            conflict: () => ReadAgainAsync(id, cancel));
    }

    [HttpPost("/staff/items/{id:int}/return"), KeepsForm]
    public Task<IActionResult> Return(int id, [Bind(Prefix = "Return")] ReasonForm form, [FromServices] ReturnItem send, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => send.RunAsync(id, form.Version, form.Reason ?? "", act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: () => PageAsync(id, Fresh(act) with { Version = form.Version }, null, form, act, cancel),
        notice: "已退回给编写人",
        conflict: () => ReadAgainAsync(id, cancel),
        prefix: "Return");

    [HttpGet("/staff/items/{id:int}/urgent")]
    public Task<IActionResult> Urgent(int id, ActContext act, CancellationToken cancel) => UrgentPageAsync(id, new UrgentForm(), act, cancel);

    [HttpPost("/staff/items/{id:int}/urgent"), KeepsForm]
    public Task<IActionResult> Urgent(int id, UrgentForm form, [FromServices] PublishUrgently publish, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => publish.RunAsync(id, form.Version, new UrgentLine { Reason = form.Reason ?? "", LookedAt = form.LookedAt }, act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: () => UrgentPageAsync(id, form, act, cancel),
        notice: "已应急发布，公众现在可以看到；一日内要补齐审查",
        conflict: () => ReadAgainAsync(id, cancel));

    [HttpGet("/staff/items/{id:int}/revisions/{number:int}/review")]
    public Task<IActionResult> Complete(int id, int number, ActContext act, CancellationToken cancel) => CompletePageAsync(id, number, Fresh(act), act, cancel);

    [HttpPost("/staff/items/{id:int}/revisions/{number:int}/review"), KeepsForm]
    public Task<IActionResult> Complete(int id, int number, SecrecyForm form, [FromServices] CompleteUrgentReview complete, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => complete.RunAsync(id, number, (form with { PublishOn = null, PublishTime = null }).ToLine(ModelState), act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: () => CompletePageAsync(id, number, form, act, cancel),
        notice: "审查已补齐");

    [HttpGet("/staff/items/{id:int}/withhold"), Requires(StaffAction.ReviewItems)]
    public async Task<IActionResult> Withhold(int id, CancellationToken cancel) =>
        await items.FindAsync(id, cancel) is not { } item ? NotFound() : !item.Allows(ItemAct.Withhold) ? SeeOther(Url.StaffItem(id)) : View("Withhold", new WithholdPage(item, new WithholdForm { Version = item.Version }));

    [HttpPost("/staff/items/{id:int}/withhold"), KeepsForm, Requires(StaffAction.ReviewItems)]
    public Task<IActionResult> Withhold(int id, WithholdForm form, [FromServices] WithholdItem withhold, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => withhold.RunAsync(id, form.Version, new WithholdLine { Ground = form.Ground, Reason = form.Reason ?? "", ReassessOn = form.ReassessOn }, act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: async () => await items.FindAsync(id, cancel) is { } item ? View("Withhold", new WithholdPage(item, form)) : NotFound(),
        notice: "已登记为不予公开，到评估日期工作台会提醒",
        conflict: () => ReadAgainAsync(id, cancel));

    private static SecrecyForm Fresh(ActContext act) => new() { ReviewedOn = act.Today, Ground = SecrecyForm.UsualGround };

    /// <summary>
    /// No field-by-field rows, and so no button that would publish at once: a reviewer goes back to the page, which shows the
    /// text as it is now, and decides again.
    /// </summary>
    private async Task<TwoTexts?> ReadAgainAsync(int id, CancellationToken cancel) => await items.FindAsync(id, cancel) is { } now
        ? new TwoTexts { CurrentVersion = now.Version, Rows = [], By = await LastSavedByAsync(JournalSubject.Item, id, cancel), Newest = Url.StaffItem(id) }
        : null;

    private async Task<IActionResult> PageAsync(int id, SecrecyForm form, OpinionForm? opinion, ReasonForm? back, ActContext act, CancellationToken cancel)
    {
        if (await items.RevisionAsync(id, null, act, cancel) is not { } shown)
            return NotFound();
        // Nothing waits (any more): the item's page says where it stands.
        if (!shown.Item.Allows(ItemAct.Return) && HttpMethods.IsGet(Request.Method))
            return SeeOther(Url.StaffItem(id));
        return View("Review", new ReviewPage
        {
            Form = form.Version == 0 ? form with { Version = shown.Item.Version } : form,
            Opinion = opinion ?? new OpinionForm { Text = OpinionForm.Usual, Version = shown.Item.Version },
            Return = back ?? new ReasonForm { Version = shown.Item.Version },
            Shown = shown,
            Article = await site.ArticleAsync(shown, Url, cancel),
            Check = (await privacy.ForReviewersAsync(id, shown.Revision.Number, cancel))!,
            Me = Me,
        });
    }

    private async Task<IActionResult> UrgentPageAsync(int id, UrgentForm form, ActContext act, CancellationToken cancel)
    {
        if (await items.RevisionAsync(id, null, act, cancel) is not { } shown)
            return NotFound();
        if (!shown.Item.Allows(ItemAct.PublishUrgently) && HttpMethods.IsGet(Request.Method))
            return SeeOther(Url.StaffItem(id));
        return View("Urgent", new UrgentPage
        {
            Form = form.Version == 0 ? form with { Version = shown.Item.Version } : form,
            Shown = shown,
            Article = await site.ArticleAsync(shown, Url, cancel),
            Check = (await privacy.ForReviewersAsync(id, shown.Revision.Number, cancel))!,
            Me = Me,
        });
    }

    private async Task<IActionResult> CompletePageAsync(int id, int number, SecrecyForm form, ActContext act, CancellationToken cancel)
    {
        if (await items.RevisionAsync(id, number, act, cancel) is not { } shown)
            return NotFound();
        if (shown.Revision.FullReviewDue is null && HttpMethods.IsGet(Request.Method))
            return SeeOther(Url.StaffItem(id));
        return View("Complete", new CompletePage
        {
            Form = form,
            Shown = shown,
            Article = await site.ArticleAsync(shown, Url, cancel),
            Check = (await privacy.ForReviewersAsync(id, shown.Revision.Number, cancel))!,
            Me = Me,
        });
    }
}
