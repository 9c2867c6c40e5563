using System.Threading.RateLimiting;

namespace InfoDisclosure.Web.Hosting;

/// <summary>How often one address may ask for what costs work or guesses secrets.</summary>
public static class RateLimits
{
    /// <summary>Searching: generous for a person, a brake for a script.</summary>
    public const string Search = "search";

    /// <summary>Signing in and setting up, posts only.</summary>
    public const string SignIn = "sign-in";

    public const int SearchesPerMinute = 60;
    public const int SignInsPerMinute = 10;

    internal static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Search, context => Window(context, SearchesPerMinute));
        options.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method) ? Window(context, SignInsPerMinute) : RateLimitPartition.GetNoLimiter(""));
    });

    private static RateLimitPartition<string> Window(HttpContext context, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
}
