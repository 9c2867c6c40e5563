using System.Globalization;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;
using TableCell = InfoDisclosure.Core.Text.TableCell;

namespace InfoDisclosure.Core.Documents.Sheets;

/// <summary>
/// Renders 公示完成证明 in the proportions of GB/T 9704-2012. Equal bytes for equal content; safe for concurrent use.
/// </summary>
public sealed class PublicityProofDocument(DocumentFonts fonts)
{
    /// <summary>The paper's title.</summary>
    public const string Title = "公示完成证明";

    private readonly OfficialStyle style = new(fonts);

    /// <summary>Renders the document, or names the characters that no font has.</summary>
    public DocumentResult Render(PublicityProofContent content)
    {
        var document = new PdfDocument(PaperMetadata.Of($"{Title}（{content.ItemTitle}）", content.AgencyName, Title, ["公示"], content.Marks, content.DatedAt, content.Address));
        var flow = new PageFlow(document, OfficialStyle.Page) { Furniture = new OfficialFurniture(style, content.Marks).Draw };
        flow.Add(new Paragraph([new(Title, style.Title)], OfficialStyle.TitleParagraph) { Type = StructureTypes.Heading(1), OutlineLevel = 1 });
        var period = content.Publicity;
        flow.Add(Said("下列政府信息已按规定在公示期内公示，特此证明。"));
        flow.Add(Fact("公示信息", $"{content.ItemTitle}（索引号：{content.IndexNumber}）"));
        flow.Add(Fact("公示期", string.Create(CultureInfo.InvariantCulture, $"{OfficialDate.Span(period.From, period.To)}，共{period.Days}天")));
        flow.Add(Fact("网页地址", content.Address));
        if (content.Places.Count > 0)
            AddPlaces(flow, document, content.Places);
        foreach (var text in content.Texts)
            flow.Add(Fact(content.Texts.Count == 1 ? "网页内容SHA-256" : $"{OfficialDate.Of(text.From)}起的网页内容SHA-256", DigestWords.Of(text.ContentDigest)));
        flow.Add(Fact("收到异议", content.Objections is null ? "　　　　（由经办人填写）" : content.Objections == 0 ? "无" : string.Create(CultureInfo.InvariantCulture, $"{content.Objections}件")));
        if (content.MaskedOn is { } masked)
            flow.Add(Said($"公示期满后，个人信息栏目已于{OfficialDate.Of(masked)}遮盖。"));
        if (OfficialSignature.Of(document, style.Blocks, content.SignedBy, content.SignedOn) is { } signature)
            flow.Add(signature);
        return DocumentResult.Of(document, flow.Finish());
    }

    private Paragraph Said(string text) => new([new(text, style.Text)], OfficialStyle.Paragraph);

    private Paragraph Fact(string label, string value) =>
        new([new(label + "：", style.Heading(1)), new(value, style.Text)], OfficialStyle.Paragraph with { Alignment = TextAlignment.Left });

    private void AddPlaces(PageFlow flow, PdfDocument document, IReadOnlyList<PublicityPlace> places)
    {
        var table = new TextBlock.Table(Caption: null, HeaderRows: 1,
        [
            [.. new[] { "公示渠道和张贴地点", "公布（张贴）日期", "截止（取下）日期" }.Select(name => new TableCell([new(name)], Header: true))],
            .. places.Select(place => new[] { place.Name, OfficialDate.Of(place.From), place.To is { } day ? OfficialDate.Of(day) : "仍在公开" }.Select(value => new TableCell([new(value)])).ToList()),
        ]);
        foreach (var (block, setup) in new OfficialBlocks(style.Blocks, document, address: null).Of([table], level: 0))
            flow.Add(block, setup);
    }
}
