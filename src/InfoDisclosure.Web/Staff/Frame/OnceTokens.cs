using System.Collections.Concurrent;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>
/// Remembers for half an hour which forms have been saved, so that a second press of the button leads to the same page and
/// creates nothing. Kept in memory: a restart between the two presses is the one gap.
/// </summary>
internal sealed class OnceTokens(TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Press> presses = new(StringComparer.Ordinal);

    /// <summary>
    /// Runs the first press. A later one waits for it and gets its address; when the first saved nothing, the later one runs
    /// itself.
    /// </summary>
    /// <param name="run">Saves, and gives the address to go to; null when nothing was saved.</param>
    /// <returns>The address of an earlier press, or null when this one ran.</returns>
    public async Task<string?> RunAsync(string token, Func<Task<string?>> run)
    {
        Forget();
        while (true)
        {
            var mine = new Press(clock.GetUtcNow());
            var first = presses.GetOrAdd(token, mine);
            if (!ReferenceEquals(first, mine))
            {
                if (await first.Address.Task is { } address)
                    return address;
                continue;
            }

            string? saved = null;
            try
            {
                saved = await run();
                return null;
            }
            finally
            {
                if (saved is null)
                    presses.TryRemove(token, out _);
                mine.Address.SetResult(saved);
            }
        }
    }

    private void Forget()
    {
        var old = clock.GetUtcNow() - Kept;
        if (presses.Count > Most || presses.Values.FirstOrDefault()?.At < old)
        {
            foreach (var (token, press) in presses)
            {
                if (press.At < old)
                    presses.TryRemove(token, out _);
            }
        }
    }

    private sealed record Press(DateTimeOffset At)
    {
        public TaskCompletionSource<string?> Address { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
