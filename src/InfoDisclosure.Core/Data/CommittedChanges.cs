namespace InfoDisclosure.Core.Data;

/// <summary>
/// Says after each commit which kinds of things changed, so that caches drop what depends on them without any act naming a
/// cache. Told before the act returns: who is redirected to a page after saving sees what was saved.
/// </summary>
public sealed class CommittedChanges
{
    private readonly List<Func<IReadOnlySet<Type>, CancellationToken, ValueTask>> listeners = [];

    /// <summary>Adds a listener; done while the host is built, so no lock is needed.</summary>
    public void Listen(Func<IReadOnlySet<Type>, CancellationToken, ValueTask> listener) => listeners.Add(listener);

    internal async ValueTask TellAsync(IReadOnlySet<Type> kinds, CancellationToken cancel)
    {
        foreach (var listener in listeners)
            await listener(kinds, cancel);
    }
}
