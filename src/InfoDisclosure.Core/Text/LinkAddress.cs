namespace InfoDisclosure.Core.Text;

/// <summary>Which addresses a text may link to.</summary>
internal static class LinkAddress
{
    /// <summary>What the address of a picture begins with.</summary>
    public const string PictureScheme = "file:";

    private const string NotInNames = "/\\:*?\"<>|";
    private const int LongestPictureName = 200;

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>
    /// True for http, https, mailto, tel and addresses inside this site. An address that begins with two slashes is
    /// refused: it leaves the site without showing that it does; so is a backslash, which browsers read as a slash.
    /// </summary>
    public static bool IsAllowed(string? address)
    {
        if (string.IsNullOrEmpty(address) || address.StartsWith("//", StringComparison.Ordinal))
            return false;
        foreach (var c in address)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')
                return false;
        }
        var colon = address.AsSpan().IndexOf(':');
        var end = address.AsSpan().IndexOfAny('/', '?', '#');
        if (colon < 0 || (end >= 0 && end < colon))
            return true;
        return Schemes.Contains(address[..colon], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True for an address that leaves the site.</summary>
    public static bool IsExternal(string address) =>
        address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a picture of the same revision: <c>file:</c> and the name of one of its files.</summary>
    public static bool IsPicture(string? address) => PictureName(address) is not null;

    /// <summary>
    /// The name of the file that a picture is, or null for any other address. A name has no folder, drive, wildcard or control
    /// character, doesn't begin with a dot, and has no space around it.
    /// </summary>
    public static string? PictureName(string? address)
    {
        if (address?.StartsWith(PictureScheme, StringComparison.Ordinal) != true)
            return null;
        var name = address[PictureScheme.Length..];
        var isPlain = name.Length is > 0 and <= LongestPictureName && name[0] != '.' && name.Trim().Length == name.Length
            && !name.AsSpan().ContainsAny(NotInNames) && !name.Any(char.IsControl);
        return isPlain ? name : null;
    }
}
