using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Search;

namespace InfoDisclosure.Web.Hosting;

/// <summary>Saves once a minute, and at the end, what was looked for in vain, so that no search waits for the database to write.</summary>
public sealed partial class EmptySearchKeeper(EmptySearchLog searches, IServiceScopeFactory scopes, TimeProvider clock, ILogger<EmptySearchKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Save(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Save(stoppingToken);
    }

    /// <summary>What can't be saved now waits; nothing here may take the site down.</summary>
    private async Task Save(CancellationToken cancel)
    {
        var counts = searches.Take();
        if (counts.Count == 0)
            return;
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope)
                await scope.ServiceProvider.GetRequiredService<SaveEmptySearches>().RunAsync(counts, OfficeDay.Of(clock.GetUtcNow().UtcDateTime), cancel);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            searches.Add(counts);
            Unsaved(log, problem);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Counts of searches that found nothing could not be saved")]
    private static partial void Unsaved(ILogger log, Exception problem);
}
