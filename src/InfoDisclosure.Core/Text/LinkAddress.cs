namespace InfoDisclosure.Core.Text;

/// <summary>Which addresses a text may link to.</summary>
internal static class LinkAddress
{
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

    /// <summary>Pictures come only from the files of a catalogue item: /catalogue/…/files/….</summary>
    public static bool IsPicture(string? address) =>
        IsAllowed(address)
        && address!.StartsWith("/catalogue/", StringComparison.Ordinal)
        && address.IndexOf("/files/", StringComparison.Ordinal) > "/catalogue/".Length - 1
        && !address.Contains("..", StringComparison.Ordinal)
        && !address.Contains('%', StringComparison.Ordinal);
}
