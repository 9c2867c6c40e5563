using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>
/// The measures of papers on a wall, read standing and by old eyes: text of at least 22 pt on A4 (22 characters a line) and of
/// 31 pt on A3 (23), everything else in proportion. Lengths in points.
/// </summary>
internal sealed class PosterStyle
{
    private readonly DocumentFonts fonts;
    private readonly PosterPaper paper;

    public PosterStyle(DocumentFonts fonts, PosterPaper paper)
    {
        this.fonts = fonts;
        this.paper = paper;
        (var size, var characters, Page) = paper switch
        {
            PosterPaper.A4 => (22.0, 22, PageSetup.A4(top: 22, bottom: 19, left: 0, right: 0)),
            PosterPaper.A3 => (31.0, 23, PageSetup.A3(top: 30, bottom: 25, left: 0, right: 0)),
            _ => throw new ArgumentOutOfRangeException(nameof(paper), paper, "Not a paper."),
        };
        Scale = size / 22;
        var margin = (Page.SheetWidth - (characters * size)) / 2;
        Page = Page with { Left = margin, Right = margin };
        Blocks = BlocksOf(size);
        LargerBlocks = [BlocksOf(Points(32)), BlocksOf(Points(27))];
    }

    public PageSetup Page { get; }

    public double Scale { get; }

    /// <summary>How the text is set.</summary>
    public BlockStyle Blocks { get; }

    /// <summary>Larger settings for a text that is short enough to stay on one sheet in them, the largest first.</summary>
    public IReadOnlyList<BlockStyle> LargerBlocks { get; }

    /// <summary>The sizes a list of households may have.</summary>
    public IReadOnlyList<double> ListSizes => paper == PosterPaper.A4 ? [18, 16, 14] : [22, 19, 16];

    public TextStyle FactLabel => new() { Fonts = fonts.Hei, Size = Points(17) };

    public TextStyle FactValue => new() { Fonts = fonts.Fang, Size = Points(17) };

    public ParagraphStyle FactParagraph => new() { LineHeight = Points(28), Alignment = TextAlignment.Balanced, KeepWithNext = true };

    public TextStyle Invitation => new() { Fonts = fonts.Hei, Size = Points(22) };

    public TextStyle Address => new() { Fonts = fonts.Serif, Size = Points(14) };

    public TextStyle Small => new() { Fonts = fonts.Serif, Size = Points(12) };

    public TextStyle PageNumber => new() { Fonts = fonts.Serif, Size = Points(14) };

    public TextStyle Mark => OfficialStyle.MarkOf(fonts) with { Size = Points(12) };

    public TextStyle Band(double size) => new() { Fonts = fonts.Hei, Size = size, Color = PdfColor.White };

    public TextStyle Title(double size) => new() { Fonts = fonts.Title, Size = size };

    public double Points(double onA4) => onA4 * Scale;

    private BlockStyle BlocksOf(double size)
    {
        var text = new TextStyle { Fonts = fonts.Fang, Size = size };
        var paragraph = new ParagraphStyle { LineHeight = size * 1.6, FirstLineIndent = 2 * size };
        return new BlockStyle
        {
            Fonts = fonts,
            Page = Page,
            WidePage = Page.Landscape(),
            CharacterPitch = size,
            Text = text,
            Paragraph = paragraph,
            Heading = depth => text with { Fonts = fonts.Hei, Size = depth == 1 ? size * 1.125 : size },
            HeadingParagraph = paragraph with { Alignment = TextAlignment.Left, KeepWithNext = true, KeepTogether = true, SpaceBefore = Points(6) },
            Note = text with { Size = Points(16) },
            NoteParagraph = new ParagraphStyle { LineHeight = Points(25), FirstLineIndent = Points(32) },
            TableSizes = _ => paper == PosterPaper.A4 ? [20, 18, 16, 14] : [28, 25, 22, 19, 16],
            CaptionSize = Points(20),
            CellPadding = table => (table * 0.3, table * 0.2),
            Links = false,
        };
    }
}
