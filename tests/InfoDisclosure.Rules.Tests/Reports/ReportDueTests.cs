using InfoDisclosure.Rules.Reports;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports;

/// <summary>条例 Art. 49: 31 January of the next year, unless the county's office sets another day.</summary>
public sealed class ReportDueTests
{
    [Theory]
    [InlineData(ReportDue.Default, 2018, "2019-01-31")]
    [InlineData("1-31", 2025, "2026-01-31")]
    [InlineData("3月31日", 2018, "2019-03-31")]
    [InlineData(" 12/5 ", 2018, "2019-12-05")]
    [InlineData("2.28", 2023, "2024-02-28")]
    public void Of_WrittenDay_IsThatDayOfTheNextYear(string written, int year, string due) =>
        Assert.Equal(due, ReportDue.Parse(written)!.Of(year).ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31")]
    [InlineData("02-29")]
    [InlineData("02-30")]
    [InlineData("13-01")]
    [InlineData("00-10")]
    [InlineData("1-0")]
    [InlineData("一月三十一日")]
    [InlineData("2019-01-31")]
    public void Parse_NoDayOfEveryYear_IsNull(string? written) => Assert.Null(ReportDue.Parse(written));

    [Fact]
    public void ToString_AnyWriting_IsTheKeptForm() => Assert.Equal("03-01", ReportDue.Parse("3月1日")!.ToString());
}
