using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Text;

/// <summary>A stretch of a text, and what comes in its place.</summary>
public readonly record struct TextEdit(int Start, int Length, string By);

/// <summary>Office text for the privacy scan: what it says as it is read, and a way to put other words in its places.</summary>
public static partial class OfficeScan
{
    private const string Where = "正文";

    /// <summary>Everything the text says, as the public reads it: marks of Markdown hide nothing.</summary>
    public static ScannedContent Content(string markdown)
    {
        var texts = new List<ScannedText>();
        var tables = new List<ScannedTable>();
        Collect(OfficeText.Blocks(markdown, figure => figure), texts, tables);
        return new ScannedContent(texts, tables);
    }

    /// <summary>
    /// The Markdown with words changed: <paramref name="inText"/> is asked for each paragraph as it is written, <paramref name="inTable"/>
    /// for each table by the plain words of its cells. A word that is broken by marks is found by neither: who masks looks again afterwards.
    /// </summary>
    public static string Edit(string markdown, Func<string, IEnumerable<TextEdit>> inText, Func<ScannedTable, IReadOnlyList<IReadOnlyList<string>>> inTable)
    {
        var lines = OfficeText.Clean(markdown).Split('\n');
        var edited = new List<string>(lines.Length);
        var tables = 0;
        for (var from = 0; from < lines.Length;)
        {
            if (string.IsNullOrWhiteSpace(lines[from]))
            {
                edited.Add(lines[from++]);
                continue;
            }

            var to = from;
            while (to < lines.Length && !string.IsNullOrWhiteSpace(lines[to]))
                to++;
            var header = Array.FindIndex(lines, from + 1, to - from - 1, line => Delimiter().IsMatch(line) && line.Contains('|', StringComparison.Ordinal)) - 1;
            if (header < from)
            {
                edited.Add(EditText(string.Join('\n', lines[from..to]), inText));
            }
            else
            {
                if (header > from)
                    edited.Add(EditText(string.Join('\n', lines[from..header]), inText));
                edited.AddRange(EditTable(lines[header..to], $"{Where}表{++tables}", inTable));
            }

            from = to;
        }

        return string.Join('\n', edited);
    }

    private static void Collect(IEnumerable<TextBlock> blocks, List<ScannedText> texts, List<ScannedTable> tables)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock.Paragraph paragraph:
                    Add(paragraph.Runs);
                    break;
                case TextBlock.Heading heading:
                    Add(heading.Runs);
                    break;
                case TextBlock.ItemList list:
                    foreach (var item in list.Items)
                        Collect(item, texts, tables);
                    break;
                case TextBlock.Quote quote:
                    Collect(quote.Blocks, texts, tables);
                    break;
                case TextBlock.Table table:
                    if (table.Caption is { } caption)
                        texts.Add(new ScannedText(Where, caption));
                    tables.Add(new ScannedTable($"{Where}表{tables.Count + 1}", Grid(table)));
                    break;
                case TextBlock.Footnotes notes:
                    foreach (var note in notes.Notes)
                        Collect(note, texts, tables);
                    break;
                default:
                    throw new InvalidOperationException("TextBlock is a closed set.");
            }
        }

        void Add(IReadOnlyList<TextRun> runs)
        {
            texts.Add(new ScannedText(Where, Words(runs)));
            // A link goes where nobody reads, and is public all the same.
            texts.AddRange(runs.Select(run => run.Href).OfType<string>().Distinct(StringComparer.Ordinal).Select(address => new ScannedText("正文的链接", Uri.UnescapeDataString(address))));
        }
    }

    /// <summary>Cells in their columns; the places that a merged cell covers are empty.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Grid(TextBlock.Table table)
    {
        var columns = table.Rows.Select(row => row.Sum(cell => cell.ColumnSpan)).DefaultIfEmpty(0).Max();
        var covered = new int[columns];
        var rows = new List<IReadOnlyList<string>>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var words = new string[columns];
            Array.Fill(words, "");
            var column = 0;
            foreach (var cell in row)
            {
                while (column < columns && covered[column] > 0)
                    column++;
                if (column == columns)
                    break;
                words[column] = Words(cell.Runs);
                for (var end = Math.Min(column + cell.ColumnSpan, columns); column < end; column++)
                    covered[column] = cell.RowSpan;
            }

            for (column = 0; column < columns; column++)
                covered[column] = Math.Max(0, covered[column] - 1);
            rows.Add(words);
        }

        return rows;
    }

    private static string Words(IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(run => run.Text));

    private static string EditText(string text, Func<string, IEnumerable<TextEdit>> inText)
    {
        var edited = new StringBuilder(text.Length);
        var done = 0;
        foreach (var edit in inText(text).OrderBy(edit => edit.Start))
        {
            if (edit.Start < done)
                continue;
            edited.Append(text, done, edit.Start - done).Append(MarkdownText.EscapeInside(edit.By, figures: false));
            done = edit.Start + edit.Length;
        }

        return edited.Append(text, done, text.Length - done).ToString();
    }

    private static IEnumerable<string> EditTable(string[] lines, string where, Func<ScannedTable, IReadOnlyList<IReadOnlyList<string>>> inTable)
    {
        var rows = lines.Select(Cells).ToList();
        // A line of dashes is no row; it stands where it stood.
        var isRow = lines.Select((line, place) => place == 0 || !Delimiter().IsMatch(line)).ToList();
        var words = rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => Plain(lines[row.Line], cell))]).ToList();
        var table = new ScannedTable(where, [.. words.Where((_, place) => isRow[place])]);
        var masked = inTable(table);
        var at = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!isRow[i])
            {
                yield return lines[i];
                continue;
            }

            var line = lines[i];
            for (var c = rows[i].Count - 1; c >= 0; c--)
            {
                var now = at < masked.Count && c < masked[at].Count ? masked[at][c] : words[i][c];
                if (now != words[i][c])
                    line = $"{line[..rows[i][c].Start.Value]} {MarkdownText.EscapeInside(now.Replace('\n', ' '), figures: false)} {line[rows[i][c].End.Value..]}";
            }

            at++;
            yield return line;
        }

        RowCells Cells(string line, int place) => new(place, line);
    }

    /// <summary>What a cell says.</summary>
    private static string Plain(string line, Range cell)
    {
        var raw = line[cell].Trim();
        return raw is "<<" or "^^" ? "" : raw.All(char.IsLetterOrDigit) ? raw : Words([.. OfficeText.Blocks(raw, figure => figure).OfType<TextBlock.Paragraph>().SelectMany(block => block.Runs)]);
    }

    /// <summary>The cells of a line of a table, as ranges of it.</summary>
    private sealed class RowCells : List<Range>
    {
        public RowCells(int place, string line)
        {
            Line = place;
            var start = Lead().Match(line).Length;
            for (var i = start; i <= line.Length; i++)
            {
                if (i < line.Length && line[i] == '\\')
                {
                    i++;
                    continue;
                }

                if (i < line.Length && line[i] != '|')
                    continue;
                // The pipe after the last cell opens none.
                if (i < line.Length || line[start..].Trim().Length > 0)
                    Add(start..Math.Min(i, line.Length));
                start = i + 1;
            }
        }

        public int Line { get; }
    }

    [GeneratedRegex("^[\\s>]*\\|?\\s*:?-+:?\\s*(?:\\|\\s*:?-+:?\\s*)*\\|?\\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Delimiter();

    /// <summary>What stands before the first cell: a quotation's mark, the outer pipe.</summary>
    [GeneratedRegex("^[\\s>]*\\|?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lead();
}
