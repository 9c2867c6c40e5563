namespace InfoDisclosure.Core.Search;

/// <summary>A public text that can be found; its id is the row of the full-text index over overlapping character pairs.</summary>
public sealed class SearchDocument
{
    public const int TitleLength = 200;
    public const int BodyLength = 1_000_000;

    public int Id { get; set; }

    public SearchKind Kind { get; set; }

    /// <summary>The item's id, or the report's year.</summary>
    public int SubjectId { get; set; }

    public required string Title { get; set; }

    /// <summary>Plain words, for excerpts.</summary>
    public required string Body { get; set; }

    /// <summary>公开日期 or the report's day of publication.</summary>
    public DateOnly Date { get; set; }
}

/// <summary>What can be found.</summary>
public enum SearchKind
{
    Item,
    Report,
}
