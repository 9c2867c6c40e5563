using System.Globalization;
using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents;

/// <summary>
/// What stands on every page beside the text: the page number, 四号 between two dashes at the outside edge one character
/// in, and the marks of a paper that is not the official document.
/// </summary>
internal sealed class OfficialFurniture(OfficialStyle style, IReadOnlyList<string> marks)
{
    public void Draw(PageCanvas canvas, int page)
    {
        var sheet = OfficialStyle.Page;
        var number = string.Create(CultureInfo.InvariantCulture, $"— {page} —");
        var one = style.PageNumber.Size;
        var x = page % 2 == 1 ? sheet.SheetWidth - sheet.Right - one - canvas.Measure(number, style.PageNumber) : sheet.Left + one;
        var baseline = sheet.SheetHeight - sheet.Bottom + Pdf.Millimetres.ToPoints(7) + (one * 0.88);
        canvas.Text(number, style.PageNumber, x, baseline);

        var left = sheet.Left;
        foreach (var mark in marks)
        {
            left += DrawMark(canvas, mark, left) + 8;
        }
    }

    private double DrawMark(PageCanvas canvas, string mark, double left)
    {
        const double Padding = 6;
        var top = Pdf.Millimetres.ToPoints(20);
        var size = style.Mark.Size;
        var width = canvas.Measure(mark, style.Mark) + (2 * Padding);
        canvas.Frame(left, top, width, size + 9, 1, style.Mark.Color);
        canvas.Text(mark, style.Mark, left + Padding, top + 4.5 + (size * 0.88));
        return width;
    }
}
