using System.Net;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>The register of requests on its pages, by HTTP and without script.</summary>
public sealed class RequestPagesTests : IAsyncLifetime
{
    private const string New = "/staff/requests/new";
    private const string Name = "示例申请人张某某";
    private const string Contact = "13800005678";

    private StaffPortal portal = null!;

    private static Dictionary<string, string> Typed => new()
    {
        ["Form.ApplicantName"] = Name,
        ["Form.Contact"] = Contact,
        ["Form.Asked"] = "样板镇2026年道路养护合同",
        ["Form.ReceivedOn"] = "2026.11.2",
        ["Form.ReceivedThrough"] = nameof(ReceiptChannel.Mail),
    };

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.RequestOfficer, StaffRole.Leader, StaffRole.InformationClerk]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Register_Valid_CountsInPublicAndNamesNobodyThere()
    {
        var resident = portal.Open();
        await resident.GetAsync("/requests");
        var before = resident.Text;
        Assert.DoesNotContain("2026-00001", before, StringComparison.Ordinal);

        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await RegisterAsync(officer);
        Assert.Contains("已登记", officer.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月2日收到，当天不算；从第二天起数20个工作日，到2026年11月30日为止", officer.Text, StringComparison.Ordinal);

        await resident.GetAsync("/requests");
        Assert.Contains("2026-00001", resident.Text, StringComparison.Ordinal);
        Assert.NotEqual(before, resident.Text);
        foreach (var secret in new[] { Name, Contact, "道路养护合同" })
            Assert.DoesNotContain(secret, resident.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ForEveryone_IsMasked()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await RegisterAsync(officer);
        foreach (var browser in new[] { officer, await portal.SignInAsync(StaffRole.Leader) })
        {
            await browser.GetAsync("/staff/requests");
            Assert.Contains("示**", browser.Text, StringComparison.Ordinal);
            Assert.Contains("还剩5个工作日", browser.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Name, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(Contact, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Entry_ByRole_IsInFullAndJournaledOrMasked()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        var id = await RegisterAsync(officer);
        Assert.Contains(Name, officer.Text, StringComparison.Ordinal);
        Assert.Contains("查看申请人信息", officer.Text, StringComparison.Ordinal);
        var looks = await LooksAsync();
        Assert.True(looks > 0);

        foreach (var role in new[] { StaffRole.Leader, StaffRole.InformationClerk })
        {
            var other = await portal.SignInAsync(role);
            await other.GetAsync($"/staff/requests/{id}");
            Assert.Contains("示**", other.Text, StringComparison.Ordinal);
            Assert.Contains("138****5678", other.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Name, other.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(Contact, other.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.Empty(other.Page.QuerySelectorAll("main form"));
            await other.GetAsync($"/staff/requests/{id}/edit");
            Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        }

        Assert.Equal(looks, await LooksAsync());
        await officer.GetAsync($"/staff/requests/{id}/edit");
        Assert.Equal(Name, officer.Value("Form.ApplicantName"));
        Assert.Equal(looks + 1, await LooksAsync());
        Assert.DoesNotContain(await portal.Read(db => db.Journal.ToListAsync()), line => $"{line.Subject}{line.Reason}".Contains(Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Form.ApplicantName", "某某999999198001011234")]
    [InlineData("Form.Contact", "999999 19800101 123X")]
    [InlineData("Form.Asked", "身份证９９９９９９１９８００１０１１２３４的档案")]
    public async Task Register_IdentityNumber_IsRefusedWithTheReason(string field, string text)
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await officer.GetAsync(New);
        await officer.SubmitAsync(New, new(Typed) { [field] = text });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("现在不能登记身份证号码", Assert.Single(officer.Errors), StringComparison.Ordinal);
        Assert.Equal(text, officer.Value(field));
        Assert.Equal(0, await portal.Read(db => db.Requests.CountAsync()));
    }

    [Fact]
    public async Task Register_PressedTwice_MakesOneEntry()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await officer.GetAsync(New);
        var fields = officer.Fields(New, Typed);
        await officer.PostAsync(New, fields);
        var first = officer.Location;
        await officer.PostAsync(New, fields);
        Assert.Equal((HttpStatusCode.SeeOther, first), (officer.Status, officer.Location));
        Assert.Equal(1, await portal.Read(db => db.Requests.CountAsync()));
    }

    [Fact]
    public async Task Register_WithoutToken_IsNotSaved()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        await officer.PostAsync(New, Typed);
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal(0, await portal.Read(db => db.Requests.CountAsync()));
    }

    [Fact]
    public async Task Outcome_Entered_ClosesTheRequestInPublic()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        var id = await RegisterAsync(officer);
        Assert.Equal(21 + 1, officer.Page.QuerySelectorAll("select[name='Form.OutcomeCode'] option").Length);
        Assert.Contains("不予公开", officer.Page.QuerySelectorAll("select[name='Form.OutcomeCode'] optgroup").Select(group => group.GetAttribute("label")));
        await officer.SubmitAsync($"/staff/requests/{id}/outcome", new() { ["Form.RepliedOn"] = "2026-11-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Equal(["填了答复日期，请同时选择办理结果", "答复日期不能早于收到日期2026年11月2日"], officer.Errors);
        await officer.SubmitAsync($"/staff/requests/{id}/outcome", new() { ["Form.OutcomeCode"] = "C3.1", ["Form.RepliedOn"] = "2026-11-20" });
        await officer.FollowAsync();
        Assert.Contains("不予公开：属于国家秘密，2026年11月20日答复", officer.Text, StringComparison.Ordinal);
        Assert.Contains("按期答复", officer.Text, StringComparison.Ordinal);

        var resident = portal.Open();
        await resident.GetAsync("/requests");
        Assert.Contains("属于国家秘密", resident.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_SavedByAnotherInBetween_Returns409WithBothTexts()
    {
        var first = await portal.SignInAsync(StaffRole.RequestOfficer);
        var id = await RegisterAsync(first);
        var second = first.Copy();
        await first.GetAsync($"/staff/requests/{id}/edit");
        await second.GetAsync($"/staff/requests/{id}/edit");
        await first.SubmitAsync($"/staff/requests/{id}/edit", new() { ["Form.Asked"] = "先改的内容" });
        await second.SubmitAsync($"/staff/requests/{id}/edit", new() { ["Form.Asked"] = "后改的内容", ["Form.OutcomeCode"] = "C2", ["Form.RepliedOn"] = "2026-11-20" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(["申请内容 不一样|后改的内容|先改的内容", "办理结果 不一样|部分公开|", "答复日期 不一样|2026年11月20日|"],
            second.Page.QuerySelectorAll("table.compare tr.differs").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Contains("RequestOfficer姓名在11月23日 10:00保存了新的内容", second.Text, StringComparison.Ordinal);
        await second.SubmitAsync($"/staff/requests/{id}/edit");
        await second.SubmitAsync($"/staff/requests/{id}/edit");
        Assert.Equal("后改的内容", await portal.Read(db => db.Requests.Select(request => request.Asked).SingleAsync()));
    }

    [Fact]
    public async Task Edit_AnotherYear_IsRefusedBecauseOfTheNumber()
    {
        var officer = await portal.SignInAsync(StaffRole.RequestOfficer);
        var id = await RegisterAsync(officer);
        await officer.GetAsync($"/staff/requests/{id}/edit");
        await officer.SubmitAsync($"/staff/requests/{id}/edit", new() { ["Form.ReceivedOn"] = "2025-11-02" });
        Assert.Equal(["登记号2026-00001是按收到年份编的，不能改动，收到日期只能改成2026年的日子"], officer.Errors);
    }

    [Fact]
    public async Task Entry_DeadlineInAYearWithoutNotice_IsProvisionalAndNamesTheYear()
    {
        var id = await TestData.RequestAsync(portal.Database, new DateOnly(2026, 12, 10));
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync($"/staff/requests/{id}");
        Assert.Contains("暂定", leader.Text, StringComparison.Ordinal);
        Assert.Contains("要数到2027年，这一年的放假安排还没有公布或载入", leader.Text, StringComparison.Ordinal);
        Assert.Empty(leader.Page.QuerySelectorAll("table.count"));
    }

    [Fact]
    public async Task List_FilteredAndPaged_ShowsWhatWasAskedFor()
    {
        for (var i = 0; i < 22; i++)
            await TestData.RequestAsync(portal.Database, new DateOnly(2025, 3, 3), "C1", new DateOnly(2025, 3, 4));
        await TestData.RequestAsync(portal.Database, new DateOnly(2026, 11, 20));
        await TestData.RequestAsync(portal.Database, new DateOnly(2026, 10, 20));
        var leader = await portal.SignInAsync(StaffRole.Leader);

        var numbers = await NumbersAsync(leader, "/staff/requests");
        Assert.Equal((20, "2026-00002", "2026-00001", "2025-00022"), (numbers.Count, numbers[0], numbers[1], numbers[2]));
        Assert.Equal(["2025-00004", "2025-00003", "2025-00002", "2025-00001"], await NumbersAsync(leader, leader.Page.QuerySelector("nav.pager a.next")!.GetAttribute("href")!));
        Assert.Equal(["2026-00002", "2026-00001"], await NumbersAsync(leader, "/staff/requests?state=Open"));
        Assert.Equal(["2026-00002", "2026-00001"], await NumbersAsync(leader, "/staff/requests?year=2026"));
        Assert.Equal(20, (await NumbersAsync(leader, "/staff/requests?outcome=C1")).Count);
        Assert.Empty(await NumbersAsync(leader, "/staff/requests?outcome=C2"));
        foreach (var nonsense in new[] { "state=9", "year=x", "outcome=C9", "after=x", "after=o-99999999-1" })
        {
            await leader.GetAsync($"/staff/requests?{nonsense}");
            Assert.Equal(HttpStatusCode.NotFound, leader.Status);
        }
    }

    private static async Task<List<string>> NumbersAsync(Browser browser, string path)
    {
        await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return [.. browser.Page.QuerySelectorAll("table.work tbody th a").Select(link => link.TextContent)];
    }

    /// <summary>Registers and ends on the entry's page.</summary>
    private async Task<int> RegisterAsync(Browser officer)
    {
        await officer.GetAsync(New);
        await officer.SubmitAsync(New, Typed);
        await officer.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        return await portal.Read(db => db.Requests.MaxAsync(request => request.Id));
    }

    private Task<int> LooksAsync() => portal.Read(db => db.Journal.CountAsync(line => line.Action == JournalAction.Viewed));
}
