using System.Net;
using System.Text;
using System.Text.Json;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff.Text;

/// <summary>What the editor asks the server, and what it is without script.</summary>
public sealed class TextEditorTests : IAsyncLifetime
{
    private const string Edit = "/staff/reports/2025/edit";

    private StaffPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Reviewer]);
        await TestData.PublishReportAsync(portal.Database, 2025);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Preview_ReportText_HasPresentFiguresAndNoScript()
    {
        await TestData.PublishItemAsync(portal.Database, disclosedOn: new DateOnly(2025, 5, 1));
        var clerk = await OnEditAsync();
        await AskAsync(clerk, "/staff/text/preview", new FormUrlEncodedContent([new("text", "共{{公开.总数}}条<script>alert(1)</script>，{{没有}}。"), new("year", "2025")]));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        var html = Encoding.UTF8.GetString(clerk.Body);
        Assert.Contains("共<span class=\"figure num\">1</span>条", html, StringComparison.Ordinal);
        Assert.Contains("figure-unknown", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Paste_WordHtml_IsTextWithItsTable()
    {
        var clerk = await OnEditAsync();
        const string Html = "<html><body><h1>标题一</h1><p class=MsoNormal>一段<b>粗</b>字</p><table><tr><td>项目</td><td>数</td></tr><tr><td>甲</td><td>3</td></tr></table></body></html>";
        await AskAsync(clerk, "/staff/text/paste", new StringContent(Html, Encoding.UTF8, "text/html"));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        var answer = JsonDocument.Parse(clerk.Body).RootElement;
        var text = answer.GetProperty("text").GetString()!;
        Assert.Contains("一段**粗**字", text, StringComparison.Ordinal);
        Assert.Contains("| 甲 | 3 |", text, StringComparison.Ordinal);
        Assert.StartsWith("已粘贴", answer.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/text/preview")]
    [InlineData("/staff/text/paste")]
    public async Task Post_WithoutToken_IsRefused(string path)
    {
        var clerk = await OnEditAsync();
        await clerk.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("<b>x</b>", Encoding.UTF8, "text/html") });
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
    }

    [Theory]
    [InlineData("/staff/text/preview")]
    [InlineData("/staff/text/paste")]
    public async Task Post_ByAReviewer_Returns403(string path)
    {
        var clerk = await OnEditAsync();
        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await AskAsync(reviewer, path, new StringContent("x", Encoding.UTF8, "text/html"), clerk.Value("__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.Forbidden, reviewer.Status);
    }

    [Fact]
    public async Task Page_WithoutScript_ShowsTheTextAndLeadsBackToTheWholeForm()
    {
        var clerk = await OnEditAsync();
        var page = clerk.Page.QuerySelector("#part-1 button[formaction*='/staff/text/page']")!.GetAttribute("formaction")!;
        await clerk.PostAsync(page, clerk.Fields(Edit, new() { ["Form.Parts[1].Markdown"] = "- 一\n- 二\n", ["Form.Parts[0].Heading"] = "改了标题" }));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal(["一", "二"], clerk.Page.QuerySelectorAll(".prose li").Select(item => item.TextContent));
        await clerk.SubmitAsync(Edit);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal(("- 一\n- 二\n", "改了标题"), (clerk.Value("Form.Parts[1].Markdown"), clerk.Value("Form.Parts[0].Heading")));
        Assert.Contains("尚未保存", clerk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/reports/2025")]
    [InlineData("")]
    public async Task Page_LeadingElsewhere_IsRefused(string back)
    {
        var clerk = await OnEditAsync();
        await clerk.PostAsync($"/staff/text/page?field=x&back={Uri.EscapeDataString(back)}", clerk.Fields(Edit));
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
    }

    [Fact]
    public async Task Form_EveryPart_HasItsEditorAndOneScript()
    {
        var clerk = await OnEditAsync();
        Assert.Equal(1 + TestData.Report(2025).Parts.Count, clerk.Page.QuerySelectorAll(".editor textarea").Length);
        Assert.Single(clerk.Page.QuerySelectorAll("script[src*='/js/editor.js']"));
        Assert.Empty(clerk.Page.QuerySelectorAll("script:not([src]), [style], style"));
    }

    private async Task<Browser> OnEditAsync()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(Edit);
        return clerk;
    }

    private static Task AskAsync(Browser browser, string path, HttpContent content, string? token = null) =>
        browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { { "RequestVerificationToken", token ?? browser.Value("__RequestVerificationToken") } } });
}
