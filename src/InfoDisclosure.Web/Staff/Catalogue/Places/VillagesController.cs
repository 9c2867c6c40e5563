using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Places;

/// <summary>村和公开栏: the villages, and how far the boards hold what they should.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class VillagesController(PostingReader postings) : StaffController
{
    private const int Most = 200;

    [HttpGet("/staff/villages")]
    public async Task<IActionResult> List(int? year, ActContext act, CancellationToken cancel)
    {
        var shown = year ?? act.Today.Year;
        if (!ModelState.IsValid || shown is < 2000 or > 9998)
            return NotFound();
        return View("VillageList", new VillagesPage(shown, [.. Enumerable.Range(act.Today.Year - 4, 5).Reverse()], await postings.VillagesAsync(shown, cancel), Me.Can(StaffAction.WriteItems)));
    }

    [HttpGet("/staff/villages/{id:int}/missing")]
    public async Task<IActionResult> Missing(int id, int year, CancellationToken cancel) =>
        ModelState.IsValid && year is >= 2000 and <= 9998 && (await postings.VillagesAsync(year, cancel)).FirstOrDefault(row => row.Id == id) is { } village
            ? View("VillageMissing", new VillageMissingPage(village, year, await postings.MissingAsync(id, year, Most, cancel)))
            : NotFound();

    [HttpGet("/staff/villages/new"), Requires(StaffAction.WriteItems)]
    public IActionResult New() => View("VillageForm", new VillagePage { Form = new VillageForm() });

    [HttpPost("/staff/villages/new"), Requires(StaffAction.WriteItems), KeepsForm]
    public Task<IActionResult> Create(VillageForm form, [FromServices] CreateVillage create, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => create.RunAsync(new VillageInput(form.Name ?? "", form.Board), act, cancel),
        done: _ => Url.Villages(),
        again: () => FormAsync("VillageForm", new VillagePage { Form = form }));

    [HttpGet("/staff/villages/{id:int}"), Requires(StaffAction.WriteItems)]
    public async Task<IActionResult> Edit(int id, ActContext act, CancellationToken cancel) => await FindAsync(id, act, cancel) is { } village
        ? View("VillageForm", new VillagePage { Village = village, Form = Form(village) })
        : NotFound();

    [HttpPost("/staff/villages/{id:int}"), Requires(StaffAction.WriteItems), KeepsForm]
    public Task<IActionResult> Save(int id, VillageForm form, [FromServices] EditVillage edit, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => edit.RunAsync(id, form.Version, new VillageInput(form.Name ?? "", form.Board), act, cancel),
        done: _ => Url.Villages(),
        again: async () => await FindAsync(id, act, cancel) is { } village ? View("VillageForm", new VillagePage { Village = village, Form = form }) : NotFound(),
        conflict: async () => await FindAsync(id, act, cancel) is { } now
            ? new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(form, Form(now)), By = await LastSavedByAsync(JournalSubject.Village, id, cancel), Newest = Url.Village(id) }
            : null);

    [HttpPost("/staff/villages/{id:int}/close"), Requires(StaffAction.WriteItems)]
    public Task<IActionResult> Close(int id, int version, bool close, [FromServices] CloseVillage closeVillage, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => closeVillage.RunAsync(id, version, close, act, cancel),
        done: _ => Url.Villages(),
        again: () => Task.FromResult(SeeOther(Url.Village(id))),
        notice: close ? "已停用" : "已恢复");

    private static VillageForm Form(VillageRow village) => new() { Name = village.Name, Board = village.Board, Version = village.Version };

    private async Task<VillageRow?> FindAsync(int id, ActContext act, CancellationToken cancel) => (await postings.VillagesAsync(act.Today.Year, cancel)).FirstOrDefault(row => row.Id == id);
}
