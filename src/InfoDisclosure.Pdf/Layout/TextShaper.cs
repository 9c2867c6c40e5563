using System.Runtime.InteropServices;
using System.Text;
using InfoDisclosure.Pdf.Fonts;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>Turns text into glyphs: a font for each character, its advance, its class.</summary>
internal static class TextShaper
{
    public static void Shape(DocumentGlyphs document, string text, TextStyle style, int span, List<Glyph> into)
    {
        uint[]?[] table = document.TableOf(style.Fonts);
        bool? longDash = null;
        into.EnsureCapacity(into.Count + text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text[i];
            if (char.IsSurrogate(text[i]))
            {
                codePoint = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? char.ConvertToUtf32(text[i], text[++i]) : Rune.ReplacementChar.Value;
            }

            if (codePoint == DocumentGlyphs.EmDash && i + 1 < text.Length && text[i + 1] == DocumentGlyphs.EmDash && (longDash ??= DocumentGlyphs.WantsLongDash(style.Fonts)) == true)
            {
                codePoint = DocumentGlyphs.LongDash;
                i++;
            }

            CharacterClass kind = CharacterClasses.Of(codePoint);
            var glyph = new Glyph { CodePoint = codePoint, Class = kind, Span = span, Em = (float)style.Size };
            switch (kind)
            {
                case CharacterClass.Ignored:
                    continue;
                case CharacterClass.BreakHere or CharacterClass.LineFeed:
                    into.Add(glyph);
                    continue;
                case CharacterClass.Glue when codePoint == 0x2060:
                    continue;
                case CharacterClass.Glue when codePoint is 0xA0 or 0x202F:
                case CharacterClass.Space when codePoint is not (' ' or 0x3000):
                    codePoint = ' ';
                    break;
            }

            uint resolved = document.Resolve(style.Fonts, table, codePoint);
            glyph.Font = (byte)(resolved >> 16);
            glyph.Number = (ushort)resolved;
            glyph.FontAdvance = document.Advance(resolved) * style.Size / 1000;
            glyph.Advance = style.Pitch is { } pitch && glyph.FontAdvance > style.Size * 0.95 ? glyph.FontAdvance - style.Size + pitch : glyph.FontAdvance;
            into.Add(glyph);
        }
    }

    public static Glyph[] Shape(DocumentGlyphs document, IReadOnlyList<TextSpan> spans)
    {
        var glyphs = new List<Glyph>();
        for (int i = 0; i < spans.Count; i++)
        {
            Shape(document, spans[i].Text, spans[i].Style, i, glyphs);
        }

        return CollectionsMarshal.AsSpan(glyphs).ToArray();
    }
}
