using System.Globalization;
using InfoDisclosure.Core.Staffing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>
/// How long a session lives: 30 minutes without a request, 12 hours in all, and no longer than the account's stamp. Everything
/// else about the cookie is said here too.
/// </summary>
internal sealed class StaffSession(SessionReader sessions, TimeProvider clock) : CookieAuthenticationEvents
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Whole = TimeSpan.FromHours(12);

    private const string Since = "since";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new StaffCookie { Name = "staff", HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true };
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.EventsType = typeof(StaffSession);
    }

    /// <summary>Opens a session for a person who has just proved to be that person.</summary>
    public static async Task OpenAsync(HttpContext context, StaffIdentity identity, DateTimeOffset since)
    {
        var principal = StaffPerson.Principal(identity);
        var properties = new AuthenticationProperties { Items = { [Since] = since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) } };
        await context.SignInAsync(StaffPerson.Scheme, principal, properties);
        context.User = principal;
    }

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        var person = StaffPerson.Of(context.Principal);
        var young = context.Properties.Items.TryGetValue(Since, out var since)
            && long.TryParse(since, CultureInfo.InvariantCulture, out var seconds)
            && now - DateTimeOffset.FromUnixTimeSeconds(seconds) < Whole;
        if (person is null || !young || !await sessions.StandsAsync(person.Id, person.Stamp, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(StaffPerson.Scheme);
            return;
        }

        // The handler itself renews only after half the time, which would make 30 minutes anything from 15 to 30.
        context.ShouldRenew = now - context.Properties.IssuedUtc > TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var wanted = HttpMethods.IsGet(request.Method) ? $"{request.PathBase}{request.Path}{request.QueryString}" : null;
        var query = wanted is null ? QueryString.Empty : QueryString.Create("next", wanted);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{request.PathBase}/staff/sign-in{query}";
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        StaffPages.ForbiddenAsync(context.HttpContext);

    /// <summary>A cookie that only staff pages get to see, under whatever path the portal stands.</summary>
    private sealed class StaffCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Path = $"{context.Request.PathBase}/staff";
            return options;
        }
    }
}
