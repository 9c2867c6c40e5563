namespace InfoDisclosure.Pdf.Structure;

/// <summary>
/// An element of the document's logical structure: what assistive technology, search and text extraction go by. Elements
/// stand in reading order; content is attached while pages are drawn.
/// </summary>
public sealed class StructureElement
{
    private readonly List<object> kids = [];
    private readonly StructureElement? pendingParent;
    private bool attached;

    private StructureElement(string type, StructureElement? parent, bool attached)
    {
        Type = type;
        Parent = parent;
        pendingParent = parent;
        this.attached = attached;
        if (attached)
        {
            parent?.kids.Add(this);
        }
    }

    /// <summary>The standard structure type, e.g. <c>P</c> or <c>H1</c>; see <see cref="StructureTypes"/>.</summary>
    public string Type { get; }

    /// <summary>The element this one stands in; null for the document.</summary>
    public StructureElement? Parent { get; }

    /// <summary>Text that stands for the element's content (figures, links).</summary>
    public string? Alternative { get; init; }

    /// <summary>A name unique in the document; needed by notes.</summary>
    public string? Id { get; init; }

    /// <summary>Attributes, already in PDF syntax, of one owner: <c>/O/Table/Scope/Column</c>.</summary>
    internal string? Attributes { get; init; }

    internal IReadOnlyList<object> Kids => kids;

    internal int ObjectId { get; set; }

    /// <summary>Adds a child element at the end.</summary>
    public StructureElement Add(string type, string? alternative = null, string? id = null) => Add(type, alternative, id, attributes: null);

    internal static StructureElement Document() => new(StructureTypes.Document, parent: null, attached: true);

    internal StructureElement Add(string type, string? alternative, string? id, string? attributes) =>
        new(type, this, attached: true) { Alternative = alternative, Id = id, Attributes = attributes };

    /// <summary>A child that takes its place among its siblings when its first content is drawn: links inside a paragraph.</summary>
    internal StructureElement AddWhenDrawn(string type, string? alternative = null) => new(type, this, attached: false) { Alternative = alternative };

    internal void AddContent(MarkedContent content)
    {
        Attach();
        kids.Add(content);
    }

    internal void AddAnnotation(LinkAnnotation annotation) => kids.Add(annotation);

    /// <summary>Takes its place behind those of its siblings that have been drawn so far.</summary>
    internal void AttachBehindDrawn()
    {
        attached = true;
        pendingParent?.kids.Insert(pendingParent.kids.FindLastIndex(IsDrawn) + 1, this);
    }

    private static bool IsDrawn(object kid) => kid is MarkedContent || (kid is StructureElement element && element.kids.Exists(IsDrawn));

    private void Attach()
    {
        if (!attached)
        {
            attached = true;
            pendingParent?.Attach();
            pendingParent?.kids.Add(this);
        }
    }
}

/// <summary>The standard structure types of ISO 32000-1 that this library writes.</summary>
public static class StructureTypes
{
    public const string Document = "Document";
    public const string Paragraph = "P";
    public const string List = "L";
    public const string ListItem = "LI";
    public const string Label = "Lbl";
    public const string ListBody = "LBody";
    public const string Table = "Table";
    public const string TableHead = "THead";
    public const string TableBody = "TBody";
    public const string TableRow = "TR";
    public const string TableHeader = "TH";
    public const string TableCell = "TD";
    public const string Caption = "Caption";
    public const string Figure = "Figure";
    public const string Link = "Link";
    public const string Reference = "Reference";
    public const string Note = "Note";
    public const string BlockQuote = "BlockQuote";
    public const string Division = "Div";

    /// <summary>H1 to H6.</summary>
    public static string Heading(int level) => level switch
    {
        <= 1 => "H1",
        2 => "H2",
        3 => "H3",
        4 => "H4",
        5 => "H5",
        _ => "H6",
    };
}

/// <summary>A piece of a page that belongs to a structure element.</summary>
internal sealed record MarkedContent(PdfPage Page, int Number);

/// <summary>The active rectangle of a link on a page, in the page's own coordinates.</summary>
internal sealed record LinkAnnotation(PdfPage Page, LinkTarget Target, (double X0, double Y0, double X1, double Y1) Rectangle, StructureElement Element, string Description)
{
    public int ObjectId { get; set; }
}

/// <summary>A place in the document, in the page's own coordinates.</summary>
internal sealed record Destination(PdfPage Page, double X, double Y);

/// <summary>An entry of the document's outline (bookmarks).</summary>
internal sealed record OutlineEntry(int Level, string Title, Destination Place);
