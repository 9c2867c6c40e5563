using System.Net;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>张贴和转发 and 村和公开栏 by HTTP, without script.</summary>
public sealed class PlacePagesTests : IAsyncLifetime
{
    private StaffPortal portal = null!;
    private int id;

    public async Task InitializeAsync()
    {
        portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Leader], prepare: async db =>
        {
            db.Villages.Add(new Village { Name = "甲村", Board = "村委会门前" });
            await db.SaveChangesAsync();
        });
        id = await TestData.PublishItemAsync(portal.Database);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Posting_WithAPicture_IsSeenByStaffAndItsPlaceByThePublic()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync($"/staff/items/{id}/postings/new");
        Assert.Equal("2026-11-23", clerk.Value("Form.PostedOn"));
        var channel = await portal.Read(db => db.Channels.Where(row => row.Code == "gongkailan").Select(row => row.Id).SingleAsync());
        await clerk.SubmitAsync($"/staff/items/{id}/postings/new", new() { ["Form.ChannelId"] = $"{channel}" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请勾选张贴在哪些村"), (clerk.Status, Assert.Single(clerk.Errors)));
        clerk.Tick("Form.VillageIds");
        await clerk.UploadAsync($"/staff/items/{id}/postings/new", "Form.NewProofs", "贴好.png", TestData.Png);
        await clerk.FollowAsync();
        Assert.Contains("2026-11-23 甲村 村委会门前", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync(clerk.Page.QuerySelector("a[href*='/proofs/']")!.GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (clerk.Status, clerk.Headers["Content-Type"]));

        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{id}");
        Assert.Contains("还能在这些地方看到 2026-11-23 村务公开栏：甲村村委会门前", resident.Text, StringComparison.Ordinal);
        await resident.GetAsync($"/staff/items/{id}/proofs/1");
        Assert.StartsWith("/staff/sign-in", resident.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wechat_ReadyToCopy_HasItsOwnPolicyForStylesAlone()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync($"/staff/items/{id}/wechat");
        Assert.Contains("style-src 'self'; style-src-attr 'unsafe-inline'", clerk.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe", clerk.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        var article = clerk.Page.QuerySelector("#wechat-article")!;
        Assert.Empty(article.QuerySelectorAll("a, [class], [id]"));
        Assert.Contains("索引号：2026-00001", article.TextContent, StringComparison.Ordinal);
        await clerk.GetAsync($"/staff/items/{id}");
        Assert.DoesNotContain("unsafe", clerk.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        await clerk.GetAsync("/staff/items/99/wechat");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Theory]
    [InlineData("poster.pdf")]
    [InlineData("poster-a3.pdf")]
    public async Task Poster_PublicItem_IsAPdfForEverybody(string file)
    {
        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{id}");
        Assert.NotNull(resident.Page.QuerySelector($"a[href='/catalogue/{id}/{file}']"));
        await resident.GetAsync($"/catalogue/{id}/{file}");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (resident.Status, resident.Headers["Content-Type"]));
        Assert.Equal("%PDF-"u8.ToArray(), resident.Body[..5]);
        await resident.GetAsync($"/catalogue/{id + 1}/{file}");
        Assert.Equal(HttpStatusCode.NotFound, resident.Status);
    }

    [Fact]
    public async Task Villages_EnteredAndClosed_StandInTheList()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/villages/new");
        await clerk.SubmitAsync("/staff/villages/new", new() { ["Form.Name"] = "䶮村", ["Form.Board"] = "小学旁" });
        await clerk.FollowAsync();
        Assert.Contains("䶮村 小学旁 0 0 0", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync("/staff/villages/2");
        await clerk.SubmitAsync("/staff/villages/2/close");
        await clerk.FollowAsync();
        Assert.Contains("䶮村 已停用", clerk.Text, StringComparison.Ordinal);
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/villages");
        Assert.Empty(leader.Page.QuerySelectorAll("a[href='/staff/villages/new']"));
    }
}
