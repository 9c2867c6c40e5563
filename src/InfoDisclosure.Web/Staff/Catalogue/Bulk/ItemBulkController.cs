using System.ComponentModel;
using System.Globalization;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Bulk;

public sealed record ItemChangeForm
{
    public ItemChangeKind? Kind { get; init; }

    [DisplayName("新的类别")]
    public int? CategoryId { get; init; }

    [DisplayName("新的起草科室")]
    public int? OfficeId { get; init; }

    [DisplayName("更正说明"), AtMost(ItemRevision.NoteLength)]
    public string? ChangeNote { get; init; }

    [DisplayName("新的责任人")]
    public int? ResponsibleId { get; init; }

    [DisplayName("新的保留期限")]
    public DateOnly? RetainUntil { get; init; }

    public ItemChange? ToChange() => Kind is not { } kind ? null : new ItemChange
    {
        Kind = kind,
        CategoryId = CategoryId,
        OfficeId = OfficeId,
        ChangeNote = ChangeNote,
        ResponsibleId = ResponsibleId,
        RetainUntil = RetainUntil,
    };
}

/// <summary>A change of many items as it is kept between its pages.</summary>
public sealed record ChangeWork
{
    public required string Id { get; init; }

    public required int OwnerId { get; init; }

    /// <summary>The items as they were when they were chosen.</summary>
    public required IReadOnlyList<ItemStamp> Items { get; init; }

    /// <summary>Where the list was.</summary>
    public required string Back { get; init; }

    /// <summary>What was begun; null before.</summary>
    public ItemChangeKind? Begun { get; init; }

    public ItemChangeReport? Report { get; init; }

    public bool HasFailed { get; init; }
}

public sealed record ItemChangePage
{
    public required ChangeWork Work { get; init; }

    public required ItemChangeForm Form { get; init; }

    /// <summary>What it will do; null until everything is entered.</summary>
    public ItemChangePlan? Plan { get; init; }

    /// <summary>The new value in words; null for none, or before it is entered.</summary>
    public string? Value => Plan is null ? null : Form.Kind switch
    {
        ItemChangeKind.Category => Categories.FirstOrDefault(choice => choice.Value == $"{Form.CategoryId}")?.Label,
        ItemChangeKind.Office => Offices.FirstOrDefault(choice => choice.Value == $"{Form.OfficeId}")?.Label ?? "本机关，不分科室",
        ItemChangeKind.Responsible => People.FirstOrDefault(choice => choice.Value == $"{Form.ResponsibleId}")?.Label ?? "不指定",
        ItemChangeKind.Retention => Form.RetainUntil is { } day ? $"{day:yyyy年M月d日}" : "一直公开",
        ItemChangeKind.Send or ItemChangeKind.Discard or null => null,
        _ => throw new InvalidOperationException($"{Form.Kind}"),
    };

    public IReadOnlyList<Choice> Categories { get; init; } = [];

    public IReadOnlyList<Choice> Offices { get; init; } = [];

    public IReadOnlyList<Choice> People { get; init; } = [];
}

public sealed record ChangeWorkPage(ChangeWork Work, BulkBox? Box)
{
    /// <summary>Lines that the page shows; all of them stand in the file.</summary>
    public const int MostTold = 200;
}

/// <summary>The words of changes.</summary>
public static class ItemChangeWords
{
    public static string Label(this ItemChangeKind kind) => kind switch
    {
        ItemChangeKind.Category => "改类别",
        ItemChangeKind.Office => "改起草科室",
        ItemChangeKind.Responsible => "改责任人",
        ItemChangeKind.Retention => "改保留期限",
        ItemChangeKind.Send => "送审",
        ItemChangeKind.Discard => "移到回收站",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Hint(this ItemChangeKind kind) => kind switch
    {
        ItemChangeKind.Category or ItemChangeKind.Office => "草稿马上改；已公开的开始一稿更正，审查通过后公众才看到",
        ItemChangeKind.Responsible or ItemChangeKind.Retention => "只供内部管理，马上改，不用审核",
        ItemChangeKind.Send => "草稿和退回的，要素齐全才能送审",
        ItemChangeKind.Discard => "草稿和退回的，以后可以恢复；已公开的不动",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>批量处理: one change to the ticked items, each by its own act and with its own answer. Nothing here publishes.</summary>
[Requires(StaffAction.WriteItems)]
public sealed class ItemBulkController(BulkStore store, BulkRuns runs, ItemSelection selection, ItemChangePlanner planner) : StaffController
{
    /// <param name="pick">The ticked rows: id and version as the list showed them.</param>
    /// <param name="all">Everything that the filter lets pass.</param>
    [HttpPost("/staff/items/bulk")]
    public async Task<IActionResult> Choose(List<string>? pick, bool all, ItemQuery query, CancellationToken cancel)
    {
        var back = Url.Items() + QueryString.Create(query.With(query.Before));
        var items = all ? await selection.OfFilterAsync(query.ToFilter(), cancel) : [.. (pick ?? []).Select(Stamp).OfType<ItemStamp>().DistinctBy(stamp => stamp.Id)];
        if (items.Count is 0 or > ItemSelection.Most)
        {
            TempData[NoticeKey] = items.Count == 0 ? "请先在要处理的信息前面打勾" : $"一次最多处理{ItemSelection.Most}条，请先筛选";
            return SeeOther(back);
        }

        var work = new ChangeWork { Id = BulkStore.NewId(), OwnerId = Me.Id, Items = items, Back = back };
        await store.WriteAsync(work.Id, work, cancel);
        return SeeOther(Url.ItemsChange(work.Id));
    }

    /// <param name="ask">Everything is entered; the page is to say what will happen.</param>
    [HttpGet("/staff/items/bulk/{id}")]
    public async Task<IActionResult> Show(string id, ItemChangeForm form, bool ask, ActContext act, CancellationToken cancel)
    {
        // Asked in this order, so that work that ends in between is found in the store.
        var progress = runs.ProgressOf(id);
        if (await FindAsync(id, cancel) is not { } work)
            return NotFound();
        if (work.Begun is not null)
            return View("ChangeWork", new ChangeWorkPage(work, work.Report is null && progress is not null ? new BulkBox(BulkAnswer.Of(progress), Url.ItemsChange(id), "已经处理的不退回，还没有处理的不动。") : null));
        if (!ask)
            ModelState.Clear();
        return await PageAsync(work, form, ask, act, cancel);
    }

    [HttpPost("/staff/items/bulk/{id}")]
    public async Task<IActionResult> Run(string id, ItemChangeForm form, ActContext act, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } work)
            return NotFound();
        if (work.Begun is not null)
            return SeeOther(Url.ItemsChange(id));
        if (form.ToChange() is not { } change || !ModelState.IsValid || (await planner.IssuesAsync(change, act.Today, cancel)).Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(work, form, true, act, cancel);
        }

        work = work with { Begun = change.Kind };
        await store.WriteAsync(id, work, cancel);
        // The request is over before the work is; nothing of it may be used there.
        var kept = store;
        runs.Start(
            id,
            async (services, progress, stop) => await kept.WriteAsync(id, work with { Report = await services.GetRequiredService<ChangeItems>().RunAsync(work.Items, change, act, progress, stop) }, CancellationToken.None),
            stopped => kept.WriteAsync(id, stopped ? work with { Report = new ItemChangeReport([], work.Items.Count) } : work with { HasFailed = true }, CancellationToken.None));
        return SeeOther(Url.ItemsChange(id));
    }

    [HttpGet("/staff/items/bulk/{id}/progress")]
    public async Task<IActionResult> Progress(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is null ? NotFound() : Json(BulkAnswer.Of(runs.ProgressOf(id)));

    [HttpPost("/staff/items/bulk/{id}/stop")]
    public async Task<IActionResult> Stop(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is null)
            return NotFound();
        runs.Stop(id);
        await runs.WhenEnded(id);
        return SeeOther(Url.ItemsChange(id));
    }

    [HttpGet("/staff/items/bulk/{id}/report.xlsx")]
    public async Task<IActionResult> Report(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { Report: { } report })
            return NotFound();
        var file = new MemoryStream();
        ChangeReportFile.Write(file, report);
        file.Position = 0;
        return File(file, ItemImportController.ExcelType, "批量处理结果.xlsx");
    }

    private static ItemStamp? Stamp(string pick) =>
        pick.Split('-') is [var id, var version] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var item) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? new ItemStamp(item, shown)
            : null;

    /// <summary>Somebody else's work doesn't exist.</summary>
    private async Task<ChangeWork?> FindAsync(string id, CancellationToken cancel) =>
        await store.ReadAsync<ChangeWork>(id, cancel) is { } work && work.OwnerId == Me.Id ? work : null;

    private async Task<IActionResult> PageAsync(ChangeWork work, ItemChangeForm form, bool ask, ActContext act, CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var change = form.ToChange();
        if (ask && change is not null)
        {
            foreach (var issue in await planner.IssuesAsync(change, act.Today, cancel))
                ModelState.AddModelError($"Form.{issue.Field}", issue.Message);
        }

        return View("Change", new ItemChangePage
        {
            Work = work,
            Form = form,
            Plan = ask && change is not null && ModelState.IsValid ? await planner.PlanAsync(work.Items, change, cancel) : null,
            Categories = form.Kind == ItemChangeKind.Category ? ItemOptions.Of(await services.GetRequiredService<ItemWorkReader>().ChoicesAsync(cancel), []).Categories : [],
            Offices = form.Kind == ItemChangeKind.Office ? [.. (await services.GetRequiredService<OfficeReader>().ChoicesAsync(null, cancel)).Select(office => new Choice($"{office.Id}", office.Name))] : [],
            People = form.Kind == ItemChangeKind.Responsible ? [.. (await services.GetRequiredService<AccountReader>().ListAsync(cancel)).Where(person => !person.Closed).Select(person => new Choice($"{person.Id}", person.DisplayName))] : [],
        });
    }
}
