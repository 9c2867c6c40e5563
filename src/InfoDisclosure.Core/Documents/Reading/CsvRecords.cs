using System.Text;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>Comma-separated values (RFC 4180), also with semicolons or tabs between them.</summary>
internal static class CsvRecords
{
    /// <summary>
    /// The records, blank ones too, their cells as they were typed. A cell in quotation marks may hold separators, line ends and
    /// doubled marks.
    /// </summary>
    /// <param name="unclosed">Told the record whose quotation mark has no end, counted from 1: it has swallowed what follows.</param>
    public static IEnumerable<List<string>> Of(string text, Action<int>? unclosed = null)
    {
        var separator = Separator(text);
        var record = new List<string>();
        var cell = new StringBuilder();
        var count = 1;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '"' && cell.Length == 0)
            {
                i = TakeQuoted(text, i + 1, cell);
                if (i == text.Length)
                {
                    unclosed?.Invoke(count);
                    i--;
                }
                continue;
            }
            if (c == separator || c is '\n' or '\r')
            {
                record.Add(cell.ToString());
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
            yield return record;
            record = [];
            count++;
        }
    }

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

    /// <summary>Adds a quoted cell and gives the place of its closing mark, or of the text's end where it has none.</summary>
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
        return text.Length;
    }
}
