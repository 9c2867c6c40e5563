using System.Globalization;
using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>
/// What stands on every sheet beside the text: the marks above; where there are several sheets their number below, and from
/// the second on the title above, for sheets are torn off and hung apart.
/// </summary>
internal sealed class PosterFurniture(PosterStyle style, string title, IReadOnlyList<string> marks)
{
    private string? running;

    public void Draw(PageCanvas canvas, int page, int pages)
    {
        var sheet = canvas.Setup;
        var right = sheet.SheetWidth - sheet.Right;
        var above = sheet.Top - style.Points(30);
        var left = DocumentMarks.Draw(canvas, marks, style.Mark, sheet.Left, above);
        if (pages == 1)
            return;

        var number = style.PageNumber;
        var words = string.Create(CultureInfo.InvariantCulture, $"第{page}页　共{pages}页");
        canvas.Text(words, number, (sheet.SheetWidth - canvas.Measure(words, number)) / 2, sheet.SheetHeight - sheet.Bottom + style.Points(30));
        if (page > 1)
        {
            running ??= Clip(canvas, title, style.Small, right - left - style.Points(24));
            canvas.Text(running, style.Small, right - canvas.Measure(running, style.Small), above + style.Points(15));
        }
    }

    private static string Clip(PageCanvas canvas, string text, TextStyle style, double width)
    {
        if (canvas.Measure(text, style) <= width)
            return text;
        var clipped = new StringInfo(text);
        var length = clipped.LengthInTextElements;
        while (length > 0 && canvas.Measure(clipped.SubstringByTextElements(0, length) + "…", style) > width)
            length--;
        return length == 0 ? "" : clipped.SubstringByTextElements(0, length) + "…";
    }
}
