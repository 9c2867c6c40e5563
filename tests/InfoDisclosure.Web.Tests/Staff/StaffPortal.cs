using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>The whole site over a data directory of its own, with a clock that the test sets and an account for each role.</summary>
public sealed class StaffPortal : IAsyncDisposable
{
    public const string Password = "test-password-1";

    private readonly WebApplication site;

    private StaffPortal(WebApplication app, TestDatabase database, FakeTimeProvider clock) => (site, Database, Clock) = (app, database, clock);

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => site.Services;

    /// <summary>Starts it with an account for each role, named after the role.</summary>
    public static Task<StaffPortal> StartAsync(Action<WebApplicationBuilder>? configure = null) => StartAsync(Enum.GetValues<StaffRole>(), configure);

    /// <summary>Starts it with accounts for some roles.</summary>
    public static async Task<StaffPortal> StartAsync(IEnumerable<StaffRole> roles, Action<WebApplicationBuilder>? configure = null, Func<Core.Data.InfoDisclosureDb, Task>? prepare = null)
    {
        var database = await TestDatabase.CreateAsync();
        if (prepare is not null)
        {
            var db = database.Open();
            await using (db)
                await prepare(db);
        }

        var clock = new FakeTimeProvider(new DateTimeOffset(TestClock.Now, TimeSpan.Zero));
        var app = PortalHost.Build(new PortalOptions
        {
            Directory = database.Directory,
            Environment = "Production",
            Configure = builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(clock);
                configure?.Invoke(builder);
            },
        });
        await app.StartAsync();
        var portal = new StaffPortal(app, database, clock);
        foreach (var role in roles)
            await portal.AddAccountAsync(role.ToString(), role);
        return portal;
    }

    public async Task<int> AddAccountAsync(string name, params StaffRole[] roles)
    {
        var db = Database.Open();
        await using (db)
            return TestData.Done(await new CreateAccount(db, new PasswordHasher<StaffAccount>()).RunAsync(new NewAccount { UserName = name, DisplayName = $"{name}姓名", Roles = roles, Password = Password }, TestClock.Program, CancellationToken.None)).Id;
    }

    /// <summary>Asks the database behind the site.</summary>
    public async Task<T> Read<T>(Func<Core.Data.InfoDisclosureDb, Task<T>> query)
    {
        var db = Database.Open();
        await using (db)
            return await query(db);
    }

    /// <summary>A browser with an empty cookie jar.</summary>
    public Browser Open() => new(site.GetTestServer().CreateHandler());

    /// <summary>A browser in which the account of a role is signed in.</summary>
    public async Task<Browser> SignInAsync(StaffRole role)
    {
        var browser = Open();
        await browser.SignInAsync(role.ToString(), Password);
        return browser;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>A browser without script: keeps cookies, reads pages, fills and posts forms.</summary>
public sealed class Browser(HttpMessageHandler handler)
{
    private static readonly Uri Site = new("http://localhost");

    private readonly HttpClient client = new(handler) { BaseAddress = Site };
    private readonly CookieContainer cookies = new();

    public HttpStatusCode Status { get; private set; }

    public string? Location { get; private set; }

    /// <summary>The last answer's headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>The words of the page's main part.</summary>
    public string Text => Words(Page.QuerySelector("main") ?? Page.Body!);

    public async Task SignInAsync(string userName, string password)
    {
        await GetAsync("/staff/sign-in");
        await SubmitAsync("/staff/sign-in", new() { ["UserName"] = userName, ["Password"] = password });
    }

    public Task GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills the form with that action as a person would, the rest as the page has it, and presses its button.</summary>
    public Task SubmitAsync(string action, Dictionary<string, string>? typed = null) => PostAsync(action, Fields(action, typed));

    /// <summary>What a form on the page would post.</summary>
    public List<KeyValuePair<string, string>> Fields(string action, Dictionary<string, string>? typed = null) => FieldsOf(0, action, typed);

    /// <summary>The same for one of several forms with that action, counted from 0.</summary>
    public List<KeyValuePair<string, string>> FieldsOf(int place, string action, Dictionary<string, string>? typed = null)
    {
        var form = Page.QuerySelectorAll<IHtmlFormElement>("form").Where(form => form.GetAttribute("action") == action).ElementAtOrDefault(place)
            ?? throw new InvalidOperationException($"No form posts to {action}; the page says: {Text}");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(input.Name!, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(area.Name!, area.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(new(select.Name!, select.Value ?? ""));
                    break;
            }
        }

        foreach (var (name, value) in typed ?? [])
        {
            fields.RemoveAll(field => field.Key == name);
            fields.Add(new(name, value));
        }

        return fields;
    }

    /// <summary>Ticks every box of a name.</summary>
    public void Tick(string name)
    {
        foreach (var box in Page.QuerySelectorAll<IHtmlInputElement>($"input[name='{name}']"))
            box.IsChecked = true;
    }

    public Task PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string? referrer = null, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        if (referrer is not null)
            request.Headers.Referrer = new Uri(Site, referrer);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return SendAsync(request);
    }

    /// <summary>Posts any content, such as files.</summary>
    public Task PostAsync(string path, HttpContent content) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });

    /// <summary>Goes where a 303 leads.</summary>
    public Task FollowAsync() => Location is { } location ? GetAsync(location) : throw new InvalidOperationException($"{Status} leads nowhere; the page says: {Text}");

    /// <summary>The value of a field on the page.</summary>
    public string Value(string name) => Page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => throw new InvalidOperationException($"No field {name}; the page says: {Text}"),
    };

    /// <summary>What the error summary says, line by line.</summary>
    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".errors li, .errors > p").Select(Words)];

    /// <summary>Another tab of the same browser, on no page yet.</summary>
    public Browser Copy()
    {
        var copy = new Browser(handler);
        foreach (var cookie in cookies.GetAllCookies().ToList())
            copy.cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, Site.Host));
        return copy;
    }

    /// <summary>Forgets the session, as if it had ended; other cookies stay.</summary>
    public void LoseSession()
    {
        foreach (var cookie in cookies.GetAllCookies().Where(cookie => cookie.Name == "staff"))
            cookie.Expired = true;
    }

    /// <summary>The session's cookie, to go on with in another browser.</summary>
    public (string Name, string Value) Session
    {
        get => cookies.GetAllCookies().Where(cookie => cookie.Name == "staff").Select(cookie => (cookie.Name, cookie.Value)).Single();
        set => cookies.Add(new Cookie(value.Name, value.Value, "/staff", Site.Host));
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The last answer's bytes.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>Posts a form of the page with a file; no bytes post an empty choice, as browsers do.</summary>
    public Task UploadAsync(string action, string field, string fileName, byte[] file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(action))
            content.Add(new StringContent(value), name);
        var bytes = new ByteArrayContent(file);
        bytes.Headers.ContentDisposition = new("form-data") { Name = field, FileName = file.Length == 0 ? "\"\"" : fileName };
        content.Add(bytes);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = content });
    }

    /// <summary>Any other request of this browser.</summary>
    public async Task SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var address = new Uri(Site, request.RequestUri!);
            if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
                request.Headers.Add("Cookie", header);
            using var response = await client.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                    cookies.SetCookies(address, cookie);
            }

            Status = response.StatusCode;
            Location = response.Headers.Location?.ToString();
            Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase);
            Body = await response.Content.ReadAsByteArrayAsync();
            Page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        }
    }
}
