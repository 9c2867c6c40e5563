namespace InfoDisclosure.Pdf.Layout;

/// <summary>Divides a width among the columns of a table.</summary>
internal static class TableColumns
{
    /// <summary>What each column would take.</summary>
    public static ColumnExtent[] Extents(PdfDocument document, Table table, TableGrid grid)
    {
        var extents = new ColumnExtent[grid.Columns];
        foreach (PlacedCell cell in grid.Cells.OrderBy(cell => cell.ColumnSpan))
        {
            ColumnExtent wanted = Extent(document, table, cell);
            Span<ColumnExtent> covered = extents.AsSpan(cell.Column, cell.ColumnSpan);
            var have = new ColumnExtent(0, 0, 0);
            foreach (ColumnExtent column in covered)
            {
                have = new ColumnExtent(have.Least + column.Least, have.Comfortable + column.Comfortable, have.Wide + column.Wide);
            }

            for (int i = 0; i < covered.Length; i++)
            {
                covered[i] = new ColumnExtent(
                    covered[i].Least + (Math.Max(0, wanted.Least - have.Least) / covered.Length),
                    covered[i].Comfortable + (Math.Max(0, wanted.Comfortable - have.Comfortable) / covered.Length),
                    covered[i].Wide + (Math.Max(0, wanted.Wide - have.Wide) / covered.Length));
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
        ColumnExtent[] extents = Extents(document, table, grid);
        double least = extents.Sum(extent => extent.Least);
        double comfortable = extents.Sum(extent => extent.Comfortable);
        double wide = extents.Sum(extent => extent.Wide);
        if (wide <= width)
        {
            double spare = (width - wide) / extents.Length;
            return [.. extents.Select(extent => extent.Wide + spare)];
        }

        // Roots, so that one long column doesn't starve its neighbours.
        return comfortable <= width
            ? Share(extents, extent => extent.Comfortable, extent => Math.Sqrt(extent.Wide - extent.Comfortable), width - comfortable)
            : Share(extents, extent => extent.Least, extent => extent.Comfortable - extent.Least, Math.Max(0, width - least));
    }

    private static double[] Share(ColumnExtent[] extents, Func<ColumnExtent, double> start, Func<ColumnExtent, double> wish, double spare)
    {
        double wishes = extents.Sum(wish);
        return [.. extents.Select(extent => start(extent) + ((wishes > 0 ? wish(extent) / wishes : 1.0 / extents.Length) * spare))];
    }

    private static ColumnExtent Extent(PdfDocument document, Table table, PlacedCell cell)
    {
        double padding = (table.HorizontalPadding * 2) + 0.5;
        ColumnExtent extent = Extent(document, cell.Cell.Spans, padding);
        foreach (CellParagraph paragraph in cell.Cell.Further)
        {
            ColumnExtent other = Extent(document, paragraph.Spans, padding + paragraph.HangingIndent);
            extent = new ColumnExtent(Math.Max(extent.Least, other.Least), Math.Max(extent.Comfortable, other.Comfortable), Math.Max(extent.Wide, other.Wide));
        }

        return extent;
    }

    private static ColumnExtent Extent(PdfDocument document, IReadOnlyList<TextSpan> spans, double padding)
    {
        if (spans.Count == 0)
        {
            return new ColumnExtent(padding, padding, padding);
        }

        (double narrow, double wide) = ParagraphLayout.Extent(document, spans);

        // Chinese may break anywhere, but a column of one character reads badly: four beside each other are comfortable.
        double four = spans[0].Style.Size * 4;
        return new ColumnExtent(narrow + padding, Math.Max(narrow, Math.Min(wide, four)) + padding, wide + padding);
    }
}

/// <summary>
/// Widths a column could have: the least that divides nothing which belongs together, one that reads well, and one that
/// needs no second line.
/// </summary>
internal readonly record struct ColumnExtent(double Least, double Comfortable, double Wide);
