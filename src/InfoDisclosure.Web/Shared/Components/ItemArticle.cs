using InfoDisclosure.Core.Catalogue;

namespace InfoDisclosure.Web.Shared.Components;

/// <summary>An item's article, the same on the public page and in every preview of it.</summary>
public sealed record ItemArticle
{
    public required ItemView Item { get; init; }

    public required string AgencyName { get; init; }

    /// <summary>Where a file, by its id, is downloaded.</summary>
    public required Func<int, string> FileAddress { get; init; }

    /// <summary>The list of a category, by its code; null for plain words.</summary>
    public required Func<string, string>? CategoryAddress { get; init; }

    /// <summary>Another item's page, by its id.</summary>
    public required Func<int, string> ItemAddress { get; init; }

    /// <summary>False in a preview: what publishing gives is said to come.</summary>
    public bool IsPublished { get; init; } = true;
}
