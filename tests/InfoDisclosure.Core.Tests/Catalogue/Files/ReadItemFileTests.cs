using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Files;
using InfoDisclosure.Core.Tests.Documents.Inspecting;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Files;

/// <summary>A clerk's file as the beginning of an item.</summary>
public sealed class ReadItemFileTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private UploadStore store = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        store = new UploadStore(database.Directory);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Word_TitleTablePicture_BecomeAnItem()
    {
        var text = await ReadAsync("防汛通知（定稿）.docx", Word());
        Assert.Equal("关于做好防汛工作的通知", text.Title);
        Assert.Equal(("样政发〔2026〕12号", new DateOnly(2026, 5, 6)), (text.Facts.DocumentNumber, text.Facts.FormedOn));
        var picture = Assert.Single(text.Pictures);
        Assert.Equal(("图1.png", "image/png"), (picture.FileName, picture.ContentType));
        Assert.True(File.Exists(store.PathOf(picture.Digest)));
        var reading = OfficeText.Read(text.Body, _ => false);
        Assert.Equal(["图1.png"], reading.Pictures);
        Assert.Contains("colspan=\"2\"", reading.Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_OfASecondFile_AreNumberedOn()
    {
        var text = await ReadAsync("又一个.docx", Word(), "图1.png", "图3.jpg", "名单.xlsx");
        Assert.Equal("图4.png", Assert.Single(text.Pictures).FileName);
        Assert.Equal(["图4.png"], OfficeText.Read(text.Body, _ => false).Pictures);
    }

    [Fact]
    public async Task Text_OneHeadingAtItsBeginning_IsTheTitle()
    {
        var text = await ReadAsync("文件1.docx", WordSample.Of("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>秋季秸秆离田安排</w:t></w:r></w:p>" + WordSample.Paragraph("各村：")));
        Assert.Equal(("秋季秸秆离田安排", "各村："), (text.Title, text.Body.Trim()));
    }

    [Fact]
    public async Task Text_WithoutATitle_IsNamedAfterTheFile() => Assert.Equal("会议纪要", (await ReadAsync(@"C:\文件\会议纪要.txt", "第一行\n第二行"u8.ToArray())).Title);

    [Fact]
    public async Task OtherFile_SaysWhatToDo()
    {
        using var content = new MemoryStream([1, 2, 3]);
        var refused = Assert.IsType<ItemFileResult.Refused>(await new ReadItemFile(store).RunAsync("老文件.doc", content, [], default));
        Assert.Equal("doc文件读不出来。请用Word或WPS打开，另存为docx后再上传。", refused.Why);
    }

    [Theory]
    [InlineData("样政发[2026]12号\n正文\n2026年5月6日", "样政发〔2026〕12号", "2026-05-06")]
    [InlineData("样政办发 〔２０２６〕 3号\n正文\n二〇二六年五月六日", "样政办发〔2026〕3号", "2026-05-06")]
    // Another document's number and a date inside a sentence are not this one's.
    [InlineData("根据样政发〔2025〕1号文件，\n自2026年1月1日起施行。", null, null)]
    [InlineData("2026年2月30日", null, null)]
    [InlineData("", null, null)]
    public void Facts_OnLinesOfTheirOwn_AreSeen(string words, string? number, string? day)
    {
        var facts = DocumentFacts.Of(words);
        Assert.Equal((number, day), (facts.DocumentNumber, facts.FormedOn?.ToString("yyyy-MM-dd", null)));
    }

    private static byte[] Word() => new WordFile
    {
        Body = string.Concat(
            WordFile.P(WordFile.R("关于做好防汛工作的通知"), "<w:pStyle w:val=\"Title\"/><w:jc w:val=\"center\"/>"),
            WordFile.P(WordFile.R("样政发[2026]12号"), "<w:jc w:val=\"center\"/>"),
            WordFile.P(WordFile.R("各村：")),
            WordFile.Table(
                WordFile.Row(WordFile.Cell("合并的标题", "<w:gridSpan w:val=\"2\"/>")),
                WordFile.Row(WordFile.Cell("甲村"), WordFile.Cell("12"))),
            WordFile.P(WordFile.Picture("rPicture", "堤坝照片")),
            WordFile.P(WordFile.R("2026年5月6日"), "<w:jc w:val=\"right\"/>")),
        Styles = "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>",
    }.WithPicture("rPicture", WordFile.Png).ToBytes();

    private async Task<ItemFileText> ReadAsync(string name, byte[] bytes, params string[] taken)
    {
        using var content = new MemoryStream(bytes);
        return Assert.IsType<ItemFileResult.Read>(await new ReadItemFile(store).RunAsync(name, content, taken, default)).Text;
    }
}
