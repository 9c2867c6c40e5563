using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>A cell as it is printed; <paramref name="Path"/> names the number, and is null for a head.</summary>
/// <param name="Across">Columns it spans.</param>
/// <param name="Down">Rows it spans.</param>
public sealed record GridCell(string Text, int Across, int Down, bool IsHead, string? Path = null);

/// <summary>
/// A form's table laid out row by row: the one layout that page, PDF, Word and Excel print. Blocks stand one below the other; in a
/// narrower block the last column is as wide as it takes.
/// </summary>
/// <param name="Caption">表2 主动公开政府信息情况.</param>
/// <param name="Width">Columns.</param>
/// <param name="HeadRows">Rows that are repeated on every page.</param>
public sealed record ReportGrid(FormTable Table, string Caption, int Width, int HeadRows, IReadOnlyList<IReadOnlyList<GridCell>> Rows)
{
    /// <summary>Lays a table out; <paramref name="text"/> gives a number by its path.</summary>
    public static ReportGrid Of(FormTable table, Func<string, string> text)
    {
        var width = table.Blocks.Max(block => Heads(block) + FormHeader.Leaves(block.Columns).Count());
        var rows = table.Blocks.SelectMany(block => Block(table, block, width, text)).ToList();
        return new ReportGrid(table, $"表{table.Code} {table.Title}", width, table.Blocks.Count == 1 ? FormHeader.Depth(table.Blocks[0].Columns) : 0, rows);
    }

    /// <summary>As a document prints it.</summary>
    public TextBlock.Table ToBlock() => new(
        Caption,
        HeadRows,
        [.. Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(cell => new TableCell([new TextRun(cell.Text)], cell.IsHead, cell.Across, cell.Down, cell.Path is null ? CellAlignment.Center : CellAlignment.End))])]);

    /// <summary>Columns that the row heads take; a single row without words has no head.</summary>
    private static int Heads(FormBlock block) => FormHeader.Leaves(block.Rows).All(row => row.Label.Length == 0) ? 0 : FormHeader.Depth(block.Rows);

    private static IEnumerable<IReadOnlyList<GridCell>> Block(FormTable table, FormBlock block, int width, Func<string, string> text)
    {
        var (heads, depth) = (Heads(block), FormHeader.Depth(block.Columns));
        var columns = FormHeader.Leaves(block.Columns).ToList();
        int Wide(int first, int along) => along + (first + along == columns.Count ? width - heads - columns.Count : 0);
        if (block.Heading is { } heading)
            yield return [new GridCell(heading, width, 1, true)];
        foreach (var (level, cells) in FormHeader.Levels(block.Columns).Index())
        {
            List<GridCell> row = [];
            if (level == 0 && heads > 0)
                row.Add(new GridCell(block.Corner ?? "", heads, depth, true));
            row.AddRange(cells.Select(cell => new GridCell(cell.Line.Label, Wide(cell.First, cell.Along), cell.Deep, true)));
            yield return row;
        }

        var levels = FormHeader.Levels(block.Rows);
        foreach (var (place, line) in FormHeader.Leaves(block.Rows).Index())
        {
            List<GridCell> row = [];
            if (heads > 0)
                row.AddRange(levels.SelectMany(level => level.Where(cell => cell.First == place)).Select(cell => new GridCell(cell.Line.Label, cell.Deep, cell.Along, true)));
            row.AddRange(columns.Select((column, at) =>
            {
                var path = $"{table.Code}/{line.Code}/{column.Code}";
                return new GridCell(text(path), Wide(at, 1), 1, false, path);
            }));
            yield return row;
        }
    }
}
