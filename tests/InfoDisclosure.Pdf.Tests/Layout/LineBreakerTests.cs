using InfoDisclosure.Pdf.Layout;
using Xunit;

namespace InfoDisclosure.Pdf.Tests.Layout;

public sealed class LineBreakerTests
{
    /// <summary>Lines of ten ems; Chinese characters are one em wide, Western ones half.</summary>
    [Theory]
    [InlineData("一二三四五六七八九十一二三", "一二三四五六七八九十|一二三")]
    [InlineData("一二三四五六七八九十，二三四", "一二三四五六七八九|十，二三四")] // a comma does not begin a line: its half alone would not do
    [InlineData("一二三四，六，八九十，二三四", "一二三四，六，八九十，|二三四")] // here three marks give up enough
    [InlineData("一二三四五六七八九。十一二三", "一二三四五六七八九。|十一二三")]
    [InlineData("一二三四五六七八九（二三四）", "一二三四五六七八九|（二三四）")] // an opening bracket does not end a line
    [InlineData("一二三四五六七八九“二三四五六”", "一二三四五六七八九|“二三四五六”")]
    [InlineData("一二三四五六七八九——二三四", "一二三四五六七八九|——二三四")] // a dash is not divided
    [InlineData("一二三四五六七八九……二三四", "一二三四五六七八|九……二三四")] // nor does an ellipsis begin a line if it can be helped
    [InlineData("一二三四五六七八2018年四五", "一二三四五六七八|2018年四五")] // a number stays whole and with its unit
    [InlineData("一二三四五六七八九100％。二", "一二三四五六七八九|100％。二")]
    [InlineData("一二三四五六七共有46条信息公", "一二三四五六七共有|46条信息公")]
    [InlineData("一二三四五六七八1,234,567.89元", "一二三四五六七八|1,234,567.89元")]
    [InlineData("一二三四五六电话0454-2976300", "一二三四五六电话|0454-2976300")]
    [InlineData("一二三四五六七word以及其他字", "一二三四五六七word以|及其他字")]
    [InlineData("一二三四五六七八word以及其他", "一二三四五六七八word|以及其他")]
    [InlineData("一二三四五六七八 words more", "一二三四五六七八|words more")]
    [InlineData("一二三\n四五六", "一二三|四五六")]
    [InlineData("一二三\n\n四五六", "一二三||四五六")]
    [InlineData("一二三四五六七八依据第12条办理", "一二三四五六七八依据|第12条办理")]
    [InlineData("〔2019〕5号一二三四五六七〔2020〕6号", "〔2019〕5号一二三四五|六七〔2020〕6号")]
    public void Fill_TenEms_KeepsTheRules(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Fill(text, 10)));

    [Fact]
    public void Fill_FirstLineIndented_HasLessRoomThere() =>
        Assert.Equal("一二三四五六七八|九十一二三四五六七八|九十", string.Join('|', Fill("一二三四五六七八九十一二三四五六七八九十", 10, first: 8)));

    [Fact]
    public void Fill_LoneLastCharacter_IsGivenCompany() =>
        Assert.Equal("一二三四五六七八九十一二三四|五六。", string.Join('|', Fill("一二三四五六七八九十一二三四五六。", 15)));

    [Fact]
    public void Fill_WordWiderThanTheLine_IsCut()
    {
        var lines = Fill(new string('a', 45), 10);

        Assert.Equal([20, 20, 5], lines.Select(line => line.Length));
    }

    [Fact]
    public void Fill_MegabyteWithoutABreak_EndsSoon()
    {
        var lines = Fill(new string('a', 1_000_000), 28);

        Assert.Equal(1_000_000, lines.Sum(line => line.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Fill_AnyText_LosesNothingAndBreaksNoRule(int seed)
    {
        const string Alphabet = "政府信息公开工作年度报告的一二三，。、；：？！（）《》“”——……abc 0123456789.年月日％条万元第/-";
        const string NotAtStart = "，。、；：？！）》”％";
        const string NotAtEnd = "（《“";
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var width = random.Next(8, 40);

            var glyphs = Shape(text);
            var before = new BreakKind[glyphs.Length];
            LineBreaker.FindBreaks(glyphs, before);
            var lines = LineBreaker.Fill(glyphs, before, width, width);

            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines.Select(line => text[line.Start..line.End])).Replace(" ", "", StringComparison.Ordinal));
            foreach (var line in lines)
            {
                var give = Enumerable.Range(line.Start, line.End - line.Start).Sum(i => LineBreaker.Shrinkable(glyphs[i], i == line.End - 1));
                Assert.True(line.Width - give <= width + 0.01, $"'{text[line.Start..line.End]}' is wider than {width}");

                // A piece that nothing may divide and that is wider than the line must be cut somewhere.
                var cut = line.Start > 0 && before[line.Start] == BreakKind.Never;
                Assert.True(cut || line.Start == 0 || !NotAtStart.Contains(text[line.Start]), $"begins with {text[line.Start]}");
                var nextCut = line.End < text.Length && before[line.End] == BreakKind.Never && text[line.End] != ' ';
                Assert.True(nextCut || line.Last || !NotAtEnd.Contains(text[line.End - 1]), $"ends with {text[line.End - 1]}");
            }
        }
    }

    [Theory]
    [InlineData("同江市三村镇人民政府二〇一八年政府信息公开工作年度报告", 20, 2)]
    [InlineData("关于进一步加强惠民惠农财政补贴资金发放管理工作和信息公开工作的情况报告及有关说明", 15, 3)]
    public void Balance_LongTitle_TakesTheFewestLinesOfLikeLength(string title, int width, int count)
    {
        var lines = Balance(title, width);

        Assert.Equal(count, lines.Count);
        Assert.InRange(lines.Max(line => line.Length) - lines.Min(line => line.Length), 0, 3);
        Assert.Equal(title, string.Concat(lines));
    }

    [Fact]
    public void Balance_NamedBreak_IsTaken() =>
        Assert.Equal(["同江市三村镇人民政府", "政府信息公开工作年度报告"], Balance("同江市三村镇人民政府\u200B政府信息公开工作年度报告", 20));

    [Fact]
    public void Balance_OneLineIsEnough_StaysOne() => Assert.Single(Balance("三村镇年度报告", 20));

    private static List<string> Fill(string text, double width, double? first = null)
    {
        var glyphs = Shape(text);
        var before = new BreakKind[glyphs.Length];
        LineBreaker.FindBreaks(glyphs, before);
        return [.. LineBreaker.Fill(glyphs, before, first ?? width, width).Select(line => text[line.Start..line.End])];
    }

    private static List<string> Balance(string text, double width)
    {
        var glyphs = Shape(text);
        var before = new BreakKind[glyphs.Length];
        LineBreaker.FindBreaks(glyphs, before);
        return [.. LineBreaker.Balance(glyphs, before, width).Select(line => text[line.Start..line.End])];
    }

    private static Glyph[] Shape(string text) =>
        [.. text.Select(c => new Glyph
        {
            CodePoint = c,
            Class = CharacterClasses.Of(c),
            Em = 1,
            Advance = c is '\n' or '\u200B' ? 0 : c < 0x80 ? 0.5 : 1,
        })];
}
