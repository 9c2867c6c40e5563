using InfoDisclosure.Core.Search;

namespace InfoDisclosure.Web.Public.Search;

/// <summary>A heading with links that narrow the results.</summary>
public sealed record SearchSection(string Heading, IReadOnlyList<SearchLink> Links);

/// <summary>The results one choice away, and how many there are.</summary>
public sealed record SearchLink(string Name, int Count, SearchNarrowing To);

/// <summary>A choice made: its kind and words, and the results without it.</summary>
public sealed record ChosenNarrowing(string Heading, string Name, SearchNarrowing Without);

/// <summary>
/// Makes the sections beside the results and names the choices made. The counts are those of what is shown, so that what has
/// been chosen already has no section of its own.
/// </summary>
internal static class SearchSections
{
    private const string Category = "类别";
    private const string Sector = "标准目录领域";

    public static IReadOnlyList<SearchSection> Of(SearchNarrowing narrowing, SearchFacets? facets, FacetNames names)
    {
        if (facets is null)
            return [];
        return
        [
            .. new[]
            {
                new SearchSection("种类", narrowing.Kind is not null ? [] :
                    [.. facets.Kinds.OrderBy(kind => kind.Key).Select(kind => new SearchLink(SearchNarrowing.KindName(kind.Key), kind.Value, narrowing with { Kind = kind.Key }))]),
                new SearchSection("年份", narrowing.Year is not null ? [] :
                    [.. facets.Years.OrderByDescending(year => year.Key).Select(year => new SearchLink($"{year.Key}年", year.Value, narrowing with { Year = year.Key }))]),
                Categories(Category, sectors: false),
                Categories(Sector, sectors: true),
                new SearchSection("分组", narrowing.Group is not null ? [] :
                    [.. names.Groups.Where(name => facets.Groups.ContainsKey(name.Id)).Select(name => new SearchLink(name.Name, facets.Groups[name.Id], narrowing with { Group = name.Code }))]),
            }.Where(section => section.Links.Count > 0),
        ];

        SearchSection Categories(string heading, bool sectors) => new(heading, narrowing.Category is not null ? [] :
            [.. names.Categories.Where(name => name.IsSector == sectors && facets.Categories.ContainsKey(name.Id)).Select(name => new SearchLink(name.Name, facets.Categories[name.Id], narrowing with { Category = name.Code }))]);
    }

    public static IReadOnlyList<ChosenNarrowing> Chosen(SearchNarrowing narrowing, FacetName? category, FacetName? group)
    {
        List<ChosenNarrowing> chosen = [];
        if (narrowing.Kind is { } kind)
            chosen.Add(new ChosenNarrowing("种类", SearchNarrowing.KindName(kind), narrowing with { Kind = null }));
        if (narrowing.Year is { } year)
            chosen.Add(new ChosenNarrowing("年份", $"{year}年", narrowing with { Year = null }));
        if (category is not null)
            chosen.Add(new ChosenNarrowing(category.IsSector ? Sector : Category, category.Name, narrowing with { Category = null }));
        if (group is not null)
            chosen.Add(new ChosenNarrowing("分组", group.Name, narrowing with { Group = null }));
        return chosen;
    }
}
