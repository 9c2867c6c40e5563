using System.IO.Compression;
using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Tests.Documents.Inspecting;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue;

/// <summary>What the store takes in is what its content says it is.</summary>
public sealed class UploadStoreTests : IDisposable
{
    private readonly DataDirectory directory = TestDatabase.NewDirectory();

    public void Dispose() => Directory.Delete(directory.Path, recursive: true);

    [Fact]
    public async Task Put_SameBytesTwice_LieThereOnce()
    {
        var first = await StoredAsync("甲.txt", "内容"u8.ToArray());
        var second = await StoredAsync("乙.txt", "内容"u8.ToArray());

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal(("乙.txt", "text/plain", 6L), (second.FileName, second.ContentType, second.Size));
        Assert.Equal("内容", await File.ReadAllTextAsync(new UploadStore(directory).PathOf(first.Digest)));
        Assert.Single(Directory.EnumerateFiles(directory.Uploads, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Put_SameBytesAtOnce_AllAreStored()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("内容", 10_000)));
        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => StoredAsync($"{i}.txt", bytes))));
        Assert.Single(stored.Select(file => file.Digest).Distinct());
        Assert.Single(Directory.EnumerateFiles(directory.Uploads, "*", SearchOption.AllDirectories));
    }

    public static TheoryData<string, byte[]> Good => new()
    {
        { "文件.pdf", "%PDF-1.7\n"u8.ToArray() },
        { "图.PNG", PictureSample.Png() },
        { "图.jpeg", PictureSample.Jpeg() },
        { "表.csv", "名称,数量\n甲,1"u8.ToArray() },
        { "旧.txt", [0xC4, 0xDA, 0xC8, 0xDD] },
        { "文.docx", WordSample.Of(WordSample.Paragraph("样")) },
        { "表.xlsx", ExcelSample.Of(("表", "visible", ExcelSample.Rows(["甲"]))) },
        { "旧式.txt", [0xFF, 0xFE, 0x37, 0x68] },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Put_KnownType_IsStored(string name, byte[] bytes) => Assert.Equal(name, (await StoredAsync(name, bytes)).FileName);

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "程序.exe", "MZ"u8.ToArray(), "类型不能上传" },
        { "网页.html", "<script>"u8.ToArray(), "类型不能上传" },
        { "图.svg", "<svg/>"u8.ToArray(), "类型不能上传" },
        { "没有后缀", "x"u8.ToArray(), "类型不能上传" },
        { "空.txt", [], "空文件" },
        { "假.pdf", "<html>"u8.ToArray(), "不符" },
        { "假.png", "%PDF-1.7"u8.ToArray(), "不符" },
        { "假.jpg", "GIF89a"u8.ToArray(), "不符" },
        { "假.txt", [0x4D, 0x5A, 0, 0], "不符" },
        { "假.docx", "PK\u0003\u0004"u8.ToArray(), "不符" },
        { "表.docx", Zip("[Content_Types].xml", "xl/workbook.xml"), "不符" },
        { "空壳.docx", Zip("[Content_Types].xml", "word/document.xml"), "已损坏" },
        { "宏.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "不符" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Put_NotWhatItMayBe_IsRefusedAndLeavesNoFile(string name, byte[] bytes, string why)
    {
        var refused = Assert.IsType<UploadResult.Refused>(await PutAsync(name, bytes));
        Assert.Contains(why, refused.Why, StringComparison.Ordinal);
        Assert.False(Directory.Exists(directory.Uploads) && Directory.EnumerateFileSystemEntries(directory.Uploads).Any());
    }

    [Fact]
    public async Task Put_HiddenInformation_IsTakenOutAndTold()
    {
        var photo = PictureSample.Jpeg(PictureSample.Exif());
        var stored = Assert.IsType<UploadResult.Stored>(await PutAsync("照片.jpg", photo));
        Assert.NotEmpty(stored.TakenOut);
        var bytes = await File.ReadAllBytesAsync(new UploadStore(directory).PathOf(stored.File.Digest));
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))), ((int)stored.File.Size, stored.File.Digest));
        Assert.True(bytes.Length < photo.Length);

        // What holds nothing hidden keeps its very bytes.
        var again = Assert.IsType<UploadResult.Stored>(await PutAsync("再来.jpg", bytes));
        Assert.Equal((stored.File.Digest, 0), (again.File.Digest, again.TakenOut.Count));
    }

    [Fact]
    public async Task Put_TooLarge_IsRefusedAndLeavesNoFile() =>
        await Put_NotWhatItMayBe_IsRefusedAndLeavesNoFile("大.txt", new byte[UploadStore.MaxSize + 1], "超过20MB");

    [Theory]
    [InlineData(@"C:\文件\通知.txt", "通知.txt")]
    [InlineData("../../etc/通知.txt", "通知.txt")]
    [InlineData("通\u202E知\u0000\r\n.txt", "通知 .txt")]
    [InlineData("a\"b<c>.txt", "abc.txt")]
    [InlineData(".txt", "附件.txt")]
    public async Task Put_OddName_IsCleaned(string name, string kept) => Assert.Equal(kept, (await StoredAsync(name, "x"u8.ToArray())).FileName);

    [Fact]
    public async Task Put_VeryLongNames_AreShortenedBeforeTheEnding()
    {
        var rare = await StoredAsync(string.Concat(Enumerable.Repeat("𬭎", 300)) + ".txt", "x"u8.ToArray());
        Assert.EndsWith("𬭎.txt", rare.FileName, StringComparison.Ordinal);
        Assert.True(rare.FileName.Length <= ItemAttachment.NameLength);

        var refused = Assert.IsType<UploadResult.Refused>(await PutAsync("x." + new string('y', 1 << 20), "x"u8.ToArray()));
        Assert.True(refused.Why.Length < 400);
    }

    private async Task<StoredUpload> StoredAsync(string name, byte[] bytes) => Assert.IsType<UploadResult.Stored>(await PutAsync(name, bytes)).File;

    private async Task<UploadResult> PutAsync(string name, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await new UploadStore(directory).PutAsync(name, stream, default);
    }

    private static byte[] Zip(params string[] names)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
                zip.CreateEntry(name);
        }

        return bytes.ToArray();
    }
}
