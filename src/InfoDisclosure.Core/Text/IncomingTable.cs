namespace InfoDisclosure.Core.Text;

/// <summary>A table in the making: words set into a grid, each with the columns and rows it covers.</summary>
internal sealed class IncomingTable(int mostColumns)
{
    /// <summary>Deeper headers are none: there a merged cell names the rows beside it.</summary>
    private const int DeepestHeader = 4;

    /// <summary>Places that merged cells may cover; nothing that a person makes has as many.</summary>
    private const int MostCovered = 200_000;

    private readonly List<List<Cell?>> grid = [];
    private int covered;

    /// <summary>The first free column of a row.</summary>
    public int FreeColumn(int row) => row < grid.Count && grid[row].IndexOf(null) is >= 0 and var free ? free : row < grid.Count ? grid[row].Count : 0;

    /// <summary>Sets words into a place and what they cover; places that are taken stay as they are.</summary>
    public void Set(int row, int column, IReadOnlyList<IncomingRun> words, int width = 1, int height = 1)
    {
        if (column >= mostColumns)
            return;
        var cell = new Cell(words, row, column);
        width = Math.Min(width, mostColumns - column);
        if (covered + ((long)width * height) - 1 > MostCovered)
            width = height = 1;
        covered += (width * height) - 1;
        for (var r = row; r < row + height; r++)
            Cover(cell, r, column, width);
    }

    /// <summary>Covers further places with the cell above; where there is none, they are blank.</summary>
    public void Extend(int row, int column, int width)
    {
        var above = row > 0 && row <= grid.Count && column < grid[row - 1].Count ? grid[row - 1][column] : null;
        Cover(above ?? new Cell([], row, column), row, column, width);
    }

    /// <summary>Covers further places with the cell on the left.</summary>
    public void Widen(int row, int column, int width)
    {
        var left = row < grid.Count && column > 0 && column <= grid[row].Count ? grid[row][column - 1] : null;
        Cover(left ?? new Cell([], row, column), row, column, width);
    }

    /// <summary>
    /// The table, or null if nothing is in it. The first row is a header, and those that <paramref name="headerRows"/> counts, that
    /// merged cells tie to it, or over which a title lies. Without <paramref name="keepBlank"/>, blank rows go, and blank columns
    /// on the right.
    /// </summary>
    public IncomingBlock.Table? ToBlock(bool keepBlank, int headerRows = 1)
    {
        var written = grid.SelectMany((row, place) => row.Where(cell => cell is { Words.Count: > 0 } && cell.Row == place)).ToList();
        if (written.Count == 0)
            return null;
        var width = keepBlank ? grid.Max(row => row.Count) : written.Max(cell => cell!.Column) + 1;
        var filled = written.Select(cell => cell!.Row).ToHashSet();
        var kept = Enumerable.Range(0, grid.Count).Where(row => keepBlank || filled.Contains(row)).ToList();
        List<Cell?[]> rows = [.. kept.Select(row => Enumerable.Range(0, width).Select(column => column < grid[row].Count ? grid[row][column] : null).ToArray())];
        return new IncomingBlock.Table(HeaderRows(rows, kept.Count(row => row < headerRows)), [.. rows.Select((_, row) => Written(rows, row))]);
    }

    private static IncomingCell[] Written(List<Cell?[]> rows, int row)
    {
        var written = new IncomingCell[rows[row].Length];
        for (var column = 0; column < written.Length; column++)
        {
            var cell = rows[row][column];
            var join = cell is null ? CellJoin.None
                : column > 0 && rows[row][column - 1] == cell ? CellJoin.Left
                : row > 0 && rows[row - 1][column] == cell ? CellJoin.Above
                : CellJoin.None;
            written[column] = new IncomingCell(join == CellJoin.None ? cell?.Words ?? [] : [], join);
        }
        return written;
    }

    private static int HeaderRows(List<Cell?[]> rows, int told)
    {
        var height = Math.Clamp(told, 1, rows.Count);
        for (var row = 0; row < height; row++)
        {
            while (height < rows.Count && Ties(rows, height))
                height++;
            if (row == height - 1 && height + 1 < rows.Count && rows[row] is [{ } title, _, ..] && Array.TrueForAll(rows[row], cell => cell == title))
                height++;
        }
        if (height < rows.Count && height <= DeepestHeader)
            return height;
        return rows.Count > 1 && Ties(rows, 1) ? 0 : 1;
    }

    /// <summary>True where a cell covers both this row and the one above it.</summary>
    private static bool Ties(List<Cell?[]> rows, int row)
    {
        for (var column = 0; column < rows[row].Length; column++)
        {
            if (rows[row][column] is { } cell && rows[row - 1][column] == cell)
                return true;
        }
        return false;
    }

    private void Cover(Cell cell, int row, int column, int width)
    {
        while (grid.Count <= row)
            grid.Add([]);
        var line = grid[row];
        for (var c = column; c < Math.Min(column + width, mostColumns); c++)
        {
            while (line.Count <= c)
                line.Add(null);
            line[c] ??= cell;
        }
    }

    private sealed class Cell(IReadOnlyList<IncomingRun> words, int row, int column)
    {
        public IReadOnlyList<IncomingRun> Words => words;

        public int Row => row;

        public int Column => column;
    }
}
