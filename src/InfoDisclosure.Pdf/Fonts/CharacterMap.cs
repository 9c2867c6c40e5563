using System.Buffers.Binary;

namespace InfoDisclosure.Pdf.Fonts;

/// <summary>A font's map from code points to glyphs (cmap formats 4 and 12), unfolded into pages of 256 for quick look-up.</summary>
internal sealed class CharacterMap
{
    private readonly ushort[]?[] pages = new ushort[0x1100][];

    private CharacterMap()
    {
    }

    public ushort this[int codePoint] =>
        (uint)codePoint < 0x110000 && pages[codePoint >> 8] is { } page ? page[codePoint & 0xFF] : (ushort)0;

    public static CharacterMap Read(ReadOnlySpan<byte> table, int glyphCount)
    {
        try
        {
            return ReadBest(table, glyphCount);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FontFormatException(FontProblem.Damaged, "The font's character map is cut off.");
        }
    }

    private static CharacterMap ReadBest(ReadOnlySpan<byte> table, int glyphCount)
    {
        int count = U16(table, 2);
        int best = -1;
        int bestRank = 0;
        for (int i = 0; i < count; i++)
        {
            int platform = U16(table, 4 + (i * 8));
            int encoding = U16(table, 6 + (i * 8));
            int offset = (int)U32(table, 8 + (i * 8));
            int format = U16(table, offset);
            int rank = (platform, encoding, format) switch
            {
                (3, 10, 12) => 4,
                (0, 4 or 6, 12) => 3,
                (3, 1, 4) => 2,
                (0, <= 4, 4) => 1,
                _ => 0,
            };
            if (rank > bestRank)
            {
                (best, bestRank) = (offset, rank);
            }
        }

        if (best < 0)
        {
            throw new FontFormatException(FontProblem.NoUnicodeMap, "The font has no Unicode character map (cmap format 4 or 12).");
        }

        var map = new CharacterMap();
        if (bestRank >= 3)
        {
            map.ReadFormat12(table[best..], glyphCount);
        }
        else
        {
            map.ReadFormat4(table[best..], glyphCount);
        }

        return map;
    }

    private void ReadFormat12(ReadOnlySpan<byte> table, int glyphCount)
    {
        long groups = U32(table, 12);
        for (int i = 0; i < groups; i++)
        {
            long start = U32(table, 16 + (i * 12));
            long end = Math.Min(U32(table, 20 + (i * 12)), 0x10FFFF);
            long glyph = U32(table, 24 + (i * 12));
            for (long c = start; c <= end && glyph < glyphCount; c++, glyph++)
            {
                Set((int)c, (ushort)glyph);
            }
        }
    }

    private void ReadFormat4(ReadOnlySpan<byte> table, int glyphCount)
    {
        int segments = U16(table, 6) / 2;
        int ends = 14;
        int starts = ends + (segments * 2) + 2;
        int deltas = starts + (segments * 2);
        int ranges = deltas + (segments * 2);
        for (int s = 0; s < segments; s++)
        {
            int start = U16(table, starts + (s * 2));
            int end = U16(table, ends + (s * 2));
            int delta = U16(table, deltas + (s * 2));
            int range = U16(table, ranges + (s * 2));
            for (int c = start; c <= end && c != 0xFFFF; c++)
            {
                int glyph = 0;
                if (range == 0)
                {
                    glyph = (c + delta) & 0xFFFF;
                }
                else
                {
                    int at = ranges + (s * 2) + range + ((c - start) * 2);
                    glyph = at + 2 <= table.Length ? U16(table, at) : 0;
                    glyph = glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
                }

                if (glyph < glyphCount)
                {
                    Set(c, (ushort)glyph);
                }
            }
        }
    }

    private void Set(int codePoint, ushort glyph)
    {
        if (glyph != 0)
        {
            (pages[codePoint >> 8] ??= new ushort[256])[codePoint & 0xFF] = glyph;
        }
    }

    private static int U16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    private static long U32(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt32BigEndian(table[offset..]);
}
