using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>
/// Characters of the fonts that have signs instead of letters. Word stores them as F020 to F0FF, the byte of the font's own
/// table; here is what they look like, in signs that the fonts of our documents have too.
/// </summary>
internal static class SymbolFonts
{
    private static readonly FrozenDictionary<char, string> Wingdings = Signs(
        """
        22✂ 28☎ 45☜ 46☞ 47☝ 48☟ 6C● 6D○ 6E■ 6F□ 70□ 71□ 72□ 73◆ 74◇ 75◆ 76❖ 77◆
        78× 80⓪ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8A⑩ 8C❶ 8D❷ 8E❸ 8F❹ 90❺ 91❻
        92❼ 93❽ 94❾ 95❿ 9E· 9F• A1○ A4◉ A5◎ A7▪ A8□ AA★ AB★ AC★ D8→ DF← E0→ E1↑
        E2↓ E7⇐ E8→ F0⇨ FB× FC✓ FD× FE√
        """);

    private static readonly FrozenDictionary<char, string> WingdingsTwo = Signs(
        """
        4F× 50✓ 51× 52√ 53× 54× 97● 98◉ A1■ A2■ A3□ A4□
        """);

    private static readonly FrozenDictionary<char, string> Symbol = Signs(
        """
        22∀ 24∃ 2D− 41Α 42Β 44Δ 46Φ 47Γ 4CΛ 50Π 51Θ 53Σ 57Ω 59Ψ 61α 62β
        63χ 64δ 65ε 66φ 67γ 68η 6Cλ 6Dμ 6Eν 70π 71θ 72ρ 73σ 74τ 77ω 78ξ
        79ψ A2′ A3≤ A5∞ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B5∝ B6∂ B7•
        B8÷ B9≠ BA≡ BB≈ BC… D6√ E5∑ F2∫
        """);

    /// <summary>A single sign (w:sym); null where it isn't known.</summary>
    public static string? Sign(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) || !Rune.IsValid(value))
            return null;
        if (Table(font) is { } table)
            return table.GetValueOrDefault((char)(value & 0xFF));
        return IsOfFont(value) ? null : new Rune(value).ToString();
    }

    /// <summary>The font whose signs some words are, or null for a font of letters.</summary>
    public static FrozenDictionary<char, string>? Table(string? font) => font?.Trim().ToLowerInvariant() switch
    {
        "wingdings" => Wingdings,
        "wingdings 2" => WingdingsTwo,
        "symbol" => Symbol,
        "wingdings 3" or "webdings" or "marlett" => FrozenDictionary<char, string>.Empty,
        _ => null,
    };

    /// <summary>Words typed in such a font; <paramref name="unknown"/> counts what isn't known.</summary>
    public static string Words(string text, FrozenDictionary<char, string> table, out int unknown)
    {
        unknown = 0;
        var words = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Only what lies in the font's own table; a Chinese character takes another font.
            if (c is (> ' ' and < '\x100') || IsOfFont(c))
            {
                if (table.TryGetValue((char)(c & 0xFF), out var sign))
                    words.Append(sign);
                else if (table == Symbol && char.IsAscii(c) && !char.IsAsciiLetter(c))
                    words.Append(c);
                else
                    unknown++;
            }
            else
            {
                words.Append(c);
            }
        }
        return words.ToString();
    }

    /// <summary>Each sign behind the two figures of its byte.</summary>
    private static FrozenDictionary<char, string> Signs(string table) =>
        table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(entry => (char)byte.Parse(entry.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture), entry => entry[2..]);

    private static bool IsOfFont(int value) => value is >= 0xF020 and <= 0xF0FF;
}
