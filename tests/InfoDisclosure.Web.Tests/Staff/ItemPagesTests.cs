using System.Net;
using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>An item's way through the staff's pages, by HTTP and without script.</summary>
public sealed class ItemPagesTests : IAsyncLifetime
{
    private const string New = "/staff/items/new";

    private StaffPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Reviewer, StaffRole.Leader]);
        await portal.AddAccountAsync("both", StaffRole.InformationClerk, StaffRole.Reviewer);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Item_WrittenSentAndPublishedByAnother_IsPublic()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(clerk, new() { ["Form.DocumentNumber"] = "样政发[2026]3号" });
        Assert.Contains("公众还看不到", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync($"/staff/items/{id}/send");
        await clerk.FollowAsync();
        Assert.Contains("已送审", clerk.Text, StringComparison.Ordinal);

        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{id}");
        Assert.Equal(HttpStatusCode.NotFound, resident.Status);

        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/staff/items/{id}/review");
        Assert.Equal("样板镇防汛预案", reviewer.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("发布时编号", reviewer.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-23", reviewer.Value("Form.ReviewedOn"));
        // The conclusion is the reviewer's own: nothing is chosen beforehand, and nothing is published without it.
        await reviewer.SubmitAsync($"/staff/items/{id}/publish");
        Assert.Equal(["请看完再勾选：正文和要素、个人信息检查结果", "请写明审查结论"], reviewer.Errors);
        reviewer.Tick("Form.LookedAt");
        await reviewer.SubmitAsync($"/staff/items/{id}/publish", new() { ["Form.Conclusion"] = "可以公开" });
        Assert.Equal((HttpStatusCode.SeeOther, $"/staff/items/{id}"), (reviewer.Status, reviewer.Location));
        await reviewer.FollowAsync();
        Assert.Contains("公众现在可以看到", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("保密审查 Reviewer姓名 2026-11-23：可以公开", reviewer.Text, StringComparison.Ordinal);

        await resident.GetAsync($"/catalogue/{id}");
        Assert.Equal(HttpStatusCode.OK, resident.Status);
        Assert.Equal("样板镇防汛预案", resident.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("2026-00001", resident.Text, StringComparison.Ordinal);
        Assert.Contains("样政发〔2026〕3号", resident.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("审查", resident.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_Draft_IsTheArticleThatThePublicGets()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(clerk, new() { ["Form.Body"] = "第一段。\n\n| 村 | 数 |\n|---|---|\n| 一村 | 3 |\n\n<script>alert(1)</script>" });
        await clerk.GetAsync($"/staff/items/{id}/preview");
        Assert.Empty(clerk.Page.QuerySelectorAll("article script"));
        var preview = clerk.Page.QuerySelector("article .prose")!.InnerHtml;
        await PublishAsync(id);
        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{id}");
        Assert.Equal(preview, resident.Page.QuerySelector("article .prose")!.InnerHtml);
        await clerk.GetAsync($"/staff/items/{id}/revisions/1");
        Assert.Contains("公众现在看到的就是这样", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync($"/staff/items/{id}/revisions/2");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Fact]
    public async Task Publish_ByItsWriter_IsRefusedAndNotOffered()
    {
        var both = portal.Open();
        await both.SignInAsync("both", StaffPortal.Password);
        var id = await WriteAsync(both);
        await both.SubmitAsync($"/staff/items/{id}/send");
        await both.FollowAsync();
        Assert.Empty(both.Page.QuerySelectorAll($"a[href='/staff/items/{id}/review']"));
        await both.GetAsync($"/staff/items/{id}/review");
        Assert.Contains("请另一个人审核", both.Text, StringComparison.Ordinal);

        // The form of the return has the token; the publishing one isn't there.
        var fields = both.Fields($"/staff/items/{id}/return").Where(field => field.Key == "__RequestVerificationToken");
        await both.PostAsync($"/staff/items/{id}/publish", [.. fields, new("Form.Version", "3"), new("Form.ReviewedOn", "2026-11-23"), new("Form.Conclusion", "可以公开"), new("Form.Ground", "经审查")]);
        Assert.Equal(HttpStatusCode.Forbidden, both.Status);
        Assert.Contains("编写人不能审查自己写的", both.Text, StringComparison.Ordinal);
        Assert.Empty(await portal.Read(db => db.PublicItems.ToListAsync()));
    }

    [Theory]
    [InlineData(StaffRole.InformationClerk, "/staff/items/1/review")]
    [InlineData(StaffRole.InformationClerk, "/staff/items/1/withdraw")]
    [InlineData(StaffRole.Reviewer, New)]
    [InlineData(StaffRole.Leader, "/staff/items/1/edit")]
    public async Task Page_OfAnotherRole_IsForbidden(StaffRole role, string path)
    {
        var browser = await portal.SignInAsync(role);
        await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task Create_PressedTwice_MakesOneItem()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        var fields = clerk.Fields(New, await TypedAsync());
        await clerk.PostAsync(New, fields);
        var first = clerk.Location;
        await clerk.PostAsync(New, fields);
        Assert.Equal((HttpStatusCode.SeeOther, first), (clerk.Status, clerk.Location));
        Assert.Equal(1, await portal.Read(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Create_BackAndChanged_IsNotTakenForASecondPress()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        var fields = clerk.Fields(New, await TypedAsync());
        await clerk.PostAsync(New, fields);
        await clerk.PostAsync(New, [.. fields.Where(field => field.Key != "Form.Title"), new("Form.Title", "回去改过的名称")]);
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        Assert.Equal(["回去改过的名称", "样板镇防汛预案"], (await portal.Read(db => db.ItemRevisions.Select(row => row.Title).ToListAsync())).Order());
    }

    [Fact]
    public async Task Edit_PressedTwice_IsSavedOnceAndNoConflict()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(clerk);
        await clerk.GetAsync($"/staff/items/{id}/edit");
        var fields = clerk.Fields($"/staff/items/{id}/edit", new() { ["Form.Title"] = "改过的名称" });
        await clerk.PostAsync($"/staff/items/{id}/edit", fields);
        await clerk.PostAsync($"/staff/items/{id}/edit", fields);
        Assert.Equal((HttpStatusCode.SeeOther, $"/staff/items/{id}"), (clerk.Status, clerk.Location));
        Assert.Equal(1, await portal.Read(db => db.Journal.CountAsync(line => line.Action == Core.Journal.JournalAction.Edited)));
    }

    [Fact]
    public async Task Discard_Draft_AsksFirstAndCanBeTakenBack()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(clerk);
        await clerk.GetAsync($"/staff/items/{id}/discard");
        Assert.Contains("可以恢复成草稿", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync($"/staff/items/{id}/discard");
        Assert.Equal((HttpStatusCode.SeeOther, $"/staff/items/{id}"), (clerk.Status, clerk.Location));
        await clerk.GetAsync("/staff/items");
        Assert.Empty(clerk.Page.QuerySelectorAll($"a[href='/staff/items/{id}']"));
        await clerk.GetAsync("/staff/items?state=Discarded");
        Assert.NotEmpty(clerk.Page.QuerySelectorAll($"a[href='/staff/items/{id}']"));
        await clerk.GetAsync($"/staff/items/{id}");
        await clerk.SubmitAsync($"/staff/items/{id}/revisions/1/restore");
        await clerk.FollowAsync();
        Assert.Contains("已从回收站恢复成草稿", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync("/staff/items");
        Assert.NotEmpty(clerk.Page.QuerySelectorAll($"a[href='/staff/items/{id}']"));
    }

    [Fact]
    public async Task Create_MegabyteInTheTitle_Returns422WithEverythingTyped()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        var title = new string('t', 1 << 20);
        await clerk.UploadAsync(New, clerk.Fields(New, await TypedAsync(new() { ["Form.Title"] = title })));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal(["名称最多200字，现在有1048576字"], clerk.Errors);
        Assert.Equal(title, clerk.Value("Form.Title"));
        Assert.Equal("# 一、总则\n\n正文。", clerk.Value("Form.Body"));
        Assert.Equal(0, await portal.Read(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Create_WithoutToken_SaysSoAndKeepsTheText()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.PostAsync(New, clerk.Fields(New, await TypedAsync()).Where(field => field.Key != "__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
        await clerk.SubmitAsync(New);
        Assert.Equal("样板镇防汛预案", clerk.Value("Form.Title"));
        Assert.Equal(0, await portal.Read(db => db.Items.CountAsync()));
        await clerk.SubmitAsync(New);
        Assert.Equal(1, await portal.Read(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Edit_SessionExpired_ComesBackFilledAndUnsaved()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(clerk);
        await clerk.GetAsync($"/staff/items/{id}/edit");
        clerk.LoseSession();
        await clerk.SubmitAsync($"/staff/items/{id}/edit", new() { ["Form.Title"] = "写到一半", ["Form.Body"] = "# 没写完\n\n- 一\n- 二" });
        Assert.Equal(HttpStatusCode.Unauthorized, clerk.Status);
        await clerk.SubmitAsync($"/staff/items/{id}/edit", new() { ["SignIn.UserName"] = nameof(StaffRole.InformationClerk), ["SignIn.Password"] = StaffPortal.Password });
        Assert.Equal(("写到一半", "# 没写完\n\n- 一\n- 二"), (clerk.Value("Form.Title"), clerk.Value("Form.Body")));
        Assert.Single(clerk.Page.QuerySelectorAll("input[name='Form.ChannelIds'][checked]"));
        Assert.Equal("样板镇防汛预案", await TitleAsync(id));
        await clerk.SubmitAsync($"/staff/items/{id}/edit");
        Assert.Equal("写到一半", await TitleAsync(id));
    }

    [Fact]
    public async Task Edit_SavedByAnotherInBetween_Returns409WithBothTextsAndLosesNothing()
    {
        var first = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(first);
        var second = portal.Open();
        await second.SignInAsync("both", StaffPortal.Password);
        await first.GetAsync($"/staff/items/{id}/edit");
        await second.GetAsync($"/staff/items/{id}/edit");
        await first.SubmitAsync($"/staff/items/{id}/edit", new() { ["Form.Title"] = "先保存的名称", ["Form.Validity"] = "Amended" });
        await second.SubmitAsync($"/staff/items/{id}/edit", new() { ["Form.Title"] = "后保存的名称", ["Form.Body"] = "后写的正文" });

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        var rows = second.Page.QuerySelectorAll("table.compare tr.differs").Select(row => string.Join('|', row.Children.Select(cell => string.Join('/', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))).ToList();
        Assert.Equal(["名称/不一样|后保存的名称|先保存的名称", "正文/不一样|后写的正文|#/一、总则/正文。", "有效性/不一样|有效|已修改"], rows);
        Assert.Equal("先保存的名称", await TitleAsync(id));

        await second.SubmitAsync($"/staff/items/{id}/edit");
        Assert.Equal(("后保存的名称", "后写的正文"), (second.Value("Form.Title"), second.Value("Form.Body")));
        await second.SubmitAsync($"/staff/items/{id}/edit");
        Assert.Equal(HttpStatusCode.SeeOther, second.Status);
        Assert.Equal("后保存的名称", await TitleAsync(id));
    }

    [Fact]
    public async Task Send_Incomplete_ShowsTheFormWithEachFieldNamed()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.SubmitAsync(New, new() { ["Form.Title"] = "只有名称" });
        await clerk.FollowAsync();
        var id = await portal.Read(db => db.Items.Select(item => item.Id).SingleAsync());
        await clerk.SubmitAsync($"/staff/items/{id}/send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal(["请填写内容概述", "请填写正文，或者上传附件", "请填写成文日期", "请选择类别", "请选择分组"], clerk.Errors);
        Assert.All(clerk.Page.QuerySelectorAll(".errors a"), link => Assert.NotNull(clerk.Page.QuerySelector(link.GetAttribute("href")!)));

        await clerk.SubmitAsync($"/staff/items/{id}/edit", await TypedAsync());
        await clerk.FollowAsync();
        await clerk.SubmitAsync($"/staff/items/{id}/send");
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
    }

    [Fact]
    public async Task Publish_TextChangedMeanwhile_IsNotPublishedUnread()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(clerk);
        await clerk.SubmitAsync($"/staff/items/{id}/send");
        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/staff/items/{id}/review");
        await clerk.GetAsync($"/staff/items/{id}/edit");
        Assert.Contains("保存后会收回成草稿", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync($"/staff/items/{id}/edit", new() { ["Form.Title"] = "审核员没看过的名称" });
        await clerk.FollowAsync();
        await clerk.SubmitAsync($"/staff/items/{id}/send");

        reviewer.Tick("Form.LookedAt");
        await reviewer.SubmitAsync($"/staff/items/{id}/publish", new() { ["Form.Conclusion"] = "可以公开", ["Form.Ground"] = "我写的依据" });
        Assert.Equal(HttpStatusCode.Conflict, reviewer.Status);
        // One way on: back to the page, which shows the new text above what was typed.
        var forms = reviewer.Page.QuerySelectorAll($"form[action='/staff/items/{id}/publish']");
        Assert.NotNull(Assert.Single(forms).QuerySelector("[name=__resume]"));
        await reviewer.SubmitAsync($"/staff/items/{id}/publish");
        Assert.Equal(("审核员没看过的名称", "我写的依据"), (reviewer.Page.QuerySelector("h1")!.TextContent, reviewer.Value("Form.Ground")));
        Assert.Empty(await portal.Read(db => db.PublicItems.ToListAsync()));
        await reviewer.SubmitAsync($"/staff/items/{id}/publish");
        Assert.Equal(HttpStatusCode.SeeOther, reviewer.Status);
        Assert.Equal("我写的依据", await portal.Read(db => db.Reviews.Where(review => review.Kind == ReviewKind.Secrecy).Select(review => review.Ground).SingleAsync()));
    }

    [Fact]
    public async Task Return_WithReason_TheWriterReadsIt()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await WriteAsync(clerk);
        await clerk.SubmitAsync($"/staff/items/{id}/send");
        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/staff/items/{id}/review");
        await reviewer.SubmitAsync($"/staff/items/{id}/return");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reviewer.Status);
        Assert.Equal(["请写明退回的理由"], reviewer.Errors);
        Assert.Equal("Return.Reason", reviewer.Page.QuerySelector(reviewer.Page.QuerySelector(".errors a")!.GetAttribute("href")!)!.GetAttribute("name"));
        await reviewer.SubmitAsync($"/staff/items/{id}/return", new() { ["Return.Reason"] = "请写明受理时间" });
        Assert.Equal(HttpStatusCode.SeeOther, reviewer.Status);

        foreach (var page in new[] { $"/staff/items/{id}", $"/staff/items/{id}/edit" })
        {
            await clerk.GetAsync(page);
            Assert.Contains("退回的理由：请写明受理时间", clerk.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Withdraw_Public_TheAddressSaysWhyAndTheListForgetsIt()
    {
        var id = await TestData.PublishItemAsync(portal.Database, "要撤回的信息");
        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/staff/items/{id}/withdraw");
        Assert.Contains("公众打开它的网址，看到“这条信息已撤回”和您写的理由", reviewer.Text, StringComparison.Ordinal);
        await reviewer.SubmitAsync($"/staff/items/{id}/withdraw");
        Assert.Equal(["请写明撤回的理由，公众会看到"], reviewer.Errors);
        await reviewer.SubmitAsync($"/staff/items/{id}/withdraw", new() { ["Form.Reason"] = "内容已经过时" });
        await reviewer.FollowAsync();
        Assert.Contains("公众看到的理由：内容已经过时", reviewer.Text, StringComparison.Ordinal);

        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{id}");
        Assert.Equal(HttpStatusCode.Gone, resident.Status);
        Assert.Contains("内容已经过时", resident.Text, StringComparison.Ordinal);
        await resident.GetAsync("/catalogue");
        Assert.DoesNotContain("要撤回的信息", resident.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_Published_EveryRevisionStaysReadable()
    {
        var id = await TestData.PublishItemAsync(portal.Database, "原来的名称");
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync($"/staff/items/{id}/edit");
        await clerk.SubmitAsync($"/staff/items/{id}/edit", new() { ["Form.Title"] = "更正的名称", ["Form.ChangeNote"] = "名称写错了" });
        await clerk.FollowAsync();
        Assert.Contains("公众现在看到的是原来的内容", clerk.Text, StringComparison.Ordinal);
        await PublishAsync(id);

        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{id}");
        Assert.Equal("更正的名称", resident.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("名称写错了", resident.Text, StringComparison.Ordinal);
        await clerk.GetAsync($"/staff/items/{id}/revisions/1");
        Assert.Equal("原来的名称", clerk.Page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("名称写错了", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync($"/staff/items/{id}");
        Assert.Equal(["第2稿", "第1稿"], clerk.Page.QuerySelectorAll("th a[href*='/revisions/']").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Attachment_Uploaded_IsForStaffUntilPublishedThenForAll()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.UploadAsync(New, clerk.Fields(New, await TypedAsync()), ("样表.pdf", "%PDF-1.7 样表"u8.ToArray()), ("说明.txt", "说明"u8.ToArray()));
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        var files = await portal.Read(db => db.Attachments.OrderBy(file => file.Position).ToListAsync());
        Assert.Equal(["样表.pdf", "说明.txt"], files.Select(file => file.FileName));
        var id = await portal.Read(db => db.Items.Select(item => item.Id).SingleAsync());

        await clerk.GetAsync($"/staff/items/{id}/files/{files[0].Id}");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (clerk.Status, clerk.Headers["Content-Type"]));
        Assert.Contains("attachment", clerk.Headers["Content-Disposition"], StringComparison.Ordinal);
        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{id}/files/{files[0].Id}");
        Assert.Equal(HttpStatusCode.NotFound, resident.Status);

        // One stays, one goes.
        await clerk.GetAsync($"/staff/items/{id}/edit");
        await clerk.SubmitAsync($"/staff/items/{id}/edit", new() { ["Form.KeptAttachmentIds"] = $"{files[1].Id}" });
        await PublishAsync(id);
        await resident.GetAsync($"/catalogue/{id}/files/{files[1].Id}");
        Assert.Equal(HttpStatusCode.OK, resident.Status);
        await resident.GetAsync($"/catalogue/{id}/files/{files[0].Id}");
        Assert.Equal(HttpStatusCode.NotFound, resident.Status);
        await clerk.GetAsync($"/staff/items/{id + 1}/files/{files[1].Id}");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Fact]
    public async Task Attachment_OfAWrongType_IsRefusedAndEverythingElseStays()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.UploadAsync(New, clerk.Fields(New, await TypedAsync()), ("好的.txt", "内容"u8.ToArray()), ("程序.exe", "MZ"u8.ToArray()), ("假的.pdf", "<html>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal(2, clerk.Errors.Count);
        Assert.StartsWith("“程序.exe”的类型不能上传", clerk.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("“假的.pdf”的内容和它的后缀不符", clerk.Errors[1], StringComparison.Ordinal);
        Assert.Equal(("样板镇防汛预案", "# 一、总则\n\n正文。"), (clerk.Value("Form.Title"), clerk.Value("Form.Body")));
        Assert.Contains("好的.txt", clerk.Text, StringComparison.Ordinal);

        await clerk.SubmitAsync(New);
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        Assert.Equal(["好的.txt"], await portal.Read(db => db.Attachments.Select(file => file.FileName).ToListAsync()));
    }

    [Fact]
    public async Task Attachment_MadeUpTicket_IsNoFile()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(New);
        await clerk.SubmitAsync(New, await TypedAsync(new() { ["Form.Uploaded"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"FileName":"a.txt","ContentType":"text/plain","Size":1,"Digest":"../../x"}""")) }));
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        Assert.Equal(0, await portal.Read(db => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task List_FilteredAndPaged_ShowsWhatWasAskedFor()
    {
        for (var i = 1; i <= 23; i++)
            await TestData.PublishItemAsync(portal.Database, $"公开的第{i}条", category: i == 7 ? "20-1" : "20-12", disclosedOn: new DateOnly(i == 7 ? 2020 : 2026, 1, 5));
        await TestData.ItemInReviewAsync(portal.Database, "等待审核的一条");
        var withdrawn = await TestData.PublishItemAsync(portal.Database, "撤回的一条");
        await portal.Read(async db => TestData.Done(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(withdrawn, (await db.Items.SingleAsync(item => item.Id == withdrawn)).Version, "有误", TestClock.Reviewer, default)));
        var leader = await portal.SignInAsync(StaffRole.Leader);

        Assert.Equal(20, (await TitlesAsync(leader, "/staff/items")).Count);
        var older = leader.Page.QuerySelector("nav.pager a")!.GetAttribute("href")!;
        var rest = await TitlesAsync(leader, older);
        Assert.Equal(5, rest.Count);
        Assert.Equal("公开的第1条", rest[^1]);
        Assert.Equal(["等待审核的一条"], await TitlesAsync(leader, "/staff/items?state=InReview"));
        Assert.Equal(["撤回的一条"], await TitlesAsync(leader, "/staff/items?state=Withdrawn"));
        Assert.Empty(await TitlesAsync(leader, "/staff/items?state=Draft"));
        Assert.Equal(["公开的第7条"], await TitlesAsync(leader, "/staff/items?year=2020"));
        Assert.Equal(["公开的第7条"], await TitlesAsync(leader, $"/staff/items?category={await portal.Read(db => db.Categories.Where(row => row.Code == "20-1").Select(row => row.Id).SingleAsync())}"));
        Assert.Equal(["公开的第23条"], await TitlesAsync(leader, "/staff/items?q=第23"));
        Assert.Equal(["公开的第7条"], await TitlesAsync(leader, "/staff/items?q=2020-00001"));
        Assert.Empty(await TitlesAsync(leader, "/staff/items?q=%25"));
        Assert.Empty(leader.Page.QuerySelectorAll($"a[href='{New}']"));
        foreach (var nonsense in new[] { "state=9", "state=x", "year=x", "before=x" })
        {
            await leader.GetAsync($"/staff/items?{nonsense}");
            Assert.Equal(HttpStatusCode.NotFound, leader.Status);
        }
    }

    [Theory]
    [InlineData("/staff/items/77")]
    [InlineData("/staff/items/77/preview")]
    [InlineData("/staff/items/77/files/1")]
    [InlineData("/staff/items/x")]
    public async Task Page_UnknownItem_NotFound(string path)
    {
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, leader.Status);
    }

    private static async Task<List<string>> TitlesAsync(Browser browser, string path)
    {
        await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return [.. browser.Page.QuerySelectorAll("table.work tbody th a").Select(link => link.TextContent)];
    }

    /// <summary>A whole item as a clerk types it.</summary>
    private async Task<Dictionary<string, string>> TypedAsync(Dictionary<string, string>? other = null)
    {
        var draft = await portal.Read(db => TestData.DraftAsync(db));
        Dictionary<string, string> typed = new()
        {
            ["Form.Title"] = "样板镇防汛预案",
            ["Form.Summary"] = "防汛的安排",
            ["Form.Body"] = "# 一、总则\n\n正文。",
            ["Form.FormedOn"] = "2026年11月20日",
            ["Form.CategoryId"] = $"{draft.CategoryId}",
            ["Form.GroupId"] = $"{draft.GroupId}",
        };
        foreach (var (name, value) in other ?? [])
            typed[name] = value;
        return typed;
    }

    /// <summary>Writes an item and ends on its page.</summary>
    private async Task<int> WriteAsync(Browser clerk, Dictionary<string, string>? other = null)
    {
        await clerk.GetAsync(New);
        await clerk.SubmitAsync(New, await TypedAsync(other));
        await clerk.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        return await portal.Read(db => db.Items.MaxAsync(item => item.Id));
    }

    /// <summary>Sends what is being worked on and publishes it as another person.</summary>
    private Task PublishAsync(int id) => portal.InSite(async db =>
    {
        var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
        var sent = TestData.Done(await TestData.Send(db).RunAsync(id, version, TestClock.Program, default));
        var line = TestData.SecrecyOf(hasAttachments: await db.Items.AnyAsync(item => item.Id == id && item.WorkingRevision!.Attachments.Count > 0));
        return TestData.Done(await new PublishItem(db).RunAsync(id, sent.Version, line, TestClock.Person(99), default));
    });

    private Task<string> TitleAsync(int id) => portal.Read(db => db.ItemRevisions.Where(row => row.ItemId == id).OrderByDescending(row => row.Number).Select(row => row.Title).FirstAsync());
}
