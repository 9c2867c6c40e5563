using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using InfoDisclosure.Rules.Calendar;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static DateOnly Day(string date) => DateOnly.Parse(date);

    private static string End(WorkingCalendar calendar, string received, int days) => calendar.Count(Day(received), days) switch
    {
        WorkingDayCount.EndsOn end => end.Date.ToString("yyyy-MM-dd"),
        WorkingDayCount.CalendarYearNotPublished missing => $"no notice for {missing.Year}",
        var other => throw new InvalidOperationException(other.ToString()),
    };

    /// <summary>The day of receipt isn't counted (民法典 Art. 201).</summary>
    [Theory]
    [InlineData("2018-02-09", "2018-02-24", "2018-03-07", "2018-03-14", "2018-04-12")]
    [InlineData("2019-04-25", "2019-05-07", "2019-05-17", "2019-05-24", "2019-06-24")]
    [InlineData("2020-01-17", "2020-02-04", "2020-02-14", "2020-02-21", "2020-03-20")]
    [InlineData("2023-01-16", "2023-01-30", "2023-02-09", "2023-02-16", "2023-03-16")]
    [InlineData("2024-01-31", "2024-02-08", "2024-02-26", "2024-03-04", "2024-04-01")]
    [InlineData("2025-01-20", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21")]
    [InlineData("2025-09-22", "2025-09-30", "2025-10-17", "2025-10-24", "2025-11-21")]
    [InlineData("2026-01-30", "2026-02-10", "2026-02-27", "2026-03-05", "2026-04-02")]
    [InlineData("2026-02-13", "2026-03-02", "2026-03-12", "2026-03-19", "2026-04-17")]
    [InlineData("2026-09-18", "2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19")]
    [InlineData("2026-09-30", "2026-10-15", "2026-10-27", "2026-11-03", "2026-12-01")]
    [InlineData("2026-11-23", "2026-12-02", "2026-12-14", "2026-12-21", "no notice for 2027")]
    public void Count_FromReceipt_EndsOnTheKnownDay(string received, string seven, string fifteen, string twenty, string forty)
    {
        Assert.Equal(seven, End(NoticeYears.All, received, 7));
        Assert.Equal(fifteen, End(NoticeYears.All, received, 15));
        Assert.Equal(twenty, End(NoticeYears.All, received, 20));
        Assert.Equal(forty, End(NoticeYears.All, received, 40));
    }

    [Theory]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void IsWorkingDay_WholeYear_AddsUp(int year, int days)
    {
        var first = new DateOnly(year, 1, 1);
        Assert.Equal(days, Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(day => NoticeYears.All.IsWorkingDay(first.AddDays(day)) == true));
    }

    [Theory]
    [InlineData("2018-06-16", false)] // an ordinary Saturday that one public list calls a make-up day
    [InlineData("2018-12-29", true)] // a make-up Saturday that the next year's notice names
    [InlineData("2020-01-31", false)] // the Spring Festival that the epidemic prolonged
    [InlineData("2020-02-03", true)]
    [InlineData("2024-02-09", true)] // 除夕 was a working day that year
    [InlineData("2026-10-10", true)] // a make-up Saturday
    public void IsWorkingDay_DoubtfulDay_IsDecided(string date, bool works) => Assert.Equal(works, NoticeYears.All.IsWorkingDay(Day(date)));

    [Fact]
    public void IsWorkingDay_YearWithoutNotice_IsUnknownEvenOnASunday() => Assert.Null(NoticeYears.All.IsWorkingDay(Day("2027-01-03")));

    [Fact]
    public void Count_IntoAYearWithoutNotice_NamesTheYear() => Assert.Equal("no notice for 2026", End(NoticeYears.Before(2026), "2025-12-31", 1));

    [Fact]
    public void Count_FromAYearWithoutNoticeIntoAKnownOne_CountsOnlyWhatItWalks() => Assert.Equal("2018-01-02", End(NoticeYears.All, "2017-12-31", 1));

    [Fact]
    public void Count_Zero_IsTheDayItself() => Assert.Equal("2026-10-01", End(NoticeYears.All, "2026-10-01", 0));

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void Count_OutOfRange_Throws(int days) => Assert.Throws<ArgumentOutOfRangeException>(() => NoticeYears.All.Count(Day("2026-01-05"), days));

    [Fact]
    public void Count_OverAHoliday_SaysWhyEachDayDoesNotCount()
    {
        var end = Assert.IsType<WorkingDayCount.EndsOn>(NoticeYears.All.Count(Day("2026-09-30"), 3));
        Assert.Equal("国庆节", end.Days[0].Why);
        Assert.Null(end.Days[0].Ordinal);
        Assert.Equal([1, 2, 3], end.Days.Where(day => day.Ordinal is not null).Select(day => day.Ordinal!.Value));
        Assert.Equal("补班（国庆节）", end.Days.Single(day => day.Date == Day("2026-10-10")).Why);
        Assert.Equal(end.Date, end.Days[^1].Date);
    }

    [Fact]
    public void Between_AcrossAYearWithoutNotice_IsUnknown() => Assert.Null(NoticeYears.All.Between(Day("2026-12-30"), Day("2027-01-05")));

    /// <summary>The last day of a period is a working day, and the days to it are as many as were asked for.</summary>
    [Property]
    public Property Count_AnyStart_EndsOnAWorkingDaySoManyDaysOn() => Prop.ForAll(Starts, Counts, (start, count) =>
        NoticeYears.All.Count(start, count) is WorkingDayCount.EndsOn end
        && NoticeYears.All.IsWorkingDay(end.Date) == true
        && NoticeYears.All.Between(start, end.Date) == count
        && NoticeYears.All.Between(end.Date, start) == -count);

    private static Arbitrary<DateOnly> Starts => Gen.Choose(0, 2800).Select(days => new DateOnly(NoticeYears.First, 1, 1).AddDays(days)).ToArbitrary();

    private static Arbitrary<int> Counts => Gen.Choose(1, 60).ToArbitrary();
}
