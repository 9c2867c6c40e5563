using System.Net;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>What every form does when something comes in between: nothing typed is lost, nothing is saved twice or unseen.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private const string Agency = "/staff/agency";
    private const string Text = "第一行\n\n  第二行 <b>\"引号\" & 符号 㛃\n";

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Administrator, StaffRole.Auditor]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Post_SessionExpired_ComesBackFilledAndUnsaved()
    {
        var browser = await OnAgencyAsync();
        browser.LoseSession();
        await browser.SubmitAsync(Agency, Typed);
        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.Contains("刚才填写的内容还在", browser.Text, StringComparison.Ordinal);

        // A mistyped password loses nothing either.
        await browser.SubmitAsync(Agency, new() { ["SignIn.UserName"] = nameof(StaffRole.InformationClerk), ["SignIn.Password"] = "wrong-password-1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync(Agency, new() { ["SignIn.UserName"] = nameof(StaffRole.InformationClerk), ["SignIn.Password"] = StaffPortal.Password });
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("内容尚未保存", browser.Text, StringComparison.Ordinal);
        Assert.Equal(Text, browser.Value("Form.ReadingPlaces"));
        Assert.Equal("周一至周五", browser.Value("Form.OfficeHours"));
        Assert.Null(await OfficeHoursAsync());

        await browser.SubmitAsync(Agency);
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        Assert.Equal("周一至周五", await OfficeHoursAsync());
    }

    [Fact]
    public async Task Post_SessionExpired_AnotherPersonWithoutTheRole_IsRefused()
    {
        var browser = await OnAgencyAsync();
        browser.LoseSession();
        await browser.SubmitAsync(Agency, Typed);
        await browser.SubmitAsync(Agency, new() { ["SignIn.UserName"] = nameof(StaffRole.Auditor), ["SignIn.Password"] = StaffPortal.Password });
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Null(await OfficeHoursAsync());
    }

    [Fact]
    public async Task Post_SessionExpired_CarriesNoPasswordAndNoToken()
    {
        var browser = await portal.SignInAsync(StaffRole.InformationClerk);
        await browser.GetAsync("/staff/password");
        browser.LoseSession();
        await browser.SubmitAsync("/staff/password", new() { ["Form.CurrentPassword"] = StaffPortal.Password, ["Form.NewPassword"] = "secret-word-9" });
        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.DoesNotContain("secret-word-9", browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(StaffPortal.Password, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Single(browser.Page.QuerySelectorAll("main input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Post_SessionExpired_SignInWithoutToken_IsNotASignIn()
    {
        var browser = portal.Open();
        await browser.PostAsync(Agency, [.. Typed, new("SignIn.UserName", nameof(StaffRole.InformationClerk)), new("SignIn.Password", StaffPortal.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.DoesNotContain("staff=", browser.Headers.GetValueOrDefault("Set-Cookie", ""), StringComparison.Ordinal);
        await browser.SubmitAsync(Agency, new() { ["SignIn.UserName"] = nameof(StaffRole.InformationClerk), ["SignIn.Password"] = StaffPortal.Password });
        Assert.Equal("周一至周五", browser.Value("Form.OfficeHours"));
    }

    [Fact]
    public async Task Post_SessionExpired_ButtonWithoutForm_IsNotPressedByItself()
    {
        var id = await portal.AddAccountAsync("staying", StaffRole.Auditor);
        var browser = await portal.SignInAsync(StaffRole.Administrator);
        await browser.GetAsync($"/staff/accounts/{id}");
        var fields = browser.Fields($"/staff/accounts/{id}/close");
        browser.LoseSession();
        await browser.PostAsync($"/staff/accounts/{id}/close", fields, referrer: $"/staff/accounts/{id}");
        await browser.SubmitAsync($"/staff/accounts/{id}/close", new() { ["SignIn.UserName"] = nameof(StaffRole.Administrator), ["SignIn.Password"] = StaffPortal.Password });
        Assert.Equal($"/staff/accounts/{id}", browser.Location);
        await browser.FollowAsync();
        Assert.Contains("刚才的操作没有执行", browser.Text, StringComparison.Ordinal);
        Assert.False(await portal.Read(db => db.Users.AnyAsync(account => account.Id == id && account.Closed)));
    }

    [Fact]
    public async Task Post_SessionExpired_MoreThanAMegabyte_LeadsToSignIn()
    {
        var browser = portal.Open();
        await browser.PostAsync(Agency, [new("Form.ReadingPlaces", new string('a', 1_100_000))]);
        Assert.Equal("/staff/sign-in", browser.Location);
    }

    [Fact]
    public async Task Post_FromAnotherSite_CarriesNothing()
    {
        var browser = portal.Open();
        await browser.PostAsync(Agency, Typed, origin: "https://example.com");
        Assert.Equal("/staff/sign-in", browser.Location);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Post_TokenMissingOrWrong_SaysSoAndLeadsBack(string? token)
    {
        var browser = await OnAgencyAsync();
        var fields = browser.Fields(Agency, Typed).Where(field => field.Key != "__RequestVerificationToken").ToList();
        if (token is not null)
            fields.Add(new("__RequestVerificationToken", token));
        await browser.PostAsync(Agency, fields);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("刚才的操作没有执行，填写的内容还在", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(Agency);
        Assert.Equal("周一至周五", browser.Value("Form.OfficeHours"));
        Assert.Null(await OfficeHoursAsync());
        await browser.SubmitAsync(Agency);
        Assert.Equal("周一至周五", await OfficeHoursAsync());
    }

    [Fact]
    public async Task Post_StaleVersion_Returns409WithBothTexts()
    {
        var first = await OnAgencyAsync();
        var second = await portal.SignInAsync(StaffRole.Administrator);
        await second.GetAsync(Agency);
        await first.SubmitAsync(Agency, new() { ["Form.OfficeHours"] = "先保存的时间", ["Form.Address"] = "样板镇二村" });
        await second.SubmitAsync(Agency, new() { ["Form.OfficeHours"] = "后保存的时间" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        var rows = second.Page.QuerySelectorAll("table.compare tr.differs").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(["办公地址 不一样|样板镇一村|样板镇二村", "办公时间 不一样|后保存的时间|先保存的时间"], rows);
        Assert.Contains("InformationClerk姓名在11月23日 10:00保存了新的内容", second.Text, StringComparison.Ordinal);
        Assert.Equal("先保存的时间", await OfficeHoursAsync());

        // Back to my text, on top of the newest version.
        await second.SubmitAsync(Agency);
        Assert.Equal("后保存的时间", second.Value("Form.OfficeHours"));
        Assert.Equal("先保存的时间", await OfficeHoursAsync());
        await second.SubmitAsync(Agency);
        Assert.Equal(HttpStatusCode.SeeOther, second.Status);
        Assert.Equal("后保存的时间", await OfficeHoursAsync());
    }

    [Fact]
    public async Task Post_StaleVersion_KeepMine_SavesInOneStep()
    {
        var first = await OnAgencyAsync();
        var second = await OnAgencyAsync();
        await first.SubmitAsync(Agency, new() { ["Form.OfficeHours"] = "先保存的时间" });
        await second.SubmitAsync(Agency, new() { ["Form.OfficeHours"] = "后保存的时间" });
        var keep = second.FieldsOf(1, Agency);
        Assert.DoesNotContain(keep, field => field.Key == KeptForm.Marker);
        await second.PostAsync(Agency, keep);
        Assert.Equal(HttpStatusCode.SeeOther, second.Status);
        Assert.Equal("后保存的时间", await OfficeHoursAsync());
    }

    [Fact]
    public async Task Post_TwiceTheSameForm_CreatesOnce()
    {
        var browser = await portal.SignInAsync(StaffRole.Administrator);
        await browser.GetAsync("/staff/offices/new");
        var fields = browser.Fields("/staff/offices/new", new() { ["Form.Name"] = "农业农村服务中心", ["Form.Kind"] = "ServiceCentre" });
        await browser.PostAsync("/staff/offices/new", fields);
        await browser.PostAsync("/staff/offices/new", fields);
        Assert.Equal((HttpStatusCode.SeeOther, "/staff/offices"), (browser.Status, browser.Location));
        Assert.Equal(1, await portal.Read(db => db.Offices.CountAsync()));
    }

    [Fact]
    public async Task Post_AtOnceTheSameForm_CreatesOnce()
    {
        var browser = await portal.SignInAsync(StaffRole.Administrator);
        await browser.GetAsync("/staff/accounts/new");
        var fields = browser.Fields("/staff/accounts/new", new() { ["Form.UserName"] = "once", ["Form.DisplayName"] = "一次", ["Form.Roles"] = nameof(StaffRole.Leader) });
        var presses = Enumerable.Range(0, 4).Select(_ => browser.Copy()).ToList();
        await Task.WhenAll(presses.Select(press => press.PostAsync("/staff/accounts/new", fields)));
        Assert.All(presses, press => Assert.Equal(HttpStatusCode.SeeOther, press.Status));
        Assert.Single(presses.Select(press => press.Location).Distinct());
    }

    [Fact]
    public async Task Post_RefusedThenMended_IsSaved()
    {
        var browser = await portal.SignInAsync(StaffRole.Administrator);
        await browser.GetAsync("/staff/offices/new");
        await browser.SubmitAsync("/staff/offices/new", new() { ["Form.Telephone"] = "0000-1234567" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(["请填写名称"], browser.Errors);
        Assert.Equal("0000-1234567", browser.Value("Form.Telephone"));
        var link = browser.Page.QuerySelector(".errors a")!.GetAttribute("href")!;
        Assert.Equal("Form.Name", browser.Page.QuerySelector(link)!.GetAttribute("name"));
        Assert.Contains("form-name-error", browser.Page.QuerySelector(link)!.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        await browser.SubmitAsync("/staff/offices/new", new() { ["Form.Name"] = "党政办公室" });
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
    }

    [Fact]
    public async Task Post_MegabyteInAShortField_Returns422WithTheText()
    {
        var browser = await OnAgencyAsync();
        await browser.SubmitAsync(Agency, new() { ["Form.AgencyName"] = new string('长', 400_000) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("机关全称最多60字，现在有400000字", browser.Errors);
        Assert.Equal(400_000, browser.Value("Form.AgencyName").Length);
    }

    [Fact]
    public async Task Post_SeveralMistakes_AreNamedInTheFormsOrder()
    {
        var browser = await OnAgencyAsync();
        await browser.SubmitAsync(Agency, new() { ["Form.Email"] = "x", ["Form.Telephone"] = "总机", ["Form.AgencyName"] = "" });
        Assert.Equal(["请填写机关全称", "联系电话里没有号码，请核对", "电子邮箱要写成 name@example.cn 这样"], browser.Errors);
    }

    [Fact]
    public async Task Post_NotANumber_SaysSoInChinese()
    {
        var browser = await portal.SignInAsync(StaffRole.Administrator);
        await browser.GetAsync("/staff/accounts/new");
        await browser.SubmitAsync("/staff/accounts/new", new() { ["Form.UserName"] = "x1", ["Form.DisplayName"] = "某人", ["Form.OfficeId"] = "abc", ["Form.Roles"] = nameof(StaffRole.Leader) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(["科室或服务中心不能是“abc”，请重新填写"], browser.Errors);
    }

    private static Dictionary<string, string> Typed => new() { ["Form.OfficeHours"] = "周一至周五", ["Form.ReadingPlaces"] = Text };

    private async Task<Browser> OnAgencyAsync()
    {
        var browser = await portal.SignInAsync(StaffRole.InformationClerk);
        await browser.GetAsync(Agency);
        return browser;
    }

    private Task<string?> OfficeHoursAsync() => portal.Read(db => db.SiteProfiles.Select(profile => profile.OfficeHours).SingleAsync());
}
