using InfoDisclosure.Pdf.Fonts;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;
using InfoDisclosure.Pdf.Tests.Programs;
using UglyToad.PdfPig.Content;

namespace InfoDisclosure.Pdf.Tests;

/// <summary>Fonts, styles and short ways to make and read a document.</summary>
internal static class Sample
{
    public static readonly TrueTypeFont Serif = TrueTypeFont.Open(RepositoryFonts.File("NotoSerifSC-Regular.ttf"));
    public static readonly TrueTypeFont Sans = TrueTypeFont.Open(RepositoryFonts.File("NotoSansSC-Bold.ttf"));
    public static readonly TrueTypeFont Kai = TrueTypeFont.Open(RepositoryFonts.File("WenKai-Regular.ttf"));
    public static readonly TrueTypeFont Fang = TrueTypeFont.Open(RepositoryFonts.File("fandol/FandolFang-Regular.ttf"));

    public static readonly PageSetup Page = PageSetup.A4(37, 35, 28, 26);
    public static readonly TextStyle Text = new() { Fonts = new FontStack(Fang, Serif), Size = 16, Pitch = Page.TextWidth / 28 };
    public static readonly TextStyle Heading = Text with { Fonts = new FontStack(Sans, Serif) };
    public static readonly ParagraphStyle Style = new() { LineHeight = 28.95 };
    public static readonly DocumentMetadata Metadata = new() { Title = "样本", Created = new DateTimeOffset(2019, 3, 19, 8, 0, 0, TimeSpan.Zero) };

    public static TextSpan Span(string text) => new(text, Text);

    public static Paragraph Paragraph(string text, ParagraphStyle? style = null) => new([Span(text)], style ?? Style);

    public static Paragraph HeadingOf(string text, int level = 1) =>
        new([new TextSpan(text, Heading)], Style with { KeepWithNext = true }) { Type = StructureTypes.Heading(level), OutlineLevel = level };

    public static TableCell Cell(string text, int columns = 1, int rows = 1, HeaderScope scope = HeaderScope.None) =>
        new([new TextSpan(text, Text with { Size = 12, Pitch = null })]) { ColumnSpan = columns, RowSpan = rows, Scope = scope };

    public static TableRow Row(params string[] cells) => new([.. cells.Select(cell => Cell(cell))]);

    public static TableRow HeaderRow(params string[] cells) => new([.. cells.Select(cell => Cell(cell, scope: HeaderScope.Column))]);

    public static byte[] Make(params Block[] blocks) => Make(Metadata, blocks);

    public static byte[] Make(DocumentMetadata metadata, params Block[] blocks)
    {
        var document = new PdfDocument(metadata);
        var flow = new PageFlow(document, Page);
        foreach (var block in blocks)
            flow.Add(block);
        flow.Finish();
        return document.ToArray();
    }

    /// <summary>The text of each page as PdfPig reads it, in the order of the content.</summary>
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument(pdf);
        return [.. document.GetPages().Select(page => page.Text)];
    }

    /// <summary>The lines of a page from top to bottom: letters of like height, from left to right.</summary>
    public static IReadOnlyList<string> Lines(byte[] pdf, int page = 1)
    {
        using var document = PdfDocument(pdf);
        return [.. document.GetPage(page).Letters
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y))
            .OrderByDescending(line => line.Key)
            .Select(line => string.Concat(line.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value)))];
    }

    public static IReadOnlyList<Letter> Letters(byte[] pdf, int page = 1)
    {
        using var document = PdfDocument(pdf);
        return [.. document.GetPage(page).Letters];
    }

    public static UglyToad.PdfPig.PdfDocument PdfDocument(byte[] pdf) => UglyToad.PdfPig.PdfDocument.Open(pdf);
}
