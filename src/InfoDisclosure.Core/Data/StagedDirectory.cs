using Microsoft.Data.Sqlite;

namespace InfoDisclosure.Core.Data;

/// <summary>
/// Fills a data directory whole or not at all: everything is made in a folder beside and moved when it is complete. A process
/// killed before that leaves the directory as it was; one killed while moving is finished by the next that takes the
/// <see cref="ServeLock"/>. What lay there before is moved aside, never removed.
/// </summary>
public sealed class StagedDirectory(DataDirectory directory)
{
    private const string Complete = ".complete";
    private const string AsideDone = ".aside-done";

    /// <summary>Starts over with an empty folder and gives it as a data directory of its own.</summary>
    public DataDirectory Begin()
    {
        directory.Create();
        if (Directory.Exists(directory.Staging))
            Directory.Delete(directory.Staging, recursive: true);
        var staging = new DataDirectory(directory.Staging);
        staging.Create();
        return staging;
    }

    /// <summary>Throws away what was made so far; the directory is as it was.</summary>
    public void Discard()
    {
        ClosePooled(new DataDirectory(directory.Staging));
        Directory.Delete(directory.Staging, recursive: true);
    }

    /// <summary>
    /// Moves what was made into its place. <paramref name="aside"/> names the folder for what it replaces; null when the
    /// directory was empty.
    /// </summary>
    public async Task Commit(string? aside, CancellationToken cancel)
    {
        ClosePooled(new DataDirectory(directory.Staging));
        var marker = Path.Combine(directory.Staging, Complete);
        await File.WriteAllTextAsync(marker + ".writing", aside ?? "", cancel);
        File.Move(marker + ".writing", marker);
        Finish();
    }

    /// <summary>Finishes a move that a killed process left; nothing happens when there is none.</summary>
    public void Finish()
    {
        var marker = Path.Combine(directory.Staging, Complete);
        if (!File.Exists(marker))
            return;
        var asideDone = Path.Combine(directory.Staging, AsideDone);
        if (!File.Exists(asideDone))
        {
            MoveAside(File.ReadAllText(marker));
            File.WriteAllText(asideDone, "");
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(directory.Staging).Where(entry => entry != marker && entry != asideDone))
            Directory.Move(entry, Path.Combine(directory.Path, Path.GetFileName(entry)));
        // The markers go last, and Complete before the rest: a folder without it is only refuse.
        File.Delete(marker);
        Directory.Delete(directory.Staging, recursive: true);
    }

    /// <summary>The last closed connection folds the write-ahead log into the database, so that one file is the whole of it.</summary>
    private static void ClosePooled(DataDirectory closed)
    {
        using var pooled = new SqliteConnection(closed.ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    private void MoveAside(string aside)
    {
        if (aside.Length == 0)
            return;
        ClosePooled(directory);
        DataDirectory.CreatePrivate(directory.Backups);
        DataDirectory.CreatePrivate(aside);
        string[] replaced = [directory.Database, directory.Database + "-wal", directory.Database + "-shm", directory.Uploads, directory.DemonstrationPasswords];
        if (Directory.Exists(Path.Combine(directory.Staging, Path.GetFileName(directory.Keys))))
            replaced = [.. replaced, directory.Keys];
        foreach (var entry in replaced.Where(Path.Exists))
            Directory.Move(entry, Path.Combine(aside, Path.GetFileName(entry)));
    }
}
