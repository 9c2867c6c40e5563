namespace InfoDisclosure.Rules.Catalogue;

/// <summary>主题词: words that say what a document is about, kept separated by semicolons however they were typed.</summary>
public static class CatalogueKeywords
{
    private static readonly char[] Marks = [';', '；', ',', '，', '、', ' ', '\u3000', '/', '|'];

    /// <summary>Each word once, in order; null when there is none.</summary>
    public static string? Normalise(string? typed)
    {
        var words = Split(typed);
        return words.Count == 0 ? null : string.Join('；', words);
    }

    /// <summary>The words.</summary>
    public static IReadOnlyList<string> Split(string? text) =>
        [.. (text ?? "").Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
