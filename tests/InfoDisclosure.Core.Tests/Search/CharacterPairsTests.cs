using InfoDisclosure.Core.Search;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class CharacterPairsTests
{
    [Theory]
    [InlineData("公开指南", "公开 开指 指南 南 ")]
    [InlineData("公", "公 ")]
    [InlineData("2018年报", "2018 年报 报 ")]
    [InlineData("ＰＤＦ文件，Word", "pdf 文件 件 word ")]
    [InlineData("𬭎䶮", "u2cb4e䶮 䶮 ")]
    [InlineData("〇一", "〇一 一 ")]
    [InlineData("！？ \u0001", "")]
    public void ForIndex_Text_GivesOverlappingPairs(string text, string expected) =>
        Assert.Equal(expected, CharacterPairs.ForIndex(text));

    [Theory]
    [InlineData("公开", "\"公开\"")]
    [InlineData("公开指南", "\"公开 开指 指南\"")]
    [InlineData("补", "\"补\"*")]
    [InlineData("耕地　补贴", "\"耕地\" AND \"补贴\"")]
    [InlineData("2018年", "\"2018 年\"*")]
    [InlineData("报告2018", "\"报告 告 2018\"")]
    [InlineData("wo", "\"wo\"*")]
    [InlineData("a\" OR \"b", "\"a\"* AND \"or\"* AND \"b\"*")]
    public void ForQuery_Words_GivesRequiredPhrases(string query, string expected) =>
        Assert.Equal(expected, CharacterPairs.ForQuery(query));

    [Theory]
    [InlineData("")]
    [InlineData(" 　")]
    [InlineData("\"*()-")]
    [InlineData("\0\u0007")]
    public void ForQuery_NothingToLookFor_IsNull(string query) => Assert.Null(CharacterPairs.ForQuery(query));
}
