namespace InfoDisclosure.Rules.Calendar;

/// <summary>What a notice says of one day: off (放假) or a make-up working day (补班).</summary>
public enum DayKind
{
    Off,
    Work,
}

/// <summary>One day that a yearly notice of the State Council's office moves away from the ordinary week.</summary>
public sealed record NoticeDay(DateOnly Date, DayKind Kind, string Name);

/// <summary>A day that was counted or passed over on the way to a due date, so that a deadline can show its arithmetic.</summary>
/// <param name="Date">The day.</param>
/// <param name="Ordinal">Its number among the counted working days, from 1; null for a day off.</param>
/// <param name="Why">Why it is off or worked against the week, e.g. 周六, 国庆节, 补班（春节）; null for an ordinary working day.</param>
public sealed record CountedDay(DateOnly Date, int? Ordinal, string? Why);

/// <summary>The outcome of counting working days.</summary>
public abstract record WorkingDayCount
{
    private WorkingDayCount()
    {
    }

    /// <summary>The last day of the period, with every day from the first counted one.</summary>
    public sealed record EndsOn(DateOnly Date, IReadOnlyList<CountedDay> Days) : WorkingDayCount;

    /// <summary>The count runs into a year whose holiday notice hasn't been published or loaded; nothing is guessed.</summary>
    public sealed record CalendarYearNotPublished(int Year) : WorkingDayCount;
}

/// <summary>
/// Working days (工作日): Monday to Friday less the days off of the yearly notices, and their make-up weekends. Knows only
/// the years it was given; a day in another year is refused by name rather than guessed from the week.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, NoticeDay> days;
    private readonly HashSet<int> years;

    /// <summary>Makes a calendar of the given years; a notice may name days of the year before or after its own.</summary>
    public WorkingCalendar(IEnumerable<int> publishedYears, IEnumerable<NoticeDay> noticeDays)
    {
        years = [.. publishedYears];
        days = noticeDays.ToDictionary(day => day.Date);
    }

    /// <summary>The years whose notice is known.</summary>
    public IReadOnlySet<int> Years => years;

    /// <summary>Whether the office works on a day, or null when its year's notice isn't known.</summary>
    public bool? IsWorkingDay(DateOnly date) =>
        !years.Contains(date.Year) ? null
        : days.TryGetValue(date, out var day) ? day.Kind == DayKind.Work
        : !IsWeekend(date);

    /// <summary>
    /// The date that lies <paramref name="count"/> working days after <paramref name="start"/>. The day the period starts
    /// on isn't counted (民法典 Art. 201), so the last day is always a working day. A count of 0 is the start day itself.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or above 1,000.</exception>
    public WorkingDayCount Count(DateOnly start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1000);
        var walked = new List<CountedDay>();
        var date = start;
        for (var counted = 0; counted < count;)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date) is not { } works)
                return new WorkingDayCount.CalendarYearNotPublished(date.Year);
            if (works)
                counted++;
            walked.Add(new CountedDay(date, works ? counted : null, Why(date)));
        }

        return new WorkingDayCount.EndsOn(date, walked);
    }

    /// <summary>
    /// Working days from the day after <paramref name="from"/> up to and including <paramref name="to"/>; negative when
    /// <paramref name="to"/> lies before. Null when a day in between belongs to an unknown year.
    /// </summary>
    public int? Between(DateOnly from, DateOnly to)
    {
        var (first, last, sign) = from <= to ? (from, to, 1) : (to, from, -1);
        var counted = 0;
        for (var date = first.AddDays(1); date <= last; date = date.AddDays(1))
        {
            if (IsWorkingDay(date) is not { } works)
                return null;
            if (works)
                counted++;
        }

        return sign * counted;
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private string? Why(DateOnly date) => days.TryGetValue(date, out var day)
        ? day.Kind == DayKind.Work ? $"补班（{day.Name}）" : day.Name
        : date.DayOfWeek switch
        {
            DayOfWeek.Saturday => "周六",
            DayOfWeek.Sunday => "周日",
            _ => null,
        };
}
