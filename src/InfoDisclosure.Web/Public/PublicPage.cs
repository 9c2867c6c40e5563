namespace InfoDisclosure.Web.Public;

/// <summary>What every public page tells its frame.</summary>
public abstract record PublicPage
{
    public required PageHead Head { get; init; }
}

/// <summary>What stands in a page's head and around its content.</summary>
public sealed record PageHead
{
    /// <summary>Unique on the site; the agency's short name is added.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences for search engines and feed readers.</summary>
    public required string Description { get; init; }

    /// <summary>The canonical address below the base path; null for pages that aren't one (errors).</summary>
    public required string? Path { get; init; }

    /// <summary>The column it belongs to, marked in the navigation.</summary>
    public PublicColumn? Column { get; init; }

    /// <summary>The way here between home and the page itself; the page's own name comes last.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>Set on pages that are an article: an item, a report.</summary>
    public ArticleTags? Article { get; init; }

    /// <summary>Keeps pages that only repeat others out of search engines.</summary>
    public bool NoIndex { get; init; }

    /// <summary>The page has its own search field, so the frame shows none.</summary>
    public bool HasSearch { get; init; }
}

/// <summary>A step of the way to a page; the last one has no address.</summary>
public sealed record Crumb(string Name, string? Path = null);

/// <summary>The article tags of the government's rules for web pages.</summary>
/// <param name="PublishedAt">Beijing time.</param>
public sealed record ArticleTags(string Title, DateTime PublishedAt, string Source, string Keywords);
