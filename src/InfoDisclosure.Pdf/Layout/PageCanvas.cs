using System.Runtime.InteropServices;
using InfoDisclosure.Pdf.Objects;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>
/// What is drawn on: a page, or a figure on it. Origin top left, y downwards, in points. What it draws belongs to the
/// structure element or the page furniture for which it was handed out.
/// </summary>
public sealed class PageCanvas
{
    private readonly PdfDocument document;
    private readonly PdfPage page;
    private readonly ByteWriter content;
    private readonly List<(double X, double Y, double Width, double Height, PdfColor Color)> rules = [];
    private readonly List<Glyph> scratch = [];

    private double height;
    private bool inText;
    private double textX;
    private double textY;
    private int font = -1;
    private double fontSize;
    private double characterSpacing;
    private double strokeWidth;
    private PdfColor fill = PdfColor.Black;
    private StructureElement? owner;
    private bool artifact;

    internal PageCanvas(PdfDocument document, PdfPage page)
    {
        this.document = document;
        this.page = page;
        content = page.Content;
        height = page.Setup.ReadHeight;
        if (page.Setup.Turned)
        {
            content.Bytes("q 0 1 -1 0 "u8);
            content.Number(height);
            content.Bytes(" 0 cm\n"u8);
        }
    }

    /// <summary>The page's sheet and margins.</summary>
    public PageSetup Setup => page.Setup;

    internal PdfDocument Document => document;

    /// <summary>How wide a text is, in points.</summary>
    public double Measure(string text, TextStyle style) => document.Measure(text, style);

    /// <summary>Writes one line of text from x on, its baseline at y.</summary>
    public void Text(string text, TextStyle style, double x, double y)
    {
        scratch.Clear();
        TextShaper.Shape(document.Glyphs, text, style, 0, scratch);
        DrawGlyphs(CollectionsMarshal.AsSpan(scratch), [], style, x, y);
    }

    /// <summary>Draws a line.</summary>
    public void Line(double x0, double y0, double x1, double y1, double width, PdfColor color)
    {
        BeginShape();
        Stroke(color, width);
        Point(x0, y0);
        content.Bytes("m "u8);
        Point(x1, y1);
        content.Bytes("l S Q\n"u8);
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(double x, double y, double width, double height, PdfColor color)
    {
        BeginShape();
        content.Bytes("q "u8);
        Color(color, stroking: false);
        Box(x, y, width, height);
        content.Bytes("f Q\n"u8);
    }

    /// <summary>Fills rectangles as one shape, so that no seam shows where they touch.</summary>
    public void FillAll(IEnumerable<FigureArea> areas, PdfColor color)
    {
        BeginShape();
        content.Bytes("q "u8);
        Color(color, stroking: false);
        foreach (FigureArea area in areas)
        {
            Box(area.Left, area.Top, area.Width, area.Height);
        }

        content.Bytes("f Q\n"u8);
    }

    /// <summary>Draws the outline of a rectangle.</summary>
    public void Frame(double x, double y, double width, double height, double lineWidth, PdfColor color)
    {
        BeginShape();
        Stroke(color, lineWidth);
        Box(x, y, width, height);
        content.Bytes("S Q\n"u8);
    }

    /// <summary>Draws a line through the points.</summary>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, double width, PdfColor color)
    {
        if (points.Count < 2)
        {
            return;
        }

        BeginShape();
        Stroke(color, width);
        for (int i = 0; i < points.Count; i++)
        {
            Point(points[i].X, points[i].Y);
            content.Bytes(i == 0 ? "m "u8 : "l "u8);
        }

        content.Bytes("S Q\n"u8);
    }

    /// <summary>What is drawn from here on belongs to the element.</summary>
    internal void BeginContent(StructureElement element)
    {
        if (owner == element && !artifact)
        {
            return;
        }

        EndMark();
        int number = page.Contents.Count;
        page.Contents.Add(element);
        element.AddContent(new MarkedContent(page, number));
        content.Name(element.Type);
        content.Bytes("<</MCID "u8);
        content.Integer(number);
        content.Bytes(">>BDC\n"u8);
        owner = element;
    }

    /// <summary>What is drawn from here on is furniture: assistive technology and text extraction may pass over it.</summary>
    internal void BeginArtifact(bool pagination = false)
    {
        if (artifact && !pagination)
        {
            return;
        }

        EndMark();
        content.Bytes(pagination ? "/Artifact<</Type/Pagination>>BDC\n"u8 : "/Artifact BMC\n"u8);
        artifact = true;
    }

    /// <summary>A rule of the given place and thickness, drawn as furniture when the page is finished.</summary>
    internal void RuleLater(double x, double y, double width, double thickness, PdfColor color) => rules.Add((x, y, width, thickness, color));

    internal void AddLink(LinkTarget target, string description, StructureElement element, double x, double top, double width, double lineHeight)
    {
        (double ax, double ay) = ToSheet(x, top);
        (double bx, double by) = ToSheet(x + width, top + lineHeight);
        var annotation = new LinkAnnotation(page, target, (Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by)), element, description);
        page.Annotations.Add(annotation);
        element.AddAnnotation(annotation);
    }

    internal Destination DestinationAt(double x, double y)
    {
        (double sheetX, double sheetY) = ToSheet(x, y);
        return new Destination(page, sheetX, sheetY);
    }

    internal (double X, double Y) ToSheet(double x, double y) => page.Setup.Turned ? (y, x) : (x, height - y);

    /// <summary>
    /// Draws glyphs in one style from x on. <paramref name="advances"/> holds the advance of each after justification; when
    /// it is empty, their own advances count.
    /// </summary>
    internal void DrawGlyphs(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<double> advances, TextStyle style, double x, double baseline)
    {
        if (glyphs.Length == 0)
        {
            return;
        }

        BeginText();
        Apply(style);
        double pen = x;
        int i = 0;
        while (i < glyphs.Length)
        {
            if (glyphs[i].Class == CharacterClass.BreakHere)
            {
                i++;
                continue;
            }

            int end = i + 1;
            while (end < glyphs.Length && glyphs[end].Font == glyphs[i].Font && glyphs[end].Class != CharacterClass.BreakHere)
            {
                end++;
            }

            pen += DrawRun(glyphs[i..end], advances.Length == 0 ? advances : advances[i..end], style, pen, height - baseline + style.Rise);
            i = end;
        }
    }

    /// <summary>Ends the page's flowing content; what follows is drawn in the coordinates of the upright sheet.</summary>
    internal void BeginSheet()
    {
        if (rules.Count > 0)
        {
            BeginArtifact();
            foreach (IGrouping<PdfColor, (double X, double Y, double Width, double Height, PdfColor Color)> color in rules.GroupBy(rule => rule.Color))
            {
                Color(color.Key, stroking: false);
                foreach ((double x, double y, double width, double thickness, _) in color)
                {
                    Box(x, y, width, thickness);
                }

                content.Bytes("f\n"u8);
                fill = color.Key;
            }
        }

        EndMark();
        if (page.Setup.Turned)
        {
            content.Bytes("Q\n"u8);
            font = -1;
            characterSpacing = 0;
            strokeWidth = 0;
            fill = PdfColor.Black;
            height = page.Setup.SheetHeight;
        }
    }

    internal void End() => EndMark();

    private static double AdvanceOf(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<double> advances, int i) => advances.Length == 0 ? glyphs[i].Advance : advances[i];

    private double DrawRun(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<double> advances, TextStyle style, double x, double y)
    {
        if (font != glyphs[0].Font || fontSize != style.Size)
        {
            font = glyphs[0].Font;
            fontSize = style.Size;
            content.Bytes("/F"u8);
            content.Integer(font);
            content.Byte((byte)' ');
            content.Number(fontSize);
            content.Bytes(" Tf "u8);
        }

        double spacing = CommonSpacing(glyphs, advances);
        if (Math.Abs(spacing - characterSpacing) >= 0.0005)
        {
            characterSpacing = spacing;
            content.Number(spacing, 4);
            content.Bytes(" Tc "u8);
        }

        content.Number(x - textX);
        content.Byte((byte)' ');
        content.Number(y - textY);
        content.Bytes(" Td"u8);
        textX = x;
        textY = y;

        // One string, with corrections where a glyph is to advance otherwise than the font and the spacing make it.
        content.Bytes("[("u8);
        double total = 0;
        double error = 0;
        for (int i = 0; i < glyphs.Length; i++)
        {
            ref readonly Glyph glyph = ref glyphs[i];
            content.Escaped((byte)(glyph.Number >> 8));
            content.Escaped((byte)glyph.Number);
            double advance = AdvanceOf(glyphs, advances, i);
            total += advance;
            error += advance - glyph.FontAdvance - characterSpacing;
            double correction = Math.Round(-error / style.Size * 1000);
            if (correction != 0 && i + 1 < glyphs.Length)
            {
                content.Byte((byte)')');
                content.Integer((long)correction);
                content.Byte((byte)'(');
                error += correction * style.Size / 1000;
            }
        }

        content.Bytes(")]TJ\n"u8);
        return total;
    }

    /// <summary>What most glyphs of the run advance more than their font says.</summary>
    private static double CommonSpacing(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<double> advances)
    {
        double candidate = 0;
        int votes = 0;
        for (int i = 0; i + 1 < glyphs.Length; i++)
        {
            double spacing = AdvanceOf(glyphs, advances, i) - glyphs[i].FontAdvance;
            if (votes == 0)
            {
                (candidate, votes) = (spacing, 1);
            }
            else
            {
                votes += Math.Abs(candidate - spacing) < 0.0001 ? 1 : -1;
            }
        }

        return Math.Round(candidate, 4);
    }

    private void Apply(TextStyle style)
    {
        if (fill != style.Color)
        {
            fill = style.Color;
            Color(fill, stroking: false);
        }

        double width = style.Embolden * style.Size / 1000;
        if (width != strokeWidth)
        {
            strokeWidth = width;
            if (width == 0)
            {
                content.Bytes("0 Tr "u8);
            }
            else
            {
                Color(style.Color, stroking: true);
                content.Number(width);
                content.Bytes(" w 1 j 2 Tr "u8);
            }
        }
    }

    private void BeginText()
    {
        if (!inText)
        {
            content.Bytes("BT\n"u8);
            inText = true;
            textX = 0;
            textY = 0;
        }
    }

    private void BeginShape()
    {
        if (inText)
        {
            content.Bytes("ET\n"u8);
            inText = false;
        }
    }

    private void EndMark()
    {
        BeginShape();
        if (owner is not null || artifact)
        {
            content.Bytes("EMC\n"u8);
        }

        owner = null;
        artifact = false;
    }

    private void Stroke(PdfColor color, double width)
    {
        content.Bytes("q "u8);
        Color(color, stroking: true);
        content.Number(width);
        content.Bytes(" w "u8);
    }

    private void Color(PdfColor color, bool stroking)
    {
        if (color.Red == color.Green && color.Green == color.Blue)
        {
            content.Number(color.Red / 255.0);
            content.Bytes(stroking ? " G "u8 : " g "u8);
            return;
        }

        content.Number(color.Red / 255.0);
        content.Byte((byte)' ');
        content.Number(color.Green / 255.0);
        content.Byte((byte)' ');
        content.Number(color.Blue / 255.0);
        content.Bytes(stroking ? " RG "u8 : " rg "u8);
    }

    private void Point(double x, double y)
    {
        content.Number(x, 2);
        content.Byte((byte)' ');
        content.Number(height - y, 2);
        content.Byte((byte)' ');
    }

    private void Box(double x, double y, double width, double boxHeight)
    {
        Point(x, y + boxHeight);
        content.Number(width, 2);
        content.Byte((byte)' ');
        content.Number(boxHeight, 2);
        content.Bytes(" re "u8);
    }
}
