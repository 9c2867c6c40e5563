using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>
/// Where work on many items keeps what it needs between two pages: uploaded files, what was chosen, how it ended. Files of the
/// data directory that no backup takes along and that are gone after a day.
/// </summary>
public sealed partial class BulkStore(DataDirectory directory)
{
    /// <summary>How long things are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private const string Record = "json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A name that nobody guesses.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Where a file of some work lies.</summary>
    /// <param name="ending">What kind of file, e.g. upload.</param>
    public string PathOf(string id, string ending) => IsId(id)
        ? Path.Combine(directory.Temporary, $"{id}.{ending}")
        : throw new ArgumentException("Not the id of any work.", nameof(id));

    /// <summary>Makes the folder, readable by the program alone.</summary>
    public void Create() => DataDirectory.CreatePrivate(directory.Temporary);

    /// <summary>Keeps how some work stands, in place of what was kept.</summary>
    public async Task WriteAsync<T>(string id, T work, CancellationToken cancel)
    {
        Create();
        var path = PathOf(id, Record);
        await File.WriteAllBytesAsync(path + ".new", JsonSerializer.SerializeToUtf8Bytes(work, Json), cancel);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>How some work stands; null when there is no such work (any more), or of another kind.</summary>
    public async Task<T?> ReadAsync<T>(string id, CancellationToken cancel)
        where T : class
    {
        if (!IsId(id))
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(await File.ReadAllBytesAsync(PathOf(id, Record), cancel), Json);
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Everything of a kind that is kept, newest first.</summary>
    public async Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken cancel)
        where T : class
    {
        if (!Directory.Exists(directory.Temporary))
            return [];
        var found = new List<T>();
        foreach (var file in new DirectoryInfo(directory.Temporary).GetFiles($"*.{Record}").OrderByDescending(file => file.LastWriteTimeUtc))
        {
            if (await ReadAsync<T>(Path.GetFileNameWithoutExtension(file.Name), cancel) is { } work)
                found.Add(work);
        }

        return found;
    }

    /// <summary>Removes files of some work.</summary>
    public void Remove(string id, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            File.Delete(PathOf(id, ending));
    }

    /// <summary>Removes what is older than it is kept.</summary>
    public void RemoveOld(DateTime now)
    {
        if (!Directory.Exists(directory.Temporary))
            return;
        foreach (var file in new DirectoryInfo(directory.Temporary).GetFiles().Where(file => file.LastWriteTimeUtc < now - Kept))
            file.Delete();
    }

    private static bool IsId(string id) => Id().IsMatch(id);

    [GeneratedRegex("^[A-Za-z0-9_-]{22}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
