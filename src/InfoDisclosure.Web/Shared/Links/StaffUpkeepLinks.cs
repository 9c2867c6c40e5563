using System.Globalization;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Web.Staff.Catalogue.Upkeep;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>The addresses of 保鲜台, 覆盖图, 链接检查, 自查表 and 月报.</summary>
public static class StaffUpkeepLinks
{
    public static string Freshness(this IUrlHelper url) => url.Content("~/staff/freshness");

    public static string FreshnessSettings(this IUrlHelper url) => url.Content("~/staff/freshness/settings");

    /// <summary>本期无变化 of a column.</summary>
    public static string StateNoChange(this IUrlHelper url, int category) => url.At($"~/staff/freshness/{category}/no-change");

    public static string Coverage(this IUrlHelper url) => url.Content("~/staff/coverage");

    /// <summary>Why a column is blank.</summary>
    public static string BlankReason(this IUrlHelper url, int category) => url.At($"~/staff/coverage/{category}/reason");

    /// <summary>The form of a new item that stands under a column.</summary>
    public static string NewItemIn(this IUrlHelper url, int category) => url.At($"~/staff/items/new?category={category}");

    public static string LinkCheck(this IUrlHelper url) => url.Content("~/staff/links");

    public static string Inspection(this IUrlHelper url) => url.Content("~/staff/inspection");

    public static string Monthly(this IUrlHelper url, DateOnly month) => url.At($"~/staff/monthly/{month:yyyy-MM}");

    /// <summary>The month's list, narrowed; it stands at the end of the page.</summary>
    public static string MonthlyRows(this IUrlHelper url, DateOnly month, MonthQuery query, Timeliness? time = null) => url.Monthly(month) + QueryString.Create(new Dictionary<string, string?>
    {
        ["time"] = (time ?? query.Time)?.ToString(),
        ["office"] = query.Office?.ToString(CultureInfo.InvariantCulture),
        ["writer"] = query.Writer,
    }.Where(pair => pair.Value is not null)) + "#rows";

    /// <summary>A column's public page, or one year of it.</summary>
    public static string PublicColumn(this IUrlHelper url, string code, int? year = null) =>
        url.Content($"~/catalogue?category={Uri.EscapeDataString(code)}" + (year is { } number ? string.Create(CultureInfo.InvariantCulture, $"&year={number}") : ""));

    /// <summary>Where the text is mended that a link stands in.</summary>
    public static string TextOf(this IUrlHelper url, FoundLink link) => link.Place switch
    {
        LinkPlace.Item => url.At($"~/staff/items/{link.Id}"),
        LinkPlace.Report => url.At($"~/staff/reports/{link.Id}"),
        LinkPlace.Guide => url.Content("~/staff/pages/guide"),
        LinkPlace.Rules => url.Content("~/staff/pages/rules"),
        _ => throw new ArgumentOutOfRangeException(nameof(link)),
    };

    private static string At(this IUrlHelper url, FormattableString path) => url.Content(path.ToString(CultureInfo.InvariantCulture));
}
