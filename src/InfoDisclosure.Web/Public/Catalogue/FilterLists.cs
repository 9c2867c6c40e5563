using System.Globalization;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Web.Public.Catalogue;

/// <summary>A heading with links that narrow the list.</summary>
public sealed record FilterSection(string Heading, IReadOnlyList<FilterLink> Links);

/// <summary>A list one choice away from the one shown, and how long it is.</summary>
public sealed record FilterLink(string Name, int Count, CatalogueFilter Filter, bool Chosen);

/// <summary>Makes the sections beside a list; empty ones are left out.</summary>
internal static class FilterSections
{
    public static IReadOnlyList<FilterSection> Of(CatalogueFilter filter, CatalogueCounts counts) =>
    [
        .. new[]
        {
            Categories("法定公开事项（条例第二十条）", CategoryBasis.Article20, filter, counts),
            Categories("乡镇公开事项（条例第二十一条）", CategoryBasis.Article21, filter, counts),
            Categories("其他公开事项", CategoryBasis.Other, filter, counts),
            Categories("基层政务公开标准目录领域", CategoryBasis.Sector, filter, counts),
            Choices("年份", counts.Years, filter.Year?.ToString(CultureInfo.InvariantCulture), code => filter with { Year = int.Parse(code, CultureInfo.InvariantCulture) }),
            Choices("分组", counts.Groups, filter.Group, code => filter with { Group = code }),
            Choices("渠道（可能重复）", counts.Channels, filter.Channel, code => filter with { Channel = code }),
        }.Where(section => section.Links.Count > 0),
    ];

    private static FilterSection Categories(string heading, CategoryBasis basis, CatalogueFilter filter, CatalogueCounts counts) =>
        new(heading, [.. counts.Categories.Where(category => category.Basis == basis).Select(category => new FilterLink(category.Name, category.Count, filter with { Category = category.Code }, category.Code == filter.Category))]);

    private static FilterSection Choices(string heading, IReadOnlyList<CatalogueChoice> choices, string? chosen, Func<string, CatalogueFilter> with) =>
        new(heading, [.. choices.Select(choice => new FilterLink(choice.Name, choice.Count, with(choice.Code), choice.Code == chosen))]);
}
