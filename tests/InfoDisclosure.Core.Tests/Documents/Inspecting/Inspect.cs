using InfoDisclosure.Core.Documents.Inspecting;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

/// <summary>Calls with bytes instead of streams.</summary>
internal static class Inspect
{
    public static FileInspection File(byte[] file, string type) =>
        Assert.IsType<InspectionResult.Inspected>(FileInspector.Inspect(new MemoryStream(file), type)).File;

    public static string Unreadable(byte[] file, string type) =>
        Assert.IsType<InspectionResult.Unreadable>(FileInspector.Inspect(new MemoryStream(file), type)).Why;

    public static (byte[] File, IReadOnlyList<string> TakenOut) Clean(byte[] file, string type)
    {
        var cleaned = new MemoryStream();
        var result = Assert.IsType<CleaningResult.Cleaned>(FileCleaner.Clean(new MemoryStream(file), cleaned, type));
        return (cleaned.ToArray(), result.TakenOut);
    }

    /// <summary>All that the scan gets to see, one line a line or cell, each with its place.</summary>
    public static IReadOnlyList<string> Lines(this FileInspection file) =>
    [
        .. file.Content.Texts.SelectMany(text => text.Text.Split('\n').Select(line => $"{text.Where}：{line}")),
        .. file.Content.Tables.SelectMany(table => table.Rows.SelectMany(row => row).Where(cell => cell.Length > 0).Select(cell => $"{table.Where}：{cell}")),
    ];
}
