using System.Runtime.InteropServices;
using InfoDisclosure.Pdf.Objects;

namespace InfoDisclosure.Pdf.Fonts;

/// <summary>The glyphs one document uses: which font of a stack sets a character, under which number, how wide.</summary>
internal sealed class DocumentGlyphs
{
    public const int EmDash = 0x2014;
    public const int LongDash = 0x2E3A; // ⸺, written back to Unicode as two —

    private const int Geta = 0x3013; // 〓, printed for a character that no font has

    private readonly List<FontSubset> subsets = [];
    private readonly Dictionary<TrueTypeFont, int> subsetOf = [];
    private readonly Dictionary<FontStack, uint[]?[]> resolved = [];
    private readonly Dictionary<(int Font, int CodePoint), int> numbers = [];
    private readonly List<int> missing = [];
    private readonly HashSet<int> missingSet = [];

    public IReadOnlyList<int> Missing => missing;

    public int FontCount => subsets.Count;

    /// <summary>The look-up table of a stack, for <see cref="Resolve"/>.</summary>
    public uint[]?[] TableOf(FontStack stack)
    {
        ref uint[]?[]? table = ref CollectionsMarshal.GetValueRefOrAddDefault(resolved, stack, out _);
        return table ??= new uint[0x1100][];
    }

    /// <summary>Font index in the high and glyph number in the low half. A missing character is noted and 〓 stands for it.</summary>
    public uint Resolve(FontStack stack, uint[]?[] table, int codePoint)
    {
        uint[] page = table[codePoint >> 8] ??= new uint[256];
        ref uint slot = ref page[codePoint & 0xFF];
        if (slot == 0)
        {
            slot = Find(stack, codePoint) ?? Substitute(stack, codePoint);
        }

        // The top bit marks a slot as filled, because font 0, glyph 0 is an answer too.
        return slot & 0x7FFFFFFF;
    }

    /// <summary>
    /// Whether the font that sets — leaves a gap between two of them and has ⸺ to set in their place. (Noto leaves joining
    /// them to layout tables that a plain TrueType reader does not follow.)
    /// </summary>
    public static bool WantsLongDash(FontStack stack)
    {
        TrueTypeFont? font = stack.Fonts.FirstOrDefault(candidate => candidate.GlyphOf(EmDash) != 0);
        return font is not null && font.AdvanceOf(font.GlyphOf(EmDash)) < 990 && font.GlyphOf(LongDash) != 0;
    }

    /// <summary>Advance in thousandths of an em.</summary>
    public double Advance(uint resolvedGlyph) => subsets[(int)(resolvedGlyph >> 16)].Advances[(int)(resolvedGlyph & 0xFFFF)];

    /// <summary>Writes the fonts; returns the object number of each.</summary>
    public int[] Write(PdfWriter writer)
    {
        int[] ids = new int[subsets.Count];
        byte[][] files = new byte[subsets.Count][];
        byte[][] compressed = new byte[subsets.Count][];
        Parallel.For(0, subsets.Count, i =>
        {
            files[i] = subsets[i].ToTrueType();
            compressed[i] = PdfWriter.Compress(files[i]);
        });
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = EmbeddedFont.Write(writer, subsets[i], compressed[i], files[i].Length);
        }

        return ids;
    }

    private uint? Find(FontStack stack, int codePoint)
    {
        if (codePoint is 0x2018 or 0x2019 or 0x201C or 0x201D)
        {
            // “ ” ‘ ’ are full-width in Chinese; a font that has only the narrow Western ones leaves them to the next.
            foreach (TrueTypeFont font in stack.Fonts)
            {
                int glyph = font.GlyphOf(codePoint);
                if (glyph != 0 && font.AdvanceOf(glyph) > 900)
                {
                    return Use(font, codePoint, glyph);
                }
            }
        }

        foreach (TrueTypeFont font in stack.Fonts)
        {
            int glyph = font.GlyphOf(codePoint);
            if (glyph != 0)
            {
                return Use(font, codePoint, glyph);
            }
        }

        return null;
    }

    private uint Substitute(FontStack stack, int codePoint)
    {
        if (missingSet.Add(codePoint))
        {
            missing.Add(codePoint);
        }

        return Find(stack, Geta) ?? Use(stack.Fonts[0], codePoint, 0);
    }

    private uint Use(TrueTypeFont font, int codePoint, int glyph)
    {
        if (!subsetOf.TryGetValue(font, out int index))
        {
            index = subsets.Count;
            subsets.Add(new FontSubset(font));
            subsetOf.Add(font, index);
        }

        if (!numbers.TryGetValue((index, codePoint), out int number))
        {
            number = subsets[index].Add(codePoint, glyph);
            numbers.Add((index, codePoint), number);
        }

        return 0x80000000 | ((uint)index << 16) | (uint)number;
    }
}
