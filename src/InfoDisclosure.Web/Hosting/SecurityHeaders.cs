using Microsoft.Extensions.Primitives;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// What browsers are told not to do, on every answer. No inline script or style is allowed and nothing is loaded from
/// elsewhere. They are set inside the output cache, so that a cached page carries them without work.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly KeyValuePair<string, StringValues>[] Always =
    [
        new("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in Always)
            headers[name] = value;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    });
}
