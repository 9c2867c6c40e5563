using System.Net;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>Who gets in, for how long, and what others learn from being refused.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Clerk = nameof(StaffRole.InformationClerk);

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Administrator]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Post_RightPassword_OpensTheDeskOnly()
    {
        var browser = await portal.SignInAsync(StaffRole.InformationClerk);
        Assert.Equal((HttpStatusCode.SeeOther, "/staff"), (browser.Status, browser.Location));
        var cookie = browser.Headers["Set-Cookie"].ToLowerInvariant();
        Assert.Contains("path=/staff", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        await browser.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("no-store", browser.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task Post_WrongUnknownClosed_SayTheSame()
    {
        await CloseAsync(await portal.AddAccountAsync("closed", StaffRole.Auditor));
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (name, password) in new[] { (Clerk, "wrong-password-1"), ("nobody", StaffPortal.Password), ("closed", StaffPortal.Password), ("", ""), (Clerk, new string('x', 100_000)) })
        {
            var browser = portal.Open();
            await browser.SignInAsync(name, password);
            answers.Add((browser.Status, browser.Text));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[0].Item1);
        Assert.Contains("账号或密码不对", answers[0].Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FiveWrong_LocksForAQuarterHour()
    {
        var browser = portal.Open();
        for (var time = 0; time < SignIn.Tries; time++)
            await browser.SignInAsync(Clerk, "wrong-password-1");
        await browser.SignInAsync(Clerk, StaffPortal.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        await browser.SignInAsync(Clerk, StaffPortal.Password);
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
    }

    [Fact]
    public async Task Post_TooOften_IsBraked()
    {
        var browser = portal.Open();
        await browser.GetAsync("/staff/sign-in");
        var fields = browser.Fields("/staff/sign-in", new() { ["UserName"] = "nobody", ["Password"] = "wrong-password-1" });
        var answers = new HashSet<HttpStatusCode>();
        // More than the limit, should a slow machine's tries fall into two minutes.
        for (var time = 0; time < 60 && browser.Status != HttpStatusCode.TooManyRequests; time++)
        {
            await browser.PostAsync("/staff/sign-in", fields);
            answers.Add(browser.Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.Contains("请过一分钟再试", browser.Text, StringComparison.Ordinal);
        Assert.Equal(2, answers.Count);
    }

    [Theory]
    [InlineData("/staff/agency", "/staff/agency")]
    [InlineData("https://example.com/", "/staff")]
    [InlineData("//example.com", "/staff")]
    [InlineData("/\\example.com", "/staff")]
    public async Task Post_Next_StaysInTheSite(string next, string expected)
    {
        var browser = portal.Open();
        await browser.GetAsync($"/staff/sign-in?next={Uri.EscapeDataString(next)}");
        await browser.SubmitAsync("/staff/sign-in", new() { ["UserName"] = Clerk, ["Password"] = StaffPortal.Password });
        Assert.Equal(expected, browser.Location);
    }

    [Fact]
    public async Task Session_IdleForHalfAnHour_Ends()
    {
        var browser = await portal.SignInAsync(StaffRole.InformationClerk);
        portal.Clock.Advance(TimeSpan.FromMinutes(29));
        await browser.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        portal.Clock.Advance(TimeSpan.FromMinutes(29));
        await browser.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        await browser.GetAsync("/staff");
        Assert.Equal("/staff/sign-in?next=%2Fstaff", browser.Location);
    }

    [Fact]
    public async Task Session_AfterTwelveHours_EndsEvenInUse()
    {
        var browser = await portal.SignInAsync(StaffRole.InformationClerk);
        for (var time = TimeSpan.FromMinutes(20); time < TimeSpan.FromHours(12); time += TimeSpan.FromMinutes(20))
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(20));
            await browser.GetAsync("/staff");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(20));
        await browser.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
    }

    [Fact]
    public async Task Session_AccountClosed_EndsAtOnce()
    {
        var id = await portal.AddAccountAsync("leaver", StaffRole.Auditor);
        var browser = portal.Open();
        await browser.SignInAsync("leaver", StaffPortal.Password);
        await CloseAsync(id);
        await browser.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
    }

    [Fact]
    public async Task Session_RolesChanged_EndsAtOnce()
    {
        var id = await portal.AddAccountAsync("mover", StaffRole.Auditor);
        var browser = portal.Open();
        await browser.SignInAsync("mover", StaffPortal.Password);
        var db = portal.Database.Open();
        await using (db)
        {
            var account = (await new AccountReader(db).FindAsync(id, CancellationToken.None))!;
            TestData.Done(await new ChangeAccount(db).RunAsync(id, account.Version, new AccountChange { DisplayName = account.DisplayName, Roles = [StaffRole.Leader] }, TestClock.Program, CancellationToken.None));
        }

        await browser.GetAsync("/staff/journal");
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
    }

    [Fact]
    public async Task SignOut_Post_EndsTheSession()
    {
        var browser = await portal.SignInAsync(StaffRole.InformationClerk);
        await browser.FollowAsync();
        await browser.SubmitAsync("/staff/sign-out");
        Assert.Equal("/staff/sign-in", browser.Location);
        await browser.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
    }

    [Fact]
    public async Task Site_UnderASubPath_StaysThere()
    {
        await using var below = await StaffPortal.StartAsync([StaffRole.Administrator], prepare: db => db.SiteProfiles.ExecuteUpdateAsync(set => set.SetProperty(profile => profile.BasePath, "/sancun")));
        var browser = below.Open();
        await browser.GetAsync("/sancun/staff/accounts");
        Assert.Equal("/sancun/staff/sign-in?next=%2Fsancun%2Fstaff%2Faccounts", browser.Location);
        await browser.FollowAsync();
        await browser.SubmitAsync("/sancun/staff/sign-in", new() { ["UserName"] = nameof(StaffRole.Administrator), ["Password"] = StaffPortal.Password });
        Assert.Contains("path=/sancun/staff", browser.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.Equal("/sancun/staff/accounts", browser.Location);
        await browser.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.All(browser.Page.QuerySelectorAll("a[href^='/'], form"), element => Assert.StartsWith("/sancun/", element.GetAttribute("href") ?? element.GetAttribute("action"), StringComparison.Ordinal));
        Assert.Equal("/sancun/staff/accounts", browser.Page.QuerySelector("nav.rail [aria-current=page]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Journal_KeepsSignIns_FailuresAndSignOuts()
    {
        var browser = portal.Open();
        await browser.SignInAsync("someone with a very long name that is a password", "x");
        await browser.SignInAsync(Clerk, StaffPortal.Password);
        await browser.FollowAsync();
        await browser.SubmitAsync("/staff/sign-out");
        var db = portal.Database.Open();
        await using (db)
        {
            var lines = await db.Journal.OrderByDescending(entry => entry.Id).Take(3).Select(entry => new { entry.Action, entry.ActorName, entry.Subject }).ToListAsync();
            Assert.Equal([JournalAction.SignedOut, JournalAction.SignedIn, JournalAction.SignInFailed], lines.Select(line => line.Action));
            Assert.Equal((Clerk + "姓名", Clerk), (lines[1].ActorName, lines[1].Subject));
            Assert.Equal(("未登录", "不存在的账号"), (lines[2].ActorName, lines[2].Subject));
        }
    }

    [Fact]
    public async Task InitialPassword_MustBeChanged_BeforeAnythingElse()
    {
        var admin = await portal.SignInAsync(StaffRole.Administrator);
        await admin.GetAsync("/staff/accounts/new");
        await admin.SubmitAsync("/staff/accounts/new", new() { ["Form.UserName"] = "新人", ["Form.DisplayName"] = "新来的人", ["Form.Roles"] = nameof(StaffRole.InformationClerk) });
        await admin.FollowAsync();
        var initial = admin.Page.QuerySelector(".secret")!.TextContent;
        var address = admin.Page.QuerySelector("main a[href^='/staff/accounts/']")!.GetAttribute("href");
        await admin.GetAsync($"{address}/password");
        Assert.Null(admin.Page.QuerySelector(".secret"));

        var browser = portal.Open();
        await browser.SignInAsync("新人", initial);
        await browser.FollowAsync();
        Assert.Equal("/staff/password", browser.Location);
        await browser.FollowAsync();
        await browser.SubmitAsync("/staff/password", new() { ["Form.CurrentPassword"] = initial, ["Form.NewPassword"] = "新人", ["Form.NewPasswordAgain"] = "新人" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Empty(browser.Value("Form.NewPassword"));
        await browser.SubmitAsync("/staff/password", new() { ["Form.CurrentPassword"] = initial, ["Form.NewPassword"] = "another-word-2", ["Form.NewPasswordAgain"] = "another-word-2" });
        Assert.Equal("/staff", browser.Location);
        await browser.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    private async Task CloseAsync(int id)
    {
        var db = portal.Database.Open();
        await using (db)
            TestData.Done(await new CloseAccount(db).RunAsync(id, TestClock.Program, CancellationToken.None));
    }
}
