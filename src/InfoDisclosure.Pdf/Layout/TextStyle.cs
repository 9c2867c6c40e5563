using InfoDisclosure.Pdf.Fonts;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>How characters look.</summary>
public sealed record TextStyle
{
    /// <summary>The fonts, the preferred one first.</summary>
    public required FontStack Fonts { get; init; }

    /// <summary>Size in points.</summary>
    public required double Size { get; init; }

    /// <summary>Colour of the characters.</summary>
    public PdfColor Color { get; init; } = PdfColor.Black;

    /// <summary>Advance of a full-width character in points, when it differs from the size: the pitch of a character grid.</summary>
    public double? Pitch { get; init; }

    /// <summary>Strengthens the strokes by so many thousandths of an em, for fonts without a bold cut; 0 for none.</summary>
    public double Embolden { get; init; }

    /// <summary>Raises (or lowers) the characters by so many points.</summary>
    public double Rise { get; init; }

    /// <summary>Draws a thin line below the text.</summary>
    public bool Underline { get; init; }
}

/// <summary>A run of text in one style. A line feed in it ends the line.</summary>
public sealed record TextSpan(string Text, TextStyle Style)
{
    /// <summary>Where the run leads when it is a link.</summary>
    public LinkTarget? Link { get; init; }

    /// <summary>What the link is for assistive technology; the text itself if not given.</summary>
    public string? LinkDescription { get; init; }

    /// <summary>The run refers to a note or another place (structure type Reference).</summary>
    public bool Reference { get; init; }
}

/// <summary>How lines stand between the margins.</summary>
public enum TextAlignment
{
    /// <summary>Flush on both sides but for the last line.</summary>
    Justified,

    /// <summary>Flush left.</summary>
    Left,

    /// <summary>Flush right.</summary>
    Right,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>Centred, over as few lines as needed and these of like length, in the manner of Chinese titles.</summary>
    Balanced,
}

/// <summary>How a paragraph stands. Lengths in points.</summary>
public sealed record ParagraphStyle
{
    /// <summary>Distance from line to line; exact, whatever the characters' size.</summary>
    public required double LineHeight { get; init; }

    /// <summary>How lines stand between the margins.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Justified;

    /// <summary>Indent of the first line.</summary>
    public double FirstLineIndent { get; init; }

    /// <summary>Indent of all lines on the left.</summary>
    public double LeftIndent { get; init; }

    /// <summary>Indent of all lines on the right.</summary>
    public double RightIndent { get; init; }

    /// <summary>Room before the paragraph, dropped at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Room after the paragraph; of two neighbours the larger counts.</summary>
    public double SpaceAfter { get; init; }

    /// <summary>No page ends between this paragraph and the next block.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>No page ends inside the paragraph.</summary>
    public bool KeepTogether { get; init; }
}
