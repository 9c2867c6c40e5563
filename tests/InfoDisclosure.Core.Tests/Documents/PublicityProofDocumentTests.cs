using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Documents.Sheets;
using InfoDisclosure.Pdf.Tests.Programs;
using UglyToad.PdfPig;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed class PublicityProofDocumentTests
{
    [Fact]
    public void Render_Proof_HasEveryFactInOrderOnOnePage()
    {
        var page = Assert.Single(SamplePapers.Pages(SamplePapers.Render(SamplePapers.Proof)));

        var digest = SamplePapers.Proof.Texts[0].ContentDigest;
        Assert.True(SamplePapers.HasInOrder(page,
        [
            "公示完成证明", "特此证明。", "公示信息：关于2026年耕地地力保护补贴发放情况的公示", "（索引号：B-2026-00012）", "公示期：2026年11月20日至2026年11月26日，共7天", "网页地址：" + SamplePapers.Address,
            "公示渠道和张贴地点公布（张贴）日期截止（取下）日期", "政府信息公开平台2026年11月20日仍在公开", "一村村务公开栏2026年11月20日2026年11月27日", "网页内容SHA-256：" + digest[..8] + " " + digest[8..16], digest[56..],
            "收到异议：无", "公示期满后，个人信息栏目已于2026年11月27日遮盖。", "某县青山镇人民政府2026年11月28日", "— 1 —",
        ]), page);
    }

    [Fact]
    public void Render_CorrectedMeanwhile_TellsEachTextThatWasOnShow()
    {
        var text = SamplePapers.Text(SamplePapers.Render(SamplePapers.Proof with { Texts = [.. SamplePapers.Proof.Texts, new ShownText(new DateOnly(2026, 11, 22), new string('b', 64))] }));
        Assert.Contains("2026年11月20日起的网页内容SHA-256：" + SamplePapers.Proof.Texts[0].ContentDigest[..8], text, StringComparison.Ordinal);
        Assert.Contains("2026年11月22日起的网页内容SHA-256：bbbbbbbb", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SameContent_GivesSameBytes() => Assert.Equal(SamplePapers.Render(SamplePapers.Proof), SamplePapers.Render(SamplePapers.Proof with { }));

    [Fact]
    public void Render_Objections_AreCounted()
    {
        var text = SamplePapers.Text(SamplePapers.Render(SamplePapers.Proof with { Objections = 3, MaskedOn = null }));

        Assert.Contains("收到异议：3件", text, StringComparison.Ordinal);
        Assert.DoesNotContain("遮盖", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Layout_IsThatOfTheStandard()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Proof));
        var letters = pdf.GetPage(1).Letters;

        Assert.Equal("公示完成证明", string.Concat(letters.Where(letter => Math.Abs(letter.PointSize - 22) < 0.01).Select(letter => letter.Value)));
        Assert.Contains("FandolFang", letters.First(letter => letter.Value == "特").FontName, StringComparison.Ordinal);
        Assert.Equal(16, letters.First(letter => letter.Value == "特").PointSize, 0.01);
        Assert.Equal(28 * SamplePapers.Millimetre, letters.Where(letter => Math.Abs(letter.PointSize - 16) < 0.01).Min(letter => letter.StartBaseLine.X), 8.0);

        // The seal's room: two lines free above the agency.
        var agency = letters.Last(letter => letter.Value == "府").StartBaseLine.Y;
        var above = letters.Where(letter => letter.StartBaseLine.Y > agency + 1).Min(letter => letter.StartBaseLine.Y);
        Assert.Equal(3 * 28.95, above - agency, 1.0);
    }

    [Theory]
    [InlineData(20, 20, 1)]
    [InlineData(20, 26, 7)]
    public void PublicityPeriod_Days_CountBothEnds(int from, int to, int days) =>
        Assert.Equal(days, new PublicityPeriod(new(2026, 11, from), new(2026, 11, to)).Days);

    [Fact]
    public void Render_PeriodOfOneDay_NamesItOnce() =>
        Assert.Contains("公示期：2026年11月20日，共1天", SamplePapers.Text(SamplePapers.Render(SamplePapers.Proof with { Publicity = new(new(2026, 11, 20), new(2026, 11, 20)) })), StringComparison.Ordinal);

    [Fact]
    public void Render_ManyPlaces_RunOnWithMarksOnEveryPage()
    {
        var places = Enumerable.Range(1, 60).Select(i => new PublicityPlace($"第{SamplePapers.Number(i)}村公示栏", new(2026, 11, 20), null)).ToList();

        var pages = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Proof with { Places = places, Marks = [SamplePapers.Mark] }));

        Assert.True(pages.Count > 1);
        Assert.All(pages, page => Assert.Contains(SamplePapers.Mark, page, StringComparison.Ordinal));
        Assert.All(places, place => Assert.Contains(pages, page => page.Contains(place.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_NoPlaces_HasNoTable() =>
        Assert.DoesNotContain("张贴", SamplePapers.Text(SamplePapers.Render(SamplePapers.Proof with { Places = [] })), StringComparison.Ordinal);

    [Fact]
    public void Render_CharacterNoFontHas_IsRefusedByName() =>
        Assert.Equal(["😀"], Assert.IsType<DocumentResult.CharactersMissing>(SamplePapers.Try(SamplePapers.Proof with { Places = [new PublicityPlace("😀", new(2026, 11, 20), null)] })).Characters);

    [ProgramFact("qpdf")]
    public void Qpdf_Check_FindsNothing()
    {
        var (exitCode, output) = Program.Run("qpdf", SamplePapers.Render(SamplePapers.Proof), "--check", "{pdf}");

        Assert.True(exitCode == 0, output);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Structure_IsTaggedWithTitleAndTable()
    {
        var pdf = SamplePapers.Render(SamplePapers.Proof);

        var (_, information) = Program.Run("pdfinfo", pdf, "{pdf}");
        var (_, tree) = Program.Run("pdfinfo", pdf, "-struct", "{pdf}");

        Assert.Matches(@"Tagged:\s+yes", information);
        Assert.Matches("Title:\\s+公示完成证明（关于2026年", information);
        Assert.True(SamplePapers.HasInOrder(tree, ["H1", "P", "Table", "TH", "TD", "P"]), tree);
    }
}
