using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents;

/// <summary>The framed words that say of every page that this isn't the official document.</summary>
internal static class DocumentMarks
{
    /// <summary>Draws the marks beside each other from the left; returns where the last one ends.</summary>
    public static double Draw(PageCanvas canvas, IReadOnlyList<string> marks, TextStyle style, double left, double top)
    {
        var padding = style.Size / 2;
        foreach (var mark in marks)
        {
            var width = canvas.Measure(mark, style) + (2 * padding);
            canvas.Frame(left, top, width, style.Size * 1.75, 1, style.Color);
            canvas.Text(mark, style, left + padding, top + (style.Size * (0.375 + 0.88)));
            left += width + 8;
        }

        return left;
    }
}
