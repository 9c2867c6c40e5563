using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using InfoDisclosure.Core.Documents.Inspecting;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

/// <summary>Whatever is put in, what comes out is a result, and it comes.</summary>
public sealed class FileLimitsTests
{
    private const string Number = "123456789012345678";

    private static readonly (string Type, byte[] File)[] Samples =
    [
        (WordSample.Type, WordSample.Everything(Number)),
        (ExcelSample.Type, ExcelSample.Everything(Number)),
        (PdfSample.Type, SampleReport.Render(SampleReport.Content).Pdf),
        (PictureSample.JpegType, PictureSample.Jpeg(PictureSample.Exif(turn: 6))),
        (PictureSample.PngType, PictureSample.Png(PictureSample.Chunk("eXIf", PictureSample.Tiff()), PictureSample.Chunk("zTXt", [.. "Comment\0\0"u8, .. PictureSample.Deflate("电话"u8.ToArray())]))),
        ("text/plain", "文字"u8.ToArray()),
        ("text/csv", "甲,\"乙\"\n丙,丁"u8.ToArray()),
    ];

    public static TheoryData<string> Types => [.. Samples.Select(sample => sample.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Anything_OfAnotherType_EndsInAResult(string type)
    {
        foreach (var (_, file) in Samples)
            Try(file, type);
        foreach (var file in new byte[][] { [], [0], "PK"u8.ToArray(), [0x50, 0x4B, 5, 6, .. new byte[18]], "%PDF-1.7"u8.ToArray(), [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], new byte[100_000] })
            Try(file, type);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Anything_CutOff_EndsInAResult(string type)
    {
        var file = Samples.Single(sample => sample.Type == type).File;
        for (var i = 1; i <= 40; i++)
            Try(file[..(file.Length * i / 41)], type);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Anything_Scrambled_EndsInAResult(string type)
    {
        var file = Samples.Single(sample => sample.Type == type).File;
        var chance = new Random(20261125);
        for (var i = 0; i < 40; i++)
        {
            var scrambled = (byte[])file.Clone();
            for (var j = 0; j <= i; j++)
                scrambled[chance.Next(scrambled.Length)] = (byte)chance.Next(256);
            Try(scrambled, type);
        }
    }

    [Fact]
    public void Inspect_ZipBomb_IsRefused()
    {
        var file = Bomb(WordSample.Of(WordSample.Paragraph("文")), "word/media/a.bin", 300);

        Assert.InRange(file.Length, 0, 1_000_000);
        Assert.Contains("200MB", Inspect.Unreadable(file, WordSample.Type), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_ManySmallBombsInside_CountTogether()
    {
        var inner = Bomb(ExcelSample.Of(("表", "visible", ExcelSample.Rows(["甲"]))), "xl/media/a.bin", 60);
        var file = WordSample.Of(WordSample.Paragraph("文"), document =>
        {
            for (var i = 0; i < 5; i++)
                document.MainDocumentPart!.AddEmbeddedPackagePart(ExcelSample.Type).FeedData(new MemoryStream(inner));
        });

        Assert.Equal(["嵌入了其他文件3个，里面的内容已一并检查", "嵌入了其他文件2个，里面的内容没有检查，请打开查看或去掉"], Inspect.File(file, WordSample.Type).Hidden.TakeLast(2));
    }

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><d>&b;</d>")]
    [InlineData("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>")]
    public void Inspect_XmlWithDtd_IsDamaged(string xml) =>
        Assert.Contains("另存", Inspect.Unreadable(With(WordSample.Of(WordSample.Paragraph("文")), "word/document.xml", xml), WordSample.Type), StringComparison.Ordinal);

    [Fact]
    public void Inspect_DeepXml_IsDamaged() =>
        Assert.Contains("另存", Inspect.Unreadable(WordSample.Of(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 300)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 300))), WordSample.Type), StringComparison.Ordinal);

    [Fact]
    public void Inspect_PartTwice_IsDamaged()
    {
        var file = new MemoryStream();
        file.Write(WordSample.Of(WordSample.Paragraph("文")));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            zip.CreateEntry("WORD/document.xml");

        Assert.Contains("另存", Inspect.Unreadable(file.ToArray(), WordSample.Type), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_CellsFarApart_AreCountedWithTheEmptyOnes()
    {
        var sheet = $"<sheetData>{string.Concat(Enumerable.Range(1, 400).Select(row => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")))}</sheetData>";

        Assert.Contains("500万", Inspect.Unreadable(ExcelSample.Of(("表", "visible", sheet)), ExcelSample.Type), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_LongStringInManyCells_IsCountedOftenAsItIsShown()
    {
        var sheet = $"<sheetData><row>{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 6_000))}</row></sheetData>";

        Assert.Contains("5000万", Inspect.Unreadable(ExcelSample.Of([new string('长', 30_000)], [("表", "visible", sheet)], null), ExcelSample.Type), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_LargeSheet_IsReadCleanedAndMasked()
    {
        var file = ExcelSample.Large(100_000);

        Assert.Equal(100_000, Inspect.File(file, ExcelSample.Type).Content.Tables[0].Rows.Count);
        Assert.Equal("示例100000\t甲\t13800100000\t100000", Inspect.File(Inspect.Clean(file, ExcelSample.Type).File, ExcelSample.Type).PlainText.Split('\n')[^1]);
        var copy = new MemoryStream();
        Assert.IsType<MaskingResult.Masked>(MaskedCopy.Make(new MemoryStream(file), copy, ExcelSample.Type, text => text, table => [.. table.Rows.Select(row => (IReadOnlyList<string>)[row[0], row[1], "138****" + row[2][^4..], row[3]])]));
        Assert.Equal("示例100000\t甲\t138****0000\t100000", Inspect.File(copy.ToArray(), ExcelSample.Type).PlainText.Split('\n')[^1]);
    }

    [Fact]
    public void Inspect_TooLarge_IsRefused() =>
        Assert.Contains("32MB", Inspect.Unreadable(new byte[(32 * 1024 * 1024) + 1], "text/plain"), StringComparison.Ordinal);

    public static TheoryData<string> EvilPdfs => [.. Evil.Keys];

    private static readonly Dictionary<string, Func<byte[]>> Evil = new(StringComparer.Ordinal)
    {
        ["destinations in a circle"] = () => PdfSample.Page("", catalog: "/Names << /Dests 6 0 R >>", more: [PdfSample.Latin, "<< /Kids [6 0 R] >>"]),
        ["destinations in a circle, written otherwise"] = () => PdfSample.Page("", catalog: "/Names << /D#65#73ts 6 0 R >>", more: [PdfSample.Latin, "<< /Kids [6 0 R] >>"]),
        ["objects that are each other"] = () => PdfSample.Page("", catalog: "/Names 6 0 R", more: [PdfSample.Latin, "%c\n7 0 R", "6 0 R"]),
        ["packed objects that are each other"] = () => PdfSample.Page("", catalog: "/Names 8 0 R", more: [PdfSample.Latin, PdfSample.Packed("8 0 9 6 9 0 R 8 0 R"u8.ToArray(), "/Type /ObjStm /N 2 /First 8")]),
        ["drawings that show each other"] = () => PdfSample.Page("/A Do", "/XObject << /A 6 0 R >>", more: [PdfSample.Latin, Drawing("/B Do", "/B 7 0 R"), Drawing("/A Do", "/A 6 0 R")]),
        ["drawings that show ten each"] = () => PdfSample.Page("/A Do", "/XObject << /A 6 0 R >>", more: [PdfSample.Latin, .. Enumerable.Range(7, 11).Select(number => Drawing(string.Concat(Enumerable.Repeat("/A Do ", 10)), string.Create(CultureInfo.InvariantCulture, $"/A {number} 0 R")))]),
        ["outline in a circle"] = () => PdfSample.Page("", catalog: "/Outlines 6 0 R", more: [PdfSample.Latin, "<< /First 7 0 R >>", "<< /Title (x) /First 7 0 R /Next 6 0 R >>"]),
        ["form in a circle"] = () => PdfSample.Page("", catalog: "/AcroForm << /Fields [6 0 R] >>", more: [PdfSample.Latin, "<< /V (x) /Kids [6 0 R] >>"]),
        ["attachments in a circle"] = () => PdfSample.Page("", catalog: "/Names << /EmbeddedFiles 6 0 R >>", more: [PdfSample.Latin, "<< /Kids [6 0 R] >>"]),
        ["pages in a circle"] = () => PdfSample.Of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        ["deep arrays in a page"] = () => PdfSample.Page(new string('[', 1_000_000)),
        ["deep arrays in an object"] = () => PdfSample.Page("", more: [PdfSample.Latin, new string('[', 1_000_000)]),
        ["deep arrays in a map of characters"] = () => PdfSample.Page("BT /F0 9 Tf (a) Tj ET", more: ["<< /Type /Font /Subtype /Type1 /BaseFont /A /FirstChar 97 /LastChar 97 /Widths [500] /ToUnicode 6 0 R >>", PdfSample.Stream(new string('[', 1_000_000))]),
        ["states without end"] = () => PdfSample.Page(string.Concat(Enumerable.Repeat("q ", 1_000_000))),
        ["a content that unpacks without end"] = () => PdfSample.Of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", PdfSample.Packed(new byte[200_000_000])]),
        ["a table that unpacks without end"] = () => Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n" + PdfSample.Packed(new byte[200_000_000], "/Type /XRef /Size 1 /W [1 1 1] /Root 1 0 R") + "\nendobj\nstartxref\n9\n%%EOF"),
        ["widths without end"] = () => PdfSample.Page("BT /F0 9 Tf (a) Tj ET", more: ["<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>", "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 2000000000 500] >>"]),
        ["a font whose program calls itself"] = () => PdfSample.Page("BT /F0 9 Tf (a) Tj ET", more: ["<< /Type /Font /Subtype /Type1 /BaseFont /A /FirstChar 97 /LastChar 97 /Widths [500] /FontDescriptor 6 0 R >>", "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontFile3 7 0 R >>", PdfSample.Stream("nonsense", "/Subtype /Type1C")]),
    };

    [Theory]
    [MemberData(nameof(EvilPdfs))]
    public void Inspect_EvilPdf_EndsInAResult(string evil) => Assert.NotNull(FileInspector.Inspect(new MemoryStream(Evil[evil]()), PdfSample.Type));

    [Fact]
    public void Inspect_DestinationsInACircle_StillReadsTheWords() =>
        Assert.Equal("words", Inspect.File(PdfSample.Page(PdfSample.Text((50, 700, "words")), catalog: "/Names << /Dests 6 0 R >>", more: [PdfSample.Latin, "<< /Kids [6 0 R] >>"]), PdfSample.Type).PlainText);

    private static string Drawing(string content, string drawings) => PdfSample.Stream(content, $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << {drawings} >> >>");

    private static void Try(byte[] file, string type)
    {
        Assert.NotNull(FileInspector.Inspect(new MemoryStream(file), type));
        Assert.NotNull(FileCleaner.Clean(new MemoryStream(file), new MemoryStream(), type));
        Assert.NotNull(MaskedCopy.Make(new MemoryStream(file), new MemoryStream(), type, text => text, table => table.Rows));
    }

    private static byte[] Bomb(byte[] file, string entry, int megabytes)
    {
        var bomb = new MemoryStream();
        bomb.Write(file);
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = zip.CreateEntry(entry).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
                content.Write(zeros);
        }
        return bomb.ToArray();
    }

    private static byte[] With(byte[] file, string entry, string content)
    {
        var changed = new MemoryStream();
        changed.Write(file);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(entry)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(content);
        }
        return changed.ToArray();
    }
}
