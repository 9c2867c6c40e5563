using System.Globalization;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Web.Public;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// Readings that wait to be stored: so many of an item on a day. Of a request nothing else is kept, no address, cookie or program.
/// </summary>
public sealed class ReadingCounts(TimeProvider clock)
{
    // Far more than a township has items; it bounds the memory when nobody stores the counts.
    private const int Most = 100_000;

    private readonly Lock door = new();
    private Dictionary<ReadingOn, int> counted = [];

    /// <summary>One reading now.</summary>
    public void Add(int itemId) => Add(new ReadingOn(itemId, OfficeDay.Of(clock.GetUtcNow().UtcDateTime)), 1);

    /// <summary>Hands over what was counted and begins anew.</summary>
    public IReadOnlyDictionary<ReadingOn, int> Take()
    {
        lock (door)
        {
            var taken = counted;
            counted = [];
            return taken;
        }
    }

    /// <summary>Takes back what couldn't be stored.</summary>
    public void GiveBack(IReadOnlyDictionary<ReadingOn, int> taken)
    {
        foreach (var (on, count) in taken)
            Add(on, count);
    }

    private void Add(ReadingOn on, int count)
    {
        lock (door)
        {
            if (counted.TryGetValue(on, out var before))
                counted[on] = before + count;
            else if (counted.Count < Most)
                counted.Add(on, count);
        }
    }
}

/// <summary>
/// Counts an item's page each time it was answered to a person's browser. It stands before the output cache, for most pages come
/// from there. Programs that say what they are, and pages fetched in advance, aren't readings.
/// </summary>
internal sealed class CountReadings(RequestDelegate next, ReadingCounts counts)
{
    private const string Item = PublicPaths.Catalogue + "/";

    private static readonly string[] Programs =
    [
        "bot", "spider", "crawl", "slurp", "curl", "wget", "python", "java/", "okhttp", "httpclient", "http-client", "scan", "monitor", "probe", "check", "preview", "headless", "feed", "archiv",
    ];

    public async Task InvokeAsync(HttpContext http)
    {
        // Later parts may change the path while they answer.
        var item = ItemOf(http.Request);
        await next(http);
        // 304: the reader's own browser had the page and shows it again.
        if (item is { } id && http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
            counts.Add(id);
    }

    /// <summary>Whether a browser's own name is a program's; a request without one comes from a program.</summary>
    public static bool IsProgram(string agent) => agent.Length == 0 || Programs.Any(word => agent.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static int? ItemOf(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path.Value is { } path && path.StartsWith(Item, StringComparison.Ordinal)
        && int.TryParse(path.AsSpan(Item.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && !IsProgram(request.Headers.UserAgent.ToString())
        && !IsAhead(request.Headers["Sec-Purpose"].ToString()) && !IsAhead(request.Headers["Purpose"].ToString()) && !IsAhead(request.Headers["X-Moz"].ToString())
            ? id
            : null;

    private static bool IsAhead(string purpose) => purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Stores the counts once a minute and when the site stops, so that a restart loses none.</summary>
public sealed partial class StoreReadings(ReadingCounts counts, IServiceScopeFactory scopes, TimeProvider clock, ILogger<StoreReadings> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Stores what there is; what can't be stored now waits for the next time.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        var taken = counts.Take();
        if (taken.Count == 0)
            return;
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope)
                await scope.ServiceProvider.GetRequiredService<AddReadings>().RunAsync(taken, cancel);
        }
        catch (Exception problem)
        {
            // Nothing of it was stored: it is one transaction.
            counts.GiveBack(taken);
            if (problem is OperationCanceledException)
                throw;
            Failed(log, problem);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RunOnceAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RunOnceAsync(stoppingToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Readings could not be stored; they wait for the next time")]
    private static partial void Failed(ILogger log, Exception problem);
}
