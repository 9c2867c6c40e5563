using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Testing;

/// <summary>
/// A data directory of its own for one test, with a real SQLite file: migrated, reference data loaded, a small agency (two
/// persons review) set up, no accounts, no items. The first one in a process is made the long way, the others are copies of it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private TestDatabase(DataDirectory directory) => Directory = directory;

    public DataDirectory Directory { get; }

    /// <summary>Makes the directory and copies the template into it.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var directory = NewDirectory();
        File.Copy(await Template.Value, directory.Database);
        return new TestDatabase(directory);
    }

    /// <summary>Takes over a directory that holds a database already, and removes it in the end.</summary>
    public static TestDatabase Over(DataDirectory directory) => new(directory);

    /// <summary>A directory that doesn't hold anything yet, under the machine's temporary folder.</summary>
    public static DataDirectory NewDirectory()
    {
        var path = Path.Combine(Path.GetTempPath(), "infodisclosure-tests", Path.GetRandomFileName());
        System.IO.Directory.CreateDirectory(path);
        return new DataDirectory(path);
    }

    /// <summary>A context of its own, as another request or process would have.</summary>
    public InfoDisclosureDb Open()
    {
        var options = new DbContextOptionsBuilder<InfoDisclosureDb>();
        options.Use(Directory);
        return new InfoDisclosureDb(options.Options);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory.Path, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var directory = NewDirectory();
        var made = new TestDatabase(directory);
        var db = made.Open();
        await using (db)
        {
            await db.Database.MigrateAsync();
            await new LoadReferenceData(db).Run(Path.Combine(Repository.Root, "seeds"), TestClock.Program, CancellationToken.None);
            await new RebuildSearchIndex(db).RunAsync(CancellationToken.None);
            db.SiteProfiles.Add(new SiteProfile { AgencyName = "试验市样板镇人民政府", ShortName = "样板镇", SuperiorName = "试验市人民政府", Address = "样板镇一村", Telephone = "0000-1234567", ReviewRule = ReviewRule.TwoPersons });
            await db.SaveChangesAsync();
            // Everything goes into the one file that is copied.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(directory.Path, recursive: true);
        return directory.Database;
    }
}

/// <summary>Where the repository lies, for seeds and fonts.</summary>
public static class Repository
{
    /// <summary>The folder that holds InfoDisclosure.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InfoDisclosure.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}

/// <summary>The day that tests live on, and the people who act in them.</summary>
public static class TestClock
{
    /// <summary>2026-11-23 10:00 in the office.</summary>
    public static readonly DateTime Now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);

    public static readonly DateOnly Today = new(2026, 11, 23);

    public static ActContext Program => new(null, "测试", Now, ActContext.Program);

    /// <summary>A person at the site; accounts needn't exist for acts.</summary>
    public static ActContext Person(int id, string name = "") => new(id, name.Length > 0 ? name : $"人员{id}", Now, ActContext.Site);

    public static ActContext Writer => Person(1, "编写人");

    public static ActContext Reviewer => Person(2, "审核人");

    public static ActContext Leader => Person(9, "签发人");
}
