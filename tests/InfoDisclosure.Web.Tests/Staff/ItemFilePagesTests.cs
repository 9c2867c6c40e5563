using System.Net;
using System.Text;
using System.Text.Json;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>From a file to a draft, by HTTP and without script.</summary>
public sealed class ItemFilePagesTests : IAsyncLifetime
{
    private const string New = "/staff/items/from-file";

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Word_ReadIn_IsADraftThatTellsWhatIsMissing()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.UploadAsync(New, "Form.File", "通知.docx", Word());
        Assert.Equal((HttpStatusCode.SeeOther, "/staff/items/1/edit"), (clerk.Status, clerk.Location));
        await clerk.FollowAsync();
        Assert.Equal("关于防汛的通知", clerk.Value("Form.Title"));
        Assert.Equal("样政发〔2026〕12号", clerk.Value("Form.DocumentNumber"));
        Assert.Contains("文件已经读入", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("公式", clerk.Page.QuerySelector(".notice ul")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("图1.png（", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync("/staff/items/1");
        Assert.Contains("从文件“通知.docx”读入", clerk.Text, StringComparison.Ordinal);

        // The text shows its picture, which isn't listed as a file besides.
        await clerk.GetAsync("/staff/items/1/preview");
        var picture = clerk.Page.QuerySelector("article .prose img, .prose img")!;
        Assert.Equal("堤坝照片", picture.GetAttribute("alt"));
        Assert.Null(clerk.Page.QuerySelector(".files"));
        await clerk.GetAsync(picture.GetAttribute("src")!);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (clerk.Status, clerk.Headers["Content-Type"]));
    }

    [Theory]
    [InlineData("Replace", "新的正文")]
    [InlineData("Append", "原来的正文\n\n新的正文")]
    public async Task Text_ReadIntoAnItem_ReplacesOrFollows(string mode, string body)
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.UploadAsync(New, "Form.File", "旧.txt", "原来的正文"u8.ToArray());
        await clerk.GetAsync("/staff/items/1/from-file");
        foreach (var choice in clerk.Page.QuerySelectorAll("input[name='Form.Mode']").Cast<AngleSharp.Html.Dom.IHtmlInputElement>())
            choice.IsChecked = choice.Value == mode;
        await clerk.UploadAsync("/staff/items/1/from-file", "Form.File", "新.txt", Gb18030("新的正文"));
        await clerk.FollowAsync();
        Assert.Equal(body, clerk.Value("Form.Body"));
        Assert.Equal("旧", clerk.Value("Form.Title"));
    }

    [Fact]
    public async Task OtherKindOfFile_SaysWhatToDo_AlsoToAScript()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.UploadAsync(New, "Form.File", "通知.doc", [0xD0, 0xCF, 0x11, 0xE0]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "doc文件读不出来。请用Word或WPS打开，另存为docx后再上传。"), (clerk.Status, Assert.Single(clerk.Errors)));
        await clerk.UploadAsync(New, "Form.File", "", []);
        Assert.Equal("请选择文件", Assert.Single(clerk.Errors));

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in clerk.Fields(New))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent("%PDF-1.7"u8.ToArray()), "Form.File", "a.pdf");
        await clerk.SendAsync(new HttpRequestMessage(HttpMethod.Post, New) { Content = content, Headers = { { "Accept", "application/json" } } });
        Assert.StartsWith("PDF文件读不出可以编辑的文字", JsonDocument.Parse(clerk.Body).RootElement.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await portal.Read(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task WaitingPicture_WithoutItsTicket_IsNotFound()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/items/waiting?ticket=forged");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    private static byte[] Gb18030(string words) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(words);

    private static byte[] Word() => new WordFile
    {
        Body = string.Concat(
            WordFile.P(WordFile.R("关于防汛的通知"), "<w:pStyle w:val=\"Title\"/>"),
            WordFile.P(WordFile.R("样政发[2026]12号")),
            WordFile.P("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"),
            WordFile.P(WordFile.Picture("rPicture", "堤坝照片"))),
        Styles = "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>",
    }.WithPicture("rPicture", WordFile.Png).ToBytes();
}
