using System.Globalization;

namespace InfoDisclosure.Core.Text;

/// <summary>A file's size in words, the same on pages and papers.</summary>
public static class FileSize
{
    private const double Thousand = 1024;

    /// <summary>Bytes as KB or MB.</summary>
    public static string Words(long bytes) => bytes < Thousand * Thousand
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(bytes / Thousand))} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Thousand / Thousand:0.0} MB");
}
