using InfoDisclosure.Testing;
using Microsoft.Playwright;
using Xunit;

namespace InfoDisclosure.Browser.Tests.Journeys;

[Collection(PortalCollection.Name)]
public sealed class OfficeTests(PortalServer server)
{
    /// <summary>The clerk corrects a paragraph of the 2018 report, the reviewer passes it, the leader signs, the public reads it; with and without script.</summary>
    [ChromiumTheory]
    [InlineData(true, "便民服务大厅每周一更新电子屏。")]
    [InlineData(false, "各村公示栏每月检查一次。")]
    public async Task Report_ParagraphCorrectedAndPublished_IsReadInPublic(bool script, string sentence)
    {
        await using (var clerk = await server.VisitAsync(script: script))
        {
            await clerk.SignInAsync("xinxi1");
            await clerk.GoAsync("/staff/reports/2018/edit");
            var text = clerk.Page.Locator("textarea[name='Form.Parts[0].Markdown']");
            await text.FillAsync(await text.InputValueAsync() + "\n\n" + sentence);
            if (script)
                await Assertions.Expect(clerk.Page.GetByText(sentence, new() { Exact = true }).Last).ToBeVisibleAsync();
            await clerk.Page.Locator("textarea[name='Form.ChangeNote']").FillAsync($"补充一句：{sentence}");
            await clerk.PressAndArriveAsync("保存并送审", "/staff/reports/2018");
        }

        await using (var reviewer = await server.VisitAsync(script: script))
        {
            await reviewer.SignInAsync("shenhe1");
            await reviewer.GoAsync("/staff/reports/2018");
            await reviewer.PressAsync("去审核");
            await Assertions.Expect(reviewer.Page.Locator("main")).ToContainTextAsync(sentence);
            await reviewer.Page.Locator("input[name='Review.Conclusion']").FillAsync("可以公开");
            await reviewer.Page.Locator("textarea[name='Review.Ground']").FillAsync("经审查不涉及国家秘密、商业秘密、个人隐私");
            await reviewer.PressAndArriveAsync("审核通过，送领导签发", "/staff/reports/2018");
        }

        await using (var leader = await server.VisitAsync(script: script))
        {
            await leader.SignInAsync("lingdao1");
            await leader.GoAsync("/staff/reports/2018");
            await leader.PressAsync("去签发");
            await Assertions.Expect(leader.Page.Locator("#judge-head")).ToHaveTextAsync("签发");
            await leader.PressAndArriveAsync("签发，公开报告", "/staff/reports/2018");
        }

        await using var resident = await server.VisitAsync(width: 390, script: false);
        await resident.GoAsync("/reports/2018");
        await Assertions.Expect(resident.Page.Locator("article")).ToContainTextAsync(sentence);
        await Assertions.Expect(resident.Page.Locator("main")).ToContainTextAsync($"补充一句：{sentence}");
    }

    /// <summary>A clerk adds an item and sends it; its own writer can't publish it, the reviewer does; a resident finds it.</summary>
    [ChromiumTheory]
    [InlineData(true, "㛃河村秋粮烘干点开放安排")]
    [InlineData(false, "䶮泉屯桥面维修通行提示")]
    public async Task Item_AddedReviewedPublished_IsFoundInPublic(bool script, string title)
    {
        string review;
        await using (var clerk = await server.VisitAsync(script: script))
        {
            await clerk.SignInAsync("zonghe1");
            await clerk.GoAsync("/staff/items/new");
            await clerk.FillAsync("名称", title);
            await clerk.Page.Locator("textarea[name='Form.Summary']").FillAsync("开放时间、地点和联系电话。");
            await clerk.Page.Locator("textarea[name='Form.Body']").FillAsync("## 时间\n\n每天八时到十七时。\n\n| 地点 | 电话 |\n|---|---|\n| 一号点 | 0454-0000000 |");
            await clerk.Page.Locator("input[name='Form.FormedOn']").FillAsync("2026年１月５日");
            await clerk.Page.Locator("select[name='Form.CategoryId']").SelectOptionAsync(new SelectOptionValue { Index = 3 });
            await clerk.Page.Locator("select[name='Form.GroupId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await clerk.Page.Locator("input[name='Form.ChannelIds']").First.CheckAsync();
            await clerk.PressAndArriveAsync("保存", "/staff/items/[0-9]+");
            await clerk.PressAsync("送审");
            await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("等待审核");
            review = new Uri(clerk.Page.Url).AbsolutePath + "/review";
            await clerk.GoAsync(review);
            await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("您写过这一稿");
            await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "审核通过，交保密审查" })).ToHaveCountAsync(0);
        }

        await using (var reviewer = await server.VisitAsync(script: script))
        {
            await reviewer.SignInAsync("shenhe2");
            await Assertions.Expect(reviewer.Page.GetByRole(AriaRole.Link, new() { Name = title }).First).ToBeVisibleAsync();
            await reviewer.GoAsync(review);
            await reviewer.PressAndArriveAsync("审核通过，交保密审查", "/staff/items/[0-9]+");
        }

        await using (var secrecy = await server.VisitAsync(script: script))
        {
            await secrecy.SignInAsync("baomi1");
            await Assertions.Expect(secrecy.Page.GetByRole(AriaRole.Link, new() { Name = title }).First).ToBeVisibleAsync();
            await secrecy.GoAsync(review);
            await secrecy.Page.GetByLabel("正文和要素", new() { Exact = true }).CheckAsync();
            await secrecy.Page.GetByLabel("个人信息检查结果", new() { Exact = true }).CheckAsync();
            await secrecy.Page.GetByLabel("可以公开", new() { Exact = true }).CheckAsync();
            await secrecy.PressAndArriveAsync("审查通过，向公众公开", "/staff/items/[0-9]+");
        }

        await using var resident = await server.VisitAsync(width: 390, script: script);
        await resident.GoAsync("/search?q=" + Uri.EscapeDataString(title[..4]));
        await resident.Page.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await Assertions.Expect(resident.Page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(resident.Page.Locator("main table")).ToHaveCountAsync(2);
    }

    /// <summary>A request that came on paper is registered; the public count of the year goes up by one, the name stays inside.</summary>
    [ChromiumFact]
    public async Task Request_Registered_CountsInPublicWithoutName()
    {
        async Task<int> PublicCountAsync(Visit visit)
        {
            await visit.GoAsync("/requests");
            return int.Parse(await visit.Page.Locator("main dd").First.InnerTextAsync());
        }

        await using var resident = await server.VisitAsync();
        var before = await PublicCountAsync(resident);
        await using (var officer = await server.VisitAsync())
        {
            await officer.SignInAsync("shouli1");
            await officer.GoAsync("/staff/requests/new");
            await officer.Page.Locator("[name='Form.ApplicantName']").FillAsync("示例申请人䶮");
            await officer.Page.Locator("[name='Form.ApplicantKind']").First.CheckAsync();
            await officer.Page.Locator("[name='Form.Contact']").FillAsync("示例电话 13800000000");
            await officer.Page.Locator("[name='Form.Asked']").FillAsync("二村道路养护合同");
            await officer.Page.Locator("[name='Form.ReceivedOn']").FillAsync($"{TestClock.Today:yyyy-MM-dd}");
            await officer.Page.Locator("[name='Form.ReceivedThrough']").First.CheckAsync();
            await officer.PressAndArriveAsync("登记", "/staff/requests/[0-9]+");
            await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("工作日");
            await Assertions.Expect(officer.Page.GetByText("二村道路养护合同").First).ToBeVisibleAsync();
            await officer.GoAsync("/staff/requests");
            await Assertions.Expect(officer.Page.Locator("main")).Not.ToContainTextAsync("示例申请人䶮");
        }

        Assert.Equal(before + 1, await PublicCountAsync(resident));
        Assert.DoesNotContain("示例申请人䶮", await resident.Page.ContentAsync(), StringComparison.Ordinal);
    }

    /// <summary>The leader's first page offers the report and says what waits.</summary>
    [ChromiumFact]
    public async Task Leader_AtTheDesk_TakesTheReportWithOneClick()
    {
        await using var leader = await server.VisitAsync();
        await leader.SignInAsync("lingdao1");
        await Assertions.Expect(leader.Page.Locator("main")).ToContainTextAsync("已逾期");
        var href = await leader.Page.GetByRole(AriaRole.Link, new() { Name = "下载 PDF" }).First.GetAttributeAsync("href");
        var answer = await leader.Page.APIRequest.GetAsync(href!);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        Assert.Contains("filename*=UTF-8''", answer.Headers["content-disposition"], StringComparison.Ordinal);
    }

    [ChromiumTheory]
    [InlineData("zonghe1", "/staff")]
    [InlineData("zonghe1", "/staff/items")]
    [InlineData("zonghe1", "/staff/items/1")]
    [InlineData("zonghe1", "/staff/items/new")]
    [InlineData("zonghe1", "/staff/reports")]
    [InlineData("zonghe1", "/staff/reports/2018")]
    [InlineData("zonghe1", "/staff/reports/2018/edit")]
    [InlineData("zonghe1", "/staff/reports/import")]
    [InlineData("zonghe1", "/staff/requests")]
    [InlineData("zonghe1", "/staff/requests/1")]
    [InlineData("zonghe1", "/staff/requests/new")]
    [InlineData("zonghe1", "/staff/pages/guide")]
    [InlineData("guanli1", "/staff/accounts")]
    [InlineData("guanli1", "/staff/settings")]
    [InlineData("guanli1", "/staff/agency")]
    [InlineData("shenji1", "/staff/journal")]
    public async Task StaffPage_WideAndNarrow_IsAccessibleAndFits(string account, string path)
    {
        foreach (var width in new[] { 1280, 390 })
        {
            await using var visit = await server.VisitAsync(width);
            await visit.SignInAsync(account);
            Assert.Equal(200, await visit.GoAsync(path));
            await visit.FitsAsync();
            await visit.IsAccessibleAsync();
        }
    }

    [ChromiumFact]
    public async Task SignInPage_WideAndNarrow_IsAccessibleAndFits()
    {
        foreach (var width in new[] { 1280, 390 })
        {
            await using var visit = await server.VisitAsync(width);
            await visit.GoAsync("/staff");
            await visit.FitsAsync();
            await visit.IsAccessibleAsync();
        }
    }
}
