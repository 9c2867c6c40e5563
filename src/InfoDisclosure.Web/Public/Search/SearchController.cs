using System.Globalization;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Text;
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

    public required SearchNarrowing Narrowing { get; init; }

    /// <summary>The choices made, in words, each with the results without it.</summary>
    public required IReadOnlyList<ChosenNarrowing> Chosen { get; init; }

    public required IReadOnlyList<SearchSection> Sections { get; init; }
}

public sealed class SearchController(SearchReader search, FacetNameReader names, EmptySearchLog empty, TimeProvider clock) : PublicController
{
    [HttpGet(PublicPaths.Search)]
    [EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index(string? q, string? category, string? year, string? group, string? kind, string? order, string? page, CancellationToken cancel)
    {
        var typed = Clean(q ?? "");
        var query = Cut.At(typed, SearchReader.MaxQueryLength);
        if (!int.TryParse(page ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return BadRequest();
        if (SearchNarrowing.Read(category, year, group, kind, order) is not { } narrowing)
            return NotFound();
        var all = await names.AllAsync(cancel);
        var inCategory = all.Categories.FirstOrDefault(name => name.Code == narrowing.Category);
        var inGroup = all.Groups.FirstOrDefault(name => name.Code == narrowing.Group);
        if ((narrowing.Category is not null && inCategory is null) || (narrowing.Group is not null && inGroup is null))
            return NotFound();
        var found = await search.FindAsync(
            new SearchQuery { Text = query, CategoryId = inCategory?.Id, Year = narrowing.Year, GroupId = inGroup?.Id, Kind = narrowing.Kind, NewestFirst = narrowing.Newest, Page = number }, cancel);
        // What one category lacks another may have.
        if (found is { Total: 0 } && !narrowing.IsNarrow)
            empty.Add(query, OfficeDay.Of(clock.GetUtcNow().UtcDateTime));
        var place = found?.Page ?? 1;
        return View(new ResultsPage
        {
            Query = query,
            WasCut = query.Length < typed.Length,
            Found = found,
            Narrowing = narrowing,
            Chosen = SearchSections.Chosen(narrowing, inCategory, inGroup),
            Sections = SearchSections.Of(narrowing, found?.Facets, all),
            Head = new PageHead
            {
                Title = query.Length == 0 ? "检索" : $"检索：{query}{(place > 1 ? $"（第{place}页）" : "")}",
                Description = "检索主动公开的政府信息和年度报告。",
                Path = query.Length == 0 ? PublicPaths.Search : PublicPaths.SearchFor(query, narrowing, place),
                Crumbs = [new Crumb("检索")],
                NoIndex = true,
                HasSearch = true,
            },
        });
    }

    private static string Clean(string typed) => new string([.. typed.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
}
