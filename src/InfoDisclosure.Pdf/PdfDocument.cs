using InfoDisclosure.Pdf.Fonts;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Objects;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf;

/// <summary>
/// A document being made: fill it through a <see cref="PageFlow"/>, then take its bytes. Tagged, with subset fonts and
/// metadata; equal calls give equal bytes. One document belongs to one thread; fonts may be shared between documents.
/// </summary>
public sealed class PdfDocument(DocumentMetadata metadata)
{
    private readonly List<PdfPage> pages = [];
    private readonly List<OutlineEntry> outline = [];
    private readonly Dictionary<string, Destination> anchors = new(StringComparer.Ordinal);
    private readonly PdfWriter writer = new();

    /// <summary>The root of the logical structure.</summary>
    public StructureElement Structure { get; } = StructureElement.Document();

    /// <summary>Number of pages so far.</summary>
    public int PageCount => pages.Count;

    /// <summary>
    /// The code points that no font of their stack has, in order of first use. 〓 is printed in their place; whether that
    /// will do is for the caller to decide.
    /// </summary>
    public IReadOnlyList<int> MissingCharacters => Glyphs.Missing;

    internal DocumentGlyphs Glyphs { get; } = new();

    /// <summary>How wide a text is on one line, in points.</summary>
    public double Measure(string text, TextStyle style)
    {
        var glyphs = new List<Glyph>();
        TextShaper.Shape(Glyphs, text, style, 0, glyphs);
        return glyphs.Sum(glyph => glyph.Advance);
    }

    /// <summary>Writes the document; call once, when all content has been added.</summary>
    public byte[] ToArray()
    {
        int pageTree = writer.Reserve();
        int[] fonts = Glyphs.Write(writer);
        var structure = new StructureWriter(writer, pages);
        int tree = structure.WriteTree(Structure, anchors);
        int? bookmarks = structure.WriteOutline(outline);

        var body = new ByteWriter();
        body.Bytes("<</Font<<"u8);
        for (int i = 0; i < fonts.Length; i++)
        {
            body.Bytes("/F"u8);
            body.Integer(i);
            body.Byte((byte)' ');
            body.Reference(fonts[i]);
        }

        body.Bytes(">>>>"u8);
        int resources = writer.Write(body);

        foreach (PdfPage page in pages)
        {
            body.Clear();
            WritePage(body, page, pageTree, resources);
            writer.Write(page.ObjectId, body);
        }

        body.Clear();
        body.Bytes("<</Type/Pages/Count "u8);
        body.Integer(pages.Count);
        body.Bytes("/Kids["u8);
        foreach (PdfPage page in pages)
        {
            body.Reference(page.ObjectId);
            body.Byte((byte)' ');
        }

        body.Bytes("]>>"u8);
        writer.Write(pageTree, body);

        int xmp = MetadataWriter.WriteXmp(writer, metadata);
        body.Clear();
        body.Bytes("<</Type/Catalog/Pages "u8);
        body.Reference(pageTree);
        body.Bytes("/Lang"u8);
        body.Text(metadata.Language);
        body.Bytes("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot "u8);
        body.Reference(tree);
        body.Bytes("/Metadata "u8);
        body.Reference(xmp);
        if (bookmarks is { } id)
        {
            body.Bytes("/PageMode/UseOutlines/Outlines "u8);
            body.Reference(id);
        }

        body.Bytes(">>"u8);
        int catalogue = writer.Write(body);
        return writer.Finish(catalogue, MetadataWriter.WriteInformation(writer, metadata));
    }

    internal PdfPage AddPage(PageSetup setup)
    {
        var page = new PdfPage(pages.Count, writer.Reserve(), setup);
        pages.Add(page);
        return page;
    }

    /// <summary>Compresses a page's content and lets go of the raw bytes.</summary>
    internal void FinishPage(PdfPage page)
    {
        page.ContentId = writer.WriteStream(dictionary: null, page.Content.Written);
        page.Content = new ByteWriter(0);
    }

    internal void AddOutline(OutlineEntry entry) => outline.Add(entry);

    internal void AddAnchor(string name, Destination destination) => anchors.TryAdd(name, destination);

    private static void WritePage(ByteWriter body, PdfPage page, int pageTree, int resources)
    {
        body.Bytes("<</Type/Page/Parent "u8);
        body.Reference(pageTree);
        body.Bytes("/MediaBox[0 0 "u8);
        body.Number(page.Setup.SheetWidth);
        body.Byte((byte)' ');
        body.Number(page.Setup.SheetHeight);
        body.Bytes("]/Resources "u8);
        body.Reference(resources);
        body.Bytes("/Contents "u8);
        body.Reference(page.ContentId);
        body.Bytes("/StructParents "u8);
        body.Integer(page.Index);
        if (page.Setup.Turned)
        {
            body.Bytes("/Rotate 90"u8);
        }

        if (page.Annotations.Count > 0)
        {
            body.Bytes("/Tabs/S/Annots["u8);
            foreach (LinkAnnotation annotation in page.Annotations)
            {
                body.Reference(annotation.ObjectId);
                body.Byte((byte)' ');
            }

            body.Byte((byte)']');
        }

        body.Bytes(">>"u8);
    }
}
