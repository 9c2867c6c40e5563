namespace InfoDisclosure.Rules.Reports;

/// <summary>
/// When a year's report is due. 条例 Art. 49 binds departments at county level and above to 31 January of the next year; a
/// township's day is set by the county's office, and 31 January is what they keep to in practice. So it is a setting.
/// </summary>
public static class ReportDue
{
    public const int DefaultMonth = 1;
    public const int DefaultDay = 31;

    /// <summary>The day the report of a year is due.</summary>
    public static DateOnly Of(int year, int month = DefaultMonth, int day = DefaultDay) => new(year + 1, month, day);
}
