using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>Something that takes its place in the flow of pages.</summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>A name for links to this block; unique in the document.</summary>
    public string? Anchor { get; init; }

    /// <summary>Lays the block out into slices, the pieces that a page takes whole.</summary>
    internal abstract void Compose(Composition composition, StructureElement parent, double left, double width);
}

/// <summary>A paragraph or heading.</summary>
public sealed record Paragraph(IReadOnlyList<TextSpan> Spans, ParagraphStyle Style) : Block
{
    /// <summary>The structure type: <see cref="StructureTypes.Paragraph"/> or a heading.</summary>
    public string Type { get; init; } = StructureTypes.Paragraph;

    /// <summary>Level in the document's outline, 1 for the topmost; null for a block that isn't listed there.</summary>
    public int? OutlineLevel { get; init; }

    internal override void Compose(Composition composition, StructureElement parent, double left, double width) =>
        Compose(composition, parent, [], label: null, left, width);

    /// <summary>Lays the paragraph out behind a label (of a list item or note) that stands in its first line.</summary>
    internal void Compose(Composition composition, StructureElement parent, IReadOnlyList<TextSpan> labelSpans, StructureElement? label, double left, double width)
    {
        StructureElement element = parent.Add(Type);
        var owners = new StructureElement[labelSpans.Count + Spans.Count];
        Array.Fill(owners, label ?? element, 0, labelSpans.Count);
        Array.Fill(owners, element, labelSpans.Count, Spans.Count);
        IReadOnlyList<TextSpan> all = labelSpans.Count == 0 ? Spans : [.. labelSpans, .. Spans];
        var layout = new ParagraphLayout(composition.Document, all, owners, Style, width);
        composition.Add(new ParagraphSlices(layout, left, this), Style);
    }
}

/// <summary>Empty room of a height, also at the top of a page.</summary>
public sealed record Spacer(double Height) : Block
{
    internal override void Compose(Composition composition, StructureElement parent, double left, double width) =>
        composition.Add(NothingDrawn.Instance, 0, Height, mayBreakBefore: true);
}

/// <summary>A thin line from the left, for setting off what follows; furniture to assistive technology.</summary>
public sealed record Rule(double Length, double Thickness) : Block
{
    /// <summary>The height it takes, the line in its middle.</summary>
    public double Height { get; init; } = 12;

    internal override void Compose(Composition composition, StructureElement parent, double left, double width) =>
        composition.Add(new RuleSlice(this, left), 0, Height, mayBreakBefore: true, keepWithNext: true);
}

/// <summary>What follows begins a new page.</summary>
public sealed record PageBreak : Block
{
    internal override void Compose(Composition composition, StructureElement parent, double left, double width) => composition.BreakPage();
}

/// <summary>Blocks that belong together: a quotation, a caption, a note.</summary>
public sealed record Group(IReadOnlyList<Block> Blocks) : Block
{
    /// <summary>The structure type.</summary>
    public string Type { get; init; } = StructureTypes.Division;

    /// <summary>Indent on the left, in points; given up where groups stand in groups and too little width would be left.</summary>
    public double LeftIndent { get; init; }

    /// <summary>Indent on the right, in points.</summary>
    public double RightIndent { get; init; }

    /// <summary>No page ends inside the group, as long as it fits on one.</summary>
    public bool KeepTogether { get; init; }

    /// <summary>No page ends between the block before and this group.</summary>
    public bool KeepWithPrevious { get; init; }

    internal override void Compose(Composition composition, StructureElement parent, double left, double width)
    {
        StructureElement element = parent.Add(Type);
        composition.JoinNext(KeepWithPrevious);
        using (composition.Keep(KeepTogether))
        {
            composition.AnchorNext(Anchor);
            double narrower = width - LeftIndent - RightIndent;
            bool fits = narrower > composition.Setup.TextWidth / 3;
            foreach (Block block in Blocks)
            {
                block.Compose(composition, element, fits ? left + LeftIndent : left, fits ? narrower : width);
            }
        }
    }
}

/// <summary>A list, or the notes of a text. Labels stand in the first line of their item.</summary>
public sealed record ItemList(IReadOnlyList<ListItem> Items) : Block
{
    /// <summary>How items are counted, for assistive technology.</summary>
    public ListNumbering Numbering { get; init; } = ListNumbering.None;

    /// <summary>Items are notes (structure type Note) that references lead to.</summary>
    public bool Notes { get; init; }

    internal override void Compose(Composition composition, StructureElement parent, double left, double width)
    {
        StructureElement list = Notes ? parent : parent.Add(StructureTypes.List, alternative: null, id: null, "/O/List/ListNumbering/" + Numbering);
        composition.AnchorNext(Anchor);
        foreach (ListItem item in Items)
        {
            StructureElement element = list.Add(Notes ? StructureTypes.Note : StructureTypes.ListItem, alternative: null, Notes ? item.Anchor : null);
            StructureElement label = element.Add(StructureTypes.Label);
            StructureElement body = Notes ? element : element.Add(StructureTypes.ListBody);
            composition.AnchorNext(item.Anchor);
            int rest = 0;
            if (item.Blocks is [Paragraph first, ..])
            {
                first.Compose(composition, body, item.Label, label, left, width);
                rest = 1;
            }
            else
            {
                var alone = new ParagraphLayout(composition.Document, item.Label, [.. item.Label.Select(_ => label)], item.LabelStyle, width);
                composition.Add(new ParagraphSlices(alone, left, paragraph: null), item.LabelStyle with { KeepWithNext = true });
            }

            foreach (Block block in item.Blocks.Skip(rest))
            {
                block.Compose(composition, body, left, width);
            }
        }
    }
}

/// <summary>An item: its label (number or dot, with the space after it) and what it says.</summary>
public sealed record ListItem(IReadOnlyList<TextSpan> Label, ParagraphStyle LabelStyle, IReadOnlyList<Block> Blocks)
{
    /// <summary>A name for links to this item; unique in the document.</summary>
    public string? Anchor { get; init; }
}

/// <summary>How the items of a list are counted.</summary>
public enum ListNumbering
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>1, 2, 3.</summary>
    Decimal,

    /// <summary>By a dot.</summary>
    Disc,
}

/// <summary>A drawing (a chart, a sign) of a fixed height over the whole width, with the text that stands for it.</summary>
public sealed record Figure(double Height, string Alternative, Action<PageCanvas, FigureArea> Draw) : Block
{
    /// <summary>Room before, dropped at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Room after.</summary>
    public double SpaceAfter { get; init; }

    internal override void Compose(Composition composition, StructureElement parent, double left, double width)
    {
        composition.AnchorNext(Anchor);
        StructureElement element = parent.Add(StructureTypes.Figure, Alternative, id: null, "/O/Layout/Placement/Block");
        composition.Add(new FigureSlice(this, element, left, width), SpaceBefore, Height, mayBreakBefore: true, spaceAfter: SpaceAfter);
    }
}

/// <summary>
/// A drawing of words and shapes that is read as its words (a letterhead on a coloured ground), of a fixed height over the
/// whole width.
/// </summary>
public sealed record Drawing(double Height, Action<PageCanvas, FigureArea> Draw) : Block
{
    /// <summary>Room after.</summary>
    public double SpaceAfter { get; init; }

    internal override void Compose(Composition composition, StructureElement parent, double left, double width)
    {
        composition.AnchorNext(Anchor);
        composition.Add(new DrawingSlice(this, parent.Add(StructureTypes.Paragraph), left, width), 0, Height, mayBreakBefore: true, spaceAfter: SpaceAfter);
    }
}

/// <summary>
/// Two columns that stay on one page, the first of a width, the second over the rest; the lower one stands in the middle of
/// the higher one's height.
/// </summary>
public sealed record Beside(double FirstWidth, IReadOnlyList<Block> First, IReadOnlyList<Block> Second) : Block
{
    /// <summary>Room between the columns.</summary>
    public double Gap { get; init; }

    internal override void Compose(Composition composition, StructureElement parent, double left, double width)
    {
        composition.AnchorNext(Anchor);
        double secondLeft = FirstWidth + Gap;
        var slice = new BesideSlice(
            new SliceStack(composition.Document, composition.Setup, First, parent, FirstWidth),
            new SliceStack(composition.Document, composition.Setup, Second, parent, width - secondLeft),
            left,
            left + secondLeft);
        composition.Add(slice, 0, slice.Height, mayBreakBefore: true);
    }
}

/// <summary>Where a figure may draw, in the canvas' coordinates.</summary>
public readonly record struct FigureArea(double Left, double Top, double Width, double Height);
