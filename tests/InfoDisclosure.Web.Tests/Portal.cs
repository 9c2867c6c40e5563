using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InfoDisclosure.Web.Tests;

/// <summary>
/// The whole site in memory over a database of its own, on <see cref="TestClock.Now"/>: the same host that serves, asked by
/// HTTP. Requests follow no redirect and keep no cookie.
/// </summary>
public sealed class Portal : IAsyncDisposable
{
    private readonly WebApplication app;

    private Portal(TestDatabase database, WebApplication app, FakeTimeProvider clock)
    {
        Database = database;
        this.app = app;
        Clock = clock;
        Client = app.GetTestClient();
    }

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    /// <summary>The host's own services, for acts that must tell the host's caches.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts the site over a database, or over a new one that is set up and empty.</summary>
    public static async Task<Portal> StartAsync(TestDatabase? database = null, Action<WebApplicationBuilder>? configure = null, string environment = "Production")
    {
        database ??= await TestDatabase.CreateAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(TestClock.Now));
        var built = PortalHost.Build(new PortalOptions
        {
            Directory = database.Directory,
            Environment = environment,
            Configure = builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                configure?.Invoke(builder);
            },
        });
        await built.StartAsync();
        return new Portal(database, built, clock);
    }

    /// <summary>Starts the site over the demonstration set.</summary>
    public static async Task<Portal> StartDemonstrationAsync() => await StartAsync((await DemonstrationData.CreateAsync()).Database);

    /// <summary>Another client, such as one that keeps cookies.</summary>
    public HttpClient NewClient(DelegatingHandler? handler = null)
    {
        if (handler is null)
            return app.GetTestClient();
        handler.InnerHandler = app.GetTestServer().CreateHandler();
        return new HttpClient(handler) { BaseAddress = app.GetTestServer().BaseAddress };
    }

    /// <summary>A page, read as a browser would; fails unless its status is the expected one.</summary>
    public async Task<IHtmlDocument> PageAsync(string path, int status = 200)
    {
        using var response = await Client.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        return Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Runs something in a request's scope of the host: what it commits drops the host's caches.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        var scope = app.Services.CreateAsyncScope();
        await using (scope)
            return await act(scope.ServiceProvider);
    }

    /// <summary>The same, with the host's database.</summary>
    public Task<T> InDatabaseAsync<T>(Func<InfoDisclosureDb, Task<T>> act) => InScopeAsync(services => act(services.GetRequiredService<InfoDisclosureDb>()));

    public static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions(), BrowsingContext.New(Configuration.Default)).ParseDocument(html);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>One demonstration site shared by tests that only read.</summary>
public sealed class DemonstrationPortal : IAsyncLifetime
{
    private Portal? portal;

    public Portal Portal => portal ?? throw new InvalidOperationException("xunit starts it first.");

    public async Task InitializeAsync() => portal = await Portal.StartDemonstrationAsync();

    public async Task DisposeAsync() => await Portal.DisposeAsync();
}
