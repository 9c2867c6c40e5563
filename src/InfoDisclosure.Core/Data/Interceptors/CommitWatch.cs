using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace InfoDisclosure.Core.Data.Interceptors;

/// <summary>Collects the kinds of saved entities; a save outside a transaction commits at once, others wait for theirs.</summary>
internal sealed class SaveWatch(CommitWatch watch) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        watch.Collect(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        watch.Collect(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
            watch.TellAsync(eventData.Context, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
            await watch.TellAsync(eventData.Context, CancellationToken.None);
        return result;
    }
}

/// <summary>Tells of what was committed. What is rolled back is forgotten; after a commit nothing may cancel the telling.</summary>
internal sealed class CommitWatch(CommittedChanges changes) : DbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, HashSet<Type>> pending = [];

    public void Collect(DbContext? context)
    {
        if (context is null)
            return;
        var kinds = pending.GetOrCreateValue(context);
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                kinds.Add(entry.Metadata.ClrType);
        }
    }

    public async ValueTask TellAsync(DbContext? context, CancellationToken cancel)
    {
        if (context is not null && pending.TryGetValue(context, out var kinds) && pending.Remove(context) && kinds.Count > 0)
            await changes.TellAsync(kinds, cancel);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        TellAsync(eventData.Context, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        await TellAsync(eventData.Context, CancellationToken.None);

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Forget(eventData.Context);

    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private void Forget(DbContext? context)
    {
        if (context is not null)
            pending.Remove(context);
    }
}
