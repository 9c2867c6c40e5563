using System.Buffers.Binary;
using InfoDisclosure.Pdf.Objects;

namespace InfoDisclosure.Pdf.Fonts;

/// <summary>
/// The part of a font that one document uses. Every code point gets a glyph number of its own in order of first use, even
/// where the font draws two with one glyph (人 and the radical ⼈), so that copied text comes back as it was written.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private const int WordArguments = 0x0001;
    private const int Scale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int TwoScales = 0x0040;
    private const int Matrix = 0x0080;
    private const int Instructions = 0x0100;

    private readonly List<int> glyphs = [0];
    private readonly List<int> codePoints = [0];
    private readonly List<double> advances = [font.AdvanceOf(0)];

    public TrueTypeFont Font => font;

    /// <summary>Code point of each new glyph number; 0 for .notdef.</summary>
    public IReadOnlyList<int> CodePoints => codePoints;

    /// <summary>Advance of each new glyph number in thousandths of an em.</summary>
    public IReadOnlyList<double> Advances => advances;

    public int Add(int codePoint, int glyph)
    {
        glyphs.Add(glyph);
        codePoints.Add(codePoint);
        advances.Add(font.AdvanceOf(glyph));
        return glyphs.Count - 1;
    }

    /// <summary>
    /// A font file with the used glyphs and the components they are built from, in the new order. Instructions are left out
    /// (no reader hints at print size), advances and left side bearings are kept: without the bearings （《 would shift.
    /// </summary>
    public byte[] ToTrueType()
    {
        List<int> order = [.. glyphs];
        var renumbered = new Dictionary<int, int>();
        for (int i = 0; i < order.Count; i++)
        {
            renumbered.TryAdd(order[i], i);
        }

        var outlines = new ByteWriter(order.Count * 256);
        var offsets = new List<int>(order.Count + 1);
        byte[] buffer = new byte[1024];
        for (int i = 0; i < order.Count; i++)
        {
            offsets.Add(outlines.Length);
            int length = font.ReadOutline(order[i], ref buffer);
            CopyOutline(buffer.AsSpan(0, length), outlines, order, renumbered);
            while (outlines.Length % 4 != 0)
            {
                outlines.Byte(0);
            }
        }

        offsets.Add(outlines.Length);

        bool longLocations = outlines.Length > 0x1FFFE;
        var locations = new ByteWriter(offsets.Count * 4);
        foreach (int offset in offsets)
        {
            if (longLocations)
            {
                locations.UInt32(offset);
            }
            else
            {
                locations.UInt16(offset / 2);
            }
        }

        var metrics = new ByteWriter(order.Count * 4);
        foreach (int glyph in order)
        {
            (int advance, int bearing) = font.MetricsOf(glyph);
            metrics.UInt16(advance);
            metrics.UInt16(bearing);
        }

        byte[] head = font.Head.AsSpan(0, 54).ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), (ushort)(longLocations ? 1 : 0));
        byte[] horizontal = font.HorizontalHeader.AsSpan(0, 36).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(horizontal.AsSpan(34), (ushort)order.Count);
        byte[] profile = font.MaximumProfile.AsSpan(0, 32).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(4), (ushort)order.Count);
        profile.AsSpan(14, 14).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(14), 2);

        return Assemble(
        [
            ("glyf", outlines.ToArray()),
            ("head", head),
            ("hhea", horizontal),
            ("hmtx", metrics.ToArray()),
            ("loca", locations.ToArray()),
            ("maxp", profile),
        ]);
    }

    private static void CopyOutline(ReadOnlySpan<byte> outline, ByteWriter into, List<int> order, Dictionary<int, int> renumbered)
    {
        if (outline.Length < 12)
        {
            return;
        }

        int contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (contours >= 0)
        {
            CopySimple(outline, contours, into);
        }
        else
        {
            CopyComposite(outline, into, order, renumbered);
        }
    }

    private static void CopySimple(ReadOnlySpan<byte> outline, int contours, ByteWriter into)
    {
        int ends = 10 + (contours * 2);
        if (ends + 2 > outline.Length)
        {
            return;
        }

        int points = ends + 2 + BinaryPrimitives.ReadUInt16BigEndian(outline[ends..]);
        if (points > outline.Length)
        {
            return;
        }

        into.Bytes(outline[..ends]);
        into.UInt16(0);
        into.Bytes(outline[points..]);
    }

    private static void CopyComposite(ReadOnlySpan<byte> outline, ByteWriter into, List<int> order, Dictionary<int, int> renumbered)
    {
        into.Bytes(outline[..10]);
        int at = 10;
        int flags;
        do
        {
            if (at + 4 > outline.Length)
            {
                return;
            }

            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            int component = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            if (!renumbered.TryGetValue(component, out int number))
            {
                number = order.Count;
                order.Add(component);
                renumbered.Add(component, number);
            }

            int arguments = (flags & WordArguments) != 0 ? 4 : 2;
            arguments += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            if (at + 4 + arguments > outline.Length)
            {
                return;
            }

            into.UInt16(flags & ~Instructions);
            into.UInt16(number);
            into.Bytes(outline.Slice(at + 4, arguments));
            at += 4 + arguments;
        }
        while ((flags & MoreComponents) != 0);
    }

    private static byte[] Assemble(IReadOnlyList<(string Tag, byte[] Data)> tables)
    {
        int offset = 12 + (tables.Count * 16);
        int total = offset + tables.Sum(table => Padded(table.Data.Length));
        byte[] file = new byte[total];
        Span<byte> span = file;
        BinaryPrimitives.WriteUInt32BigEndian(span, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], (ushort)tables.Count);
        int power = 1 << (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(span[6..], (ushort)(power * 16));
        BinaryPrimitives.WriteUInt16BigEndian(span[8..], (ushort)Math.Log2(power));
        BinaryPrimitives.WriteUInt16BigEndian(span[10..], (ushort)((tables.Count - power) * 16));

        int headOffset = 0;
        for (int i = 0; i < tables.Count; i++)
        {
            (string tag, byte[] data) = tables[i];
            data.CopyTo(span[offset..]);
            Span<byte> record = span.Slice(12 + (i * 16), 16);
            for (int c = 0; c < 4; c++)
            {
                record[c] = (byte)tag[c];
            }

            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(span.Slice(offset, Padded(data.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)data.Length);
            headOffset = tag == "head" ? offset : headOffset;
            offset += Padded(data.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(span[(headOffset + 8)..], 0xB1B0AFBA - Checksum(file));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (int i = 0; i < data.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        }

        return sum;
    }
}
