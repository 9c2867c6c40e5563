using System.Net;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff.Reports;

/// <summary>A report in the hands of clerk and reviewer, by HTTP and without script.</summary>
public sealed class ReportPagesTests : IAsyncLifetime
{
    private const int Year = 2025;
    private const string Edit = "/staff/reports/2025/edit";
    private const string Show = "/staff/reports/2025";

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Reviewer, StaffRole.Leader, StaffRole.Administrator]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Begin_AYear_ListsThePartsOfItsShape()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/reports/new?year=2018");
        await clerk.SubmitAsync("/staff/reports/new");
        Assert.Equal("/staff/reports/2018/edit", clerk.Location);
        await clerk.FollowAsync();
        Assert.Equal("概述", clerk.Value("Form.Parts[0].Heading"));
        Assert.Equal("样板镇2018年政府信息公开工作年度报告", clerk.Value("Form.Title"));
        Assert.Contains("全年条数，再按分组列出", clerk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2007")]
    [InlineData("2031")]
    [InlineData("")]
    [InlineData("今年")]
    public async Task Begin_NoSuchYear_Returns422WithTheField(string year)
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/reports/new");
        await clerk.SubmitAsync("/staff/reports/new", new() { ["Form.Year"] = year });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.NotEmpty(clerk.Page.QuerySelectorAll(".errors a[href='#form-year']"));
        Assert.Equal(year, clerk.Value("Form.Year"));
    }

    [Fact]
    public async Task Edit_SendAndPublish_ThePublicReadsTheParagraph()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, "send", new() { ["Form.Parts[1].Markdown"] = "镇里增加了一名**信息员**。", ["Form.ChangeNote"] = "改正了人手一段" });
        Assert.Equal((HttpStatusCode.SeeOther, Show), (clerk.Status, clerk.Location));

        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync(Show);
        Assert.Contains("去审核", reviewer.Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"{Show}/revisions/2");
        Assert.Contains("镇里增加了一名信息员。", reviewer.Text, StringComparison.Ordinal);
        await reviewer.SubmitAsync($"{Show}/review", new() { ["Review.Ground"] = " " });
        Assert.Equal(["请写明审查结论", "请写明审查依据"], reviewer.Errors);
        await reviewer.SubmitAsync($"{Show}/review", new() { ["Review.Conclusion"] = "可以公开", ["Review.Ground"] = "逐段核对，不涉及国家秘密" });
        Assert.Equal((HttpStatusCode.SeeOther, Show), (reviewer.Status, reviewer.Location));
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync($"{Show}/revisions/2");
        await leader.SubmitAsync($"{Show}/publish");
        Assert.Equal((HttpStatusCode.SeeOther, Show), (leader.Status, leader.Location));

        var resident = portal.Open();
        await resident.GetAsync($"/reports/{Year}");
        Assert.Contains("镇里增加了一名信息员。", resident.Text, StringComparison.Ordinal);
        Assert.Contains("改正了人手一段", resident.Text, StringComparison.Ordinal);
        await reviewer.FollowAsync();
        Assert.Contains("逐段核对，不涉及国家秘密", reviewer.Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"{Show}/revisions/1");
        Assert.Contains("人手不足。", reviewer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_WithReason_TheClerkReadsIt()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, "send", new() { ["Form.ChangeNote"] = "更正" });
        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"{Show}/revisions/2");
        await reviewer.SubmitAsync($"{Show}/return");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reviewer.Status);
        await reviewer.SubmitAsync($"{Show}/return", new() { ["Return.Reason"] = "请写明具体人数" });
        Assert.Equal(HttpStatusCode.SeeOther, reviewer.Status);
        await clerk.GetAsync(Edit);
        Assert.Contains("请写明具体人数", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_UnknownFigure_Returns422AndKeepsTheText()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, "save", new() { ["Form.Parts[1].Markdown"] = "共{{公开.没有这个数}}条。" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal("“主动公开政府信息情况”里有认不出的数字：{{公开.没有这个数}}。请从“插入数字”里选，或者直接写数字", Assert.Single(clerk.Errors));
        Assert.NotNull(clerk.Page.QuerySelector(".errors a[href='#form-parts-1--markdown']"));
        Assert.NotNull(clerk.Page.QuerySelector("textarea#form-parts-1--markdown"));
        Assert.Equal("共{{公开.没有这个数}}条。", clerk.Value("Form.Parts[1].Markdown"));
    }

    [Fact]
    public async Task Edit_ChangingTheOrder_SavesNothingAndLosesNothing()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, "add-section:1", new() { ["Form.Parts[0].Markdown"] = "刚写的\n\n第二段", ["Form.SignedOn"] = "还没定", ["Form.ChangeNote"] = "说明" });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal(["总体情况", "", "主动公开政府信息情况"], Headings(clerk).Take(3));
        Assert.Equal("刚写的\n\n第二段", clerk.Value("Form.Parts[0].Markdown"));
        Assert.Equal(("还没定", "说明"), (clerk.Value("Form.SignedOn"), clerk.Value("Form.ChangeNote")));
        Assert.Empty(clerk.Errors);

        await PressAsync(clerk, "down:1", new() { ["Form.Parts[1].Heading"] = "新小节", ["Form.Parts[1].Markdown"] = "新内容" });
        Assert.Equal(["总体情况", "主动公开政府信息情况", "新小节"], Headings(clerk).Take(3));
        Assert.Equal(["一、总体情况", "二、主动公开政府信息情况", "（一）新小节"], clerk.Page.QuerySelectorAll(".part-head h2").Select(heading => heading.TextContent).Take(3));
        await PressAsync(clerk, "level:2");
        Assert.Equal("1", clerk.Value("Form.Parts[2].Level"));
        await PressAsync(clerk, "remove:2");
        Assert.Equal(["总体情况", "主动公开政府信息情况"], Headings(clerk).Take(2));
        await PressAsync(clerk, "restore");
        Assert.Equal("新内容", clerk.Value("Form.Parts[2].Markdown"));
        await PressAsync(clerk, "up:2");
        Assert.Equal(["总体情况", "新小节", "主动公开政府信息情况"], Headings(clerk).Take(3));
        Assert.Equal(1, await portal.Read(db => db.ReportRevisions.CountAsync()));

        await PressAsync(clerk, "save", new() { ["Form.SignedOn"] = "2026年1月15日" });
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        Assert.Equal("新内容", await portal.Read(db => db.ReportParts.Where(part => part.Heading == "新小节").Select(part => part.Markdown).SingleAsync()));
    }

    [Theory]
    [InlineData("up:0")]
    [InlineData("down:99")]
    [InlineData("remove:-1")]
    [InlineData("restore")]
    [InlineData("add:5000")]
    [InlineData("level:x")]
    public async Task Edit_ButtonThatFitsNoPart_SavesWhatWasTyped(string button)
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, button);
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
    }

    [Fact]
    public async Task Edit_SomebodySavedFirst_Returns409WithBothTextsPartByPart()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var first = await OnEditAsync();
        var second = await OnEditAsync();
        await PressAsync(first, "save", new() { ["Form.Parts[1].Markdown"] = "甲的写法。", ["Form.Parts[0].Heading"] = "甲的标题" });
        await PressAsync(second, "save", new() { ["Form.Parts[1].Markdown"] = "乙的写法。" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("甲的写法。", second.Text, StringComparison.Ordinal);
        Assert.Contains("乙的写法。", second.Text, StringComparison.Ordinal);
        Assert.Contains("甲的标题", second.Text, StringComparison.Ordinal);
        var rows = second.Page.QuerySelectorAll(".compare tr.differs");
        Assert.Equal(2, rows.Length);

        // 回到我的内容: filled, unsaved, and then saved over with open eyes.
        await second.PostAsync(Edit, second.Fields(Edit));
        Assert.Equal("乙的写法。", second.Value("Form.Parts[1].Markdown"));
        await PressAsync(second, "save");
        Assert.Equal(HttpStatusCode.SeeOther, second.Status);
    }

    [Fact]
    public async Task Edit_SessionExpired_ComesBackWithEveryPart()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        clerk.LoseSession();
        await PressAsync(clerk, "add:2", new() { ["Form.Parts[1].Markdown"] = "写了很久\n\n的一段" });
        Assert.Equal(HttpStatusCode.Unauthorized, clerk.Status);
        await clerk.SubmitAsync(Edit, new() { ["SignIn.UserName"] = nameof(StaffRole.InformationClerk), ["SignIn.Password"] = StaffPortal.Password });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal("写了很久\n\n的一段", clerk.Value("Form.Parts[1].Markdown"));
        Assert.Equal(1, await portal.Read(db => db.ReportRevisions.CountAsync()));
    }

    [Fact]
    public async Task DraftPdf_Draft_SaysSoOnEveryPage()
    {
        var clerk = await LongDraftAsync();
        await clerk.GetAsync($"{Show}/draft.pdf");
        Assert.Equal("application/pdf", clerk.Headers["Content-Type"]);
        Assert.Contains("no-store", clerk.Headers["Cache-Control"], StringComparison.Ordinal);
        using var document = PdfDocument.Open(clerk.Body);
        Assert.InRange(document.NumberOfPages, 2, 20);
        Assert.All(document.GetPages(), page => Assert.Contains("送审稿", page.Text, StringComparison.Ordinal));
        Assert.All(document.GetPages(), page => Assert.DoesNotContain("演示数据", page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DraftPdf_Demonstration_SaysBothOnEveryPage()
    {
        var clerk = await LongDraftAsync();
        await portal.Read(db => db.SiteProfiles.ExecuteUpdateAsync(set => set.SetProperty(profile => profile.IsDemonstration, true)));
        await clerk.GetAsync($"{Show}/draft.pdf");
        using var document = PdfDocument.Open(clerk.Body);
        Assert.All(document.GetPages(), page => Assert.Contains("送审稿", page.Text, StringComparison.Ordinal));
        Assert.All(document.GetPages(), page => Assert.Contains("演示数据，非正式文件", page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DraftPdf_CharacterThatNoFontHas_IsNamedWithItsPlace()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, "save", new() { ["Form.Parts[1].Markdown"] = "前面的话𐎠后面的话。", ["Form.ChangeNote"] = "更正" });
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        await clerk.GetAsync($"{Show}/draft.pdf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains("U+103A0", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("“主动公开政府信息情况”：前面的话𐎠后面的话。", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync(Edit);
        await PressAsync(clerk, "send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains("“主动公开政府信息情况”里有印不出来的字：𐎠（U+103A0）", Assert.Single(clerk.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_RowsChangedSince_SaysFrozenDiffersFromPresent()
    {
        await TestData.PublishReportAsync(portal.Database, Year, "公开{{公开.总数}}条，申请{{申请.总数}}件。");
        await TestData.PublishItemAsync(portal.Database, disclosedOn: new DateOnly(Year, 6, 1));
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync(Show);
        Assert.Contains("有1个数字已冻结值 ≠ 现值", leader.Text, StringComparison.Ordinal);
        Assert.Contains("全年主动公开（条） 0 1 已冻结值 ≠ 现值 新增1", leader.Text, StringComparison.Ordinal);
        Assert.Contains("本年新收申请（件） 0 0 一致", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_Correction_ThePublicOneStays()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, "save");
        await clerk.GetAsync($"{Show}/discard");
        await clerk.SubmitAsync($"{Show}/discard");
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        Assert.Equal([RevisionState.Published], await portal.Read(db => db.ReportRevisions.Select(row => row.State).ToListAsync()));
        await clerk.GetAsync($"{Show}/discard");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Fact]
    public async Task Index_Leader_SeesTheYearsAndWhatIsLate()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/reports");
        Assert.Contains("下载 PDF", leader.Text, StringComparison.Ordinal);
        Assert.Contains("2025-01-31 已过期限", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("编制", string.Join(' ', leader.Page.QuerySelectorAll("main a").Select(link => link.TextContent)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/reports/2011")]
    [InlineData("/staff/reports/2011/edit")]
    [InlineData("/staff/reports/2011/draft.pdf")]
    [InlineData("/staff/reports/2011/revisions/1")]
    [InlineData("/staff/reports/2025/revisions/9")]
    [InlineData("/staff/reports/2025/draft.pdf")]
    [InlineData("/staff/reports/2025/discard")]
    public async Task Get_WhatIsNotThere_Returns404(string path)
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Theory]
    [InlineData(StaffRole.Leader, Edit)]
    [InlineData(StaffRole.Reviewer, Edit)]
    [InlineData(StaffRole.Reviewer, "/staff/reports/new")]
    [InlineData(StaffRole.Leader, "/staff/reports/import")]
    [InlineData(StaffRole.Administrator, "/staff/reports")]
    [InlineData(StaffRole.Administrator, "/staff/reports/2025/draft.pdf")]
    public async Task Get_WrongRole_Returns403(StaffRole role, string path)
    {
        var person = await portal.SignInAsync(role);
        await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, person.Status);
    }

    private static List<string> Headings(Browser browser) =>
        [.. Enumerable.Range(0, browser.Page.QuerySelectorAll(".part-head").Length).Select(place => browser.Value($"Form.Parts[{place}].Heading"))];

    private static Task PressAsync(Browser browser, string button, Dictionary<string, string>? typed = null) =>
        browser.PostAsync(Edit, [.. browser.Fields(Edit, typed), new("do", button)]);

    private async Task<Browser> OnEditAsync()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(Edit);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        return clerk;
    }

    private async Task<Browser> LongDraftAsync()
    {
        await TestData.PublishReportAsync(portal.Database, Year);
        var clerk = await OnEditAsync();
        await PressAsync(clerk, "save", new() { ["Form.Parts[1].Markdown"] = string.Join("\n\n", Enumerable.Repeat("这一段写了很多话，要占好几行，这样文件才会有好几页。", 60)) });
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        return clerk;
    }
}
