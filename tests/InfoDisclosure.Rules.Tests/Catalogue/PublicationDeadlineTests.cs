using System.Globalization;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Tests.Calendar;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue;

public sealed class PublicationDeadlineTests
{
    private static readonly WorkingCalendar Calendar = NoticeYears.All;

    /// <summary>The vectors of received +20 working days: forming and receipt are counted alike.</summary>
    [Theory]
    [InlineData("2018-02-09", "2018-03-14")]
    [InlineData("2020-01-17", "2020-02-21")]
    [InlineData("2024-01-31", "2024-03-04")]
    [InlineData("2025-09-22", "2025-10-24")]
    [InlineData("2026-02-13", "2026-03-19")]
    public void For_Formed_TwentyWorkingDaysLater(string formed, string due) =>
        Assert.Equal(Day(due), Assert.IsType<WorkingDayCount.EndsOn>(PublicationDeadline.For(Day(formed), null, Calendar)).Date);

    [Fact]
    public void For_OtherLaw_ItsLimitPrevails() =>
        Assert.Equal(Day("2026-02-10"), Assert.IsType<WorkingDayCount.EndsOn>(PublicationDeadline.For(Day("2026-01-30"), 7, Calendar)).Date);

    [Fact]
    public void For_IntoAYearWithoutNotice_IsNotGuessed() =>
        Assert.Equal(2027, Assert.IsType<WorkingDayCount.CalendarYearNotPublished>(PublicationDeadline.For(Day("2026-12-20"), null, Calendar)).Year);

    [Fact]
    public void For_UnknownDay_Null() => Assert.Null(PublicationDeadline.For(null, null, Calendar));

    [Theory]
    [InlineData("2026-03-01", null, false, null, "2026-03-01")]
    [InlineData("2026-03-01", "2026-04-01", false, null, "2026-04-01")]
    [InlineData("2016-03-01", null, true, null, null)]
    // A correction: only a change since the last publication has a limit.
    [InlineData("2026-03-01", null, false, "2026-03-05", null)]
    [InlineData("2026-03-01", "2026-03-04", false, "2026-03-05", null)]
    [InlineData("2026-03-01", "2026-06-01", false, "2026-03-05", "2026-06-01")]
    public void CountedFrom_ByWhatHappened_TheDayThatCounts(string formed, string? changed, bool backfilled, string? published, string? from) =>
        Assert.Equal(from is null ? null : Day(from), PublicationDeadline.CountedFrom(Day(formed), changed is null ? null : Day(changed), backfilled, published is null ? null : Day(published)));

    [Theory]
    [InlineData("2026-03-19", false, Timeliness.OnTime)]
    [InlineData("2026-03-20", false, Timeliness.Late)]
    [InlineData("2026-03-20", true, Timeliness.Backfilled)]
    public void Judge_Published_ByTheLastDay(string published, bool backfilled, Timeliness judged) =>
        Assert.Equal(judged, PublicationDeadline.Judge(Day(published), backfilled, PublicationDeadline.For(Day("2026-02-13"), null, Calendar)));

    [Fact]
    public void Judge_LimitEndsInAnUnknownYearAfterwards_InTime() =>
        Assert.Equal(Timeliness.OnTime, PublicationDeadline.Judge(Day("2026-12-28"), false, PublicationDeadline.For(Day("2026-12-20"), null, Calendar)));

    [Fact]
    public void Judge_FormedInAnUnknownYear_CannotBeSaid() =>
        Assert.Equal(Timeliness.Unknown, PublicationDeadline.Judge(Day("2018-03-01"), false, PublicationDeadline.For(Day("2009-05-04"), null, Calendar)));

    [Theory]
    [InlineData(UpdatePeriod.None, "2026-01-31", null)]
    [InlineData(UpdatePeriod.Weekly, "2026-01-31", "2026-02-07")]
    [InlineData(UpdatePeriod.Monthly, "2026-01-31", "2026-02-28")]
    [InlineData(UpdatePeriod.Quarterly, "2025-11-30", "2026-02-28")]
    [InlineData(UpdatePeriod.HalfYearly, "2026-08-31", "2027-02-28")]
    [InlineData(UpdatePeriod.Yearly, "2024-02-29", "2025-02-28")]
    public void Next_Period_LastDay(UpdatePeriod period, string updated, string? due) => Assert.Equal(due is null ? null : Day(due), period.Next(Day(updated)));

    [Theory]
    [InlineData("2026-01-01", null)]
    [InlineData("2026-01-02", Validity.InForce)]
    [InlineData("2026-05-31", Validity.InForce)]
    [InlineData("2026-06-01", Validity.Repealed)]
    public void ValidityOn_AnyDay_WhatHeldThen(string day, Validity? holds) =>
        Assert.Equal(holds, ValidityHistory.On([new(Day("2026-06-01"), 3, Validity.Repealed), new(Day("2026-01-02"), 1, Validity.InForce), new(Day("2026-06-01"), 2, Validity.Amended)], Day(day)));

    [Theory]
    [InlineData(Validity.InForce, Validity.Repealed, true)]
    [InlineData(Validity.InForce, Validity.InForce, false)]
    [InlineData(Validity.Amended, Validity.InForce, true)]
    [InlineData(Validity.Repealed, Validity.InForce, false)]
    [InlineData(Validity.Expired, Validity.Repealed, false)]
    public void MayFollow_EndedStaysEnded(Validity now, Validity next, bool may) => Assert.Equal(may, ValidityHistory.MayFollow(now, next));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" 、，", null)]
    [InlineData("防汛,抗旱、防汛；预案 水利", "防汛；抗旱；预案；水利")]
    public void Keywords_HoweverTyped_OneForm(string? typed, string? kept) => Assert.Equal(kept, CatalogueKeywords.Normalise(typed));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
