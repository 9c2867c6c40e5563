using InfoDisclosure.Core.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Text;

/// <summary>Tables are told in short: rows by /, cells by a space, “甲2x3” covers two columns and three rows, · is an empty cell, a header ends with #.</summary>
public sealed class MergedCellsTests
{
    [Theory]
    [InlineData("|甲|<<|\n|-|-|\n|1|2|", "甲2x1# / 1 2")]
    [InlineData("|甲|乙|\n|-|-|\n|1|2|\n|^^|3|", "甲 乙# / 11x2 2 / 3")]
    [InlineData("|甲|乙|丙|\n|-|-|-|\n|1|<<|2|\n|^^|<<|3|", "甲 乙 丙# / 12x2 2 / 3")]
    [InlineData("|甲|乙|丙|\n|-|-|-|\n|1|<<|2|\n|^^|^^|3|", "甲 乙 丙# / 12x2 2 / 3")]
    [InlineData("|甲|乙|丙|\n|-|-|-|\n|1|2|3|\n|4|<<|<<|", "甲 乙 丙# / 1 2 3 / 43x1")]
    [InlineData("| 甲 |  <<  |\n|-|-|\n|1|2|", "甲2x1# / 1 2")]
    public void Blocks_Marks_JoinTheirNeighbours(string markdown, string table) => Assert.Equal(table, Told(markdown));

    [Theory]
    [InlineData("|<<|甲|\n|-|-|\n|1|2|", "· 甲# / 1 2")]
    [InlineData("|甲|^^|\n|-|-|\n|1|2|", "甲 ·# / 1 2")]
    [InlineData("|甲|乙|\n|-|-|\n|^^|1|\n|2|3|", "甲 乙# / · 1 / 2 3")]
    [InlineData("|甲|乙|丙|\n|-|-|-|\n|1|<<|2|\n|^^|3|4|", "甲 乙 丙# / 1 · 2 / · 3 4")]
    [InlineData("|甲|乙|丙|\n|-|-|-|\n|1|2|3|\n|^^|<<|4|", "甲 乙 丙# / 1 2 3 / · · 4")]
    [InlineData("|甲|乙|丙|\n|-|-|-|\n|<<|<<|1|\n|2|3|4|", "甲 乙 丙# / ·2x1 1 / 2 3 4")]
    public void Blocks_MarkWithNothingToJoin_IsAnEmptyCell(string markdown, string table) => Assert.Equal(table, Told(markdown));

    [Theory]
    [InlineData("|\\<<|甲|\n|-|-|\n|\\^^|`<<`|", "<< 甲# / ^^ <<")]
    [InlineData("|甲|**<<**|\n|-|-|\n|&lt;&lt;|<< 1|", "甲 <<# / << << 1")]
    [InlineData("|甲|<|\n|-|-|\n|<<<|^|", "甲 <# / <<< ^")]
    public void Blocks_SignsAmongWords_AreWords(string markdown, string table) => Assert.Equal(table, Told(markdown));

    [Theory]
    [InlineData("|项|金额|<<|\n|---|---|---|\n|^^|本年|上年|\n|---|---|---|\n|1|2|3|", "项1x2 金额2x1 / 本年 上年# / 1 2 3")]
    [InlineData("|总|<<|<<|\n|-|-|-|\n|项|金额|<<|\n|^^|本年|上年|\n|:---|:---:|---:|\n|1|2|3|\n|---|---|---|", "总3x1 / 项1x2 金额2x1 / 本年 上年# / 1 2 3 / --- --- ---")]
    [InlineData("| | |\n|-|-|\n|甲|乙|\n|---|---|\n|1|2|", "· · / 甲 乙# / 1 2")]
    [InlineData("|甲|乙|\n|-|-|\n|---|---|\n|1|2|", "甲 乙# / 1 2")]
    [InlineData("|甲|乙|\n|-|-|\n|\\---|---|\n|1|2|", "甲 乙# / --- --- / 1 2")]
    [InlineData("|甲|乙|\n|-|-|\n|---|--|\n|1|2|", "甲 乙# / --- -- / 1 2")]
    public void Blocks_SecondLineOfDashes_EndsTheHeader(string markdown, string table) => Assert.Equal(table, Told(markdown));

    [Theory]
    [InlineData("| | |\n|-|-|\n|甲|乙|\n|^^|1|", "甲1x2 乙 / 1")]
    [InlineData("| |<<|\n|-|-|\n|甲|乙|", "甲 乙")]
    [InlineData("|甲|<<|<<|\n|-|-|-|\n|1|<<|2|", "甲2x1# / 1 2")]
    [InlineData("|甲|乙|\n|-|-|\n|1|2|\n|^^|^^|\n|3|4|", "甲 乙# / 1 2 / 3 4")]
    [InlineData("|甲|<<|\n|-|-|\n|1|<<|", "甲# / 1")]
    [InlineData("| | |\n|-|-|", "")]
    public void Blocks_RowOrColumnInWhichNothingBegins_IsNone(string markdown, string table) => Assert.Equal(table, Told(markdown));

    [Fact]
    public void Read_MergedHeader_NamesItsColumnGroups()
    {
        var html = OfficeText.Read("|项目|金额|<<|\n|---|--:|---|\n|^^|本年|上年|\n|---|---|---|\n|甲|1|2|\n|合计|3|<<|", _ => false).Html.Value.TrimEnd();
        Assert.Equal(
            """
            <div class="scroll" role="region" tabindex="0" aria-label="表格（项目、金额），可横向滚动">
            <table>
            <colgroup><col></colgroup>
            <colgroup><col><col></colgroup>
            <thead>
            <tr>
            <th scope="col" rowspan="2">项目</th>
            <th scope="colgroup" colspan="2" class="end">金额</th>
            </tr>
            <tr>
            <th scope="col" class="end">本年</th>
            <th scope="col">上年</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>甲</td>
            <td class="end">1</td>
            <td>2</td>
            </tr>
            <tr>
            <td>合计</td>
            <td colspan="2" class="end">3</td>
            </tr>
            </tbody>
            </table>
            </div>
            """.ReplaceLineEndings("\n"), html);
    }

    [Fact]
    public void Read_TitleOverMergedHeaders_OnlyTheLowestAreGroups()
    {
        var html = OfficeText.Read("|总表|<<|<<|<<|\n|---|---|---|---|\n|上半年|<<|下半年|<<|\n|收|支|收|支|\n|---|---|---|---|\n|1|2|3|4|", _ => false).Html.Value;
        Assert.Contains("<colgroup><col><col></colgroup>\n<colgroup><col><col></colgroup>\n<thead>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" colspan=\"4\">总表</th>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"colgroup\" colspan=\"2\">下半年</th>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DroppedColumn_LeavesTheOthersTheirAlignment()
    {
        var html = OfficeText.Read("|甲|<<|乙|\n|:-:|---|--:|\n|1|<<|2|", _ => false).Html.Value;
        Assert.Contains("<td class=\"center\">1</td>\n<td class=\"end\">2</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("colspan", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MergedCells_SayTheirWordsOnce() =>
        Assert.Equal("甲\n1 2\n3", OfficeText.Read("|甲|<<|\n|-|-|\n|1|2|\n|^^|3|", _ => false).PlainText);

    private static string Told(string markdown)
    {
        var table = Assert.IsType<TextBlock.Table>(Assert.Single(OfficeText.Blocks(markdown, _ => "")));
        return string.Join(" / ", table.Rows.Select((row, place) => string.Join(' ', row.Select(Cell)) + (place == table.HeaderRows - 1 ? "#" : "")));

        static string Cell(TableCell cell)
        {
            var words = string.Concat(cell.Runs.Select(run => run.Text));
            return (words.Length == 0 ? "·" : words) + (cell.ColumnSpan == 1 && cell.RowSpan == 1 ? "" : $"{cell.ColumnSpan}x{cell.RowSpan}");
        }
    }
}
