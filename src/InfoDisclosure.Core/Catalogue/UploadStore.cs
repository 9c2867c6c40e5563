using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Inspecting;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>A file that lies in the store.</summary>
public sealed record StoredUpload(string FileName, string ContentType, long Size, string Digest);

/// <summary>How taking a file in ended.</summary>
public abstract record UploadResult
{
    private UploadResult()
    {
    }

    /// <summary>It lies in the store; a sentence for each kind of hidden information that was taken out of it.</summary>
    public sealed record Stored(StoredUpload File, IReadOnlyList<string> TakenOut) : UploadResult;

    public sealed record Refused(string Why) : UploadResult;
}

/// <summary>
/// Attachments lie outside the web root under their SHA-256, two digits of it as folder; the same bytes lie there once. What
/// a file is, its content says and not its name. Files are written before the act that names them; one that no row names is an
/// orphan that <see cref="SweepUploads"/> deletes and <c>check</c> reports.
/// </summary>
public sealed class UploadStore(DataDirectory directory)
{
    /// <summary>The largest file, bytes.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    private const int LongestEnding = 10;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
    };

    /// <summary>What the form says beside the field.</summary>
    public const string Hint = "可上传 PDF、Word（docx）、Excel（xlsx）、图片（png、jpg）、文本（txt、csv），每个不超过20MB";

    /// <summary>The path of a digest's bytes.</summary>
    public string PathOf(string digest) => Path.Combine(directory.Uploads, digest[..2], digest);

    /// <summary>Keeps a digest's bytes from being swept for another while; false when they are gone.</summary>
    public bool Touch(string digest)
    {
        var path = PathOf(digest);
        if (!File.Exists(path))
            return false;
        // The clock of the file system, not the office's day.
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
        return true;
    }

    /// <summary>Keeps what the program itself made, as it is; gives its digest.</summary>
    internal string Keep(byte[] bytes)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = PathOf(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!Touch(digest))
        {
            var temporary = Path.Combine(directory.Uploads, Path.GetRandomFileName());
            using (var file = File.Create(temporary))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }

        return digest;
    }

    /// <summary>Takes a file in; reads at most <see cref="MaxSize"/> bytes of it.</summary>
    public async Task<UploadResult> PutAsync(string fileName, Stream content, CancellationToken cancel)
    {
        var name = CleanName(fileName);
        if (!Types.TryGetValue(Path.GetExtension(name), out var type))
            return new UploadResult.Refused($"“{name}”的类型不能上传。{Hint}");
        Directory.CreateDirectory(directory.Uploads);
        var temporary = Path.Combine(directory.Uploads, Path.GetRandomFileName());
        try
        {
            var (size, digest) = await CopyAsync(content, temporary, cancel);
            if (size is 0)
                return new UploadResult.Refused($"“{name}”是空文件，请重新选择");
            if (size > MaxSize)
                return new UploadResult.Refused($"“{name}”超过20MB，请压缩或拆分后再上传");
            if (!await IsWhatItSaysAsync(temporary, type, cancel))
                return new UploadResult.Refused($"“{name}”的内容和它的后缀不符，请用办公软件另存后再上传");
            IReadOnlyList<string> taken = [];
            if (type is FileTypes.Word or FileTypes.Excel or FileTypes.Png or FileTypes.Jpeg)
            {
                switch (await CleanAsync(temporary, type, cancel))
                {
                    case (null, var why):
                        return new UploadResult.Refused($"“{name}”：{why}");
                    case ({ } said, _):
                        taken = said;
                        break;
                }

                if (taken.Count > 0)
                    (size, digest) = await DigestAsync(temporary, cancel);
            }

            var path = PathOf(digest);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Two clerks may bring the same bytes at once; the second move puts the same file in the first one's place.
            if (!File.Exists(path))
                File.Move(temporary, path, overwrite: true);
            else
                Touch(digest);
            return new UploadResult.Stored(new StoredUpload(name, type, size, digest), taken);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Takes hidden information out of a file where it lies; what has none keeps its very bytes.</summary>
    private static async Task<(IReadOnlyList<string>? TakenOut, string Why)> CleanAsync(string path, string type, CancellationToken cancel)
    {
        using var cleaned = new MemoryStream();
        CleaningResult result;
        var file = File.OpenRead(path);
        await using (file)
            result = FileCleaner.Clean(file, cleaned, type);
        switch (result)
        {
            case CleaningResult.Cleaned(var taken):
                if (taken.Count > 0)
                    await File.WriteAllBytesAsync(path, cleaned.ToArray(), cancel);
                return (taken, "");
            case CleaningResult.NotCleaned(var why):
                return (null, why);
            default:
                throw new InvalidOperationException("CleaningResult is a closed set.");
        }
    }

    private static async Task<(long Size, string Digest)> DigestAsync(string path, CancellationToken cancel)
    {
        var file = File.OpenRead(path);
        await using (file)
        {
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
            return (file.Length, digest);
        }
    }

    private static async Task<(long Size, string Digest)> CopyAsync(Stream content, string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            var file = File.Create(path);
            await using (file)
            {
                long size = 0;
                int read;
                while (size <= MaxSize && (read = await content.ReadAsync(buffer, cancel)) > 0)
                {
                    size += read;
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                file.Flush(flushToDisk: true);
                return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<bool> IsWhatItSaysAsync(string path, string type, CancellationToken cancel)
    {
        var file = File.OpenRead(path);
        await using (file)
        {
            var head = new byte[8];
            var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
            var start = head.AsSpan(0, read);
            switch (type)
            {
                case "application/pdf":
                    return start.StartsWith("%PDF-"u8);
                case "image/png":
                    return start.SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
                case "image/jpeg":
                    return start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
                case "text/plain" or "text/csv":
                    file.Position = 0;
                    return await IsTextAsync(file, cancel);
                default:
                    file.Position = 0;
                    return IsOfficeFile(file, type.EndsWith("wordprocessingml.document", StringComparison.Ordinal) ? "word/" : "xl/");
            }
        }
    }

    private static bool IsOfficeFile(Stream file, string folder)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("[Content_Types].xml") is not null
                && zip.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal))
                && !zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static async Task<bool> IsTextAsync(Stream file, CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancel);
        return TextBytes.Decode(bytes) is not null;
    }

    /// <summary>The name without folders, control and invisible characters, shortened before its ending.</summary>
    private static string CleanName(string fileName)
    {
        var name = OneLine.Of(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]);
        name = new string([.. name.Where(c => c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*'))]).Trim();
        var ending = Path.GetExtension(name);
        if (ending.Length > LongestEnding)
            ending = "";
        var stem = name[..^ending.Length];
        return (stem.Length == 0 ? "附件" : Cut.At(stem, ItemAttachment.NameLength - ending.Length)) + ending;
    }
}
