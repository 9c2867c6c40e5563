using System.Net;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>Every routed staff action times every role, asked over HTTP, against the one table.</summary>
public sealed class RoleMatrixTests : IAsyncLifetime
{
    private static readonly string[] OpenToAll = ["GET /staff/setup", "GET /staff/sign-in", "POST /staff/setup", "POST /staff/sign-in", "POST /staff/sign-out"];

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync(builder =>
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(RoleMatrixTests).Assembly));

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData(StaffRole.InformationClerk)]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.SecrecyReviewer)]
    [InlineData(StaffRole.RequestOfficer)]
    [InlineData(StaffRole.Leader)]
    [InlineData(StaffRole.Administrator)]
    [InlineData(StaffRole.Auditor)]
    public async Task EveryAction_Role_MayAsTheTableSays(StaffRole role)
    {
        var wrong = new List<string>();
        foreach (var action in Actions().Where(action => action.Needs is not null))
        {
            // A new browser for each: signing out is one of the actions.
            var browser = await SignedInAsync(role);
            await AskAsync(browser, action);
            var allowed = browser.Status != HttpStatusCode.Forbidden;
            if (allowed != RoleMatrix.Allows(role, action.Needs!.Value))
                wrong.Add($"{action.Name} needs {action.Needs}, {role} got {browser.Status}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task EveryAction_Nobody_IsSentToSignIn()
    {
        var wrong = new List<string>();
        foreach (var action in Actions().Where(action => action.Needs is not null))
        {
            var browser = portal.Open();
            await AskAsync(browser, action);
            if (action.Verb == "GET" ? browser.Location?.StartsWith("/staff/sign-in?next=", StringComparison.Ordinal) != true : browser.Status is not HttpStatusCode.Unauthorized)
                wrong.Add($"{action.Name}: {browser.Status} {browser.Location}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryAction_NamesWhatItNeeds_OrIsOneOfTheFew()
    {
        var actions = Actions();
        Assert.Contains(actions, action => action.Name == "GET /staff/journal");
        Assert.Equal(OpenToAll, actions.Where(action => action.Needs is null && !action.Name.Contains("planted", StringComparison.Ordinal)).Select(action => action.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Action_WithoutAPolicy_IsOpenToNobody()
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var browser = await SignedInAsync(role);
            await browser.GetAsync("/staff/planted");
            Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        }
    }

    [Fact]
    public async Task Forbidden_Page_StandsInTheFrame()
    {
        var browser = await SignedInAsync(StaffRole.Auditor);
        await browser.GetAsync("/staff/settings");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("您的角色不能做这件事", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("nav.rail"));
    }

    [Theory]
    [InlineData(StaffRole.Administrator, StaffRole.Auditor)]
    [InlineData(StaffRole.InformationClerk, StaffRole.Reviewer)]
    public async Task Rail_Entries_AllOpen(StaffRole one, StaffRole other)
    {
        foreach (var role in new[] { one, other })
        {
            var browser = await SignedInAsync(role);
            await browser.GetAsync("/staff");
            var entries = browser.Page.QuerySelectorAll("nav.rail a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Equal("/staff", entries[0]);
            foreach (var entry in entries)
            {
                await browser.GetAsync(entry);
                Assert.Equal(HttpStatusCode.OK, browser.Status);
                Assert.Equal(entry, browser.Page.QuerySelector("nav.rail [aria-current=page]")?.GetAttribute("href"));
            }
        }
    }

    private readonly Dictionary<StaffRole, (string Name, string Value)> sessions = [];

    /// <summary>The sign-in page allows twenty a minute, so a role signs in once and its browsers share the session.</summary>
    private async Task<Browser> SignedInAsync(StaffRole role)
    {
        var browser = portal.Open();
        if (!sessions.TryGetValue(role, out var session))
        {
            await browser.SignInAsync(role.ToString(), StaffPortal.Password);
            sessions[role] = browser.Session;
            return browser;
        }

        browser.Session = session;
        return browser;
    }

    // A post without a token is answered before anything runs, and after the question whether the person may.
    private static Task AskAsync(Browser browser, StaffRoute action) =>
        action.Verb == "GET" ? browser.GetAsync(action.Path) : browser.PostAsync(action.Path, []);

    private List<StaffRoute> Actions()
    {
        var routes = new List<StaffRoute>();
        foreach (var descriptor in portal.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            .Where(descriptor => descriptor.ControllerTypeInfo.Namespace!.StartsWith("InfoDisclosure.Web.Staff", StringComparison.Ordinal)))
        {
            var template = descriptor.AttributeRouteInfo?.Template ?? throw new InvalidOperationException($"{descriptor.DisplayName} has no route of its own.");
            Assert.StartsWith("staff", template, StringComparison.Ordinal);
            var attributes = descriptor.MethodInfo.GetCustomAttributes(inherit: true).Concat(descriptor.ControllerTypeInfo.GetCustomAttributes(inherit: true)).ToList();
            var open = attributes.OfType<IAllowAnonymous>().Any();
            foreach (var verb in attributes.OfType<HttpMethodAttribute>().SelectMany(attribute => attribute.HttpMethods))
                routes.Add(new StaffRoute(verb, "/" + Filled(template), open ? null : attributes.OfType<RequiresAttribute>().FirstOrDefault()?.Action));
        }

        return routes;
    }

    private static string Filled(string template) => string.Join('/', template.Split('/').Select(part =>
        !part.StartsWith('{') ? part
        : part.Contains(":int", StringComparison.Ordinal) ? "999999"
        : part.StartsWith("{page", StringComparison.Ordinal) ? "guide"
        : "x"));

    private sealed record StaffRoute(string Verb, string Path, StaffAction? Needs)
    {
        public string Name => $"{Verb} {Path}";
    }
}
