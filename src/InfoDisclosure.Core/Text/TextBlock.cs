namespace InfoDisclosure.Core.Text;

/// <summary>
/// A block of office text after Markdown has been read: the one shape from which a document (PDF, later Word) is laid
/// out. Pages use <see cref="SafeHtml"/>, made from the same Markdown when a revision is saved.
/// </summary>
public abstract record TextBlock
{
    private TextBlock()
    {
    }

    /// <summary>A paragraph of running text.</summary>
    public sealed record Paragraph(IReadOnlyList<TextRun> Runs) : TextBlock;

    /// <summary>A heading inside a part, level 1 (the largest there) to 4; parts themselves are not blocks.</summary>
    public sealed record Heading(int Level, IReadOnlyList<TextRun> Runs) : TextBlock;

    /// <summary>A list; ordered lists count from <paramref name="Start"/>.</summary>
    public sealed record ItemList(bool Ordered, int Start, IReadOnlyList<IReadOnlyList<TextBlock>> Items) : TextBlock;

    /// <summary>A quotation.</summary>
    public sealed record Quote(IReadOnlyList<TextBlock> Blocks) : TextBlock;

    /// <summary>A table; the first <paramref name="HeaderRows"/> rows are headers and are repeated on every page.</summary>
    public sealed record Table(string? Caption, int HeaderRows, IReadOnlyList<IReadOnlyList<TableCell>> Rows) : TextBlock;

    /// <summary>The notes of a text, in the order of their numbers, set after its last paragraph.</summary>
    public sealed record Footnotes(IReadOnlyList<IReadOnlyList<TextBlock>> Notes) : TextBlock;
}

/// <summary>A cell of a table; spans count columns and rows, at least 1.</summary>
public sealed record TableCell(IReadOnlyList<TextRun> Runs, bool Header = false, int ColumnSpan = 1, int RowSpan = 1, CellAlignment Alignment = CellAlignment.Start);

/// <summary>How a cell's text stands in its column.</summary>
public enum CellAlignment
{
    Start,
    Center,
    End,
}

/// <summary>A run of text in one manner; <paramref name="Href"/> is an address the run links to; Note the number of a footnote it refers to.</summary>
public sealed record TextRun(string Text, bool Strong = false, bool Emphasis = false, string? Href = null, int? Note = null);
