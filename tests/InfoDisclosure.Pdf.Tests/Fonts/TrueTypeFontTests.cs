using System.Buffers.Binary;
using InfoDisclosure.Pdf.Fonts;
using InfoDisclosure.Pdf.Tests.Programs;
using Xunit;

namespace InfoDisclosure.Pdf.Tests.Fonts;

public sealed class TrueTypeFontTests
{
    private static readonly byte[] Sans = File.ReadAllBytes(RepositoryFonts.File("NotoSansSC-Bold.ttf"));

    [Theory]
    [InlineData('人', 1000)]
    [InlineData('。', 1000)]
    [InlineData(0x3007, 1000)] // 〇
    [InlineData(0x36C3, 1000)] // 㛃
    [InlineData(0x4DAE, 1000)] // 䶮
    [InlineData(0x2CB4E, 1000)] // 𬭎, beyond the basic plane
    public void GlyphOf_CharacterOfTheOfficialTable_HasFullWidthGlyph(int codePoint, double advance)
    {
        var glyph = Sample.Serif.GlyphOf(codePoint);

        Assert.NotEqual(0, glyph);
        Assert.Equal(advance, Sample.Serif.AdvanceOf(glyph));
    }

    [Fact]
    public void GlyphOf_CharacterTheFontLacks_IsZero()
    {
        Assert.Equal(0, Sample.Serif.GlyphOf(0x1F600));
        Assert.Equal(0, Sample.Serif.GlyphOf(-1));
        Assert.Equal(0, Sample.Serif.GlyphOf(int.MaxValue));
    }

    [Fact]
    public void Read_FromMemory_AgreesWithTheOpenedFile()
    {
        using var font = TrueTypeFont.Read(Sans);

        Assert.Equal(Sample.Sans.PostScriptName, font.PostScriptName);
        Assert.Equal(Sample.Sans.GlyphCount, font.GlyphCount);
        Assert.Equal(Sample.Sans.GlyphOf('镇'), font.GlyphOf('镇'));
    }

    [Fact]
    public void Read_Collection_TakesItsFirstFont()
    {
        using var font = TrueTypeFont.Read(AsCollection(Sans));

        Assert.Equal(Sample.Sans.GlyphOf('镇'), font.GlyphOf('镇'));
    }

    [Fact]
    public void Open_PostScriptOutlines_SaysSo()
    {
        var problem = Assert.Throws<FontFormatException>(() => TrueTypeFont.Open(RepositoryFonts.File("fandol/FandolFang-Regular.otf")));

        Assert.Equal(FontProblem.PostScriptOutlines, problem.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Read_FileCutOff_IsRefused(int length)
    {
        var problem = Assert.Throws<FontFormatException>(() => TrueTypeFont.Read(Sans.AsMemory(0, length)));

        Assert.Equal(FontProblem.NotAFont, problem.Reason);
    }

    [Fact]
    public void Read_Text_IsRefused()
    {
        var problem = Assert.Throws<FontFormatException>(() => TrueTypeFont.Read("这不是字体文件，只是一段文字。"u8.ToArray()));

        Assert.Equal(FontProblem.NotAFont, problem.Reason);
    }

    [Fact]
    public void Read_EmbeddingForbidden_IsRefused()
    {
        var font = (byte[])Sans.Clone();
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(TableOffset(font, "OS/2") + 8), 2);

        var problem = Assert.Throws<FontFormatException>(() => TrueTypeFont.Read(font));

        Assert.Equal(FontProblem.EmbeddingForbidden, problem.Reason);
    }

    [Fact]
    public void Read_DamagedTables_NeverFailsOtherwiseThanByName()
    {
        var random = new Random(20180101);
        var tables = new[] { "head", "hhea", "maxp", "cmap", "name", "OS/2", "post" };
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var font = (byte[])Sans.Clone();
            var table = TableOffset(font, tables[i % tables.Length]);
            for (var n = 0; n < 4; n++)
                font[table + random.Next(32)] = (byte)random.Next(256);
            try
            {
                using var opened = TrueTypeFont.Read(font);
                _ = new FontSubset(opened).ToTrueType();
            }
            catch (FontFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 20, 199);
    }

    private static int TableOffset(byte[] font, string tag)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var record = font.AsSpan(12 + (i * 16), 16);
            if (System.Text.Encoding.ASCII.GetString(record[..4]) == tag)
                return (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
        }
        throw new InvalidOperationException(tag);
    }

    private static byte[] AsCollection(byte[] font)
    {
        const int Header = 16;
        var collection = new byte[Header + font.Length];
        "ttcf"u8.CopyTo(collection);
        BinaryPrimitives.WriteUInt32BigEndian(collection.AsSpan(4), 0x00010000);
        BinaryPrimitives.WriteUInt32BigEndian(collection.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt32BigEndian(collection.AsSpan(12), Header);
        font.CopyTo(collection, Header);
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var offset = collection.AsSpan(Header + 12 + (i * 16) + 8, 4);
            BinaryPrimitives.WriteUInt32BigEndian(offset, BinaryPrimitives.ReadUInt32BigEndian(offset) + Header);
        }
        return collection;
    }
}
