namespace InfoDisclosure.Pdf.Fonts;

/// <summary>Fonts in order of preference: each character is set in the first that has it.</summary>
public sealed class FontStack
{
    /// <summary>A stack of at least one font.</summary>
    public FontStack(params IEnumerable<TrueTypeFont> fonts)
    {
        Fonts = [.. fonts];
        ArgumentOutOfRangeException.ThrowIfZero(Fonts.Count, nameof(fonts));
    }

    /// <summary>The fonts, the preferred one first.</summary>
    public IReadOnlyList<TrueTypeFont> Fonts { get; }

    /// <summary>Whether any of the fonts has the character.</summary>
    public bool Has(int codePoint) => Fonts.Any(font => font.GlyphOf(codePoint) != 0);
}
