using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Benchmarks;

/// <summary>Posters to print, and the same words at the same measures as HTML.</summary>
internal static class PosterSamples
{
    private const string Agency = "同江市三村镇人民政府";
    private static readonly DateTime DatedAt = new(2026, 11, 18, 0, 0, 0, DateTimeKind.Utc);

    public static PosterContent Poster(int paragraphs) => new()
    {
        AgencyName = Agency,
        Title = "关于2026年耕地地力保护补贴发放情况的公示",
        IndexNumber = "B-2026-00012",
        DocumentNumber = "三政发〔2026〕12号",
        FormedOn = new(2026, 11, 18),
        Publicity = new(new(2026, 11, 20), new(2026, 11, 26)),
        SupervisionPhone = "0000-1234567",
        Text = [.. Enumerable.Range(1, paragraphs).Select(number => new TextBlock.Paragraph([new TextRun($"{number}. 各村要认真核对登记面积，张榜公示后由镇里复核，确保补贴资金及时足额发放到户，对公示有异议的可到便民服务大厅反映。")]))],
        SignedBy = Agency,
        SignedOn = new(2026, 11, 18),
        Address = "https://example.org/catalogue/1234",
        Paper = PosterPaper.A4,
        Marks = [],
        DatedAt = DatedAt,
    };

    public static HouseholdPosterContent Households(int count) => new()
    {
        AgencyName = Agency,
        Title = "2026年耕地地力保护补贴公示（二村）",
        PolicyBasis = "《2026年耕地地力保护补贴实施方案》",
        Batch = "2026年第一批",
        Rate = "76.03元/亩",
        Publicity = new(new(2026, 11, 20), new(2026, 11, 26)),
        SupervisionPhone = "0000-1234567",
        EnquiryPhone = "0000-7654321",
        Columns = [new("序号"), new("村组"), new("姓名"), new("面积（亩）", CellAlignment.End), new("标准", CellAlignment.End), new("金额（元）", CellAlignment.End)],
        Rows = [.. Enumerable.Range(1, count).Select(Household)],
        Total = ["合计", "", $"{count}户", Words(Enumerable.Range(1, count).Sum(Area)), "", Words(Enumerable.Range(1, count).Sum(Amount))],
        Arithmetic = null,
        SignedBy = Agency,
        SignedOn = new(2026, 11, 18),
        IndexNumber = null,
        Address = null,
        Paper = PosterPaper.A4,
        Marks = [],
        DatedAt = DatedAt,
    };

    public static string Html(PosterContent content)
    {
        var html = Head(content.Title, body: 22);
        html.Append("<p class=f>文号：").Append(content.DocumentNumber).Append("　成文日期：2026年11月18日　公示期：2026年11月20日至2026年11月26日　监督电话：").Append(content.SupervisionPhone);
        foreach (var paragraph in content.Text.OfType<TextBlock.Paragraph>())
            html.Append("<p>").Append(HtmlEncoder.Default.Encode(paragraph.Runs[0].Text));
        var code = QrFigure.Svg(content.Address!)!;
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox='0 0 {code.Size} {code.Size}' width=113><title>{code.Address}</title><path d='{code.Path}'/></svg><p>").Append(content.Address);
        return html.ToString();
    }

    public static string Html(HouseholdPosterContent content)
    {
        var html = Head(content.Title, body: 18);
        html.Append("<p class=f>政策依据：").Append(content.PolicyBasis).Append("　补贴标准：").Append(content.Rate).Append("<table><thead>");
        Row(html, "th", content.Columns.Select(column => column.Heading));
        html.Append("<tbody>");
        foreach (var row in content.Rows.Append(content.Total!))
            Row(html, "td", row);
        return html.Append("</table>").ToString();
    }

    private static StringBuilder Head(string title, int body) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=zh-CN><meta charset=utf-8><style>@page{{size:A4;margin:22mm 20mm 19mm}}body{{font:{body}pt/1.6 serif;margin:0}}p{{margin:0;text-align:justify}}h1{{font-size:40pt;text-align:center}}.f{{font-size:17pt}}table{{width:100%;border-collapse:collapse}}td,th{{border:.5pt solid;padding:3.6pt 5.4pt;line-height:1.4}}</style><h1>{title}</h1>");

    private static void Row(StringBuilder html, string cell, IEnumerable<string> values)
    {
        html.Append("<tr>");
        foreach (var value in values)
            html.Append('<').Append(cell).Append('>').Append(value);
    }

    private static string[] Household(int number) =>
        [number.ToString(CultureInfo.InvariantCulture), $"二村{number % 6 + 1}组", "示例" + "甲乙丙丁戊己庚辛"[number % 8], Words(Area(number)), "76.03", Words(Amount(number))];

    private static decimal Area(int number) => 10 + (number * 37 % 400 / 10m);

    private static decimal Amount(int number) => decimal.Round(Area(number) * 76.03m, 2);

    private static string Words(decimal value) => value.ToString("#,0.0#", CultureInfo.InvariantCulture);
}
