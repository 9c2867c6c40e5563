using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace InfoDisclosure.Web.Tests.Public;

public sealed class SearchTests(SearchTests.Site site) : IClassFixture<SearchTests.Site>
{
    private readonly Portal portal = site.Portal;

    [Theory]
    [InlineData("耕地")]
    [InlineData("耕")]
    [InlineData("耕地地力保护补贴")]
    [InlineData("补贴　耕地")]
    [InlineData("２０２６年耕地")]
    public async Task Search_WordsOfATitle_FindsAndMarksIt(string query)
    {
        var page = await portal.PageAsync("/search?q=" + Uri.EscapeDataString(query));

        var hit = Assert.Single(page.QuerySelectorAll(".hits li"));
        Assert.Equal("2026年耕地地力保护补贴发放", hit.QuerySelector("h2")?.TextContent);
        Assert.NotEmpty(hit.QuerySelectorAll("h2 mark"));
    }

    [Fact]
    public async Task Search_Report_IsFound()
    {
        var page = await portal.PageAsync("/search?q=" + Uri.EscapeDataString("人手不足"));

        Assert.Equal("/reports/2025", page.QuerySelector(".hits h2 a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a\"b* OR NEAR(")]
    [InlineData("Title:x")]
    [InlineData("\0\u0001\u001f")]
    [InlineData("\u202e无此词")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("*")]
    [InlineData("-")]
    public async Task Search_AnyCharacters_AnswersPlainly(string query)
    {
        var page = await portal.PageAsync("/search?q=" + Uri.EscapeDataString(query));

        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Empty(page.QuerySelectorAll(".hits"));
        Assert.NotNull(page.QuerySelector(".empty, .search ~ .soft"));
    }

    [Fact]
    public async Task Search_InVain_IsCountedAndSaved()
    {
        await using var own = await Portal.StartAsync(configure: builder => builder.Services.AddHostedService<EmptySearchKeeper>());
        await TestData.PublishItemAsync(own.Database, "2026年耕地地力保护补贴发放");
        await own.PageAsync("/search?q=" + Uri.EscapeDataString("廢品 回收"));
        await own.PageAsync("/search?q=" + Uri.EscapeDataString("废品，回收"));
        await own.PageAsync("/search?q=" + Uri.EscapeDataString("耕地"));
        await own.PageAsync("/search?q=" + Uri.EscapeDataString("00000000000"));

        await own.Services.GetServices<IHostedService>().OfType<EmptySearchKeeper>().Single().StopAsync(CancellationToken.None);

        var kept = Assert.Single(await own.InDatabaseAsync(db => db.EmptySearches.ToListAsync()));
        Assert.Equal((TestClock.Today, "废品 回收", 2), (kept.Day, kept.Query, kept.Count));
    }

    [Fact]
    public async Task Search_TooLong_IsCutAndSaysSo()
    {
        var page = await portal.PageAsync("/search?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("耕地", 400))));

        Assert.Contains("最多100个字", page.QuerySelector("main")?.TextContent);
        Assert.Equal(100, page.QuerySelector("#q")?.GetAttribute("value")?.Length);
    }

    [Fact]
    public async Task Search_MoreOftenThanAPersonWould_Is429InTheFrame()
    {
        await using var own = await Portal.StartAsync();
        for (var i = 0; i < RateLimits.SearchesPerMinute; i++)
            (await own.Client.GetAsync("/search?q=a")).Dispose();

        using var response = await own.Client.GetAsync("/search?q=a");

        Assert.Equal(429, (int)response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("操作太频繁", await response.Content.ReadAsStringAsync());
        await own.PageAsync("/guide");
    }

    /// <summary>A site with two items and a report, shared: searching changes nothing.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private Portal? started;

        public Portal Portal => started ?? throw new InvalidOperationException("xunit starts it first.");

        public async Task InitializeAsync()
        {
            started = await Portal.StartAsync();
            await TestData.PublishItemAsync(started.Database, "2026年耕地地力保护补贴发放");
            await TestData.PublishItemAsync(started.Database, "通村公路养护验收");
            await TestData.PublishReportAsync(started.Database, 2025);
        }

        public async Task DisposeAsync() => await Portal.DisposeAsync();
    }
}
