using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Search;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Public.Home;

/// <summary>The home page: search first, then the doors, then what is new.</summary>
public sealed record HomePage : PublicPage
{
    /// <summary>Words to try, each of which finds something.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    public required IReadOnlyList<CatalogueRow> Latest { get; init; }

    public required ReportCard? Report { get; init; }

    /// <summary>The year of the overview: this year, or the newest one that has items.</summary>
    public required int Year { get; init; }

    /// <summary>The largest categories of the year.</summary>
    public required IReadOnlyList<CategoryCount> ByCategory { get; init; }

    /// <summary>How many items the other categories hold together.</summary>
    public required int InOthers { get; init; }

    /// <summary>All items of the year.</summary>
    public required int YearTotal { get; init; }

    /// <summary>The largest count, the length of a full bar.</summary>
    public required int Largest { get; init; }
}

public sealed class HomeController(CatalogueReader catalogue, ReportReader reports, SearchReader search, TimeProvider clock) : PublicController
{
    private const int Latest = 10;
    private const int Examples = 3;
    private const int Bars = 8;

    // What residents of a township ask for; only words that find something are shown.
    private static readonly string[] Words = ["耕地补贴", "低保", "公路养护", "医疗保险", "预算", "防汛", "危房", "秸秆", "救助", "补贴", "年度报告"];

    [HttpGet(PublicPaths.Home)]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var thisYear = OfficeDay.Of(clock.GetUtcNow().UtcDateTime).Year;
        var byCategory = await catalogue.YearByCategoryAsync(thisYear, cancel);
        var year = byCategory.Count > 0 ? thisYear : await catalogue.NewestYearAsync(cancel) ?? thisYear;
        if (year != thisYear)
            byCategory = await catalogue.YearByCategoryAsync(year, cancel);
        return View(new HomePage
        {
            Examples = await search.WithHitsAsync(Words, Examples, cancel),
            Latest = await catalogue.LatestAsync(Latest, cancel),
            Report = await reports.NewestAsync(cancel),
            Year = year,
            ByCategory = [.. byCategory.Take(Bars)],
            InOthers = byCategory.Skip(Bars).Sum(row => row.Count),
            YearTotal = byCategory.Sum(row => row.Count),
            Largest = byCategory.Select(row => row.Count).DefaultIfEmpty(1).Max(),
            Head = new PageHead { Title = "首页", Description = PublicColumn.Home.Description, Path = PublicPaths.Home, Column = PublicColumn.Home, HasSearch = true },
        });
    }
}
