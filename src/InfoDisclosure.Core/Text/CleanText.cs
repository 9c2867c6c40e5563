using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// What may stand in stored text: composed characters (NFC), line feeds and tabs as the only controls, nothing invisible
/// that could hide or reorder words. Rare characters, private-use ones (some names have no other code) and variation
/// selectors stay.
/// </summary>
internal static class CleanText
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        var previous = default(Rune);
        for (var i = 0; i < text.Length; i++)
        {
            // A half of a surrogate pair is no character: it can be neither normalised nor written as UTF-8.
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                continue;
            if (rune.Utf16SequenceLength == 2)
                i++;
            if (rune.Value == '\r')
            {
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    continue;
                rune = new Rune('\n');
            }
            else if (rune.Value is 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029)
            {
                // Word writes a line break inside a paragraph as 0x0B; the others are line or page ends too.
                rune = new Rune('\n');
            }
            if (IsJunk(rune, previous))
                continue;
            if (rune.IsBmp)
                kept.Append((char)rune.Value);
            else
                kept.Append(rune.ToString());
            previous = rune;
        }
        var cleaned = kept.ToString();
        return cleaned.IsNormalized(NormalizationForm.FormC) ? cleaned : cleaned.Normalize(NormalizationForm.FormC);
    }

    private static bool IsJunk(Rune rune, Rune previous) => rune.Value switch
    {
        '\n' or '\t' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        ZeroWidthJoiner or ZeroWidthNonJoiner => !TakesJoiner(previous),
        // Soft hyphen, Arabic letter mark, Mongolian vowel separator, zero-width space, direction marks.
        0xAD or 0x61C or 0x180E or 0x200B or 0x200E or 0x200F => true,
        // Direction embeddings, overrides and isolates; invisible operators.
        (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) => true,
        // Byte order mark, interlinear marks, object replacement.
        0xFEFF or (>= 0xFFF9 and <= 0xFFFC) => true,
        // Language tags: invisible letters.
        >= 0xE0000 and <= 0xE007F => true,
        // The two code points at the end of each plane, and U+FDD0 to U+FDEF, are no characters.
        >= 0xFDD0 and <= 0xFDEF => true,
        _ => (rune.Value & 0xFFFE) == 0xFFFE,
    };

    /// <summary>Joiners have a meaning after an emoji or in scripts such as Mongolian; after Chinese or Latin they only hide.</summary>
    private static bool TakesJoiner(Rune previous) =>
        previous.Value > 0x2FF
        && !CjkText.IsCjk(previous)
        && Rune.GetUnicodeCategory(previous) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation);
}
