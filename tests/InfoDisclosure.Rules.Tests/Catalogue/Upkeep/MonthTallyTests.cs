using FsCheck;
using FsCheck.Xunit;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Upkeep;

/// <summary>A month in numbers.</summary>
public sealed class MonthTallyTests
{
    [Theory]
    [InlineData(0, 0, "—")]
    [InlineData(0, 3, "0%")]
    [InlineData(2, 1, "66.6%")]
    [InlineData(3, 0, "100%")]
    // One late of two thousand isn't a hundred percent.
    [InlineData(1999, 1, "99.9%")]
    public void Share_LeavesBackfilledAndUnknownOut(int onTime, int late, string share) => Assert.Equal(share, MonthTally.Of(
        [.. Enumerable.Repeat(Timeliness.OnTime, onTime), .. Enumerable.Repeat(Timeliness.Late, late), Timeliness.Backfilled, Timeliness.Unknown]).Share);

    [Property]
    public bool Of_AnyRows_PartsSumToTheWhole(Timeliness[] rows)
    {
        var tally = MonthTally.Of(rows);
        return tally.Total == rows.Length && tally.OnTime + tally.Late + tally.Backfilled + tally.Unknown == tally.Total;
    }
}
