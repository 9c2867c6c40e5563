namespace InfoDisclosure.Pdf.Structure;

/// <summary>Where a link leads.</summary>
public abstract record LinkTarget
{
    private LinkTarget()
    {
    }

    /// <summary>An address outside the document; written as an absolute URI.</summary>
    public sealed record Address(Uri Uri) : LinkTarget;

    /// <summary>A block of this document by its <see cref="Layout.Block.Anchor"/>.</summary>
    public sealed record Anchor(string Name) : LinkTarget;
}
