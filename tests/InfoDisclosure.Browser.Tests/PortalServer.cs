using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Xunit;

namespace InfoDisclosure.Browser.Tests;

/// <summary>
/// The portal on a loopback port with the demonstration set, and one Chromium for all journeys. Each test opens a browser
/// context of its own: no cookies of another.
/// </summary>
public sealed class PortalServer : IAsyncLifetime
{
    private readonly DataDirectory directory = TestDatabase.NewDirectory();
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    /// <summary>The demonstration accounts, by user name.</summary>
    public IReadOnlyDictionary<string, string> Passwords { get; private set; } = new Dictionary<string, string>();

    /// <summary>Sessions of accounts that signed in, so that forty visits don't run into the brake on guessing passwords.</summary>
    internal Dictionary<string, Cookie[]> Sessions { get; } = [];

    /// <summary>A page of its own; errors that the browser reports (console, policy, script) fail the test that disposes it.</summary>
    public async Task<Visit> VisitAsync(int width = 1280, bool script = true)
    {
        if (browser is null)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = ChromiumFactAttribute.Program,
                Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }

        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        return await Visit.OpenAsync(context, this, script);
    }

    public async Task InitializeAsync()
    {
        DemonstrationLoaded loaded;
        var options = new DbContextOptionsBuilder<InfoDisclosureDb>();
        options.Use(directory);
        await using (var db = new InfoDisclosureDb(options.Options))
        {
            await db.Database.MigrateAsync();
            var seeds = Path.Combine(Repository.Root, "seeds");
            await new LoadReferenceData(db).Run(seeds, TestClock.Program, CancellationToken.None);
            loaded = await new LoadDemonstration(db).Run(seeds, TestClock.Program, directory, CancellationToken.None);
        }

        Passwords = loaded.Accounts.ToDictionary(account => account.Name, account => account.Password);
        app = PortalHost.Build(new PortalOptions { Directory = directory, Urls = "http://127.0.0.1:0", Configure = builder => builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(TestClock.Now))) });
        await app.StartAsync();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory.Path, recursive: true);
    }
}

/// <summary>All journeys share one server: starting it is most of their time.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<PortalServer>
{
    public const string Name = "portal";
}
