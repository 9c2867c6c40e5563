using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Pdf.Tests.Programs;

namespace InfoDisclosure.Core.Tests.Documents;

/// <summary>An invented report with every kind of block, and the fonts of the repository.</summary>
internal static class SampleReport
{
    public static readonly DocumentFonts Fonts = DocumentFonts.Load(RepositoryFonts.Folder);

    public static readonly AnnualReportDocument Document = new(Fonts);

    public static AnnualReportContent Content { get; } = new()
    {
        Year = 2018,
        Title = "青山镇2018年政府信息公开工作年度报告",
        AgencyName = "某县青山镇人民政府",
        Preface = [Paragraph("本报告由青山镇人民政府编制，所列数据的统计期限为2018年1月1日至2018年12月31日，生僻字〇㛃䶮𬭎都印得出来。")],
        Parts =
        [
            new(1, "一、", "概述", [Paragraph("全年主动公开信息80条，办理申请0件。")]),
            new(2, "（一）", "制度建设", [Paragraph("建立信息员制度。")]),
            new(1, "二、", "主动公开情况", Everything()),
        ],
        SignedBy = "某县青山镇人民政府",
        SignedOn = new DateOnly(2019, 3, 19),
        Marks = [],
        DatedAt = new DateTime(2019, 3, 19, 8, 0, 0, DateTimeKind.Utc),
        Address = "https://example.org/reports/2018",
    };

    public static TextBlock Paragraph(string text) => new TextBlock.Paragraph([new TextRun(text)]);

    public static DocumentResult.Rendered Render(AnnualReportContent content) => (DocumentResult.Rendered)Document.Render(content);

    private static List<TextBlock> Everything() =>
    [
        new TextBlock.Paragraph(
        [
            new TextRun("一是加强领导。", Strong: true),
            new TextRun("见"),
            new TextRun("公开目录", Href: "/catalogue?year=2018"),
            new TextRun("，共"),
            new TextRun("80", Href: "https://example.org/figures"),
            new TextRun("条"),
            new TextRun("", Note: 1),
            new TextRun("，"),
            new TextRun("强调", Emphasis: true),
            new TextRun("。"),
        ]),
        new TextBlock.Heading(1, [new TextRun("（一）公开渠道")]),
        new TextBlock.ItemList(Ordered: true, 1, [[Paragraph("微信公众号"), new TextBlock.ItemList(Ordered: false, 1, [[Paragraph("通知")]])], [Paragraph("公开栏")]]),
        new TextBlock.Quote([Paragraph("以公开为常态，不公开为例外。")]),
        new TextBlock.Table("表1　公开渠道", 2,
        [
            [new([new("渠道")], Header: true, RowSpan: 2), new([new("条数")], Header: true, ColumnSpan: 2)],
            [new([new("上半年")], Header: true), new([new("下半年")], Header: true)],
            [new([new("公众号")]), new([new("20")]), new([new("26")])],
            [new([new("合计")], Header: true), new([new("46")], ColumnSpan: 2, Alignment: CellAlignment.End)],
        ]),
        new TextBlock.Footnotes([[Paragraph("不含转载。")]]),
    ];
}
