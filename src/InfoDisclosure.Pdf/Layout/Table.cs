using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>
/// A ruled table over the whole width. Its header rows are repeated on every page; pages end between rows, and inside a row
/// only when it is higher than half a page. The last row, often a total, takes another one along.
/// </summary>
public sealed record Table(IReadOnlyList<TableRow> Rows, double LineHeight) : Block
{
    /// <summary>How many rows at the top are headers.</summary>
    public int HeaderRows { get; init; }

    /// <summary>The table's name, kept with it.</summary>
    public Paragraph? Caption { get; init; }

    /// <summary>Relative widths of the columns; empty lets the content decide.</summary>
    public IReadOnlyList<double> ColumnWidths { get; init; } = [];

    /// <summary>Room between a cell's rules and its text, left and right, in points.</summary>
    public double HorizontalPadding { get; init; } = 4;

    /// <summary>Room between a cell's rules and its text, above and below, in points.</summary>
    public double VerticalPadding { get; init; } = 3;

    /// <summary>Thickness of the rules in points.</summary>
    public double RuleThickness { get; init; } = 0.5;

    /// <summary>Room before the table, dropped at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Room after the table.</summary>
    public double SpaceAfter { get; init; }

    /// <summary>The width below which words or short cells of this table would have to be divided: beyond the page's, turn it.</summary>
    public double ComfortableWidth(PdfDocument document) => Widths(document).Comfortable;

    /// <summary>The same, and the width beyond which no cell needs a second line.</summary>
    public (double Comfortable, double Wide) Widths(PdfDocument document)
    {
        ColumnExtent[] extents = TableColumns.Extents(document, this, new TableGrid(this));
        return (extents.Sum(extent => extent.Comfortable), extents.Sum(extent => extent.Wide));
    }

    internal override void Compose(Composition composition, StructureElement parent, double left, double width)
    {
        var grid = new TableGrid(this);
        if (grid.Columns == 0)
        {
            return;
        }

        composition.AnchorNext(Anchor);
        StructureElement element = parent.Add(StructureTypes.Table);
        bool captioned = Caption is not null;
        if (Caption is { } caption)
        {
            Paragraph kept = caption with { Type = StructureTypes.Caption, Style = caption.Style with { KeepWithNext = true, SpaceBefore = Math.Max(caption.Style.SpaceBefore, SpaceBefore) } };
            kept.Compose(composition, element, left, width);
        }

        new TableSlices(composition, this, grid, element, left, width).AddTo(composition, captioned ? 0 : SpaceBefore);
    }
}

/// <summary>A row of cells; columns that spans from above fill are left out.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>A cell of text.</summary>
public sealed record TableCell(IReadOnlyList<TextSpan> Spans)
{
    /// <summary>What the cell is a header of; <see cref="HeaderScope.None"/> for data.</summary>
    public HeaderScope Scope { get; init; }

    /// <summary>How many columns it covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>How many rows it covers.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>How its lines stand.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Left;

    /// <summary>Whether its text stands at its top instead of its middle.</summary>
    public bool AtTop { get; init; }

    /// <summary>Paragraphs below <see cref="Spans"/>, each beginning a line.</summary>
    public IReadOnlyList<CellParagraph> Further { get; init; } = [];
}

/// <summary>A paragraph inside a cell; one without text is an empty line.</summary>
public sealed record CellParagraph(IReadOnlyList<TextSpan> Spans)
{
    /// <summary>How its lines stand.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Left;

    /// <summary>Indent of its lines after the first, in points: numbers and their dots hang.</summary>
    public double HangingIndent { get; init; }
}

/// <summary>What a header cell is a header of.</summary>
public enum HeaderScope
{
    /// <summary>Nothing: a data cell.</summary>
    None,

    /// <summary>Its column or columns.</summary>
    Column,

    /// <summary>Its row or rows.</summary>
    Row,
}
