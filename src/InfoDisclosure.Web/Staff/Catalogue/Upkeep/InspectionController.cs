using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Upkeep;

/// <summary>自查表, made on a day.</summary>
public sealed record InspectionPage(InspectionSheet Sheet, DateOnly Today);

/// <summary>链接检查 and 网站检查自查表.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class InspectionController : StaffController
{
    [HttpGet("/staff/links")]
    public async Task<IActionResult> Links([FromServices] LinkReader links, CancellationToken cancel) => View("Links", await links.ReadAsync(cancel));

    [HttpGet("/staff/inspection")]
    public async Task<IActionResult> Sheet([FromServices] InspectionReader inspection, ActContext act, CancellationToken cancel) =>
        await inspection.ReadAsync(act.Today, cancel) is { } sheet ? View("Inspection", new InspectionPage(sheet, act.Today)) : NotFound();
}
