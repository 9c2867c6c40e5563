using InfoDisclosure.Core.Text;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>
/// Renders the poster (张贴件) of an item for village boards and halls: A4 or A3 in large print, a QR code at the foot of the
/// first sheet. Equal bytes for equal content; safe for concurrent use.
/// </summary>
public sealed class PosterDocument(DocumentFonts fonts)
{
    private const int ShortText = 300;

    private readonly PosterStyle a4 = new(fonts, PosterPaper.A4);
    private readonly PosterStyle a3 = new(fonts, PosterPaper.A3);

    /// <summary>Renders the document, or names the characters that no font has.</summary>
    public DocumentResult Render(PosterContent content)
    {
        var style = content.Paper == PosterPaper.A3 ? a3 : a4;
        if (IsShort(content.Text))
        {
            foreach (var larger in style.LargerBlocks)
            {
                if (Compose(content, style, larger) is (var single, 1))
                    return DocumentResult.Of(single, 1);
            }
        }

        var (document, pages) = Compose(content, style, style.Blocks);
        return DocumentResult.Of(document, pages);
    }

    /// <summary>Whether trying a larger size is worth it: paragraphs only, few words.</summary>
    private static bool IsShort(IReadOnlyList<TextBlock> text) =>
        text.All(block => block is TextBlock.Paragraph) && text.OfType<TextBlock.Paragraph>().Sum(paragraph => paragraph.Runs.Sum(run => run.Text.Length)) <= ShortText;

    private static (PdfDocument Document, int Pages) Compose(PosterContent content, PosterStyle style, BlockStyle blocks)
    {
        var document = new PdfDocument(PaperMetadata.Of(content.Title, content.AgencyName, "张贴件", ["张贴件"], content.Marks, content.DatedAt, content.Address));
        var text = new OfficialBlocks(blocks, document, content.Address).Of(content.Text, level: 0).ToList();
        if (text.Exists(block => block.Setup != style.Page))
        {
            // One table too wide lays all sheets on their long side: they hang beside each other.
            blocks = blocks with { Page = blocks.WidePage };
            text = [.. new OfficialBlocks(blocks, document, content.Address).Of(content.Text, level: 0)];
        }

        var parts = new PosterParts(style, document);
        var width = blocks.Page.TextWidth;
        var flow = new PageFlow(document, blocks.Page)
        {
            CountedFurniture = new PosterFurniture(style, content.Title, content.Marks).Draw,
            FirstPageFoot = parts.Foot(content.Address, content.IndexNumber, width),
        };
        flow.Add(parts.Band(content.AgencyName));
        flow.Add(parts.Title(content.Title, width));
        foreach (var block in parts.Facts([.. Facts(content)], width))
            flow.Add(block);
        foreach (var (block, _) in text)
            flow.Add(block);
        if (OfficialSignature.Of(document, blocks, content.SignedBy, content.SignedOn, linesAbove: 1) is { } signature)
            flow.Add(signature);
        return (document, flow.Finish());
    }

    private static IEnumerable<PosterFact> Facts(PosterContent content)
    {
        if (content.DocumentNumber is { } number)
            yield return new("文号", number);
        if (content.FormedOn is { } day)
            yield return new("成文日期", OfficialDate.Of(day));
        if (content.Publicity is { } period)
            yield return new("公示期", OfficialDate.Span(period.From, period.To));
        if (content.SupervisionPhone is { } phone)
            yield return new("监督电话", phone);
    }
}
