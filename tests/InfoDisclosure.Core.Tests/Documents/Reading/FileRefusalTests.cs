using System.IO.Compression;
using System.Text;
using InfoDisclosure.Core.Documents.Reading;
using InfoDisclosure.Testing;
using Xunit;
using static InfoDisclosure.Core.Tests.Documents.Reading.Reading;
using static InfoDisclosure.Testing.WordFile;

namespace InfoDisclosure.Core.Tests.Documents.Reading;

/// <summary>Every file ends in a text or a sentence that says what to do.</summary>
public sealed class FileRefusalTests
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    private static readonly WordFile Sample = new()
    {
        Body = P(R("甲")) + Table(Row(Cell("1"), Cell("2"))) + P("<w:hyperlink r:id=\"r1\">" + R("链接") + "</w:hyperlink>"),
        Styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>",
        Footnotes = "<w:footnote w:id=\"3\">" + P(R("注")) + "</w:footnote>",
    };

    [Theory]
    [InlineData("旧.doc", "另存为docx")]
    [InlineData("旧.wps", "另存为docx")]
    [InlineData("旧.XLS", "另存为xlsx")]
    [InlineData("宏.docm", "宏")]
    [InlineData("宏.xlsm", "宏")]
    [InlineData("扫描.pdf", "作为附件上传")]
    [InlineData("照片.png", "可以读Word（docx）")]
    [InlineData("没有后缀", "可以读Word（docx）")]
    public void Read_OtherEnding_SaysWhatToDo(string name, string what) => Assert.Contains(what, Refusal(name, [1, 2, 3]), StringComparison.Ordinal);

    public static readonly TheoryData<string, byte[], string> Impostors = new()
    {
        { "空.docx", [], "空的" },
        { "旧.docx", Compound, "旧格式（doc、xls、wps），只是后缀改成了docx" },
        { "密.docx", [.. Compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "加了密码" },
        { "旧.txt", Compound, "旧版Word或Excel文件" },
        { "文.docx", Encoding.UTF8.GetBytes("纯文本"), "内容和它的后缀不符" },
        { "页.xlsx", Encoding.UTF8.GetBytes("<html><table>"), "内容和它的后缀不符" },
        { "文.docx", Encoding.ASCII.GetBytes("%PDF-1.7"), "其实是PDF" },
        { "文.docx", Encoding.ASCII.GetBytes("{\\rtf1"), "其实是RTF格式" },
        { "文.docx", new SheetFile().With("表", "<sheetData/>").ToBytes(), "其实是Excel文件，请把后缀改为xlsx" },
        { "表.xlsx", Sample.ToBytes(), "其实是Word文件，请把后缀改为docx" },
        { "文.txt", Sample.ToBytes(), "不是纯文本" },
        { "文.docx", Zip(("readme.txt", "别的")), "是别的压缩文件" },
        { "文.docx", Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "ODF" },
        { "文.docx", Zip(("[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"))), "演示文稿" },
        { "宏.docx", Zip(("[Content_Types].xml", Types("application/vnd.ms-word.document.macroEnabled.main+xml"))), "宏" },
        { "宏.docx", With(Sample.ToBytes(), "word/vbaProject.bin", "x"), "宏" },
        { "坏.docx", Zip(("[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))), "坏了" },
        { "坏.docx", Sample.ToBytes()[..500], "坏了" },
        { "坏.docx", With(Sample.ToBytes(), "word/document.xml", "<w:document"), "坏了" },
        { "坏.docx", With(Sample.ToBytes(), "word/document.xml", "<!DOCTYPE a [<!ENTITY b \"甲\">]><a>&b;</a>"), "坏了" },
        { "坏.docx", With(Sample.ToBytes(), "word/styles.xml", $"<w:styles {Namespaces}>" + Repeat("<w:style>", 100_000)), "坏了" },
        { "坏.docx", With(Sample.ToBytes(), "word/document.xml", $"<w:document {Namespaces}>" + Repeat("<w:tbl><w:tr><w:tc>", 100_000)), "坏了" },
        { "乱.txt", [0xFF, 0x00, 0x81, 0x20], "文字编码" },
    };

    [Theory]
    [MemberData(nameof(Impostors))]
    public void Read_FileThatIsNotWhatItSays_SaysWhatToDo(string name, byte[] bytes, string what) => Assert.Contains(what, Refusal(name, bytes), StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyBytes_IsRefusedBeforeTheyAreAllRead()
    {
        using var endless = new Endless();
        Assert.Contains("超过20MB", Assert.IsType<FileReading.Refused>(OfficeFileReader.Read("大.docx", endless)).Why, StringComparison.Ordinal);
        Assert.InRange(endless.Given, OfficeFileReader.MaxSize, OfficeFileReader.MaxSize + 200_000);
    }

    [Fact]
    public void Read_FileThatUnpacksTooFar_IsRefused()
    {
        var bomb = With(Sample.ToBytes(), "word/media/a.png", new byte[201 * 1024 * 1024]);
        Assert.InRange(bomb.Length, 1, 1_000_000);
        Assert.Contains("超过200MB", Refusal("炸弹.docx", bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyWords_IsRefused() =>
        Assert.Contains("超过100万字", Refusal("长.docx", new WordFile { Body = P(R(new string('字', 1_000_001))) }.ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyWordsInCells_IsRefused() =>
        Assert.Contains("超过100万字", Refusal("长.xlsx", new SheetFile { Shared = [$"<t>{new string('字', 30_000)}</t>"] }.With("表", "<sheetData>" + Repeat("<row><c t=\"s\"><v>0</v></c></row>", 40) + "</sheetData>").ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData(201, 1)]
    [InlineData(20, 10_001)]
    public void Read_TableBeyondReading_IsRefused(int columns, int rows) =>
        Assert.Contains("表格太大", Refusal("大.docx", new WordFile { Body = Table([Row([.. Enumerable.Repeat(Cell("1"), columns)]), .. Enumerable.Repeat(Row(Cell("2")), rows)]) }.ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyElements_IsRefused() =>
        Assert.Contains("太多太碎", Refusal("碎.docx", With(Sample.ToBytes(), "word/document.xml", $"<w:document {Namespaces}><w:body>" + Repeat("<w:p/>", 5_000_001) + "</w:body></w:document>")), StringComparison.Ordinal);

    [Fact]
    public void Read_LongestRelationships_AreRefused() =>
        Assert.Contains("解开后太大", Refusal("炸弹.docx", With(Sample.ToBytes(), "word/_rels/document.xml.rels", Repeat(" ", 5_000_000))), StringComparison.Ordinal);

    [Fact]
    public void Read_DeadRelationship_IsReadWithoutIt()
    {
        var file = new WordFile { Body = P(R("甲") + Picture("p1") + Picture("p2")) }.WithPicture("p1", Png).WithPicture("p2", [.. Png, 1]).ToBytes();
        var broken = Rewrite(file, (name, text) => name.EndsWith("document.xml.rels", StringComparison.Ordinal) ? text.Replace("/word/media/image2.png", "NULL", StringComparison.Ordinal).Replace("media/image2.png", "NULL", StringComparison.Ordinal) : text);
        Assert.NotEqual(file, broken);
        var text = Read("甲.docx", broken);
        Assert.Equal("甲![图1](<file:图1.png>)", text.Markdown);
        Assert.Equal(["图片1张没有带入（在文件里找不到，或是链接到别处的），请作为附件上传。"], text.LeftOut);
    }

    [Fact]
    public void Read_LinkThatIsNoAddress_KeepsItsWords()
    {
        var file = new WordFile { Body = P("<w:hyperlink r:id=\"r1\">" + R("电话") + "</w:hyperlink>") }.WithLink("r1", "http://example.cn/").ToBytes();
        var text = Read("甲.docx", Rewrite(file, (_, text) => text.Replace("http://example.cn/", "mailto:office@example.cn, 0454-297 6300:", StringComparison.Ordinal)));
        Assert.Equal("电话", text.Markdown);
        Assert.Equal(["链接1个在网上打不开，只保留了文字。"], text.LeftOut);
    }

    [Fact]
    public void Read_StrictNamespaces_ReadAlike()
    {
        static string Strict(string text) => text
            .Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal);
        var word = new WordFile
        {
            Styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>",
            Body = Styled("1", "标题") + P(R("甲") + Picture("p1", "图") + "<w:hyperlink r:id=\"r1\">" + R("链") + "</w:hyperlink><w:r><w:footnoteReference w:id=\"3\"/></w:r>"),
            Footnotes = "<w:footnote w:id=\"3\">" + P(R("注")) + "</w:footnote>",
        }.WithPicture("p1", Png).WithLink("r1", "https://example.cn/");
        Assert.Equal(Read(word).Markdown, Read("严格.docx", Rewrite(word.ToBytes(), (_, text) => Strict(text))).Markdown);
        var sheet = new SheetFile { Shared = ["<t>共享</t>"] }.With("表", "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c><v>1</v></c></row></sheetData>").ToBytes();
        Assert.Equal("| 共享 | 1 |\n|---|---|", Read("严格.xlsx", Rewrite(sheet, (_, text) => Strict(text))).Markdown);
    }

    [Fact]
    public void Read_RandomlyBrokenFiles_NeverThrow()
    {
        byte[][] files = [Sample.ToBytes(), new SheetFile { Shared = ["<t>甲</t>"] }.With("表", SheetFile.Rows(["甲", "1"], ["乙", "2"])).ToBytes()];
        var random = new Random(20190501);
        for (var round = 0; round < 400; round++)
        {
            var isSheet = round % 2 == 1;
            var bytes = (byte[])files[round % 2].Clone();
            if (round % 4 < 2)
            {
                for (var i = random.Next(1, 8); i > 0; i--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            else
            {
                // Damage inside the parts, behind the checks of the ZIP.
                bytes = Rewrite(bytes, (_, text) => Damage(text, random));
            }
            using var content = new MemoryStream(bytes);
            var reading = OfficeFileReader.Read(isSheet ? "坏.xlsx" : "坏.docx", content);
            Assert.True(reading is FileReading.Read or FileReading.Refused { Why.Length: > 0 });
        }
    }

    private static string Damage(string xml, Random random)
    {
        var place = random.Next(xml.Length);
        return random.Next(4) switch
        {
            0 => xml[..place],
            1 => xml.Remove(place, Math.Min(random.Next(1, 30), xml.Length - place)),
            2 => xml.Insert(place, xml.Substring(random.Next(xml.Length / 2), Math.Min(40, xml.Length / 2))),
            _ => xml.Replace(xml[place], (char)random.Next(0x20, 0x7F)),
        };
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Types(string main) => $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/a.xml\" ContentType=\"{main}\"/></Types>";

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return file.ToArray();
    }

    private static byte[] With(byte[] package, string name, string text) => With(package, name, Encoding.UTF8.GetBytes(text));

    private static byte[] With(byte[] package, string name, byte[] bytes)
    {
        using var file = new MemoryStream();
        file.Write(package);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }
        return file.ToArray();
    }

    private static byte[] Rewrite(byte[] package, Func<string, string, string> change)
    {
        using var file = new MemoryStream();
        file.Write(package);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal)).ToList())
            {
                using var content = entry.Open();
                using var reader = new StreamReader(content, leaveOpen: true);
                var changed = Encoding.UTF8.GetBytes(change(entry.FullName, reader.ReadToEnd()));
                content.SetLength(0);
                content.Write(changed);
            }
        }
        return file.ToArray();
    }

    /// <summary>A stream that never ends.</summary>
    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
