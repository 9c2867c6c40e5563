using System.Collections.Concurrent;
using InfoDisclosure.Core.Catalogue.Bulk;

namespace InfoDisclosure.Web.Staff.Catalogue.Bulk;

/// <summary>
/// Long work on many items, done behind the pages: one at a time, each with its progress and a way to stop it. What became of it
/// stands in the <see cref="BulkStore"/>; a restart ends what runs.
/// </summary>
public sealed partial class BulkRuns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BulkRuns> log) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, Run> running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource ending = new();

    /// <summary>How far some work is; null when it doesn't run (any more).</summary>
    public BulkProgress? ProgressOf(string id) => running.GetValueOrDefault(id)?.Progress;

    /// <summary>Begins some work; what runs already isn't begun again.</summary>
    /// <param name="work">Does it and keeps how it ended.</param>
    /// <param name="otherwise">Keeps that it didn't come to its end; told whether somebody stopped it.</param>
    public void Start(string id, Func<IServiceProvider, BulkProgress, CancellationToken, Task> work, Func<bool, Task> otherwise)
    {
        var run = new Run(new BulkProgress(clock), CancellationTokenSource.CreateLinkedTokenSource(ending.Token));
        if (running.TryAdd(id, run))
            run.Work = Task.Run(() => DoAsync(id, run, work, otherwise));
    }

    /// <summary>Stops some work where it stands.</summary>
    public void Stop(string id) => running.GetValueOrDefault(id)?.Cancel.Cancel();

    /// <summary>Ends when some work does.</summary>
    public Task WhenEnded(string id) => running.GetValueOrDefault(id)?.Work ?? Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await ending.CancelAsync();
        await Task.WhenAll(running.Values.Select(run => run.Work)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ending.Dispose();
        turn.Dispose();
    }

    private async Task DoAsync(string id, Run run, Func<IServiceProvider, BulkProgress, CancellationToken, Task> work, Func<bool, Task> otherwise)
    {
        var cancel = run.Cancel.Token;
        try
        {
            await turn.WaitAsync(cancel);
            try
            {
                var scope = scopes.CreateAsyncScope();
                await using (scope)
                    await work(scope.ServiceProvider, run.Progress, cancel);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await otherwise(true);
        }
        catch (Exception problem)
        {
            Failed(log, problem, id);
            await otherwise(false);
        }
        finally
        {
            running.TryRemove(id, out _);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Work {Id} on many items failed")]
    private static partial void Failed(ILogger log, Exception problem, string id);

    private sealed record Run(BulkProgress Progress, CancellationTokenSource Cancel)
    {
        public Task Work { get; set; } = Task.CompletedTask;
    }
}

/// <summary>What a script is told of work that runs.</summary>
/// <param name="Part">From 0 to 1; null while it can't be told.</param>
public sealed record BulkAnswer(bool Ended, string Words, double? Part)
{
    public static BulkAnswer Of(BulkProgress? progress)
    {
        if (progress is null)
            return new BulkAnswer(true, "已结束", 1);
        var words = progress.Total == 0 ? $"{progress.Stage.Label()}…" : $"{progress.Stage.Label()}：{progress.Done}/{progress.Total}";
        if (progress.Left is { } left)
            words += $"，大约还要{Math.Max(1, (int)Math.Ceiling(left.TotalSeconds))}秒";
        return new BulkAnswer(false, words, progress.Total == 0 ? null : progress.Part);
    }
}

/// <summary>The box that shows how far it is.</summary>
/// <param name="Address">The work's page; what a script asks and where it is stopped lie below it.</param>
/// <param name="StopWords">What stopping it means.</param>
public sealed record BulkBox(BulkAnswer Now, string Address, string StopWords);
