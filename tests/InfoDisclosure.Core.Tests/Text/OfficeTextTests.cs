using InfoDisclosure.Core.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Text;

public sealed class OfficeTextTests
{
    private static readonly string[] KnownFigures = ["公开.总数", "公开.分组.微信公众号", "申请.总数"];

    [Theory]
    [InlineData("一段话", "<p>一段话</p>")]
    [InlineData("第一行\n第二行", "<p>第一行第二行</p>")]
    [InlineData("共公开\n80条", "<p>共公开80条</p>")]
    [InlineData("two\nwords", "<p>two words</p>")]
    [InlineData("**重\n点**\n内容", "<p><strong>重点</strong>内容</p>")]
    [InlineData("　　首行缩进的一段\n　　接着写", "<p>首行缩进的一段接着写</p>")]
    [InlineData("        八个空格不是代码", "<p>八个空格不是代码</p>")]
    [InlineData("不是标题\n---", "<p>不是标题---</p>")]
    [InlineData("**加强领导。**后文", "<p><strong>加强领导。</strong>后文</p>")]
    [InlineData("第一行\\\n第二行", "<p>第一行<br>\n第二行</p>")]
    [InlineData("<b>不是粗体</b>", "<p>&lt;b&gt;不是粗体&lt;/b&gt;</p>")]
    [InlineData("罕见字䶮㛃𬭎", "<p>罕见字䶮㛃𬭎</p>")]
    public void Read_Paragraphs_GivesTheirMarkup(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Fact]
    public void Read_HeadingsThatSkipLevels_StartAtTheBaseAndNest()
    {
        Assert.Equal("<h3>甲</h3>\n<h4>乙</h4>\n<h5>丙</h5>\n<h4>丁</h4>\n<h3>戊</h3>", Html("## 甲\n#### 乙\n###### 丙\n#### 丁\n# 戊\n#"));
    }

    [Fact]
    public void Read_HeadingsBelowTheSixth_StayAtTheSixth()
    {
        var reading = OfficeText.Read("# 甲\n## 乙\n### 丙", _ => false, headingBase: 5);
        Assert.Equal("<h5>甲</h5>\n<h6>乙</h6>\n<h6>丙</h6>", reading.Html.Value.TrimEnd());
    }

    [Fact]
    public void Read_Table_CanBeScrolledAndNamesItsColumns()
    {
        var html = Html("表1 各渠道公开数量\n\n| 渠道 | 条数 |  |\n|---|--:|:-:|\n| 微信 | 46 | 一 |\n| 网站 |");
        Assert.Equal(
            """
            <div class="scroll" role="region" tabindex="0" aria-label="表格（表1 各渠道公开数量），可横向滚动">
            <table>
            <caption>表1 各渠道公开数量</caption>
            <thead>
            <tr>
            <th scope="col">渠道</th>
            <th scope="col" class="end">条数</th>
            <td class="center"></td>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>微信</td>
            <td class="end">46</td>
            <td class="center">一</td>
            </tr>
            <tr>
            <td>网站</td>
            <td class="end"></td>
            <td class="center"></td>
            </tr>
            </tbody>
            </table>
            </div>
            """.ReplaceLineEndings("\n"), html);
    }

    [Fact]
    public void Read_TwoTablesAlike_HaveDifferentNames()
    {
        var html = Html("| 甲 |\n|---|\n| 1 |\n\n后\n\n| 甲 |\n|---|\n| 2 |");
        Assert.Contains("aria-label=\"表格（甲），可横向滚动\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"表格2（甲），可横向滚动\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Footnotes_LinkBothWaysUnderTheirPrefix()
    {
        var html = OfficeText.Read("正文[^1]又[^1]。\n\n[^1]: 注释**文字**", _ => false, idPrefix: "part2-").Html.Value.TrimEnd();
        Assert.Equal(
            """
            <p>正文<sup><a class="footnote-ref" id="part2-fnref-1" href="#part2-fn-1" aria-label="注1">1</a></sup>又<sup><a class="footnote-ref" id="part2-fnref-2" href="#part2-fn-1" aria-label="注1">1</a></sup>。</p>
            <section class="footnotes" aria-label="注释">
            <ol>
            <li id="part2-fn-1"><p>注释<strong>文字</strong> <a class="footnote-back" href="#part2-fnref-1" aria-label="回到正文中的注1">↩</a> <a class="footnote-back" href="#part2-fnref-2" aria-label="回到正文中的注1">↩</a></p>
            </li>
            </ol>
            </section>
            """.ReplaceLineEndings("\n"), html);
    }

    [Theory]
    [InlineData("[县政府](https://example.gov.cn/a?b=1&c=2)", "<p><a href=\"https://example.gov.cn/a?b=1&amp;c=2\" rel=\"noopener\">县政府</a></p>")]
    [InlineData("[目录](/catalogue)", "<p><a href=\"/catalogue\">目录</a></p>")]
    [InlineData("[来电](tel:0454-2976300)", "<p><a href=\"tel:0454-2976300\">来电</a></p>")]
    [InlineData("<office@example.cn>", "<p><a href=\"mailto:office@example.cn\">office@example.cn</a></p>")]
    [InlineData("[外站](//evil.example/)", "<p>外站</p>")]
    [InlineData("[坏](javascript:alert(1))", "<p>坏</p>")]
    [InlineData("![图](https://evil.example/a.png)", "<p>图</p>")]
    [InlineData("![图](/catalogue/12/files/3)", "<p>图</p>")]
    [InlineData("[附件](file:图1.png)", "<p>附件</p>")]
    [InlineData("<file:图1.png>", "<p>file:图1.png</p>")]
    public void Read_Links_KeepOnlySafeAddresses(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("![示意图](<file:图1.png>)", "file:图1.png", "示意图")]
    [InlineData("![示意图](file:a.b.jpg)", "file:a.b.jpg", "示意图")]
    [InlineData("![甲\\<乙&丙](<file:图 100% (2)#&.png>)", "file:图 100% (2)#&amp;.png", "甲&lt;乙&amp;丙")]
    [InlineData("![](<file:图1.png>)", "file:图1.png", "")]
    public void Read_PictureOfAFile_IsNamedInTheMarkup(string markdown, string source, string description) =>
        Assert.Equal($"<p><img src=\"{source}\" alt=\"{description}\"></p>", Html(markdown));

    [Theory]
    [InlineData("file:/etc/passwd")]
    [InlineData("file://server/a.png")]
    [InlineData("file:a/b.png")]
    [InlineData("file:a\\\\b.png")]
    [InlineData("file:C:a.png")]
    [InlineData("file:a*.png")]
    [InlineData("file:a?.png")]
    [InlineData("file:a\".png")]
    [InlineData("file:a&lt;.png")]
    [InlineData("file:a|.png")]
    [InlineData("file:.png")]
    [InlineData("file:..")]
    [InlineData("file:")]
    [InlineData("file: a.png")]
    [InlineData("file:a&#1;.png")]
    [InlineData("FILE:a.png")]
    [InlineData("图1.png")]
    public void Read_PictureOfAnythingElse_LeavesItsDescription(string address)
    {
        var reading = OfficeText.Read($"![图](<{address}>)", _ => false);
        Assert.Equal("<p>图</p>", reading.Html.Value.TrimEnd());
        Assert.Empty(reading.Pictures);
        Assert.Equal("图", reading.PlainText);
    }

    [Fact]
    public void Read_PicturesEverywhere_AreListedOnceInOrder()
    {
        var reading = OfficeText.Read(
            "## ![](file:1.png)\n\n![甲](file:2.png)与![又](file:1.png)[![链](file:3.png)](/x)\n\n表：![](file:4.png)\n\n| ![](file:5.png) | 乙 |\n|---|---|\n| 1[^1] | ![外 ![内](file:7.png)](file:6.png) |\n\n![文](https://example.cn/a.png)\n\n[^1]: ![](file:8.png)",
            _ => false);
        Assert.Equal(["1.png", "2.png", "3.png", "4.png", "5.png", "6.png", "8.png"], reading.Pictures);
        Assert.Equal("［图：1.png］\n［图：甲］与［图：又］［图：链］\n表：［图：4.png］\n［图：5.png］ 乙\n1 ［图：外 内］\n文\n［图：8.png］", reading.PlainText);
        Assert.Contains("<h3><img src=\"file:1.png\" alt=\"\"></h3>", reading.Html.Value, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\"><img src=\"file:5.png\" alt=\"\"></th>", reading.Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WithPictures_AddressOrNone_ShowsThePictureOrItsDescription()
    {
        var html = OfficeText.Read("甲![乙<\"&](<file:图 1.png>)丙![丁](file:没有.png)![](file:无名.png)", _ => false).Html;
        Assert.Equal(
            "<p>甲<img src=\"/catalogue/7/files/3?a=1&amp;b=%22\" alt=\"乙&lt;&quot;&amp;\" loading=\"lazy\">丙<span class=\"missing\">［图：丁］</span><span class=\"missing\">［图：无名.png］</span></p>",
            OfficeText.WithPictures(html, name => name == "图 1.png" ? "/catalogue/7/files/3?a=1&b=%22" : null).Value.TrimEnd());
    }

    [Fact]
    public void WithPictures_ForgedInText_StaysText()
    {
        var html = OfficeText.Read("<img src=\"file:a.png\" alt=\"\">", _ => false).Html;
        Assert.Equal(html, OfficeText.WithPictures(html, _ => throw new InvalidOperationException("asked for a forged picture")));
    }

    [Theory]
    [InlineData("{{公开.总数}}")]
    [InlineData("｛｛公开.总数｝｝")]
    [InlineData("{{ 公开 . 总数 }}")]
    [InlineData("{{公开。总数}}")]
    [InlineData("{{公开．总数}}")]
    [InlineData("{{公开·总数}}")]
    [InlineData("｛｛　公开.总数　｝｝")]
    public void Read_FigureAsAnyKeyboardTypesIt_IsOneName(string typed)
    {
        var reading = OfficeText.Read($"共{typed}条", KnownFigures.Contains);
        Assert.Equal("<p>共<data class=\"figure\" value=\"公开.总数\"></data>条</p>", reading.Html.Value.TrimEnd());
        Assert.Equal(["公开.总数"], reading.Figures);
        Assert.Empty(reading.UnknownFigures);
        Assert.Equal("共条", reading.PlainText);
    }

    [Theory]
    [InlineData("`{{公开.总数}}`")]
    [InlineData("```\n{{公开.总数}}\n```")]
    [InlineData("[文字](/x?{{公开.总数}})")]
    [InlineData("\\{{公开.总数}}")]
    [InlineData("{{公开.总数}")]
    [InlineData("{{公开.\n总数}}")]
    [InlineData("{{}}")]
    [InlineData("![{{公开.总数}}](file:图1.png)")]
    public void Read_BracesOutsideText_AreNoFigure(string markdown)
    {
        var reading = OfficeText.Read(markdown, KnownFigures.Contains);
        Assert.Empty(reading.Figures);
        Assert.Empty(reading.UnknownFigures);
        Assert.DoesNotContain("<data", reading.Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FiguresInOrder_AreListedOnce()
    {
        var reading = OfficeText.Read("| {{申请.总数}} |\n|---|\n| {{公开.总数}} |\n\n**{{申请.总数}}** {{公开.分组.微信公众号}}[^n]\n\n[^n]: {{公开.总数}}", KnownFigures.Contains);
        Assert.Equal(["申请.总数", "公开.总数", "公开.分组.微信公众号"], reading.Figures);
    }

    [Fact]
    public void Read_UnknownFigure_IsReportedAndShownAsTyped()
    {
        var reading = OfficeText.Read("共{{公开.总书}}条", KnownFigures.Contains);
        Assert.Equal(["公开.总书"], reading.UnknownFigures);
        Assert.Equal("<p>共<mark class=\"figure-unknown\">{{公开.总书}}</mark>条</p>", reading.Html.Value.TrimEnd());
        Assert.Equal("共{{公开.总书}}条", reading.PlainText);
    }

    [Fact]
    public void WithFigures_ValueAndAddress_AreEncodedIntoAQuietLink()
    {
        var html = OfficeText.Read("共{{公开.总数}}条，[见{{公开.总数}}](/x)，{{申请.总数}}件", KnownFigures.Contains).Html;
        var shown = OfficeText.WithFigures(html, name => name == "公开.总数"
            ? new FigureRendering("8<0", "/catalogue?year=2018&group=\"x", "查看这些'条目")
            : new FigureRendering("0"));
        Assert.Equal(
            "<p>共<a class=\"figure num\" href=\"/catalogue?year=2018&amp;group=&quot;x\" title=\"查看这些&#39;条目\">8&lt;0</a>条，"
            + "<a href=\"/x\">见<span class=\"figure num\">8&lt;0</span></a>，<span class=\"figure num\">0</span>件</p>",
            shown.Value.TrimEnd());
    }

    [Fact]
    public void WithFigures_NameWithMarkup_ReachesTheCallerAsTyped()
    {
        var html = OfficeText.Read("{{\"&<x>'}}", _ => true).Html;
        var asked = new List<string>();
        OfficeText.WithFigures(html, name =>
        {
            asked.Add(name);
            return new FigureRendering("");
        });
        Assert.Equal(["\"&<x>'"], asked);
    }

    [Fact]
    public void WithFigures_ForgedMarkInText_StaysText()
    {
        var html = OfficeText.Read("<data class=\"figure\" value=\"公开.总数\"></data>", KnownFigures.Contains).Html;
        Assert.Equal(html, OfficeText.WithFigures(html, _ => throw new InvalidOperationException("asked for a forged figure")));
    }

    [Fact]
    public void PlainText_AllBlocks_KeepsTheirWordsInOrder()
    {
        var text = OfficeText.Read("# 题\n\n段**落**[链](/a)\n\n- 一\n- 二\n\n> 引\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n注[^1]\n\n[^1]: 说明", _ => false).PlainText;
        Assert.Equal("题\n段落链\n一\n二\n引\n甲 乙\n1 2\n注\n说明", text);
    }

    [Fact]
    public void Blocks_AllKinds_CarryTheirWordsAndManner()
    {
        var blocks = OfficeText.Blocks(
            "## 题\n\n共**{{公开.总数}}**条\\\n换行[链](/a)[^1]\n\n3. 三\n4. 四\n\n> 引\n\n表：数\n\n| 甲 | 乙 |\n|--|--:|\n| 1 | 2 |\n\n[^1]: 说*明*",
            name => name == "公开.总数" ? "80" : "?");
        Assert.Collection(
            blocks,
            block => Assert.Equal((1, "题"), (Assert.IsType<TextBlock.Heading>(block).Level, Words(((TextBlock.Heading)block).Runs))),
            block => Assert.Equal(
                [new TextRun("共"), new TextRun("80", Strong: true), new TextRun("条\n换行"), new TextRun("链", Href: "/a"), new TextRun("", Note: 1)],
                Assert.IsType<TextBlock.Paragraph>(block).Runs),
            block =>
            {
                var list = Assert.IsType<TextBlock.ItemList>(block);
                Assert.Equal((true, 3, 2), (list.Ordered, list.Start, list.Items.Count));
            },
            block => Assert.Equal("引", Words(Assert.IsType<TextBlock.Paragraph>(Assert.Single(Assert.IsType<TextBlock.Quote>(block).Blocks)).Runs)),
            block =>
            {
                var table = Assert.IsType<TextBlock.Table>(block);
                Assert.Equal(("表：数", 1, 2), (table.Caption, table.HeaderRows, table.Rows.Count));
                Assert.True(table.Rows[0][0].Header);
                Assert.Equal(("2", CellAlignment.End), (Words(table.Rows[1][1].Runs), table.Rows[1][1].Alignment));
            },
            block =>
            {
                var note = Assert.Single(Assert.IsType<TextBlock.Footnotes>(block).Notes);
                Assert.Equal([new TextRun("说"), new TextRun("明", Emphasis: true)], Assert.IsType<TextBlock.Paragraph>(Assert.Single(note)).Runs);
            });
    }

    [Theory]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("甲\u0000\u0007\u001B\u0085乙", "甲\n乙")]
    [InlineData("甲\u200B\u200D乙\uFEFF\u202E丙\u2066\u2069", "甲乙丙")]
    [InlineData("甲\u000B乙", "甲\n乙")]
    [InlineData("e\u0301", "é")]
    [InlineData("䶮㛃𬭎　。", "䶮㛃𬭎　。")]
    [InlineData("葛\U000E0100\uFE00", "葛\U000E0100\uFE00")]
    [InlineData("👨\u200D👩", "👨\u200D👩")]
    [InlineData("\t甲", "\t甲")]
    [InlineData("\uE863", "\uE863")]
    public void Clean_Text_KeepsWhatIsWrittenAndDropsWhatHides(string text, string cleaned)
    {
        Assert.Equal(cleaned, OfficeText.Clean(text));
        Assert.Equal(cleaned, OfficeText.Clean(cleaned));
    }

    [Fact]
    public void Clean_HalvesOfCharacters_AreDropped() => Assert.Equal("甲乙", OfficeText.Clean("\uD800甲\uDC00\uFFFE\uFFFF乙\uD83D"));

    private static string Html(string markdown) => OfficeText.Read(markdown, KnownFigures.Contains).Html.Value.TrimEnd();

    private static string Words(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.Text));
}
