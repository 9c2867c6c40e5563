using System.Text;
using InfoDisclosure.Core.Documents.Reading.Sheets;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>Reads plain text (a line is a paragraph) and comma-separated values (RFC 4180; a table).</summary>
internal static class PlainFileReader
{
    public static FileText ReadText(string text)
    {
        if (text.Length > FileRefusedException.MostWords)
            throw FileRefusedException.TooManyWords();
        var blocks = new List<IncomingBlock>();
        var words = new IncomingText();
        foreach (var line in OfficeText.Clean(text).Split('\n'))
        {
            words.AddWords(line, new IncomingRun(""));
            if (words.Take() is { Count: > 0 } runs)
                blocks.Add(new IncomingBlock.Paragraph(runs));
        }
        return Write(blocks);
    }

    public static FileText ReadTable(string text)
    {
        var table = new IncomingTable(SheetReader.MostColumns);
        var rows = 0;
        foreach (var record in Records(text, Separator(text)))
        {
            var last = record.FindLastIndex(cell => cell.Length > 0);
            if (rows >= SheetReader.MostRows || last >= SheetReader.MostColumns)
                throw SheetReader.TooLarge("表格");
            for (var column = 0; column <= last; column++)
                table.Set(rows, column, record[column].Length == 0 ? [] : [new IncomingRun(record[column])]);
            rows++;
        }
        return Write(table.ToBlock(keepBlank: true) is { } block ? [block] : []);
    }

    private static FileText Write(IReadOnlyList<IncomingBlock> blocks) => new()
    {
        Title = null,
        Markdown = IncomingMarkdown.Write(blocks, figures: false),
        Pictures = [],
        LeftOut = [],
    };

    /// <summary>Comma, semicolon or tab: whichever the first line has most of, outside quotation marks.</summary>
    private static char Separator(string text)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is '\n' or '\r')
                break;
            else if (!isQuoted && counts.TryGetValue(c, out var count))
                counts[c] = count + 1;
        }
        return counts.MaxBy(pair => pair.Value).Key;
    }

    /// <summary>The records without blank ones at the end; a cell in quotation marks may hold separators, line ends and doubled marks.</summary>
    private static IEnumerable<List<string>> Records(string text, char separator)
    {
        var blank = 0;
        var record = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '"' && cell.Length == 0)
            {
                i = TakeQuoted(text, i + 1, cell);
                continue;
            }
            if (c == separator || c is '\n' or '\r')
            {
                record.Add(OneLine.Of(cell.ToString()));
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
            if (c is not ('\n' or '\r'))
                continue;
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            if (record.TrueForAll(string.IsNullOrEmpty))
            {
                blank++;
            }
            else
            {
                for (; blank > 0; blank--)
                    yield return [];
                yield return record;
            }
            record = [];
        }
    }

    /// <summary>Adds a quoted cell and gives the place of its closing mark, or of the end where it has none.</summary>
    private static int TakeQuoted(string text, int i, StringBuilder cell)
    {
        for (; i < text.Length; i++)
        {
            if (text[i] != '"')
                cell.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else
                return i;
        }
        return i - 1;
    }
}
