using System.Globalization;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InfoDisclosure.Web.Public.Search;

/// <summary>What was looked for and what was found.</summary>
public sealed record ResultsPage : PublicPage
{
    /// <summary>As it was read: without control characters, at most <see cref="SearchReader.MaxQueryLength"/> characters.</summary>
    public required string Query { get; init; }

    public required bool WasCut { get; init; }

    /// <summary>Null when nothing can be looked for.</summary>
    public required SearchPage? Found { get; init; }
}

public sealed class SearchController(SearchReader search, EmptySearchLog empty, TimeProvider clock) : PublicController
{
    [HttpGet(PublicPaths.Search)]
    [EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index(string? q, string? page, CancellationToken cancel)
    {
        var typed = Clean(q ?? "");
        var query = Cut(typed);
        if (!int.TryParse(page ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return BadRequest();
        var found = await search.FindAsync(new SearchQuery { Text = query, Page = number }, cancel);
        if (found is { Total: 0 })
            empty.Add(query, OfficeDay.Of(clock.GetUtcNow().UtcDateTime));
        var place = found?.Page ?? 1;
        return View(new ResultsPage
        {
            Query = query,
            WasCut = query.Length < typed.Length,
            Found = found,
            Head = new PageHead
            {
                Title = query.Length == 0 ? "检索" : $"检索：{query}{(place > 1 ? $"（第{place}页）" : "")}",
                Description = "检索主动公开的政府信息和年度报告。",
                Path = query.Length == 0 ? PublicPaths.Search : PublicPaths.SearchFor(query, place),
                Crumbs = [new Crumb("检索")],
                NoIndex = true,
                HasSearch = true,
            },
        });
    }

    private static string Clean(string typed) => new string([.. typed.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();

    private static string Cut(string query)
    {
        if (query.Length <= SearchReader.MaxQueryLength)
            return query;
        var end = char.IsLowSurrogate(query[SearchReader.MaxQueryLength]) ? SearchReader.MaxQueryLength - 1 : SearchReader.MaxQueryLength;
        return query[..end];
    }
}
