using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace InfoDisclosure.Core.Data;

/// <summary>A backup that was made.</summary>
public sealed record MadeBackup(string File, long Size, int Uploads);

/// <summary>How making a backup ended.</summary>
public abstract record BackupResult
{
    private BackupResult()
    {
    }

    public sealed record Made(MadeBackup Backup) : BackupResult;

    public sealed record Refused(string Why) : BackupResult;
}

/// <summary>
/// Makes one file of the database and the uploads while the site goes on: an online copy of the database, checked, then the
/// uploads, which are written before the rows that name them and are never changed. The file appears under its name when
/// it is whole.
/// </summary>
public sealed class MakeBackup(DataDirectory directory)
{
    /// <summary>Makes it; an existing file is never replaced.</summary>
    /// <exception cref="IOException">The disk said no; nothing is left under the name.</exception>
    public async Task<BackupResult> Run(string file, bool withKeys, DateTime now, CancellationToken cancel)
    {
        if (Path.Exists(file))
            return new BackupResult.Refused($"{file} 已经存在，不会覆盖。请换一个文件名。");
        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(folder))
            return new BackupResult.Refused($"目录 {folder} 不存在。请先建立它，或换一个位置。");
        var writing = Path.Combine(folder, $".{Path.GetFileName(file)}.{Path.GetRandomFileName()}");
        var copy = writing + ".db";
        try
        {
            if (CopyDatabase(copy) is { } damage)
                return new BackupResult.Refused($"数据库没有通过检查，未作备份：{damage}。请运行 check 查看。");
            var uploads = await Write(writing, copy, withKeys, now, cancel);
            File.Move(writing, file, overwrite: false);
            return new BackupResult.Made(new MadeBackup(file, new FileInfo(file).Length, uploads));
        }
        finally
        {
            File.Delete(writing);
            // The copy is in write-ahead mode like its source; closed in good order it is one file.
            foreach (var left in new[] { copy, copy + "-wal", copy + "-shm" })
                File.Delete(left);
        }
    }

    /// <summary>Null when the copy is sound, else what SQLite says.</summary>
    private string? CopyDatabase(string copy)
    {
        CreatePrivate(copy).Dispose();
        using var source = new SqliteConnection($"{directory.ConnectionString};Mode=ReadWrite;Pooling=False");
        using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
        return Scalar(target, "PRAGMA quick_check(1)") is var says and not "ok" ? says : null;
    }

    private async Task<int> Write(string writing, string copy, bool withKeys, DateTime now, CancellationToken cancel)
    {
        var files = new List<BackupFile>();
        var stream = CreatePrivate(writing);
        await using (stream)
        {
            var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
            await using (zip)
            {
                foreach (var (name, path) in Contents(copy, withKeys))
                    files.Add(await Add(zip, name, path, cancel));
                var manifest = Manifest(copy, files, withKeys, now);
                var target = await zip.CreateEntry(BackupManifest.FileName).OpenAsync(cancel);
                await using (target)
                    await target.WriteAsync(manifest.ToJson(), cancel);
            }

            stream.Flush(flushToDisk: true);
        }

        return files.Count(file => file.Name.StartsWith("uploads/", StringComparison.Ordinal));
    }

    private IEnumerable<(string Name, string Path)> Contents(string copy, bool withKeys)
    {
        yield return (Path.GetFileName(directory.Database), copy);
        if (File.Exists(directory.DemonstrationPasswords))
            yield return (Path.GetFileName(directory.DemonstrationPasswords), directory.DemonstrationPasswords);
        if (Directory.Exists(directory.Uploads))
        {
            // Files directly under uploads are still being written.
            foreach (var path in Directory.EnumerateDirectories(directory.Uploads).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal))
                yield return ($"uploads/{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}", path);
        }

        if (withKeys && Directory.Exists(directory.Keys))
        {
            foreach (var path in Directory.EnumerateFiles(directory.Keys, "*.xml").Order(StringComparer.Ordinal))
                yield return ($"keys/{Path.GetFileName(path)}", path);
        }
    }

    private static async Task<BackupFile> Add(ZipArchive zip, string name, string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var source = File.OpenRead(path);
        await using (source)
        {
            var target = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
            await using (target)
            {
                var buffer = new byte[81920];
                long size = 0;
                int read;
                while ((read = await source.ReadAsync(buffer, cancel)) > 0)
                {
                    size += read;
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                return new BackupFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }
        }
    }

    private static BackupManifest Manifest(string copy, List<BackupFile> files, bool withKeys, DateTime now)
    {
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        return new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Program = typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            MadeAt = now,
            Migration = Scalar(connection, "SELECT max(MigrationId) FROM __EFMigrationsHistory") ?? "",
            IsDemonstration = Scalar(connection, "SELECT max(IsDemonstration) FROM SiteProfiles") is "1",
            WithKeys = withKeys,
            Files = files,
        };
    }

    private static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A new file that only its owner may read: a backup holds applicants' names.</summary>
    internal static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
