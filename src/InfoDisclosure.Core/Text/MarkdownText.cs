using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>Writes words as Markdown that reads back as exactly those words.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// Escapes one line of words. Braces of figures are escaped too unless <paramref name="figures"/> is true: what comes
    /// from an old file is never a live figure.
    /// </summary>
    public static string Escape(string line, bool figures = false) => EscapeStart(EscapeInside(line, figures));

    /// <summary>Escapes words that stand inside a line.</summary>
    public static string EscapeInside(string words, bool figures)
    {
        var escaped = new StringBuilder(words.Length + 8);
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            if (!figures && IsBrace(c) && i + 1 < words.Length && IsBrace(words[i + 1]))
            {
                // A backslash works before ASCII only.
                escaped.Append(c == '{' ? "\\{" : "&#65371;");
                continue;
            }
            if (IsInlineMark(words, i))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>Escapes the one character at the start of a line that would open a list, heading, quotation or rule.</summary>
    public static string EscapeStart(string line) => BlockOpener(line) is >= 0 and var opener ? line.Insert(opener, "\\") : line;

    /// <summary>Every line as a line of plain words.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.Split('\n').Select(line => Escape(line)));

    /// <summary>The place of the character that would open a block: # &gt; + - = ~ or the dot of a leading 1.; -1 without one.</summary>
    private static int BlockOpener(string line)
    {
        var start = 0;
        while (start < line.Length && line[start] is ' ' or '\t')
            start++;
        var end = start;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
            end++;
        if (end == line.Length)
            return -1;
        if (end > start)
            return line[end] is '.' or ')' && (end + 1 == line.Length || line[end + 1] is ' ' or '\t') ? end : -1;
        return line[start] is '#' or '>' or '+' or '-' or '=' or '~' ? start : -1;
    }

    private static bool IsInlineMark(string line, int i) => line[i] switch
    {
        '\\' or '*' or '_' or '`' or '[' or ']' or '<' or '|' => true,
        '&' => i + 1 < line.Length && (char.IsAsciiLetterOrDigit(line[i + 1]) || line[i + 1] == '#'),
        _ => false,
    };

    private static bool IsBrace(char c) => c is '{' or '｛';
}
