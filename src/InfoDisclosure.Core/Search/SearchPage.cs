using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Search;

/// <summary>What somebody looks for.</summary>
public sealed record SearchQuery
{
    /// <summary>As typed; what is longer than <see cref="SearchReader.MaxQueryLength"/> isn't read.</summary>
    public required string Text { get; init; }

    public int? CategoryId { get; init; }

    public int? Year { get; init; }

    public int? GroupId { get; init; }

    public SearchKind? Kind { get; init; }

    /// <summary>Newest first even where the hits are few enough to come best first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>From 1; a page beyond the last one is the last one.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>One thing found.</summary>
public sealed record SearchHit
{
    public required SearchKind Kind { get; init; }

    /// <summary>The item's id, or the report's year.</summary>
    public required int SubjectId { get; init; }

    public required IReadOnlyList<TextPiece> Title { get; init; }

    /// <summary>发文字号; empty when there is none.</summary>
    public required IReadOnlyList<TextPiece> DocumentNumber { get; init; }

    /// <summary>索引号; empty when there is none.</summary>
    public required IReadOnlyList<TextPiece> IndexNumber { get; init; }

    public required IReadOnlyList<TextPiece> Excerpt { get; init; }

    /// <summary>The words stand in an attachment only, and the excerpt is cut from there.</summary>
    public required bool InFiles { get; init; }

    public required DateOnly Date { get; init; }
}

/// <summary>
/// How many hits each category, year, group (by id) and kind has; those without any left out. A text that stands under several
/// categories counts in each, as in the catalogue.
/// </summary>
public sealed record SearchFacets(
    IReadOnlyDictionary<int, int> Categories,
    IReadOnlyDictionary<int, int> Years,
    IReadOnlyDictionary<int, int> Groups,
    IReadOnlyDictionary<SearchKind, int> Kinds);

/// <summary>What a search found.</summary>
public sealed record SearchPage
{
    /// <summary>How many texts match; exact up to <see cref="SearchReader.CountedUpTo"/>.</summary>
    public required int Total { get; init; }

    /// <summary>There are more than <see cref="SearchReader.CountedUpTo"/>.</summary>
    public required bool TooMany { get; init; }

    /// <summary>Best first; else newest first.</summary>
    public required bool Ranked { get; init; }

    public required IReadOnlyList<SearchHit> Hits { get; init; }

    public required int Page { get; init; }

    /// <summary>Pages that can be reached.</summary>
    public required int Pages { get; init; }

    /// <summary>Counts of all hits; null when there are too many to count.</summary>
    public required SearchFacets? Facets { get; init; }

    /// <summary>The words that were looked for instead, because the query as typed stands nowhere; null when it does.</summary>
    public required IReadOnlyList<string>? Instead { get; init; }

    /// <summary>Words of the same meaning that were looked for as well; empty when there are none.</summary>
    public required IReadOnlyList<string> Expanded { get; init; }
}

/// <summary>An item that resembles another.</summary>
public sealed record SimilarItem(int ItemId, string Title, DateOnly Date);
