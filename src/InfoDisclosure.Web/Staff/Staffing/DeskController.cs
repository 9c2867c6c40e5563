using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Staffing;

/// <summary>工作台: what is overdue, what is due this week, what waits for me.</summary>
public sealed class DeskController : StaffController
{
    [HttpGet("/staff"), Requires(StaffAction.UseDesk)]
    public IActionResult Show() => View("Desk");
}
