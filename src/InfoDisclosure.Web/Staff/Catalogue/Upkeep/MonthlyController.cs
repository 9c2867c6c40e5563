using System.Globalization;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Upkeep;

/// <summary>Which of the month's rows are listed, as the address says it.</summary>
public sealed record MonthQuery
{
    public Timeliness? Time { get; init; }

    /// <summary>0 for rows that name no office.</summary>
    public int? Office { get; init; }

    public string? Writer { get; init; }

    public bool IsWhole => this == new MonthQuery();

    public bool Shows(MonthItem item) => (Time is null || item.Timeliness == Time) && (Office is null || item.OfficeId == Office) && (Writer is null || item.WriterName == Writer);
}

/// <summary>A line of the month by office or by person.</summary>
public sealed record MonthPart(string Name, MonthQuery Query, MonthTally Tally);

/// <summary>月报.</summary>
public sealed record MonthPage
{
    public required MonthReport Report { get; init; }

    public required MonthQuery Query { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<MonthPart> ByOffice { get; init; }

    public required IReadOnlyList<MonthPart> ByWriter { get; init; }

    /// <summary>The rows that are listed.</summary>
    public required IReadOnlyList<MonthItem> Rows { get; init; }

    public bool HasNext => Report.Month.AddMonths(1) <= Today;
}

/// <summary>月报: a month of proactive disclosure for the leaders; each number opens its rows.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class MonthlyController(MonthReader months) : StaffController
{
    [HttpGet("/staff/monthly")]
    public Task<IActionResult> Current([FromQuery(Name = "")] MonthQuery query, ActContext act, CancellationToken cancel) => ShowAsync(act.Today, query, act.Today, cancel);

    [HttpGet("/staff/monthly/{month}")]
    public async Task<IActionResult> Show(string month, [FromQuery(Name = "")] MonthQuery query, ActContext act, CancellationToken cancel) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year >= 2000 && first <= act.Today
            ? await ShowAsync(first, query, act.Today, cancel)
            : NotFound();

    private async Task<IActionResult> ShowAsync(DateOnly month, MonthQuery query, DateOnly today, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return NotFound();
        var report = await months.ReadAsync(month, cancel);
        return View("Monthly", new MonthPage
        {
            Report = report,
            Query = query,
            Today = today,
            ByOffice = Parts(report, item => (item.OfficeName, new MonthQuery { Office = item.OfficeId })),
            ByWriter = Parts(report, item => (item.WriterName, new MonthQuery { Writer = item.WriterName })),
            Rows = [.. report.Items.Where(query.Shows)],
        });
    }

    private static IReadOnlyList<MonthPart> Parts(MonthReport report, Func<MonthItem, (string Name, MonthQuery Query)> key) =>
    [
        .. report.Items.GroupBy(key).Select(group => new MonthPart(group.Key.Name, group.Key.Query, MonthTally.Of(group.Select(item => item.Timeliness))))
            .OrderByDescending(part => part.Tally.Total).ThenBy(part => part.Name, StringComparer.CurrentCulture),
    ];
}
