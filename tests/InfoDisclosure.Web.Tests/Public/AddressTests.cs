using System.Net;
using InfoDisclosure.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Public;

/// <summary>Plain truths about every public address.</summary>
public sealed class AddressTests(DemonstrationPortal demonstration) : IClassFixture<DemonstrationPortal>
{
    private readonly Portal portal = demonstration.Portal;

    public static TheoryData<string, int, string> Addresses => new()
    {
        { "/", 200, "text/html" },
        { "/guide", 200, "text/html" },
        { "/rules", 200, "text/html" },
        { "/catalogue", 200, "text/html" },
        { "/catalogue?year=2018", 200, "text/html" },
        { "/catalogue?category=20-12&group=weixin", 200, "text/html" },
        { "/catalogue?channel=weixin&year=2018", 200, "text/html" },
        { "/catalogue?category=", 200, "text/html" },
        { "/catalogue/1", 200, "text/html" },
        { "/catalogue.csv?year=2018", 200, "text/csv" },
        { "/catalogue.json?category=20-12&group=weixin", 200, "application/json" },
        { "/catalogue.csv?year=abc", 404, "text/html" },
        { "/catalogue.json?channel=nothing", 404, "text/html" },
        { "/reports", 200, "text/html" },
        { "/reports/2018", 200, "text/html" },
        { "/reports/2018.pdf", 200, "application/pdf" },
        { "/reports/2018/figures/%E5%85%AC%E5%BC%80.%E6%80%BB%E6%95%B0", 200, "text/html" },
        { "/requests", 200, "text/html" },
        { "/requests?year=2018", 200, "text/html" },
        { "/requests?year=2025", 200, "text/html" },
        { "/search", 200, "text/html" },
        { "/search?q=%E8%A1%A5%E8%B4%B4", 200, "text/html" },
        { "/map", 200, "text/html" },
        { "/sitemap.xml", 200, "application/xml" },
        { "/feed.atom", 200, "application/atom+xml" },
        { "/feed/20-12.atom", 200, "application/atom+xml" },
        { "/feed/nothing.atom", 404, "text/html" },
        { "/robots.txt", 200, "text/plain" },
        { "/health", 200, "text/plain" },
        { "/css/site.css", 200, "text/css" },
        { "/js/site.js", 200, "text/javascript" },
        { "/img/icons.svg", 200, "image/svg+xml" },
        { "/nothing", 404, "text/html" },
        { "/catalogue/999999", 404, "text/html" },
        { "/catalogue/0", 404, "text/html" },
        { "/catalogue/abc", 404, "text/html" },
        { "/catalogue/99999999999", 404, "text/html" },
        { "/catalogue/1/files/999999", 404, "text/html" },
        { "/catalogue?category=nothing", 404, "text/html" },
        { "/catalogue?group=nothing", 404, "text/html" },
        { "/catalogue?channel=nothing", 404, "text/html" },
        { "/catalogue?year=0", 404, "text/html" },
        { "/catalogue?year=99999", 404, "text/html" },
        { "/catalogue?year=abc", 404, "text/html" },
        { "/catalogue?after=abc", 400, "text/html" },
        { "/reports/2017", 404, "text/html" },
        { "/reports/02018", 404, "text/html" },
        { "/reports/02018.pdf", 404, "text/html" },
        { "/reports/+2018", 404, "text/html" },
        { "/REPORTS/2018.pdf", 404, "text/html" },
        { "/catalogue/01", 404, "text/html" },
        { "/reports/2017.pdf", 404, "text/html" },
        { "/reports/2018/figures/nothing", 404, "text/html" },
        { "/requests?year=2027", 404, "text/html" },
        { "/requests?year=1", 404, "text/html" },
        { "/requests?below=x", 400, "text/html" },
        { "/search?q=a&page=x", 400, "text/html" },
        { "/error/500", 404, "text/html" },
    };

    public static TheoryData<string> Pages => new(Paths);

    private static IEnumerable<string> Paths => ((IEnumerable<object[]>)Addresses).Where(row => row is [string, 200, "text/html"]).Select(row => (string)row[0]);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_Address_AnswersAsPromised(string path, int status, string type)
    {
        using var response = await portal.Client.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(response.Headers.Contains("Permissions-Policy"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Get_Page_IsWellFormed(string path)
    {
        var page = await portal.PageAsync(path);

        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.EndsWith(" - 三村镇政府信息公开", page.Title);
        Assert.NotEqual("", Meta("description"));
        Assert.Equal("同江市三村镇人民政府", Meta("SiteName"));
        Assert.Equal("localhost", Meta("SiteDomain"));
        Assert.StartsWith("http://localhost/", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Contains("演示数据", page.QuerySelector(".demo")?.TextContent);
        Assert.Equal("#main", page.QuerySelector("a")?.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [target=_blank]"));
        Assert.DoesNotContain(page.QuerySelectorAll("[id]").GroupBy(element => element.Id), group => group.Count() > 1);
        foreach (var input in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            Assert.NotNull(page.QuerySelector($"label[for={input.Id}]"));
        foreach (var table in page.QuerySelectorAll("table"))
        {
            // Tables of office text may have none; the region they scroll in then carries their name.
            Assert.True(table.QuerySelector("caption") is not null || table.ParentElement?.HasAttribute("aria-label") is true);
            Assert.All(table.QuerySelectorAll("th"), header => Assert.True(header.HasAttribute("scope")));
        }

        string? Meta(string name) => page.QuerySelector($"meta[name={name}]")?.GetAttribute("content");
    }

    [Fact]
    public async Task Get_AllPages_HaveTitlesOfTheirOwn()
    {
        var titles = new List<string?>();
        foreach (var path in Paths.Where(path => path != "/catalogue?category="))
            titles.Add((await portal.PageAsync(path)).Title);

        Assert.Equal(titles.Count, titles.Distinct().Count());
    }

    [Theory]
    [InlineData("/", "首页")]
    [InlineData("/guide", "信息公开指南")]
    [InlineData("/rules", "政策文件")]
    [InlineData("/catalogue", "信息公开目录")]
    [InlineData("/reports", "信息公开年报")]
    [InlineData("/requests", "依申请公开")]
    public async Task Get_Column_CarriesColumnTags(string path, string type)
    {
        var page = await portal.PageAsync(path);

        Assert.Equal(type, page.QuerySelector("meta[name=ColumnType]")?.GetAttribute("content"));
        Assert.All(["ColumnName", "ColumnDescription", "ColumnKeywords"], name => Assert.NotEqual("", page.QuerySelector($"meta[name={name}]")?.GetAttribute("content") ?? ""));
        Assert.Equal("page", page.QuerySelector($".nav a[href='{path}']")?.GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("/catalogue/1")]
    [InlineData("/reports/2018")]
    public async Task Get_Article_CarriesArticleTags(string path)
    {
        var page = await portal.PageAsync(path);

        Assert.NotEqual("", page.QuerySelector("meta[name=ArticleTitle]")?.GetAttribute("content") ?? "");
        Assert.Equal("2026-11-23 10:00", page.QuerySelector("meta[name=PubDate]")?.GetAttribute("content"));
        Assert.NotEqual("", page.QuerySelector("meta[name=ContentSource]")?.GetAttribute("content") ?? "");
    }

    /// <summary>国办发〔2017〕47号 annex: what must stand on an article's page, of the site, of its column, of itself.</summary>
    [Fact]
    public async Task Get_Article_CarriesEveryRequiredTag()
    {
        string[] required = ["SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate", "ContentSource"];
        await portal.InDatabaseAsync(async db =>
        {
            (await db.SiteProfiles.SingleAsync()).SiteIdCode = "2308810001";
            return await db.SaveChangesAsync();
        });
        foreach (var path in new[] { "/catalogue/1", "/reports/2018" })
        {
            var page = await portal.PageAsync(path);
            Assert.All(required, name => Assert.NotEqual("", page.QuerySelector($"meta[name={name}]")?.GetAttribute("content") ?? ""));
        }
    }

    [Fact]
    public async Task Get_EveryLinkOfThePages_Exists()
    {
        var seen = new HashSet<string>();
        foreach (var path in Paths)
        {
            foreach (var link in (await portal.PageAsync(path)).QuerySelectorAll("a[href^='/'], link[href^='/'], script[src]"))
                seen.Add((link.GetAttribute("href") ?? link.GetAttribute("src"))!.Split('#')[0]);
        }

        foreach (var link in seen.Where(link => !link.StartsWith("/search", StringComparison.Ordinal)))
        {
            using var response = await portal.Client.GetAsync(link);
            Assert.True((int)response.StatusCode < 400, $"{link}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task Get_PageNotFound_ShowsFrameAndReference()
    {
        var page = await portal.PageAsync("/nothing", 404);

        Assert.NotNull(page.QuerySelector(".nav"));
        Assert.Contains("编号：", page.QuerySelector("main")?.TextContent);
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Theory]
    [InlineData("/senior?on=1&back=/catalogue?year=2018", "/catalogue?year=2018", true)]
    [InlineData("/senior?on=0&back=/guide", "/guide", false)]
    [InlineData("/senior?on=1&back=https://example.org/", "/", true)]
    [InlineData("/senior?on=1&back=//example.org/", "/", true)]
    [InlineData("/senior?on=1&back=/%5Cexample.org", "/", true)]
    [InlineData("/senior?on=1", "/", true)]
    public async Task Senior_Switch_SetsCookieAndComesBackHere(string path, string location, bool on)
    {
        using var response = await portal.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(location, response.Headers.Location?.OriginalString);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Equal(on, cookie.StartsWith("senior=1;", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Get_WithSeniorCookie_IsAnotherPageThanWithout()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/guide");
        request.Headers.Add("Cookie", "other=1; senior=1");
        using var response = await portal.Client.SendAsync(request);
        var senior = Portal.Parse(await response.Content.ReadAsStringAsync());
        var plain = await portal.PageAsync("/guide");

        Assert.Equal("senior", senior.DocumentElement.ClassName);
        Assert.Equal("标准版", senior.QuerySelector(".senior-switch")?.TextContent);
        Assert.NotEqual("senior", plain.DocumentElement.ClassName);
        Assert.Equal("/senior?on=1&back=%2Fguide", plain.QuerySelector(".senior-switch")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("")]
    public async Task Get_CachedPage_SendsTheEncodingAskedFor(string encoding)
    {
        await portal.Services.GetRequiredService<PublicCache>().EvictAllAsync();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/rules");
            if (encoding.Length > 0)
                request.Headers.Add("Accept-Encoding", encoding);
            using var response = await portal.Client.SendAsync(request);

            Assert.Equal(encoding, string.Join(',', response.Content.Headers.ContentEncoding));
            Assert.Equal(i == 1, response.Headers.Age is not null);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task Get_UnknownQueryKeys_ShareOneCachedPage()
    {
        using var first = await portal.Client.GetAsync("/reports?nonsense=1");
        using var second = await portal.Client.GetAsync("/reports?nonsense=2");

        Assert.NotNull(second.Headers.Age);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Get_Page_IsSmallEnoughForACheapPhone(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "br");
        using var response = await portal.Client.SendAsync(request);
        var page = (await response.Content.ReadAsByteArrayAsync()).Length;
        var script = (await portal.Client.GetByteArrayAsync("/js/site.js")).Length;
        var style = (await portal.Client.GetByteArrayAsync("/css/site.css")).Length;
        var pictures = (await portal.Client.GetByteArrayAsync("/img/icons.svg")).Length;

        Assert.InRange(script, 1, 10 * 1024);
        Assert.InRange(page + script + style + pictures, 1, 60 * 1024);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/catalogue")]
    [InlineData("/catalogue/1")]
    [InlineData("/reports/2018")]
    [InlineData("/reports/2018.pdf")]
    [InlineData("/sitemap.xml")]
    public async Task Head_Page_AnswersAsGet(string path)
    {
        using var answer = await portal.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Content.Headers.ContentType);
    }

    /// <summary>Routing ignores case, so what guards staff pages must too.</summary>
    [Theory]
    [InlineData("/staff/requests")]
    [InlineData("/STAFF/requests")]
    public async Task Get_StaffPageInAnyCase_IsNeverStored(string path)
    {
        using var answer = await portal.Client.GetAsync(path);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}
