using System.Globalization;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Core.Documents;

/// <summary>
/// Renders an annual report as an official document in the proportions of GB/T 9704-2012: tagged, searchable PDF with
/// embedded fonts, equal bytes for equal content. Safe for concurrent use.
/// </summary>
public sealed class AnnualReportDocument(DocumentFonts fonts)
{
    /// <summary>Points.</summary>
    private const double EditionSize = 9;

    private readonly OfficialStyle style = new(fonts);

    /// <summary>Renders the document, or names the characters that no font has.</summary>
    public DocumentResult Render(AnnualReportContent content)
    {
        var document = new PdfDocument(Metadata(content));
        var furniture = new OfficialFurniture(style, content.Marks);
        var flow = new PageFlow(document, OfficialStyle.Page) { Furniture = furniture.Draw };
        var blocks = new OfficialBlocks(style.Blocks, document, content.Address);

        AddTitle(flow, content);
        AddText(flow, blocks.Of(content.Preface, level: 1));
        foreach (var part in content.Parts)
        {
            var laid = blocks.Of(part.Blocks, part.Level).ToList();
            // A heading stands on the page of what it heads, also where that lies on its long side.
            flow.Add(Heading(part), laid.Count > 0 ? laid[0].Setup : OfficialStyle.Page);
            AddText(flow, laid);
        }

        if (OfficialSignature.Of(document, style.Blocks, content.SignedBy, content.SignedOn) is { } signature)
        {
            flow.Add(signature);
        }

        if (content.Edition is { } edition)
        {
            flow.Add(new Spacer(OfficialStyle.LinePitch));
            flow.Add(new Paragraph([new(edition, style.Blocks.Text with { Size = EditionSize, Pitch = null })], style.Blocks.Paragraph with { FirstLineIndent = 0, Alignment = TextAlignment.Left }));
        }

        return DocumentResult.Of(document, flow.Finish());
    }

    private static DocumentMetadata Metadata(AnnualReportContent content)
    {
        var year = content.Year.ToString(CultureInfo.InvariantCulture);
        return PaperMetadata.Of(content.Title, content.AgencyName, $"{year}年政府信息公开工作年度报告", ["年度报告", year], content.Marks, content.DatedAt, content.Address);
    }

    private static void AddText(PageFlow flow, IEnumerable<(Block Block, PageSetup Setup)> blocks)
    {
        foreach (var (block, setup) in blocks)
        {
            flow.Add(block, setup);
        }
    }

    private void AddTitle(PageFlow flow, AnnualReportContent content)
    {
        flow.Add(new Spacer(OfficialStyle.LinePitch));
        flow.Add(new Paragraph([new(WithBreaks(content.Title), style.Title)], OfficialStyle.TitleParagraph) { Type = StructureTypes.Heading(1), OutlineLevel = 1 });
    }

    /// <summary>Titles too long for a line are divided where their sense divides.</summary>
    private static string WithBreaks(string title)
    {
        foreach (var word in (ReadOnlySpan<string>)["政府信息公开", "工作年度报告"])
        {
            var at = title.IndexOf(word, StringComparison.Ordinal);
            if (at > 0)
            {
                title = title.Insert(at, "\u200B");
            }
        }

        return title;
    }

    private Paragraph Heading(AnnualReportPartContent part) =>
        new([new(part.Number + part.Heading, style.Heading(part.Level))], OfficialStyle.HeadingParagraph)
        {
            Type = StructureTypes.Heading(part.Level + 1),
            OutlineLevel = part.Level + 1,
        };
}
