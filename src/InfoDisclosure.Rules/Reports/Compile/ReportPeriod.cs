namespace InfoDisclosure.Rules.Reports.Compile;

/// <summary>
/// The statistics period of a year's report: 1 January to 31 December, or to an earlier day on which the year is looked at.
/// </summary>
/// <param name="Year">The report year.</param>
/// <param name="AsOf">Any day from 1 January of the year on; a day after the year changes nothing.</param>
public sealed record ReportPeriod(int Year, DateOnly AsOf)
{
    public DateOnly AsOf { get; } = AsOf.Year >= Year ? AsOf : throw new ArgumentOutOfRangeException(nameof(AsOf), AsOf, "The year hasn't begun on this day.");

    public DateOnly Start => new(Year, 1, 1);

    public DateOnly End => AsOf.Year > Year ? new DateOnly(Year, 12, 31) : AsOf;

    /// <summary>Whether it is the full year.</summary>
    public bool IsWhole => End == new DateOnly(Year, 12, 31);

    public bool Contains(DateOnly? day) => day >= Start && day <= End;
}
