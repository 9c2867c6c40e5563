using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>Writing an item: enter, edit, correct, send for review.</summary>
[Requires(StaffAction.WriteItems)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ItemWritingController(ItemWorkReader items, OfficeReader offices, IServiceProvider services) : StaffController
{
    /// <summary>Several of the largest files in one form.</summary>
    private const long MostBytes = (5 * UploadStore.MaxSize) + (4 * 1024 * 1024);

    /// <summary>The fields that are folded away while they are empty.</summary>
    private static readonly string[] More =
    [
        nameof(ItemForm.Keywords), nameof(ItemForm.Source), nameof(ItemForm.PublicityFrom), nameof(ItemForm.PublicityTo), nameof(ItemForm.Interprets),
        nameof(ItemForm.UpdatePeriod), nameof(ItemForm.LimitDays), nameof(ItemForm.LimitBasis), nameof(ItemForm.ChangedOn), nameof(ItemForm.Validity),
        nameof(ItemForm.ValidityFrom), nameof(ItemForm.Article20Id), nameof(ItemForm.Article21Id),
    ];

    [HttpGet("/staff/items/new")]
    public async Task<IActionResult> New(int? category, CancellationToken cancel)
    {
        var choices = await items.ChoicesAsync(cancel);
        var chosen = choices.Categories.FirstOrDefault(row => row.Id == category);
        if (!ModelState.IsValid || (category is not null && chosen is null))
            return NotFound();
        return await FormAsync(null, new ItemForm
        {
            OfficeId = await offices.OfAccountAsync(Me.Id, cancel),
            // A sector is chosen beside the category that the law names.
            CategoryId = chosen?.Basis == CategoryBasis.Sector ? null : chosen?.Id,
            SectorId = chosen?.Basis == CategoryBasis.Sector ? chosen.Id : null,
            ChannelIds = [.. choices.Channels.Where(channel => channel.Code == Channel.Website).Select(channel => channel.Id)],
        }, cancel);
    }

    [HttpPost("/staff/items/new"), KeepsForm]
    public async Task<IActionResult> Create(ItemForm form, [FromServices] CreateItem create, string? then, ActContext act, CancellationToken cancel)
    {
        (form, var files, var notice) = await TakeInAsync(form, cancel);
        return await SubmitAsync(
            () => create.RunAsync(form.ToDraft(files), act, cancel),
            done: saved => After(saved, then),
            again: () => FormAsync(null, form, cancel),
            notice: notice);
    }

    [HttpGet("/staff/items/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, ActContext act, CancellationToken cancel) =>
        await items.EditingAsync(id, act.Today, cancel) is { } editing ? await FormAsync(editing, ItemForm.Of(editing, await items.ChoicesAsync(cancel)), cancel) : NotFound();

    [HttpPost("/staff/items/{id:int}/edit"), KeepsForm]
    public async Task<IActionResult> Save(int id, ItemForm form, [FromServices] EditItem edit, string? then, ActContext act, CancellationToken cancel)
    {
        if (await items.EditingAsync(id, act.Today, cancel) is not { } editing)
            return NotFound();
        (form, var files, var notice) = await TakeInAsync(form, cancel);
        return await SubmitAsync(
            () => edit.RunAsync(id, form.Version, form.ToDraft(files), act, cancel),
            done: saved => After(saved, then),
            again: () => FormAsync(editing, form, cancel),
            notice: notice,
            conflict: async () => await items.EditingAsync(id, act.Today, cancel) is { } now
                ? new TwoTexts
                {
                    CurrentVersion = now.Item.Version,
                    Rows = TwoTexts.Compare(form, ItemForm.Of(now, await items.ChoicesAsync(cancel)), (await OptionsAsync(form.OfficeId, cancel)).ByField(await FilesAsync(now, form, cancel))),
                    By = await LastSavedByAsync(JournalSubject.Item, id, cancel),
                    Newest = Url.StaffItem(id),
                }
                : null);
    }

    [HttpPost("/staff/items/{id:int}/send")]
    public Task<IActionResult> Send(int id, int version, [FromServices] SendItemForReview send, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => send.RunAsync(id, version, act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        // What is still missing is shown in the form, beside its fields; what the check found, on its page.
        again: async () => ModelState.ContainsKey($"Form.{SendItemForReview.CheckField}") && await services.GetRequiredService<PrivacyReader>().CheckAsync(id, cancel) is { } check
            ? View("Check", new CheckPage(check, new CheckForm { Version = check.Version }))
            : await Edit(id, act, cancel),
        notice: "已送审，由编写人以外的人审核");

    [HttpGet("/staff/items/{id:int}/discard")]
    public async Task<IActionResult> Discard(int id, CancellationToken cancel) =>
        await items.FindAsync(id, cancel) is not { } item ? NotFound() : item.Working is null ? SeeOther(Url.StaffItem(id)) : View("Discard", item);

    [HttpPost("/staff/items/{id:int}/discard")]
    public Task<IActionResult> Discard(int id, int version, [FromServices] DiscardItemDraft discard, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => discard.RunAsync(id, version, act, cancel),
        done: _ => Url.StaffItem(id),
        again: () => Discard(id, cancel),
        notice: "已移到回收站，需要时可以恢复");

    [HttpPost("/staff/items/{id:int}/revisions/{number:int}/restore")]
    public Task<IActionResult> Restore(int id, int number, int version, [FromServices] RestoreItemDraft restore, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => restore.RunAsync(id, number, version, act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: () => Task.FromResult(SeeOther(Url.StaffItem(id))),
        notice: "已从回收站恢复成草稿");

    [HttpGet("/staff/items/{id:int}/care")]
    public async Task<IActionResult> Care(int id, CancellationToken cancel) =>
        await items.FindAsync(id, cancel) is { } item ? await CareAsync(item, new ItemCareForm { ResponsibleId = item.ResponsibleId, RetainUntil = item.RetainUntil, Version = item.Version }, cancel) : NotFound();

    [HttpPost("/staff/items/{id:int}/care"), KeepsForm]
    public Task<IActionResult> Care(int id, ItemCareForm form, [FromServices] SetItemCare set, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => set.RunAsync(id, form.Version, new ItemCare(form.ResponsibleId, form.RetainUntil), act, cancel),
        done: saved => Url.StaffItem(saved.ItemId),
        again: async () => await items.FindAsync(id, cancel) is { } item ? await CareAsync(item, form, cancel) : NotFound(),
        conflict: async () => await items.FindAsync(id, cancel) is { } now
            ? new TwoTexts { CurrentVersion = now.Version, Rows = [], By = await LastSavedByAsync(JournalSubject.Item, id, cancel), Newest = Url.StaffItem(id) }
            : null);

    private async Task<IActionResult> CareAsync(ItemWork item, ItemCareForm form, CancellationToken cancel)
    {
        var people = await services.GetRequiredService<AccountReader>().ListAsync(cancel);
        return View("Care", new ItemCarePage(item, form, [.. people.Where(person => !person.Closed || person.Id == form.ResponsibleId).Select(person => new Choice($"{person.Id}", person.Closed ? $"{person.DisplayName}（已停用）" : person.DisplayName))]));
    }


    private string After(ItemSaved saved, string? then) => then == "preview" ? Url.PreviewItem(saved.ItemId) : Url.StaffItem(saved.ItemId);

    /// <summary>Puts chosen files into the store; the form then carries their tickets, whatever becomes of its other fields.</summary>
    private async Task<(ItemForm Form, IReadOnlyList<StoredUpload> Files, string Notice)> TakeInAsync(ItemForm form, CancellationToken cancel)
    {
        var tickets = services.GetRequiredService<UploadTickets>();
        List<string> taken = ["已保存"];
        var files = await tickets.TakeInAsync(form.Uploaded, form.NewAttachments, why => ModelState.AddModelError($"Form.{nameof(form.NewAttachments)}", why), cancel, taken.Add);
        return (form with { Uploaded = [.. files.Select(tickets.Write)], NewAttachments = [] }, files, string.Join("。", taken));
    }

    private async Task<IActionResult> FormAsync(ItemEditing? editing, ItemForm form, CancellationToken cancel)
    {
        var tickets = services.GetRequiredService<UploadTickets>();
        return View("ItemForm", new ItemFormPage
        {
            Item = editing?.Item,
            Form = form,
            MoreIsWrong = More.Any(name => ModelState.TryGetValue($"Form.{name}", out var state) && state.Errors.Count > 0),
            Options = await OptionsAsync(form.OfficeId, cancel),
            Attachments = editing is null ? [] : await FilesAsync(editing, form, cancel),
            Waiting = tickets.Waiting(form.Uploaded),
        });
    }

    private async Task<ItemOptions> OptionsAsync(int? officeId, CancellationToken cancel) =>
        ItemOptions.Of(await items.ChoicesAsync(cancel), await offices.ChoicesAsync(officeId, cancel));

    /// <summary>The files that stand in the item now, and those of earlier revisions that the form still names.</summary>
    private async Task<IReadOnlyList<Choice>> FilesAsync(ItemEditing editing, ItemForm form, CancellationToken cancel)
    {
        var older = await items.AttachmentsAsync(editing.Item.Id, [.. form.KeptAttachmentIds.Except(editing.Attachments.Select(file => file.Id))], cancel);
        return [.. editing.Attachments.Concat(older).Select(file => new Choice($"{file.Id}", $"{file.FileName}（{FileSize.Words(file.Size)}）"))];
    }
}
