using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Core.Calendar;

/// <summary>The yearly notice that moves working days; a year without one is refused by name.</summary>
public sealed class HolidayNotice
{
    public int Year { get; set; }

    public required string Title { get; set; }

    /// <summary>文号; null when it isn't known for certain.</summary>
    public string? DocumentNumber { get; set; }

    public string? Source { get; set; }

    public List<HolidayDay> Days { get; set; } = [];
}

/// <summary>One day of a notice. A notice may name days of the neighbouring year.</summary>
public sealed class HolidayDay
{
    public const int NameLength = 40;

    public DateOnly Date { get; set; }

    public int NoticeYear { get; set; }

    public DayKind Kind { get; set; }

    public required string Name { get; set; }
}
