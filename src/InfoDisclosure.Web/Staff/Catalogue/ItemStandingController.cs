using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>What is done to a public item as a whole: 撤回, and 有效性.</summary>
[Requires(StaffAction.ReviewItems)]
public sealed class ItemStandingController(ItemWorkReader items) : StaffController
{
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

    [HttpGet("/staff/items/{id:int}/validity")]
    public async Task<IActionResult> Validity(int id, ActContext act, CancellationToken cancel) =>
        await items.FindAsync(id, cancel) is not { } item ? NotFound()
        : !item.IsLive ? SeeOther(Url.StaffItem(id))
        : View("Validity", new ValidityPage(item, new ValidityForm { Validity = Rules.Catalogue.Validity.Repealed, From = act.Today, Version = item.Version }));

    [HttpPost("/staff/items/{id:int}/validity"), KeepsForm]
    public Task<IActionResult> Validity(int id, ValidityForm form, [FromServices] ChangeValidity change, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => change.RunAsync(id, form.Version, new ValidityChange { Validity = form.Validity, From = form.From, Successor = form.Successor, Reason = form.Reason ?? "" }, act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: async () => await items.FindAsync(id, cancel) is { } item ? View("Validity", new ValidityPage(item, form)) : NotFound(),
        notice: "有效性已登记，公众可以看到",
        conflict: () => ReadAgainAsync(id, cancel));

    private async Task<TwoTexts?> ReadAgainAsync(int id, CancellationToken cancel) => await items.FindAsync(id, cancel) is { } now
        ? new TwoTexts { CurrentVersion = now.Version, Rows = [], By = await LastSavedByAsync(JournalSubject.Item, id, cancel), Newest = Url.StaffItem(id) }
        : null;
}
