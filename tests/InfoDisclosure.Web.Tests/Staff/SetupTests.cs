using System.Net;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>The page that makes the first administrator: only with the code from the console, only once.</summary>
public sealed class SetupTests
{
    private static readonly Dictionary<string, string> Site = new()
    {
        ["Form.AgencyName"] = "试验市样板镇人民政府",
        ["Form.ShortName"] = "样板镇",
        ["Form.UserName"] = "first",
        ["Form.DisplayName"] = "第一个管理员",
        ["Form.Password"] = "other-password-1",
        ["Form.PasswordAgain"] = "other-password-1",
    };

    [Fact]
    public async Task Setup_RightCode_MakesAdministratorAndAgencyOnce()
    {
        await using var portal = await StaffPortal.StartAsync([]);
        await portal.Read(db => db.SiteProfiles.ExecuteDeleteAsync());
        var browser = portal.Open();
        await browser.GetAsync("/staff/setup");
        await browser.SubmitAsync("/staff/setup", Filled(portal.Services.GetRequiredService<SetupCode>().Text.ToLowerInvariant()));
        Assert.Equal("/staff/sign-in", browser.Location);
        await browser.GetAsync("/staff/setup");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.SignInAsync("first", "other-password-1");
        await browser.GetAsync("/staff/accounts");
        Assert.Contains("第一个管理员", browser.Text, StringComparison.Ordinal);
        Assert.Equal("样板镇", await portal.Read(db => db.SiteProfiles.Select(profile => profile.ShortName).SingleAsync()));
        Assert.Equal(3, await portal.Read(db => db.Journal.CountAsync(entry => entry.Id > 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA-AAAA-AAAA")]
    public async Task Setup_WrongCode_MakesNothingAndKeepsWhatWasTyped(string code)
    {
        await using var portal = await StaffPortal.StartAsync([]);
        var browser = portal.Open();
        await browser.GetAsync("/staff/setup");
        await browser.SubmitAsync("/staff/setup", Filled(code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(["安装码不对，请核对启动程序的窗口里显示的那一串"], browser.Errors);
        Assert.Equal("第一个管理员", browser.Value("Form.DisplayName"));
        Assert.False(await portal.Read(db => db.Users.AnyAsync()));
    }

    [Fact]
    public async Task Setup_WithAnAccount_IsNotThere()
    {
        await using var portal = await StaffPortal.StartAsync([StaffRole.Auditor]);
        var browser = portal.Open();
        await browser.GetAsync("/staff/sign-in");
        var token = browser.Fields("/staff/sign-in").Where(field => field.Key == "__RequestVerificationToken");
        await browser.PostAsync("/staff/setup", [.. Filled(portal.Services.GetRequiredService<SetupCode>().Text), .. token]);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Equal(1, await portal.Read(db => db.Users.CountAsync()));
    }

    private static Dictionary<string, string> Filled(string code) => new(Site) { ["Form.Code"] = code };
}
