using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Web.Hosting;

/// <summary>Looks once a second whether a verb beside the site committed, so that no page stays stale.</summary>
internal sealed partial class ForeignCommitWatch(DataDirectory directory, OwnCommits own, CommittedChanges changes, TimeProvider clock, ILogger<ForeignCommitWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private ForeignCommits? foreign;

    /// <summary>Begins before the first page is answered, so that no commit falls between.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreign = new ForeignCommits(directory, own, changes);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        foreign?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await foreign!.Look(stoppingToken))
                    Noticed(log);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // Busy or unreadable for a moment: the next look compares with the same version again. An exception let out
                // of here would stop the whole site.
                Unreadable(log, problem);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Another process committed; cached pages dropped")]
    private static partial void Noticed(ILogger log);

    [LoggerMessage(2, LogLevel.Warning, "The database could not be asked for its version")]
    private static partial void Unreadable(ILogger log, Exception problem);
}
