using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>Writes words as Markdown that reads back as exactly those words.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// Escapes one line of words. Braces of figures are escaped too unless <paramref name="figures"/> is true: what comes
    /// from an old file is never a live figure.
    /// </summary>
    public static string Escape(string line, bool figures = false)
    {
        var opener = BlockOpener(line);
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (!figures && IsBrace(c) && i + 1 < line.Length && IsBrace(line[i + 1]))
            {
                // A backslash works before ASCII only.
                escaped.Append(c == '{' ? "\\{" : "&#65371;");
                continue;
            }
            if (i == opener || IsInlineMark(line, i))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

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
            return line[end] is '.' or ')' ? end : -1;
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
