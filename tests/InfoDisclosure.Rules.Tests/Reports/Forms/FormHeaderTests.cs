using InfoDisclosure.Rules.Reports.Forms;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Forms;

public sealed class FormHeaderTests
{
    /// <summary>Table 4's three levels of heads as a renderer prints them: words@first×along↓deep.</summary>
    [Fact]
    public void Levels_OfTable4_SpanTheirLeaves()
    {
        var levels = FormHeader.Levels(OfficialForms.Of2021.Tables.Single(table => table.Code == "4").Blocks[0].Columns);
        Assert.Equal(
            [
                "行政复议@0×5↓1 行政诉讼@5×10↓1",
                "结果维持@0×1↓2 结果纠正@1×1↓2 其他结果@2×1↓2 尚未审结@3×1↓2 总计@4×1↓2 未经复议直接起诉@5×5↓1 复议后起诉@10×5↓1",
                "结果维持@5×1↓1 结果纠正@6×1↓1 其他结果@7×1↓1 尚未审结@8×1↓1 总计@9×1↓1 结果维持@10×1↓1 结果纠正@11×1↓1 其他结果@12×1↓1 尚未审结@13×1↓1 总计@14×1↓1",
            ],
            levels.Select(level => string.Join(' ', level.Select(cell => $"{cell.Line.Label}@{cell.First}×{cell.Along}↓{cell.Deep}"))));
    }

    /// <summary>Whatever the tree, its head cells tile the grid: every square once.</summary>
    [Fact]
    public void Levels_OfEveryTree_TileTheGrid()
    {
        foreach (var tree in OfficialForms.All.SelectMany(form => form.Tables).SelectMany(table => table.Blocks).SelectMany(block => new[] { block.Columns, block.Rows }))
        {
            var levels = FormHeader.Levels(tree);
            var squares = levels.SelectMany((level, depth) => level.SelectMany(cell =>
                from across in Enumerable.Range(cell.First, cell.Along)
                from down in Enumerable.Range(depth, cell.Deep)
                select (across, down))).ToList();
            Assert.Equal(FormHeader.Leaves(tree).Count() * FormHeader.Depth(tree), squares.Count);
            Assert.Equal(squares.Count, squares.Distinct().Count());
        }
    }
}
