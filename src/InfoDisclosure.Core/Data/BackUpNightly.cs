using System.Data.Common;
using System.Text.Json;

namespace InfoDisclosure.Core.Data;

/// <summary>How the last nightly backup went; what the desk shows.</summary>
public sealed record LastBackup
{
    private const string FileName = "last.json";

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required bool Succeeded { get; init; }

    /// <summary>The file's name in the directory's backups; null when it failed.</summary>
    public string? File { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; init; }

    /// <summary>Reads it; null when there has been none yet.</summary>
    public static async Task<LastBackup?> Read(DataDirectory directory, CancellationToken cancel)
    {
        try
        {
            var file = System.IO.File.OpenRead(Path.Combine(directory.Backups, FileName));
            await using (file)
                return await JsonSerializer.DeserializeAsync<LastBackup>(file, JsonSerializerOptions.Web, cancel);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    internal async Task Write(DataDirectory directory, CancellationToken cancel)
    {
        var path = Path.Combine(directory.Backups, FileName);
        await System.IO.File.WriteAllBytesAsync(path + ".writing", JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web), cancel);
        System.IO.File.Move(path + ".writing", path, overwrite: true);
    }
}

/// <summary>The nightly backup: one more file in the directory's backups, the oldest beyond the kept ones removed.</summary>
public sealed class BackUpNightly(DataDirectory directory)
{
    /// <summary>So many nights are kept.</summary>
    public const int Kept = 14;

    private const string Prefix = "nightly-";

    /// <summary>Makes it and notes how it went; a full disk is a failed backup and not an exception.</summary>
    public async Task<LastBackup> Run(DateTime now, CancellationToken cancel)
    {
        LastBackup last;
        try
        {
            DataDirectory.CreatePrivate(directory.Backups);
            last = await new MakeBackup(directory).Run(Path.Combine(directory.Backups, $"{Prefix}{now:yyyyMMddTHHmmssZ}.zip"), withKeys: false, now, cancel) switch
            {
                BackupResult.Made made => new LastBackup { At = now, Succeeded = true, File = Path.GetFileName(made.Backup.File), Size = made.Backup.Size },
                BackupResult.Refused refused => new LastBackup { At = now, Succeeded = false, Problem = refused.Why },
                var other => throw new InvalidOperationException(other.ToString()),
            };
            if (last.Succeeded)
                RemoveOldest();
            await last.Write(directory, cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
        {
            last = new LastBackup { At = now, Succeeded = false, Problem = problem.Message };
            await TryWrite(last, cancel);
        }

        return last;
    }

    /// <summary>Removes the nightly files beyond the kept ones; others (by hand, before a migration) are left alone.</summary>
    private void RemoveOldest()
    {
        foreach (var old in Directory.EnumerateFiles(directory.Backups, Prefix + "*.zip").OrderDescending(StringComparer.Ordinal).Skip(Kept))
            File.Delete(old);
    }

    private async Task TryWrite(LastBackup last, CancellationToken cancel)
    {
        try
        {
            await last.Write(directory, cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The disk is full or gone: the caller's log line is all that is left to say so.
        }
    }
}
