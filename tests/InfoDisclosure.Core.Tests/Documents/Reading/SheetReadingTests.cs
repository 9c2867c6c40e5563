using System.Globalization;
using InfoDisclosure.Testing;
using Xunit;
using static InfoDisclosure.Core.Tests.Documents.Reading.Reading;
using static InfoDisclosure.Testing.SheetFile;

namespace InfoDisclosure.Core.Tests.Documents.Reading;

public sealed class SheetReadingTests
{
    [Fact]
    public void Read_OneSheet_IsATableWithoutItsName()
    {
        var text = Read(new SheetFile().With("Sheet1", Rows(["", "", ""], ["", "渠道", "条数", ""], ["", "微信", "46"], ["", "", ""], ["", "网站", "34"], ["", " ", ""])));
        Assert.Equal("| 渠道 | 条数 |\n|---|---|\n| 微信 | 46 |\n|  |  |\n| 网站 | 34 |", text.Markdown);
        Assert.Empty(text.LeftOut);
        Assert.Null(text.Title);
    }

    [Fact]
    public void Read_SeveralSheets_HaveTheirNamesAsHeadings()
    {
        var text = Read(new SheetFile().With("一季度", Rows(["甲", "乙"], ["1", "2"])).With("空表", "<sheetData/>").With("二季度", Rows(["只有一格"])).With("底稿", Rows(["密"]), "hidden").With("更深", Rows(["密"]), "veryHidden"));
        Assert.Equal("# 一季度\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n# 二季度\n\n只有一格", text.Markdown);
        Assert.Equal(["隐藏的工作表2个没有带入。"], text.LeftOut);
    }

    [Fact]
    public void Read_MergedCells_KeepTheirSpans()
    {
        var text = Read(new SheetFile().With("表", Rows(["2019年收支", "", ""], ["项目", "金额", ""], ["", "本年", "上年"], ["合计", "", "3"], ["甲", "1", "2"])
            + "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A4:B4\"/><mergeCell ref=\"junk\"/><mergeCell ref=\"C9:A1\"/></mergeCells>"));
        Assert.Equal(
            "| 2019年收支 | << | << |\n|---|---|---|\n| 项目 | 金额 | << |\n| ^^ | 本年 | 上年 |\n|---|---|---|\n| 合计 | << | 3 |\n| 甲 | 1 | 2 |",
            text.Markdown);
    }

    [Fact]
    public void Read_HiddenRowsAndColumns_AreDroppedAndTold()
    {
        var rows = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">" + Cell("A1", "名称") + Cell("B1", "身份证") + Cell("C1", "数") + "</row><row r=\"2\" hidden=\"1\">" + Cell("A2", "隐行") + Cell("B2", "x") + "</row><row r=\"3\" hidden=\"1\"/><row r=\"4\">"
            + Cell("A4", "甲") + Cell("B4", "x") + Cell("C4", "1") + "</row><row r=\"5\" hidden=\"1\">" + Cell("A5", "合并在隐行") + "</row><row r=\"6\">" + Cell("C6", "2") + "</row></sheetData><mergeCells><mergeCell ref=\"A5:B6\"/></mergeCells>";
        var text = Read(new SheetFile().With("表", rows));
        Assert.Equal("| 名称 | 数 |\n|---|---|\n| 甲 | 1 |\n| 合并在隐行 | 2 |", text.Markdown);
        Assert.Equal(["隐藏的行2行没有带入。", "隐藏的列1列没有带入。"], text.LeftOut);
    }

    [Fact]
    public void Read_CellKinds_ShowTheirValues()
    {
        var text = Read(new SheetFile { Shared = ["<t>共享</t>", "<r><t>富</t></r><r><rPr/><t xml:space=\"preserve\">文 本</t></r><rPh sb=\"0\" eb=\"1\"><t>pinyin</t></rPh>", "<t>换_x000D_\n行</t>"] }.With(
            "表",
            "<sheetData><row>" + "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>99</v></c></row><row><c t=\"str\"><f>A1&amp;B1</f><v>算出的字</v></c><c><f>1+1</f><v>2</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c></row></sheetData>"));
        Assert.Equal("| 共享 | 富文 本 | 换 行 |  |\n|---|---|---|---|\n| 算出的字 | 2 | TRUE | #DIV/0! |", text.Markdown);
    }

    [Fact]
    public void Read_FormulaThatWasNeverCounted_IsTold()
    {
        var text = Read(new SheetFile().With("表", "<sheetData><row><c t=\"inlineStr\"><is><t>合计</t></is></c><c><f>1+1</f></c><c t=\"str\"><f>\"\"</f><v></v></c></row></sheetData>"));
        Assert.Equal("合计", text.Markdown);
        Assert.Equal(["公式1处没有存下结果，没有带入。请用Excel或WPS打开，保存一次再上传。"], text.LeftOut);
    }

    [Theory]
    [InlineData("General", "0.1", "0.1")]
    [InlineData("General", "0.30000000000000004", "0.3")]
    [InlineData("General", "0.333333333333333", "0.333333333")]
    [InlineData("General", "1234.56789012345", "1234.56789")]
    [InlineData("General", "13800000000", "13800000000")]
    [InlineData("General", "123456789012345", "123456789012345")]
    [InlineData("General", "1E+20", "1E+20")]
    [InlineData("General", "-5", "-5")]
    [InlineData("General\"元\"", "5", "5元")]
    [InlineData("G/通用格式", "5.5", "5.5")]
    [InlineData("0", "2.5", "3")]
    [InlineData("0.00", "1.005", "1.01")]
    [InlineData("0.00", "-1", "-1.00")]
    [InlineData("00000", "42", "00042")]
    [InlineData("000-0000", "2976300", "297-6300")]
    [InlineData("#,##0", "1234567", "1,234,567")]
    [InlineData("#,##0", "999", "999")]
    [InlineData("#,##0.00", "1234.5", "1,234.50")]
    [InlineData("0,000", "5", "0,005")]
    [InlineData("#", "0", "")]
    [InlineData("#.##", "0.5", ".5")]
    [InlineData("0.0#", "1.5", "1.5")]
    [InlineData("0.0,", "12345", "12.3")]
    [InlineData("0,,\"百万\"", "25000000", "25百万")]
    [InlineData("#,##0,", "1234567", "1,235")]
    [InlineData("0%", "0.256", "26%")]
    [InlineData("0.00%", "0.12345", "12.35%")]
    [InlineData("0.00E+00", "12345", "1.23E+04")]
    [InlineData("0.0E-0", "0.00012", "1.2E-4")]
    [InlineData("##0.0E+0", "12345", "12.3E+3")]
    [InlineData("¥#,##0.00;[Red]-¥#,##0.00", "-12.5", "-¥12.50")]
    [InlineData("[$¥-804]#,##0", "12", "¥12")]
    [InlineData("0;(0);\"零\"", "-3", "(3)")]
    [InlineData("0;(0);\"零\"", "0", "零")]
    [InlineData("0;;", "-3", "")]
    [InlineData("[>=10000]0.0,\"千\";0", "25000", "25.0千")]
    [InlineData("[>=10000]0.0,\"千\";0", "99", "99")]
    [InlineData("[=1]\"是\";[=0]\"否\";0", "1", "是")]
    [InlineData("0\"公里\"", "3", "3公里")]
    [InlineData("0\\米", "3", "3米")]
    [InlineData("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "-")]
    [InlineData("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1234.5", "1,234.50")]
    [InlineData("yyyy/m/d", "43556", "2019/4/1")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "43556", "2019年4月1日")]
    [InlineData("yyyy-mm-dd hh:mm:ss", "43556.75", "2019-04-01 18:00:00")]
    [InlineData("yyyy-mm-dd", "1", "1900-01-01")]
    [InlineData("yyyy-mm-dd", "60", "1900-02-29")]
    [InlineData("yyyy-mm-dd", "61", "1900-03-01")]
    [InlineData("h:mm", "0.999999", "0:00")]
    [InlineData("h:mm AM/PM", "0.5", "12:00 PM")]
    [InlineData("上午/下午h\"时\"mm\"分\"", "0.625", "下午3时00分")]
    [InlineData("[h]:mm", "1.5", "36:00")]
    [InlineData("mm:ss.0", "0.00075", "01:04.8")]
    [InlineData("m\"月\"d\"日\"", "43556", "4月1日")]
    [InlineData("aaaa", "43556", "星期一")]
    [InlineData("\"周\"aaa", "43562", "周日")]
    [InlineData("0\\", "5", "5")]
    [InlineData("0\"元", "5", "5元")]
    [InlineData("0[Red", "5", "5")]
    [InlineData("", "5", "")]
    [InlineData("mmm-yy", "43556", "Apr-19")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "43567", "二〇一九年四月十二日")]
    public void Read_Number_IsShownAsInTheCell(string code, string number, string shown)
    {
        var file = new SheetFile();
        var style = file.Format(code);
        file.With("表", $"<sheetData><row r=\"1\">{Cell("A1", number, style)}{Cell("B1", "尾")}</row></sheetData>");
        var text = Read(file);
        Assert.Equal(shown.Length == 0 ? "尾" : $"| {Escaped(shown)} | 尾 |\n|---|---|", text.Markdown);
        Assert.Empty(text.LeftOut);

        static string Escaped(string words) => words == "-" ? "\\-" : words;
    }

    [Theory]
    [InlineData(14, "43556", "2019/4/1")]
    [InlineData(31, "43556", "2019年4月1日")]
    [InlineData(22, "43556.5", "2019/4/1 12:00")]
    [InlineData(57, "43556", "2019年4月")]
    [InlineData(10, "0.5", "50.00%")]
    [InlineData(4, "1234.5", "1,234.50")]
    [InlineData(49, "12", "12")]
    public void Read_FormatKnownByNumber_IsShownAsInChineseExcel(int id, string number, string shown)
    {
        var file = new SheetFile();
        Assert.Equal(shown, Read(file.With("表", $"<sheetData><row r=\"1\">{Cell("A1", number, file.BuiltIn(id))}</row></sheetData>")).Markdown);
    }

    [Fact]
    public void Read_BookFrom1904_CountsItsDaysFromThere()
    {
        var file = new SheetFile { From1904 = true };
        var style = file.Format("yyyy-mm-dd");
        Assert.Equal("2019-04-01", Read(file.With("表", $"<sheetData><row r=\"1\">{Cell("A1", "42094", style)}</row></sheetData>")).Markdown);
    }

    [Theory]
    [InlineData("# ?/?", "0.5", "0.5")]
    [InlineData("[DBNum2][$-804]General", "123", "123")]
    [InlineData("yyyy-mm-dd", "-5", "-5")]
    public void Read_FormatThatIsNotUnderstood_ShowsTheNumberAndSaysSo(string code, string number, string shown)
    {
        var file = new SheetFile();
        var style = file.Format(code);
        var text = Read(file.With("表", $"<sheetData><row r=\"1\">{Cell("A1", number, style)}{Cell("B1", "尾")}</row></sheetData>"));
        Assert.Equal($"| {shown} | 尾 |\n|---|---|", text.Markdown);
        Assert.Equal(["数字1处的显示格式不能照搬，按原来的数带入，请核对。"], text.LeftOut);
    }

    [Fact]
    public void Read_WordsWithAFormat_ShowWhatItAdds()
    {
        var file = new SheetFile();
        var style = file.Format("0;0;0;@\"（盖章）\"");
        Assert.Equal("示例镇（盖章）", Read(file.With("表", $"<sheetData><row r=\"1\">{Cell("A1", "示例镇", style)}</row></sheetData>")).Markdown);
    }

    [Fact]
    public void Read_CommentsAndPrintedHeaders_AreTold()
    {
        var text = Read(new SheetFile().With("表", Rows(["甲", "乙"]) + "<headerFooter><oddHeader>&amp;C&amp;\"宋体,常规\"&amp;12内部资料</oddHeader><oddFooter>第&amp;P页</oddFooter></headerFooter>", comments: "<commentList><comment ref=\"A1\"><text><t>注</t></text></comment></commentList>"));
        Assert.Equal(["页眉、页脚1处的文字或图片没有带入。", "批注1处没有带入。"], text.LeftOut);
    }

    [Fact]
    public void Read_LargestTable_IsText()
    {
        var row = Enumerable.Range(0, 50).ToArray();
        var rows = "<sheetData>" + string.Concat(Enumerable.Range(1, 2000).Select(r => $"<row r=\"{r}\">" + string.Concat(row.Select(c => $"<c><v>{r + c}</v></c>")) + "</row>")) + "</sheetData>";
        var text = Read(new SheetFile().With("表", rows));
        Assert.Equal(2001, text.Markdown.Count(c => c == '\n') + 1);
        Assert.EndsWith(" 2049 |", text.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2001, 1)]
    [InlineData(1_000_000, 1)]
    [InlineData(1, 51)]
    [InlineData(1, 16384)]
    public void Read_LargerTable_IsRefusedByName(int row, int column)
    {
        var reference = (column <= 26 ? "" : ((char)('A' + ((column - 27) / 26 % 26))).ToString()) + (char)('A' + ((column - 1) % 26)) + row.ToString(CultureInfo.InvariantCulture);
        if (column == 16384)
            reference = "XFD1";
        var why = Refusal("大表.xlsx", new SheetFile().With("明细", "<sheetData><row r=\"1\">" + Cell("A1", "头") + (row == 1 ? Cell(reference, "尾") + "</row>" : $"</row><row r=\"{row}\">{Cell(reference, "尾")}</row>") + "</sheetData>").ToBytes());
        Assert.Equal("工作表“明细”超过2000行或50列，放不进正文。请作为附件上传，正文里写明要点。", why);
    }
}
