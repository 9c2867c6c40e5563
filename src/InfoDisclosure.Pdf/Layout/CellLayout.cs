using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>The lines of a cell: of its one text, or of its paragraphs one after the other.</summary>
internal sealed class CellLayout
{
    private readonly ParagraphLayout[] paragraphs;
    private readonly double lineHeight;

    public CellLayout(PdfDocument document, TableCell cell, StructureElement element, double lineHeight, double width)
    {
        this.lineHeight = lineHeight;
        paragraphs = new ParagraphLayout[1 + cell.Further.Count];
        paragraphs[0] = LayOut(cell.Spans, new ParagraphStyle { LineHeight = lineHeight, Alignment = cell.Alignment });
        for (int i = 1; i < paragraphs.Length; i++)
        {
            CellParagraph paragraph = cell.Further[i - 1];
            var style = new ParagraphStyle { LineHeight = lineHeight, Alignment = paragraph.Alignment, LeftIndent = paragraph.HangingIndent, FirstLineIndent = -paragraph.HangingIndent };
            paragraphs[i] = LayOut(paragraph.Spans, style);
        }

        LineCount = paragraphs.Sum(LinesOf);

        ParagraphLayout LayOut(IReadOnlyList<TextSpan> spans, ParagraphStyle style)
        {
            StructureElement owner = paragraphs.Length == 1 || spans.Count == 0 ? element : element.Add(StructureTypes.Paragraph);
            return new ParagraphLayout(document, spans, [.. spans.Select(_ => owner)], style, width);
        }
    }

    public int LineCount { get; }

    public double Height => LineCount * lineHeight;

    public void DrawLine(PageCanvas canvas, int index, double left, double top, bool artifact)
    {
        int p = 0;
        while (index >= LinesOf(paragraphs[p]))
        {
            index -= LinesOf(paragraphs[p++]);
        }

        if (index < paragraphs[p].LineCount)
        {
            paragraphs[p].DrawLine(canvas, index, left, top, artifact);
        }
    }

    private int LinesOf(ParagraphLayout paragraph) => paragraphs.Length == 1 ? paragraph.LineCount : Math.Max(1, paragraph.LineCount);
}
