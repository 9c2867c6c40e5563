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

    [Fact]
    public async Task Search_Facets_NarrowAndCanBeTakenBack()
    {
        var all = await portal.PageAsync("/search?q=" + Uri.EscapeDataString("2025"));
        Assert.Equal(["主动公开1", "年度报告1"], Links(all, "种类"));
        Assert.Equal(2, all.QuerySelectorAll(".hits li").Length);
        var reports = all.QuerySelectorAll(".side a").Single(link => link.TextContent.StartsWith("年度报告", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal("/search?q=2025&kind=report", reports);

        var narrowed = await portal.PageAsync(reports);

        Assert.Equal("/reports/2025", Assert.Single(narrowed.QuerySelectorAll(".hits h2 a")).GetAttribute("href"));
        Assert.Empty(Links(narrowed, "种类"));
        Assert.Equal("report", narrowed.QuerySelector("form.search input[name=kind]")?.GetAttribute("value"));
        Assert.Equal("/search?q=2025", Assert.Single(narrowed.QuerySelectorAll(".chosen a")).GetAttribute("href"));
        var none = await portal.PageAsync("/search?q=2025&category=20-8");
        Assert.Equal("/search?q=2025", none.QuerySelector(".empty a")?.GetAttribute("href"));

        static IEnumerable<string> Links(AngleSharp.Dom.IDocument page, string heading) =>
            page.QuerySelectorAll(".side h2").Where(h2 => h2.TextContent == heading).SelectMany(h2 => h2.NextElementSibling!.QuerySelectorAll("a")).Select(link => link.TextContent);
    }

    [Fact]
    public async Task Search_Order_CanBeTurned()
    {
        var best = await portal.PageAsync("/search?q=2025");
        Assert.Equal("按相关程度", best.QuerySelector(".order [aria-current]")?.TextContent);

        var newest = await portal.PageAsync(best.QuerySelector(".order a")!.GetAttribute("href")!);

        Assert.Equal("从新到旧", newest.QuerySelector(".order [aria-current]")?.TextContent);
        Assert.Equal("/search?q=2025", newest.QuerySelector(".order a")?.GetAttribute("href"));
        List<string> days = [.. newest.QuerySelectorAll(".hits time").Select(day => day.TextContent)];
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
    }

    [Theory]
    [InlineData("category=unknown")]
    [InlineData("group=unknown")]
    [InlineData("kind=draft")]
    [InlineData("order=old")]
    [InlineData("year=99999")]
    [InlineData("year=x")]
    public async Task Search_AddressThatNobodyLinksTo_Is404(string narrowing) => await portal.PageAsync($"/search?q=a&{narrowing}", 404);

    [Fact]
    public async Task Search_FromAList_StaysInIt()
    {
        var list = await portal.PageAsync("/catalogue?category=20-12&year=2026");

        var form = list.QuerySelector("main form.search")!;
        Assert.Equal(
            ["q=", "category=20-12", "year=2026", "kind=item"],
            form.QuerySelectorAll("input").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
    }

    [Fact]
    public async Task Item_Similar_AreLinked()
    {
        await using var own = await Portal.StartAsync();
        var first = await TestData.PublishItemAsync(own.Database, "2025年秸秆禁烧巡查安排");
        var second = await TestData.PublishItemAsync(own.Database, "2026年秸秆禁烧巡查安排");
        var alone = await TestData.PublishItemAsync(own.Database, "通村公路养护验收");

        Assert.Equal([$"/catalogue/{second}"], (await own.PageAsync($"/catalogue/{first}")).QuerySelectorAll(".similar a").Select(link => link.GetAttribute("href")));
        Assert.Empty((await own.PageAsync($"/catalogue/{alone}")).QuerySelectorAll(".similar"));
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
        await own.PageAsync("/search?year=2001&q=" + Uri.EscapeDataString("耕地"));
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

    /// <summary>A site with three items and a report, shared: searching changes nothing.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private Portal? started;

        public Portal Portal => started ?? throw new InvalidOperationException("xunit starts it first.");

        public async Task InitializeAsync()
        {
            started = await Portal.StartAsync();
            await TestData.PublishItemAsync(started.Database, "2026年耕地地力保护补贴发放");
            await TestData.PublishItemAsync(started.Database, "通村公路养护验收");
            await TestData.PublishItemAsync(started.Database, "2025年敬老院消防检查");
            await TestData.PublishReportAsync(started.Database, 2025);
        }

        public async Task DisposeAsync() => await Portal.DisposeAsync();
    }
}
