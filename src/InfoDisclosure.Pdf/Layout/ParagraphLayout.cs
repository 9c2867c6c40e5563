using System.Buffers;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>Text that has been divided into lines of a width, with the structure element each of its spans belongs to.</summary>
internal sealed class ParagraphLayout
{
    private readonly IReadOnlyList<TextSpan> spans;
    private readonly StructureElement[] owners;
    private readonly ParagraphStyle style;
    private readonly double width;
    private readonly Glyph[] glyphs;
    private readonly List<LineRange> lines;

    public ParagraphLayout(PdfDocument document, IReadOnlyList<TextSpan> spans, StructureElement[] owners, ParagraphStyle style, double width)
    {
        this.spans = spans;
        this.style = style;
        this.width = width - style.LeftIndent - style.RightIndent;
        glyphs = TextShaper.Shape(document.Glyphs, spans);
        BreakKind[] before = ArrayPool<BreakKind>.Shared.Rent(glyphs.Length);
        Span<BreakKind> breaks = before.AsSpan(0, glyphs.Length);
        LineBreaker.FindBreaks(glyphs, breaks);
        lines = style.Alignment == TextAlignment.Balanced
            ? LineBreaker.Balance(glyphs, breaks, this.width)
            : LineBreaker.Fill(glyphs, breaks, this.width - style.FirstLineIndent, this.width);
        ArrayPool<BreakKind>.Shared.Return(before);
        this.owners = new StructureElement[spans.Count];
        for (int i = 0; i < spans.Count; i++)
        {
            this.owners[i] = OwnerOf(spans[i], owners[i]);
        }
    }

    public int LineCount => lines.Count;

    public double LineHeight => style.LineHeight;

    public double Height => lines.Count * style.LineHeight;

    /// <summary>The widest piece that may not be divided and the width without any break, for the widths of columns.</summary>
    public static (double Narrow, double Wide) Extent(PdfDocument document, IReadOnlyList<TextSpan> spans)
    {
        Glyph[] shaped = TextShaper.Shape(document.Glyphs, spans);
        var before = new BreakKind[shaped.Length];
        LineBreaker.FindBreaks(shaped, before);
        double narrow = 0;
        double wide = 0;
        double piece = 0;
        double line = 0;
        for (int i = 0; i < shaped.Length; i++)
        {
            piece = before[i] is BreakKind.Never ? piece : 0;
            line = before[i] is BreakKind.Forced ? 0 : line;
            piece += shaped[i].Class == CharacterClass.Space ? 0 : shaped[i].Advance;
            line += shaped[i].Advance;
            narrow = Math.Max(narrow, piece);
            wide = Math.Max(wide, line);
        }

        return (narrow, wide);
    }

    /// <summary>Draws a line whose box begins at left, top.</summary>
    public void DrawLine(PageCanvas canvas, int index, double left, double top, bool artifact)
    {
        LineRange line = lines[index];
        int count = line.End - line.Start;
        if (count <= 0)
        {
            return;
        }

        double indent = index == 0 && style.Alignment != TextAlignment.Balanced ? style.FirstLineIndent : 0;
        double room = width - indent;
        double[] rented = ArrayPool<double>.Shared.Rent(count);
        Span<double> advances = rented.AsSpan(0, count);
        ReadOnlySpan<Glyph> set = glyphs.AsSpan(line.Start, count);
        double drawn = Justify(set, advances, line, room);
        double x = left + style.LeftIndent + indent + style.Alignment switch
        {
            TextAlignment.Right => room - drawn,
            TextAlignment.Center or TextAlignment.Balanced => (room - drawn) / 2,
            _ => 0,
        };

        int start = 0;
        while (start < count)
        {
            int span = set[start].Span;
            int end = start + 1;
            while (end < count && set[end].Span == span)
            {
                end++;
            }

            x += DrawSpan(canvas, span, set[start..end], advances[start..end], x, top, artifact);
            start = end;
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private double DrawSpan(PageCanvas canvas, int index, ReadOnlySpan<Glyph> set, ReadOnlySpan<double> advances, double x, double top, bool artifact)
    {
        TextSpan span = spans[index];
        if (artifact)
        {
            canvas.BeginArtifact();
        }
        else
        {
            canvas.BeginContent(owners[index]);
        }

        // The em box of Chinese fonts stands 0.88 em above and 0.12 em below the baseline; the largest size sets the line.
        double size = spans[0].Style.Size;
        double baseline = top + ((style.LineHeight - size) / 2) + (size * 0.88);
        canvas.DrawGlyphs(set, advances, span.Style, x, baseline);

        double drawn = 0;
        foreach (double advance in advances)
        {
            drawn += advance;
        }

        if (span.Style.Underline)
        {
            canvas.RuleLater(x, baseline + (span.Style.Size * 0.16), drawn, 0.4, span.Style.Color);
        }

        if (span.Link is { } target && !artifact)
        {
            double linkTop = top + ((style.LineHeight - span.Style.Size) / 2) - span.Style.Rise;
            canvas.AddLink(target, span.LinkDescription ?? span.Text, owners[index], x, linkTop, drawn, span.Style.Size);
        }

        return drawn;
    }

    /// <summary>Fills in the advances of a line; returns how wide it stands.</summary>
    private double Justify(ReadOnlySpan<Glyph> set, Span<double> advances, LineRange line, double room)
    {
        for (int i = 0; i < set.Length; i++)
        {
            advances[i] = set[i].Advance;
        }

        double slack = room - line.Width;
        if (slack < -0.001)
        {
            return line.Width - Shrink(set, advances, -slack);
        }

        return style.Alignment == TextAlignment.Justified && !line.Last ? line.Width + Stretch(set, advances, slack) : line.Width;
    }

    /// <summary>Takes the blank halves of marks: the one at the line's end first, then brackets, then pauses.</summary>
    private static double Shrink(ReadOnlySpan<Glyph> set, Span<double> advances, double needed)
    {
        double taken = Math.Min(needed, LineBreaker.Shrinkable(set[^1], atEnd: true));
        advances[^1] -= taken;
        double rest = needed - taken;
        double available = 0;
        foreach (ref readonly Glyph glyph in set[..^1])
        {
            available += LineBreaker.Shrinkable(glyph, atEnd: false);
        }

        if (rest <= 0.001 || available <= 0)
        {
            return taken;
        }

        double share = Math.Min(1, rest / available);
        for (int i = 0; i < set.Length - 1; i++)
        {
            double give = share * LineBreaker.Shrinkable(set[i], atEnd: false);
            advances[i] -= give;
            taken += give;
        }

        return taken;
    }

    private static double Stretch(ReadOnlySpan<Glyph> set, Span<double> advances, double slack)
    {
        int gaps = 0;
        for (int i = 0; i + 1 < set.Length; i++)
        {
            gaps += LineBreaker.Stretches(set[i], set[i + 1]) ? 1 : 0;
        }

        double each = gaps == 0 ? 0 : slack / gaps;
        if (each <= 0 || each > set[0].Em * 0.6)
        {
            return 0; // a line torn apart reads worse than a ragged one
        }

        for (int i = 0; i + 1 < set.Length; i++)
        {
            advances[i] += LineBreaker.Stretches(set[i], set[i + 1]) ? each : 0;
        }

        return slack;
    }

    private static StructureElement OwnerOf(TextSpan span, StructureElement owner)
    {
        if (span.Reference)
        {
            owner = owner.AddWhenDrawn(StructureTypes.Reference);
        }

        return span.Link is null ? owner : owner.AddWhenDrawn(StructureTypes.Link, span.LinkDescription);
    }
}
