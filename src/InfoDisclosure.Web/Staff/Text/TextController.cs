using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Catalogue;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Text;

/// <summary>What the text editor asks the server: how a text will look, and what pasted HTML says. Nothing is saved here.</summary>
public sealed class TextController(FigureReader figures, ItemWorkReader items, UploadTickets tickets) : StaffController
{
    /// <summary>Bytes; the longest clipboard that is read, in UTF-8.</summary>
    private const int LongestPaste = 3 * PastedHtml.Longest;

    // Items, reports and the office's pages are all written by the clerk; WritePages stands for writing any of them.
    [HttpPost("/staff/text/preview"), Requires(StaffAction.WritePages)]
    public async Task<IActionResult> Preview([FromForm] string? text, [FromForm] int? year, [FromForm] int? item, [FromForm] List<string> waiting, CancellationToken cancel) =>
        Content((await RenderAsync(text, year, item, waiting, cancel)).Value, "text/html; charset=utf-8");

    /// <summary>The preview without script: the form is carried and comes back as it was typed.</summary>
    [HttpPost("/staff/text/page"), Requires(StaffAction.WritePages), KeepsForm]
    public async Task<IActionResult> Page([FromQuery] string? field, [FromQuery] int? year, [FromQuery] int? item, [FromQuery] string? back, CancellationToken cancel)
    {
        if (await KeptForm.OfAsync(HttpContext) is not { } form || !Url.IsLocalUrl(back) || !back.StartsWith(Url.Desk(), StringComparison.Ordinal))
            return BadRequest();
        var text = form.Fields.FirstOrDefault(one => one.Key == field).Value;
        return View("Page", new TextPage(await RenderAsync(text, year, item, form.Fields.Where(one => one.Key.EndsWith(".Uploaded", StringComparison.Ordinal)).Select(one => one.Value), cancel), form with { Action = back }));
    }

    /// <summary>Clipboard HTML becomes text; what couldn't come along is said.</summary>
    [HttpPost("/staff/text/paste"), Requires(StaffAction.WritePages), RequestSizeLimit(LongestPaste)]
    public async Task<IActionResult> Paste(CancellationToken cancel)
    {
        using var reader = new StreamReader(Request.Body, Encoding.UTF8);
        var pasted = PastedHtml.ToMarkdown(await reader.ReadToEndAsync(cancel));
        return Json(new PasteAnswer(pasted.Markdown, pasted.LeftOut.Count == 0 ? "已粘贴，标题、列表和表格都保留了。" : string.Join(' ', pasted.LeftOut.Prepend("已粘贴。"))));
    }

    private async Task<SafeHtml> RenderAsync(string? text, int? year, int? item, IEnumerable<string> waiting, CancellationToken cancel)
    {
        if (year is not { } of)
        {
            var html = OfficeText.Read(text ?? "", _ => false, headingBase: 2).Html;
            return OfficeText.PicturesIn(html).Count == 0 ? html : OfficeText.WithPictures(html, (await PicturesAsync(item, waiting, cancel)).GetValueOrDefault);
        }

        var reading = OfficeText.Read(text ?? "", await figures.KnownAsync(cancel), headingBase: 3);
        var values = await figures.ReadAsync(of, reading.Figures, cancel);
        return OfficeText.WithFigures(reading.Html, name => new FigureRendering(ReportContent.Present(values)(name)));
    }

    /// <summary>The addresses of the pictures that an item has or that wait for its form, by name; what waits is the newer one.</summary>
    private async Task<Dictionary<string, string>> PicturesAsync(int? item, IEnumerable<string> waiting, CancellationToken cancel)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ticket in waiting)
        {
            if (tickets.Read(ticket) is { } file)
                addresses[file.FileName] = Url.WaitingPicture(ticket);
        }

        if (item is { } id && Me.Can(StaffAction.ReadItems))
        {
            foreach (var picture in await items.PicturesAsync(id, cancel))
                addresses.TryAdd(picture.FileName, Url.StaffFile(id, picture.Id));
        }

        return addresses;
    }
}

/// <summary>A text as the public would see it, and the form it was typed in.</summary>
public sealed record TextPage(SafeHtml Text, KeptForm Form);

/// <summary>What goes into the text area, and what the clerk is told.</summary>
public sealed record PasteAnswer(string Text, string Note);
