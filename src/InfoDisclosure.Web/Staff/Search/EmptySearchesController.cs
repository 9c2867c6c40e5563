using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Search;

/// <summary>The most frequent queries of the last days that found nothing.</summary>
public sealed record EmptySearchesPage(int Days, IReadOnlyList<EmptySearchRow> Rows, bool MayWrite)
{
    public IReadOnlyList<int> Periods { get; } = EmptySearchesController.Periods;
}

/// <summary>没有结果的检索: what residents miss.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class EmptySearchesController(EmptySearchReader searches) : StaffController
{
    public static readonly IReadOnlyList<int> Periods = [30, 90, 365];

    private const int Most = 200;

    [HttpGet("/staff/search")]
    public async Task<IActionResult> List(int? days, ActContext act, CancellationToken cancel)
    {
        var shown = days ?? Periods[0];
        if (!ModelState.IsValid || !Periods.Contains(shown))
            return NotFound();
        return View("EmptySearches", new EmptySearchesPage(shown, await searches.TopAsync(act.Today.AddDays(1 - shown), act.Today, Most, cancel), Me.Can(StaffAction.WriteItems)));
    }
}
