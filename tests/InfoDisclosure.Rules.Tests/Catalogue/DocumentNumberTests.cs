using InfoDisclosure.Rules.Catalogue;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("三政发〔2026〕12号", "三政发〔2026〕12号")]
    [InlineData("三政发[2026]12号", "三政发〔2026〕12号")]
    [InlineData("三政发（２０２６）１２号", "三政发〔2026〕12号")]
    [InlineData(" 三政发 【2026】 12 号 ", "三政发〔2026〕12号")]
    [InlineData("三政发(2026)12号", "三政发〔2026〕12号")]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Normalise_HoweverTyped_SixCornerBrackets(string? typed, string? expected) => Assert.Equal(expected, DocumentNumber.Normalise(typed));
}
