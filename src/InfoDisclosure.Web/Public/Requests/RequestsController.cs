using System.Globalization;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Requests;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Public.Requests;

/// <summary>How to ask, and what came of what was asked.</summary>
public sealed record RequestsPage : PublicPage
{
    public required SiteContacts Contacts { get; init; }

    public required int Year { get; init; }

    public required bool IsThisYear { get; init; }

    public required RequestYearView Requests { get; init; }

    /// <summary>Outcomes of the year that occurred, in the table's order.</summary>
    public required IReadOnlyList<OutcomeCount> Outcomes { get; init; }

    /// <summary>Working days the office has for a reply.</summary>
    public required int ReplyDays { get; init; }

    /// <summary>A later page of the register shows the register alone.</summary>
    public required bool IsContinued { get; init; }
}

/// <summary>How often an outcome occurred.</summary>
public sealed record OutcomeCount(RequestOutcome Outcome, int Count);

public sealed class RequestsController(RequestReader requests, SiteReader sites, TimeProvider clock) : PublicController
{
    private const int FirstYear = 2008;

    [HttpGet(PublicPaths.Requests)]
    public async Task<IActionResult> Index(string? year, string? below, CancellationToken cancel)
    {
        var today = OfficeDay.Of(clock.GetUtcNow().UtcDateTime);
        var shown = today.Year;
        int? serial = null;
        if (!string.IsNullOrEmpty(year) && (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out shown) || shown < FirstYear || shown > today.Year))
            return NotFound();
        if (!string.IsNullOrEmpty(below))
        {
            if (!int.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
                return BadRequest();
            serial = parsed;
        }

        var view = await requests.YearAsync(shown, serial, cancel);
        var contacts = await sites.ContactsAsync(cancel) ?? throw new InvalidOperationException("The frame was loaded, so there are contacts.");
        var plain = shown == today.Year && serial is null;
        return View(new RequestsPage
        {
            Contacts = contacts,
            Year = shown,
            IsThisYear = shown == today.Year,
            Requests = view,
            Outcomes = [.. RequestOutcome.All.Where(outcome => view.Tally.Closed.ContainsKey(outcome.Code)).Select(outcome => new OutcomeCount(outcome, view.Tally.Closed[outcome.Code]))],
            ReplyDays = ReplyDeadline.WorkingDays(today),
            IsContinued = serial is not null,
            Head = new PageHead
            {
                Title = plain ? PublicColumn.Requests.Name : $"{shown}年依申请公开{(serial is null ? "" : $"（登记号{InformationRequest.NumberOf(shown, serial.Value)}以前）")}",
                Description = PublicColumn.Requests.Description,
                Path = plain ? PublicPaths.Requests : PublicPaths.RequestYear(shown, serial),
                Column = PublicColumn.Requests,
                Crumbs = plain ? [new Crumb(PublicColumn.Requests.Name)] : [new Crumb(PublicColumn.Requests.Name, PublicPaths.Requests), new Crumb($"{shown}年")],
                NoIndex = serial is not null,
            },
        });
    }
}
