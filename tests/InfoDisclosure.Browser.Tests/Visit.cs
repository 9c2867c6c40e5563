using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace InfoDisclosure.Browser.Tests;

/// <summary>One person at the portal.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly PortalServer server;
    private readonly bool script;
    private readonly List<string> complaints = [];

    private Visit(IBrowserContext context, PortalServer server, bool script, IPage page) => (this.context, this.server, this.script, Page) = (context, server, script, page);

    public IPage Page { get; }

    internal static async Task<Visit> OpenAsync(IBrowserContext context, PortalServer server, bool script)
    {
        var visit = new Visit(context, server, script, await context.NewPageAsync());
        visit.Page.Console += (_, message) =>
        {
            // A page that answers 4xx on purpose is named by the console too.
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
                visit.complaints.Add(message.Text);
        };
        visit.Page.PageError += (_, error) => visit.complaints.Add(error);
        return visit;
    }

    /// <summary>Opens a path and gives the answer's status.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Signs in with a demonstration account; once signed in, later visits carry the same session.</summary>
    public async Task SignInAsync(string userName)
    {
        if (server.Sessions.TryGetValue(userName, out var session))
        {
            await context.AddCookiesAsync(session);
            Assert.Equal(200, await GoAsync("/staff"));
            return;
        }

        await GoAsync("/staff");
        await Page.GetByLabel("账号", new() { Exact = true }).FillAsync(userName);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(server.Passwords[userName]);
        await PressAndArriveAsync("登录", "/staff");
        server.Sessions[userName] = [.. (await context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly })];
    }

    /// <summary>Presses a button or follows a link by its words.</summary>
    public Task PressAsync(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).Or(Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true })).First.ClickAsync();

    /// <summary>Presses a button whose form leads to a path (a pattern), and waits for being there.</summary>
    public async Task PressAndArriveAsync(string words, string path)
    {
        await PressAsync(words);
        await Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(path + "$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string text) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Axe finds nothing on the page (WCAG 2.2 AA and best practice). Axe is script: where script is off it would wait for ever.</summary>
    public async Task IsAccessibleAsync()
    {
        Assert.True(script, "Axe needs script.");
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, $"{Page.Url}: " + string.Join("; ", result.Violations.Select(violation => $"{violation.Id} ({violation.Nodes.Length}): {violation.Nodes[0].Html}")));
    }

    /// <summary>Nothing sticks out to the right.</summary>
    public async Task FitsAsync()
    {
        var over = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{Page.Url} is {over}px wider than the window");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.True(complaints.Count == 0, "The browser complained: " + string.Join("; ", complaints));
    }
}
