using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Pdf.Tests.Programs;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed class PosterDocumentTests
{
    [Fact]
    public void Render_Poster_HasEveryPartInOrder()
    {
        var text = SamplePapers.Text(SamplePapers.Render(SamplePapers.Poster with { Text = [.. SamplePapers.Poster.Text.Take(1)] }));

        Assert.True(SamplePapers.HasInOrder(text,
        [
            "某县青山镇人民政府", "政府信息公开", "关于2026年耕地地力保护补贴发放情况的公示", "文号：青政发〔2026〕12号", "成文日期：2026年11月18日",
            "公示期：2026年11月20日至2026年11月26日", "监督电话：0000-1234567", "䶮㛃𬭎", "某县青山镇人民政府", "2026年11月18日", "用手机扫一扫，看全文和附件", "索引号：B-2026-00012", SamplePapers.Address,
        ]), text);
    }

    [Fact]
    public void Render_SameContent_GivesSameBytes() => Assert.Equal(SamplePapers.Render(SamplePapers.Poster), SamplePapers.Render(SamplePapers.Poster with { }));

    [Theory]
    [InlineData(PosterPaper.A4, 210, 297, 22, 14)]
    [InlineData(PosterPaper.A3, 297, 420, 31, 16)]
    public void Render_Paper_IsInLargePrint(PosterPaper paper, int width, int height, double size, double leastInTable)
    {
        var text = SamplePapers.Poster.Text.Append(SampleReport.Paragraph(new string('长', 400))).ToList();
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Paper = paper, Text = text }));

        Assert.All(pdf.GetPages(), page => Assert.Equal((width, height), (Math.Round(page.Width / SamplePapers.Millimetre), Math.Round(page.Height / SamplePapers.Millimetre))));
        var letters = pdf.GetPages().SelectMany(page => page.Letters).ToList();
        Assert.All(letters.Where(letter => letter.Value == "长"), letter => Assert.Equal(size, letter.PointSize, 0.01));
        Assert.All(letters.Where(letter => letter.Value is "村" or "8"), letter => Assert.True(letter.PointSize >= leastInTable));
        var title = letters.Where(letter => letter.FontName!.Contains("NotoSerifSC-Bold", StringComparison.Ordinal)).ToList();
        Assert.Equal(SamplePapers.Poster.Title, string.Concat(title.Select(letter => letter.Value)));
        Assert.All(title, letter => Assert.True(letter.PointSize >= 1.2 * size));
        Assert.Contains("NotoSansSC", letters.First(letter => letter.Value == "情" && letter.PointSize > size && letter.PointSize < size * 1.2).FontName, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TitleOfTwoLines_IsDividedBetweenWords()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster));

        var lines = pdf.GetPage(1).Letters.Where(letter => letter.FontName!.Contains("NotoSerifSC-Bold", StringComparison.Ordinal)).GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(line => line.Key);
        Assert.Equal(["关于2026年耕地地力保护", "补贴发放情况的公示"], lines.Select(line => string.Concat(line.Select(letter => letter.Value))));
    }

    [Fact]
    public void Render_ShortText_IsSetLargerAndStaysOnOneSheet()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Text = [SampleReport.Paragraph("因检修，二村停水一天。")] }));

        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Equal(32, pdf.GetPage(1).Letters.First(letter => letter.Value == "检").PointSize, 0.01);
        Assert.DoesNotContain("共1页", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TextOfAFewLines_IsNeverSmallerThanPromised()
    {
        for (var length = 40; length <= 320; length += 40)
        {
            using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Text = [SampleReport.Paragraph(new string('字', length))] }));

            Assert.All(pdf.GetPages().SelectMany(page => page.Letters).Where(letter => letter.Value == "字"), letter => Assert.True(letter.PointSize >= 22));
        }
    }

    [Fact]
    public void Render_SeveralSheets_AreCountedAndNamed()
    {
        var pages = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Poster with { Text = [.. Enumerable.Range(0, 20).Select(_ => SampleReport.Paragraph("各村要认真核对登记面积，张榜公示后由镇里复核，确保资金及时足额发放到户。"))] }));

        Assert.True(pages.Count >= 3);
        Assert.Equal(Enumerable.Range(1, pages.Count), pages.Select((page, i) => page.Contains($"第{SamplePapers.Number(i + 1)}页　共{SamplePapers.Number(pages.Count)}页", StringComparison.Ordinal) || page.Contains($"第{SamplePapers.Number(i + 1)}页 共{SamplePapers.Number(pages.Count)}页", StringComparison.Ordinal) ? i + 1 : 0));
        Assert.All(pages.Skip(1), page => Assert.Contains(SamplePapers.Poster.Title, page, StringComparison.Ordinal));
        Assert.DoesNotContain(pages.Skip(1), page => page.Contains(SamplePapers.Address, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_TitleTooLongForTheHeader_IsClipped()
    {
        var pages = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Poster with { Title = string.Concat(Enumerable.Repeat("很长的题目", 30)) }));

        Assert.Matches("很长的题目很长.*…$", pages[^1]);
    }

    [Fact]
    public void Render_Marks_StandOnEverySheetAndInTheMetadata()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Marks = [SamplePapers.Mark] }));

        Assert.True(pdf.NumberOfPages > 1);
        Assert.All(pdf.GetPages(), page => Assert.Contains(SamplePapers.Mark, page.Text, StringComparison.Ordinal));
        Assert.Contains(SamplePapers.Mark, pdf.Information.Keywords, StringComparison.Ordinal);
        Assert.Equal((SamplePapers.Poster.Title, "某县青山镇人民政府", "D:20261118020000Z"), (pdf.Information.Title, pdf.Information.Author, pdf.Information.CreationDate));
    }

    [Fact]
    public void Render_Headings_AreBookmarks()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster));

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal([SamplePapers.Poster.Title, "一、各村情况", "二、监督"], bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(node => node.Title));
    }

    [Theory]
    [InlineData(PosterPaper.A4, 14)]
    [InlineData(PosterPaper.A3, 16)]
    public void Render_TableTooWideForTheSheet_LaysAllSheetsOnTheirLongSide(PosterPaper paper, double least)
    {
        string[] headings = [.. Enumerable.Range(1, 11).Select(i => $"第{SamplePapers.Number(i)}项金额（元）")];
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Paper = paper, Text = [SampleReport.Paragraph("前"), SamplePapers.Table(headings, 4)] }));

        Assert.All(pdf.GetPages(), page => Assert.True(page.Width > page.Height && page.Rotation.Value == 0));
        var numbers = pdf.GetPages().SelectMany(page => page.Letters).Where(letter => letter.Value == "5").ToList();
        Assert.All(numbers, letter => Assert.True(letter.PointSize >= least));
        Assert.All(pdf.GetPages().SelectMany(page => page.Letters.Select(letter => letter.EndBaseLine.X <= page.Width)), Assert.True);
    }

    [Fact]
    public void Render_TableOfSomeColumns_GetsSmallerBeforeTheSheetTurns()
    {
        string[] headings = ["村", "户数", "面积（亩）", "金额（元）", "备注", "日期"];
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Text = [SamplePapers.Table(headings, 4)] }));

        Assert.All(pdf.GetPages(), page => Assert.True(page.Width < page.Height));
        Assert.Equal(14, pdf.GetPages().SelectMany(page => page.Letters).First(letter => letter.Value == "5" && letter.FontName!.Contains("Regular", StringComparison.Ordinal) && letter.PointSize < 17 && letter.PointSize > 12.5).PointSize, 2.01);
    }

    [Theory]
    [InlineData(PosterPaper.A4, 30)]
    [InlineData(PosterPaper.A3, 42)]
    public void Render_Code_IsDrawnAsItsSquaresWithItsQuietZone(PosterPaper paper, int leastMillimetres)
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Paper = paper }));
        var page = pdf.GetPage(1);
        var boxes = CodeOf(page);
        var (left, top) = (boxes.Min(box => box.Left), boxes.Max(box => box.Top));
        var matrix = SamplePapers.Matrix(SamplePapers.Address);
        var module = boxes[0].Height;

        Assert.True(module * matrix.Count >= leastMillimetres * SamplePapers.Millimetre);
        var drawn = new HashSet<(int Row, int Column)>();
        foreach (var box in boxes)
        {
            var row = (int)Math.Round((top - box.Top) / module);
            for (var column = (int)Math.Round((box.Left - left) / module); column < (int)Math.Round((box.Right - left) / module); column++)
                Assert.True(drawn.Add((row, column)));
        }

        Assert.Equal(
            from row in Enumerable.Range(0, matrix.Count) from column in Enumerable.Range(0, matrix.Count) where matrix[row][column] select (row, column),
            drawn.OrderBy(square => square.Row).ThenBy(square => square.Column));

        var quiet = 4 * module;
        var (right, bottom) = (left + (module * matrix.Count), top - (module * matrix.Count));
        Assert.DoesNotContain(page.Letters, letter => letter.EndBaseLine.X > left - quiet && letter.StartBaseLine.X < right + quiet
            && letter.StartBaseLine.Y + (letter.PointSize * 0.88) > bottom - quiet && letter.StartBaseLine.Y - (letter.PointSize * 0.12) < top + quiet);
        Assert.DoesNotContain(page.Paths.Where(path => path.Count < 100).SelectMany(path => path), part => part.GetBoundingRectangle() is { } box && box.Bottom < top + quiet && box.Top > bottom - quiet && box.Right > left - quiet && box.Left < right + quiet);
    }

    [Fact]
    public void Render_Code_HasTheAddressAsItsAlternative()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster));

        var figure = Assert.Single(Elements(pdf), element => element.Data["S"] is NameToken { Data: "Figure" });
        Assert.Equal(SamplePapers.Address, ((IDataToken<string>)figure.Data["Alt"]).Data);
    }

    [Fact]
    public void Render_WithoutAddress_HasNoCode()
    {
        var pdf = SamplePapers.Render(SamplePapers.Poster with { Address = null });

        Assert.DoesNotContain("扫一扫", SamplePapers.Text(pdf), StringComparison.Ordinal);
        Assert.Contains("索引号：B-2026-00012", SamplePapers.Text(pdf), StringComparison.Ordinal);
        using var document = PdfDocument.Open(pdf);
        Assert.DoesNotContain(document.GetPage(1).Paths, path => path.Count > 100);
    }

    [Fact]
    public void Render_AddressTooLongForACode_LeavesTheTextItsRoom()
    {
        var pages = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Poster with { Address = "https://example.org/" + new string('a', 20_000) }));

        Assert.InRange(pages.Count, 1, 3);
        Assert.DoesNotContain("aaaa", string.Concat(pages), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingButATitle_IsStillAPaper()
    {
        var bare = SamplePapers.Poster with { IndexNumber = null, DocumentNumber = null, FormedOn = null, Publicity = null, SupervisionPhone = null, Text = [], SignedBy = null, SignedOn = null, Address = null };

        Assert.Equal(["某县青山镇人民政府　政府信息公开" + bare.Title], SamplePapers.Pages(SamplePapers.Render(bare)));
    }

    [Theory]
    [InlineData("很长的机关名称")]
    [InlineData("Ａ")]
    public void Render_AgencyNameOfAnyLength_StaysInsideTheBand(string part)
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { AgencyName = string.Concat(Enumerable.Repeat(part, 12)), Text = [] }));

        var page = pdf.GetPage(1);
        var band = page.Letters.Take(12 * part.Length).ToList();
        Assert.True(band[^1].EndBaseLine.X < page.Letters.First(letter => letter.Value == "政" && letter.StartBaseLine.Y == band[0].StartBaseLine.Y).StartBaseLine.X);
        Assert.All(page.Letters, letter => Assert.True(letter.EndBaseLine.X < page.Width));
    }

    [Fact]
    public void Render_LinkInTheText_IsPlainOnAWall()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Poster with { Text = [new TextBlock.Paragraph([new TextRun("见目录", Href: "https://example.org/")])] }));

        Assert.Contains("见目录", pdf.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Empty(pdf.GetPage(1).GetAnnotations());
    }

    [Fact]
    public void Render_CharacterNoFontHas_IsRefusedByName()
    {
        var missing = Assert.IsType<DocumentResult.CharactersMissing>(SamplePapers.Try(SamplePapers.Poster with { SupervisionPhone = "\uE000", Text = [SampleReport.Paragraph("😀")] }));

        Assert.Equivalent(new[] { "\uE000", "😀" }, missing.Characters, strict: true);
    }

    [ProgramFact("qpdf")]
    public void Qpdf_Check_FindsNothing()
    {
        var (exitCode, output) = Program.Run("qpdf", SamplePapers.Render(SamplePapers.Poster), "--check", "{pdf}");

        Assert.True(exitCode == 0, output);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Structure_HasTheCodeWithItsAddressAfterTheFirstSheetsText()
    {
        var (_, tree) = Program.Run("pdfinfo", SamplePapers.Render(SamplePapers.Poster with { Text = [SampleReport.Paragraph("正文。")] }), "-struct-text", "{pdf}");

        Assert.True(SamplePapers.HasInOrder(tree, ["某县青山镇人民政府　政府信息公开", "H1", "正文。", "Figure", "用手机扫一扫", "索引号", SamplePapers.Address]), tree);
        Assert.Equal(1, tree.Split('\n').Count(line => line.TrimStart().StartsWith("Figure", StringComparison.Ordinal)));
    }

    private static IEnumerable<DictionaryToken> Elements(PdfDocument pdf) =>
        pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(key => pdf.Structure.GetObject(key)?.Data).OfType<DictionaryToken>().Where(token => token.Data.ContainsKey("S") && token.Data.ContainsKey("P"));

    /// <summary>The squares of the code: the one path of the page with so many parts.</summary>
    private static List<UglyToad.PdfPig.Core.PdfRectangle> CodeOf(Page page) =>
        [.. page.Paths.Single(path => path.Count > 100).Select(part => part.GetBoundingRectangle()!.Value)];
}
