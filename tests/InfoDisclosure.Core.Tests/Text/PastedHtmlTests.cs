using System.Text;
using InfoDisclosure.Core.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Text;

public sealed class PastedHtmlTests
{
    [Fact]
    public void ToMarkdown_WordDocument_KeepsHeadingsListsTableAndNotes()
    {
        var pasted = PastedHtml.ToMarkdown(WordClipboard);
        Assert.Equal(
            """
            # 柳河镇信息公开工作情况

            ## 一、总体情况

            全镇共有**十二个**村，2018年召开会议*两次*，网址[县政府](<https://example.gov.cn/a?b=1>)。详见说明[^1]。

            - 第一条
            - 第二条
              1. 其中之一
              2. 其中之二

            （一）带编号的小节

            | 渠道 | 条数 |
            |---|---|
            | 微信 a\|b | 46 |
            | 公示栏 | 12 |
            | ^^ | 3 |

            末段第一行\
            第二行

            [^1]: 数据由办公室统计。
            """.ReplaceLineEndings("\n"), pasted.Markdown);
        Assert.Equal(
            [
                "图片1张没有带入，请作为附件上传。",
                "批注1处没有带入。",
                "修订中已删除的文字1处没有带入。",
                "隐藏的文字1处没有带入。",
            ], pasted.LeftOut);
    }

    [Fact]
    public void ToMarkdown_WordDocument_ReadsBackAsTheSameBlocks()
    {
        var blocks = OfficeText.Blocks(PastedHtml.ToMarkdown(WordClipboard).Markdown, _ => "");
        Assert.Collection(
            blocks,
            block => Assert.Equal(1, Assert.IsType<TextBlock.Heading>(block).Level),
            block => Assert.Equal(2, Assert.IsType<TextBlock.Heading>(block).Level),
            block => Assert.Equal(
                ["十二个", "两次", "县政府"],
                Assert.IsType<TextBlock.Paragraph>(block).Runs.Where(run => run.Strong || run.Emphasis || run.Href is not null).Select(run => run.Text)),
            block =>
            {
                var list = Assert.IsType<TextBlock.ItemList>(block);
                Assert.Equal(2, list.Items.Count);
                Assert.True(Assert.IsType<TextBlock.ItemList>(list.Items[1][1]).Ordered);
            },
            block => Assert.Equal("（一）带编号的小节", Words(block)),
            block =>
            {
                var table = Assert.IsType<TextBlock.Table>(block);
                Assert.Equal([1, 4], [table.HeaderRows, table.Rows.Count]);
                Assert.Equal("微信 a|b", Assert.Single(table.Rows[1][0].Runs).Text);
                Assert.Equal(2, table.Rows[2][0].RowSpan);
                Assert.Equal("3", Assert.Single(Assert.Single(table.Rows[3]).Runs).Text);
            },
            block => Assert.Equal("末段第一行\n第二行", Words(block)),
            block => Assert.Single(Assert.IsType<TextBlock.Footnotes>(block).Notes));
    }

    [Fact]
    public void ToMarkdown_WordDocument_KeepsEveryVisibleWord()
    {
        var words = OfficeText.Read(PastedHtml.ToMarkdown(WordClipboard).Markdown, _ => false).PlainText;
        Assert.Equal(
            "柳河镇信息公开工作情况一、总体情况全镇共有十二个村，2018年召开会议两次，网址县政府。详见说明。第一条第二条其中之一其中之二"
            + "（一）带编号的小节渠道条数微信a|b46公示栏123末段第一行第二行数据由办公室统计。",
            string.Concat(words.Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void ToMarkdown_ExcelCells_BecomeATable()
    {
        var pasted = PastedHtml.ToMarkdown(
            """
            <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\.";}--></style></head>
            <body link="#0563C1"><table border=0 cellpadding=0 width=216 style='border-collapse:collapse;width:162pt'>
            <!--StartFragment-->
             <col width=72 span=3 style='width:54pt'>
             <tr height=18><td colspan=3 class=xl65 style='mso-ignore:colspan'>2018年公开条数</td></tr>
             <tr height=18><td height=18 class=xl65>渠道</td><td class=xl65>条数</td><td></td></tr>
             <tr height=18 style='display:none'><td>隐藏</td><td x:num>1</td><td></td></tr>
             <tr height=18><td>微信</td><td align=right x:num>46</td><td></td></tr>
            <!--EndFragment-->
            </table></body></html>
            """);
        Assert.Equal("| 2018年公开条数 | << |\n|---|---|\n| 渠道 | 条数 |\n|---|---|\n| 微信 | 46 |", pasted.Markdown);
        Assert.Equal(["隐藏的文字1处没有带入。"], pasted.LeftOut);
    }

    [Theory]
    [InlineData("<tr><td rowspan=2>项目<td colspan=2>金额<tr><td>本年<td>上年<tr><td>甲<td>1<td>2", "| 项目 | 金额 | << |\n|---|---|---|\n| ^^ | 本年 | 上年 |\n|---|---|---|\n| 甲 | 1 | 2 |")]
    [InlineData("<tr><td>甲<td>乙<tr><td rowspan=2 colspan=2>丙<td>1<tr><td>2", "| 甲 | 乙 |  |\n|---|---|---|\n| 丙 | << | 1 |\n| ^^ | << | 2 |")]
    [InlineData("<tr><td rowspan=3>甲<td>1<tr><td>2<tr><td>3", "|  |  |\n|---|---|\n| 甲 | 1 |\n| ^^ | 2 |\n| ^^ | 3 |")]
    [InlineData("<tr><td>甲<td>乙<tr><td rowspan=3>丙<td>1<tr style='display:none'><td>隐<tr><td>2<tr><td>丁<td>3", "| 甲 | 乙 |\n|---|---|\n| 丙 | 1 |\n| ^^ | 2 |\n| 丁 | 3 |")]
    [InlineData("<tr><td>甲<td>乙<tr><td rowspan=2><td><tr><td>1<tr><td>2<td>3", "| 甲 | 乙 |\n|---|---|\n|  | 1 |\n| 2 | 3 |")]
    [InlineData("<tr><td colspan=9>甲<tr><td>1<td>2", "| 甲 | << |\n|---|---|\n| 1 | 2 |")]
    [InlineData("<thead><tr><td>甲<td>乙<tr><td>子<td>丑</thead><tr><td>1<td>2", "| 甲 | 乙 |\n|---|---|\n| 子 | 丑 |\n|---|---|\n| 1 | 2 |")]
    [InlineData("<tr><td>&lt;&lt;<td>^^<tr><td>---<td>:-:<tr><td>^^<td>&lt;&lt;", "| \\<\\< | \\^^ |\n|---|---|\n| \\--- | \\:-: |\n| \\^^ | \\<\\< |")]
    [InlineData("<tr><td><ol start=3><li>甲<li>乙</ol><td><ul><li>丙</ul><tr><td>1<td>2", "| 3. 甲 4. 乙 | 丙 |\n|---|---|\n| 1 | 2 |")]
    public void ToMarkdown_MergedCells_AreKeptAsMarks(string rows, string markdown)
    {
        var pasted = PastedHtml.ToMarkdown($"<table>{rows}</table>");
        Assert.Equal(markdown, pasted.Markdown);
        Assert.DoesNotContain(pasted.LeftOut, line => line.Contains("合并", StringComparison.Ordinal));
    }

    [Fact]
    public void ToMarkdown_RandomMerges_ReadBackAsTheSameSpans()
    {
        var random = new Random(20190401);
        for (var round = 0; round < 300; round++)
        {
            var (height, width) = (random.Next(1, 7), random.Next(2, 6));
            var taken = new bool[height, width];
            var (html, cells) = (new StringBuilder("<table>"), new List<(string Words, int Columns, int Rows)>());
            for (var r = 0; r < height; r++)
            {
                html.Append("<tr>");
                for (var c = 0; c < width; c++)
                {
                    if (taken[r, c])
                        continue;
                    var (columns, rows) = (random.Next(3) > 0 ? 1 : random.Next(1, 4), random.Next(3) > 0 ? 1 : random.Next(1, 4));
                    while (c + columns > width || Enumerable.Range(c, columns).Any(i => taken[r, i]))
                        columns--;
                    rows = Math.Min(rows, height - r);
                    for (var i = 0; i < rows * columns; i++)
                        taken[r + (i / columns), c + (i % columns)] = true;
                    cells.Add(($"格{cells.Count}", columns, rows));
                    html.Append($"<td colspan={columns} rowspan={rows}>{cells[^1].Words}");
                }
            }
            var markdown = PastedHtml.ToMarkdown(html.ToString()).Markdown;
            var read = OfficeText.Read(markdown, _ => false);
            if (cells.Count == 1)
                continue;
            var table = Assert.IsType<TextBlock.Table>(Assert.Single(OfficeText.Blocks(markdown, _ => "")));
            Assert.Equal(cells.Select(cell => cell.Words), table.Rows.SelectMany(row => row).Select(cell => Words(cell.Runs)));
            AssertFilled(table);
            Assert.Equal(Squeeze(string.Concat(cells.Select(cell => cell.Words))), Squeeze(read.PlainText));
            // A row or column in which nothing begins is none: only where all have one can the spans be compared.
            if (table.Rows.Count == height && table.Rows[0].Sum(cell => cell.ColumnSpan) == width)
                Assert.Equal(cells.Select(cell => (cell.Columns, cell.Rows)), table.Rows.SelectMany(row => row).Select(cell => (cell.ColumnSpan, cell.RowSpan)));
        }

        // Every place is covered once, by one cell.
        static void AssertFilled(TextBlock.Table table)
        {
            var width = table.Rows[0].Sum(cell => cell.ColumnSpan);
            var covered = new int[table.Rows.Count, width];
            for (var r = 0; r < table.Rows.Count; r++)
            {
                foreach (var cell in table.Rows[r])
                {
                    var c = Enumerable.Range(0, width).First(i => covered[r, i] == 0);
                    for (var i = 0; i < cell.RowSpan * cell.ColumnSpan; i++)
                        covered[r + (i / cell.ColumnSpan), c + (i % cell.ColumnSpan)]++;
                }
            }
            Assert.All(covered.Cast<int>(), count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void ToMarkdown_WpsParagraphs_KeepTheirNumbers()
    {
        var pasted = PastedHtml.ToMarkdown(
            """
            Version:0.9
            StartHTML:0000000105
            EndHTML:0000000500
            <html><body><!--StartFragment-->
            <h2 style="mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="font-family:黑体;"><span style='mso-list:Ignore;'>一、</span></span><![endif]><span>概述</span></h2>
            <p class=MsoNormal style="margin-left:21pt;mso-list:l1 level1 lfo2;"><![if !supportLists]><span style="mso-list:Ignore;">1.&nbsp;&nbsp;</span><![endif]><span>甲</span></p>
            <p class=MsoNormal style="margin-left:21pt;mso-list:l1 level1 lfo2;"><![if !supportLists]><span style="mso-list:Ignore;">2.&nbsp;&nbsp;</span><![endif]><span>乙</span></p>
            <p class=MsoNormal style="text-indent:21pt;"><span>　　正文<font face="仿宋">一段</font></span><span style="mso-spacerun:'yes';">&nbsp;</span></p>
            <!--EndFragment--></body></html>
            """);
        Assert.Equal("## 一、概述\n\n1. 甲\n2. 乙\n\n正文一段", pasted.Markdown);
        Assert.Empty(pasted.LeftOut);
    }

    [Fact]
    public void ToMarkdown_BrowserPage_KeepsNestedListsAndQuotes()
    {
        var pasted = PastedHtml.ToMarkdown(
            """
            <meta charset='utf-8'><h1>标题</h1><p>第一<b>段</b>  文 字</p><ol start="3"><li>三<ul><li>内一</li><li><p>内二</p></li></ul></li><li><p>四</p><p>四续</p></li></ol>
            <blockquote><blockquote><p>引文</p></blockquote></blockquote><pre>  原样
            两行</pre><p>尾</p>
            """);
        Assert.Equal("# 标题\n\n第一**段** 文 字\n\n3. 三\n   - 内一\n   - 内二\n4. 四\n\n   四续\n\n> 引文\n\n原样两行\n\n尾", pasted.Markdown);
        var list = Assert.IsType<TextBlock.ItemList>(OfficeText.Blocks(pasted.Markdown, _ => "")[2]);
        Assert.Equal([3, 2], [list.Start, list.Items.Count]);
        Assert.Equal(2, Assert.IsType<TextBlock.ItemList>(list.Items[0][1]).Items.Count);
    }

    [Theory]
    [InlineData("<p># 井号</p>", "\\# 井号")]
    [InlineData("<p>1. 一点</p>", "1\\. 一点")]
    [InlineData("<p>1.一点</p><p>1)</p>", "1.一点\n\n1\\)")]
    [InlineData("<p>- 横线</p>", "\\- 横线")]
    [InlineData("<h2># 井##</h2><h2>#</h2>", "## # 井\\##\n\n## \\#")]
    [InlineData("<p>好!<a href='https://example.cn/'>甲</a></p>", "好\\![甲](<https://example.cn/>)")]
    [InlineData("<ol><li>甲</ol><ol><li>乙<li>丙</ol><ol><li>丁</ol>", "1. 甲\n1) 乙\n2) 丙\n1. 丁")]
    [InlineData("<p>*星* _下_ [方] `撇` a|b &lt;b&gt; &amp;amp;</p>", "\\*星\\* \\_下\\_ \\[方\\] \\`撇\\` a\\|b \\<b> \\&amp;")]
    [InlineData("<p>甲<br># 乙</p>", "甲\\\n\\# 乙")]
    [InlineData("<p>共{{公开.总数}}条</p>", "共{{公开.总数}}条")]
    [InlineData("<p><b>重点：</b>内容</p>", "**重点：**内容")]
    [InlineData("<p><b>甲</b><b>乙</b> <b> 丙 </b>丁</p>", "**甲乙 丙** 丁")]
    [InlineData("<p><b>a.</b>b</p>", "a.b")]
    [InlineData("<p><b><i>甲</i></b>乙</p>", "***甲***乙")]
    [InlineData("<b style='font-weight:normal'><p>网页<span style='font-weight:700'>粗</span></p></b>", "网页**粗**")]
    [InlineData("<p>政府公信\r\n力</p>", "政府公信力")]
    [InlineData("<p>two\nwords</p>", "two words")]
    [InlineData("<p><a href='https://example.cn/a b'>甲</a><a href='javascript:x'>乙</a><a name=x>丙</a></p>", "甲乙丙")]
    [InlineData("<p><a href='https://example.cn/a(b)'>甲[1]</a></p>", "[甲\\[1\\]](<https://example.cn/a(b)>)")]
    [InlineData("<p>&nbsp;</p><p><o:p></o:p></p>", "")]
    [InlineData("<table><tr><td><p>框</p><ul><li>项</li></ul></td></tr></table>", "框\n\n- 项")]
    [InlineData("<table><tr><td>甲<table><tr><td>子</td><td>丑</td></tr></table></td><td>乙</td></tr></table>", "| 甲 子 丑 | 乙 |\n|---|---|")]
    [InlineData("<p style='mso-outline-level:2'>题</p>", "## 题")]
    [InlineData("<ul></ul><table></table><h2></h2><ol><li></li></ol>", "")]
    [InlineData("<script>alert(1)</script><style>p{}</style><p onclick=x>安全</p>", "安全")]
    [InlineData("䶮㛃𬭎", "䶮㛃𬭎")]
    [InlineData("", "")]
    public void ToMarkdown_SmallPieces_AreWrittenSafely(string html, string markdown) =>
        Assert.Equal(markdown, string.Join('\n', PastedHtml.ToMarkdown(html).Markdown.Split('\n').Select(line => line.TrimEnd())));

    [Theory]
    [InlineData("<p>甲<svg><path/></svg>乙<svg/>丙</p>", "甲乙丙", "图片2张没有带入，请作为附件上传。")]
    [InlineData("<p>甲</p><svg><p>乙</p>", "甲\n\n乙", "图片1张没有带入，请作为附件上传。")]
    [InlineData("<p>甲<textarea>乙</textarea>丙</p>", "甲丙", "控件、视频等嵌入内容1处没有带入。")]
    [InlineData("<p>甲<picture><source srcset=x><img src=y></picture>乙</p>", "甲乙", "图片1张没有带入，请作为附件上传。")]
    [InlineData("<p>甲<video src=x>乙</video></p>", "甲", "控件、视频等嵌入内容1处没有带入。")]
    public void ToMarkdown_Embedded_IsLeftOutAndCounted(string html, string markdown, string leftOut)
    {
        var pasted = PastedHtml.ToMarkdown(html);
        Assert.Equal(markdown, pasted.Markdown);
        Assert.Equal([leftOut], pasted.LeftOut);
    }

    [Theory]
    [InlineData("<p>甲<b>乙<p>丙</b>丁", "甲**乙**\n\n**丙**\n\n丁")]
    [InlineData("<table><tr><td>甲</div></b><td>乙<tr><td>丙</table>", "| 甲 | 乙 |\n|---|---|\n| 丙 |  |")]
    [InlineData("<p>甲 < 乙 <3 </ 丙</p>", "甲 \\< 乙 \\<3 \\</ 丙")]
    [InlineData("<p>甲<!-- <p>乙</p> -->丙<!-- 丁", "甲丙")]
    [InlineData("<p title=\"a > b\">甲</p><p title='</p>'>乙</p>", "甲\n\n乙")]
    [InlineData("<p>甲</p><a href=\"乙", "甲")]
    [InlineData("<style>p{}</style><script>var a = '<p>乙</p>';</script>甲<script>乙", "甲")]
    [InlineData("<P>甲</P><UL><LI>乙<LI>丙</UL>", "甲\n\n- 乙\n- 丙")]
    [InlineData("</p></div></table>甲", "甲")]
    [InlineData("<xml>甲", "甲")]
    public void ToMarkdown_BrokenMarkup_KeepsTheWords(string html, string markdown) => Assert.Equal(markdown, PastedHtml.ToMarkdown(html).Markdown);

    [Fact]
    public void ToMarkdown_RandomWords_ReadBackAsTheyWere()
    {
        string[] pieces = ["甲", "乙，", "。", "a", " ", "1.", "#", "-", "*", "_", "[", "](", ")", "!", "`", "|", "<", ">", "&", "amp;", "\\", "~~~", "=", "+", "“", "（一）", "^", ":", "3)", "表1 "];
        var random = new Random(20190319);
        for (var round = 0; round < 500; round++)
        {
            var words = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));
            var html = $"<p>{System.Net.WebUtility.HtmlEncode(words)}</p><p>{(round % 2 == 0 ? "<b>" : "")}{System.Net.WebUtility.HtmlEncode(words)}</b>尾</p>";
            var read = OfficeText.Read(PastedHtml.ToMarkdown(html).Markdown, _ => false).PlainText;
            Assert.Equal(Squeeze(words + words + "尾"), Squeeze(read));
        }
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<span>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<blockquote>")]
    [InlineData("<font>")]
    [InlineData("<p><font color=1></p>")]
    [InlineData("<a href=x>")]
    [InlineData("<svg>")]
    [InlineData("<b><p>")]
    public void ToMarkdown_NestedBeyondSense_KeepsTheWords(string tag)
    {
        var pasted = PastedHtml.ToMarkdown(new StringBuilder().Insert(0, tag, 50_000) + "甲乙丙");
        Assert.Contains("甲乙丙", OfficeText.Read(pasted.Markdown, _ => false).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_OneMegabyte_KeepsEveryParagraph()
    {
        var paragraph = "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>全镇公开信息<b>十二</b>条。<o:p></o:p></span></p>\r\n";
        var count = 1_000_000 / paragraph.Length;
        var pasted = PastedHtml.ToMarkdown("<html><body>" + new StringBuilder().Insert(0, paragraph, count) + "</body></html>");
        Assert.Equal(count, pasted.Markdown.Split("\n\n").Length);
    }

    [Fact]
    public void ToMarkdown_TooLong_SaysSoAndKeepsNothing()
    {
        var pasted = PastedHtml.ToMarkdown(new string('甲', PastedHtml.Longest + 1));
        Assert.Empty(pasted.Markdown);
        Assert.Contains("太大", Assert.Single(pasted.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_HugeSpans_StayATable()
    {
        var pasted = PastedHtml.ToMarkdown("<table><tr><td colspan=999999 rowspan=999999>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>");
        Assert.Contains("甲", pasted.Markdown, StringComparison.Ordinal);
        Assert.InRange(pasted.Markdown.Length, 1, 5_000);
    }

    private const string WordClipboard =
        """
        <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
        <head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
        <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
        <style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
        <body lang=ZH-CN style='tab-interval:21.0pt'>
        <!--StartFragment-->
        <p class=MsoTitle align=center><b><span style='font-family:方正小标宋_GBK'>柳河镇信息公开工作情况<span lang=EN-US><o:p></o:p></span></span></b></p>
        <h2><a name="_Toc1"></a><span style='mso-bookmark:_Toc1'>一、总体情况<span lang=EN-US><o:p></o:p></span></span></h2>
        <p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;
        font-family:仿宋_GB2312'>全镇共有<b style='mso-bidi-font-weight:normal'>十二个</b>村，<span lang=EN-US>2018</span>年召开
        会议<i>两次</i>，<del cite="mailto:x" datetime="2019-01-01T10:00">旧字</del>网址<span lang=EN-US><a href="https://example.gov.cn/a?b=1"><span lang=EN-US>县政府</span></a></span>。<span style='display:none;mso-hide:all'>密</span>详见说明<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span lang=EN-US><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></span></a>。<span class=MsoCommentReference><span lang=EN-US><a class=msocomanchor href="#_msocom_1">[A1]</a></span></span><o:p></o:p></span></p>
        <p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>第一条<span lang=EN-US><o:p></o:p></span></p>
        <p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:
        l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:
        Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>第二条</p>
        <p class=MsoListParagraph style='margin-left:42.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>其中之一</p>
        <p class=MsoListParagraph style='margin-left:42.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2)<span>&nbsp;&nbsp; </span></span><![endif]>其中之二</p>
        <p class=MsoNormal style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span><![endif]>带编号的小节</p>
        <p class=MsoNormal><!--[if gte vml 1]><v:shape id="p1"><v:imagedata src="file:///C:/x/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=100 src="file:///C:/x/clip_image002.png"><![endif]></p>
        <table class=MsoTableGrid border=1 cellspacing=0><thead><tr><td width=277><p class=MsoNormal align=center><b>渠道<o:p></o:p></b></p></td><td><p class=MsoNormal><b>条数</b></p></td></tr></thead>
        <tr><td><p class=MsoNormal>微信<span lang=EN-US> a|b</span></p></td><td><p class=MsoNormal><span lang=EN-US>46</span></p></td></tr>
        <tr><td rowspan=2><p class=MsoNormal>公示栏</p></td><td><p class=MsoNormal>12</p></td></tr>
        <tr><td><p class=MsoNormal>3</p></td></tr></table>
        <p class=MsoNormal>末段第一行<span lang=EN-US><br>
        </span>第二行</p>
        <!--EndFragment-->
        <div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
        <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a><span lang=EN-US> </span>数据由办公室统计。</p></div></div>
        <div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>批注文字</p></div></div>
        </body></html>
        """;

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Words(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.Text));

    private static string Words(TextBlock block) => string.Concat(Assert.IsType<TextBlock.Paragraph>(block).Runs.Select(run => run.Text));
}
