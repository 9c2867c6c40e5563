using System.Text.Json;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Core.Data;

/// <summary>What a backup says of itself; restoring believes nothing in it that the digests don't bear out.</summary>
public sealed partial record BackupManifest
{
    /// <summary>Its name in the backup.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The only form there is.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true };

    public required int Format { get; init; }

    /// <summary>The program that made it.</summary>
    public required string Program { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>The database's last migration.</summary>
    public required string Migration { get; init; }

    /// <summary>Demonstration data; never put in the place of real data.</summary>
    public required bool IsDemonstration { get; init; }

    /// <summary>Holds the keys that protect cookies and tokens.</summary>
    public required bool WithKeys { get; init; }

    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>As it stands in the backup.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads it back; null when it isn't one of ours.</summary>
    public static BackupManifest? Parse(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Json) is { Format: CurrentFormat } manifest
                && manifest.Files.All(file => IsOurs(file.Name)) && manifest.Files.DistinctBy(file => file.Name).Count() == manifest.Files.Count
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Names that a backup may hold; anything else could lead outside the directory.</summary>
    private static bool IsOurs(string name) => Ours().IsMatch(name);

    [GeneratedRegex(@"\A(infodisclosure\.db|demonstration-accounts\.txt|uploads/[0-9a-f]{2}/[0-9a-f]{64}|keys/[A-Za-z0-9-]{1,80}\.xml)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}

/// <summary>One file of a backup.</summary>
/// <param name="Name">With forward slashes, relative to the data directory.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Digest">SHA-256, lower-case hexadecimal.</param>
public sealed record BackupFile(string Name, long Size, string Digest);
