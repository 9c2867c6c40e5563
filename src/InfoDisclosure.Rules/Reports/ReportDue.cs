namespace InfoDisclosure.Rules.Reports;

/// <summary>
/// The day of the next year by which a year's report is to be public. 条例 Art. 49 binds departments at county level and above
/// to 31 January; a township's day is set by the county's office, and 31 January is what they keep to in practice. So it is a
/// setting, and every year has the day: 29 February isn't one.
/// </summary>
public sealed record ReportDue
{
    /// <summary>As the setting is written.</summary>
    public const string Default = "01-31";

    private ReportDue(int month, int day) => (Month, Day) = (month, day);

    public int Month { get; }

    public int Day { get; }

    /// <summary>Reads 01-31, 1-31, 1.31, 1/31 or 1月31日.</summary>
    public static ReportDue? Parse(string? written)
    {
        var parts = (written ?? "").Trim().TrimEnd('日').Split(['-', '.', '/', '月'], 2);
        return parts.Length == 2 && Number(parts[0]) is >= 1 and <= 12 and var month && Number(parts[1]) is >= 1 and var day && day <= DateTime.DaysInMonth(2023, month)
            ? new ReportDue(month, day)
            : null;
    }

    /// <summary>The day the report of a year is due.</summary>
    public DateOnly Of(int year) => new(year + 1, Month, Day);

    /// <summary>As the setting is kept.</summary>
    public override string ToString() => $"{Month:D2}-{Day:D2}";

    private static int Number(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit) ? int.Parse(text) : 0;
}
