using System.Globalization;
using InfoDisclosure.Pdf.Objects;

namespace InfoDisclosure.Pdf.Fonts;

/// <summary>Writes a subset as a composite font (Type0, Identity-H) with widths and the map back to Unicode.</summary>
internal static class EmbeddedFont
{
    public static int Write(PdfWriter writer, FontSubset subset, byte[] compressedFile, int fileLength)
    {
        TrueTypeFont font = subset.Font;
        string name = Tag(subset) + "+" + font.PostScriptName;
        double unit = 1000.0 / font.UnitsPerEm;

        var body = new ByteWriter();
        body.Bytes("/Length1 "u8);
        body.Integer(fileLength);
        int file = writer.Reserve();
        writer.WriteCompressed(file, body, compressedFile);

        body = new ByteWriter();
        body.Bytes("<</Type/FontDescriptor/FontName"u8);
        body.Name(name);
        body.Bytes("/Flags 4/FontBBox["u8);
        for (int i = 0; i < 4; i++)
        {
            body.Number(System.Buffers.Binary.BinaryPrimitives.ReadInt16BigEndian(font.Head.AsSpan(36 + (i * 2))) * unit, 0);
            body.Byte((byte)' ');
        }

        body.Bytes("]/ItalicAngle "u8);
        body.Number(font.ItalicAngle);
        body.Bytes("/Ascent "u8);
        body.Number(font.Ascent * unit, 0);
        body.Bytes("/Descent "u8);
        body.Number(font.Descent * unit, 0);
        body.Bytes("/CapHeight "u8);
        body.Number(font.CapHeight * unit, 0);
        body.Bytes("/StemV 80/FontFile2 "u8);
        body.Reference(file);
        body.Bytes(">>"u8);
        int descriptor = writer.Write(body);

        body = new ByteWriter();
        body.Bytes("<</Type/Font/Subtype/CIDFontType2/BaseFont"u8);
        body.Name(name);
        body.Bytes("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 1000/FontDescriptor "u8);
        body.Reference(descriptor);
        Widths(body, subset.Advances);
        body.Bytes(">>"u8);
        int descendant = writer.Write(body);

        int toUnicode = writer.WriteStream(dictionary: null, ToUnicode(subset.CodePoints).Written);

        body = new ByteWriter();
        body.Bytes("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"u8);
        body.Name(name);
        body.Bytes("/DescendantFonts["u8);
        body.Reference(descendant);
        body.Bytes("]/ToUnicode "u8);
        body.Reference(toUnicode);
        body.Bytes(">>"u8);
        return writer.Write(body);
    }

    /// <summary>Six letters that differ when the used characters differ.</summary>
    private static string Tag(FontSubset subset)
    {
        ulong hash = 14695981039346656037;
        foreach (int codePoint in subset.CodePoints)
        {
            hash = (hash ^ (uint)codePoint) * 1099511628211;
        }

        return string.Create(6, hash, static (tag, rest) =>
        {
            for (int i = 0; i < tag.Length; i++, rest /= 26)
            {
                tag[i] = (char)('A' + (rest % 26));
            }
        });
    }

    private static void Widths(ByteWriter body, IReadOnlyList<double> advances)
    {
        body.Bytes("/W["u8);
        for (int i = 0; i < advances.Count; i++)
        {
            if (advances[i] == 1000)
            {
                continue;
            }

            body.Integer(i);
            body.Byte((byte)'[');
            for (; i < advances.Count && advances[i] != 1000; i++)
            {
                body.Number(advances[i]);
                body.Byte((byte)' ');
            }

            body.Byte((byte)']');
        }

        body.Byte((byte)']');
    }

    private static ByteWriter ToUnicode(IReadOnlyList<int> codePoints)
    {
        const int PerBlock = 100;
        var map = new ByteWriter(codePoints.Count * 16);
        map.Bytes("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"u8);
        for (int start = 1; start < codePoints.Count; start += PerBlock)
        {
            int end = Math.Min(start + PerBlock, codePoints.Count);
            map.Ascii((end - start).ToString(CultureInfo.InvariantCulture));
            map.Bytes(" beginbfchar\n"u8);
            for (int i = start; i < end; i++)
            {
                map.Byte((byte)'<');
                map.Hex16(i);
                map.Bytes("> <"u8);
                int codePoint = codePoints[i];
                if (codePoint == DocumentGlyphs.LongDash)
                {
                    map.Hex16(DocumentGlyphs.EmDash);
                    map.Hex16(DocumentGlyphs.EmDash);
                }
                else if (codePoint < 0x10000)
                {
                    map.Hex16(codePoint);
                }
                else
                {
                    map.Hex16(0xD800 + ((codePoint - 0x10000) >> 10));
                    map.Hex16(0xDC00 + ((codePoint - 0x10000) & 0x3FF));
                }

                map.Bytes(">\n"u8);
            }

            map.Bytes("endbfchar\n"u8);
        }

        map.Bytes("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"u8);
        return map;
    }
}
