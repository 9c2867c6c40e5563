using InfoDisclosure.Core.Documents.Inspecting;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

public sealed class FileCleanerTests
{
    private const string Number = "123456789012345678";

    [Fact]
    public void Clean_Word_LeavesOnlyWhatIsSeen()
    {
        var before = WordSample.Everything(Number);

        var (cleaned, taken) = Inspect.Clean(before, WordSample.Type);

        var (was, now) = (Inspect.File(before, WordSample.Type), Inspect.File(cleaned, WordSample.Type));
        Assert.Equal([new FileProperty("标题", "标题" + Number)], now.Properties);
        Assert.Equal(was.PlainText, now.PlainText);
        // What stands in the document stays, hidden or not; only its properties go.
        Assert.Equal(was.Lines().Where(line => !line.StartsWith("文件属性", StringComparison.Ordinal)), now.Lines().Where(line => !line.StartsWith("文件属性", StringComparison.Ordinal)));
        var parts = ZipSample.Unzip(cleaned);
        Assert.DoesNotContain(parts, part => part.Value.Contains("示例作者", StringComparison.Ordinal) || part.Value.Contains("示例编辑", StringComparison.Ordinal) || part.Value.Contains("示例审阅", StringComparison.Ordinal) || part.Value.Contains("示例单位", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, part => part.Value.Contains("rsid", StringComparison.Ordinal) || part.Value.Contains("2024-01-02", StringComparison.Ordinal));
        Assert.DoesNotContain(parts.Keys, part => part.Contains("thumbnail", StringComparison.OrdinalIgnoreCase) || part.Contains("app", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(parts, part => part.Value.Contains("w:author=\"作者1\"", StringComparison.Ordinal));
        Assert.Equal(
            [
                "去掉了文件属性：作者、最后修改人",
                "去掉了单位、模板等属性、自定义属性、首页缩略图",
                "批注和修订里的2个姓名改成了“作者1”等",
                "去掉了批注和修订的时间3处",
                "去掉了编辑痕迹编号、文件路径等3处",
                "去掉了1张图片的拍摄信息等附加信息",
            ],
            taken);
    }

    [Fact]
    public void Clean_Excel_LeavesOnlyWhatIsSeen()
    {
        var before = ExcelSample.Everything(Number);

        var (cleaned, taken) = Inspect.Clean(before, ExcelSample.Type);

        var (was, now) = (Inspect.File(before, ExcelSample.Type), Inspect.File(cleaned, ExcelSample.Type));
        Assert.Equal([new FileProperty("标题", "标题" + Number)], now.Properties);
        Assert.Equal(was.PlainText, now.PlainText);
        Assert.Contains("工作表“名单”批注 B5：作者1:批注" + Number, now.Lines());
        Assert.DoesNotContain(ZipSample.Unzip(cleaned), part => part.Value.Contains("示例审阅", StringComparison.Ordinal) || part.Value.Contains("示例作者", StringComparison.Ordinal));
        Assert.Equal(["去掉了文件属性：作者", "去掉了单位、模板等属性", "批注和修订里的1个姓名改成了“作者1”等"], taken);
    }

    [Fact]
    public void Clean_ThreadedCommentsAndPivots_LoseTheirPeople()
    {
        var (threaded, taken) = Inspect.Clean(ExcelSample.WithThreadedComment(Number), ExcelSample.Type);
        var (copies, _) = Inspect.Clean(ExcelSample.WithCopies(Number), ExcelSample.Type);

        Assert.DoesNotContain(ZipSample.Unzip(threaded).Values, part => part.Contains("示例审阅", StringComparison.Ordinal) || part.Contains("example.org", StringComparison.Ordinal) || part.Contains("2024-01-02", StringComparison.Ordinal));
        Assert.Equal(["批注和修订里的1个姓名改成了“作者1”等", "去掉了批注和修订的时间1处", "去掉了编辑痕迹编号、文件路径等2处"], taken);
        Assert.DoesNotContain(ZipSample.Unzip(copies).Values, part => part.Contains("示例刷新", StringComparison.Ordinal));
        Assert.Equal(ExcelSample.Errors(ExcelSample.WithThreadedComment(Number)), ExcelSample.Errors(threaded));
    }

    [Fact]
    public void Clean_OfficeFile_StaysAsValidAsItWas()
    {
        var word = WordSample.Everything(Number);
        var excel = ExcelSample.Everything(Number);

        Assert.Equal(WordSample.Errors(word), WordSample.Errors(Inspect.Clean(word, WordSample.Type).File));
        Assert.Equal(ExcelSample.Errors(excel), ExcelSample.Errors(Inspect.Clean(excel, ExcelSample.Type).File));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Clean_Twice_TakesNothingMoreAndGivesSameBytes(byte[] file, string type)
    {
        var (cleaned, _) = Inspect.Clean(file, type);
        var (again, taken) = Inspect.Clean(cleaned, type);

        Assert.Empty(taken);
        Assert.Equal(cleaned, again);
        Assert.Equal(cleaned, Inspect.Clean(file, type).File);
    }

    public static TheoryData<byte[], string> Files => new()
    {
        { WordSample.Everything(Number), WordSample.Type },
        { ExcelSample.Everything(Number), ExcelSample.Type },
        { PictureSample.Jpeg(PictureSample.Exif(turn: 6), PictureSample.Segment(0xFE, "注"u8.ToArray())), PictureSample.JpegType },
        { PictureSample.Png(PictureSample.Chunk("eXIf", PictureSample.Tiff(turn: 3)), PictureSample.Chunk("tEXt", "Author\0Sample"u8.ToArray())), PictureSample.PngType },
        { "文字"u8.ToArray(), "text/plain" },
    };

    [Fact]
    public void Clean_SharedRevisionsAndPaths_AreTakenOut()
    {
        var file = ZipSample.Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/><Override PartName=\"/word/lost.xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"/word/document.xml\"/></Relationships>"),
            ("word/document.xml", $"<!-- 示例秘密 --><w:document {WordSample.Namespaces}><w:body>{WordSample.Paragraph("文")}</w:body></w:document>"),
            ("word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/></Relationships>"),
            ("word/settings.xml", $"<w:settings {WordSample.Namespaces}><w:attachedTemplate r:id=\"c\"/><w:zoom w:percent=\"100\"/></w:settings>"),
            ("word/_rels/settings.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"c\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"file:///C:\\Users\\shili\\a.dotx\" TargetMode=\"External\"/></Relationships>"),
            ("word/lost.xml", "<x>示例遗留</x>"));

        var (cleaned, taken) = Inspect.Clean(file, WordSample.Type);

        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/settings.xml"], ZipSample.Unzip(cleaned).Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(ZipSample.Unzip(cleaned).Values, part => part.Contains("示例", StringComparison.Ordinal) || part.Contains("shili", StringComparison.Ordinal) || part.Contains("attachedTemplate", StringComparison.Ordinal));
        Assert.Equal(["去掉了模板的路径", "去掉了编辑痕迹编号、文件路径等1处"], taken);
    }

    [Fact]
    public void Clean_Jpeg_KeepsPixelsProfileAndTurn()
    {
        var profile = PictureSample.Segment(0xE2, "ICC_PROFILE\0\x01\x01profile"u8.ToArray());
        var colours = PictureSample.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);
        byte[] file = [.. PictureSample.Jpeg(PictureSample.Exif(turn: 6), profile, PictureSample.Segment(0xE2, "MPF\0"u8.ToArray()), PictureSample.Segment(0xFE, "注"u8.ToArray()), colours), 1, 2, 3];

        var (cleaned, taken) = Inspect.Clean(file, PictureSample.JpegType);

        byte[] turn = [.. "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"u8];
        Assert.Equal(PictureSample.Jpeg(PictureSample.Segment(0xE1, turn), profile, colours), cleaned);
        Assert.Equal(["去掉了图片的拍摄信息、备注等附加信息3段", "去掉了图片后面附带的数据3字节"], taken);
    }

    [Fact]
    public void Clean_JpegOfSeveralScans_KeepsThemAll()
    {
        byte[] scan = [.. PictureSample.Segment(0xDA, [1, 1, 0x00, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34];
        byte[] file = [.. PictureSample.Jpeg()[..^2], .. PictureSample.Segment(0xFE, "注"u8.ToArray()), .. scan, 0xFF, 0xD9];

        Assert.Equal([.. PictureSample.Jpeg()[..^2], .. scan, 0xFF, 0xD9], Inspect.Clean(file, PictureSample.JpegType).File);
    }

    [Fact]
    public void Clean_JpegWithThumbnailInItsHead_DropsIt()
    {
        byte[] file = [0xFF, 0xD8, .. PictureSample.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]), .. PictureSample.Segment(0xE0, "JFXX\0thumb"u8.ToArray()), .. PictureSample.Pixels, 0xFF, 0xD9];

        var (cleaned, taken) = Inspect.Clean(file, PictureSample.JpegType);

        Assert.Equal(PictureSample.Jpeg(), cleaned);
        Assert.Single(taken);
    }

    [Fact]
    public void Clean_Png_KeepsWhatItsLooksNeed()
    {
        var seen = new[] { PictureSample.Chunk("pHYs", [0, 0, 0, 1, 0, 0, 0, 1, 0]), PictureSample.Chunk("iCCP", "n\0\0x"u8.ToArray()) };
        byte[] file = [.. PictureSample.Png([.. seen, PictureSample.Chunk("tEXt", "Author\0Sample"u8.ToArray()), PictureSample.Chunk("tIME", new byte[7]), PictureSample.Chunk("prVt", [1])]), 1, 2, 3];

        var (cleaned, taken) = Inspect.Clean(file, PictureSample.PngType);

        Assert.Equal(PictureSample.Png(seen), cleaned);
        Assert.Equal(["去掉了图片的拍摄信息、备注等附加信息3段", "去掉了图片后面附带的数据3字节"], taken);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(8, 1)]
    public void Clean_PngWithExif_KeepsOnlyTheTurn(int turn, int left)
    {
        var (cleaned, _) = Inspect.Clean(PictureSample.Png(PictureSample.Chunk("eXIf", PictureSample.Tiff(turn))), PictureSample.PngType);

        Assert.Equal(left, cleaned.AsSpan().Count("eXIf"u8));
        Assert.Empty(Inspect.File(cleaned, PictureSample.PngType).Properties);
    }

    [Theory]
    [InlineData(PdfSample.Type)]
    [InlineData("application/zip")]
    public void Clean_WhatCannotBeCleaned_IsNotWritten(string type)
    {
        var cleaned = new MemoryStream();

        Assert.IsType<CleaningResult.NotCleaned>(FileCleaner.Clean(new MemoryStream("%PDF-1.7"u8.ToArray()), cleaned, type));
        Assert.Equal(0, cleaned.Length);
    }
}
