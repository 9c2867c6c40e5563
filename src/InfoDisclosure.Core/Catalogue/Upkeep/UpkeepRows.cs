using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>更新周期 of a column; each category has one row from its loading on.</summary>
public sealed class ColumnPeriod
{
    public int CategoryId { get; set; }

    public UpdatePeriod Period { get; set; }
}

/// <summary>When columns turn yellow and how often 本期无变化 may stand in for an update; one row, whose version covers the periods too.</summary>
public sealed class UpkeepSettings : Versioned
{
    public const int OnlyId = 1;
    public const int MostLead = 60;
    public const int MostStatementsAllowed = 12;

    public int Id { get; set; } = OnlyId;

    /// <summary>Days ahead a column turns yellow.</summary>
    public int YellowLead { get; set; } = ColumnFreshness.DefaultLead;

    /// <summary>The most statements in a row; 0 forbids them.</summary>
    public int MostStatements { get; set; } = NoChange.DefaultMost;
}

/// <summary>本期无变化: that a column had nothing new in a period. Public, dated, never changed or removed.</summary>
public sealed class NoChangeStatement
{
    public int Id { get; set; }

    public int CategoryId { get; set; }

    /// <summary>The office's day up to which it speaks.</summary>
    public DateOnly StatedOn { get; set; }

    /// <summary>The column's period when it was stated.</summary>
    public UpdatePeriod Period { get; set; }

    public int? StatedById { get; set; }

    public required string StatedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime StatedAt { get; set; }
}

/// <summary>
/// Why a column is lawfully blank, e.g. 本镇无此项职能; the public reads it there. Each is a row of its own, the newest counts, and
/// an empty one takes the reason back.
/// </summary>
public sealed class BlankReason
{
    public int Id { get; set; }

    public int CategoryId { get; set; }

    public required string Reason { get; set; }

    public int? StatedById { get; set; }

    public required string StatedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime StatedAt { get; set; }
}

/// <summary>How often an item's page was read on a day; of who read it nothing is kept.</summary>
public sealed class ItemReading
{
    public int ItemId { get; set; }

    /// <summary>The office's day.</summary>
    public DateOnly Day { get; set; }

    public int Count { get; set; }
}
