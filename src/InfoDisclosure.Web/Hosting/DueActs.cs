using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bin;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Catalogue.Funds;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Journal;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// Does what has come due, twice a minute and at once at the start, so that what a switched-off server missed is made up:
/// 定时发布, 公示期满, 有效性 that begins today, timeliness that a newly loaded calendar lets us judge,
/// households of subsidies whose posting is over, drafts that lay in the bin for their days, what was put aside for a day, files that nothing names.
/// </summary>
public sealed partial class DueActs(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueActs> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private DateTime swept;

    /// <summary>Looks once.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        foreach (var id in await InScopeAsync(services => services.GetRequiredService<PublishScheduled>().DueAsync(Context.Now, cancel)))
        {
            await GuardAsync(async () =>
            {
                var result = await InScopeAsync(services => services.GetRequiredService<PublishScheduled>().RunAsync(id, Context, cancel));
                Published(log, id, result.GetType().Name);
            });
        }

        foreach (var id in await InScopeAsync(services => services.GetRequiredService<EndPublicity>().DueAsync(Context.Today, cancel)))
            await GuardAsync(() => InScopeAsync(services => services.GetRequiredService<EndPublicity>().RunAsync(id, Context, cancel)));
        foreach (var id in await InScopeAsync(services => services.GetRequiredService<PurgeFundHouseholds>().DueAsync(Context.Today, cancel)))
            await GuardAsync(() => InScopeAsync(services => services.GetRequiredService<PurgeFundHouseholds>().RunAsync(id, isOver: true, Context, cancel)));
        foreach (var draft in await InScopeAsync(services => services.GetRequiredService<DeleteDraft>().DueAsync(Context.Today, cancel)))
            await GuardAsync(() => InScopeAsync(services => services.GetRequiredService<DeleteDraft>().RunAsync(draft.Id, draft.Version, Context, cancel)));
        await GuardAsync(() => InScopeAsync(services =>
        {
            services.GetRequiredService<BulkStore>().RemoveOld(clock.GetUtcNow().UtcDateTime);
            return Task.FromResult(true);
        }));
        if (Context.Now - swept >= BetweenSweeps)
        {
            swept = Context.Now;
            await GuardAsync(() => InScopeAsync(services => services.GetRequiredService<SweepUploads>().RunAsync(Context.Now, cancel)));
        }

        await GuardAsync(() => InScopeAsync(services => services.GetRequiredService<ApplyDueValidity>().RunAsync(Context, cancel)));
        await GuardAsync(() => InScopeAsync(services => services.GetRequiredService<JudgeTimeliness>().RunAsync(Context, cancel)));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await GuardAsync(() => RunOnceAsync(stoppingToken));
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private ActContext Context => new(null, "定时任务", clock.GetUtcNow().UtcDateTime, ActContext.Program);

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> run)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
            return await run(scope.ServiceProvider);
    }

    /// <summary>One thing that fails must stop neither the others nor the site; the log says so and the next look tries again.</summary>
    private async Task GuardAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Failed(log, problem);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Scheduled publication of item {Item}: {Result}")]
    private static partial void Published(ILogger log, int item, string result);

    [LoggerMessage(2, LogLevel.Error, "Something due could not be done")]
    private static partial void Failed(ILogger log, Exception problem);
}
