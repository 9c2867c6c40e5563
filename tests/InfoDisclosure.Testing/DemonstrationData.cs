using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Testing;

/// <summary>
/// A data directory with the demonstration set, loaded on <see cref="TestClock.Today"/>. It is loaded once a process; each test
/// gets a copy of its own.
/// </summary>
public static class DemonstrationData
{
    private static readonly Lazy<Task<(TestDatabase Database, DemonstrationLoaded Loaded)>> Template = new(MakeTemplateAsync);

    /// <summary>A copy, and what the loading told.</summary>
    public static async Task<(TestDatabase Database, DemonstrationLoaded Loaded)> CreateAsync()
    {
        var (template, loaded) = await Template.Value;
        var copy = await TestDatabase.CreateAsync();
        File.Copy(template.Directory.Database, copy.Directory.Database, overwrite: true);
        foreach (var file in Directory.EnumerateFiles(template.Directory.Uploads, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Directory.Uploads, Path.GetRelativePath(template.Directory.Uploads, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return (copy, loaded);
    }

    /// <summary>A directory with reference data that nobody has set up yet.</summary>
    public static async Task<TestDatabase> CreateWithoutProfileAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var db = database.Open();
        await using (db)
            await db.SiteProfiles.ExecuteDeleteAsync();
        return database;
    }

    /// <summary>Loads the demonstration set as if it were the given moment.</summary>
    public static async Task<DemonstrationLoaded> LoadAsync(TestDatabase database, ActContext context, string? seedsFolder = null)
    {
        var db = database.Open();
        await using (db)
            return await new LoadDemonstration(db).Run(seedsFolder ?? Path.Combine(Repository.Root, "seeds"), context, database.Directory, CancellationToken.None);
    }

    private static async Task<(TestDatabase Database, DemonstrationLoaded Loaded)> MakeTemplateAsync()
    {
        var database = await CreateWithoutProfileAsync();
        var loaded = await LoadAsync(database, TestClock.Program);
        var db = database.Open();
        await using (db)
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(database.Directory.Path, recursive: true);
        return (database, loaded);
    }
}
