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

        DocumentMarks.Draw(canvas, marks, style.Mark, sheet.Left, Pdf.Millimetres.ToPoints(20));
    }
}
