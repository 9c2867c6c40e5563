using System.Net;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>没有结果的检索 and 检索同义词 by HTTP, without script.</summary>
public sealed class SearchPagesTests : IAsyncLifetime
{
    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Leader], prepare: async db =>
    {
        db.EmptySearches.Add(new EmptySearch { Day = TestClock.Today, Query = "清沟", Count = 3 });
        db.EmptySearches.Add(new EmptySearch { Day = TestClock.Today.AddDays(-60), Query = "旧词", Count = 9 });
        await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task InVain_ToSynonym_IsFoundByResidents()
    {
        await TestData.PublishItemAsync(portal.Database, "河道清淤工程");
        var resident = portal.Open();
        await resident.GetAsync("/search?q=" + Uri.EscapeDataString("清沟"));
        Assert.Contains("没有找到", resident.Text, StringComparison.Ordinal);

        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/search");
        Assert.Equal(["清沟", "3", "2026-11-23"], clerk.Page.QuerySelectorAll("tbody tr:first-child :is(th, td)").Take(3).Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain("旧词", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync(clerk.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Equal("清沟", clerk.Value("Form.Words"));
        await clerk.SubmitAsync("/staff/search/synonyms/new", []);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请写出至少两个意思相同的词，用空格隔开"), (clerk.Status, Assert.Single(clerk.Errors)));
        await clerk.SubmitAsync("/staff/search/synonyms/new", new() { ["Form.Words"] = "清沟、河道清淤" });
        await clerk.FollowAsync();
        Assert.Contains("清沟、河道清淤", clerk.Text, StringComparison.Ordinal);

        await resident.GetAsync("/search?q=" + Uri.EscapeDataString("清沟"));
        Assert.Equal("河道清淤工程", resident.Page.QuerySelector(".hits h2")?.TextContent);
        Assert.Contains("也找了意思相同的“河道清淤”", resident.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Synonyms_EditAndRemove_LastSavedWins()
    {
        var id = await portal.Read(db => db.SearchSynonyms.Where(group => group.Words.StartsWith("低保 ")).Select(group => group.Id).SingleAsync());
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync($"/staff/search/synonyms/{id}");
        Assert.Equal("低保、最低生活保障", clerk.Value("Form.Words"));
        await clerk.SubmitAsync($"/staff/search/synonyms/{id}", new() { ["Form.Words"] = "低保 最低生活保障 低保金" });
        await clerk.GetAsync($"/staff/search/synonyms/{id}");
        await clerk.SubmitAsync($"/staff/search/synonyms/{id}", new() { ["Form.Words"] = "低保 最低生活保障", ["Form.Version"] = "1" });
        Assert.Equal(HttpStatusCode.Conflict, clerk.Status);
        await clerk.GetAsync($"/staff/search/synonyms/{id}");
        await clerk.SubmitAsync($"/staff/search/synonyms/{id}/remove", []);
        await clerk.FollowAsync();
        Assert.Contains("已删除", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync($"/staff/search/synonyms/{id}");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Fact]
    public async Task Reader_SeesBoth_AndChangesNothing()
    {
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/search?days=90");
        Assert.Contains("旧词", leader.Text, StringComparison.Ordinal);
        Assert.Empty(leader.Page.QuerySelectorAll("main a[href*='synonyms/']"));
        await leader.GetAsync("/staff/search/synonyms");
        Assert.Equal(HttpStatusCode.OK, leader.Status);
        Assert.Empty(leader.Page.QuerySelectorAll("main a[href*='synonyms/']"));
        await leader.GetAsync("/staff/search?days=7");
        Assert.Equal(HttpStatusCode.NotFound, leader.Status);
    }
}
