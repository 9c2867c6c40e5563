using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Tests.Calendar;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Requests;

public sealed class ReplyDeadlineTests
{
    /// <summary>15 working days under order 492 (its Art. 24), 20 under order 711 (its Art. 33), in force from 2019-05-15.</summary>
    [Theory]
    [InlineData("2018-02-09", "2018-03-07")]
    [InlineData("2019-04-25", "2019-05-17")]
    [InlineData("2019-05-14", "2019-06-04")]
    [InlineData("2019-05-15", "2019-06-13")]
    [InlineData("2025-09-22", "2025-10-24")]
    public void For_DayOfReceipt_CountsUnderTheOrderInForce(string received, string last) =>
        Assert.Equal(DateOnly.Parse(last), Assert.IsType<WorkingDayCount.EndsOn>(ReplyDeadline.For(DateOnly.Parse(received), NoticeYears.All)).Date);

    [Fact]
    public void For_PeriodIntoAYearWithoutNotice_NamesTheYear() =>
        Assert.Equal(2027, Assert.IsType<WorkingDayCount.CalendarYearNotPublished>(ReplyDeadline.For(new DateOnly(2026, 12, 10), NoticeYears.All)).Year);
}
