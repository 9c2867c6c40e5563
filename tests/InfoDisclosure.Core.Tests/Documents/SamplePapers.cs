using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Documents.Sheets;
using InfoDisclosure.Core.Text;
using QRCoder;
using UglyToad.PdfPig;

namespace InfoDisclosure.Core.Tests.Documents;

/// <summary>Invented papers of proactive disclosure, and short ways to read them.</summary>
internal static class SamplePapers
{
    public const double Millimetre = 72 / 25.4;
    public const string Mark = "演示数据，非正式文件";
    public const string Address = "https://example.org/catalogue/1234";

    private static readonly DateTime DatedAt = new(2026, 11, 18, 2, 0, 0, DateTimeKind.Utc);
    private static readonly PosterDocument Posters = new(SampleReport.Fonts);
    private static readonly HouseholdPosterDocument HouseholdPosters = new(SampleReport.Fonts);
    private static readonly ReviewSheetDocument Reviews = new(SampleReport.Fonts);
    private static readonly PublicityProofDocument Proofs = new(SampleReport.Fonts);

    public static PosterContent Poster { get; } = new()
    {
        AgencyName = "某县青山镇人民政府",
        Title = "关于2026年耕地地力保护补贴发放情况的公示",
        IndexNumber = "B-2026-00012",
        DocumentNumber = "青政发〔2026〕12号",
        FormedOn = new(2026, 11, 18),
        Publicity = new(new(2026, 11, 20), new(2026, 11, 26)),
        SupervisionPhone = "0000-1234567",
        Text =
        [
            SampleReport.Paragraph("根据实施方案，青山镇已完成登记和核实，含生僻字䶮㛃𬭎的姓名也印得出来，现予公示。"),
            new TextBlock.Heading(1, [new("一、各村情况")]),
            Table(["村", "户数", "面积（亩）", "金额（元）"], 3),
            new TextBlock.Heading(1, [new("二、监督")]),
            new TextBlock.ItemList(Ordered: true, 1, [[SampleReport.Paragraph("到大厅反映；")], [SampleReport.Paragraph("打电话。")]]),
        ],
        SignedBy = "某县青山镇人民政府",
        SignedOn = new(2026, 11, 18),
        Address = Address,
        Paper = PosterPaper.A4,
        Marks = [],
        DatedAt = DatedAt,
    };

    public static ReviewSheetContent Review { get; } = new()
    {
        AgencyName = "某县青山镇人民政府",
        ItemTitle = "关于2026年耕地地力保护补贴发放情况的公示",
        IndexNumber = null,
        DocumentNumber = "青政发〔2026〕12号",
        DraftingOffice = "农业农村综合服务中心",
        Author = "示例甲",
        FormedOn = new(2026, 11, 18),
        Method = "主动公开",
        Channels = ["政府信息公开平台", "村务公开栏"],
        Summary = "按村公布2026年耕地地力保护补贴的户数、面积、标准和金额。",
        Attachments = [new("补贴明细.xlsx", "Excel 文件", "48 KB", Digest("明细")), new("实施方案.pdf", "PDF 文件", "1.2 MB", Digest("方案"))],
        PersonalData = new(5, 3, [new("农户姓名", "补贴公示须公开姓名"), new("监督电话", "单位办公电话")]),
        Opinion = new("示例乙", new(2026, 11, 19), "内容与原件一致，可以公开。"),
        Secrecy = new("示例丙", new(2026, 11, 19), "正文、附件全文", "《中华人民共和国保守国家秘密法》第三十五条", "不涉及国家秘密，可以公开。"),
        Emergency = null,
        ContentDigest = Digest("正文"),
        Marks = [],
        DatedAt = DatedAt,
    };

    public static PublicityProofContent Proof { get; } = new()
    {
        AgencyName = "某县青山镇人民政府",
        ItemTitle = "关于2026年耕地地力保护补贴发放情况的公示",
        IndexNumber = "B-2026-00012",
        Publicity = new(new(2026, 11, 20), new(2026, 11, 26)),
        Address = Address,
        Places = [new("政府信息公开平台", new(2026, 11, 20), null), new("一村村务公开栏", new(2026, 11, 20), new(2026, 11, 27))],
        Texts = [new ShownText(new DateOnly(2026, 11, 20), Digest("网页"))],
        Objections = 0,
        MaskedOn = new(2026, 11, 27),
        SignedBy = "某县青山镇人民政府",
        SignedOn = new(2026, 11, 28),
        Marks = [],
        DatedAt = DatedAt,
    };

    /// <summary>A village's households; with eight columns the sheet lies on its long side.</summary>
    public static HouseholdPosterContent Households(int count, int columns = 6)
    {
        HouseholdColumn[] all = [new("序号"), new("村组"), new("姓名"), new("面积（亩）", CellAlignment.End), new("标准", CellAlignment.End), new("金额（元）", CellAlignment.End), new("地类"), new("发放时间")];
        string[] Row(int number) => [Number(number), $"二村{number % 6 + 1}组", "示例" + "甲乙丙丁戊"[number % 5], "10.5", "76.03", "798.32", "承包地", "12月5日"];
        string[] total = ["合计", "", $"{Number(count)}户", (count * 10.5m).ToString("0.0", CultureInfo.InvariantCulture), "", (count * 798.32m).ToString("0.00", CultureInfo.InvariantCulture), "", ""];
        return new HouseholdPosterContent
        {
            AgencyName = "某县青山镇人民政府",
            Title = "2026年耕地地力保护补贴公示（二村）",
            PolicyBasis = "《2026年耕地地力保护补贴实施方案》",
            Batch = "2026年第一批",
            Rate = "76.03元/亩",
            Publicity = new(new(2026, 11, 20), new(2026, 11, 26)),
            SupervisionPhone = "0000-1234567",
            EnquiryPhone = "0000-7654321",
            Columns = all[..columns],
            Rows = [.. Enumerable.Range(1, count).Select(number => Row(number)[..columns])],
            Total = total[..columns],
            Arithmetic = $"{Number(count)}户，10.5亩 × 76.03元/亩，逐户四舍五入到分",
            SignedBy = "某县青山镇人民政府",
            SignedOn = new(2026, 11, 18),
            IndexNumber = "B-2026-00012",
            Address = null,
            Paper = PosterPaper.A4,
            Marks = [],
            DatedAt = DatedAt,
        };
    }

    public static TextBlock Table(IReadOnlyList<string> headings, int rows) => new TextBlock.Table(Caption: null, HeaderRows: 1,
    [
        [.. headings.Select(heading => new TableCell([new(heading)], Header: true))],
        .. Enumerable.Range(1, rows).Select(row => headings.Select((_, column) => new TableCell([new(column == 0 ? $"第{Number(row)}村" : "343,085.38")])).ToList()),
    ]);

    public static byte[] Render(PosterContent content) => Rendered(Posters.Render(content));

    public static byte[] Render(HouseholdPosterContent content) => Rendered(HouseholdPosters.Render(content));

    public static byte[] Render(ReviewSheetContent content) => Rendered(Reviews.Render(content));

    public static byte[] Render(PublicityProofContent content) => Rendered(Proofs.Render(content));

    public static DocumentResult Try(PosterContent content) => Posters.Render(content);

    public static DocumentResult Try(HouseholdPosterContent content) => HouseholdPosters.Render(content);

    public static DocumentResult Try(ReviewSheetContent content) => Reviews.Render(content);

    public static DocumentResult Try(PublicityProofContent content) => Proofs.Render(content);

    /// <summary>The dark squares of an address' code without its quiet zone, as the library gives them.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>> Matrix(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(new Uri(address).AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Skip(4).SkipLast(4).Select(row => row.Cast<bool>().Skip(4).SkipLast(4).ToList())];
    }

    public static string Text(byte[] pdf) => string.Concat(Pages(pdf));

    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => page.Text)];
    }

    /// <summary>Whether the parts stand in a text, in this order.</summary>
    public static bool HasInOrder(string text, IEnumerable<string> parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return true;
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static byte[] Rendered(DocumentResult result) => ((DocumentResult.Rendered)result).Pdf;
}
