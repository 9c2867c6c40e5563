using System.Globalization;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Pdf.Tests.Programs;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed class AnnualReportDocumentTests
{
    private const double Millimetre = 72 / 25.4;

    [Fact]
    public void Render_Report_HasEveryPartInOrder()
    {
        var text = Text(SampleReport.Render(SampleReport.Content).Pdf);

        var places = new[]
        {
            "青山镇2018年政府信息公开工作年度报告", "本报告由", "〇㛃䶮𬭎", "一、概述", "（一）制度建设", "二、主动公开情况", "一是加强领导。", "（一）公开渠道",
            "1. 微信公众号", "• 通知", "2. 公开栏", "以公开为常态", "表1", "合计", "[1] 不含转载。", "某县青山镇人民政府", "2019年3月19日",
        }.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Render_SameContent_GivesSameBytes() =>
        Assert.Equal(SampleReport.Render(SampleReport.Content).Pdf, SampleReport.Render(SampleReport.Content with { }).Pdf);

    [Fact]
    public void Render_FullPage_HasTwentyTwoLinesOfTwentyEightCharacters()
    {
        var content = SampleReport.Content with
        {
            Parts = [new(1, "一、", "概述", [SampleReport.Paragraph(new string('文', 28 * 60))])],
        };

        using var pdf = PdfDocument.Open(SampleReport.Render(content).Pdf);
        var page = pdf.GetPage(2);
        var lines = page.Letters.Where(letter => letter.Value == "文").GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(line => line.Key).ToList();

        Assert.Equal(22, lines.Count);
        Assert.Equal(28, lines.Max(line => line.Count()));
        Assert.Equal(28.95, (lines[0].Key - lines[^1].Key) / 21, 0.05);
        Assert.Equal(28 * Millimetre, lines.SelectMany(line => line).Min(letter => letter.StartBaseLine.X), 0.5);
        Assert.All(page.Letters.Where(letter => letter.Value == "文"), letter => Assert.Equal(16, letter.PointSize, 0.01));
    }

    [Fact]
    public void Render_Sizes_AreThoseOfTheStandard()
    {
        using var pdf = PdfDocument.Open(SampleReport.Render(SampleReport.Content).Pdf);
        var page = pdf.GetPage(1);

        Assert.Equal(210 * Millimetre, page.Width, 0.5);
        Assert.Equal(297 * Millimetre, page.Height, 0.5);
        var title = page.Letters.Where(letter => Math.Abs(letter.PointSize - 22) < 0.01).ToList();
        Assert.Equal(SampleReport.Content.Title, string.Concat(title.Select(letter => letter.Value)));
        var middle = (title.Min(letter => letter.StartBaseLine.X) + title.Max(letter => letter.EndBaseLine.X)) / 2;
        Assert.Equal((28 + (156 / 2.0)) * Millimetre, middle, 1.0);
        var heading = page.Letters.First(letter => letter.Value == "概");
        Assert.Contains("NotoSansSC", heading.FontName, StringComparison.Ordinal);
        Assert.Contains("Kai", page.Letters.First(letter => letter.Value == "设").FontName, StringComparison.Ordinal);
        Assert.Contains("FandolFang", page.Letters.First(letter => letter.Value == "编").FontName, StringComparison.Ordinal);
        Assert.Contains("NotoSerifSC", page.Letters.First(letter => letter.Value == "㛃").FontName, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LongTitle_IsDividedWhereItsSenseDivides()
    {
        using var pdf = PdfDocument.Open(SampleReport.Render(SampleReport.Content with { Title = "某某省某某市青山镇人民政府2018年政府信息公开工作年度报告" }).Pdf);

        var lines = pdf.GetPage(1).Letters.Where(letter => Math.Abs(letter.PointSize - 22) < 0.01).GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(line => line.Key);

        Assert.Equal(["某某省某某市青山镇人民政府2018年", "政府信息公开工作年度报告"], lines.Select(line => string.Concat(line.Select(letter => letter.Value))));
    }

    [Fact]
    public void Render_PageNumbers_StandOutsideOneCharacterIn()
    {
        var content = SampleReport.Content with { Preface = [.. Enumerable.Range(0, 40).Select(_ => SampleReport.Paragraph("一段文字。"))] };

        using var pdf = PdfDocument.Open(SampleReport.Render(content).Pdf);

        foreach (var page in pdf.GetPages())
        {
            var number = page.Letters.Where(letter => Math.Abs(letter.PointSize - 14) < 0.01).ToList();
            Assert.Equal($"— {page.Number.ToString(CultureInfo.InvariantCulture)} —", string.Concat(number.Select(letter => letter.Value)));
            if (page.Number % 2 == 1)
                Assert.Equal(page.Width - (26 * Millimetre) - 14, number.Max(letter => letter.EndBaseLine.X), 1.0);
            else
                Assert.Equal((28 * Millimetre) + 14, number.Min(letter => letter.StartBaseLine.X), 1.0);
        }
    }

    [Theory]
    [InlineData("某县青山镇人民政府")]
    [InlineData("青山镇")]
    [InlineData("某某省某某市某某县青山镇人民政府政务公开办公室")]
    public void Render_Signature_StandsOverTheDateWithRoomForTheSeal(string agency)
    {
        using var pdf = PdfDocument.Open(SampleReport.Render(SampleReport.Content with { SignedBy = agency, Parts = [new(1, "一、", "概述", [SampleReport.Paragraph("完")])] }).Pdf);
        var lines = pdf.GetPage(pdf.NumberOfPages).Letters.Where(letter => Math.Abs(letter.PointSize - 16) < 0.01)
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderBy(line => line.Key).Take(3).ToList();

        Assert.Equal("2019年3月19日", string.Concat(lines[0].Select(letter => letter.Value)));
        Assert.Equal(agency, string.Concat(lines[1].Select(letter => letter.Value)));
        Assert.Equal(Middle(lines[0]), Middle(lines[1]), 1.0);
        var right = (210 - 26) * Millimetre;
        Assert.True(lines[1].Max(letter => letter.EndBaseLine.X) <= right + 1);
        if (agency.Length < 12)
            Assert.Equal(right - (4 * 15.8), lines[0].Max(letter => letter.EndBaseLine.X), 1.0);

        // The seal's head (42 mm across, its middle between the two lines) is less than a line below the text.
        Assert.Equal(3 * 28.95, lines[2].Key - lines[1].Key, 1.5);
    }

    [Fact]
    public void Render_SignatureAtThePagesEnd_TakesTextAlong()
    {
        for (var count = 1; count < 24; count++)
        {
            var content = SampleReport.Content with { Preface = [], Parts = [new(1, "一、", "概述", [.. Enumerable.Range(0, count).Select(_ => SampleReport.Paragraph("段落文字。"))])] };

            using var pdf = PdfDocument.Open(SampleReport.Render(content).Pdf);

            Assert.Contains("段落文字。", pdf.GetPage(pdf.NumberOfPages).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Render_WithoutSignature_EndsWithTheText()
    {
        var text = Text(SampleReport.Render(SampleReport.Content with { SignedBy = null, SignedOn = null }).Pdf);

        Assert.DoesNotContain("2019年3月19日", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Marks_StandOnEveryPageAndInTheMetadata()
    {
        string[] marks = ["送审稿", "演示数据，非正式文件"];
        var content = SampleReport.Content with { Marks = marks, Preface = [.. Enumerable.Range(0, 50).Select(_ => SampleReport.Paragraph("一段文字。"))] };

        using var pdf = PdfDocument.Open(SampleReport.Render(content).Pdf);

        Assert.True(pdf.NumberOfPages > 2);
        Assert.All(pdf.GetPages(), page => Assert.All(marks, mark => Assert.Contains(mark, page.Text, StringComparison.Ordinal)));
        Assert.All(marks, mark => Assert.Contains(mark, pdf.Information.Keywords, StringComparison.Ordinal));
        Assert.All(marks, mark => Assert.Contains(mark, pdf.Information.Subject, StringComparison.Ordinal));
        Assert.Equal("送审稿；演示数据，非正式文件", ((IDataToken<string>)pdf.Information.DocumentInformationDictionary!.Data["Marks"]).Data);
    }

    [Fact]
    public void Render_RealDocument_CarriesNoMark()
    {
        using var pdf = PdfDocument.Open(SampleReport.Render(SampleReport.Content).Pdf);

        Assert.False(pdf.Information.DocumentInformationDictionary!.ContainsKey(NameToken.Create("Marks")));
        Assert.Equal(SampleReport.Content.Title, pdf.Information.Title);
        Assert.Equal(SampleReport.Content.AgencyName, pdf.Information.Author);
        Assert.Equal("D:20190319080000Z", pdf.Information.CreationDate);
    }

    [Fact]
    public void Render_EveryHeading_IsABookmark()
    {
        using var pdf = PdfDocument.Open(SampleReport.Render(SampleReport.Content).Pdf);

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            ["0 青山镇2018年政府信息公开工作年度报告", "1 一、概述", "2 （一）制度建设", "1 二、主动公开情况", "2 （一）公开渠道"],
            bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(node => $"{node.Level.ToString(CultureInfo.InvariantCulture)} {node.Title}"));
    }

    [Fact]
    public void Render_LinksInsideTheSite_LeadToTheReportsAddress()
    {
        Assert.Equal(["https://example.org/catalogue?year=2018", "https://example.org/figures"], Links(SampleReport.Content));
    }

    [Fact]
    public void Render_LinkThatLeadsNowhereFromPaper_IsPlainText()
    {
        Assert.Equal(["https://example.org/figures"], Links(SampleReport.Content with { Address = null }));
        Assert.Empty(Links(SampleReport.Content with { Parts = [new(1, "一、", "概述", [new TextBlock.Paragraph([new TextRun("点", Href: "javascript:alert(1)"), new TextRun("击", Href: "file:///etc/passwd")])])] }));
    }

    [Fact]
    public void Render_ReferenceToAMissingNote_IsStillPrinted()
    {
        var content = SampleReport.Content with { Parts = [new(1, "一、", "概述", [new TextBlock.Paragraph([new TextRun("文"), new TextRun("", Note: 7)])])] };

        Assert.Contains("文[7]", Text(SampleReport.Render(content).Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_CharacterNoFontHas_IsRefusedByName()
    {
        var content = SampleReport.Content with { Preface = [SampleReport.Paragraph("笑脸😀和私用字\uE000，又一个😀。")], Title = "报告\uE001" };

        var missing = Assert.IsType<DocumentResult.CharactersMissing>(SampleReport.Document.Render(content));

        Assert.Equal(["\uE001", "😀", "\uE000"], missing.Characters);
    }

    [Fact]
    public void Render_WideTable_TurnsItsPageOnly()
    {
        var header = Enumerable.Range(1, 14).Select(i => new TableCell([new($"第{i.ToString(CultureInfo.InvariantCulture)}类办理结果")], Header: true)).ToList();
        var content = SampleReport.Content with { Parts = [new(1, "一、", "概述", [SampleReport.Paragraph("前"), new TextBlock.Table(null, 1, [header, header]), SampleReport.Paragraph("后")])] };

        using var pdf = PdfDocument.Open(SampleReport.Render(content).Pdf);

        Assert.Equal([0, 90, 0], pdf.GetPages().Select(page => page.Rotation.Value));
    }

    [Fact]
    public void Render_ReportOfTypicalLength_IsSmall()
    {
        var part = new AnnualReportPartContent(1, "一、", "概述", [.. Enumerable.Range(0, 12).Select(i => SampleReport.Paragraph(Varied(i * 200)))]);

        var pdf = SampleReport.Render(SampleReport.Content with { Parts = [part] }).Pdf;

        Assert.InRange(pdf.Length, 1, 500_000);
    }

    [Fact]
    public async Task Render_ManyAtOnce_GivesSameBytes()
    {
        var expected = SampleReport.Render(SampleReport.Content).Pdf;

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SampleReport.Render(SampleReport.Content).Pdf)));

        Assert.All(made, pdf => Assert.Equal(expected, pdf));
    }

    [ProgramFact("qpdf")]
    public void Qpdf_Check_FindsNothing()
    {
        var (exitCode, output) = Program.Run("qpdf", SampleReport.Render(SampleReport.Content).Pdf, "--check", "{pdf}");

        Assert.True(exitCode == 0, output);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Structure_HasHeadingsListsTablesNotes()
    {
        var (_, output) = Program.Run("pdfinfo", SampleReport.Render(SampleReport.Content).Pdf, "-struct", "{pdf}");

        var counts = output.Split('\n').Select(line => line.Trim().Split(' ', ':')[0]).GroupBy(tag => tag, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.Equal((1, 2, 2), (counts["H1"], counts["H2"], counts["H3"]));
        Assert.Equal((2, 3, 3), (counts["L"], counts["LI"], counts["LBody"]));
        Assert.Equal((1, 4, 5, 4), (counts["Table"], counts["TR"], counts["TH"], counts["TD"]));
        Assert.Equal((1, 1, 3, 1), (counts["Reference"], counts["Note"], counts["Link"], counts["BlockQuote"]));
    }

    private static double Middle(IEnumerable<Letter> line) =>
        (line.Min(letter => letter.StartBaseLine.X) + line.Max(letter => letter.EndBaseLine.X)) / 2;

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().Select(page => page.Text));
    }

    private static List<string> Links(AnnualReportContent content)
    {
        using var pdf = PdfDocument.Open(SampleReport.Render(content).Pdf);
        return [.. pdf.GetPages().SelectMany(page => page.GetAnnotations()).Select(annotation => annotation.Action).OfType<UriAction>().Select(action => action.Uri)];
    }

    /// <summary>Two hundred characters out of six hundred, about as many different ones as a report has.</summary>
    private static string Varied(int start) => string.Concat(Enumerable.Range(start, 200).Select(i => (char)(0x5200 + (i % 600))));
}
