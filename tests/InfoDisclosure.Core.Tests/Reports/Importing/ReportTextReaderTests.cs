using System.Text;
using InfoDisclosure.Core.Reports.Importing;
using InfoDisclosure.Core.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports.Importing;

/// <summary>The reports here are invented; their quirks are those of real ones.</summary>
public sealed class ReportTextReaderTests
{
    private static readonly string Sample = ReadSample("shuanghe-2017.txt");

    [Fact]
    public void Read_WholeReport_FindsTitlePeriodContactAndSignature()
    {
        var report = Report(Sample);
        Assert.Equal("双河乡2017年政府信息公开年度报告", report.Title);
        Assert.Equal(2017, report.Year);
        Assert.Equal((new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31)), (report.PeriodFrom, report.PeriodTo));
        Assert.Equal(new ReportContact("云州市双河乡河东街６号", "0999-5550123"), report.Contact);
        Assert.Equal(("云州市双河乡人民政府", new DateOnly(2018, 3, 2)), (report.SignedBy, report.SignedOn));
        Assert.Empty(report.Unplaced);
    }

    [Fact]
    public void Read_WholeReport_FindsPartsAndSubsections()
    {
        Assert.Equal(
            [
                "1 一、 基本情况", "2 （一） 把人和制度定下来", "2 （二） 把地方和办法定下来", "2 （三） 把学习和检查定下来",
                "1 二、 公开与申请办理", "2 （1） 主动公开", "2 （二） 依申请公开", "2 （三） 复议和诉讼", "2 (四) 收费",
                "1 三、 困难与不足",
                "1 四、 下一年打算",
            ], Outline(Report(Sample)));
    }

    [Fact]
    public void Read_PointsInSentencesAndParagraphs_StayText()
    {
        var parts = Report(Sample).Parts;
        Assert.Contains("一是常规信息上网站。二是急事用广播。三是", parts[2].Markdown, StringComparison.Ordinal);
        Assert.Equal(["2018年，我们想把下面几件事做好。", "一是补上短板。给三个边远村装电脑。", "二是常去看看。每月到一个村核对公示栏。"], parts[^1].Markdown.Split("\n\n"));
    }

    [Fact]
    public void Read_WholeReport_KeepsEveryWordInOrder()
    {
        var report = Report(Sample);
        Assert.Equal(Squeeze(Sample), Squeeze(report.Title) + Body(report) + Squeeze(report.Signature));
    }

    [Fact]
    public void Read_WhatWasReadOtherwise_IsNamed()
    {
        var recognised = Report(Sample).Recognised;
        Assert.Contains("标题：双河乡2017年政府信息公开年度报告（原文分2行，已接成一行）", recognised);
        Assert.Contains("第二部分（一）在原文写作“（1）”", recognised);
        Assert.Contains("第二部分（四）在原文写作“(四)”", recognised);
        Assert.Contains("第一部分（一）标题末尾的“。”没有列入标题", recognised);
        Assert.Contains("第10行“的实 践，”中间的空格已去掉", recognised);
        Assert.Contains("第6行“办公 室工”中间的空格已去掉", recognised);
        Assert.Contains("第一部分：基本情况，下有3个小节", recognised);
        Assert.Contains("每季度碰头一次，公开面达到９５％。经过一年的实践，", Report(Sample).Parts[1].Markdown, StringComparison.Ordinal);
    }

    public static readonly TheoryData<string, string, bool> Encodings = new()
    {
        { "utf-8", "UTF-8", false },
        { "utf-8", "UTF-8（带标记）", true },
        { "gb18030", "GB18030", false },
        { "utf-16", "UTF-16", true },
        { "utf-16BE", "UTF-16", true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_Bytes_GiveTheSameReportInEveryEncoding(string encoding, string name, bool mark)
    {
        var encoder = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var text = Sample.Replace("双河乡有九个村", "双河乡䶮㛃𬭎村有九个村", StringComparison.Ordinal);
        byte[] file = [.. mark ? encoder.GetPreamble() : [], .. encoder.GetBytes(text.ReplaceLineEndings("\r\n"))];
        var report = Assert.IsType<RecognisedReport>(ReportTextReader.Read(file));
        Assert.Equal($"文件的文字编码：{name}", report.Recognised[0]);
        Assert.Equal(Body(Report(text)), Body(report));
    }

    [Theory]
    [InlineData("", "没有文字")]
    [InlineData(" \r\n\t", "没有文字")]
    [InlineData("双河乡2017年工作总结\n一、农业\n好。\n二、工业\n好。", "不像一份政府信息公开年度报告")]
    [InlineData("关于召开会议的通知\n各村：\n定于3月1日开会。", "不像一份政府信息公开年度报告")]
    [InlineData("双河乡2017年政府信息公开工作年度报告\n全年没有什么可说的。", "没有找到“一、”“二、”这样的部分")]
    [InlineData("<html><body><p>双河乡2017年政府信息公开工作年度报告</p></body></html>", "网页文件")]
    public void Read_OtherText_IsRefusedWithAReason(string text, string reason)
    {
        var refusal = Assert.IsType<NotAReport>(ReportTextReader.Read(text));
        Assert.Contains(reason, Assert.Single(refusal.Reasons), StringComparison.Ordinal);
    }

    public static readonly TheoryData<byte[], string> OtherFiles = new()
    {
        { [0x50, 0x4B, 0x03, 0x04, 0x14], "Word、Excel 或压缩文件" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "旧版 Word" },
        { "%PDF-1.7"u8.ToArray(), "PDF" },
        { "{\\rtf1"u8.ToArray(), "RTF" },
        { [0x31, 0x00, 0x32, 0x00], "不是纯文本" },
        { [0xFF, 0xFF, 0x81, 0x81, 0xFF], "认不出文件的文字编码" },
        { [0xEF, 0xBB, 0xBF, 0xC3, 0x28], "认不出文件的文字编码" },
        { new byte[2_000_001], "超过2兆字节" },
        { [], "没有文字" },
    };

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void Read_OtherFile_IsRefusedWithAReason(byte[] file, string reason)
    {
        var refusal = Assert.IsType<NotAReport>(ReportTextReader.Read(file));
        Assert.Contains(reason, Assert.Single(refusal.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("柳泉镇２０１６年政府信息公开工作年度报告", 2016)]
    [InlineData("二〇一五年度柳泉镇政务公开工作报告", 2015)]
    [InlineData("柳泉镇政府信息公开2014年年报", 2014)]
    [InlineData("柳泉镇人民政府文件\n柳政发〔2018〕3号\n\n柳泉镇2017年\n政府信息公开\n工作年度报告", 2017)]
    [InlineData("柳泉镇政府信息公开工作年度报告（2013）", 2013)]
    public void Read_Titles_GiveTheirYear(string title, int year)
    {
        var report = Report(title + "\n一、概述\n甲。\n二、情况\n乙。");
        Assert.Equal(year, report.Year);
        Assert.Equal(title.Contains('〔', StringComparison.Ordinal) ? [(1, "柳泉镇人民政府文件"), (2, "柳政发〔2018〕3号")] : [], report.Unplaced.Select(text => (text.Line, text.Text)));
    }

    [Theory]
    // Sub-sections in a plain count of their own.
    [InlineData("一、甲\n(1) 主动公开\n文一。\n(2) 依申请公开\n文二。\n二、乙\n文。", "1 一、 甲|2 (1) 主动公开|2 (2) 依申请公开|1 二、 乙")]
    // Points below sub-sections stay text.
    [InlineData("一、甲\n（一）主动公开\n1.数量\n文一。\n2.形式\n文二。\n（二）依申请公开\n（1）文三。\n（2）文四。\n二、乙", "1 一、 甲|2 （一） 主动公开|2 （二） 依申请公开|1 二、 乙")]
    // (2) between （一） and （三）.
    [InlineData("一、甲\n（一）主动公开\n文。\n(2)依申请公开\n文。\n（三）收费情况\n文。\n二、乙", "1 一、 甲|2 （一） 主动公开|2 (2) 依申请公开|2 （三） 收费情况|1 二、 乙")]
    // The last one.
    [InlineData("一、甲\n（一）主动公开\n文。\n（二）依申请公开\n文。\n3、收费情况\n文。\n二、乙", "1 一、 甲|2 （一） 主动公开|2 （二） 依申请公开|2 3、 收费情况|1 二、 乙")]
    // A part with a sub-section's mark.
    [InlineData("一、甲\n文。\n二、乙\n文。\n（三）丙\n文。\n四、丁\n文。", "1 一、 甲|1 二、 乙|1 （三） 丙|1 四、 丁")]
    // A number used twice.
    [InlineData("一、甲\n文。\n二、乙\n文。\n二、丙\n文。\n四、丁\n文。", "1 一、 甲|1 二、 乙|1 二、 丙|1 四、 丁")]
    // A second count inside a part.
    [InlineData("一、甲\n文。\n二、乙\n一、子\n文。\n二、丑\n文。\n三、寅\n文。\n三、丙\n文。", "1 一、 甲|1 二、 乙|2 一、 子|2 二、 丑|2 三、 寅|1 三、 丙")]
    // Arabic parts.
    [InlineData("1.概述\n文。\n2.情况\n（1）主动公开\n文。\n（2）依申请公开\n文。", "1 1. 概述|1 2. 情况|2 （1） 主动公开|2 （2） 依申请公开")]
    [InlineData("第一部分 概述\n文。\n第二部分：情况\n一、主动公开\n文。\n二、依申请公开\n文。", "1 第一部分 概述|1 第二部分： 情况|2 一、 主动公开|2 二、 依申请公开")]
    [InlineData("一．概述\n文。\n二．情况\n㈠主动公开\n文。\n㈡依申请公开\n文。", "1 一． 概述|1 二． 情况|2 ㈠ 主动公开|2 ㈡ 依申请公开")]
    // A list of shortcomings is no set of headings.
    [InlineData("一、概述\n文。\n二、存在的问题\n（一）宣传不够。\n（二）更新不快。\n三、打算", "1 一、 概述|1 二、 存在的问题|1 三、 打算")]
    // Years are no marks.
    [InlineData("一、概述\n2017年，文。\n1.5万元。\n（2017）文。\n二、打算\n文。", "1 一、 概述|1 二、 打算")]
    // Twelve parts.
    [InlineData("一、甲\n二、乙\n三、丙\n四、丁\n五、戊\n六、己\n七、庚\n八、辛\n九、壬\n十、癸\n十一、子\n十二、丑", "1 一、 甲|1 二、 乙|1 三、 丙|1 四、 丁|1 五、 戊|1 六、 己|1 七、 庚|1 八、 辛|1 九、 壬|1 十、 癸|1 十一、 子|1 十二、 丑")]
    public void Read_MixedMarks_AreLevelledByWhatStandsAroundThem(string body, string outline)
    {
        var report = Report(Title + body);
        Assert.Equal(outline.Split('|'), Outline(report));
        Assert.Equal(Squeeze(body), Body(report));
    }

    [Theory]
    [InlineData("（一）主动公开情况2017年度，我镇公开信息31条，其中网站11条。", "主动公开情况", "2017年度，我镇公开信息31条，其中网站11条。")]
    [InlineData("（一）主动公开情况：全年公开信息31条，其中网站11条。", "主动公开情况", "全年公开信息31条，其中网站11条。")]
    [InlineData("（一）加强领导，落实责任。镇里成立了工作小组，由镇长任组长，每季度开会。", "加强领导，落实责任", "镇里成立了工作小组，由镇长任组长，每季度开会。")]
    [InlineData("（一）主动公开情况：全年没有。", "主动公开情况", "全年没有。")]
    [InlineData("（一）主动公开情况  全年公开信息31条，其中网站11条。", "主动公开情况", "全年公开信息31条，其中网站11条。")]
    public void Read_HeadingAndTextOnOneLine_AreParted(string line, string heading, string text)
    {
        var report = Report(Title + "一、概述\n" + line + "\n（二）依申请公开情况\n没有。\n二、打算\n文。");
        Assert.Equal((heading, text), (report.Parts[1].Heading, report.Parts[1].Markdown));
        Assert.Contains("第一部分（一）的标题与正文在同一行（第3行），已分开", report.Recognised);
    }

    [Fact]
    public void Read_LongSentenceWithAMark_StaysText()
    {
        const string Line = "（一）2017年我镇共公开信息31条，通过网站公开11条，通过公示栏公开18条，通过广播公开2条，比上一年增加了9条，群众反映良好。";
        var report = Report(Title + "一、概述\n" + Line + "\n二、打算\n文。");
        Assert.Equal(["1 一、 概述", "1 二、 打算"], Outline(report));
        Assert.Equal(Line, report.Parts[0].Markdown);
    }

    [Theory]
    [InlineData("柳泉镇人民政府\n2018年2月30日", "柳泉镇人民政府", null)]
    [InlineData("柳泉镇人民政府\n2018年 3 月 9 日", "柳泉镇人民政府", "2018-03-09")]
    [InlineData("柳泉镇人民政府（盖章）\n二○一八年十二月三十一日", "柳泉镇人民政府", "2018-12-31")]
    [InlineData("柳泉镇人民政府　　2018年3月9日", "柳泉镇人民政府", "2018-03-09")]
    [InlineData("柳泉镇党政办公室\n２０１８年３月９日", "柳泉镇党政办公室", "2018-03-09")]
    [InlineData("二零一八年一月二十日", null, "2018-01-20")]
    [InlineData("柳泉镇人民政府\n2018-03-09", "柳泉镇人民政府", "2018-03-09")]
    [InlineData("    柳泉镇人民政府", "柳泉镇人民政府", null)]
    public void Read_Signatures_AreRecognised(string signature, string? signer, string? date)
    {
        var body = "一、概述\n甲。\n二、打算\n乙。\n\n" + signature;
        var report = Report(Title + body);
        Assert.Equal((signer, date), (report.SignedBy, report.SignedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(Squeeze(body), Body(report) + Squeeze(report.Signature));
    }

    [Fact]
    public void Read_TextBehindTheSignature_IsUnplacedWithItsLine()
    {
        var report = Report(Title + "一、概述\n甲。\n二、打算\n乙。\n柳泉镇人民政府\n2018年3月9日\n附件：统计表\n（共印5份）");
        Assert.Equal([new UnplacedText(8, "附件：统计表"), new UnplacedText(9, "（共印5份）")], report.Unplaced);
        Assert.Equal(new DateOnly(2018, 3, 9), report.SignedOn);
    }

    [Fact]
    public void Read_DateUnderTheTitle_DatesAReportWithoutSignature()
    {
        var report = Report(Title + "（2018年3月9日）\n一、概述\n甲。\n二、打算\n乙。");
        Assert.Equal(new DateOnly(2018, 3, 9), report.SignedOn);
        Assert.Equal([new UnplacedText(2, "（2018年3月9日）")], report.Unplaced);
    }

    [Fact]
    public void Read_LinesBrokenByAMailProgram_AreParagraphsAgain()
    {
        const string Broken = "一、概述\n" +
            "    这一年乡里做了三件事，先把人和制度定下来，再把\n地方和办法定下来，最后把学习和检查定下来，三件事都\n做成了，群众看得见也找得到，问起来都有人答，这就是\n我们想要的样子。\n" +
            "    第二段也被断开了，断开的地方在一个词的中间，公\n信力三个字分成了两行，接起来以后应该看不出来，这样\n才算读对了。\n二、打算\n文。";
        var report = Report(Title + Broken);
        Assert.Equal(2, report.Parts[0].Markdown.Split("\n\n").Length);
        Assert.Contains("在一个词的中间，公信力三个字", report.Parts[0].Markdown, StringComparison.Ordinal);
        Assert.Contains("有5处一段话被断成几行，已接成一段", report.Recognised);
        Assert.Equal(Squeeze(Broken), Body(report));
    }

    [Fact]
    public void Read_SignsOfMarkdown_StayWords()
    {
        const string Body = "一、概述\n# 井号 *星* _下_ [方](x) {{公开.总数}} ｛｛公开.总数｝｝ <b>粗</b> a|b\n- 横\n> 引\n1) 数\n二、打算\n`码` &amp; \\反";
        var report = Report(Title + Body);
        Assert.Equal(Squeeze(Body), ReportTextReaderTests.Body(report));
        Assert.All(report.Parts, part => Assert.Empty(OfficeText.Read(part.Markdown, _ => true).Figures));
        Assert.All(report.Parts, part => Assert.All(OfficeText.Blocks(part.Markdown, _ => ""), block => Assert.IsType<TextBlock.Paragraph>(block)));
    }

    [Fact]
    public void Read_LinesWithTabs_AreATable()
    {
        const string Body = "一、概述\n附表：\n指标\t单位\t数量\n网站\t条\t11\n公示栏\t\t18\n*合计*\n二、打算\n文。";
        var report = Report(Title + Body);
        var table = Assert.IsType<TextBlock.Table>(OfficeText.Blocks(report.Parts[0].Markdown, _ => "")[1]);
        Assert.Equal([1, 3, 3], [table.HeaderRows, table.Rows.Count, table.Rows[2].Count]);
        Assert.Contains("第4行起的3行用制表符分栏，按表格导入", report.Recognised);
        Assert.Equal(Squeeze(Body), ReportTextReaderTests.Body(report));
    }

    [Theory]
    [InlineData("联系电话：（0999）5550123", "(0999)5550123")]
    [InlineData("电话：0999-555 0123-8", "0999-5550123-8")]
    [InlineData("咨询电话 ０９９９－５５５０１２３", "0999-5550123")]
    [InlineData("电话是13900000000。", "13900000000")]
    [InlineData("电话：无", null)]
    public void Read_Telephones_AreRecognised(string preface, string? telephone) =>
        Assert.Equal(telephone, Report(Title + preface + "\n一、概述\n甲。\n二、打算\n乙。").Contact.Telephone);

    [Theory]
    [InlineData("一、概述\n数据自2017年1月1日至12月31日。\n二、情况\n文。")]
    [InlineData("统计期限为二〇一七年一月一日到二〇一七年十二月三十一日。\n一、概述\n文。\n二、情况\n文。")]
    [InlineData("统计期限２０１７年１月１日－２０１７年１２月３１日。\n一、概述\n文。\n二、情况\n文。")]
    [InlineData("2017.1.1—2017.12.31\n一、概述\n文。\n二、情况\n文。")]
    public void Read_Periods_AreRecognised(string body)
    {
        var report = Report(Title + body.Replace("数据自", "统计数据自", StringComparison.Ordinal));
        Assert.Equal((new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31)), (report.PeriodFrom, report.PeriodTo));
    }

    [Fact]
    public void Read_NothingBeyondTheParts_SaysWhatIsMissing()
    {
        var recognised = Report("柳泉镇政府信息公开工作年度报告\n一、概述\n甲。\n二、打算\n乙。").Recognised;
        Assert.Contains("没有认出年度，请填写", recognised);
        Assert.Contains("没有认出统计期限，请填写", recognised);
        Assert.Contains("没有认出署名，请填写", recognised);
        Assert.Contains("没有认出成文日期，请填写", recognised);
    }

    [Fact]
    public void Read_RandomLines_NeverLosesAWord()
    {
        string[] pieces =
        [
            "一、概述", "二、情况", "三、", "（一）主动公开", "(2) 依申请", "（三）收费。", "1.数量", "（1）形式：网站和公示栏一起用", "一是做好。", "文字一段，没有句号", "文 字。", "", "　　缩进的一段。",
            "2018年3月9日", "柳泉镇人民政府", "柳泉镇2017年政府信息公开工作年度报告", "*星*", "- 横", "{{公开.总数}}", "㈠小节", "第二部分 其他", "十、末尾", "附件", "指标\t数量", "网站\t11", "这是一段很长的文字，它有意写得比较长，为的是让读的人以为后面还有一行没有写完，于是去接",
        ];
        var random = new Random(31);
        var reports = 0;
        for (var round = 0; round < 600; round++)
        {
            var text = Title + string.Join('\n', Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (ReportTextReader.Read(text) is not RecognisedReport report)
                continue;
            reports++;
            var all = report.Title + Body(report) + report.Signature + string.Concat(report.Unplaced.Select(unplaced => unplaced.Text));
            Assert.Equal(string.Concat(Squeeze(text).Order()), string.Concat(Squeeze(all).Order()));
        }
        Assert.InRange(reports, 100, 600);
    }

    [Theory]
    [InlineData("一、甲\n")]
    [InlineData("（1）乙\n")]
    [InlineData("公 信 力 ")]
    [InlineData("一、")]
    [InlineData("2017年1月1日至")]
    [InlineData("甲\t乙\n")]
    [InlineData("甲\t")]
    public void Read_Monster_IsReadOrRefused(string piece)
    {
        var text = Title + "一、概述\n" + new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length / 3);
        Assert.True(ReportTextReader.Read(text) is RecognisedReport or NotAReport);
    }

    private const string Title = "柳泉镇2017年政府信息公开工作年度报告\n";

    private static RecognisedReport Report(string text) => Assert.IsType<RecognisedReport>(ReportTextReader.Read(text));

    private static IEnumerable<string> Outline(RecognisedReport report) => report.Parts.Select(part => $"{part.Level} {part.OriginalMark} {part.Heading}");

    /// <summary>Preface and parts as words without spaces: what a reader of the page would read.</summary>
    private static string Body(RecognisedReport report) => Squeeze(
        Words(report.Preface) + string.Concat(report.Parts.Select(part => part.OriginalMark + part.OriginalHeading + Words(part.Markdown))));

    private static string Words(string markdown) => OfficeText.Read(markdown, _ => false).PlainText;

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string ReadSample(string name)
    {
        using var stream = typeof(ReportTextReaderTests).Assembly.GetManifestResourceStream($"InfoDisclosure.Core.Tests.Reports.Importing.Samples.{name}")
            ?? throw new FileNotFoundException("Not embedded in the tests.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
