namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>A table's number as it was when its revision was published, with the rows that were counted.</summary>
public sealed class FrozenCell
{
    public const int PathLength = 60;

    public int Id { get; set; }

    public int RevisionId { get; set; }

    /// <summary>Of the form's cell, e.g. 3/C3.1/person.</summary>
    public required string Path { get; set; }

    public decimal? Value { get; set; }

    /// <summary>Whether the number was set by two persons and not counted.</summary>
    public bool IsAdjusted { get; set; }

    /// <summary>Ids of the rows, ascending and joined by commas.</summary>
    public string RowIds { get; set; } = "";
}

/// <summary>
/// A number set in place of the counted one: one person asks for it with a reason, another confirms it. What was asked stays as a
/// row for ever, also when it was refused or taken back.
/// </summary>
public sealed class CellAdjustment
{
    public const int ReasonLength = 300;
    public const int NameLength = 60;

    public int Id { get; set; }

    public int Year { get; set; }

    public required string Path { get; set; }

    public decimal Value { get; set; }

    public required string Reason { get; set; }

    public int? AskedById { get; set; }

    public required string AskedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; set; }

    public string? ConfirmedByName { get; set; }

    /// <summary>UTC; null while it waits for another person.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Who refused it, took it back or asked for another.</summary>
    public string? EndedByName { get; set; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? EndedAt { get; set; }
}
