using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Rules.Catalogue;

/// <summary>Whether information became public in time.</summary>
public enum Timeliness
{
    /// <summary>按时.</summary>
    OnTime,

    /// <summary>逾期.</summary>
    Late,

    /// <summary>补录: public elsewhere before it was entered here; told apart from the rate.</summary>
    Backfilled,

    /// <summary>不能计算: formed in a year whose holiday notice isn't loaded, or on an unknown day.</summary>
    Unknown,
}

/// <summary>
/// The last day for making information public: 20 working days from the day it was formed or changed; a limit that another law
/// sets prevails (条例 Art. 26). The day itself isn't counted (民法典 Art. 201).
/// </summary>
public static class PublicationDeadline
{
    /// <summary>Working days where no other law says otherwise.</summary>
    public const int WorkingDays = 20;

    /// <summary>The longest limit that can be entered, in working days.</summary>
    public const int MostWorkingDays = 250;

    /// <summary>
    /// The day from which a text that isn't public yet is counted; null when nothing is to be kept to: a 补录 was public in its
    /// time, and a correction has a limit only when it tells of a change since the last publication.
    /// </summary>
    /// <param name="publishedOn">The last publication of the item; null before the first.</param>
    public static DateOnly? CountedFrom(DateOnly? formedOn, DateOnly? changedOn, bool backfilled, DateOnly? publishedOn) =>
        publishedOn is { } last ? (changedOn > last ? changedOn : null)
        : backfilled ? null
        : changedOn ?? formedOn;

    /// <summary>Counts the days; null when the day they begin with isn't known.</summary>
    /// <param name="limit">Working days that another law sets; null for the usual twenty.</param>
    public static WorkingDayCount? For(DateOnly? from, int? limit, WorkingCalendar calendar) =>
        from is { } day ? calendar.Count(day, limit ?? WorkingDays) : null;

    /// <summary>
    /// Judges a publication. When the count ends in a year that isn't published yet, and that year lies after the publication,
    /// it was in time whatever the notice will say.
    /// </summary>
    public static Timeliness Judge(DateOnly disclosedOn, bool backfilled, WorkingDayCount? due) => (backfilled, due) switch
    {
        (true, _) => Timeliness.Backfilled,
        (false, WorkingDayCount.EndsOn end) => disclosedOn <= end.Date ? Timeliness.OnTime : Timeliness.Late,
        (false, WorkingDayCount.CalendarYearNotPublished unknown) when unknown.Year > disclosedOn.Year => Timeliness.OnTime,
        (false, WorkingDayCount.CalendarYearNotPublished or null) => Timeliness.Unknown,
        _ => throw new InvalidOperationException($"{due}"),
    };

    /// <summary>The word for it.</summary>
    public static string Label(this Timeliness timeliness) => timeliness switch
    {
        Timeliness.OnTime => "按时",
        Timeliness.Late => "逾期",
        Timeliness.Backfilled => "补录",
        Timeliness.Unknown => "不能计算",
        _ => throw new ArgumentOutOfRangeException(nameof(timeliness)),
    };
}
