using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Characters that XML can't hold stand in cells as _xHHHH_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring).</summary>
internal static class CellEscapes
{
    private const int Length = 7;

    public static string Read(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var read = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                read.Append((char)int.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += Length - 1;
            }
            else
            {
                read.Append(text[i]);
            }
        }
        return read.ToString();
    }

    public static string Write(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ' && text[i] is not ('\t' or '\n'))
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            else if (IsEscape(text, i))
                written.Append("_x005F_");
            else
                written.Append(text[i]);
        }
        return written.ToString();
    }

    private static bool IsEscape(string text, int at) =>
        text.Length - at >= Length && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_'
        && text.AsSpan(at + 2, 4).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;
}
