using System.Net;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>保鲜台, 覆盖图, 链接检查, 自查表 and 月报 by HTTP, without script. They live on 2026-11-23.</summary>
public sealed class UpkeepPagesTests : IAsyncLifetime
{
    private StaffPortal portal = null!;
    private int column;
    private int id;

    public async Task InitializeAsync()
    {
        portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Reviewer, StaffRole.Leader]);
        id = await TestData.PublishItemAsync(portal.Database, title: "二月的检查", category: "20-13", disclosedOn: new DateOnly(2026, 2, 2));
        column = await ColumnAsync("20-13");
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task NoChange_OneClick_IsPublicAtOnceThoughThePageWasKept()
    {
        var resident = portal.Open();
        await resident.GetAsync("/catalogue?category=20-13");
        Assert.DoesNotContain("无变化", resident.Text, StringComparison.Ordinal);
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff");
        Assert.Contains("栏目“监督检查”该更新了", clerk.Text, StringComparison.Ordinal);
        Assert.NotNull(clerk.Page.QuerySelector($"a[href='/staff/freshness#column-{column}']"));
        await clerk.GetAsync("/staff/freshness");
        Assert.Contains("2026年2月2日更新，每季度更新一次，2026年5月2日到期，已超过205天", clerk.Text, StringComparison.Ordinal);
        // The worst first.
        Assert.Equal($"column-{column}", clerk.Page.QuerySelector("#columns tbody tr")!.Id);
        await clerk.SubmitAsync($"/staff/freshness/{column}/no-change");
        Assert.Equal((HttpStatusCode.SeeOther, "/staff/freshness"), (clerk.Status, clerk.Location));
        await clerk.FollowAsync();
        Assert.Contains("已在栏目页公开：截至 2026年11月23日，本栏目本期无变化", clerk.Text, StringComparison.Ordinal);
        Assert.Empty(clerk.Page.QuerySelectorAll($"form[action='/staff/freshness/{column}/no-change']"));

        await resident.GetAsync("/catalogue?category=20-13");
        Assert.Contains("截至 2026年11月23日，本栏目本期无变化。", resident.Text, StringComparison.Ordinal);
        await resident.GetAsync("/catalogue");
        Assert.DoesNotContain("无变化", resident.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoChange_NotDue_Is403InWords()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/freshness");
        var fields = clerk.Fields($"/staff/freshness/{column}/no-change");
        await clerk.PostAsync($"/staff/freshness/{column}/no-change", fields);
        await clerk.PostAsync($"/staff/freshness/{column}/no-change", fields);
        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
        Assert.Contains("这个栏目2027年2月23日才到期，现在不用声明", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.Read(db => db.NoChangeStatements.CountAsync()));
    }

    [Fact]
    public async Task Forecast_NamesWhatComesDueIn30Days()
    {
        await TestData.PublishItemAsync(portal.Database, title: "九月的检查", category: "20-13", disclosedOn: new DateOnly(2026, 9, 10));
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/freshness");
        Assert.Contains("30天内到期 2026年12月10日 监督检查 还有17天", leader.Text, StringComparison.Ordinal);
        Assert.Empty(leader.Page.QuerySelectorAll("main form, main a[href*='/items/new']"));
    }

    [Fact]
    public async Task Settings_OfTheReviewer_ChangeWhatIsWatched()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/freshness/settings");
        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync("/staff/freshness/settings");
        var place = reviewer.Fields("/staff/freshness/settings").First(field => field.Value == $"{column}" && field.Key.EndsWith(".Id", StringComparison.Ordinal)).Key;
        var period = place.Replace(".Id", ".Period", StringComparison.Ordinal);
        Assert.Equal("Quarterly", reviewer.Value(period));
        var other = reviewer.Copy();
        await other.GetAsync("/staff/freshness/settings");
        await reviewer.SubmitAsync("/staff/freshness/settings", new() { [period] = "None", ["Form.YellowLead"] = "x" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reviewer.Status);
        Assert.Equal("None", reviewer.Value(period));
        await reviewer.SubmitAsync("/staff/freshness/settings", new() { ["Form.YellowLead"] = "9" });
        await reviewer.FollowAsync();
        Assert.Null(reviewer.Page.QuerySelector($"#column-{column}"));
        await other.SubmitAsync("/staff/freshness/settings", new() { ["Form.MostStatements"] = "3" });
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("Reviewer姓名", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_EmptyColumn_OpensAPrefilledForm()
    {
        var (article, sector) = (await ColumnAsync("21-6"), await ColumnAsync("bz-4"));
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/coverage");
        Assert.NotNull(clerk.Page.QuerySelector($"tr.blank a[href='/staff/items/new?category={article}']"));
        Assert.NotNull(clerk.Page.QuerySelector("a[href='/catalogue?category=20-13&year=2026']"));
        Assert.Null(clerk.Page.QuerySelector($"a[href='/staff/coverage/{article}/reason']"));
        await clerk.GetAsync($"/staff/items/new?category={article}");
        Assert.Equal((HttpStatusCode.OK, $"{article}"), (clerk.Status, clerk.Value("Form.CategoryId")));
        await clerk.GetAsync($"/staff/items/new?category={sector}");
        Assert.Equal(("", $"{sector}"), (clerk.Value("Form.CategoryId"), clerk.Value("Form.SectorId")));
        foreach (var wrong in new[] { "9999", "x" })
        {
            await clerk.GetAsync($"/staff/items/new?category={wrong}");
            Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        }

        await clerk.GetAsync("/staff/items/new");
        Assert.Equal((HttpStatusCode.OK, ""), (clerk.Status, clerk.Value("Form.CategoryId")));
    }

    [Fact]
    public async Task Coverage_LawfulBlank_ShowsItsReasonToStaffAndPublic()
    {
        var blank = await ColumnAsync("21-6");
        var resident = portal.Open();
        await resident.GetAsync("/catalogue?category=21-6");
        Assert.Contains("本机关暂无此类信息", resident.Text, StringComparison.Ordinal);
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync($"/staff/coverage/{blank}/reason");
        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/staff/coverage/{blank}/reason");
        await reviewer.SubmitAsync($"/staff/coverage/{blank}/reason", new() { ["Form.Reason"] = "" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请写明为什么没有这类信息"), (reviewer.Status, Assert.Single(reviewer.Errors)));
        await reviewer.SubmitAsync($"/staff/coverage/{blank}/reason", new() { ["Form.Reason"] = "本镇无此项职能。" });
        await reviewer.FollowAsync();
        Assert.Contains("没有此类信息 本镇无此项职能。", reviewer.Text, StringComparison.Ordinal);
        await resident.GetAsync("/catalogue?category=21-6");
        Assert.Contains("本镇无此项职能。", resident.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("本机关暂无此类信息", resident.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspection_NamesPointsValuesAndRows()
    {
        await portal.InSite(async db =>
        {
            db.PageTexts.Add(new PageText { Page = SitePage.Guide, Number = 1, Markdown = "", Html = "<p><a href=\"/reports/2001\">旧年报</a></p>", WrittenByName = "测试", WrittenAt = TestClock.Now });
            return await db.SaveChangesAsync();
        });
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/inspection");
        Assert.Contains("首页不更新 2周内首页没有更新的，单项否决 今天更新过 看依据", leader.Text, StringComparison.Ordinal);
        Assert.Contains("查了1个站内链接，1个打不开", leader.Text, StringComparison.Ordinal);
        Assert.Contains("站点无法访问", leader.Text, StringComparison.Ordinal);
        Assert.Contains("□ 符合 □ 不符合", leader.Text, StringComparison.Ordinal);
        Assert.All(leader.Page.QuerySelectorAll("a[href^='#behind-']"), link => Assert.NotNull(leader.Page.QuerySelector(link.GetAttribute("href")!)));
        await leader.GetAsync("/staff/links");
        Assert.Contains("旧年报 /reports/2001 打不开 这一年的年度报告没有公开 公开指南", leader.Text, StringComparison.Ordinal);
        Assert.NotNull(leader.Page.QuerySelector("#dead a[href='/staff/pages/guide']"));
    }

    [Fact]
    public async Task Monthly_EachNumberOpensItsRows()
    {
        await TestData.PublishItemAsync(portal.Database, title: "今天的");
        await TestData.PublishItemAsync(portal.Database, title: "补录的", disclosedOn: new DateOnly(2026, 11, 2));
        await portal.InSite(async db =>
        {
            await new AddReadings(db).RunAsync(new Dictionary<ReadingOn, int> { [new ReadingOn(id, TestClock.Today)] = 41 }, default);
            return 0;
        });
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/monthly");
        Assert.Contains("2条公开，其中补录1条 100%按时率，按时1条、逾期0条 0次退回 41次阅读", leader.Text, StringComparison.Ordinal);
        Assert.Contains("二月的检查41", leader.Text, StringComparison.Ordinal);
        var backfilled = leader.Page.QuerySelectorAll(".month-table a").Select(link => link.GetAttribute("href")!).First(link => link.Contains("Backfilled", StringComparison.Ordinal) && link.Contains("writer", StringComparison.Ordinal));
        await leader.GetAsync(backfilled.Split('#')[0]);
        Assert.Equal("补录的", Assert.Single(leader.Page.QuerySelectorAll("#rows tbody th a")).TextContent);
        await leader.GetAsync("/staff/monthly/2026-02");
        Assert.Equal("二月的检查", Assert.Single(leader.Page.QuerySelectorAll("#rows tbody th a")).TextContent);
    }

    [Theory]
    [InlineData("/staff/monthly/2026-12")]
    [InlineData("/staff/monthly/2026-13")]
    [InlineData("/staff/monthly/1999-12")]
    [InlineData("/staff/monthly/x")]
    [InlineData("/staff/monthly?time=x")]
    [InlineData("/staff/monthly?office=x")]
    public async Task Monthly_NoSuchMonth_IsNotFound(string path)
    {
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, leader.Status);
    }

    private Task<int> ColumnAsync(string code) => portal.Read(db => db.Categories.Where(row => row.Code == code).Select(row => row.Id).SingleAsync());
}
