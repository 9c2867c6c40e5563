using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Objects;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf;

/// <summary>A page: its content, who owns which piece of it, and the links on it.</summary>
internal sealed class PdfPage(int index, int objectId, PageSetup setup)
{
    public int Index => index;

    public int ObjectId => objectId;

    public PageSetup Setup => setup;

    /// <summary>The owner of each piece of marked content, by its number.</summary>
    public List<StructureElement> Contents { get; } = [];

    public List<LinkAnnotation> Annotations { get; } = [];

    /// <summary>The finished content stream's object.</summary>
    public int ContentId { get; set; }

    public ByteWriter Content { get; set; } = new(8192);
}
