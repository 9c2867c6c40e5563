using System.ComponentModel;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Files;
using InfoDisclosure.Core.Documents.Reading;
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

/// <summary>A file to read, and where its text goes.</summary>
public sealed record ItemFileForm
{
    [DisplayName("文件")]
    public IFormFile? File { get; init; }

    [DisplayName("原来的正文")]
    public FileTextMode Mode { get; init; }

    public int Version { get; init; }
}

/// <summary>What becomes of the text that was there.</summary>
public enum FileTextMode
{
    Replace,
    Append,
}

public sealed record ItemFilePage(ItemWork? Item, bool HasText, ItemFileForm Form)
{
    public IReadOnlyList<Choice> Modes { get; } = [new(nameof(FileTextMode.Replace), "换成文件里的"), new(nameof(FileTextMode.Append), "留着，文件里的接在后面")];
}

/// <summary>What the answer to a script says: where to go on, or what is wrong.</summary>
public sealed record ItemFileAnswer(string? Address, string? Problem);

/// <summary>从文件读入: a Word, Excel or text file becomes a draft, or the text of one.</summary>
[Requires(StaffAction.WriteItems)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ItemFilesController(ItemWorkReader items, ReadItemFile read, UploadTickets tickets, UploadStore store) : StaffController
{
    /// <summary>In TempData: what the next form tells of the file, a line each.</summary>
    public const string NotesKey = "file-notes";

    private const long MostBytes = OfficeFileReader.MaxSize + (1024 * 1024);

    [HttpGet("/staff/items/from-file")]
    public IActionResult New() => View("FromFile", new ItemFilePage(null, false, new ItemFileForm()));

    [HttpPost("/staff/items/from-file")]
    public async Task<IActionResult> Create(ItemFileForm form, [FromServices] CreateItem create, [FromServices] OfficeReader offices, ActContext act, CancellationToken cancel)
    {
        if (await ReadAsync(form, [], cancel) is not { } text)
            return await AnswerAsync(() => Again(new ItemFilePage(null, false, form)));
        var channels = (await items.ChoicesAsync(cancel)).Channels;
        var office = await offices.OfAccountAsync(Me.Id, cancel);
        return await SaveAsync(text, () => create.RunAsync(
            new ItemDraft
            {
                Title = Cut.At(text.Title, ItemRevision.TitleLength),
                Body = text.Body,
                DocumentNumber = text.Facts.DocumentNumber,
                FormedOn = text.Facts.FormedOn <= act.Today ? text.Facts.FormedOn : null,
                OfficeId = office,
                ChannelIds = [.. channels.Where(channel => channel.Kind == ChannelKind.Website).Select(channel => channel.Id)],
                NewAttachments = text.Pictures,
                Origin = Origin(form, text),
            },
            act, cancel), () => Again(new ItemFilePage(null, false, form)));
    }

    [HttpGet("/staff/items/{id:int}/from-file")]
    public async Task<IActionResult> Into(int id, ActContext act, CancellationToken cancel) => await items.EditingAsync(id, act.Today, cancel) is { } editing
        ? View("FromFile", new ItemFilePage(editing.Item, editing.Draft.Body.Length > 0, new ItemFileForm { Version = editing.Item.Version }))
        : NotFound();

    [HttpPost("/staff/items/{id:int}/from-file")]
    public async Task<IActionResult> Into(int id, ItemFileForm form, [FromServices] EditItem edit, ActContext act, CancellationToken cancel)
    {
        if (await items.EditingAsync(id, act.Today, cancel) is not { } editing)
            return NotFound();
        var page = new ItemFilePage(editing.Item, editing.Draft.Body.Length > 0, form);
        if (await ReadAsync(form, [.. editing.Attachments.Select(file => file.FileName)], cancel) is not { } text)
            return await AnswerAsync(() => Again(page));
        var draft = editing.Draft;
        return await SaveAsync(text, () => edit.RunAsync(
            id,
            form.Version,
            draft with
            {
                Body = form.Mode == FileTextMode.Append && draft.Body.Length > 0 ? $"{draft.Body}\n\n{text.Body}" : text.Body,
                DocumentNumber = draft.DocumentNumber ?? text.Facts.DocumentNumber,
                FormedOn = draft.FormedOn ?? (text.Facts.FormedOn <= act.Today ? text.Facts.FormedOn : null),
                NewAttachments = text.Pictures,
                Origin = Origin(form, text),
            },
            act, cancel), () => Again(page));
    }

    /// <summary>A picture that waits for its form, for the preview beside the text.</summary>
    [HttpGet("/staff/items/waiting")]
    public IActionResult Waiting(string? ticket) =>
        tickets.Read(ticket) is { } file && file.ContentType.StartsWith("image/", StringComparison.Ordinal) && System.IO.File.Exists(store.PathOf(file.Digest))
            ? PhysicalFile(store.PathOf(file.Digest), file.ContentType)
            : NotFound();

    private static string Origin(ItemFileForm form, ItemFileText text)
    {
        var words = $"从文件“{Path.GetFileName(form.File!.FileName)}”读入。{string.Concat(text.Notes)}";
        return words.Length <= JournalEntry.ReasonLength ? words : string.Concat(words.AsSpan(0, JournalEntry.ReasonLength - 1), "…");
    }

    private bool ByScript => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private async Task<ItemFileText?> ReadAsync(ItemFileForm form, IReadOnlyCollection<string> taken, CancellationToken cancel)
    {
        if (form.File is not { Length: > 0 } file)
        {
            ModelState.AddModelError("Form.File", form.File is null ? "请选择文件" : "文件是空的，请重新选择");
            return null;
        }

        using var content = file.OpenReadStream();
        switch (await read.RunAsync(file.FileName, content, taken, cancel))
        {
            case ItemFileResult.Read(var text):
                return text;
            case ItemFileResult.Refused(var why):
                ModelState.AddModelError("Form.File", why);
                return null;
            default:
                throw new InvalidOperationException("A file is read or refused.");
        }
    }

    private async Task<IActionResult> SaveAsync(ItemFileText text, Func<Task<ActResult<ItemSaved>>> act, Func<Task<IActionResult>> again)
    {
        var answer = await SubmitAsync(act, saved => Url.EditItem(saved.ItemId), again, notice: null);
        if (answer is not SeeOtherResult saved)
            return await AnswerAsync(() => Task.FromResult(answer));
        List<string> notes = [.. text.Notes];
        if (text.Facts.DocumentNumber is { } number)
            notes.Add($"从文件里认出文号{number}，请核对。");
        if (text.Facts.FormedOn is { } formed)
            notes.Add($"从文件里认出成文日期{formed:yyyy年M月d日}，请核对。");
        TempData[NotesKey] = string.Join('\n', notes);
        return ByScript ? new JsonWithTempData(new ItemFileAnswer(saved.Address, null)) : saved;
    }

    private Task<IActionResult> Again(ItemFilePage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return FormAsync("FromFile", page);
    }

    /// <summary>A script is told the same in a word.</summary>
    private async Task<IActionResult> AnswerAsync(Func<Task<IActionResult>> page)
    {
        var shown = await page();
        if (!ByScript)
            return shown;
        var problem = ModelState.Values.SelectMany(state => state.Errors).Select(error => error.ErrorMessage).FirstOrDefault(message => message.Length > 0);
        return problem is null ? shown : Json(new ItemFileAnswer(null, problem));
    }

    /// <summary>An answer after which a page follows, so what it is to tell is kept.</summary>
    private sealed class JsonWithTempData(object value) : JsonResult(value), Microsoft.AspNetCore.Mvc.ViewFeatures.IKeepTempDataResult;
}
