using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Shared.Components;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Catalogue.Bulk;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>What is asked of the list, as the address says it.</summary>
public sealed record ItemQuery
{
    public ItemStanding? State { get; init; }

    public int? Year { get; init; }

    public int? Category { get; init; }

    public int? Office { get; init; }

    public string? Q { get; init; }

    public int? Before { get; init; }

    public ItemFilter ToFilter() => new(State, Year, Category, Office, Q);

    /// <summary>The query of an address; <paramref name="before"/> in place of its own.</summary>
    public IEnumerable<KeyValuePair<string, string?>> With(int? before) => new Dictionary<string, string?>
    {
        ["state"] = State?.ToString(),
        ["year"] = Year?.ToString(),
        ["category"] = Category?.ToString(),
        ["office"] = Office?.ToString(),
        ["q"] = Q,
        ["before"] = before?.ToString(),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value));
}

public sealed record ItemsPage
{
    public required ItemQuery Query { get; init; }

    public required ItemListPage Page { get; init; }

    /// <summary>How many items the filter lets pass.</summary>
    public required int Count { get; init; }

    public required ItemOptions Options { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    public required bool MayWrite { get; init; }
}

public sealed record ItemPage
{
    public required ItemWork Item { get; init; }

    public required IReadOnlyList<JournalEntry> Journal { get; init; }

    public required StaffPerson Me { get; init; }

    /// <summary>公示完成证明, from the newest.</summary>
    public required IReadOnlyList<PublicityProof> Proofs { get; init; }

    /// <summary>Whether this person wrote on the text that waits, and so can't review it.</summary>
    public bool IsMine => Item.WriterIds.Contains(Me.Id);

    /// <summary>Working days until the text should be public; negative when it is late, null when they can't be counted.</summary>
    public required int? DaysLeft { get; init; }

    /// <summary>The working days that the law gives.</summary>
    public int Limit => (Item.Due as WorkingDayCount.EndsOn)?.Days.Count(day => day.Ordinal is not null) ?? PublicationDeadline.WorkingDays;
}

/// <summary>Two revisions field by field.</summary>
public sealed record ComparePage(ItemWork Item, int From, int To, IReadOnlyList<FieldPair> Rows);

/// <summary>A revision as the public reads it or would read it.</summary>
public sealed record RevisionPage(RevisionView Shown, ItemArticle Article);

/// <summary>主动公开 as staff read it: list, item, every revision.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class ItemsController(ItemWorkReader items, OfficeReader offices, JournalReader journal, SiteContext site, UploadStore uploads, CalendarReader calendars) : StaffController
{
    [HttpGet("/staff/items")]
    public async Task<IActionResult> List([FromQuery(Name = "")] ItemQuery query, CancellationToken cancel) => !ModelState.IsValid ? NotFound() : View("ItemList", new ItemsPage
    {
        Query = query,
        Page = await items.PageAsync(query.ToFilter(), query.Before, cancel),
        Count = await items.CountAsync(query.ToFilter(), cancel),
        Options = ItemOptions.Of(await items.ChoicesAsync(cancel), await offices.ListAsync(cancel)),
        Years = await items.YearsAsync(cancel),
        MayWrite = Me.Can(StaffAction.WriteItems),
    });

    /// <summary>The list as it is filtered, as Excel. Written into a file first, for Excel's packing doesn't wait for a slow line.</summary>
    [HttpGet("/staff/items/export.xlsx")]
    public async Task<IActionResult> Export([FromQuery(Name = "")] ItemQuery query, [FromServices] ExportItemList export, [FromServices] BulkStore store, [FromServices] PublicLinks links, ActContext act, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return NotFound();
        store.Create();
        var file = new FileStream(store.PathOf(BulkStore.NewId(), "xlsx"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await export.WriteAsync(file, query.ToFilter(), id => links.Absolute(PublicPaths.Item(id)), cancel);
            file.Position = 0;
            return File(file, ItemImportController.ExcelType, $"主动公开-{act.Today:yyyyMMdd}.xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    [HttpGet("/staff/items/{id:int}")]
    public async Task<IActionResult> Show(int id, [FromServices] PrivacyReader privacy, ActContext act, CancellationToken cancel) => await items.FindAsync(id, cancel) is not { } item ? NotFound() : View("Item", new ItemPage
    {
        Item = item,
        Journal = (await journal.PageAsync(new JournalFilter { Kind = JournalSubject.Item, Thing = id }, cancel)).Entries,
        Me = Me,
        Proofs = await privacy.ProofsAsync(id, cancel),
        DaysLeft = item.Due is WorkingDayCount.EndsOn due ? (await calendars.CalendarAsync(cancel)).Between(act.Today, due.Date) : null,
    });

    [HttpGet("/staff/items/{id:int}/compare")]
    public async Task<IActionResult> Compare(int id, int from, int to, ActContext act, CancellationToken cancel)
    {
        if (await items.EditingAsync(id, act.Today, cancel, from) is not { } older || await items.EditingAsync(id, act.Today, cancel, to) is not { } newer)
            return NotFound();
        var choices = await items.ChoicesAsync(cancel);
        var options = ItemOptions.Of(choices, await offices.ListAsync(cancel));
        var rows = TwoTexts.Compare(ItemForm.Of(older, choices), ItemForm.Of(newer, choices), options.ByField(Files(older).Concat(Files(newer)).ToList()));
        return View("Compare", new ComparePage(newer.Item, from, to, rows));
    }

    [HttpGet("/staff/items/{id:int}/preview")]
    public Task<IActionResult> Preview(int id, ActContext act, CancellationToken cancel) => RevisionAsync(id, null, act, cancel);

    [HttpGet("/staff/items/{id:int}/revisions/{number:int}")]
    public Task<IActionResult> Revision(int id, int number, ActContext act, CancellationToken cancel) => RevisionAsync(id, number, act, cancel);

    [HttpGet("/staff/items/{id:int}/files/{fileId:int}")]
    public async Task<IActionResult> File(int id, int fileId, CancellationToken cancel) =>
        await items.AttachmentAsync(id, fileId, cancel) is { } file && System.IO.File.Exists(uploads.PathOf(file.Digest))
            ? PhysicalFile(uploads.PathOf(file.Digest), file.ContentType, file.FileName)
            : NotFound();

    /// <summary>A file is told by its name and size: the ids differ from revision to revision though the file is the same.</summary>
    private static IEnumerable<Choice> Files(ItemEditing editing) => editing.Attachments.Select(file => new Choice($"{file.Id}", $"{file.FileName}（{FileSize.Words(file.Size)}）"));

    private async Task<IActionResult> RevisionAsync(int id, int? number, ActContext act, CancellationToken cancel) =>
        await items.RevisionAsync(id, number, act, cancel) is { } shown
            ? View("Revision", new RevisionPage(shown, await site.ArticleAsync(shown, Url, cancel)))
            : NotFound();
}

/// <summary>Items in the staff's frame: the public's article with the staff's addresses.</summary>
internal static class StaffArticles
{
    public static async Task<ItemArticle> ArticleAsync(this SiteContext site, RevisionView shown, IUrlHelper url, CancellationToken cancel) => new()
    {
        Item = shown.View,
        AgencyName = await site.LoadAsync(cancel) ? site.Frame.AgencyName : "",
        FileAddress = file => url.StaffFile(shown.View.Id, file),
        CategoryAddress = null,
        ItemAddress = url.StaffItem,
        IsPublished = shown.Revision.PublishedAt is not null,
    };
}
