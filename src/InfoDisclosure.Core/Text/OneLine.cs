namespace InfoDisclosure.Core.Text;

/// <summary>Text of a single-line field: cleaned, runs of white space and line ends become one space, none at the ends.</summary>
internal static class OneLine
{
    public static string Of(string? text) =>
        string.IsNullOrEmpty(text) ? "" : string.Join(' ', OfficeText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
