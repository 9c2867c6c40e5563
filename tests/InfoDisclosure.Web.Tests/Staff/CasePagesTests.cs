using System.Net;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>The register of cases on its pages, by HTTP and without script.</summary>
public sealed class CasePagesTests : IAsyncLifetime
{
    private const string New = "/staff/cases/new";

    private StaffPortal portal = null!;

    private static Dictionary<string, string> Typed => new()
    {
        ["Form.Kind"] = nameof(CaseKind.Reconsideration),
        ["Form.FiledOn"] = "2026.11.9",
        ["Form.Body"] = "试验市人民政府",
        ["Form.BodyNumber"] = "试政复〔2026〕3号",
    };

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.RequestOfficer, StaffRole.Leader, StaffRole.SecrecyReviewer]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task New_Page_SaysThatNoPartyIsNamed()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await officer.GetAsync(New);
        Assert.Contains("不登记当事人的姓名", officer.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-23", officer.Value("Form.FiledOn"));
    }

    [Theory]
    [InlineData(CaseKind.Reconsideration, false, "2026-11-09", "从第二天起10个工作日内答复（行政复议法第四十八条），最迟2026年11月23日。")]
    [InlineData(CaseKind.Reconsideration, true, "2026-11-09", "从第二天起5个工作日内答复（行政复议法第五十四条），最迟2026年11月16日。")]
    [InlineData(CaseKind.LitigationAfterReconsideration, false, "2026-11-09", "从第二天起15日内答复（行政诉讼法第六十七条），最迟2026年11月24日。")]
    public async Task Register_Valid_ShowsTheDeadlineWithItsArithmetic(CaseKind kind, bool isSimplified, string filedOn, string sentence)
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await RegisterAsync(officer, new(Typed) { ["Form.Kind"] = kind.ToString(), ["Form.FiledOn"] = filedOn, ["Form.IsSimplified"] = isSimplified ? "true" : "false" });
        Assert.Contains("已登记", officer.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月9日收到，当天不算；", officer.Text, StringComparison.Ordinal);
        Assert.Contains(sentence, officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_YearWithoutNotice_IsProvisional()
    {
        portal.Clock.Advance(TimeSpan.FromDays(30));
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await RegisterAsync(officer, new(Typed) { ["Form.FiledOn"] = "2026-12-21" });
        Assert.Contains("暂定，要用到的放假安排还没有载入", officer.Text, StringComparison.Ordinal);
        await officer.GetAsync("/staff/cases");
        Assert.Contains("暂定", officer.Page.QuerySelector("table.work tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_Wrong_KeepsWhatWasTypedAndLeadsToEachField()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await officer.GetAsync(New);
        var typed = new Dictionary<string, string>(Typed)
        {
            ["Form.Kind"] = nameof(CaseKind.DirectLitigation),
            ["Form.FiledOn"] = "2026-11-24",
            ["Form.RequestNumber"] = "2026-00077",
            ["Form.Result"] = nameof(CaseResult.Corrected),
            ["Form.Note"] = "身份证 999999198001011234",
        };
        await officer.SubmitAsync(New, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Equal(4, officer.Errors.Count);
        Assert.All(officer.Page.QuerySelectorAll(".errors li a"), link => Assert.NotNull(officer.Page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Equal(["试验市人民政府", "试政复〔2026〕3号", "2026-11-24", "2026-00077", nameof(CaseResult.Corrected), "身份证 999999198001011234"],
            new[] { "Form.Body", "Form.BodyNumber", "Form.FiledOn", "Form.RequestNumber", "Form.Result", "Form.Note" }.Select(officer.Value));
        Assert.Contains(new KeyValuePair<string, string>("Form.Kind", nameof(CaseKind.DirectLitigation)), officer.Fields(New));
        Assert.Equal(0, await portal.Read(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Register_PressedTwice_RegistersOnce()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await officer.GetAsync(New);
        var fields = officer.Fields(New, Typed);
        await officer.PostAsync(New, fields);
        await officer.PostAsync(New, fields);
        Assert.Equal(HttpStatusCode.SeeOther, officer.Status);
        Assert.Equal(1, await portal.Read(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Save_Result_ClosesItAndTheListSaysSo()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        var id = await RegisterAsync(officer, Typed);
        await officer.GetAsync("/staff/cases");
        Assert.Contains("尚未审结", Row(officer), StringComparison.Ordinal);

        await officer.GetAsync($"/staff/cases/{id}");
        await officer.SubmitAsync($"/staff/cases/{id}", new() { ["Form.AnsweredOn"] = "2026-11-16", ["Form.Result"] = nameof(CaseResult.Corrected), ["Form.ClosedOn"] = "2026-11-20" });
        Assert.Equal(HttpStatusCode.SeeOther, officer.Status);
        await officer.FollowAsync();
        Assert.Contains("审结：结果纠正", officer.Text, StringComparison.Ordinal);
        await officer.GetAsync("/staff/cases");
        Assert.Contains("结果纠正", Row(officer), StringComparison.Ordinal);
        Assert.DoesNotContain("尚未审结", Row(officer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_SavedByAnotherInBetween_Returns409WithBothTexts()
    {
        var first = await portal.SignInAsync(StaffRole.RequestOfficer);
        var id = await RegisterAsync(first, Typed);
        var second = first.Copy();
        await first.GetAsync($"/staff/cases/{id}");
        await second.GetAsync($"/staff/cases/{id}");
        await first.SubmitAsync($"/staff/cases/{id}", new() { ["Form.Body"] = "先改的机关" });
        await second.SubmitAsync($"/staff/cases/{id}", new() { ["Form.Body"] = "后改的机关", ["Form.Result"] = nameof(CaseResult.Other), ["Form.ClosedOn"] = "2026-11-20" });

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(["复议机关或者法院 不一样|后改的机关|先改的机关", "结果 不一样|其他结果|", "审结日期 不一样|2026年11月20日|"],
            second.Page.QuerySelectorAll("table.compare tr.differs").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Equal("先改的机关", await portal.Read(db => db.Cases.Select(row => row.Body).SingleAsync()));
        await second.SubmitAsync($"/staff/cases/{id}");
        await second.SubmitAsync($"/staff/cases/{id}");
        Assert.Equal("后改的机关", await portal.Read(db => db.Cases.Select(row => row.Body).SingleAsync()));
    }

    [Fact]
    public async Task Pages_OtherRoles_ReadOrNothing()
    {
        var id = await RegisterAsync(await portal.SignInAsync(StaffRole.RequestOfficer), Typed);

        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/cases");
        Assert.Empty(leader.Page.QuerySelectorAll($"a[href='{New}']"));
        await leader.GetAsync($"/staff/cases/{id}");
        Assert.Equal(HttpStatusCode.OK, leader.Status);
        Assert.Empty(leader.Page.QuerySelectorAll("main button"));
        Assert.Empty(leader.Page.QuerySelectorAll("main form > fieldset:not([disabled])"));
        await leader.PostAsync($"/staff/cases/{id}", leader.Fields($"/staff/cases/{id}", new() { ["Form.Body"] = "别的机关" }));
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);

        var reviewer = await portal.SignInAsync(StaffRole.SecrecyReviewer);
        foreach (var path in new[] { "/staff/cases", $"/staff/cases/{id}", New })
        {
            await reviewer.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, reviewer.Status);
        }

        Assert.Equal("试验市人民政府", await portal.Read(db => db.Cases.Select(row => row.Body).SingleAsync()));
    }

    [Theory]
    [InlineData("/staff/cases/77")]
    [InlineData("/staff/cases/x")]
    public async Task Show_NoSuchCase_Returns404(string path)
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await officer.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
    }

    private static string Row(Browser browser) => Assert.Single(browser.Page.QuerySelectorAll("table.work tbody tr")).TextContent;

    /// <summary>Registers and ends on the case's page.</summary>
    private async Task<int> RegisterAsync(Browser officer, Dictionary<string, string> typed)
    {
        await officer.GetAsync(New);
        await officer.SubmitAsync(New, typed);
        await officer.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        return await portal.Read(db => db.Cases.MaxAsync(row => row.Id));
    }
}
