namespace InfoDisclosure.Pdf.Fonts;

/// <summary>A file cannot be used as a font; <see cref="Reason"/> says why, for callers that word their own message.</summary>
public sealed class FontFormatException(FontProblem reason, string message) : Exception(message)
{
    /// <summary>What is wrong with the file.</summary>
    public FontProblem Reason { get; } = reason;
}

/// <summary>Why a file cannot be used as a font.</summary>
public enum FontProblem
{
    /// <summary>Not a TrueType file at all, or cut off.</summary>
    NotAFont,

    /// <summary>An OpenType font with PostScript (CFF) outlines; only TrueType outlines (glyf) are read.</summary>
    PostScriptOutlines,

    /// <summary>A table that is needed is missing or contradicts another.</summary>
    Damaged,

    /// <summary>The font has no Unicode character map.</summary>
    NoUnicodeMap,

    /// <summary>The font's maker forbids embedding it (OS/2 fsType).</summary>
    EmbeddingForbidden,
}
