namespace InfoDisclosure.Pdf.Layout;

/// <summary>A cell in its place.</summary>
internal sealed class PlacedCell(TableCell cell, int row, int column, int rowSpan, int columnSpan)
{
    public TableCell Cell => cell;

    public int Row => row;

    public int Column => column;

    public int RowSpan => rowSpan;

    public int ColumnSpan => columnSpan;

    public int LastRow => row + rowSpan - 1;
}

/// <summary>
/// Which cell stands where. Spans are cut where they leave the table, the header, or run into another cell; places
/// that no cell fills get an empty one, so that every table is a full rectangle.
/// </summary>
internal sealed class TableGrid
{
    private const int MostColumns = 100;

    private readonly List<PlacedCell[]> places = [];

    public TableGrid(Table table)
    {
        int rows = table.Rows.Count;
        HeaderRows = Math.Clamp(table.HeaderRows, 0, rows);
        Columns = 0;
        for (int r = 0; r < rows; r++)
        {
            places.Add(new PlacedCell[MostColumns]);
        }

        for (int r = 0; r < rows; r++)
        {
            int end = r < HeaderRows ? HeaderRows : rows;
            int column = 0;
            foreach (TableCell cell in table.Rows[r].Cells)
            {
                while (column < MostColumns && places[r][column] is not null)
                {
                    column++;
                }

                if (column == MostColumns)
                {
                    break;
                }

                column = Place(cell, r, column, end);
            }
        }

        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < Columns; c++)
            {
                if (places[r][c] is null)
                {
                    Place(new TableCell([]), r, c, r + 1);
                }
            }
        }

        Cells.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
    }

    public int HeaderRows { get; }

    public int Rows => places.Count;

    public int Columns { get; private set; }

    /// <summary>All cells, row by row.</summary>
    public List<PlacedCell> Cells { get; } = [];

    public PlacedCell this[int row, int column] => places[row][column];

    /// <summary>The first row after the given one that no cell from above covers.</summary>
    public int GroupEnd(int row)
    {
        int end = row + 1;
        for (int r = row; r < end; r++)
        {
            for (int c = 0; c < Columns; c++)
            {
                end = Math.Max(end, places[r][c].LastRow + 1);
            }
        }

        return end;
    }

    private int Place(TableCell cell, int row, int column, int rowEnd)
    {
        int columnSpan = 1;
        while (columnSpan < cell.ColumnSpan && column + columnSpan < MostColumns && places[row][column + columnSpan] is null)
        {
            columnSpan++;
        }

        int rowSpan = 1;
        while (rowSpan < cell.RowSpan && row + rowSpan < rowEnd && places[row + rowSpan].AsSpan(column, columnSpan).IndexOfAnyExcept((PlacedCell)null!) < 0)
        {
            rowSpan++;
        }

        var placed = new PlacedCell(cell, row, column, rowSpan, columnSpan);
        for (int r = row; r < row + rowSpan; r++)
        {
            places[r].AsSpan(column, columnSpan).Fill(placed);
        }

        Cells.Add(placed);
        Columns = Math.Max(Columns, column + columnSpan);
        return column + columnSpan;
    }
}
