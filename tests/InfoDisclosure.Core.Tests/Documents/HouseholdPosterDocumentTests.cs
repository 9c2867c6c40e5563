using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Pdf.Tests.Programs;
using UglyToad.PdfPig;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed class HouseholdPosterDocumentTests
{
    [Fact]
    public void Render_Village_HasEveryPartInOrder()
    {
        var text = SamplePapers.Text(SamplePapers.Render(SamplePapers.Households(2)));

        Assert.True(SamplePapers.HasInOrder(text,
        [
            "2026年耕地地力保护补贴公示（二村）", "政策依据：《2026年耕地地力保护补贴实施方案》", "年度/批次：2026年第一批", "补贴标准：76.03元/亩",
            "公示期：2026年11月20日至2026年11月26日", "监督举报电话：0000-1234567", "咨询电话：0000-7654321", "序号村组姓名面积（亩）标准金额（元）",
            "1二村2组示例乙10.576.03798.32", "2二村3组示例丙10.576.03798.32", "合计2户21.01596.64", "合计：2户，10.5亩 × 76.03元/亩", "某县青山镇人民政府2026年11月18日",
        ]), text);
    }

    [Fact]
    public void Render_SameContent_GivesSameBytes() => Assert.Equal(SamplePapers.Render(SamplePapers.Households(30)), SamplePapers.Render(SamplePapers.Households(30)));

    [Fact]
    public void Render_ManyHouseholds_AllStandThereUnderTheHeaderOfEverySheet()
    {
        var pages = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Households(200) with { Marks = [SamplePapers.Mark] }));

        Assert.InRange(pages.Count, 9, 13);
        Assert.All(pages, page => Assert.Contains("序号村组姓名面积（亩）标准金额（元）", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains(SamplePapers.Mark, page, StringComparison.Ordinal));
        Assert.Equal(200, pages.Sum(page => page.Split("798.32").Length - 1));
        Assert.Contains("合计200户", pages[^1], StringComparison.Ordinal);
        Assert.Contains("798.32", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TotalNeverAlone_TakesARowAlong()
    {
        for (var count = 9; count < 40; count++)
        {
            var last = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Households(count))).Single(page => page.Contains("合计" + SamplePapers.Number(count), StringComparison.Ordinal));

            Assert.Contains("798.32", last, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(8, true)]
    public void Render_MoreThanSixColumns_LiesOnTheLongSide(int columns, bool landscape)
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Households(40, columns)));

        Assert.All(pdf.GetPages(), page => Assert.Equal(landscape, page.Width > page.Height));
        Assert.All(pdf.GetPages(), page => Assert.Equal(0, page.Rotation.Value));
    }

    [Theory]
    [InlineData(PosterPaper.A4, 14)]
    [InlineData(PosterPaper.A3, 16)]
    public void Render_Rows_AreInLargePrint(PosterPaper paper, double least)
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Households(40) with { Paper = paper }));

        Assert.All(pdf.GetPages().SelectMany(page => page.Letters).Where(letter => letter.Value == "例"), letter => Assert.True(letter.PointSize >= least));
    }

    [Fact]
    public void Render_WithoutAddress_HasNoCodeNorIndexNumber()
    {
        var text = SamplePapers.Text(SamplePapers.Render(SamplePapers.Households(3)));

        Assert.DoesNotContain("扫一扫", text, StringComparison.Ordinal);
        Assert.Contains("扫一扫", SamplePapers.Text(SamplePapers.Render(SamplePapers.Households(3) with { Address = SamplePapers.Address })), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_RowsThatDontFitTheColumns_KeepTheirPlaces()
    {
        var odd = SamplePapers.Households(1) with { Rows = [["1", "二村1组"], ["2", "二村2组", "示例甲", "1", "2", "3", "多余"], []], Total = ["合计"] };

        var text = SamplePapers.Text(SamplePapers.Render(odd));

        Assert.Contains("1二村1组2二村2组示例甲123合计", text, StringComparison.Ordinal);
        Assert.DoesNotContain("多余", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoRowsNoColumns_IsStillAPaper()
    {
        var empty = SamplePapers.Households(0) with { Columns = [], Rows = [], Total = null, Arithmetic = null };

        Assert.Single(SamplePapers.Pages(SamplePapers.Render(empty)));
    }

    [Fact]
    public void Render_CharacterNoFontHas_IsRefusedByName() =>
        Assert.Equal(["😀"], Assert.IsType<DocumentResult.CharactersMissing>(SamplePapers.Try(SamplePapers.Households(1) with { Rows = [["1", "二村", "示例😀"]] })).Characters);

    [Fact]
    public void Render_FiveThousandHouseholds_AreAllThere()
    {
        var pages = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Households(5000)));

        Assert.Equal(5000, pages.Sum(page => page.Split("798.32").Length - 1));
        Assert.Contains($"共{SamplePapers.Number(pages.Count)}页", pages[^1], StringComparison.Ordinal);
    }

    [ProgramFact("qpdf")]
    public void Qpdf_Check_FindsNothing()
    {
        var (exitCode, output) = Program.Run("qpdf", SamplePapers.Render(SamplePapers.Households(60, 8)), "--check", "{pdf}");

        Assert.True(exitCode == 0, output);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Structure_HasOneTableWithItsHeadersOnce()
    {
        var (_, tree) = Program.Run("pdfinfo", SamplePapers.Render(SamplePapers.Households(60)), "-struct", "{pdf}");

        var tags = tree.Split('\n').Select(line => line.Trim().Split(' ', ':')[0]).ToList();
        Assert.Equal((1, 62, 7), (tags.Count(tag => tag == "Table"), tags.Count(tag => tag == "TR"), tags.Count(tag => tag == "TH")));
    }
}
