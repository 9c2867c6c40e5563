using System.Globalization;
using InfoDisclosure.Pdf.Layout;
using Xunit;

namespace InfoDisclosure.Pdf.Tests.Layout;

public sealed class TableTests
{
    [Fact]
    public void Table_LongerThanAPage_RepeatsItsHeaderAndKeepsRowsWhole()
    {
        var rows = Enumerable.Range(1, 100).Select(i => Sample.Row(Number(i), $"第{i}项工作"));
        var pdf = Sample.Make(new Table([Sample.HeaderRow("序号", "名称"), .. rows], 18) { HeaderRows = 1 });

        var pages = Sample.Pages(pdf).Count;

        Assert.InRange(pages, 4, 6);
        var next = 1;
        for (var page = 1; page <= pages; page++)
        {
            var lines = Sample.Lines(pdf, page);
            Assert.Equal("序号名称", lines[0]);
            foreach (var line in lines.Skip(1))
                Assert.Equal($"{Number(next)}第{Number(next++)}项工作", line);
        }
        Assert.Equal(101, next);
    }

    [Fact]
    public void Table_RowHigherThanAPage_IsDividedBetweenLines()
    {
        var tall = string.Concat(Enumerable.Repeat("这一格的文字很多，一页放不下。", 240));
        var pdf = Sample.Make(new Table([Sample.HeaderRow("甲", "乙"), Sample.Row("短", tall), Sample.Row("后", "末")], 18) { HeaderRows = 1, ColumnWidths = [1, 4] });

        var pages = Sample.Pages(pdf);

        Assert.InRange(pages.Count, 3, 5);
        Assert.Equal(tall, string.Concat(pages).Replace("甲乙", "", StringComparison.Ordinal).Replace("短", "", StringComparison.Ordinal).Replace("后末", "", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, pages.Count), page => Assert.Equal("甲乙", Sample.Lines(pdf, page)[0]));
        AssertInside(pdf);
    }

    [Fact]
    public void Table_CellSpanningMoreRowsThanAPageHolds_FlowsOverThePages()
    {
        var span = string.Concat(Enumerable.Repeat("跨行的文字", 80));
        var rows = Enumerable.Range(1, 60).Select(i => i == 1
            ? new TableRow([Sample.Cell(span, rows: 60), Sample.Cell(Number(i))])
            : Sample.Row(Number(i)));
        var pdf = Sample.Make(new Table([Sample.HeaderRow("甲", "乙"), .. rows], 18) { HeaderRows = 1, ColumnWidths = [1, 1] });

        var text = string.Concat(Sample.Pages(pdf)).Replace("甲乙", "", StringComparison.Ordinal);

        Assert.Equal(span, string.Concat(text.Where(c => !char.IsAsciiDigit(c))));
        Assert.Equal(string.Concat(Enumerable.Range(1, 60).Select(Number)), string.Concat(text.Where(char.IsAsciiDigit)));
        AssertInside(pdf);
    }

    [Fact]
    public void Table_RowsJoinedByASpan_StayOnOnePage()
    {
        var rows = Enumerable.Range(1, 40).SelectMany(i => new[]
        {
            new TableRow([Sample.Cell("组" + Number(i), rows: 2), Sample.Cell("上" + Number(i))]),
            new TableRow([Sample.Cell("下" + Number(i))]),
        });
        var pdf = Sample.Make(new Table([.. rows], 18));

        foreach (var page in Sample.Pages(pdf))
            Assert.Equal(page.Count(c => c == '上'), page.Count(c => c == '下'));
        Assert.True(Sample.Pages(pdf).Count > 1);
    }

    [Fact]
    public void Table_SpanOfColumns_StandsInTheMiddleOfThem()
    {
        var pdf = Sample.Make(new Table(
        [
            new([Sample.Cell("甲") with { Alignment = TextAlignment.Center, ColumnSpan = 2 }, Sample.Cell("乙")]),
            new([Sample.Cell("子") with { Alignment = TextAlignment.Center }, Sample.Cell("丑") with { Alignment = TextAlignment.Center }, Sample.Cell("寅")]),
        ], 18)
        { ColumnWidths = [1, 1, 1] });

        var x = Sample.Letters(pdf).ToDictionary(letter => letter.Value, letter => letter.StartBaseLine.X);

        Assert.Equal((x["子"] + x["丑"]) / 2, x["甲"], 0.1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TableGrid_AnySpans_FillARectangleWithoutOverlap(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 9)).Select(_ => new TableRow(
                [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => Sample.Cell("x", random.Next(-1, 5), random.Next(-1, 5)))])).ToList();
            var grid = new TableGrid(new Table(rows, 18) { HeaderRows = random.Next(0, 4) });

            for (var r = 0; r < grid.Rows; r++)
            {
                for (var c = 0; c < grid.Columns; c++)
                {
                    var cell = grid[r, c];
                    Assert.InRange(r, cell.Row, cell.LastRow);
                    Assert.InRange(c, cell.Column, cell.Column + cell.ColumnSpan - 1);
                    Assert.True(cell.LastRow < grid.Rows && cell.Column + cell.ColumnSpan <= grid.Columns);
                    Assert.True(cell.Row >= grid.HeaderRows || cell.LastRow < grid.HeaderRows, "a span leaves the header");
                }
            }
            Assert.Equal(grid.Rows * grid.Columns, grid.Cells.Sum(cell => cell.RowSpan * cell.ColumnSpan));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Table_AnyContent_PrintsEveryCharacterInsideThePage(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 30)).Select(_ => new TableRow(
                [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Sample.Cell(new string('文', random.Next(0, random.Next(8) == 0 ? 3000 : 60)), random.Next(1, 3), random.Next(1, 4)))])).ToList();
            var pdf = Sample.Make(new Table(rows, 18));

            Assert.Equal(rows.Sum(row => row.Cells.Sum(cell => cell.Spans[0].Text.Length)), Sample.Pages(pdf).Sum(page => page.Length));
            AssertInside(pdf);
        }
    }

    [Fact]
    public void Table_LastRowOnANewPage_TakesTheRowBeforeAlong()
    {
        for (var rows = 20; rows < 70; rows++)
        {
            var pages = Sample.Pages(Sample.Make(new Table([Sample.HeaderRow("甲"), .. Enumerable.Range(1, rows).Select(_ => Sample.Row("行"))], 18) { HeaderRows = 1 }));

            Assert.True(pages[^1].Count(c => c == '行') >= 2, $"{rows} rows");
            Assert.Equal(rows, pages.Sum(page => page.Count(c => c == '行')));
        }
    }

    [Fact]
    public void Table_HeaderAndOneRow_StayTogether() =>
        Assert.Equal(["甲行"], Sample.Pages(Sample.Make(new Table([Sample.HeaderRow("甲"), Sample.Row("行")], 18) { HeaderRows = 1 })));

    [Fact]
    public void Cell_FurtherParagraphs_StandBelowEachOtherEachInItsManner()
    {
        var style = Sample.Text with { Size = 12, Pitch = null };
        var cell = Sample.Cell("第一段") with
        {
            Further =
            [
                new([new TextSpan("1. " + new string('悬', 40), style)]) { HangingIndent = 18 },
                new([]),
                new([new TextSpan("签", style)]) { Alignment = TextAlignment.Right },
            ],
        };
        var pdf = Sample.Make(new Table([new TableRow([cell])], 18) { HorizontalPadding = 4 });

        var letters = Sample.Letters(pdf);
        var lines = letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(line => line.Key).Select(line => line.OrderBy(letter => letter.StartBaseLine.X).ToList()).ToList();
        Assert.Equal(["第", "1", "悬", "签"], lines.Select(line => line[0].Value));
        Assert.Equal([Sample.Page.Left + 4, Sample.Page.Left + 4, Sample.Page.Left + 22], lines.Take(3).Select(line => line[0].StartBaseLine.X), (a, b) => Math.Abs(a - b) < 0.1);
        Assert.Equal(Sample.Page.SheetWidth - Sample.Page.Right - 4, lines[3][0].EndBaseLine.X, 0.1);
        Assert.Equal([18, 18, 36], lines.Zip(lines.Skip(1), (above, below) => Math.Round(above[0].StartBaseLine.Y - below[0].StartBaseLine.Y)));
    }

    [Fact]
    public void Cell_FurtherParagraphsHigherThanAPage_FlowOverThePages()
    {
        var style = Sample.Text with { Size = 12, Pitch = null };
        var cell = Sample.Cell("始") with { Further = [.. Enumerable.Range(1, 60).Select(i => new CellParagraph(i % 10 == 0 ? [] : [new TextSpan(new string('段', 50), style)])), new([new TextSpan("终", style)])] };
        var pdf = Sample.Make(new Table([new TableRow([Sample.Cell("名"), cell])], 18) { ColumnWidths = [1, 4] });

        var text = string.Concat(Sample.Pages(pdf)).Replace("名", "", StringComparison.Ordinal);

        Assert.Equal("始" + new string('段', 54 * 50) + "终", text);
        AssertInside(pdf);
    }

    [Fact]
    public void Widths_CellOfParagraphs_AreThoseOfItsWidest()
    {
        var document = new PdfDocument(Sample.Metadata);
        var style = Sample.Text with { Size = 12, Pitch = null };
        double Wide(TableCell cell) => new Table([new TableRow([cell])], 18).Widths(document).Wide;

        Assert.Equal(Wide(Sample.Cell("十个字的一段话在这里")) + 6, Wide(Sample.Cell("短") with { Further = [new([new TextSpan("十个字的一段话在这里", style)]) { HangingIndent = 6 }] }), 0.001);
    }

    [Fact]
    public void Table_WithoutRows_IsNothing() => Assert.Equal(["前后"], Sample.Pages(Sample.Make(Sample.Paragraph("前"), new Table([], 18), Sample.Paragraph("后"))));

    [Fact]
    public void ComfortableWidth_ManyColumns_ExceedsThePage()
    {
        var document = new PdfDocument(Sample.Metadata);
        var wide = new Table([Sample.Row([.. Enumerable.Range(1, 13).Select(i => $"第{i}类结果说明")])], 18);
        var narrow = new Table([Sample.Row("序号", "一段很长但是可以折行的文字，随便多少字都行，随便多少字都行，随便多少字都行")], 18);

        Assert.True(wide.ComfortableWidth(document) > Sample.Page.TextWidth);
        Assert.True(narrow.ComfortableWidth(document) < Sample.Page.TextWidth);
    }

    [Fact]
    public void Table_NumbersInManyColumns_AreNotDivided()
    {
        var pdf = Sample.Make(new Table([Sample.HeaderRow([.. Enumerable.Range(1, 11).Select(i => $"第{i}类结果说明")]), Sample.Row([.. Enumerable.Range(1, 11).Select(i => Number(i * 1237))])], 18) { HeaderRows = 1, HorizontalPadding = 2 });

        Assert.Equal(string.Concat(Enumerable.Range(1, 11).Select(i => Number(i * 1237))), Sample.Lines(pdf)[^1]);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void AssertInside(byte[] pdf)
    {
        using var document = Sample.PdfDocument(pdf);
        foreach (var letter in document.GetPages().SelectMany(page => page.Letters))
        {
            Assert.InRange(letter.StartBaseLine.Y, Sample.Page.Bottom, Sample.Page.SheetHeight - Sample.Page.Top);
            Assert.InRange(letter.StartBaseLine.X, Sample.Page.Left, Sample.Page.SheetWidth - Sample.Page.Right);
        }
    }
}
