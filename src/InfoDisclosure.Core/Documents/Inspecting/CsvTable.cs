using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>
/// A table in a text file (RFC 4180), separated by whichever of comma, semicolon and tab its first line has most of. Nothing
/// is an error: a quotation that doesn't end ends with the file.
/// </summary>
internal sealed class CsvTable
{
    private readonly string text;
    private readonly char separator;
    private readonly List<List<(int Start, int End)>> places = [];
    private readonly List<IReadOnlyList<string>> rows = [];

    private CsvTable(string text)
    {
        this.text = text;
        var line = text.AsSpan();
        line = line[..(line.IndexOfAny('\r', '\n') is >= 0 and var end ? end : line.Length)];
        separator = ',';
        foreach (var other in ";\t")
        {
            if (line.Count(other) > line.Count(separator))
                separator = other;
        }
    }

    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    public static CsvTable Read(string text, ReadingBudget budget)
    {
        var table = new CsvTable(text);
        budget.CountCharacters(text.Length);
        for (var at = 0; at < text.Length;)
            at = table.ReadRow(at, budget);
        return table;
    }

    /// <summary>The text with other cells; those that are equal stay as they were typed.</summary>
    public string With(IReadOnlyList<IReadOnlyList<string>> cells)
    {
        var with = new StringBuilder(text.Length);
        var written = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                if (rows[row][column] == cells[row][column])
                    continue;
                var (start, end) = places[row][column];
                with.Append(text, written, start - written).Append(Typed(cells[row][column]));
                written = end;
            }
        }
        return with.Append(text, written, text.Length - written).ToString();
    }

    private int ReadRow(int at, ReadingBudget budget)
    {
        var cells = new List<string>();
        var cellPlaces = new List<(int, int)>();
        while (true)
        {
            budget.CountCells(1);
            var (cell, end) = ReadCell(at);
            cells.Add(cell);
            cellPlaces.Add((at, end));
            at = end + 1;
            if (end >= text.Length || text[end] != separator)
                break;
        }
        rows.Add(cells.Count == 1 && cells[0].Length == 0 ? [] : cells);
        places.Add(cellPlaces);
        return at - 1 < text.Length && text[at - 1] == '\r' && at < text.Length && text[at] == '\n' ? at + 1 : at;
    }

    private (string Cell, int End) ReadCell(int start)
    {
        if (start >= text.Length || text[start] != '"')
        {
            var end = text.AsSpan(start).IndexOfAny(separator, '\r', '\n') is >= 0 and var length ? start + length : text.Length;
            return (text[start..end], end);
        }
        var cell = new StringBuilder();
        var at = start + 1;
        for (var quoted = true; at < text.Length && (quoted || (text[at] != separator && text[at] is not ('\r' or '\n'))); at++)
        {
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (quoted && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
                quoted = false;
        }
        return (cell.ToString(), at);
    }

    private string Typed(string cell) =>
        cell.AsSpan().IndexOfAny(separator, '"') >= 0 || cell.AsSpan().IndexOfAny('\r', '\n') >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
