using System.Buffers.Binary;
using System.Text;

namespace InfoDisclosure.Pdf.Fonts;

/// <summary>
/// A TrueType font (glyf outlines; the first font of a collection). What layout needs is read on opening and kept, some
/// hundred KB; outlines are read from the file when a document is written. Open each file once a process and share it:
/// instances are immutable and safe for concurrent documents.
/// </summary>
public sealed class TrueTypeFont : IDisposable
{
    private readonly FontData data;
    private readonly byte[] horizontalMetrics;
    private readonly int fullMetrics;
    private readonly byte[] locations;
    private readonly bool longLocations;
    private readonly (long Offset, long Length) outlines;
    private readonly CharacterMap characters;

    private TrueTypeFont(FontData data)
    {
        this.data = data;
        Dictionary<string, (long Offset, long Length)> tables = ReadDirectory(data);
        if (!tables.ContainsKey("glyf") && (tables.ContainsKey("CFF ") || tables.ContainsKey("CFF2")))
        {
            throw new FontFormatException(FontProblem.PostScriptOutlines, "The font has PostScript (CFF) outlines; TrueType outlines are needed.");
        }

        outlines = Find(tables, "glyf");
        Head = Load(tables, "head", 54);
        HorizontalHeader = Load(tables, "hhea", 36);
        MaximumProfile = Load(tables, "maxp", 32);
        UnitsPerEm = U16(Head, 18);
        GlyphCount = U16(MaximumProfile, 4);
        longLocations = U16(Head, 50) != 0;
        locations = Load(tables, "loca", (GlyphCount + 1) * (longLocations ? 4 : 2));
        fullMetrics = Math.Min(U16(HorizontalHeader, 34), GlyphCount);
        horizontalMetrics = Load(tables, "hmtx", (fullMetrics * 4) + ((GlyphCount - fullMetrics) * 2));
        if (UnitsPerEm is < 16 or > 16384 || GlyphCount == 0 || fullMetrics == 0)
        {
            throw new FontFormatException(FontProblem.Damaged, "The font's head, hhea or maxp table makes no sense.");
        }

        characters = CharacterMap.Read(Load(tables, "cmap", 4), GlyphCount);
        PostScriptName = ReadName(tables);
        Ascent = S16(HorizontalHeader, 4);
        Descent = S16(HorizontalHeader, 6);
        CapHeight = Ascent;
        if (tables.ContainsKey("OS/2"))
        {
            byte[] os2 = Load(tables, "OS/2", 10);
            int embedding = U16(os2, 8);
            if ((embedding & 0x000F) == 2 || (embedding & 0x0200) != 0)
            {
                throw new FontFormatException(FontProblem.EmbeddingForbidden, "The font's maker forbids embedding it in documents.");
            }

            if (os2.Length >= 90 && U16(os2, 0) >= 2)
            {
                CapHeight = S16(os2, 88);
            }
        }

        if (tables.ContainsKey("post"))
        {
            ItalicAngle = BinaryPrimitives.ReadInt32BigEndian(Load(tables, "post", 8).AsSpan(4)) / 65536.0;
        }
    }

    /// <summary>The font's PostScript name, made fit for a PDF name.</summary>
    public string PostScriptName { get; }

    /// <summary>Font units in one em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Number of glyphs in the file.</summary>
    public int GlyphCount { get; }

    /// <summary>Ascent above the baseline in font units.</summary>
    public int Ascent { get; }

    /// <summary>Descent below the baseline in font units; negative.</summary>
    public int Descent { get; }

    /// <summary>Height of capitals in font units.</summary>
    public int CapHeight { get; }

    /// <summary>Slant in degrees; 0 for upright fonts.</summary>
    public double ItalicAngle { get; }

    internal byte[] Head { get; }

    internal byte[] HorizontalHeader { get; }

    internal byte[] MaximumProfile { get; }

    /// <summary>Opens a font file and keeps it open. Throws <see cref="FontFormatException"/> when it is no usable TrueType font.</summary>
    public static TrueTypeFont Open(string path) => Create(FontData.Open(path));

    /// <summary>Reads a font from memory. Throws <see cref="FontFormatException"/> when it is no usable TrueType font.</summary>
    public static TrueTypeFont Read(ReadOnlyMemory<byte> file) => Create(FontData.InMemory(file));

    /// <summary>The glyph of a code point; 0 when the font has none.</summary>
    public int GlyphOf(int codePoint) => characters[codePoint];

    /// <summary>The advance width of a glyph in thousandths of an em.</summary>
    public double AdvanceOf(int glyph)
    {
        int units = U16(horizontalMetrics, Math.Min(glyph, fullMetrics - 1) * 4);
        return UnitsPerEm == 1000 ? units : Math.Round(units * 1000.0 / UnitsPerEm, 3);
    }

    /// <summary>Closes the file; documents that use the font must have been written.</summary>
    public void Dispose() => data.Dispose();

    /// <summary>Advance and left side bearing as they stand in hmtx.</summary>
    internal (int Advance, int LeftSideBearing) MetricsOf(int glyph) =>
        glyph < fullMetrics
            ? (U16(horizontalMetrics, glyph * 4), U16(horizontalMetrics, (glyph * 4) + 2))
            : (U16(horizontalMetrics, (fullMetrics - 1) * 4), U16(horizontalMetrics, (fullMetrics * 4) + ((glyph - fullMetrics) * 2)));

    /// <summary>Reads a glyph's outline; returns its length, 0 for an empty one or one that lies outside its table.</summary>
    internal int ReadOutline(int glyph, ref byte[] buffer)
    {
        if (glyph >= GlyphCount)
        {
            return 0;
        }

        long start = Location(glyph);
        long end = Location(glyph + 1);
        if (end <= start || end > outlines.Length)
        {
            return 0;
        }

        int length = (int)(end - start);
        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }

        data.Read(outlines.Offset + start, buffer.AsSpan(0, length));
        return length;
    }

    private static TrueTypeFont Create(FontData data)
    {
        try
        {
            return new TrueTypeFont(data);
        }
        catch (FontFormatException)
        {
            data.Dispose();
            throw;
        }
        catch (ArgumentOutOfRangeException)
        {
            data.Dispose();
            throw new FontFormatException(FontProblem.Damaged, "A table of the font points outside itself.");
        }
    }

    private static Dictionary<string, (long Offset, long Length)> ReadDirectory(FontData data)
    {
        Span<byte> header = stackalloc byte[12];
        data.Read(0, header);
        long start = 0;
        if (header[..4].SequenceEqual("ttcf"u8))
        {
            Span<byte> first = stackalloc byte[4];
            data.Read(12, first);
            start = BinaryPrimitives.ReadUInt32BigEndian(first);
            data.Read(start, header);
        }

        uint version = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (version == 0x4F54544F)
        {
            throw new FontFormatException(FontProblem.PostScriptOutlines, "The font has PostScript (CFF) outlines; TrueType outlines are needed.");
        }

        if (version is not (0x00010000 or 0x74727565))
        {
            throw new FontFormatException(FontProblem.NotAFont, "The file is not a TrueType font.");
        }

        int count = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        byte[] records = data.Read(start + 12, count * 16);
        var tables = new Dictionary<string, (long, long)>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> record = records.AsSpan(i * 16, 16);
            long offset = BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
            long length = BinaryPrimitives.ReadUInt32BigEndian(record[12..]);
            if (offset + length > data.Length)
            {
                throw new FontFormatException(FontProblem.NotAFont, "The font file ends too early.");
            }

            tables[Encoding.ASCII.GetString(record[..4])] = (offset, length);
        }

        return tables;
    }

    private static (long Offset, long Length) Find(Dictionary<string, (long Offset, long Length)> tables, string tag) =>
        tables.TryGetValue(tag, out (long Offset, long Length) table)
            ? table
            : throw new FontFormatException(FontProblem.Damaged, $"The font has no {tag.Trim()} table.");

    private static int U16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    private static int S16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadInt16BigEndian(table[offset..]);

    private long Location(int glyph) =>
        longLocations
            ? BinaryPrimitives.ReadUInt32BigEndian(locations.AsSpan(glyph * 4))
            : U16(locations, glyph * 2) * 2L;

    private byte[] Load(Dictionary<string, (long Offset, long Length)> tables, string tag, int atLeast)
    {
        (long offset, long length) = Find(tables, tag);
        return length < atLeast
            ? throw new FontFormatException(FontProblem.Damaged, $"The font's {tag.Trim()} table is too short.")
            : data.Read(offset, (int)length);
    }

    private string ReadName(Dictionary<string, (long Offset, long Length)> tables)
    {
        if (!tables.ContainsKey("name"))
        {
            return "Unnamed";
        }

        ReadOnlySpan<byte> table = Load(tables, "name", 6);
        int count = U16(table, 2);
        int strings = U16(table, 4);
        for (int i = 0; i < count && 18 + (i * 12) <= table.Length; i++)
        {
            ReadOnlySpan<byte> record = table.Slice(6 + (i * 12), 12);
            int length = U16(record, 8);
            int offset = strings + U16(record, 10);
            if (U16(record, 6) != 6 || offset + length > table.Length)
            {
                continue;
            }

            ReadOnlySpan<byte> text = table.Slice(offset, length);
            string name = U16(record, 0) == 1 ? Encoding.ASCII.GetString(text) : Encoding.BigEndianUnicode.GetString(text);
            string fit = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
            if (fit.Length > 0)
            {
                return fit;
            }
        }

        return "Unnamed";
    }
}
