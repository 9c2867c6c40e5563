using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Rules.Requests;

/// <summary>
/// The last day for a reply. Requests received before 2019-05-15 stand under order 492 (15 working days, its Art. 24), later
/// ones under order 711 (20 working days, its Art. 33). Pauses and extensions come with the handling of requests.
/// </summary>
public static class ReplyDeadline
{
    /// <summary>The day order 711 came into force.</summary>
    public static DateOnly Order711InForce { get; } = new(2019, 5, 15);

    /// <summary>The working days allowed for a request received on a day.</summary>
    public static int WorkingDays(DateOnly receivedOn) => receivedOn < Order711InForce ? 15 : 20;

    /// <summary>Counts them; the day of receipt isn't counted.</summary>
    public static WorkingDayCount For(DateOnly receivedOn, WorkingCalendar calendar) => calendar.Count(receivedOn, WorkingDays(receivedOn));
}
