using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents;

/// <summary>Chooses the size of a table's characters and the page it stands on.</summary>
internal static class TableFit
{
    /// <summary>
    /// The first page on which the table fits, in the first size that needs no second line in any cell, else in the first that
    /// divides nothing which belongs together; in the last size on the last page where it never fits. The table is measured
    /// once: widths grow with the size.
    /// </summary>
    public static (Table Table, PageSetup Page) Choose(PdfDocument document, IReadOnlyList<double> sizes, IReadOnlyList<PageSetup> pages, Func<double, Table> make)
    {
        var first = make(sizes[0]);
        var (comfortable, wide) = first.Widths(document);
        foreach (var page in pages)
        {
            foreach (var width in (ReadOnlySpan<double>)[wide, comfortable])
            {
                foreach (var size in sizes)
                {
                    if (width * size / sizes[0] <= page.TextWidth)
                        return (size == sizes[0] ? first : make(size), page);
                }
            }
        }

        return (make(sizes[^1]), pages[^1]);
    }
}
