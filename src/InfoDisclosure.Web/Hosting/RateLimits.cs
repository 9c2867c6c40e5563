using System.Threading.RateLimiting;

namespace InfoDisclosure.Web.Hosting;

/// <summary>How often one address may ask for what costs work or guesses secrets.</summary>
public static class RateLimits
{
    /// <summary>Searching: generous for a person, a brake for a script.</summary>
    public const string Search = "search";

    /// <summary>Documents: a PDF that no cache holds is laid out anew.</summary>
    public const string Documents = "documents";

    public const int SearchesPerMinute = 60;
    public const int DocumentsPerMinute = 60;

    internal static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Search, context => Window(context, SearchesPerMinute));
        options.AddPolicy(Documents, context => Window(context, DocumentsPerMinute));
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
