using InfoDisclosure.Core.Staffing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>
/// A form that is posted after its session has ended isn't lost: the answer is the sign-in page with what was typed as hidden
/// fields. That page posts to the form's own address; here the person is signed in first, and then the form's own action gets
/// the fields, marked so that it shows them and saves nothing.
/// </summary>
internal sealed class SessionResume(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, SignIn signIn, IAntiforgery antiforgery, SignInLimit limit, TimeProvider clock)
    {
        if (!NeedsSession(http))
        {
            await next(http);
            return;
        }

        var kept = await KeptForm.OfAsync(http);
        if (kept is null)
        {
            // Nothing that could be carried; the ordinary way to the sign-in page.
            await next(http);
            return;
        }

        var form = http.Request.Form;
        var page = new SignInPage { Kept = kept, Typed = http.GetEndpoint()?.Metadata.GetMetadata<KeepsFormAttribute>() is not null };
        var userName = form[$"{KeptForm.SignInPrefix}UserName"].ToString();
        if (!form.ContainsKey($"{KeptForm.SignInPrefix}UserName"))
        {
            await StaffPages.SignInAsync(http, page, StatusCodes.Status401Unauthorized);
            return;
        }

        if (!await IsOursAsync(http, antiforgery))
        {
            await StaffPages.SignInAsync(http, page with { UserName = userName, Problem = SignInPage.PageTooOld }, StatusCodes.Status400BadRequest);
            return;
        }

        if (!limit.Allows(http))
        {
            await StaffPages.SignInAsync(http, page with { UserName = userName, Problem = SignInPage.TooMany }, StatusCodes.Status429TooManyRequests);
            return;
        }

        var identity = await signIn.RunAsync(userName, form[$"{KeptForm.SignInPrefix}Password"], ActContextBinder.Of(http), http.RequestAborted);
        if (identity is null)
        {
            await StaffPages.SignInAsync(http, page with { UserName = userName, Problem = SignInPage.Refused }, StatusCodes.Status422UnprocessableEntity);
            return;
        }

        await StaffSession.OpenAsync(http, identity, clock.GetUtcNow());
        Replace(http, kept, antiforgery);
        await next(http);
    }

    private static bool NeedsSession(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && StaffPerson.Of(http.User) is null;

    /// <summary>
    /// Checks the sign-in form's token. Antiforgery remembers what it has read in the request's features; a child context keeps
    /// that memory from the check of the form's own token, which is another person's by then.
    /// </summary>
    private static Task<bool> IsOursAsync(HttpContext http, IAntiforgery antiforgery) =>
        antiforgery.IsRequestValidAsync(new DefaultHttpContext(new FeatureCollection(http.Features)));

    private static void Replace(HttpContext http, KeptForm kept, IAntiforgery antiforgery)
    {
        var fields = kept.Fields.GroupBy(field => field.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new StringValues([.. group.Select(field => field.Value)]), StringComparer.OrdinalIgnoreCase);
        fields[KeptForm.Marker] = "signed-in";
        var tokens = antiforgery.GetAndStoreTokens(http);
        fields[tokens.FormFieldName] = tokens.RequestToken;
        http.Request.Form = new FormCollection(fields);
    }
}

/// <summary>Twenty tries in a minute from one address, whichever page they come through.</summary>
internal sealed class SignInLimit : IDisposable
{
    private readonly System.Threading.RateLimiting.PartitionedRateLimiter<string> limiter =
        System.Threading.RateLimiting.PartitionedRateLimiter.Create<string, string>(address =>
            System.Threading.RateLimiting.RateLimitPartition.GetFixedWindowLimiter(address, _ => new System.Threading.RateLimiting.FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) }));

    public bool Allows(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
