using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MdTableCell = Markdig.Extensions.Tables.TableCell;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// Gives pipe tables what Markdown has no sign for. A cell that holds only &lt;&lt; belongs to the cell on its left, one that
/// holds only ^^ to the cell above; a second line of dashes ends a header of several rows. Header and body are joined each for
/// itself. A mark with nothing to join, or of a shape that is no rectangle, is an empty cell. Escaped (\&lt;&lt;), the signs are
/// words.
/// </summary>
internal static class MergedCells
{
    /// <summary>What browsers take at most.</summary>
    public const int MostColumns = 1_000;

    /// <summary>What browsers take at most.</summary>
    public const int MostRows = 65_534;

    /// <summary>How far down a second line of dashes still ends a header.</summary>
    private const int MostHeaderRows = 8;

    private enum Mark
    {
        None,
        Left,
        Above,
    }

    /// <summary>
    /// Joins the cells in place: the rows hold the cells that begin in them, each with its column and its spans, and no row or
    /// column is left in which nothing begins. A header in which nothing is written is no header and goes.
    /// </summary>
    public static void Join(Table table)
    {
        EndHeader(table);
        var rows = table.OfType<TableRow>().ToList();
        if (rows.Where(row => row.IsHeader).All(row => row.OfType<MdTableCell>().All(cell => ReadMark(cell) != Mark.None || OfficeMarkdown.IsBlank(cell))))
        {
            foreach (var header in rows.Where(row => row.IsHeader))
                table.Remove(header);
            rows.RemoveAll(row => row.IsHeader);
        }
        var columns = rows.Select(row => row.Count).DefaultIfEmpty(0).Max();
        List<Area> areas = [.. Areas([.. rows.Where(row => row.IsHeader)], columns), .. Areas([.. rows.Where(row => !row.IsHeader)], columns)];
        var begun = new bool[columns];
        foreach (var area in areas)
            begun[area.Column] = true;
        var places = new int[columns + 1];
        for (var column = 0; column < columns; column++)
            places[column + 1] = places[column] + (begun[column] ? 1 : 0);
        foreach (var area in areas)
        {
            area.Cell.ColumnIndex = places[area.Column];
            area.Cell.ColumnSpan = places[area.Column + area.Width] - places[area.Column];
        }
        for (var column = Math.Min(columns, table.ColumnDefinitions.Count) - 1; column >= 0; column--)
        {
            if (!begun[column])
                table.ColumnDefinitions.RemoveAt(column);
        }
        foreach (var row in rows.Where(row => row.Count == 0))
            table.Remove(row);
    }

    /// <summary>A row of dashes below the header makes the rows above it headers.</summary>
    private static void EndHeader(Table table)
    {
        for (var i = 1; i < table.Count && i <= MostHeaderRows; i++)
        {
            var row = (TableRow)table[i];
            if (row.IsHeader || !row.OfType<MdTableCell>().All(IsDashes))
                continue;
            for (var above = 0; above < i; above++)
                ((TableRow)table[above]).IsHeader = true;
            table.RemoveAt(i);
            return;
        }
    }

    /// <summary>Joins the rows of a group and leaves in each what begins there.</summary>
    private static List<Area> Areas(List<TableRow> rows, int columns)
    {
        var areas = new List<Area>();
        var above = new Area?[columns];
        for (var r = 0; r < rows.Count; r++)
        {
            while (rows[r].Count < columns)
                rows[r].Add(new MdTableCell());
            for (var c = 0; c < columns; c++)
            {
                var cell = (MdTableCell)rows[r][c];
                var mark = ReadMark(cell);
                if (mark != Mark.None)
                    cell.Clear();
                var area = mark switch
                {
                    Mark.Left when c > 0 => above[c - 1],
                    Mark.Above => above[c],
                    _ => null,
                };
                if (area is null)
                    areas.Add(area = new Area(cell, r, c));
                else
                    area.Take(cell, r, c);
                above[c] = area;
            }
        }
        List<Area> joined = [.. areas.SelectMany(area => area.IsRectangle ? [area] : area.Apart())];
        var covered = joined.SelectMany(area => area.Covered).ToHashSet<Block>();
        if (covered.Count == 0)
            return joined;
        foreach (var row in rows)
        {
            var kept = row.Where(cell => !covered.Contains(cell)).ToList();
            row.Clear();
            kept.ForEach(row.Add);
        }
        var places = new int[rows.Count + 1];
        for (var r = 0; r < rows.Count; r++)
            places[r + 1] = places[r] + (rows[r].Count > 0 ? 1 : 0);
        foreach (var area in joined)
            area.Cell.RowSpan = places[area.Row + area.Height] - places[area.Row];
        return joined;
    }

    private static Mark ReadMark(MdTableCell cell) => Literal(cell) switch
    {
        "<<" => Mark.Left,
        "^^" => Mark.Above,
        _ => Mark.None,
    };

    private static bool IsDashes(MdTableCell cell) =>
        Literal(cell) is { Length: >= 3 } dashes && dashes.AsSpan(dashes[0] == ':' ? 1 : 0).TrimEnd(':') is { Length: >= 3 } inner && inner.IndexOfAnyExcept('-') < 0;

    /// <summary>What a cell holds if that is one short word without escapes or emphasis.</summary>
    private static string? Literal(MdTableCell cell)
    {
        if (cell is not [ParagraphBlock { Inline: { } inline }])
            return null;
        var words = "";
        foreach (var leaf in inline)
        {
            if (leaf is not LiteralInline { IsFirstCharacterEscaped: false } literal || (words += literal.Content.ToString()).Length > 40)
                return null;
        }
        return words.Trim();
    }

    /// <summary>A cell and those that its neighbours' marks gave it.</summary>
    private sealed class Area(MdTableCell cell, int row, int column)
    {
        private readonly List<(MdTableCell Cell, int Row, int Column)> covered = [];

        public MdTableCell Cell => cell;

        public int Row => row;

        public int Column => column;

        public int Width { get; private set; } = 1;

        public int Height { get; private set; } = 1;

        public IEnumerable<MdTableCell> Covered => covered.Select(taken => taken.Cell);

        public bool IsRectangle => Width * (long)Height == covered.Count + 1 && Width <= MostColumns && Height <= MostRows;

        /// <summary>Cells come row by row, each beside or below one that is here already.</summary>
        public void Take(MdTableCell other, int otherRow, int otherColumn)
        {
            covered.Add((other, otherRow, otherColumn));
            Width = Math.Max(Width, otherColumn - column + 1);
            Height = Math.Max(Height, otherRow - row + 1);
        }

        /// <summary>Every cell by itself again.</summary>
        public IEnumerable<Area> Apart() => covered.Select(taken => new Area(taken.Cell, taken.Row, taken.Column)).Prepend(new Area(cell, row, column));
    }
}
