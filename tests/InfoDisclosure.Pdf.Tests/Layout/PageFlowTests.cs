using InfoDisclosure.Pdf.Layout;
using Xunit;

namespace InfoDisclosure.Pdf.Tests.Layout;

public sealed class PageFlowTests
{
    private const int LinesPerPage = 22;

    [Fact]
    public void Add_FullPages_HoldTwentyTwoLinesOfTwentyEightCharacters()
    {
        var pdf = Sample.Make(Sample.Paragraph(new string('文', 28 * LinesPerPage * 2)));

        Assert.Equal(2, Sample.Pages(pdf).Count);
        foreach (var page in new[] { 1, 2 })
        {
            var lines = Sample.Lines(pdf, page);
            Assert.Equal(LinesPerPage, lines.Count);
            Assert.All(lines, line => Assert.Equal(28, line.Length));
        }
    }

    [Fact]
    public void Add_JustifiedLine_EndsAtTheRightMargin()
    {
        // The comma would begin the second line: the first is filled with one character less and stretched.
        var letters = Sample.Letters(Sample.Make(Sample.Paragraph(new string('文', 28) + "，" + new string('文', 20))));

        var right = letters.Where(letter => letter.StartBaseLine.Y > letters.Min(other => other.StartBaseLine.Y) + 1).Max(letter => letter.EndBaseLine.X);
        Assert.Equal(Sample.Page.SheetWidth - Sample.Page.Right, right, 1.0);
    }

    [Fact]
    public void Add_MarksGiveUpRoom_LineEndsAtTheRightMargin()
    {
        var text = new string('文', 9) + "，" + new string('文', 9) + "，" + new string('文', 8) + "。" + new string('字', 20);

        var lines = Sample.Lines(Sample.Make(Sample.Paragraph(text)));

        Assert.Equal(29, lines[0].Length);
    }

    [Fact]
    public void Add_FirstLineIndent_IsTwoCharacters()
    {
        var letters = Sample.Letters(Sample.Make(Sample.Paragraph(new string('文', 40), Sample.Style with { FirstLineIndent = 2 * Sample.Page.TextWidth / 28 })));

        var second = letters.Last();
        Assert.Equal(2 * Sample.Page.TextWidth / 28, letters[0].StartBaseLine.X - letters[26].StartBaseLine.X, 0.1);
        Assert.True(second.StartBaseLine.Y < letters[0].StartBaseLine.Y);
    }

    [Theory]
    [InlineData(19, 1)]
    [InlineData(20, 2)]
    [InlineData(21, 2)]
    [InlineData(22, 2)]
    public void Add_HeadingNearThePagesEnd_StaysWithTwoLinesOfItsText(int linesBefore, int page)
    {
        var pdf = Sample.Make(Fill(linesBefore), Sample.HeadingOf("标题"), Sample.Paragraph(new string('字', 28 * 6)));

        var pages = Sample.Pages(pdf);

        Assert.Contains("标题", pages[page - 1], StringComparison.Ordinal);
        Assert.Contains(new string('字', 56), pages[page - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Add_ParagraphAcrossPages_LeavesTwoLinesOnEachSide()
    {
        for (var before = LinesPerPage - 6; before <= LinesPerPage; before++)
        {
            var pages = Sample.Pages(Sample.Make(Fill(before), Sample.Paragraph(new string('字', 28 * 5))));

            var first = pages[0].Count(c => c == '字') / 28;
            Assert.True(first is 0 or 2 or 3 or 5, $"{first} of 5 lines on the first page");
        }
    }

    [Fact]
    public void Add_GroupKeptWithPrevious_DoesNotStandAlone()
    {
        var pages = Sample.Pages(Sample.Make(
            Fill(LinesPerPage - 3),
            Sample.Paragraph("最后一段"),
            new Group([new Spacer(2 * 28.95), Sample.Paragraph("署名"), Sample.Paragraph("日期")]) { KeepTogether = true, KeepWithPrevious = true }));

        Assert.EndsWith("最后一段署名日期", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Add_GroupHigherThanAPage_IsStillPrinted()
    {
        var pages = Sample.Pages(Sample.Make(new Group([Sample.Paragraph(new string('字', 28 * 60))]) { KeepTogether = true }));

        Assert.Equal(28 * 60, pages.Sum(page => page.Length));
        Assert.Equal(3, pages.Count);
    }

    [Fact]
    public void Add_EverythingKeptWithNext_IsStillPrinted()
    {
        var style = Sample.Style with { KeepWithNext = true };

        var pages = Sample.Pages(Sample.Make([.. Enumerable.Range(0, 50).Select(_ => Sample.Paragraph("行", style))]));

        Assert.Equal(50, pages.Sum(page => page.Length));
        Assert.Equal(3, pages.Count);
    }

    [Fact]
    public void Add_GroupsInGroups_StayOnThePage()
    {
        Block block = Sample.Paragraph(new string('字', 60));
        for (var depth = 0; depth < 40; depth++)
            block = new Group([block]) { LeftIndent = 32 };

        var letters = Sample.Letters(Sample.Make(block));

        Assert.Equal(60, letters.Count);
        Assert.All(letters, letter => Assert.InRange(letter.EndBaseLine.X, Sample.Page.Left, Sample.Page.SheetWidth - Sample.Page.Right + 1));
    }

    [Fact]
    public void Add_BlockOnTurnedPage_TurnsThatPageOnly()
    {
        var document = new PdfDocument(Sample.Metadata);
        var flow = new PageFlow(document, Sample.Page) { Furniture = (canvas, _) => canvas.Text("码", Sample.Text, 400, 770) };
        flow.Add(Sample.Paragraph("前"));
        flow.Add(Sample.Paragraph(new string('宽', 40)), Sample.Page.Turn());
        flow.Add(Sample.Paragraph("后"));
        flow.Finish();

        using var pdf = Sample.PdfDocument(document.ToArray());

        Assert.Equal([0, 90, 0], pdf.GetPages().Select(page => page.Rotation.Value));
        Assert.True(pdf.GetPage(2).Width > pdf.GetPage(2).Height);
        Assert.Equal(["前码", new string('宽', 40) + "码", "后码"], pdf.GetPages().Select(page => page.Text));
        var first = pdf.GetPage(2).Letters[0].StartBaseLine;
        Assert.Equal(Sample.Page.Bottom, first.X, 1.0);
    }

    [Fact]
    public void Add_AfterFinish_IsRefused()
    {
        var flow = new PageFlow(new PdfDocument(Sample.Metadata), Sample.Page);
        flow.Finish();

        Assert.Throws<ObjectDisposedException>(() => flow.Add(Sample.Paragraph("晚")));
    }

    private static Paragraph Fill(int lines) => Sample.Paragraph(string.Join('\n', Enumerable.Repeat("填", lines)), Sample.Style with { SpaceAfter = 0 });
}
