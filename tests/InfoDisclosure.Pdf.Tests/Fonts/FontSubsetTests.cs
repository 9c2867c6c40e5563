using System.Buffers.Binary;
using System.Text;
using InfoDisclosure.Pdf.Fonts;
using Xunit;

namespace InfoDisclosure.Pdf.Tests.Fonts;

public sealed class FontSubsetTests
{
    [Fact]
    public void ToTrueType_SomeCharacters_KeepsTheirOutlinesAndMetricsInNewOrder()
    {
        const string Characters = "政府信息公开（《“，。2018年";
        var subset = new FontSubset(Sample.Serif);
        foreach (var c in Characters)
            subset.Add(c, Sample.Serif.GlyphOf(c));

        var file = new SubsetFile(subset.ToTrueType());

        Assert.Equal(Characters.Length + 1, file.GlyphCount);
        for (var i = 0; i < Characters.Length; i++)
        {
            var original = Sample.Serif.GlyphOf(Characters[i]);
            byte[] outline = new byte[64];
            var length = Sample.Serif.ReadOutline(original, ref outline);
            Assert.True(file.Outline(i + 1).AsSpan().StartsWith(outline.AsSpan(0, length)), $"outline of {Characters[i]}");
            Assert.Equal(Sample.Serif.MetricsOf(original), file.Metrics(i + 1));
        }
    }

    [Fact]
    public void ToTrueType_CompositeGlyph_BringsItsComponents()
    {
        var font = new[] { Sample.Serif, Sample.Sans, Sample.Kai, Sample.Fang }.FirstOrDefault(candidate => Composites(candidate).Any());
        Assert.NotNull(font);
        var codePoint = Composites(font).First();
        var subset = new FontSubset(font);
        subset.Add(codePoint, font.GlyphOf(codePoint));

        var file = new SubsetFile(subset.ToTrueType());

        Assert.True(file.GlyphCount > 2);
        var outline = file.Outline(1);
        Assert.Equal(-1, BinaryPrimitives.ReadInt16BigEndian(outline));
        Assert.InRange(BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(12)), 2, file.GlyphCount - 1);
    }

    [Fact]
    public void ToTrueType_FewOfManyGlyphs_IsSmall()
    {
        var subset = new FontSubset(Sample.Serif);
        for (var c = 0x4E00; c < 0x4E00 + 300; c++)
            subset.Add(c, Sample.Serif.GlyphOf(c));

        Assert.InRange(subset.ToTrueType().Length, 30_000, 200_000);
    }

    [Fact]
    public void ToTrueType_EveryTable_HasItsChecksum()
    {
        var subset = new FontSubset(Sample.Fang);
        foreach (var rune in "三村镇".EnumerateRunes())
            subset.Add(rune.Value, Sample.Fang.GlyphOf(rune.Value));
        var font = subset.ToTrueType();

        Assert.Equal(0xB1B0AFBA, Sum(font));
    }

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        return sum;
    }

    private static IEnumerable<int> Composites(TrueTypeFont font)
    {
        byte[] outline = new byte[64];
        for (var c = 0x20; c < 0x10000; c++)
        {
            var glyph = font.GlyphOf(c);
            if (glyph != 0 && font.ReadOutline(glyph, ref outline) >= 10 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
                yield return c;
        }
    }

    /// <summary>Reads a subset by the TrueType specification, apart from the product's reader.</summary>
    private sealed class SubsetFile(byte[] font)
    {
        public int GlyphCount => BinaryPrimitives.ReadUInt16BigEndian(Table("maxp")[4..]);

        public byte[] Outline(int glyph)
        {
            var wide = BinaryPrimitives.ReadUInt16BigEndian(Table("head")[50..]) == 1;
            var start = Location(glyph, wide);
            return Table("glyf")[start..Location(glyph + 1, wide)].ToArray();
        }

        public (int Advance, int Bearing) Metrics(int glyph) =>
            (BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx")[(glyph * 4)..]), BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx")[((glyph * 4) + 2)..]));

        private int Location(int glyph, bool wide) =>
            wide ? (int)BinaryPrimitives.ReadUInt32BigEndian(Table("loca")[(glyph * 4)..]) : BinaryPrimitives.ReadUInt16BigEndian(Table("loca")[(glyph * 2)..]) * 2;

        private ReadOnlySpan<byte> Table(string tag)
        {
            var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
            for (var i = 0; i < count; i++)
            {
                var record = font.AsSpan(12 + (i * 16), 16);
                if (Encoding.ASCII.GetString(record[..4]) == tag)
                    return font.AsSpan((int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
            }
            throw new InvalidOperationException(tag);
        }
    }
}
