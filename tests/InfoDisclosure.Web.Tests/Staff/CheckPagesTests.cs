using System.Net;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>个人信息检查 and 检查词表 by HTTP, without script.</summary>
public sealed class CheckPagesTests : IAsyncLifetime
{
    private const string Mobile = "13800000000";

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Reviewer, StaffRole.Leader]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Send_WithFindings_ShowsThemInPlaceAndMasksInOnePress()
    {
        var id = await DraftAsync($"电话{Mobile}。");
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync($"/staff/items/{id}");
        await clerk.SubmitAsync($"/staff/items/{id}/send", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal("个人信息检查", clerk.Page.QuerySelector("h1")?.TextContent);
        Assert.Equal(Mobile, Assert.Single(clerk.Page.QuerySelectorAll(".point mark")).TextContent);

        await clerk.SubmitAsync($"/staff/items/{id}/check", new() { ["All"] = "true" });
        await clerk.FollowAsync();
        Assert.Contains("已遮盖、改正1处。都处理完了，可以送审", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync($"/staff/items/{id}/send", []);
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);

        var reviewer = await portal.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/staff/items/{id}/review");
        Assert.Contains("遮盖：手机号码 138****0000", reviewer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, reviewer.Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"/staff/items/{id}/revisions/1/sheet.pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (reviewer.Status, reviewer.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Keep_WithoutReason_SaysSoAndKeepsWhatWasTyped()
    {
        var id = await DraftAsync($"值班电话{Mobile}，值班手机13900000000。");
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync($"/staff/items/{id}/check");
        var keys = clerk.Page.QuerySelectorAll("input[name$='.Key']").Select(input => input.GetAttribute("value")!).ToList();
        var version = clerk.Page.QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        Dictionary<string, string> typed = new()
        {
            ["Version"] = version,
            ["__RequestVerificationToken"] = clerk.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["Points[0].Key"] = keys[0],
            ["Points[0].Choice"] = "Keep",
            ["Points[0].Reason"] = "值班电话",
            ["Points[1].Key"] = keys[1],
            ["Points[1].Choice"] = "Keep",
            ["Points[1].Reason"] = " ",
        };
        await clerk.PostAsync($"/staff/items/{id}/check", typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal("请写明保留的理由", Assert.Single(clerk.Errors));
        Assert.Equal("值班电话", clerk.Value("Points[0].Reason"));

        typed["Points[1].Reason"] = "值班手机，依法公开";
        await clerk.PostAsync($"/staff/items/{id}/check", typed);
        await clerk.FollowAsync();
        Assert.Contains("可以送审", clerk.Text, StringComparison.Ordinal);

        // The same page sent again, from before: nothing is lost, and it is said that somebody saved.
        await clerk.PostAsync($"/staff/items/{id}/check", typed);
        Assert.Equal(HttpStatusCode.Conflict, clerk.Status);
    }

    [Fact]
    public async Task Words_AddedAndRemoved_ByTheClerkAlone()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/words");
        await clerk.SubmitAsync("/staff/words", new() { ["Form.Kind"] = "Sensitive", ["Form.Word"] = "甲乙工程" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请写明为什么不宜公开"), (clerk.Status, Assert.Single(clerk.Errors)));
        Assert.Equal("甲乙工程", clerk.Value("Form.Word"));
        await clerk.SubmitAsync("/staff/words", new() { ["Form.Note"] = "还没有公布" });
        await clerk.FollowAsync();
        Assert.Contains("甲乙工程", clerk.Page.QuerySelector(".word-list")!.TextContent, StringComparison.Ordinal);
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/words");
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
    }

    private async Task<int> DraftAsync(string body)
    {
        await using var db = portal.Database.Open();
        return TestData.Done(await new CreateItem(db).RunAsync(await TestData.DraftAsync(db) with { Body = body }, TestClock.Person(99), default)).ItemId;
    }
}
