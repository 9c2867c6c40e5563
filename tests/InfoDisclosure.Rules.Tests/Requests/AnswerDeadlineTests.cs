using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Tests.Calendar;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Requests;

public sealed class AnswerDeadlineTests
{
    /// <summary>行政复议法 Art. 48 (10 working days) and 54 (5), 行政诉讼法 Art. 67 (15 days); the day of receipt isn't counted.</summary>
    [Theory]
    [InlineData(CaseKind.Reconsideration, false, "2026-11-09", "2026-11-23", 10, true, "行政复议法第四十八条")]
    [InlineData(CaseKind.Reconsideration, true, "2026-11-16", "2026-11-23", 5, true, "行政复议法第五十四条")]
    // 国庆 and 中秋 lie between, with working weekends.
    [InlineData(CaseKind.Reconsideration, false, "2025-09-22", "2025-10-11", 10, true, "行政复议法第四十八条")]
    // The New Year lies between.
    [InlineData(CaseKind.Reconsideration, true, "2025-12-30", "2026-01-07", 5, true, "行政复议法第五十四条")]
    // Received on a Saturday: Monday is the first day.
    [InlineData(CaseKind.Reconsideration, true, "2026-11-14", "2026-11-20", 5, true, "行政复议法第五十四条")]
    [InlineData(CaseKind.DirectLitigation, false, "2026-11-09", "2026-11-24", 15, false, "行政诉讼法第六十七条")]
    [InlineData(CaseKind.LitigationAfterReconsideration, false, "2024-02-20", "2024-03-06", 15, false, "行政诉讼法第六十七条")]
    public void For_DayOfReceipt_CountsFromTheDayAfter(CaseKind kind, bool isSimplified, string received, string due, int days, bool inWorkingDays, string basis) =>
        Assert.Equal(new AnswerDeadline(days, inWorkingDays, DateOnly.Parse(due), basis), AnswerDeadline.For(kind, isSimplified, DateOnly.Parse(received), NoticeYears.All));

    /// <summary>A court knows no simplified procedure with five days.</summary>
    [Theory]
    [InlineData(CaseKind.DirectLitigation)]
    [InlineData(CaseKind.LitigationAfterReconsideration)]
    public void For_SimplifiedLawsuit_StaysAtFifteenDays(CaseKind kind) =>
        Assert.Equal(AnswerDeadline.For(kind, false, new DateOnly(2026, 11, 9), NoticeYears.All), AnswerDeadline.For(kind, true, new DateOnly(2026, 11, 9), NoticeYears.All));

    /// <summary>2027 has no notice: working days can't be counted into it, days can.</summary>
    [Theory]
    [InlineData(CaseKind.Reconsideration, "2026-12-17", "2026-12-31")]
    [InlineData(CaseKind.Reconsideration, "2026-12-18", null)]
    [InlineData(CaseKind.Reconsideration, "2027-01-04", null)]
    [InlineData(CaseKind.DirectLitigation, "2026-12-31", "2027-01-15")]
    public void For_YearWithoutNotice_IsProvisional(CaseKind kind, string received, string? due) =>
        Assert.Equal(due is null ? null : DateOnly.Parse(due), AnswerDeadline.For(kind, false, DateOnly.Parse(received), NoticeYears.All).Due);

    [Fact]
    public void For_EveryDayOfAYear_EndsLaterAndTheLaterTheMoreDays()
    {
        for (var day = new DateOnly(2025, 1, 1); day <= new DateOnly(2025, 12, 31); day = day.AddDays(1))
        {
            var simplified = AnswerDeadline.For(CaseKind.Reconsideration, true, day, NoticeYears.All).Due;
            var ordinary = AnswerDeadline.For(CaseKind.Reconsideration, false, day, NoticeYears.All).Due;
            Assert.True(day.AddDays(5) <= simplified && simplified < ordinary, $"{day}: {simplified}, {ordinary}");
            Assert.True(ordinary <= AnswerDeadline.For(CaseKind.Reconsideration, false, day.AddDays(1), NoticeYears.All).Due, $"{day}");
        }
    }
}
