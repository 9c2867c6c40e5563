using System.ComponentModel;
using System.Security.Cryptography;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Documents.Reading;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Bulk;

public sealed record ItemImportForm
{
    [DisplayName("填好的表格")]
    public IFormFile? File { get; init; }
}

/// <summary>Where an import is.</summary>
public enum ImportStage
{
    Checking,

    /// <summary>The file can't be read as a list.</summary>
    Refused,

    /// <summary>Judged row by row; nothing is saved.</summary>
    Checked,

    Importing,
    Imported,

    /// <summary>Somebody stopped it, or the program did; nothing was saved.</summary>
    Stopped,
    Failed,
}

/// <summary>An import as it is kept between its pages.</summary>
public sealed record ImportWork
{
    public required string Id { get; init; }

    public required int OwnerId { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Digest { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required ImportStage Stage { get; init; }

    public ItemListVerdict? Verdict { get; init; }

    /// <summary>Why the file can't be read.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>What was right when it was checked isn't any more, so it wasn't imported.</summary>
    public bool HasMoved { get; init; }

    /// <summary>Drafts that were made.</summary>
    public int Count { get; init; }

    public bool IsRunning => Stage is ImportStage.Checking or ImportStage.Importing;
}

public sealed record ItemImportPage(ItemImportForm Form, IReadOnlyList<ImportWork> Recent);

public sealed record ImportWorkPage(ImportWork Work, BulkBox? Box);

/// <summary>批量导入: a filled-in table is tried first, then becomes drafts, all of them or none.</summary>
[Requires(StaffAction.WriteItems)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ItemImportController(BulkStore store, BulkRuns runs) : StaffController
{
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const long MostBytes = OfficeFileReader.MaxSize + (1024 * 1024);
    private const string Upload = "upload";
    private const string Problems = "problems";

    [HttpGet("/staff/items/import")]
    public Task<IActionResult> New(CancellationToken cancel) => PageAsync(cancel);

    [HttpGet("/staff/items/import/template.xlsx")]
    public async Task<IActionResult> Template([FromServices] ItemTemplate template, CancellationToken cancel)
    {
        var file = new MemoryStream();
        await template.WriteAsync(file, cancel);
        file.Position = 0;
        return File(file, ExcelType, "信息导入模板.xlsx");
    }

    [HttpPost("/staff/items/import")]
    public async Task<IActionResult> Take(ItemImportForm form, ActContext act, CancellationToken cancel)
    {
        if (form.File is not { Length: > 0 } file)
        {
            var why = form.File is null ? "请选择文件" : "文件是空的，请重新选择";
            if (ByScript)
                return Json(new ItemFileAnswer(null, why));
            ModelState.AddModelError("Form.File", why);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(cancel);
        }

        var work = new ImportWork { Id = BulkStore.NewId(), OwnerId = Me.Id, FileName = Path.GetFileName(file.FileName), Digest = "", At = act.Now, Stage = ImportStage.Checking };
        work = work with { Digest = await KeepAsync(file, store, work.Id, cancel) };
        await store.WriteAsync(work.Id, work, cancel);
        Run(work, async (services, progress, stop) => await services.GetRequiredService<CheckItemList>().RunAsync(store.PathOf(work.Id, Upload), work.FileName, store.PathOf(work.Id, Problems), act, progress, stop) switch
        {
            ItemListCheck.Judged(var verdict) => work with { Stage = ImportStage.Checked, Verdict = verdict },
            ItemListCheck.Refused(var why) => work with { Stage = ImportStage.Refused, Refused = why },
            _ => throw new InvalidOperationException("A list is judged or refused."),
        });
        return ByScript ? Json(new ItemFileAnswer(Url.ItemImport(work.Id), null)) : SeeOther(Url.ItemImport(work.Id));
    }

    [HttpGet("/staff/items/import/{id}")]
    public async Task<IActionResult> Show(string id, [FromServices] ImportItemList imports, CancellationToken cancel)
    {
        // Asked in this order, so that work that ends in between is found in the store.
        var progress = runs.ProgressOf(id);
        if (await FindAsync(id, cancel) is not { } work)
            return NotFound();
        if (work.IsRunning && progress is null)
        {
            // The program was restarted meanwhile; the journal knows whether it was before or after the end.
            work = work.Stage == ImportStage.Importing && await imports.FindAsync(id, cancel) is not null
                ? work with { Stage = ImportStage.Imported, Count = work.Verdict?.Rows ?? 0 }
                : work with { Stage = ImportStage.Stopped };
        }

        return View("ImportWork", new ImportWorkPage(work, work.IsRunning ? new BulkBox(BulkAnswer.Of(progress), Url.ItemImport(id), "取消后一条也不会导入。") : null));
    }

    [HttpGet("/staff/items/import/{id}/progress")]
    public async Task<IActionResult> Progress(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is null ? NotFound() : Json(BulkAnswer.Of(runs.ProgressOf(id)));

    [HttpPost("/staff/items/import/{id}/stop")]
    public async Task<IActionResult> Stop(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is null)
            return NotFound();
        runs.Stop(id);
        await runs.WhenEnded(id);
        return SeeOther(Url.ItemImport(id));
    }

    [HttpGet("/staff/items/import/{id}/problems.xlsx")]
    public async Task<IActionResult> ProblemFile(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { Stage: ImportStage.Checked, Verdict.Bad: > 0 } work && System.IO.File.Exists(store.PathOf(id, Problems))
            ? PhysicalFile(store.PathOf(id, Problems), ExcelType, $"要改的地方-{Path.GetFileNameWithoutExtension(work.FileName)}.xlsx")
            : NotFound();

    /// <param name="doubts">The digest of the doubts that were confirmed.</param>
    [HttpPost("/staff/items/import/{id}")]
    public async Task<IActionResult> Import(string id, string? doubts, ActContext act, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } work)
            return NotFound();
        if (work is not { Stage: ImportStage.Checked, Verdict: { Bad: 0 } verdict } || runs.ProgressOf(id) is not null)
            return SeeOther(Url.ItemImport(id));
        if (verdict.Doubtful > 0 && doubts != verdict.DoubtsDigest)
        {
            ModelState.AddModelError("doubts", "有的行可能重复，请先核对，再打勾确认");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("ImportWork", new ImportWorkPage(work, null));
        }

        work = work with { Stage = ImportStage.Importing, HasMoved = false };
        await store.WriteAsync(id, work, cancel);
        var order = new ItemImportOrder { Id = id, Path = store.PathOf(id, Upload), FileName = work.FileName, Digest = work.Digest, ConfirmedDoubts = doubts ?? "" };
        Run(work, async (services, progress, stop) => await services.GetRequiredService<ImportItemList>().RunAsync(order, act, progress, stop) switch
        {
            ItemImportResult.Done(var count, _) => work with { Stage = ImportStage.Imported, Count = count },
            ItemImportResult.Again => work with { Stage = ImportStage.Imported, Count = verdict.Rows },
            ItemImportResult.Unfit(var now) => work with { Stage = ImportStage.Checked, Verdict = now, HasMoved = true },
            ItemImportResult.Refused(var why) => work with { Stage = ImportStage.Refused, Refused = why },
            _ => throw new InvalidOperationException("ItemImportResult is a closed set."),
        });
        return SeeOther(Url.ItemImport(id));
    }

    private bool ByScript => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private void Run(ImportWork work, Func<IServiceProvider, Core.Catalogue.Bulk.BulkProgress, CancellationToken, Task<ImportWork>> act)
    {
        // The request is over before the work is; nothing of it may be used there.
        var kept = store;
        runs.Start(
            work.Id,
            async (services, progress, stop) => await kept.WriteAsync(work.Id, await act(services, progress, stop), CancellationToken.None),
            stopped => kept.WriteAsync(work.Id, work with { Stage = stopped ? ImportStage.Stopped : ImportStage.Failed }, CancellationToken.None));
    }

    private static async Task<string> KeepAsync(IFormFile file, BulkStore store, string id, CancellationToken cancel)
    {
        store.Create();
        var kept = System.IO.File.Create(store.PathOf(id, Upload));
        await using (kept)
        {
            await file.CopyToAsync(kept, cancel);
            kept.Position = 0;
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(kept, cancel));
        }
    }

    /// <summary>Somebody else's import doesn't exist.</summary>
    private async Task<ImportWork?> FindAsync(string id, CancellationToken cancel) =>
        await store.ReadAsync<ImportWork>(id, cancel) is { } work && work.OwnerId == Me.Id ? work : null;

    private async Task<IActionResult> PageAsync(CancellationToken cancel) =>
        View("Import", new ItemImportPage(new ItemImportForm(), [.. (await store.AllAsync<ImportWork>(cancel)).Where(work => work.OwnerId == Me.Id).Take(5)]));
}
