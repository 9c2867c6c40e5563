using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>Draws the slices of one block, by their index.</summary>
internal abstract class SliceSource
{
    /// <summary>What is repeated at the top of a page that begins with this slice; null for nothing.</summary>
    public virtual RepeatedHead? HeadBefore(int index) => null;

    public abstract void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges);
}

/// <summary>Rows that are drawn again, as furniture, where a table continues on a new page.</summary>
internal abstract class RepeatedHead
{
    public abstract double Height { get; }

    public abstract void Draw(PageCanvas canvas, double left, double top);
}

/// <summary>Whether a slice is the first or last of its block on a page.</summary>
[Flags]
internal enum SliceEdges
{
    None = 0,
    First = 1,
    Last = 2,
}

/// <summary>A piece that a page takes whole.</summary>
internal readonly record struct Slice(SliceSource Source, int Index, double SpaceBefore, double Height, bool MayBreakBefore, bool NewPage, PageSetup Setup, string? Anchor, int KeepGroup);

/// <summary>Collects the slices of blocks and the rules on where pages may end between them.</summary>
internal sealed class Composition(PdfDocument document, PageSetup setup)
{
    private readonly List<string> anchors = [];
    private double spaceAfter;
    private bool keepNext;
    private bool newPage;
    private int keepGroups;
    private int keepGroup;

    public PdfDocument Document => document;

    public List<Slice> Slices { get; } = [];

    public PageSetup Setup { get; set; } = setup;

    public void Add(SliceSource source, double spaceBefore, double height, bool mayBreakBefore, bool keepWithNext = false, double spaceAfter = 0, int index = 0)
    {
        string? anchor = anchors.Count == 0 ? null : string.Join('\n', anchors);
        anchors.Clear();
        Slices.Add(new Slice(source, index, Math.Max(spaceBefore, this.spaceAfter), height, mayBreakBefore && !keepNext, newPage, Setup, anchor, keepGroup));
        this.spaceAfter = spaceAfter;
        keepNext = keepWithNext;
        newPage = false;
    }

    public void Add(ParagraphSlices source, ParagraphStyle style)
    {
        AnchorNext(source.Paragraph?.Anchor);
        int count = source.Layout.LineCount;
        for (int i = 0; i < count; i++)
        {
            // Neither the first nor the last line of a paragraph stands alone on a page.
            bool mayBreak = i == 0 || (!style.KeepTogether && i >= 2 && count - i >= 2);
            bool last = i == count - 1;
            Add(source, i == 0 ? style.SpaceBefore : 0, style.LineHeight, mayBreak, last && style.KeepWithNext, last ? style.SpaceAfter : 0, i);
        }
    }

    /// <summary>No page ends before the slice that is added next.</summary>
    public void JoinNext(bool join) => keepNext |= join;

    public void BreakPage() => newPage = true;

    public void AnchorNext(string? anchor)
    {
        if (anchor is not null)
        {
            anchors.Add(anchor);
        }
    }

    /// <summary>While the result lives, added slices stay on one page.</summary>
    public IDisposable Keep(bool together)
    {
        int outer = keepGroup;
        keepGroup = together && outer == 0 ? ++keepGroups : outer;
        return new KeepScope(this, outer);
    }

    private sealed class KeepScope(Composition composition, int outer) : IDisposable
    {
        public void Dispose() => composition.keepGroup = outer;
    }
}

/// <summary>A paragraph's lines.</summary>
internal sealed class ParagraphSlices(ParagraphLayout layout, double indent, Paragraph? paragraph) : SliceSource
{
    public ParagraphLayout Layout => layout;

    public Paragraph? Paragraph => paragraph;

    public override void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges)
    {
        if (index == 0 && paragraph?.OutlineLevel is { } level)
        {
            string title = string.Concat(paragraph.Spans.Where(span => !span.Reference).Select(span => span.Text)).Replace("\u200B", "", StringComparison.Ordinal).Replace('\n', ' ');
            canvas.Document.AddOutline(new OutlineEntry(level, title, canvas.DestinationAt(left, top)));
        }

        layout.DrawLine(canvas, index, left + indent, top, artifact: false);
    }
}

/// <summary>A line.</summary>
internal sealed class RuleSlice(Rule rule, double indent) : SliceSource
{
    public override void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges) =>
        canvas.RuleLater(left + indent, top + ((rule.Height - rule.Thickness) / 2), rule.Length, rule.Thickness, PdfColor.Black);
}

/// <summary>Empty room.</summary>
internal sealed class NothingDrawn : SliceSource
{
    public static readonly NothingDrawn Instance = new();

    public override void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges)
    {
    }
}

/// <summary>A figure.</summary>
internal sealed class FigureSlice(Figure figure, StructureElement element, double indent, double width) : SliceSource
{
    public override void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges)
    {
        canvas.BeginContent(element);
        figure.Draw(canvas, new FigureArea(left + indent, top, width, figure.Height));
    }
}

/// <summary>A drawing.</summary>
internal sealed class DrawingSlice(Drawing drawing, StructureElement element, double indent, double width) : SliceSource
{
    public override void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges)
    {
        canvas.BeginContent(element);
        drawing.Draw(canvas, new FigureArea(left + indent, top, width, drawing.Height));
    }
}
