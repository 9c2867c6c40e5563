using InfoDisclosure.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// One state of the database for all statements of a search, so that what was counted is also there to be shown while
/// somebody publishes. Plain ADO.NET: ten thousand rows are read for a common word.
/// </summary>
internal sealed class SearchLook : IAsyncDisposable
{
    private readonly InfoDisclosureDb db;
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction? own;

    private SearchLook(InfoDisclosureDb db, SqliteConnection connection, SqliteTransaction? own) => (this.db, this.connection, this.own) = (db, connection, own);

    public static async Task<SearchLook> BeginAsync(InfoDisclosureDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var opened = (SqliteConnection)db.Database.GetDbConnection();
        // Deferred: a transaction that begins immediately would wait for the writer.
        return new SearchLook(db, opened, db.Database.CurrentTransaction is null ? opened.BeginTransaction(deferred: true) : null);
    }

    public SearchCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter(name, null));
        return new SearchCommand(command);
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
            await own.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }
}

/// <summary>A statement that is prepared once and run with new values.</summary>
internal sealed class SearchCommand(SqliteCommand command) : IDisposable
{
    public SearchCommand With(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return this;
    }

    public SqliteDataReader ExecuteReader() => command.ExecuteReader();

    public object? ExecuteScalar() => command.ExecuteScalar();

    public void Dispose() => command.Dispose();
}
