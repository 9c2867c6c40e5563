using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents;

/// <summary>How blocks of office text are set on one kind of paper: on which page, in which sizes. Lengths in points.</summary>
internal sealed record BlockStyle
{
    public required DocumentFonts Fonts { get; init; }

    public required PageSetup Page { get; init; }

    /// <summary>Where a table stands that doesn't fit the page.</summary>
    public required PageSetup WidePage { get; init; }

    /// <summary>Advance of a character of the text.</summary>
    public required double CharacterPitch { get; init; }

    public required TextStyle Text { get; init; }

    public required ParagraphStyle Paragraph { get; init; }

    /// <summary>How a heading of a depth looks.</summary>
    public required Func<int, TextStyle> Heading { get; init; }

    public required ParagraphStyle HeadingParagraph { get; init; }

    public required TextStyle Note { get; init; }

    public required ParagraphStyle NoteParagraph { get; init; }

    /// <summary>The sizes a table of so many columns may have, the wanted one first.</summary>
    public required Func<int, IReadOnlyList<double>> TableSizes { get; init; }

    public required double CaptionSize { get; init; }

    /// <summary>Room between a cell's rules and its text of a size: left and right, above and below.</summary>
    public required Func<double, (double Horizontal, double Vertical)> CellPadding { get; init; }

    /// <summary>Whether links are shown; a paper on a wall has none.</summary>
    public required bool Links { get; init; }

    public double LinePitch => Paragraph.LineHeight;

    public TextStyle Quotation => Text with { Fonts = Fonts.Kai };

    /// <summary>Emphasis changes the font, as Chinese has no italics: 楷体, and 仿宋 inside 楷体.</summary>
    public TextStyle Emphasis(TextStyle style) => style with { Fonts = style.Fonts == Fonts.Kai ? Fonts.Fang : Fonts.Kai };

    public TextStyle TableText(double size) => new() { Fonts = Fonts.Fang, Size = size };

    public TextStyle TableHeader(double size) => new() { Fonts = Fonts.Hei, Size = size };
}
