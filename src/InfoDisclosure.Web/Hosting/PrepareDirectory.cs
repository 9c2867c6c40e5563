using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Web.Hosting;

/// <summary>How a data directory was made ready to serve.</summary>
public abstract record PreparedDirectory
{
    private PreparedDirectory()
    {
    }

    /// <summary>So many texts were written into the search index anew; 0 when it was as it should be.</summary>
    public int Reindexed { get; init; }

    /// <summary>It was empty; now there is a database with the reference data, and the demonstration set if asked for.</summary>
    public sealed record Made : PreparedDirectory;

    /// <summary>An older program's database was backed up and migrated.</summary>
    public sealed record Migrated(int Count, string Backup) : PreparedDirectory;

    /// <summary>Nothing to do.</summary>
    public sealed record AsItWas : PreparedDirectory;

    /// <summary>Not a directory this program may serve.</summary>
    public sealed record Refused(string Why) : PreparedDirectory;
}

/// <summary>
/// Makes a data directory ready: a new one whole or not at all, an old one migrated after a backup. The caller holds the
/// <see cref="ServeLock"/>.
/// </summary>
public sealed class PrepareDirectory(DataDirectory directory)
{
    private readonly StagedDirectory staged = new(directory);

    /// <summary>Whether the directory was loaded with demonstration data; a directory without a readable mark wasn't.</summary>
    public async Task<bool> IsDemonstration(CancellationToken cancel)
    {
        if (!directory.HasDatabase)
            return false;
        await using var db = InfoDisclosureDb.Open(directory);
        try
        {
            return await db.SiteProfiles.AnyAsync(profile => profile.IsDemonstration, cancel);
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == 1)
        {
            // An older shape without that table or column.
            return false;
        }
    }

    /// <summary>Finishes what a killed process left; first of all, before anything is asked about the directory.</summary>
    public void Recover() => staged.Finish();

    /// <summary>Makes it ready. <paramref name="demonstration"/> counts only for an empty directory.</summary>
    public async Task<PreparedDirectory> Run(bool demonstration, ActContext context, CancellationToken cancel)
    {
        staged.Finish();
        if (directory.IsEmpty)
        {
            await MakeNew(demonstration, context, cancel);
            return new PreparedDirectory.Made();
        }

        if (!directory.HasDatabase)
            return new PreparedDirectory.Refused($"目录 {directory.Path} 不是空目录，里面却没有数据库。请换一个空目录；若要恢复备份，请用 restore。");

        await using var db = InfoDisclosureDb.Open(directory);
        var migrate = new MigrateDatabase(db);
        var standing = await migrate.Compare(cancel);
        if (standing.Unknown.Count > 0)
            return new PreparedDirectory.Refused($"数据目录 {directory.Path} 里的数据库是更新版本的程序建立的，本程序不能使用。请改用新版本的程序。");
        PreparedDirectory prepared = new PreparedDirectory.AsItWas();
        if (standing.Pending.Count > 0)
        {
            DataDirectory.CreatePrivate(directory.Backups);
            var backup = Path.Combine(directory.Backups, $"before-migrate-{context.Now:yyyyMMddTHHmmssZ}.zip");
            if (await new MakeBackup(directory).Run(backup, withKeys: false, context.Now, cancel) is BackupResult.Refused refused)
                return new PreparedDirectory.Refused($"升级前的备份没有做成，数据库没有改动。{refused.Why}");
            await migrate.Run(cancel);
            prepared = new PreparedDirectory.Migrated(standing.Pending.Count, backup);
        }

        await new LoadReferenceData(db).Run(ProgramFolder.Seeds, context, cancel);
        return prepared with { Reindexed = await new RebuildSearchIndex(db).RunAsync(cancel) };
    }

    /// <summary>Whole or not at all; a process killed halfway leaves an empty directory and not half a site.</summary>
    private async Task MakeNew(bool demonstration, ActContext context, CancellationToken cancel)
    {
        var staging = staged.Begin();
        await using (var db = InfoDisclosureDb.Open(staging))
        {
            await new MigrateDatabase(db).Run(cancel);
            await new LoadReferenceData(db).Run(ProgramFolder.Seeds, context, cancel);
            await new RebuildSearchIndex(db).RunAsync(cancel);
            if (demonstration)
                await WritePasswords(staging, (await new LoadDemonstration(db).Run(ProgramFolder.Seeds, context, staging, cancel)).Accounts, cancel);
        }

        await staged.Commit(aside: null, cancel);
    }

    /// <summary>Kept in the directory, so that they can be shown at each start; nothing real is behind them.</summary>
    private static async Task WritePasswords(DataDirectory staging, IReadOnlyList<DemonstrationAccount> accounts, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var writer = new StreamWriter(staging.DemonstrationPasswords, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options);
        await using (writer)
        {
            var width = accounts.Max(account => account.Name.Length) + 2;
            foreach (var account in accounts)
                await writer.WriteLineAsync($"{account.Name.PadRight(width)}{account.Password}  {string.Join('、', account.Roles.Select(role => role.Label()))}".AsMemory(), cancel);
        }
    }
}
