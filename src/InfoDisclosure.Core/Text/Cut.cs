namespace InfoDisclosure.Core.Text;

/// <summary>Cuts a text where there is no room for more; never through a character of two UTF-16 units.</summary>
public static class Cut
{
    /// <summary>At most so many UTF-16 units from its beginning.</summary>
    public static string At(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
