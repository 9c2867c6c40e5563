using System.Text;

namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>Ways of writing one character, brought to one: half width, lower case, one hyphen, one space, one mark for masking.</summary>
internal static class Folding
{
    /// <summary>Stands for characters that nobody sees and that are passed over.</summary>
    public const char Unseen = '\0';

    public static char Of(char c) => c switch
    {
        < '\u0080' => c switch
        {
            >= 'A' and <= 'Z' => (char)(c | 0x20),
            '\r' or '\v' or '\f' => ' ',
            Unseen => ' ',
            _ => c,
        },
        >= '\u4E00' and <= '\u9FFF' => c,
        >= '\uFF21' and <= '\uFF3A' => (char)(c - 0xFEE0 + 0x20),
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' or '\u202F' or '\u205F' or (>= '\u2000' and <= '\u200A') => ' ',
        '\u2028' or '\u2029' or '\u0085' => '\n',
        '\u00AD' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') => Unseen,
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' => '-',
        '\u00D7' or '\u2217' or '\u25CF' or '\u25A0' => '*',
        // Dots between the parts of a name.
        '\u2022' or '\u2027' or '\u30FB' or '\uFF65' or '\u0387' => '·',
        // Letters that are typed for the check mark X.
        '\u0425' or '\u0445' or '\u03A7' or '\u03C7' or '\u2169' or '\u2179' => 'x',
        '\uFFE5' => '¥',
        _ => c,
    };

    /// <summary>
    /// The character at a place, folded. Digits of the mathematical alphabets are two units of UTF-16; the place moves to the second.
    /// </summary>
    public static char Next(string text, ref int at)
    {
        if (text[at] == '\uD835' && at + 1 < text.Length && text[at + 1] is >= '\uDFCE' and <= '\uDFFF')
        {
            at++;
            return (char)('0' + (text[at] - 0xDFCE) % 10);
        }

        return Of(text[at]);
    }

    /// <summary>A whole text, folded, without what nobody sees.</summary>
    public static string Text(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Next(text, ref i) is not Unseen and var c)
                folded.Append(c);
        }

        return folded.ToString();
    }

    /// <summary>A word of a list as it is looked for: folded, without spaces.</summary>
    public static string Word(string word) => string.Concat(Text(word).Where(c => c is not (' ' or '\t' or '\n')));
}
