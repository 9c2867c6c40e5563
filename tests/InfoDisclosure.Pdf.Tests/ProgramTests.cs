using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Tests.Programs;
using Xunit;

namespace InfoDisclosure.Pdf.Tests;

/// <summary>What qpdf and poppler say about a document with a bit of all there is.</summary>
public sealed class ProgramTests
{
    [ProgramFact("qpdf")]
    public void Qpdf_Check_FindsNothing()
    {
        var (exitCode, output) = Program.Run("qpdf", DocumentTests.Everything(), "--check", "{pdf}");

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
    }

    [ProgramFact("pdffonts")]
    public void Pdffonts_EveryFont_IsEmbeddedSubsetAndMapped()
    {
        var (_, output) = Program.Run("pdffonts", DocumentTests.Everything(), "{pdf}");

        var fonts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.Equal(3, fonts.Count);
        Assert.All(fonts, font => Assert.Matches(@"CID TrueType\s+Identity-H\s+yes yes yes", font));
    }

    [ProgramFact("pdftotext")]
    public void Pdftotext_Document_ComesInReadingOrder()
    {
        var (_, output) = Program.Run("pdftotext", DocumentTests.Everything(), "-raw", "{pdf}", "-");

        var places = new[] { "年度报告", "一、概述", "2018年3月19日，〇㛃䶮𬭎", "1. 甲", "2. 乙", "引文", "公众号", "表1", "合计", "注的文字" }
            .Select(text => output.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Document_IsTaggedWithTitle()
    {
        var (_, output) = Program.Run("pdfinfo", DocumentTests.Everything(), "{pdf}");

        Assert.Matches(@"Title:\s+样本", output);
        Assert.Matches(@"Tagged:\s+yes", output);
        Assert.Matches(@"Pages:\s+3", output);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Structure_HasEveryElementInItsPlace()
    {
        var (_, output) = Program.Run("pdfinfo", DocumentTests.Everything(), "-struct-text", "{pdf}");

        var tags = output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)
            .Select(line => line.StartsWith('"') ? line : line.Split(' ', ':')[0]);
        var outline = string.Join(' ', tags.Where(tag => tag[0] != '/' && tag != "Object"));
        const string Table = "Table Caption \"表1\" THead TR TH \"渠道\" TH \"条数\" TR TH \"上半年\" TH \"下半年\" TBody TR TH \"公众号\" TD \"20\" TD \"26\" TR TH \"合计\" TD \"46\"";
        Assert.Equal(
            "Document H1 \"年度报告\" H2 \"一、概述\" P \"2018年3月19日，〇㛃䶮𬭎，着重\" Link \"链接\" Reference Link \"[1]\" \"。\" "
            + "L LI Lbl \"1. \" LBody P \"甲\" LI Lbl \"2. \" LBody P \"乙\" BlockQuote P \"引文\" Figure \"公众号\" "
            + Table + " " + Table + " Note Lbl \"[1] \" P \"注的文字\"",
            outline);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Structure_HasLetterheadFootAndCellParagraphsWhereTheyAreRead()
    {
        var cell = Sample.Cell("甲") with { Further = [new([]), new([new TextSpan("乙", Sample.Text)])] };
        var document = new PdfDocument(Sample.Metadata);
        var flow = new PageFlow(document, Sample.Page)
        {
            FirstPageFoot = [new Beside(60, [new Figure(40, "二维码", (canvas, area) => canvas.FillAll([area], PdfColor.Black))], [Sample.Paragraph("旁")])],
            CountedFurniture = (canvas, page, pages) => canvas.Text("码", Sample.Text, 300, 800),
        };
        flow.Add(new Drawing(30, (canvas, area) =>
        {
            canvas.Fill(area.Left, area.Top, area.Width, area.Height, new PdfColor(0x14, 0x50, 0x8C));
            canvas.Text("机关", Sample.Text with { Color = PdfColor.White }, area.Left, area.Top + 20);
        }));
        flow.Add(Sample.HeadingOf("标题"));
        flow.Add(new Table([new TableRow([cell])], 18));
        flow.Add(new PageBreak());
        flow.Add(Sample.Paragraph("后页"));
        flow.Finish();
        var pdf = document.ToArray();

        var (_, tree) = Program.Run("pdfinfo", pdf, "-struct-text", "{pdf}");

        var tags = tree.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line.StartsWith('"') ? line : line.Split(' ', ':')[0]).Where(tag => tag[0] != '/');
        Assert.Equal("Document P \"机关\" H1 \"标题\" Table TBody TR TD P \"甲\" P \"乙\" Div Figure \"\" P \"旁\" P \"后页\"", string.Join(' ', tags));
        Assert.Equal(0, Program.Run("qpdf", pdf, "--check", "{pdf}").ExitCode);
    }
}
