using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Sheets;
using InfoDisclosure.Pdf.Tests.Programs;
using UglyToad.PdfPig;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed class ReviewSheetDocumentTests
{
    [Fact]
    public void Render_Sheet_HasEveryFieldInOrderOnOnePage()
    {
        var page = Assert.Single(SamplePapers.Pages(SamplePapers.Render(SamplePapers.Review)));

        var digest = SamplePapers.Review.ContentDigest;
        Assert.True(SamplePapers.HasInOrder(page,
        [
            "政府信息公开保密审查单", "单位：某县青山镇人民政府", "信息名称关于2026年耕地地力保护补贴发放情况的公示", "索引号发布时编号", "文号青政发〔2026〕12号", "起草科室农业农村综合服务中心",
            "编写人示例甲", "成文日期2026年11月18日", "公开方式主动公开", "拟公开渠道政府信息公开平台、村务公开栏", "内容概述按村公布", "附件清单名称类型大小SHA-256前8位",
            "补贴明细.xlsxExcel 文件48 KB" + SamplePapers.Digest("明细")[..8], "实施方案.pdfPDF 文件1.2 MB" + SamplePapers.Digest("方案")[..8],
            "内容摘要SHA-256", digest[..8] + " " + digest[8..16], digest[56..], "个人信息检查发现5处，已遮盖3处，保留2处。", "1. 农户姓名。保留理由：补贴公示须公开姓名", "2. 监督电话。保留理由：单位办公电话",
            "审核意见内容与原件一致，可以公开。", "审核人：示例乙", "2026年11月19日", "签字：", "保密审查审查内容：正文、附件全文", "审查依据：《中华人民共和国保守国家秘密法》第三十五条", "审查结论：不涉及国家秘密，可以公开。", "审查人：示例丙", "签字：",
        ]), page);
        Assert.DoesNotContain("应急发布", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SameContent_GivesSameBytes() => Assert.Equal(SamplePapers.Render(SamplePapers.Review), SamplePapers.Render(SamplePapers.Review with { }));

    [Fact]
    public void Render_Sizes_AreThoseOfOffices()
    {
        using var pdf = PdfDocument.Open(SamplePapers.Render(SamplePapers.Review));
        var letters = pdf.GetPage(1).Letters;

        var title = letters.Where(letter => Math.Abs(letter.PointSize - 22) < 0.01).ToList();
        Assert.Equal(ReviewSheetDocument.Title, string.Concat(title.Select(letter => letter.Value)));
        Assert.Equal(pdf.GetPage(1).Width / 2, (title[0].StartBaseLine.X + title[^1].EndBaseLine.X) / 2, 5.0);
        Assert.Equal(15, letters.First(letter => letter.Value == "概").PointSize, 0.01);
        Assert.Contains("NotoSansSC", letters.First(letter => letter.Value == "概").FontName, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingDecidedYet_LeavesRoomForWriting()
    {
        var blank = SamplePapers.Review with { DocumentNumber = null, DraftingOffice = null, Author = null, FormedOn = null, Attachments = [], PersonalData = null, Opinion = null, Secrecy = null };

        var page = Assert.Single(SamplePapers.Pages(SamplePapers.Render(blank)));

        Assert.True(SamplePapers.HasInOrder(page, ["文号无", "附件清单无", "个人信息检查未检查", "审核意见签字：", "年", "月", "日", "保密审查签字：", "年", "月", "日"]), page);
        using var pdf = PdfDocument.Open(SamplePapers.Render(blank));
        var opinion = pdf.GetPage(1).Letters.Where(letter => letter.Value == "签").Select(letter => letter.StartBaseLine.Y).Order().ToList();
        Assert.True(opinion[1] - opinion[0] >= 70, "no room for an opinion between the two signatures");
    }

    [Fact]
    public void Render_Emergency_SaysWhoWhenWhyAndUntilWhen()
    {
        var text = SamplePapers.Text(SamplePapers.Render(SamplePapers.Review with { Emergency = new("示例丁", new DateTime(2026, 11, 18, 21, 35, 0), "水位上涨，须立即告知沿江各村。", new(2026, 11, 20)) }));

        Assert.True(SamplePapers.HasInOrder(text, ["应急发布由示例丁于2026年11月18日 21:35决定先行发布。", "理由：水位上涨，须立即告知沿江各村。", "补审期限：2026年11月20日", "审核意见"]), text);
    }

    [Fact]
    public void Render_LongTexts_FlowOverTheSheetsWithEveryCharacter()
    {
        var summary = string.Concat(Enumerable.Repeat("概述很长", 400));
        var attachments = Enumerable.Range(1, 60).Select(i => new ReviewAttachment($"附件{SamplePapers.Number(i)}.pdf", "PDF 文件", "1 KB", SamplePapers.Digest(SamplePapers.Number(i)))).ToList();

        var pages = SamplePapers.Pages(SamplePapers.Render(SamplePapers.Review with { Summary = summary, Attachments = attachments, Marks = [SamplePapers.Mark] }));

        Assert.True(pages.Count >= 3);
        Assert.Equal(400, pages.Sum(page => page.Count(c => c == '很')));
        Assert.All(attachments, file => Assert.Contains(pages, page => page.Contains(file.Digest[..8], StringComparison.Ordinal)));
        Assert.All(pages, page => Assert.Contains(SamplePapers.Mark, page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains($"共{SamplePapers.Number(pages.Count)}页", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    public void Render_DigestThatIsNone_IsPrintedAsItIs(string digest) =>
        Assert.Contains("内容摘要SHA-256" + digest, SamplePapers.Text(SamplePapers.Render(SamplePapers.Review with { ContentDigest = digest })), StringComparison.Ordinal);

    [Fact]
    public void Render_CharacterNoFontHas_IsRefusedByName() =>
        Assert.Equal(["😀"], Assert.IsType<DocumentResult.CharactersMissing>(SamplePapers.Try(SamplePapers.Review with { Summary = "😀" })).Characters);

    [ProgramFact("qpdf")]
    public void Qpdf_Check_FindsNothing()
    {
        var (exitCode, output) = Program.Run("qpdf", SamplePapers.Render(SamplePapers.Review), "--check", "{pdf}");

        Assert.True(exitCode == 0, output);
    }

    [ProgramFact("pdfinfo")]
    public void Pdfinfo_Structure_HasLabelsAsRowHeaders()
    {
        var (_, tree) = Program.Run("pdfinfo", SamplePapers.Render(SamplePapers.Review), "-struct-text", "{pdf}");

        var tags = tree.Split('\n').Select(line => line.Trim().Split(' ', ':')[0]).ToList();
        Assert.Equal((1, 18, 13), (tags.Count(tag => tag == "Table"), tags.Count(tag => tag == "TH"), tags.Count(tag => tag == "TR")));
    }
}
