using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Public;

public sealed class CachingTests
{
    [Fact]
    public async Task Get_AfterPublishing_ShowsTheItemAtOnce()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.ItemInReviewAsync(portal.Database, "一村饮水工程完工公示");
        Assert.DoesNotContain("一村饮水工程", await portal.Client.GetStringAsync("/catalogue"));
        Assert.NotNull((await portal.Client.GetAsync("/catalogue")).Headers.Age);

        await portal.InDatabaseAsync(async db =>
        {
            var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
            return await new PublishItem(db).RunAsync(id, version, TestData.Secrecy, TestClock.Reviewer, CancellationToken.None);
        });

        foreach (var path in new[] { "/catalogue", "/", "/feed.atom" })
            Assert.Contains("一村饮水工程完工公示", await portal.Client.GetStringAsync(path));
        Assert.Contains($"/catalogue/{id}<", await portal.Client.GetStringAsync("/sitemap.xml"));
    }

    [Fact]
    public async Task Get_AfterSavingADraft_IsStillCached()
    {
        await using var portal = await Portal.StartAsync();
        await portal.Client.GetStringAsync("/catalogue");

        await portal.InDatabaseAsync(async db => await new CreateItem(db).RunAsync(await TestData.DraftAsync(db), TestClock.Writer, CancellationToken.None));

        using var response = await portal.Client.GetAsync("/catalogue");
        Assert.NotNull(response.Headers.Age);
    }

    [Fact]
    public async Task Get_AfterChangingTheProfile_ShowsTheNewName()
    {
        await using var portal = await Portal.StartAsync();
        await portal.Client.GetStringAsync("/guide");

        await portal.InDatabaseAsync(async db =>
        {
            (await db.SiteProfiles.SingleAsync()).OfficeHours = "工作日8:30至17:00";
            return await db.SaveChangesAsync();
        });

        Assert.Contains("工作日8:30至17:00", await portal.Client.GetStringAsync("/guide"));
    }

    [Fact]
    public async Task EvictAll_AfterAForeignCommit_DropsPagesAndCounts()
    {
        await using var portal = await Portal.StartAsync();
        Assert.Contains("共<span class=\"num\">0</span>条", await portal.Client.GetStringAsync("/catalogue"));
        await TestData.PublishItemAsync(portal.Database);

        await portal.Services.GetRequiredService<PublicCache>().EvictAllAsync();

        Assert.Contains("共<span class=\"num\">1</span>条", await portal.Client.GetStringAsync("/catalogue"));
    }

    [Fact]
    public async Task Generation_PageBegunBeforeACommit_IsKeptUnderTheOldOne()
    {
        await using var portal = await Portal.StartAsync();
        var cache = portal.Services.GetRequiredService<PublicCache>();
        var before = cache.Generation([PublicCache.Site, PublicCache.Catalogue]);

        await cache.EvictAsync(PublicCache.Requests);
        Assert.Equal(before, cache.Generation([PublicCache.Site, PublicCache.Catalogue]));
        await cache.EvictAsync(PublicCache.Catalogue);

        Assert.NotEqual(before, cache.Generation([PublicCache.Site, PublicCache.Catalogue]));
    }

    [Fact]
    public async Task Commit_RolledBack_TellsNothing()
    {
        await using var portal = await Portal.StartAsync();
        await portal.Client.GetStringAsync("/guide");

        await portal.InDatabaseAsync(async db =>
        {
            var transaction = await db.Database.BeginTransactionAsync();
            await using (transaction)
            {
                (await db.SiteProfiles.SingleAsync()).Fax = "0000-7654321";
                await db.SaveChangesAsync();
                await transaction.RollbackAsync();
            }

            return 0;
        });

        using var response = await portal.Client.GetAsync("/guide");
        Assert.NotNull(response.Headers.Age);
    }

    [Fact]
    public async Task Get_BeforeSetUp_SaysUnderConstruction()
    {
        await using var portal = await Portal.StartAsync(await DemonstrationData.CreateWithoutProfileAsync());

        foreach (var path in new[] { "/", "/guide", "/catalogue", "/catalogue/1", "/reports/2018.pdf", "/search?q=a", "/sitemap.xml" })
        {
            using var response = await portal.Client.GetAsync(path);
            Assert.Equal(503, (int)response.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(10), response.Headers.RetryAfter?.Delta);
            Assert.Contains("正在建设", await response.Content.ReadAsStringAsync());
        }

        Assert.Equal("Healthy", await portal.Client.GetStringAsync("/health"));
    }

    [Fact]
    public async Task Get_UnderABasePath_LinksStayBelowIt()
    {
        var database = await TestDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            var profile = await db.SiteProfiles.SingleAsync();
            profile.BasePath = "/sancun";
            profile.PublicAddress = "https://www.example.gov.cn";
            await db.SaveChangesAsync();
        }

        await TestData.PublishItemAsync(database);
        await using var portal = await Portal.StartAsync(database);
        foreach (var path in new[] { "/sancun/", "/sancun/catalogue", "/sancun/guide", "/sancun/requests" })
        {
            var page = await portal.PageAsync(path);
            Assert.All(page.QuerySelectorAll("a[href^='/'], link[href^='/'], script, form, use"), link =>
                Assert.StartsWith("/sancun/", link.GetAttribute("href") ?? link.GetAttribute("src") ?? link.GetAttribute("action")));
            Assert.StartsWith("https://www.example.gov.cn/sancun/", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
            Assert.Equal("www.example.gov.cn", page.QuerySelector("meta[name=SiteDomain]")?.GetAttribute("content"));
        }

        using var switched = await portal.Client.GetAsync("/sancun/senior?on=1&back=/guide");
        Assert.Equal("/sancun/guide", switched.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Get_HttpsRequest_AsksForHttpsFromThenOn()
    {
        await using var portal = await Portal.StartAsync();
        using var client = portal.NewClient();
        client.BaseAddress = new Uri("https://localhost/");

        using var response = await client.GetAsync("/guide");

        Assert.True(response.Headers.Contains("Strict-Transport-Security"));
    }
}
