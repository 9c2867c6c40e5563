using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Staffing;

/// <summary>工作台.</summary>
public sealed record DeskPage
{
    public required Desk Desk { get; init; }

    /// <summary>The newest published report; only for those who look after reports.</summary>
    public required ReportCard? Newest { get; init; }

    /// <summary>A leader's desk opens with the report.</summary>
    public required bool Leads { get; init; }
}

/// <summary>工作台: what is overdue, what is due this week, what waits for me.</summary>
public sealed class DeskController(DeskReader desk, ReportReader reports) : StaffController
{
    [HttpGet("/staff"), Requires(StaffAction.UseDesk)]
    public async Task<IActionResult> Show(ActContext act, CancellationToken cancel) => View("Desk", new DeskPage
    {
        Desk = await desk.ReadAsync(Me.Id, Me.Roles, act.Today, cancel),
        Newest = Me.Can(StaffAction.ReadReports) ? await reports.NewestAsync(cancel) : null,
        Leads = Me.Roles.Contains(StaffRole.Leader),
    });
}
