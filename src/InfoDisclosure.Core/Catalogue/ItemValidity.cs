using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// A line of an item's 有效性: what holds from a day on, why, and what took its place. Lines are only added; a day to come is
/// allowed, and holds when it comes.
/// </summary>
public sealed class ItemValidity
{
    public const int ReasonLength = 500;
    public const int NameLength = 60;

    public int Id { get; set; }

    public int ItemId { get; set; }

    public Validity Validity { get; set; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly From { get; set; }

    /// <summary>The item that took its place; null when none did, or when that one isn't in the register.</summary>
    public int? SuccessorId { get; set; }

    /// <summary>Why, for the public; null for the line of the first publication.</summary>
    public string? Reason { get; set; }

    public int? RecordedById { get; set; }

    public required string RecordedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; set; }
}
