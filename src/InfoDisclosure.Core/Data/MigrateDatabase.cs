using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Data;

/// <summary>Where a database stands towards this program's migrations.</summary>
/// <param name="Pending">To be applied, in order.</param>
/// <param name="Unknown">Applied by a newer program; this one must not touch the database.</param>
public sealed record MigrationStanding(IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown);

/// <summary>Brings a database to this program's shape. The caller holds the <see cref="ServeLock"/>.</summary>
public sealed class MigrateDatabase(InfoDisclosureDb db)
{
    /// <summary>Compares without changing anything.</summary>
    public async Task<MigrationStanding> Compare(CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        return new MigrationStanding([.. known.Except(applied)], [.. applied.Except(known)]);
    }

    /// <summary>Applies what is pending, each migration in its own transaction.</summary>
    public async Task Run(CancellationToken cancel)
    {
        await ForgetKilledMigration(cancel);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>
    /// EF Core marks a running migration with a row and waits for it without end. A process that was killed leaves the row
    /// behind; as we alone hold the directory, it can't belong to anybody.
    /// </summary>
    private async Task ForgetKilledMigration(CancellationToken cancel)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancel);
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == 1)
        {
            // No such table: no migration has run here yet.
        }
    }
}
