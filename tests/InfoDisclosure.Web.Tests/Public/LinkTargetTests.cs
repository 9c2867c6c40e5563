using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using InfoDisclosure.Core.Catalogue.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Public;

/// <summary>The link checker judges addresses without asking the site; here the site is asked, and both must agree.</summary>
public sealed class LinkTargetTests(DemonstrationPortal demonstration) : IClassFixture<DemonstrationPortal>
{
    private static readonly string[] NotPages = ["/css/", "/js/", "/img/", "/health", "/senior", "?after=", "&after="];

    private readonly Portal portal = demonstration.Portal;

    [Fact]
    public async Task Judge_EveryKnownAddress_AgreesWithTheSite()
    {
        var addresses = await portal.InScopeAsync(services => services.GetRequiredService<LinkReader>().AddressesAsync(default));
        var wrong = new List<string>();
        var judged = 0;
        foreach (var row in AddressTests.Addresses)
        {
            var (path, status) = ((string)((object[])row)[0], (int)((object[])row)[1]);
            // Upper case is led to the right address or nowhere; a page with a query of its own is judged by its path.
            if ((path.Contains('?') && !path.StartsWith("/catalogue", StringComparison.Ordinal)) || NotPages.Any(path.Contains) || path != path.ToLowerInvariant() || status is 301 or 308)
                continue;
            judged++;
            if (addresses.Judge("/", path) is LinkTarget.Alive != (status == 200))
                wrong.Add($"{path}: {status}, judged {addresses.Judge("/", path)}");
        }

        Assert.Empty(wrong);
        Assert.True(judged > 30);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/catalogue?category=20-12")]
    [InlineData("/catalogue/1")]
    [InlineData("/reports/2018")]
    [InlineData("/map")]
    public async Task Judge_EveryLinkOfAPage_IsAliveAsTheSiteSays(string page)
    {
        var addresses = await portal.InScopeAsync(services => services.GetRequiredService<LinkReader>().AddressesAsync(default));
        var links = (await portal.PageAsync(page)).QuerySelectorAll<IHtmlAnchorElement>("a[href]").Select(link => link.GetAttribute("href")!)
            .Where(link => !link.StartsWith('#') && !NotPages.Any(link.Contains)).Distinct().ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var target = addresses.Judge(page, link);
            if (target is LinkTarget.Contact or LinkTarget.Elsewhere)
                continue;
            using var answer = await portal.Client.GetAsync(new Uri(new Uri("http://localhost" + page), link));
            Assert.True(target is LinkTarget.Alive == ((int)answer.StatusCode == 200), $"{link}: {answer.StatusCode}, judged {target}");
        }
    }
}
