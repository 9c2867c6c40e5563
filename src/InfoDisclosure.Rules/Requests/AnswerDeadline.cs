using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Rules.Requests;

/// <summary>
/// The last day for an office's answer in a case: 10 working days from the receipt of the copies in a reconsideration (行政复议法
/// Art. 48), 5 in its simplified procedure (Art. 54), 15 days in a lawsuit (行政诉讼法 Art. 67). The day of receipt isn't counted.
/// </summary>
/// <param name="Days">How many days there are.</param>
/// <param name="InWorkingDays">Whether they are working days.</param>
/// <param name="Due">The last day; null while the year's holidays aren't published (暂定).</param>
/// <param name="Basis">The article.</param>
public sealed record AnswerDeadline(int Days, bool InWorkingDays, DateOnly? Due, string Basis)
{
    public static AnswerDeadline For(CaseKind kind, bool isSimplified, DateOnly receivedOn, WorkingCalendar calendar) => kind switch
    {
        CaseKind.Reconsideration when isSimplified => InWorkdays(5, receivedOn, calendar, "行政复议法第五十四条"),
        CaseKind.Reconsideration => InWorkdays(10, receivedOn, calendar, "行政复议法第四十八条"),
        CaseKind.DirectLitigation or CaseKind.LitigationAfterReconsideration => new AnswerDeadline(15, false, receivedOn.AddDays(15), "行政诉讼法第六十七条"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static AnswerDeadline InWorkdays(int days, DateOnly receivedOn, WorkingCalendar calendar, string basis) =>
        new(days, true, calendar.Count(receivedOn, days) is WorkingDayCount.EndsOn(var due, _) ? due : null, basis);
}
