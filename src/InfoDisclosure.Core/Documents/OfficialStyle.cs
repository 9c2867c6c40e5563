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

    private static readonly PdfColor Vermilion = new(0xB3, 0x26, 0x1E);
    private static readonly PdfColor OfficialBlue = new(0x14, 0x50, 0x8C);

    private readonly DocumentFonts fonts;

    public OfficialStyle(DocumentFonts fonts)
    {
        this.fonts = fonts;
        Text = new TextStyle { Fonts = fonts.Fang, Size = 16, Pitch = CharacterPitch };
        Title = new TextStyle { Fonts = fonts.Title, Size = 22 };
        PageNumber = new TextStyle { Fonts = fonts.Serif, Size = 14 };
        Mark = new TextStyle { Fonts = fonts.Hei, Size = 12, Color = Vermilion };
    }

    public TextStyle Text { get; }

    public TextStyle Title { get; }

    public TextStyle PageNumber { get; }

    public TextStyle Mark { get; }

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

    public static ParagraphStyle Note { get; } = new() { LineHeight = 20, FirstLineIndent = 24 };

    /// <summary>一、黑体 · （一）楷体 · below that 仿宋, the third level strengthened.</summary>
    public TextStyle Heading(int level) => level switch
    {
        1 => Text with { Fonts = fonts.Hei },
        2 => Text with { Fonts = fonts.Kai },
        3 => Strong(Text),
        _ => Text,
    };

    public TextStyle Quotation() => Text with { Fonts = fonts.Kai };

    public TextStyle NoteText() => new() { Fonts = fonts.Fang, Size = 12 };

    public TextStyle TableText(double size) => new() { Fonts = fonts.Fang, Size = size };

    public TextStyle TableHeader(double size) => new() { Fonts = fonts.Hei, Size = size };

    public static TextStyle Strong(TextStyle style) => style with { Embolden = 28 };

    /// <summary>Emphasis changes the font, as Chinese has no italics: 楷体, and 仿宋 inside 楷体.</summary>
    public TextStyle Emphasis(TextStyle style) => style with { Fonts = style.Fonts == fonts.Kai ? fonts.Fang : fonts.Kai };

    public static TextStyle Link(TextStyle style) => style with { Color = OfficialBlue, Underline = true };

    public static TextStyle NoteReference(TextStyle style) => style with { Size = style.Size * 0.62, Rise = style.Size * 0.4, Pitch = null };
}
