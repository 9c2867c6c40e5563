namespace InfoDisclosure.Pdf.Layout;

/// <summary>A character on its way to a line: what it is, which glyph draws it, how much room it takes (points).</summary>
internal struct Glyph
{
    public int CodePoint;
    public ushort Number;
    public byte Font;
    public CharacterClass Class;
    public int Span;

    /// <summary>Size of the em in points.</summary>
    public float Em;

    /// <summary>Advance before justification, the grid's pitch included.</summary>
    public double Advance;

    /// <summary>Advance that the PDF reader knows from the font.</summary>
    public double FontAdvance;

    public readonly bool FullWidth => Advance > Em * 0.9;
}

/// <summary>Whether a line may end before a character.</summary>
internal enum BreakKind : byte
{
    Never,

    /// <summary>Only where the line would else look bad: inside a date, after a slash in an address.</summary>
    Poor,

    Allowed,

    /// <summary>The line ends here.</summary>
    Forced,
}

/// <summary>
/// A line's characters, from <paramref name="Start"/> up to <paramref name="End"/> (spaces at the end left out), their natural
/// width, and whether the line ends its paragraph (or stands before a line feed).
/// </summary>
internal readonly record struct LineRange(int Start, int End, double Width, bool Last);
