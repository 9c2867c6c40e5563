using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>
/// Which characters the codes of a font stand for (ISO 32000-2, 9.10.3, ToUnicode). Read here and not by the library, which
/// would fill its memory with whatever range a file claims.
/// </summary>
internal sealed class PdfCharacterMap
{
    private const int MostCodes = 0x20000;

    private readonly Dictionary<int, string> characters = [];
    private readonly bool isIdentity;

    private PdfCharacterMap(bool isIdentity) => this.isIdentity = isIdentity;

    /// <summary>Codes are UTF-16 already.</summary>
    public static PdfCharacterMap Identity { get; } = new(isIdentity: true);

    /// <summary>The characters of a code; null when the map doesn't know it.</summary>
    public string? Of(int code) => isIdentity ? ((char)code).ToString() : characters.GetValueOrDefault(code);

    public static PdfCharacterMap Read(ReadOnlySpan<byte> stream)
    {
        var map = new PdfCharacterMap(isIdentity: false);
        var values = new List<string>();
        var at = 0;
        while (Token(stream, ref at) is { } token)
        {
            switch (token)
            {
                case "beginbfchar" or "beginbfrange":
                    values.Clear();
                    break;
                case "endbfchar":
                    for (var i = 0; i + 1 < values.Count; i += 2)
                        map.Add(Code(values[i]), Characters(values[i + 1]));
                    values.Clear();
                    break;
                case "endbfrange":
                    map.AddRanges(values);
                    values.Clear();
                    break;
                default:
                    if (values.Count < 4 * MostCodes)
                        values.Add(token);
                    break;
            }
        }
        return map;
    }

    private void Add(int code, string text)
    {
        // Programs write U+0000 or U+FFFD for glyphs that they know nothing about.
        if (characters.Count < MostCodes && text.Length > 0 && text[0] is >= ' ' and not '\uFFFD')
            characters[code] = text;
    }

    private void AddRanges(List<string> values)
    {
        for (var i = 0; i + 2 < values.Count;)
        {
            var (first, last) = (Code(values[i]), Code(values[i + 1]));
            i += 2;
            if (values[i] == "[")
            {
                for (i++; i < values.Count && values[i] != "]"; i++, first++)
                    Add(first, Characters(values[i]));
                i++;
                continue;
            }
            var text = Characters(values[i++]);
            if (text.Length == 0)
                continue;
            // The last unit counts up with the code.
            for (var code = first; code <= last && code - first < 0x10000 && characters.Count < MostCodes; code++)
                Add(code, text[..^1] + (char)(text[^1] + code - first));
        }
    }

    private static int Code(string token) =>
        token.Length is > 1 and <= 7 && int.TryParse(token.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : -1;

    /// <summary>UTF-16, big end first.</summary>
    private static string Characters(string token)
    {
        if (token[0] != '<')
            return "";
        var digits = token[1..];
        if (digits.Length % 2 == 1)
            digits += "0";
        var bytes = Convert.FromHexString(digits);
        return bytes.Length == 1 ? ((char)bytes[0]).ToString() : Encoding.BigEndianUnicode.GetString(bytes);
    }

    /// <summary>The next token: a word, a bracket, or a &lt; with hexadecimal digits; null at the end.</summary>
    private static string? Token(ReadOnlySpan<byte> stream, ref int at)
    {
        while (at < stream.Length && (stream[at] <= ' ' || stream[at] == '%'))
        {
            if (stream[at++] != '%')
                continue;
            while (at < stream.Length && stream[at] is not ((byte)'\r' or (byte)'\n'))
                at++;
        }
        if (at >= stream.Length)
            return null;
        var start = at++;
        switch (stream[start])
        {
            case (byte)'<' when at < stream.Length && stream[at] != '<':
                var digits = new StringBuilder("<");
                for (; at < stream.Length && stream[at] != '>'; at++)
                {
                    if (char.IsAsciiHexDigit((char)stream[at]))
                        digits.Append((char)stream[at]);
                }
                at++;
                return digits.ToString();
            case (byte)'[' or (byte)']' or (byte)'<' or (byte)'>' or (byte)'(' or (byte)')':
                return ((char)stream[start]).ToString();
            default:
                while (at < stream.Length && stream[at] > ' ' && !"<>[]()/%"u8.Contains(stream[at]))
                    at++;
                return Encoding.Latin1.GetString(stream[start..at]);
        }
    }
}
