using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>
/// Puts the characters of a page into lines, whatever order the file draws them in, so that no number is torn apart: what
/// stands on one baseline is one line; a gap is a space, a wide one a tab; a line of running text goes on in the next.
/// </summary>
internal static class PdfLines
{
    // In heights of the characters.
    private const double SameBaseline = 0.4;
    private const double Gap = 0.25;
    private const double WideGap = 1.0;
    private const double WidestPitch = 4.0;
    private const double LinePitch = 2.2;
    private const double RightEdge = 1.5;

    /// <summary>Digits set apart on purpose, one in a box, are at least so many.</summary>
    private const int FewestBoxes = 8;

    public static string Read(IReadOnlyList<PdfGlyph> glyphs)
    {
        var text = new StringBuilder();
        foreach (var direction in glyphs.GroupBy(glyph => glyph.Angle).OrderBy(group => group.Key == 0 ? 0 : 1).ThenByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            if (text.Length > 0)
                text.Append('\n');
            Write(Lines(direction), text);
        }
        return text.ToString();
    }

    /// <summary>A character turned so that its line runs from left to right.</summary>
    private readonly record struct Placed(string Text, double Left, double Right, double Base, double Size);

    private sealed record Line(string Text, double Left, double Right, double Base, double Size, bool IsTable);

    private static List<Line> Lines(IGrouping<double, PdfGlyph> direction)
    {
        var (sin, cos) = Math.SinCos(direction.Key * Math.PI / 180);
        var placed = direction
            .Select(glyph => new Placed(glyph.Text, (glyph.X * cos) + (glyph.Y * sin), (glyph.X * cos) + (glyph.Y * sin) + glyph.Length, (glyph.Y * cos) - (glyph.X * sin), Math.Max(glyph.Size, 0.1)))
            .OrderByDescending(glyph => glyph.Base)
            .ToList();
        var lines = new List<Line>();
        for (var first = 0; first < placed.Count;)
        {
            var last = first;
            while (last + 1 < placed.Count && placed[first].Base - placed[last + 1].Base <= SameBaseline * Math.Max(placed[first].Size, placed[last + 1].Size))
                last++;
            if (MakeLine(placed.GetRange(first, last - first + 1)) is { } line)
                lines.Add(line);
            first = last + 1;
        }
        return lines;
    }

    private static Line? MakeLine(List<Placed> glyphs)
    {
        // A stable order: what is drawn first stands first where two have one place.
        var ordered = glyphs.OrderBy(glyph => glyph.Left).ToList();
        var kept = new List<Placed>(ordered.Count);
        foreach (var glyph in ordered)
        {
            // Bold letters are sometimes drawn twice, a hair apart.
            if (kept.Count > 0 && kept[^1].Text == glyph.Text && glyph.Left - kept[^1].Left < Gap * glyph.Size && glyph.Right - glyph.Left > Gap * glyph.Size)
                continue;
            if (!string.IsNullOrWhiteSpace(glyph.Text))
                kept.Add(glyph);
        }
        if (kept.Count == 0)
            return null;
        var boxed = Boxed(kept);
        var text = new StringBuilder();
        var isTable = false;
        for (var i = 0; i < kept.Count; i++)
        {
            if (i > 0 && !boxed[i])
            {
                var gap = (kept[i].Left - kept[i - 1].Right) / Math.Max(kept[i].Size, kept[i - 1].Size);
                isTable |= gap > WideGap;
                if (gap > WideGap)
                    text.Append('\t');
                else if (gap > Gap)
                    text.Append(' ');
            }
            text.Append(kept[i].Text);
        }
        return new Line(text.ToString(), kept[0].Left, kept.Max(glyph => glyph.Right), kept[0].Base, kept.Max(glyph => glyph.Size), isTable);
    }

    /// <summary>Which characters follow the one before though there is a gap: digits in a row of equal boxes.</summary>
    private static bool[] Boxed(List<Placed> glyphs)
    {
        var boxed = new bool[glyphs.Count];
        for (var first = 0; first < glyphs.Count; first++)
        {
            var last = first;
            while (last + 1 < glyphs.Count && IsBoxable(glyphs[last]) && IsBoxable(glyphs[last + 1]) && IsSamePitch(glyphs, first, last))
                last++;
            if (last - first + 1 < FewestBoxes)
                continue;
            boxed.AsSpan(first + 1, last - first).Fill(true);
            first = last;
        }
        return boxed;
    }

    private static bool IsBoxable(Placed glyph) => glyph.Text.Length == 1 && glyph.Text[0] is (>= '0' and <= '9') or 'X' or 'x';

    private static bool IsSamePitch(List<Placed> glyphs, int first, int last)
    {
        var pitch = glyphs[last + 1].Left - glyphs[last].Left;
        return pitch < WidestPitch * glyphs[last].Size && Math.Abs(pitch - (glyphs[first + 1].Left - glyphs[first].Left)) < Gap * glyphs[last].Size;
    }

    private static void Write(List<Line> lines, StringBuilder text)
    {
        var right = lines.Max(line => line.Right);
        var width = right - lines.Min(line => line.Left);
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(lines[i].Text);
            if (i + 1 == lines.Count)
                break;
            if (!GoesOn(lines[i], lines[i + 1], right, width))
                text.Append('\n');
            else if (IsLatin(lines[i].Text[^1]) && IsLatin(lines[i + 1].Text[0]))
                text.Append(' ');
        }
    }

    /// <summary>True for a full line of running text, followed at a line's distance by more of it.</summary>
    private static bool GoesOn(Line line, Line next, double right, double width) =>
        !line.IsTable && !next.IsTable
        && line.Right >= right - (RightEdge * line.Size)
        && line.Right - line.Left >= 0.6 * width && width >= 15 * line.Size
        && Math.Abs(line.Size - next.Size) < 0.1 * line.Size
        && line.Base - next.Base <= LinePitch * line.Size
        && next.Left < line.Left + line.Size;

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || (c < 0x250 && char.IsLetter(c));
}
