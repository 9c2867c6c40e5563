namespace InfoDisclosure.Pdf.Layout;

/// <summary>Divides a width among the columns of a table.</summary>
internal static class TableColumns
{
    /// <summary>What each column would take: narrow without dividing what belongs together, wide without any second line.</summary>
    public static (double Narrow, double Wide)[] Extents(PdfDocument document, Table table, TableGrid grid)
    {
        var extents = new (double Narrow, double Wide)[grid.Columns];
        foreach (PlacedCell cell in grid.Cells.OrderBy(cell => cell.ColumnSpan))
        {
            (double narrow, double wide) = Extent(document, table, cell);
            Span<(double Narrow, double Wide)> covered = extents.AsSpan(cell.Column, cell.ColumnSpan);
            double haveNarrow = 0;
            double haveWide = 0;
            foreach ((double columnNarrow, double columnWide) in covered)
            {
                haveNarrow += columnNarrow;
                haveWide += columnWide;
            }

            for (int i = 0; i < covered.Length; i++)
            {
                covered[i].Narrow += Math.Max(0, narrow - haveNarrow) / covered.Length;
                covered[i].Wide += Math.Max(0, wide - haveWide) / covered.Length;
            }
        }

        return extents;
    }

    /// <summary>The columns' left edges and, at the end, the table's right one.</summary>
    public static double[] Edges(PdfDocument document, Table table, TableGrid grid, double left, double width)
    {
        double[] widths = table.ColumnWidths.Count == grid.Columns ? [.. table.ColumnWidths] : ByContent(document, table, grid, width);
        double total = widths.Sum();
        double[] edges = new double[widths.Length + 1];
        edges[0] = left;
        for (int i = 0; i < widths.Length; i++)
        {
            edges[i + 1] = edges[i] + (total > 0 ? widths[i] / total * width : width / widths.Length);
        }

        return edges;
    }

    private static double[] ByContent(PdfDocument document, Table table, TableGrid grid, double width)
    {
        (double Narrow, double Wide)[] extents = Extents(document, table, grid);
        double narrow = extents.Sum(extent => extent.Narrow);
        double wide = extents.Sum(extent => extent.Wide);
        if (wide <= width)
        {
            double spare = (width - wide) / extents.Length;
            return [.. extents.Select(extent => extent.Wide + spare)];
        }

        // Roots, so that one long column doesn't starve its neighbours.
        double wishes = extents.Sum(extent => Math.Sqrt(extent.Wide - extent.Narrow));
        return narrow >= width || wishes <= 0
            ? [.. extents.Select(extent => extent.Narrow)]
            : [.. extents.Select(extent => extent.Narrow + (Math.Sqrt(extent.Wide - extent.Narrow) / wishes * (width - narrow)))];
    }

    private static (double Narrow, double Wide) Extent(PdfDocument document, Table table, PlacedCell cell)
    {
        double padding = (table.HorizontalPadding * 2) + 0.5;
        if (cell.Cell.Spans.Count == 0)
        {
            return (padding, padding);
        }

        (double narrow, double wide) = ParagraphLayout.Extent(document, cell.Cell.Spans);

        // Chinese may break anywhere, but a column of one character reads badly: four beside each other at least.
        double four = cell.Cell.Spans[0].Style.Size * 4;
        return (Math.Max(narrow, Math.Min(wide, four)) + padding, wide + padding);
    }
}
