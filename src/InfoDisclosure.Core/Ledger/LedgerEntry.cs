namespace InfoDisclosure.Core.Ledger;

/// <summary>
/// A month's number in the office's ledger (台账): what the yearly report counts and the portal holds no rows of. No row is blank,
/// which isn't zero.
/// </summary>
public sealed class LedgerEntry
{
    public const int LineLength = 60;

    public int Id { get; set; }

    /// <summary>A line of the year's form, e.g. licence.decisions.</summary>
    public required string Line { get; set; }

    /// <summary>The month's first day.</summary>
    public DateOnly Month { get; set; }

    /// <summary>In the line's unit; exact, six decimals at most.</summary>
    public decimal Value { get; set; }

    public required string SavedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; set; }
}
