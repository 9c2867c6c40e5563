using System.Globalization;
using InfoDisclosure.Pdf.Layout;
using Xunit;

namespace InfoDisclosure.Pdf.Tests.Layout;

/// <summary>Sheets by themselves: sizes, sheets on their long side, counted pages, the first page's foot.</summary>
public sealed class SheetTests
{
    private const double Millimetre = 72 / 25.4;
    private const double LineHeight = 28.95;

    [Fact]
    public void A3_Page_IsAsLargeAsItsSheet()
    {
        var pdf = Make(PageSetup.A3(20, 20, 20, 20), flow => flow.Add(Sample.Paragraph("大")));

        using var document = Sample.PdfDocument(pdf);
        Assert.Equal(297 * Millimetre, document.GetPage(1).Width, 0.5);
        Assert.Equal(420 * Millimetre, document.GetPage(1).Height, 0.5);
    }

    [Fact]
    public void Landscape_Page_LiesOnItsLongSideWithoutTurningAndFurnitureGoesAlong()
    {
        var setup = Sample.Page.Landscape();
        var document = new PdfDocument(Sample.Metadata);
        var flow = new PageFlow(document, Sample.Page) { Furniture = (canvas, _) => canvas.Text("码", Sample.Text, canvas.Setup.SheetWidth - 50, canvas.Setup.SheetHeight - 20) };
        flow.Add(Sample.Paragraph("竖"));
        flow.Add(Sample.Paragraph("横"), setup);
        flow.Finish();

        using var pdf = Sample.PdfDocument(document.ToArray());
        Assert.Equal([0, 0], pdf.GetPages().Select(page => page.Rotation.Value));
        Assert.Equal(297 * Millimetre, pdf.GetPage(2).Width, 0.5);
        Assert.Equal(210 * Millimetre, pdf.GetPage(2).Height, 0.5);
        Assert.Equal([(210 * Millimetre) - 50, (297 * Millimetre) - 50], pdf.GetPages().Select(page => page.Letters.Single(letter => letter.Value == "码").StartBaseLine.X), (a, b) => Math.Abs(a - b) < 0.5);
        Assert.Equal(setup.Left, pdf.GetPage(2).Letters[0].StartBaseLine.X, 0.5);
    }

    [Fact]
    public void CountedFurniture_EveryPage_KnowsHowManyThereAre()
    {
        var document = new PdfDocument(Sample.Metadata);
        var flow = new PageFlow(document, Sample.Page) { CountedFurniture = (canvas, page, pages) => canvas.Text(string.Create(CultureInfo.InvariantCulture, $"{page}/{pages}"), Sample.Text, 300, 800) };
        flow.Add(Sample.Paragraph(new string('文', 28 * 50)));
        flow.Add(Sample.Paragraph("横"), Sample.Page.Turn());
        flow.Finish();

        var texts = Sample.Pages(document.ToArray());

        Assert.Equal(["1/4", "2/4", "3/4", "4/4"], texts.Select(text => text[^3..]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(70)]
    public void FirstPageFoot_AnyText_StandsAtTheFirstPagesFootAlone(int lines)
    {
        var pdf = Make(Sample.Page, flow => flow.Add(Sample.Paragraph(new string('文', 28 * lines))), [Sample.Paragraph("脚"), Sample.Paragraph("底")]);

        var pages = Sample.Pages(pdf);
        var letters = Sample.Letters(pdf);
        var foot = letters.Where(letter => letter.Value is "脚" or "底").Select(letter => letter.StartBaseLine.Y).ToList();
        Assert.EndsWith("脚底", pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain(pages.Skip(1), page => page.Contains('底', StringComparison.Ordinal));
        Assert.Equal(Sample.Page.Bottom, foot[1] - ((LineHeight - 16) / 2) - (16 * 0.12), 0.1);
        Assert.All(letters.Where(letter => letter.Value == "文"), letter => Assert.True(letter.StartBaseLine.Y > foot[0] + LineHeight - 0.1));
        Assert.Equal(Math.Min(lines, 20), pages[0].Count(c => c == '文') / 28);
        Assert.Equal(28 * lines, pages.Sum(page => page.Count(c => c == '文')));
    }

    [Fact]
    public void FirstPageFoot_NoText_IsStillPrinted() => Assert.Equal(["脚"], Sample.Pages(Make(Sample.Page, _ => { }, [Sample.Paragraph("脚")])));

    [Fact]
    public void Beside_ColumnsOfUnlikeHeight_StandBesideEachOtherInTheMiddle()
    {
        var pdf = Make(Sample.Page, flow =>
        {
            flow.Add(new Beside(100, [new Figure(90, "方", (canvas, area) => canvas.Text("方", Sample.Text, area.Left, area.Top + area.Height))], [Sample.Paragraph("旁")]) { Gap = 20 });
            flow.Add(Sample.Paragraph("下"));
        });

        var letters = Sample.Letters(pdf).ToDictionary(letter => letter.Value, letter => letter.StartBaseLine);
        var top = Sample.Page.SheetHeight - Sample.Page.Top;
        Assert.Equal(Sample.Page.Left, letters["方"].X, 0.1);
        Assert.Equal(Sample.Page.Left + 120, letters["旁"].X, 0.1);
        Assert.Equal(top - 90, letters["方"].Y, 0.1);
        Assert.Equal(top - 45, letters["旁"].Y + (16 * 0.38), 0.1);
        Assert.Equal(top - 90 - (LineHeight / 2), letters["下"].Y + (16 * 0.38), 0.1);
    }

    [Fact]
    public void Beside_AtThePagesEnd_IsNotDivided()
    {
        var pdf = Make(Sample.Page, flow =>
        {
            flow.Add(Sample.Paragraph(new string('文', 28 * 20)));
            flow.Add(new Beside(100, [Sample.Paragraph("甲")], [Sample.Paragraph("乙\n丙\n丁")]));
        });

        Assert.Equal(["甲乙丙丁"], Sample.Pages(pdf).Skip(1));
    }

    [Fact]
    public void Beside_AnchorInAColumn_CanBeLinkedTo()
    {
        var link = new Paragraph([Sample.Span("见图") with { Link = new Structure.LinkTarget.Anchor("figure") }], Sample.Style);

        var pdf = Make(Sample.Page, flow =>
        {
            flow.Add(link);
            flow.Add(new Beside(100, [Sample.Paragraph("图") with { Anchor = "figure" }], [Sample.Paragraph("旁")]));
        });

        using var document = Sample.PdfDocument(pdf);
        Assert.Single(document.GetPage(1).GetAnnotations());
    }

    [Fact]
    public void FillAll_TouchingSquares_AreOneShapeOfEqualSquares()
    {
        var pdf = Make(Sample.Page, flow => flow.Add(new Figure(100, "方格", (canvas, area) =>
            canvas.FillAll(Enumerable.Range(0, 40).Select(i => new FigureArea(area.Left + (i * 2.57), area.Top + (i % 2 * 2.57), 2.57, 2.57)), PdfColor.Black))));

        using var document = Sample.PdfDocument(pdf);
        var path = Assert.Single(document.GetPage(1).Paths);
        Assert.True(path.IsFilled);
        var boxes = path.Select(part => part.GetBoundingRectangle()!.Value).ToList();
        Assert.Equal(40, boxes.Count);
        Assert.All(boxes, box => Assert.Equal((2.57, 2.57), (Math.Round(box.Width, 3), Math.Round(box.Height, 3))));
        for (var i = 1; i < boxes.Count; i++)
            Assert.Equal(boxes[i - 1].Right, boxes[i].Left, 0.001);
    }

    internal static byte[] Make(PageSetup setup, Action<PageFlow> fill, IReadOnlyList<Block>? foot = null)
    {
        var document = new PdfDocument(Sample.Metadata);
        var flow = new PageFlow(document, setup) { FirstPageFoot = foot ?? [] };
        fill(flow);
        flow.Finish();
        return document.ToArray();
    }
}
