using InfoDisclosure.Core.Catalogue.Bin;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Bulk;

/// <summary>回收站 of drafts.</summary>
[Requires(StaffAction.WriteItems)]
public sealed class BinController(BinReader bin) : StaffController
{
    [HttpGet("/staff/items/bin")]
    public async Task<IActionResult> List(int? before, CancellationToken cancel) => View("Bin", await bin.PageAsync(before, cancel));

    [HttpGet("/staff/items/{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, CancellationToken cancel) =>
        await bin.FindAsync(id, cancel) is { } draft ? View("DeleteDraft", draft) : NotFound();

    [HttpPost("/staff/items/{id:int}/delete")]
    public Task<IActionResult> Delete(int id, int version, [FromServices] DeleteDraft delete, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => delete.RunAsync(id, version, act, cancel),
        done: _ => Url.Bin(),
        again: () => Delete(id, cancel),
        notice: "已彻底删除");
}
