using System.Globalization;
using InfoDisclosure.Rules.Catalogue.Subsidies;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Subsidies;

/// <summary>Quantity × rate = amount.</summary>
public sealed class SubsidyArithmeticTests
{
    [Theory]
    // A township's own table: 27,653.25 亩 at 76.03 yuan come to 2,102,477 yuan.
    [InlineData("27653.25", "76.03", AmountRounding.Yuan, "2102477")]
    [InlineData("27653.25", "76.03", AmountRounding.Fen, "2102476.60")]
    [InlineData("27653.25", "76.03", AmountRounding.Jiao, "2102476.6")]
    // Halves go up: 0.5 × 71.45 is 35.725.
    [InlineData("0.5", "71.45", AmountRounding.Fen, "35.73")]
    [InlineData("0.5", "1", AmountRounding.Yuan, "1")]
    [InlineData("0", "71.45", AmountRounding.Fen, "0")]
    [InlineData("12.3456", "71.45", AmountRounding.Fen, "882.09")]
    public void Amount_QuantityTimesRate_IsRoundedHalfUp(string quantity, string rate, AmountRounding rounding, string amount)
    {
        Assert.Equal(Of(amount), SubsidyArithmetic.Amount(Of(quantity), Of(rate), rounding));
        Assert.True(SubsidyArithmetic.Fits(Of(quantity), Of(rate), Of(amount), rounding));
        Assert.False(SubsidyArithmetic.Fits(Of(quantity), Of(rate), Of(amount) + 0.01m, rounding));
    }

    [Fact]
    public void Likely_RowsInWholeYuan_AreSeenAsSuch()
    {
        (decimal, decimal, decimal)[] rows = [(10.5m, 71.45m, 750m), (3m, 71.45m, 214m), (2m, 50m, 100m)];
        Assert.Equal(AmountRounding.Yuan, SubsidyArithmetic.Likely(rows));
        Assert.Equal(AmountRounding.Fen, SubsidyArithmetic.Likely([(2m, 50m, 100m)]));
        Assert.Equal(AmountRounding.Fen, SubsidyArithmetic.Likely([]));
    }

    private static decimal Of(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
