using System.IO.Compression;
using System.Security.Cryptography;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Data;

/// <summary>How restoring ended.</summary>
public abstract record RestoreResult
{
    private RestoreResult()
    {
    }

    /// <summary>The backup is in place.</summary>
    /// <param name="MadeAt">When it was made (UTC).</param>
    /// <param name="Aside">Where what it replaced lies now; null when the directory was empty.</param>
    public sealed record Done(DateTime MadeAt, int Uploads, string? Aside) : RestoreResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(string Why) : RestoreResult;
}

/// <summary>
/// Puts a backup in place. Every file is held against the manifest before anything is touched; what lay in the directory is
/// moved to <c>backups/before-restore-…</c>. The caller holds the <see cref="ServeLock"/>.
/// </summary>
public sealed class RestoreBackup(DataDirectory directory)
{
    /// <summary>Restores from a file that <see cref="MakeBackup"/> made.</summary>
    public async Task<RestoreResult> Run(string file, ActContext context, CancellationToken cancel)
    {
        if (!File.Exists(file))
            return new RestoreResult.Refused($"没有备份文件 {file}。");
        var staged = new StagedDirectory(directory);
        staged.Finish();
        var empty = directory.IsEmpty;
        var staging = staged.Begin();
        try
        {
            var (manifest, problem) = await Unpack(file, staging, cancel);
            if (manifest is null)
                return new RestoreResult.Refused(problem);
            if (await BringUp(staging, file, manifest, context, cancel) is { } why)
                return new RestoreResult.Refused(why);
            // The manifest is unsigned, so both sides are asked of their databases; the unpacked one is in this program's shape by now.
            if (!empty && await IsDemonstration(directory, cancel) != await IsDemonstration(staging, cancel))
                return new RestoreResult.Refused("演示数据和正式数据不能互相替换。请恢复到一个空目录。");
            var aside = empty ? null : Path.Combine(directory.Backups, $"before-restore-{context.Now:yyyyMMddTHHmmssZ}");
            if (aside is not null && Path.Exists(aside))
                return new RestoreResult.Refused($"{aside} 已经存在。请稍等一秒再试。");
            await staged.Commit(aside, cancel);
            return new RestoreResult.Done(manifest.MadeAt, manifest.Files.Count(entry => entry.Name.StartsWith("uploads/", StringComparison.Ordinal)), aside);
        }
        finally
        {
            if (Directory.Exists(staging.Path))
                staged.Discard();
        }
    }

    private static async Task<(BackupManifest? Manifest, string Problem)> Unpack(string file, DataDirectory staging, CancellationToken cancel)
    {
        const string NotOurs = "这不是本程序的备份文件，或文件已损坏。";
        try
        {
            var zip = await ZipFile.OpenReadAsync(file, cancel);
            await using (zip)
            {
                if (zip.GetEntry(BackupManifest.FileName) is not { } entry)
                    return (null, NotOurs);
                BackupManifest? manifest;
                var json = await entry.OpenAsync(cancel);
                await using (json)
                    manifest = BackupManifest.Parse(json);
                if (manifest is null || manifest.Files.All(named => named.Name != Path.GetFileName(staging.Database)) || zip.Entries.Count != manifest.Files.Count + 1)
                    return (null, NotOurs);
                if (manifest.Files.Any(named => named.Name.StartsWith("uploads/", StringComparison.Ordinal) && named.Size > UploadStore.MaxSize))
                    return (null, NotOurs);
                foreach (var named in manifest.Files)
                {
                    if (zip.GetEntry(named.Name) is not { } packed || !await Extract(packed, named, Path.Combine(staging.Path, named.Name), cancel))
                        return (null, $"备份文件已损坏：{named.Name} 与清单不符。没有恢复任何内容。");
                }

                return (manifest, "");
            }
        }
        catch (InvalidDataException)
        {
            return (null, NotOurs);
        }
    }

    private static async Task<bool> Extract(ZipArchiveEntry packed, BackupFile named, string path, CancellationToken cancel)
    {
        DataDirectory.CreatePrivate(Path.GetDirectoryName(path)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        var source = await packed.OpenAsync(cancel);
        await using (source)
        {
            var target = MakeBackup.CreatePrivate(path);
            await using (target)
            {
                var buffer = new byte[81920];
                int read;
                while (size <= named.Size && (read = await source.ReadAsync(buffer, cancel)) > 0)
                {
                    size += read;
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                target.Flush(flushToDisk: true);
            }
        }

        return size == named.Size && Convert.ToHexStringLower(hash.GetHashAndReset()) == named.Digest;
    }

    /// <summary>Brings the unpacked database to this program's shape and writes down where it came from; null when it is well.</summary>
    private static async Task<string?> BringUp(DataDirectory staging, string file, BackupManifest manifest, ActContext context, CancellationToken cancel)
    {
        await using var db = InfoDisclosureDb.Open(staging);
        var migrate = new MigrateDatabase(db);
        if ((await migrate.Compare(cancel)).Unknown.Count > 0)
            return "这份备份是更新版本的程序做的，本程序不能恢复。请改用新版本的程序。";
        await migrate.Run(cancel);
        db.Journal.Add(context.Entry(JournalAction.Restored, JournalSubject.Data, null, $"{Path.GetFileName(file)}（{OfficeDay.Local(manifest.MadeAt):yyyy-MM-dd HH:mm} 备份）"));
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static async Task<bool> IsDemonstration(DataDirectory directory, CancellationToken cancel)
    {
        if (!directory.HasDatabase)
            return false;
        await using var db = InfoDisclosureDb.Open(directory);
        return await db.SiteProfiles.AnyAsync(profile => profile.IsDemonstration, cancel);
    }
}
