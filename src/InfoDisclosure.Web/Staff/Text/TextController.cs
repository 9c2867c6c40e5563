using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Text;

/// <summary>What the text editor asks the server: how a text will look, and what pasted HTML says. Nothing is saved here.</summary>
public sealed class TextController(FigureReader figures) : StaffController
{
    // Items, reports and the office's pages are all written by the clerk; WritePages stands for writing any of them.
    [HttpPost("/staff/text/preview"), Requires(StaffAction.WritePages)]
    public async Task<IActionResult> Preview([FromForm] string? text, [FromForm] int? year, CancellationToken cancel) =>
        Content((await RenderAsync(text, year, cancel)).Value, "text/html; charset=utf-8");

    /// <summary>The preview without script: the form is carried and comes back as it was typed.</summary>
    [HttpPost("/staff/text/page"), Requires(StaffAction.WritePages), KeepsForm]
    public async Task<IActionResult> Page([FromQuery] string? field, [FromQuery] int? year, [FromQuery] string? back, CancellationToken cancel)
    {
        if (await KeptForm.OfAsync(HttpContext) is not { } form || !Url.IsLocalUrl(back) || !back.StartsWith(Url.Desk(), StringComparison.Ordinal))
            return BadRequest();
        var text = form.Fields.FirstOrDefault(one => one.Key == field).Value;
        return View("Page", new TextPage(await RenderAsync(text, year, cancel), form with { Action = back }));
    }

    private async Task<SafeHtml> RenderAsync(string? text, int? year, CancellationToken cancel)
    {
        if (year is not { } of)
            return OfficeText.Read(text ?? "", _ => false).Html;
        var reading = OfficeText.Read(text ?? "", await figures.KnownAsync(cancel), headingBase: 4);
        var values = await figures.ReadAsync(of, reading.Figures, cancel);
        return OfficeText.WithFigures(reading.Html, name => new FigureRendering(ReportContent.Present(values)(name)));
    }
}

/// <summary>A text as the public would see it, and the form it was typed in.</summary>
public sealed record TextPage(SafeHtml Text, KeptForm Form);
