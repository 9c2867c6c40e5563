using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Upkeep;

/// <summary>When a column turns yellow and red, and when nothing to tell may be told.</summary>
public sealed class ColumnFreshnessTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    // The last day itself is still in time; the day after is too late.
    [InlineData(UpdatePeriod.Monthly, "2026-10-25", null, "2026-11-25", 0, Freshness.Yellow)]
    [InlineData(UpdatePeriod.Monthly, "2026-10-24", null, "2026-11-24", -1, Freshness.Red)]
    // Yellow from seven days ahead.
    [InlineData(UpdatePeriod.Quarterly, "2026-09-02", null, "2026-12-02", 7, Freshness.Yellow)]
    [InlineData(UpdatePeriod.Quarterly, "2026-09-03", null, "2026-12-03", 8, Freshness.Fresh)]
    // 31 August + 6 months has no such day: the month's last one (民法典 Art. 202).
    [InlineData(UpdatePeriod.HalfYearly, "2026-08-31", null, "2027-02-28", 95, Freshness.Fresh)]
    [InlineData(UpdatePeriod.Yearly, "2024-02-29", null, "2025-02-28", -635, Freshness.Red)]
    // A weekly column turns yellow for its last three days, not for all seven.
    [InlineData(UpdatePeriod.Weekly, "2026-11-22", null, "2026-11-29", 4, Freshness.Fresh)]
    [InlineData(UpdatePeriod.Weekly, "2026-11-21", null, "2026-11-28", 3, Freshness.Yellow)]
    // A later statement counts, an earlier one doesn't.
    [InlineData(UpdatePeriod.HalfYearly, "2026-01-10", "2026-07-08", "2027-01-08", 44, Freshness.Fresh)]
    [InlineData(UpdatePeriod.HalfYearly, "2026-06-11", "2026-05-01", "2026-12-11", 16, Freshness.Fresh)]
    public void Of_PeriodAndLastUpdate_GivesDayAndState(UpdatePeriod period, string updated, string? stated, string due, int left, Freshness state)
    {
        var found = ColumnFreshness.Of(period, Day(updated), stated is null ? null : Day(stated), Today, ColumnFreshness.DefaultLead)!;
        Assert.Equal((Day(due), left, state), (found.DueOn, found.DaysLeft, found.State));
        Assert.Equal(stated is not null && Day(stated) > Day(updated), found.FromStatement);
    }

    [Fact]
    public void Of_NothingPublished_IsBlankWhateverWasStated() =>
        Assert.Equal(Freshness.Blank, ColumnFreshness.Of(UpdatePeriod.Monthly, null, Today, Today, 7)!.State);

    [Fact]
    public void Of_NoPeriod_IsNeverDue() => Assert.Null(ColumnFreshness.Of(UpdatePeriod.None, Day("2018-01-01"), null, Today, 7));

    [Theory]
    [InlineData("2026-08-20", null, "2026年8月20日更新，每季度更新一次，2026年11月20日到期，已超过5天")]
    [InlineData("2026-05-20", "2026-08-25", "2026年8月25日声明无变化，每季度更新一次，2026年11月25日到期，就是今天")]
    [InlineData("2026-08-26", null, "2026年8月26日更新，每季度更新一次，2026年11月26日到期，还有1天")]
    public void Words_TellTheCount(string updated, string? stated, string words) =>
        Assert.Equal(words, ColumnFreshness.Of(UpdatePeriod.Quarterly, Day(updated), stated is null ? null : Day(stated), Today, 7)!.Words);

    [Theory]
    [InlineData("2026-08-20", 0, 2, null)]
    [InlineData("2026-08-20", 1, 2, null)]
    [InlineData("2026-08-20", 2, 2, "已经连续2期声明无变化，这一期请写一条新信息")]
    [InlineData("2026-08-26", 0, 2, null)]
    [InlineData("2026-11-20", 0, 2, "这个栏目2027年2月20日才到期，现在不用声明")]
    [InlineData("2026-08-20", 0, 0, "本站不使用“本期无变化”，请写一条新信息")]
    public void Refusal_NearTheEndAndNotTooOften(string updated, int stated, int most, string? refusal) =>
        Assert.Equal(refusal, NoChange.Refusal(ColumnFreshness.Of(UpdatePeriod.Quarterly, Day(updated), null, Today, 7), stated, most));

    [Fact]
    public void Refusal_BlankOrWithoutPeriod_SaysWhatToDo()
    {
        Assert.Contains("覆盖图", NoChange.Refusal(ColumnFreshness.Of(UpdatePeriod.Weekly, null, null, Today, 7), 0, 2), StringComparison.Ordinal);
        Assert.Contains("不定期", NoChange.Refusal(null, 0, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Sentence_NamesTheDay() => Assert.Equal("截至 2026年11月25日，本栏目本期无变化", NoChange.Sentence(Today));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);
}
