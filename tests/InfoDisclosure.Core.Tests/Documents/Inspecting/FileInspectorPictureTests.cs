using System.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

public sealed class FileInspectorPictureTests
{
    private const string Place = "北纬47.65°，东经132.51°";

    private const string Packet =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:p=\"http://example.org/people/\" exif:GPSLatitude=\"47,39.0N\" exif:GPSLongitude=\"132,30,36E\" exif:ExposureTime=\"1/60\" p:Name=\"示例人物\"><dc:creator><rdf:Seq><rdf:li>示例摄影</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";

    [Fact]
    public void Inspect_PlainPicture_SaysNothingButThatItIsAPicture()
    {
        foreach (var (picture, type) in new[] { (PictureSample.Jpeg(), PictureSample.JpegType), (PictureSample.Png(), PictureSample.PngType) })
        {
            var file = Inspect.File(picture, type);

            Assert.Empty(file.Properties);
            Assert.Empty(file.Hidden);
            Assert.Equal(1, file.UnreadablePages);
            Assert.Equal("", file.PlainText);
        }
    }

    [Fact]
    public void Inspect_Exif_TellsThePlaceLoudly()
    {
        foreach (var (picture, type) in new[] { (PictureSample.Jpeg(PictureSample.Exif()), PictureSample.JpegType), (PictureSample.Png(PictureSample.Chunk("eXIf", PictureSample.Tiff())), PictureSample.PngType) })
        {
            var file = Inspect.File(picture, type);

            Assert.Equal([new("相机厂商", "Mk"), new("作者", "示例摄影"), new("拍摄地点", Place)], file.Properties);
            Assert.Equal([$"图片里记着拍摄地点（{Place}），任何人都能查到是在哪里拍的，请去掉"], file.Hidden);
            Assert.Contains("文件属性：作者：示例摄影", file.Lines());
        }
    }

    [Fact]
    public void Inspect_Xmp_IsRead()
    {
        var jpeg = PictureSample.Jpeg(PictureSample.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(Packet)]));
        var png = PictureSample.Png(PictureSample.Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(Packet)]));

        foreach (var (picture, type) in new[] { (jpeg, PictureSample.JpegType), (png, PictureSample.PngType) })
            Assert.Equal([new("XMP：Name", "示例人物"), new("作者", "示例摄影"), new("拍摄地点", Place)], Inspect.File(picture, type).Properties);
    }

    [Fact]
    public void Inspect_CommentAndIptc_AreRead()
    {
        byte[] record = [0x1C, 2, 80, 0, 12, .. Encoding.UTF8.GetBytes("示例记者"), 0x1C, 2, 118, 0, 11, .. "13800000000"u8];
        byte[] photoshop = [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 0x03, 0xED, 0, 0, 0, 0, 0, 1, 7, 0, .. "8BIM"u8, 0x04, 0x04, 0, 0, 0, 0, 0, (byte)record.Length, .. record];

        var file = Inspect.File(PictureSample.Jpeg(PictureSample.Segment(0xFE, "电话13800000000"u8.ToArray()), PictureSample.Segment(0xED, photoshop)), PictureSample.JpegType);

        Assert.Equal([new("注释", "电话13800000000"), new("作者", "示例记者"), new("联系方式", "13800000000")], file.Properties);
    }

    [Fact]
    public void Inspect_PngWords_AreRead()
    {
        var file = Inspect.File(
            PictureSample.Png(
                PictureSample.Chunk("tEXt", "Author\0Sample"u8.ToArray()),
                PictureSample.Chunk("zTXt", [.. "Comment\0\0"u8, .. PictureSample.Deflate("电话"u8.ToArray())]),
                PictureSample.Chunk("iTXt", [.. "Note\0\x01\0zh\0\0"u8, .. PictureSample.Deflate("备注"u8.ToArray())]),
                PictureSample.Chunk("zTXt", "Broken\0\0nonsense"u8.ToArray()),
                PictureSample.Chunk("tIME", [0x07, 0xE8, 1, 2, 3, 4, 5]),
                PictureSample.Chunk("prVt", [1])),
            PictureSample.PngType);

        Assert.Equal([new("作者", "Sample"), new("注释", "电话"), new("Note", "备注"), new("修改时间", "2024-01-02 03:04:05")], file.Properties);
        Assert.Equal(["图片里有一段读不懂的附加信息（Broken）", "图片里有1种软件自用的数据块，没有检查"], file.Hidden);
    }

    [Fact]
    public void Inspect_DataBehindThePicture_IsTold()
    {
        Assert.Equal(["图片后面还附带了3字节的其他数据"], Inspect.File([.. PictureSample.Jpeg(), 1, 2, 3], PictureSample.JpegType).Hidden);
        Assert.Equal(["图片后面还附带了3字节的其他数据，可能是裁剪之前的画面"], Inspect.File([.. PictureSample.Png(), 1, 2, 3], PictureSample.PngType).Hidden);
    }

    [Fact]
    public void Inspect_ExifInCircles_Ends()
    {
        var tiff = PictureSample.Tiff();
        // The directory of the place is the first directory itself.
        tiff[8 + 2 + (3 * 12) + 8] = 8;

        Assert.Equal([new("相机厂商", "Mk"), new("作者", "示例摄影")], Inspect.File(PictureSample.Jpeg(PictureSample.Segment(0xE1, [.. "Exif\0\0"u8, .. tiff])), PictureSample.JpegType).Properties);
    }
}
