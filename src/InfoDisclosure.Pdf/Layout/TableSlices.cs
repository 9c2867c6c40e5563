using System.Globalization;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>
/// A table cut into bands, the pieces that a page takes whole: a band is a row, or one line of a row that is too high to be
/// kept whole. Rules are drawn band by band, so that every page shows a closed table.
/// </summary>
internal sealed class TableSlices : SliceSource
{
    private readonly Table table;
    private readonly TableGrid grid;
    private readonly double[] edges;
    private readonly Dictionary<PlacedCell, CellLayout> layouts = [];
    private readonly List<Band> bands = [];
    private readonly int headBands;
    private readonly RepeatedHead? head;

    public TableSlices(Composition composition, Table table, TableGrid grid, StructureElement element, double left, double width)
    {
        this.table = table;
        this.grid = grid;
        edges = TableColumns.Edges(composition.Document, table, grid, left, width);
        AddCells(composition.Document, element);

        double page = composition.Setup.TextHeight;
        double[] heights = RowHeights();
        AddBands(0, grid.HeaderRows, heights, page);
        headBands = bands.Count;
        double headHeight = bands.Sum(band => band.Height);
        head = headBands > 0 && headHeight < page / 3 ? new Rows(this, headHeight) : null;
        AddBands(grid.HeaderRows, grid.Rows, heights, head is null ? page : page - headHeight);
    }

    public void AddTo(Composition composition, double spaceBefore)
    {
        for (int i = 0; i < bands.Count; i++)
        {
            bool mayBreak = i == 0 || (i > headBands && bands[i].MayBreakBefore);
            composition.Add(this, i == 0 ? spaceBefore : 0, bands[i].Height, mayBreak, spaceAfter: i == bands.Count - 1 ? table.SpaceAfter : 0, index: i);
        }
    }

    public override RepeatedHead? HeadBefore(int index) => index >= headBands && index > 0 ? head : null;

    public override void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges) =>
        DrawBand(canvas, bands[index], left, top, edges, artifact: false);

    private static string Attributes(PlacedCell cell)
    {
        string attributes = "/O/Table";
        attributes += cell.Cell.Scope switch
        {
            HeaderScope.Column => "/Scope/Column",
            HeaderScope.Row => "/Scope/Row",
            _ => "",
        };
        attributes += cell.ColumnSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"/ColSpan {cell.ColumnSpan}") : "";
        attributes += cell.RowSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"/RowSpan {cell.RowSpan}") : "";
        return attributes;
    }

    private void AddCells(PdfDocument document, StructureElement element)
    {
        StructureElement? part = null;
        StructureElement? row = null;
        int current = -1;
        foreach (PlacedCell cell in grid.Cells)
        {
            if (cell.Row != current)
            {
                bool partBegins = current < 0 || (current < grid.HeaderRows && cell.Row >= grid.HeaderRows);
                part = partBegins ? element.Add(cell.Row < grid.HeaderRows ? StructureTypes.TableHead : StructureTypes.TableBody) : part;
                row = part!.Add(StructureTypes.TableRow);
                current = cell.Row;
            }

            bool plain = cell is { ColumnSpan: 1, RowSpan: 1, Cell.Scope: HeaderScope.None };
            string type = cell.Cell.Scope == HeaderScope.None ? StructureTypes.TableCell : StructureTypes.TableHeader;
            StructureElement own = row!.Add(type, alternative: null, id: null, plain ? null : Attributes(cell));
            double width = edges[cell.Column + cell.ColumnSpan] - edges[cell.Column] - (table.HorizontalPadding * 2);
            layouts.Add(cell, new CellLayout(document, cell.Cell, own, table.LineHeight, width));
        }
    }

    private double[] RowHeights()
    {
        double[] heights = new double[grid.Rows];
        Array.Fill(heights, table.LineHeight + (table.VerticalPadding * 2));
        foreach (PlacedCell cell in grid.Cells.OrderBy(cell => cell.RowSpan))
        {
            double needed = layouts[cell].Height + (table.VerticalPadding * 2);
            double have = heights.AsSpan(cell.Row, cell.RowSpan).ToArray().Sum();
            heights[cell.LastRow] += Math.Max(0, needed - have);
        }

        return heights;
    }

    private bool IsLastOfMany(int row) => row == grid.Rows - 1 && row > grid.HeaderRows;

    private void AddBands(int start, int end, double[] heights, double page)
    {
        while (start < end)
        {
            int groupEnd = Math.Min(grid.GroupEnd(start), end);
            double group = heights.AsSpan(start, groupEnd - start).ToArray().Sum();
            bool tallRow = heights.AsSpan(start, groupEnd - start).IndexOfAnyInRange(page / 2, double.MaxValue) >= 0;
            if (group > page || tallRow)
            {
                AddDividedRows(start, groupEnd);
            }
            else
            {
                AddWholeRows(start, groupEnd, heights);
            }

            start = groupEnd;
        }
    }

    /// <summary>Rows that stay on one page together; a cell's text stands in the middle of all the rows it covers.</summary>
    private void AddWholeRows(int start, int end, double[] heights)
    {
        for (int r = start; r < end; r++)
        {
            var band = new Band(r, heights[r], MayBreakBefore: r == start && !IsLastOfMany(r), []);
            foreach (PlacedCell cell in CellsOf(r).Where(cell => cell.Row == r))
            {
                CellLayout layout = layouts[cell];
                double room = heights.AsSpan(cell.Row, cell.RowSpan).ToArray().Sum();
                double offset = cell.Cell.AtTop ? table.VerticalPadding : (room - layout.Height) / 2;
                band.Pieces.Add(new Piece(cell, 0, layout.LineCount, offset, Starts: true));
            }

            bands.Add(band);
        }
    }

    /// <summary>Rows too high to be kept together: one band a line, text from the top.</summary>
    private void AddDividedRows(int start, int end)
    {
        int[] lines = new int[end - start];
        Array.Fill(lines, 1);
        var cells = grid.Cells.Where(cell => cell.Row >= start && cell.Row < end).OrderBy(cell => cell.RowSpan).ToList();
        foreach (PlacedCell cell in cells)
        {
            int have = lines.AsSpan(cell.Row - start, cell.RowSpan).ToArray().Sum();
            lines[cell.LastRow - start] += Math.Max(0, layouts[cell].LineCount - have);
        }

        int[] next = new int[grid.Columns]; // the next line of the cell in each column
        for (int r = start; r < end; r++)
        {
            int count = lines[r - start];
            for (int line = 0; line < count; line++)
            {
                bool first = line == 0;
                bool last = line == count - 1;
                double above = first ? table.VerticalPadding : 0;
                double height = table.LineHeight + above + (last ? table.VerticalPadding : 0);
                bool mayBreak = first ? !IsLastOfMany(r) : line >= 2 && count - line >= 2;
                var band = new Band(r, height, mayBreak, []);
                foreach (PlacedCell cell in CellsOf(r))
                {
                    bool starts = first && cell.Row == r;
                    int from = starts ? 0 : next[cell.Column];
                    int to = Math.Min(from + 1, layouts[cell].LineCount);
                    next[cell.Column] = to;
                    band.Pieces.Add(new Piece(cell, from, to, above, starts));
                }

                bands.Add(band);
            }
        }
    }

    private IEnumerable<PlacedCell> CellsOf(int row)
    {
        for (int column = 0; column < grid.Columns;)
        {
            PlacedCell cell = grid[row, column];
            yield return cell;
            column += cell.ColumnSpan;
        }
    }

    private void DrawBand(PageCanvas canvas, Band band, double left, double top, SliceEdges slice, bool artifact)
    {
        foreach (Piece piece in band.Pieces)
        {
            CellLayout layout = layouts[piece.Cell];
            double x = left + edges[piece.Cell.Column] + table.HorizontalPadding;
            for (int line = piece.From; line < piece.To; line++)
            {
                layout.DrawLine(canvas, line, x, top + piece.Offset + ((line - piece.From) * table.LineHeight), artifact);
            }
        }

        double thickness = table.RuleThickness;
        foreach (PlacedCell cell in CellsOf(band.Row))
        {
            double x = left + edges[cell.Column];
            double right = left + edges[cell.Column + cell.ColumnSpan];
            canvas.RuleLater(x - (thickness / 2), top, thickness, band.Height, PdfColor.Black);
            if (cell.Column + cell.ColumnSpan == grid.Columns)
            {
                canvas.RuleLater(right - (thickness / 2), top, thickness, band.Height, PdfColor.Black);
            }

            bool begins = slice.HasFlag(SliceEdges.First) || band.Pieces.Exists(piece => piece.Cell == cell && piece.Starts);
            if (begins)
            {
                canvas.RuleLater(x - (thickness / 2), top - (thickness / 2), right - x + thickness, thickness, PdfColor.Black);
            }

            if (slice.HasFlag(SliceEdges.Last))
            {
                canvas.RuleLater(x - (thickness / 2), top + band.Height - (thickness / 2), right - x + thickness, thickness, PdfColor.Black);
            }
        }
    }

    /// <summary>A band of a row; its pieces are the lines of cells that stand in it.</summary>
    private sealed record Band(int Row, double Height, bool MayBreakBefore, List<Piece> Pieces);

    private sealed record Piece(PlacedCell Cell, int From, int To, double Offset, bool Starts);

    /// <summary>The header rows, drawn again.</summary>
    private sealed class Rows(TableSlices slices, double height) : RepeatedHead
    {
        public override double Height => height;

        public override void Draw(PageCanvas canvas, double left, double top)
        {
            for (int i = 0; i < slices.headBands; i++)
            {
                slices.DrawBand(canvas, slices.bands[i], left, top, i == 0 ? SliceEdges.First : SliceEdges.None, artifact: true);
                top += slices.bands[i].Height;
            }
        }
    }
}
