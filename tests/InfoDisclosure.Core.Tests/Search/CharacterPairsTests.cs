using InfoDisclosure.Core.Search;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class CharacterPairsTests
{
    [Theory]
    [InlineData("公开指南", "公开 开指 指南 南")]
    [InlineData("公", "公")]
    [InlineData("2018年报", "2018 年报 报")]
    [InlineData("ＰＤＦ文件，Word", "pdf 文件 件 word")]
    [InlineData("耕地補貼", "耕地 地补 补贴 贴")]
    [InlineData("𬭎䶮鿎", "𬭎䶮 䶮鿎 鿎")]
    [InlineData("〇一", "〇一 一")]
    [InlineData("三政发〔2026〕12号", "三政 政发 发 2026 12 号")]
    [InlineData("MB1234/2026-00012", "mb 1234 2026 00012")]
    [InlineData("！？ \u0001", "")]
    [InlineData("\ud840甲", "甲")]
    public void ForIndex_Text_GivesOverlappingPairs(string text, string expected) =>
        Assert.Equal(expected, CharacterPairs.ForIndex(text));

    [Fact]
    public void Fold_Everything_KeepsLengthAndIsDoneAfterOnce()
    {
        for (var c = '\0'; c < char.MaxValue; c++)
            Assert.Equal(Folding.Fold(c), Folding.Fold(Folding.Fold(c)));
    }

    [Theory]
    [InlineData("關於發放農業補貼", "关于发放农业补贴")]
    [InlineData("乾隆", "乾隆")]
    [InlineData("ＡＢＣ１２３（", "abc123(")]
    public void Fold_Forms_BecomeOne(string text, string expected) => Assert.Equal(expected, Folding.Fold(text));
}
