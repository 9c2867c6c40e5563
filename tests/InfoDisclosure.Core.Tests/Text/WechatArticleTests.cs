using AngleSharp.Html.Parser;
using InfoDisclosure.Core.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Text;

/// <summary>What is pasted into the editor of a 公众号.</summary>
public sealed class WechatArticleTests
{
    private const string Sample = """
        ## 一、领取办法

        带上**户口簿**，到[大厅](https://www.example.gov.cn/hall)办理，或者看[目录](/catalogue)。[^1]

        - 老人
        - 儿童

        | 村 | 金额（元） |
        |---|--:|
        | 甲村 | 1,200 |

        > 引用的话

        第一行\
        第二行

        [^1]: 周末不办。
        """;

    [Theory]
    [InlineData("p > strong", "户口簿")]
    [InlineData("td[style*='font-weight:bold']", "村")]
    [InlineData("td[style*='text-align:right']", "金额（元）")]
    [InlineData("li", "老人")]
    [InlineData("section section[style*='border-left']", "引用的话")]
    [InlineData("sup", "1")]
    public void Of_EachKindOfText_KeepsItsWords(string selector, string words) =>
        Assert.Equal(words, new HtmlParser().ParseDocument(Article()).QuerySelector(selector)?.TextContent.Trim());

    [Fact]
    public void Of_Anything_HasStylesOnElementsAndNothingElse()
    {
        var page = new HtmlParser().ParseDocument(Article());
        Assert.Empty(page.QuerySelectorAll("a, script, style, link, iframe, form, [class], [id], [href], [onclick]"));
        Assert.All(page.QuerySelectorAll("p, td, table, li, ul, ol"), element => Assert.NotNull(element.GetAttribute("style")));
        Assert.DoesNotContain(page.QuerySelectorAll("*"), element => element.GetAttribute("style")?.Contains("url(", StringComparison.OrdinalIgnoreCase) == true);
    }

    [Fact]
    public void Of_Links_KeepTheAddressOfAnotherSiteInWriting()
    {
        var words = new HtmlParser().ParseDocument(Article()).Body!.TextContent;
        Assert.Contains("到大厅（https://www.example.gov.cn/hall）办理，或者看目录。", words, StringComparison.Ordinal);
        Assert.Contains("周末不办。", words, StringComparison.Ordinal);
        Assert.DoesNotContain("↩", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Facts_StandAtTheEndAndAreEncoded()
    {
        var html = WechatArticle.Of(default, [("索引号", "2026-00001"), ("附件", "<b>表</b>.xlsx")]).Value;
        Assert.EndsWith("附件：&lt;b&gt;表&lt;/b&gt;.xlsx</p></section>", html, StringComparison.Ordinal);
        Assert.Contains("索引号：2026-00001", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WordsOfThePage_AreAllThere()
    {
        var body = OfficeText.Read(Sample, _ => false).Html;
        var page = new HtmlParser().ParseDocument(body.Value).Body!;
        foreach (var back in page.QuerySelectorAll(".footnote-back"))
            back.Remove();
        var article = new HtmlParser().ParseDocument(Article()).Body!.TextContent.Replace("（https://www.example.gov.cn/hall）", "", StringComparison.Ordinal);
        Assert.Equal(Words(page.TextContent), Words(article));
    }

    private static string Article() => WechatArticle.Of(OfficeText.Read(Sample, _ => false).Html, []).Value;

    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
