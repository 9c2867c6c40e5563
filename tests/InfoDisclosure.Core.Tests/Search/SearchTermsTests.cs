using InfoDisclosure.Core.Search;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class SearchTermsTests
{
    private static readonly Synonyms Same = new(["低保 最低生活保障", "新农合 城乡居民医保 居民医保", "WTO 世贸组织"]);

    [Theory]
    [InlineData("公开", "\"公开\"")]
    [InlineData("公开指南", "\"公开 开指 指南\"")]
    [InlineData("补", "\"补\"*")]
    [InlineData("補", "\"补\"*")]
    [InlineData("𬭎", "\"𬭎\"*")]
    [InlineData("耕地　补贴", "\"耕地\" AND \"补贴\"")]
    [InlineData("2018年", "\"2018 年\"*")]
    [InlineData("报告2018", "\"报告 告 2018\"")]
    [InlineData("wo", "\"wo\"*")]
    [InlineData("a\" OR \"b", "\"a\"* AND \"or\"* AND \"b\"*")]
    [InlineData("“耕地 补贴”", "\"耕地 地 补贴\"")]
    [InlineData("「2026年 12月」防汛", "\"2026 年 12 月\"* AND \"防汛\"")]
    [InlineData("“没有关上", "\"没有 有关 关上\"")]
    [InlineData("低保", "(\"低保\" OR \"最低 低生 生活 活保 保障\")")]
    [InlineData("“低保”", "\"低保\"")]
    [InlineData("居民医保 报销", "(\"居民 民医 医保\" OR \"新农 农合\" OR \"城乡 乡居 居民 民医 医保\") AND \"报销\"")]
    [InlineData("ｗｔｏ", "(\"wto\"* OR \"世贸 贸组 组织\")")]
    public void Read_Words_GivesRequiredPhrases(string query, string expected) =>
        Assert.Equal(expected, SearchTerms.Read(query, Same)[0].Match);

    [Theory]
    [InlineData("三政发〔2026〕12号")]
    [InlineData("三政发[2026]12号")]
    [InlineData("三政发（2026）12号")]
    [InlineData("三政发【2026】 12 号")]
    [InlineData("三政发 ﹝ 2026 ﹞ 第12号")]
    [InlineData("三政发［２０２６］１２号")]
    [InlineData("三政發〔2026〕12號")]
    [InlineData("三政发2026第12号")]
    [InlineData("三政发 2026 12号")]
    public void Read_DocumentNumber_IsOneThing(string query) =>
        Assert.Equal("(\"三政 政发 发 2026 12 号\"* OR \"三政 政发 发 2026 第 12 号\"*)", SearchTerms.Read(query, Synonyms.None)[0].Match);

    [Theory]
    [InlineData("三政发 2026 12", "(\"三政 政发 发 2026 12\" OR \"三政 政发 发 2026 第 12\")")]
    [InlineData("〔2026〕12号", "(\"2026 12 号\"* OR \"2026 第 12 号\"*)")]
    [InlineData("防汛 三政发〔2026〕12号文件", "\"防汛\" AND (\"三政 政发 发 2026 12 号\"* OR \"三政 政发 发 2026 第 12 号\"*) AND \"文件\"")]
    [InlineData("11220182MB1234567X/2026-00012", "\"11220182 mb 1234567 x 2026 00012\"")]
    [InlineData("2026-00012", "\"2026 00012\"")]
    [InlineData("GB/T 9704", "\"gb t\"* AND \"9704\"")]
    [InlineData("2026年12月", "\"2026 年 12 月\"*")]
    [InlineData("2026 - 00012", "\"2026\" AND \"00012\"")]
    [InlineData("公开-指南", "\"公开\" AND \"指南\"")]
    public void Read_Numbers_StayTogether(string query, string expected) =>
        Assert.Equal(expected, SearchTerms.Read(query, Synonyms.None)[0].Match);

    [Theory]
    [InlineData("耕地补贴", "耕地 补贴")]
    [InlineData("农业耕地补贴款", "农业 耕地 补贴")]
    [InlineData("2026年耕地补贴", "2026年 耕地 补贴")]
    [InlineData("新农合报销", "新农合 报销")]
    [InlineData("城乡居民医保缴费", "城乡居民医保 缴费")]
    [InlineData("“耕地 地力” 保护补贴", "耕地地力 保护 补贴")]
    public void Read_LongWords_EndsWithThemTakenApart(string query, string expected)
    {
        var last = SearchTerms.Read(query, Same)[^1];

        Assert.Equal(expected, string.Join(' ', last.Words));
        Assert.False(last.SpelledOut);
    }

    [Theory]
    [InlineData("补贴", true)]
    [InlineData("三政发 2026 12", true, true)]
    [InlineData("三政发〔2026〕12号", true, false)]
    public void Read_EachReading_SaysWhetherItNeedsAWord(string query, params bool[] spelledOut) =>
        Assert.Equal(spelledOut, SearchTerms.Read(query, Synonyms.None).Select(terms => terms.SpelledOut));

    [Theory]
    [InlineData("")]
    [InlineData(" 　")]
    [InlineData("\"*()-")]
    [InlineData("\0\u0007")]
    [InlineData("“”")]
    public void Read_NothingToLookFor_IsNone(string query) => Assert.Empty(SearchTerms.Read(query, Same));

    [Theory]
    [InlineData("　耕地，補貼 ", "耕地 补贴")]
    [InlineData("ＡＢ“甲 乙”", "ab 甲乙")]
    [InlineData("〔〕", "")]
    [InlineData("2026/00012 报告2018 GB/T", "2026-00012 报告2018 gb-t")]
    public void Normal_Query_IsOneForm(string query, string expected) => Assert.Equal(expected, SearchTerms.Normal(query));
}
