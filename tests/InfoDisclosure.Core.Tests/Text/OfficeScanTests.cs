using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue.Privacy;
using Xunit;

namespace InfoDisclosure.Core.Tests.Text;

/// <summary>Office text for the privacy scan.</summary>
public sealed class OfficeScanTests
{
    private const string Sample = """
        ## 发放**名单**

        联系人示例甲，电话138**0013**8000。

        表1 补贴名单
        | 村 | 姓名 | 金额 |
        |---|---|--:|
        | 甲村 | 示例甲 | 12 |
        | ^^ | **示例乙** | 1\|2 |

        > 另见 a | b
        """;

    [Fact]
    public void Content_IsWhatIsRead()
    {
        var content = OfficeScan.Content(Sample);
        Assert.Equal(["发放名单", "联系人示例甲，电话13800138000。", "表1 补贴名单", "另见 a | b"], content.Texts.Select(text => text.Text));
        var table = Assert.Single(content.Tables);
        Assert.Equal("正文表1", table.Where);
        Assert.Equal([["村", "姓名", "金额"], ["甲村", "示例甲", "12"], ["", "示例乙", "1|2"]], table.Rows);
    }

    [Fact]
    public void Edit_SeesTheSameCells_AndChangesOnlyThose()
    {
        ScannedTable? seen = null;
        var edited = OfficeScan.Edit(Sample, _ => [], table =>
        {
            seen = table;
            return [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Replace("示例", "**", StringComparison.Ordinal))])];
        });
        Assert.Equal(OfficeScan.Content(Sample).Tables[0].Rows, seen!.Rows);
        Assert.Equal([["村", "姓名", "金额"], ["甲村", "**甲", "12"], ["", "**乙", "1|2"]], OfficeScan.Content(edited).Tables[0].Rows);
        // The rest of the text is as it was typed, merged cells and bold words included.
        Assert.Equal(Sample.Replace("\r", "", StringComparison.Ordinal).Split('\n').Where((_, line) => line is not (7 or 8)), edited.Split('\n').Where((_, line) => line is not (7 or 8)));
    }

    [Fact]
    public void Edit_InText_EscapesWhatComesIn()
    {
        var edited = OfficeScan.Edit("电话13800138000，邮箱示例。\n第二行\n\n下一段", text => text.IndexOf("13800138000", StringComparison.Ordinal) is >= 0 and var at ? [new TextEdit(at, 11, "138****8000")] : [], table => table.Rows);
        Assert.Equal("电话138\\*\\*\\*\\*8000，邮箱示例。\n第二行\n\n下一段", edited);
        Assert.Equal("电话138****8000，邮箱示例。第二行", OfficeScan.Content(edited).Texts[0].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("a | b\n---|---\n1 | 2")]
    [InlineData("> | a | b |\n> |---|---|\n> | 1 | 2 |")]
    [InlineData("| a |\n|---|\n| `x` |\n\n\n| b |\n|---|")]
    [InlineData("|---|---|\n| a | b |")]
    [InlineData("---\n\n- 一\n- 二\n\n```\n| 代码 |\n```")]
    public void Edit_NothingToChange_GivesTheSameText(string markdown) => Assert.Equal(markdown, OfficeScan.Edit(markdown, _ => [], table => table.Rows));

    [Theory]
    [InlineData("a | b\n---|---\n张三 | 2")]
    [InlineData("> | a | b |\n> |---|---|\n> | 张三 | 2 |")]
    [InlineData("先说一句\n| a | b |\n|---|---|\n| x | 张三 |")]
    [InlineData("| a | b |\n|---|---|\n| c | d |\n|---|---|\n| 张三 |  |")]
    public void Edit_AnyFormOfTable_ReachesItsCells(string markdown)
    {
        var edited = OfficeScan.Edit(markdown, _ => [], table => [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell == "张三" ? "张*" : cell)])]);
        Assert.DoesNotContain("张三", edited, StringComparison.Ordinal);
        Assert.Contains(OfficeScan.Content(edited).Tables[0].Rows.SelectMany(row => row), cell => cell == "张*");
        Assert.Equal(OfficeScan.Content(markdown).Tables[0].Rows.Count, OfficeScan.Content(edited).Tables[0].Rows.Count);
    }

    [Fact]
    public void Both_AnyText_NeverThrow()
    {
        var random = new Random(7);
        const string Characters = "|-*\\`<>^\n\n 甲1张[]!:表";
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Characters[random.Next(Characters.Length)]));
            OfficeScan.Content(text);
            Assert.Equal(OfficeText.Clean(text), OfficeScan.Edit(text, _ => [], table => table.Rows));
        }
    }
}
