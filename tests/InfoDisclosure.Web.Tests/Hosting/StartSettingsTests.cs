using System.Net;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Hosting;

public sealed class StartSettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("/", null)]
    [InlineData("/sancun", "/sancun")]
    [InlineData("sancun/", "/sancun")]
    [InlineData(" /county/sancun/ ", "/county/sancun")]
    public void Parse_BasePath_StartsWithOneSlash(string? written, string? path) => Assert.Equal(path, StartSettings.Parse(written, null).BasePath);

    /// <summary>What can't be read trusts nobody.</summary>
    [Theory]
    [InlineData(null, 0, 0)]
    [InlineData("127.0.0.1", 1, 0)]
    [InlineData("127.0.0.1, ::1，10.0.0.0/8", 2, 1)]
    [InlineData("proxy.example.test 10.0.0.0/99 *", 0, 0)]
    public void Parse_Proxies_TakesAddressesAndNetworksOnly(string? written, int addresses, int networks)
    {
        var settings = StartSettings.Parse(null, written);
        Assert.Equal(addresses, settings.TrustedProxies.Count);
        Assert.Equal(networks, settings.TrustedNetworks.Count);
    }

    [Fact]
    public async Task Get_UnderASubPath_LinksStayUnderIt()
    {
        await using var portal = await StartAsync(basePath: "/sancun");
        var page = Portal.Parse(await portal.Client.GetStringAsync("/sancun/"));
        var links = page.QuerySelectorAll("a[href], link[href], script[src], form[action], use[href]")
            .Select(link => link.GetAttribute("href") ?? link.GetAttribute("src") ?? link.GetAttribute("action")!)
            .Where(link => link.StartsWith('/')).ToList();
        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, link => !link.StartsWith("/sancun/", StringComparison.Ordinal));
        using var staff = await portal.Client.GetAsync("/sancun/staff");
        Assert.StartsWith("/sancun/staff/sign-in", staff.Headers.Location!.OriginalString);
        Assert.Contains("/sancun/catalogue<", await portal.Client.GetStringAsync("/sancun/sitemap.xml"));
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1", "https 192.0.2.7")]
    [InlineData("10.0.0.0/8", "10.1.2.3", "https 192.0.2.7")]
    [InlineData("10.0.0.1", "10.0.0.2", "http 10.0.0.2")]
    [InlineData(null, "10.0.0.1", "http 10.0.0.1")]
    [InlineData(null, "127.0.0.1", "http 127.0.0.1")]
    public async Task Get_ForwardedHeaders_AreBelievedFromTrustedProxiesOnly(string? trusted, string caller, string seen)
    {
        await using var portal = await StartAsync(trustedProxies: trusted, configure: builder => builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new Caller(IPAddress.Parse(caller))));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "evil.example.test");
        using var response = await portal.Client.SendAsync(request);
        Assert.Equal(seen, Assert.Single(response.Headers.GetValues("Seen")));
        Assert.DoesNotContain("evil", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public void SetupCode_TypedLoosely_MatchesAndNothingElseDoes()
    {
        var code = new SetupCode();
        Assert.True(code.Matches(code.Text));
        Assert.True(code.Matches($" {code.Text.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()} "));
        foreach (var other in new[] { null, "", "-", code.Text[..^1], code.Text + "2", new SetupCode().Text })
            Assert.False(code.Matches(other));
    }

    private static async Task<Portal> StartAsync(string? basePath = null, string? trustedProxies = null, Action<WebApplicationBuilder>? configure = null)
    {
        var database = await TestDatabase.CreateAsync();
        var db = database.Open();
        await using (db)
            await db.SiteProfiles.ExecuteUpdateAsync(set => set.SetProperty(profile => profile.BasePath, basePath).SetProperty(profile => profile.TrustedProxies, trustedProxies));
        return await Portal.StartAsync(database, configure);
    }

    /// <summary>Gives the in-memory caller an address, and says at the end whom the site saw.</summary>
    private sealed class Caller(IPAddress address) : Microsoft.AspNetCore.Hosting.IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                http.Connection.RemoteIpAddress = address;
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers["Seen"] = $"{http.Request.Scheme} {http.Connection.RemoteIpAddress}";
                    return Task.CompletedTask;
                });
                await rest(http);
            });
            next(app);
        };
    }
}
