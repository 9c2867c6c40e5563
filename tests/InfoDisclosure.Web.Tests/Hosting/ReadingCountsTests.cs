using System.Net;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InfoDisclosure.Web.Tests.Hosting;

/// <summary>What counts as a reading, and that none is lost.</summary>
public sealed class ReadingCountsTests
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14; zh-cn) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42";

    [Fact]
    public async Task Reading_FromTheCacheOrNot_IsCountedOnce_AndNothingElseIs()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.PublishItemAsync(portal.Database);
        await AskAsync(portal, $"/catalogue/{id}");
        await AskAsync(portal, $"/catalogue/{id}");
        await AskAsync(portal, $"/catalogue/{id}?from=wechat");
        // No reading: another page, no such item, HEAD, a program, no name, fetched in advance.
        await AskAsync(portal, "/catalogue");
        await AskAsync(portal, "/catalogue/999");
        await AskAsync(portal, $"/catalogue/{id}/poster.pdf");
        await AskAsync(portal, $"/catalogue/0{id}");
        await AskAsync(portal, $"/catalogue/{id}", HttpMethod.Head);
        await AskAsync(portal, $"/catalogue/{id}", agent: "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)");
        await AskAsync(portal, $"/catalogue/{id}", agent: null);
        await AskAsync(portal, $"/catalogue/{id}", header: ("Sec-Purpose", "prefetch;prerender"));
        await AskAsync(portal, $"/catalogue/{id}", header: ("Purpose", "prefetch"));

        var counts = portal.Services.GetRequiredService<ReadingCounts>();
        Assert.Equal([KeyValuePair.Create(new ReadingOn(id, TestClock.Today), 3)], counts.Take());
        Assert.Empty(counts.Take());
    }

    [Fact]
    public async Task Reading_HasNoCookieAndNoAddress()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.PublishItemAsync(portal.Database);
        using var answer = await AskAsync(portal, $"/catalogue/{id}");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(["Count", "Day", "ItemId"], await portal.InDatabaseAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(ItemReading))!.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal).ToList())));
    }

    [Fact]
    public async Task Store_AddsToWhatIsThere_AndKeepsCachedPages()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.PublishItemAsync(portal.Database);
        var cache = portal.Services.GetRequiredService<PublicCache>();
        var before = cache.Generation([PublicCache.Catalogue, PublicCache.Site]);
        foreach (var day in new[] { 0, 0, 1 })
        {
            portal.Clock.SetUtcNow(new DateTimeOffset(TestClock.Now).AddDays(day));
            await AskAsync(portal, $"/catalogue/{id}");
            await Store(portal).RunOnceAsync(default);
        }

        var rows = await portal.InDatabaseAsync(db => db.ItemReadings.OrderBy(row => row.Day).Select(row => new { row.ItemId, row.Day, row.Count }).ToListAsync());
        Assert.Equal([(id, TestClock.Today, 2), (id, TestClock.Today.AddDays(1), 1)], rows.Select(row => (row.ItemId, row.Day, row.Count)));
        Assert.Equal(before, cache.Generation([PublicCache.Catalogue, PublicCache.Site]));
    }

    [Fact]
    public async Task Store_DatabaseFails_CountsWaitForTheNextTime()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.PublishItemAsync(portal.Database);
        await AskAsync(portal, $"/catalogue/{id}");
        await portal.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE ItemReadings RENAME TO Away"));
        await Store(portal).RunOnceAsync(default);
        await AskAsync(portal, $"/catalogue/{id}");
        await portal.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO ItemReadings"));
        await Store(portal).RunOnceAsync(default);
        Assert.Equal(2, await portal.InDatabaseAsync(db => db.ItemReadings.SumAsync(row => row.Count)));
    }

    [Fact]
    public async Task Stop_StoresWhatWasCounted()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.PublishItemAsync(portal.Database);
        var store = Store(portal);
        await store.StartAsync(default);
        await AskAsync(portal, $"/catalogue/{id}");
        await store.StopAsync(default);
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.ItemReadings.SumAsync(row => row.Count)));
    }

    [Fact]
    public async Task Serve_Terminated_KeepsItsReadings()
    {
        using var shell = new Shell();
        await using (var serving = await PortalProcess.StartAsync(shell.Data, "--demo"))
        {
            using var client = serving.NewClient();
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Phone);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/catalogue/1")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/catalogue/1")).StatusCode);
            await serving.TerminateAsync();
        }

        await using var db = Core.Data.InfoDisclosureDb.Open(shell.Data);
        Assert.Equal((1, 2), await db.ItemReadings.Select(row => new ValueTuple<int, int>(row.ItemId, row.Count)).SingleAsync());
    }

    private static StoreReadings Store(Portal portal) => new(portal.Services.GetRequiredService<ReadingCounts>(), portal.Services.GetRequiredService<IServiceScopeFactory>(), portal.Clock, NullLogger<StoreReadings>.Instance);

    private static async Task<HttpResponseMessage> AskAsync(Portal portal, string path, HttpMethod? method = null, string? agent = Phone, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (agent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (header is { } more)
            request.Headers.TryAddWithoutValidation(more.Name, more.Value);
        var answer = await portal.Client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer;
    }
}
