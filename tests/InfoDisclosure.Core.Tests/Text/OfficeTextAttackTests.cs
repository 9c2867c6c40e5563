using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InfoDisclosure.Core.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Text;

/// <summary>What hostile or broken text may never do: run, reach out, or take the page or the process down.</summary>
public sealed class OfficeTextAttackTests
{
    private static readonly string[] Elements =
    [
        "p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "hr", "sup", "a", "img",
        "div", "section", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "data", "mark",
    ];

    private static readonly string[] Attributes = ["class", "href", "rel", "id", "start", "scope", "colspan", "rowspan", "role", "tabindex", "aria-label", "value", "src", "alt"];

    public static readonly TheoryData<string> Attacks = new(
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"file:a.png\" onerror=alert(1)>",
        "<img src=\"file:a.png\" alt='x\" onerror=\"alert(1)' srcset=\"//evil.example/a.png\">",
        "<img src=\"file:///etc/passwd\"><img src=\"file:..\\a.png\"><img src=\"FILE:a.png\"><img src=\" file:a.png\"><img src=\"file:a%2Fb.png\">",
        "<a href=\"file:a.png\">x</a><td background=\"file:a.png\">",
        "<table><tr><td colspan=\"99999\" rowspan=\"-1\">x<td colspan=\"2&quot;\">y</table>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=\"data:text/html,x\"></object><embed src=x>",
        "<form action=//evil.example><input name=a><button formaction=javascript:alert(1)>x</button></form>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" java\tscript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
        "<a href=\"vbscript:x\">x</a>",
        "<a href=\"/x\" target=\"_blank\" onclick=\"x()\" style=\"color:red\">x</a>",
        "<base href=\"//evil.example/\">",
        "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>*{background:url(//evil.example)}</style>",
        "<p style=\"background:url(javascript:alert(1))\">x</p>",
        "<div class=\"scroll admin-only\" id=\"main\" role=\"dialog\" tabindex=\"5\" aria-label=\"x\">x</div>",
        "<data class=\"figure\" value=\"x\"><script>alert(1)</script></data>",
        "<textarea></textarea><title></title><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--[if IE]><script>alert(1)</script><![endif]--><![CDATA[<script>alert(1)</script>]]>",
        "<template><script>alert(1)</script></template>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>",
        "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
        "<table><tr><td><table><tr><td><script>alert(1)</script></table></table>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](\u0001javascript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](vbscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](///evil.example)",
        "[x](/\\evil.example)",
        "[x](\\\\evil.example\\a)",
        "[x](https://a\" onclick=\"alert(1))",
        "[x](/a 'b\" onclick=\"alert(1)')",
        "[a]: javascript:alert(1)\n\n[a] [x][a]",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](file:a.png)",
        "![x](<file:a.png\" onerror=\"alert(1)>) ![x](<file:a'onerror='.png>)",
        "![x](file:../a.png) ![x](file:/etc/passwd) ![x](file:.hidden) ![x](file:) [x](file:a.png) <file:a.png>",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "[![x](x)](javascript:alert(1))",
        "{{\"><script>alert(1)</script>}}",
        "{{<img src=x onerror=alert(1)>}}",
        "{{公开.总数}} onclick=\"{{公开.总数}}\"",
        "{{{{{{公开.总数}}}}}}",
        "| {{公开.总数|x}} | <script> |\n|---|---|\n| `{{` | ![x](javascript:1) |",
        "[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))",
        "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: x",
        "```\"><script>alert(1)</script>\nx\n```",
        "# <script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\u202E<script>\u200B\u0000alert(1)",
        "<<script>script>alert(1)<</script>/script>",
        "<a href=\"https://x\"><a href=\"https://y\">x",
        "`<script>` ``<img onerror=x>``",
    ]);

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Read_Attack_LeavesOnlyWhatPagesUse(string attack)
    {
        AssertHarmless(OfficeText.Read(attack, _ => true).Html);
        AssertHarmless(OfficeText.Read("| a |\n|---|\n| " + attack.ReplaceLineEndings(" ") + " |", _ => true).Html);
        AssertHarmless(OfficeText.Read("- > **" + attack + "**", _ => true).Html);
        AssertHarmless(OfficeText.WithFigures(OfficeText.Read(attack, _ => true).Html, name => new FigureRendering(name, "/x?" + name, name)), ["title"], ["span"]);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Sanitise_AttackAsMarkup_LeavesOnlyWhatPagesUse(string attack)
    {
        AssertHarmless(OfficeText.Sanitise(attack));
        AssertHarmless(OfficeText.Sanitise("<p>" + attack + "<table><tr><td>" + attack));
    }

    [Theory]
    [InlineData("<p>好<b onclick=x>的</b></p>", "<p>好</p>")]
    [InlineData("<a href=\"https://example.gov.cn/\" target=\"_blank\">x</a>", "<a href=\"https://example.gov.cn/\" rel=\"noopener\">x</a>")]
    [InlineData("<h1>x</h1><h2 id=\"main\">y</h2>", "<h2>y</h2>")]
    [InlineData("<img src=\"https://x/y.png\"><img alt=\"图\" class=\"end\" src=\"file:图 1.png\">", "<img src=\"file:图 1.png\" alt=\"图\">")]
    [InlineData("<img src=\"file:a.png\"><img src=\"/catalogue/1/files/2\" alt=\"图\"><a href=\"file:a.png\">x</a>", "<img src=\"file:a.png\" alt=\"\"><a>x</a>")]
    [InlineData("<p colspan=2>x</p><table><colgroup span=2><col width=9></colgroup><tr><th scope=colgroup colspan=2>a<td rowspan=03>b<td rowspan=3>c</table>",
        "<p>x</p><table><colgroup><col></colgroup><tbody><tr><th scope=\"colgroup\" colspan=\"2\">a</th><td>b</td><td rowspan=\"3\">c</td></tr></tbody></table>")]
    [InlineData("<p role=\"alert\" tabindex=\"1\" aria-label=\"x\">y</p>", "<p>y</p>")]
    public void Sanitise_Markup_KeepsTheAllowedRest(string html, string kept) => Assert.Equal(kept, OfficeText.Sanitise(html).Value);

    public static readonly TheoryData<string, string> Monsters = new()
    {
        { "quotes", Repeat(">", 10_000) + " 甲" },
        { "quote lines", Repeat("> 甲\n>", 10_000) },
        { "lists in one line", Repeat("- ", 10_000) + "甲" },
        { "indented lists", string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i * 2) + "- 甲\n")) },
        { "numbers", Repeat("1. ", 10_000) + "甲" },
        { "brackets", Repeat("[", 20_000) + "甲" },
        { "closed brackets", Repeat("[", 5_000) + "甲" + Repeat("](/x)", 5_000) },
        { "picture brackets", Repeat("![", 10_000) },
        { "stars", Repeat("*甲 **乙 ", 5_000) },
        { "open and close stars", Repeat("*", 10_000) + "甲" + Repeat("*", 10_000) },
        { "braces", Repeat("{{", 20_000) + "甲" + Repeat("}}", 20_000) },
        { "open braces", Repeat("{{甲 ", 20_000) },
        { "backticks", string.Concat(Enumerable.Range(1, 600).Select(i => new string('`', i) + "甲")) },
        { "pipes", Repeat("|", 10_000) + "\n" + Repeat("|-", 500) + "|\n" },
        { "merged rows", "|甲|<<|乙|\n|-|-|-|\n" + Repeat("|^^|<<|^^|\n", 10_000) },
        { "merged columns", "|甲" + Repeat("|<<", 2_000) + "|\n" + Repeat("|-", 2_001) + "|\n" + Repeat("|^^" + Repeat("|<<", 2_000) + "|\n", 20) },
        { "stairs", "|甲" + Repeat("| ", 200) + "|\n" + Repeat("|-", 201) + "|\n" + string.Concat(Enumerable.Range(0, 200).Select(i => "|" + Repeat("^^|", i) + Repeat("<<|", 201 - i) + "\n")) },
        { "one long row", Repeat("|甲", 3_000) + "|\n" + Repeat("|-", 3_000) + "|\n" + Repeat("|1|\n", 3_000) },
        { "rows", "|甲|乙|\n|-|-|\n" + Repeat("|1|2|\n", 10_000) },
        { "notes", Repeat("[^1]", 5_000) + "\n\n[^1]: 注" },
        { "note definitions", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"[^{i}]: 注\n")) },
        { "angles", Repeat("<", 50_000) },
        { "entities", Repeat("&#", 50_000) },
        { "escapes", Repeat("\\", 50_001) },
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public void Read_Monster_IsReadWithoutHarm(string name, string markdown)
    {
        Assert.NotEmpty(name);
        var reading = OfficeText.Read(markdown, _ => true);
        AssertHarmless(reading.Html);
        OfficeText.Blocks(markdown, _ => "0");
        Assert.Equal(markdown.Count(c => c == '甲') > 0, reading.PlainText.Contains('甲', StringComparison.Ordinal) || reading.Figures.Any(figure => figure.Contains('甲', StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_NestedBeyondSense_IsShownAsTyped()
    {
        var reading = OfficeText.Read(Repeat("> ", 500) + "甲 *乙*", _ => false);
        Assert.True(reading.TooDeep);
        Assert.EndsWith("甲 *乙*", reading.PlainText, StringComparison.Ordinal);
        Assert.False(OfficeText.Read(Repeat("> ", 5) + "甲", _ => false).TooDeep);
    }

    [Fact]
    public void Read_OneMegabyte_KeepsEveryWord()
    {
        var line = "本年度主动公开政务信息，**重点**公开[目录](/catalogue)、涉农资金。";
        var markdown = Repeat(line + "\n\n", 1_000_000 / line.Length);
        var reading = OfficeText.Read(markdown, _ => false);
        Assert.Equal(1_000_000 / line.Length, reading.PlainText.Split('\n').Length);
    }

    [Fact]
    public void Read_RandomMarkup_IsAlwaysHarmless()
    {
        string[] pieces =
        [
            "<", ">", "\"", "'", "script", "img src=x onerror=alert(1)", "javascript:", "[", "](", ")", "!", "*", "**", "_", "`", "```", "\n", "\n\n", "> ", "- ",
            "1. ", "|", "---", "|-|-|", "{{", "}}", "｛｛", "公开.总数", "[^1]", "[^1]: ", "&lt;", "&#60;", "\\", "#", "甲", " ", "file:", "a.png", "<<", "^^", "|---|---|", "//", "style=", "\u0000",
            "\uD83D", "</data>", "<data class=\"figure\" value=\"", "data:", ":", "http://a.b/", "<http://", "\u3000", "svg", "/", "=",
        ];
        var random = new Random(20180101);
        for (var round = 0; round < 400; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(1, 60); i > 0; i--)
                text.Append(pieces[random.Next(pieces.Length)]);
            AssertHarmless(OfficeText.Read(text.ToString(), name => name.Length % 2 == 0).Html);
            AssertHarmless(OfficeText.Sanitise(text.ToString()));
            AssertHarmless(OfficeText.WithPictures(OfficeText.Read(text.ToString(), _ => true).Html, name => name.Length % 2 == 0 ? null : "file:" + name), ["loading"], ["span"]);
        }
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static void AssertHarmless(SafeHtml html, string[]? moreAttributes = null, string[]? moreElements = null)
    {
        using var document = new HtmlParser().ParseDocument(html.Value);
        Assert.Empty(document.Head!.Children);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements.Concat(moreElements ?? []));
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.Name, Attributes.Concat(moreAttributes ?? []));
                if (attribute.Name is "href")
                    Assert.Matches("^(?:(?:https?|mailto|tel):|(?!//)[^:\\\\]*(?:[/?#].*)?$)", attribute.Value);
                if (attribute.Name is "src")
                    Assert.Matches("^file:[^./\\\\:*?\"<>|][^/\\\\:*?\"<>|]*$", attribute.Value);
                if (attribute.Name is "colspan" or "rowspan")
                    Assert.Matches("^[1-9][0-9]{0,4}$", attribute.Value);
            }
        }
        Assert.Empty(document.Descendants<IComment>());
    }
}
