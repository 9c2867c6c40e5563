using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents;

/// <summary>
/// The measures of GB/T 9704-2012: A4, text of 156 × 225 mm, 22 lines of 28 characters of 三号 (16 pt) 仿宋, titles of
/// 二号 (22 pt) 小标宋. Lengths in points.
/// </summary>
internal sealed class OfficialStyle
{
    public const double LinePitch = 28.95;

    public static readonly PageSetup Page = PageSetup.A4(top: 37, bottom: 35, left: 28, right: 26);

    public static readonly double CharacterPitch = Page.TextWidth / 28;

    /// <summary>政务蓝.</summary>
    public static readonly PdfColor OfficialBlue = new(0x14, 0x50, 0x8C);

    private static readonly PdfColor Vermilion = new(0xB3, 0x26, 0x1E);

    private readonly DocumentFonts fonts;

    public OfficialStyle(DocumentFonts fonts)
    {
        this.fonts = fonts;
        Text = new TextStyle { Fonts = fonts.Fang, Size = 16, Pitch = CharacterPitch };
        Title = new TextStyle { Fonts = fonts.Title, Size = 22 };
        PageNumber = new TextStyle { Fonts = fonts.Serif, Size = 14 };
        Mark = MarkOf(fonts);
        Blocks = new BlockStyle
        {
            Fonts = fonts,
            Page = Page,
            WidePage = Page.Turn(),
            CharacterPitch = CharacterPitch,
            Text = Text,
            Paragraph = Paragraph,
            Heading = Heading,
            HeadingParagraph = HeadingParagraph,
            Note = new TextStyle { Fonts = fonts.Fang, Size = 12 },
            NoteParagraph = new ParagraphStyle { LineHeight = 20, FirstLineIndent = 24 },
            TableSizes = columns => columns > 6 ? [10.5] : [12],
            CaptionSize = 12,
            CellPadding = _ => (5, 4),
            Links = true,
        };
    }

    public TextStyle Text { get; }

    public TextStyle Title { get; }

    public TextStyle PageNumber { get; }

    public TextStyle Mark { get; }

    /// <summary>How office text is set in an official document; wide tables are turned as in a bound one.</summary>
    public BlockStyle Blocks { get; }

    public static ParagraphStyle TitleParagraph { get; } = new()
    {
        LineHeight = LinePitch * 1.25,
        Alignment = TextAlignment.Balanced,
        SpaceAfter = LinePitch * 0.75,
        KeepWithNext = true,
        KeepTogether = true,
    };

    public static ParagraphStyle Paragraph { get; } = new() { LineHeight = LinePitch, FirstLineIndent = 2 * CharacterPitch };

    public static ParagraphStyle HeadingParagraph { get; } = Paragraph with { Alignment = TextAlignment.Left, KeepWithNext = true, KeepTogether = true };

    /// <summary>一、黑体 · （一）楷体 · below that 仿宋, the third level strengthened.</summary>
    public TextStyle Heading(int level) => level switch
    {
        1 => Text with { Fonts = fonts.Hei },
        2 => Text with { Fonts = fonts.Kai },
        3 => Strong(Text),
        _ => Text,
    };

    /// <summary>The look of marks such as 送审稿, the same on every paper.</summary>
    public static TextStyle MarkOf(DocumentFonts fonts) => new() { Fonts = fonts.Hei, Size = 12, Color = Vermilion };

    public static TextStyle Strong(TextStyle style) => style with { Embolden = 28 };

    public static TextStyle Link(TextStyle style) => style with { Color = OfficialBlue, Underline = true };

    public static TextStyle NoteReference(TextStyle style) => style with { Size = style.Size * 0.62, Rise = style.Size * 0.4, Pitch = null };
}
