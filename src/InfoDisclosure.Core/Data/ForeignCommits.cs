using System.Data.Common;
using InfoDisclosure.Core.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace InfoDisclosure.Core.Data;

/// <summary>Counts what this process commits, on whichever connection and with or without a transaction of its own.</summary>
public sealed class OwnCommits
{
    private long count;

    /// <summary>So many so far.</summary>
    public long Count => Interlocked.Read(ref count);

    internal void Add() => Interlocked.Increment(ref count);
}

/// <summary>Asks SQLite itself to report each connection's commits.</summary>
internal sealed class CommitCounter(OwnCommits commits) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Hook(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Hook(connection);
        return Task.CompletedTask;
    }

    private void Hook(DbConnection connection) => raw.sqlite3_commit_hook(
        ((SqliteConnection)connection).Handle,
        _ =>
        {
            commits.Add();
            return 0;
        },
        null);
}

/// <summary>
/// Notices what other processes commit (the command line beside the site) and tells the listeners of
/// <see cref="CommittedChanges"/> that everything may have changed. SQLite says only that somebody other than this connection
/// committed; when this process did too in between, the journal says whether the command line was there as well. Telling
/// once too often costs a page made anew; never telling would leave a stale one.
/// </summary>
public sealed class ForeignCommits : IDisposable
{
    private readonly OwnCommits own;
    private readonly CommittedChanges changes;
    private readonly SqliteConnection connection;
    private readonly HashSet<Type> everything;
    private long version;
    private long seenOwn;
    private long seenJournal;

    /// <summary>Begins watching from the database as it is now.</summary>
    public ForeignCommits(DataDirectory directory, OwnCommits own, CommittedChanges changes)
    {
        this.own = own;
        this.changes = changes;
        using (var db = InfoDisclosureDb.Open(directory))
            everything = [.. db.Model.GetEntityTypes().Select(entity => entity.ClrType)];
        // A connection of its own: the pool's would be closed and opened in between and forget what they saw.
        connection = new SqliteConnection($"{directory.ConnectionString};Pooling=False");
        connection.Open();
        seenOwn = own.Count;
        version = Number("PRAGMA data_version");
        seenJournal = Number("SELECT coalesce(max(Id), 0) FROM Journal");
    }

    /// <summary>Looks once; true when it told.</summary>
    public async Task<bool> Look(CancellationToken cancel)
    {
        var ownNow = own.Count;
        var versionNow = Number("PRAGMA data_version");
        if (versionNow == version)
            return false;
        var journalNow = Number("SELECT coalesce(max(Id), 0) FROM Journal");
        var foreign = ownNow == seenOwn
            || Number($"SELECT count(*) FROM Journal WHERE Id > {seenJournal} AND Id <= {journalNow} AND Origin = '{ActContext.CommandLine}'") > 0;
        (version, seenOwn, seenJournal) = (versionNow, ownNow, journalNow);
        if (foreign)
            await changes.TellAsync(everything, cancel);
        return foreign;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
