using System.Runtime.InteropServices;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>Blocks laid out under each other that no page divides: a column beside another, the foot of a page.</summary>
internal sealed class SliceStack
{
    private readonly List<Slice> slices;

    public SliceStack(PdfDocument document, PageSetup setup, IReadOnlyList<Block> blocks, StructureElement parent, double width)
    {
        var composition = new Composition(document, setup);
        foreach (Block block in blocks)
        {
            block.Compose(composition, parent, 0, width);
        }

        slices = composition.Slices;
        for (int i = 0; i < slices.Count; i++)
        {
            Height += slices[i].Height + (i > 0 ? slices[i].SpaceBefore : 0);
        }
    }

    public double Height { get; }

    public void Draw(PageCanvas canvas, double left, double top) => Draw(canvas, CollectionsMarshal.AsSpan(slices), left, top, spaceFirst: false);

    /// <summary>Draws slices one under the other.</summary>
    public static void Draw(PageCanvas canvas, ReadOnlySpan<Slice> slices, double left, double top, bool spaceFirst)
    {
        for (int i = 0; i < slices.Length; i++)
        {
            ref readonly Slice slice = ref slices[i];
            top += i > 0 || spaceFirst ? slice.SpaceBefore : 0;
            SliceEdges edges = (i == 0 || slices[i - 1].Source != slice.Source ? SliceEdges.First : SliceEdges.None)
                | (i == slices.Length - 1 || slices[i + 1].Source != slice.Source ? SliceEdges.Last : SliceEdges.None);
            foreach (string anchor in slice.Anchor?.Split('\n') ?? [])
            {
                canvas.Document.AddAnchor(anchor, canvas.DestinationAt(left, top));
            }

            slice.Source.Draw(canvas, slice.Index, left, top, edges);
            top += slice.Height;
        }
    }
}

/// <summary>Two stacks beside each other, each in the middle of the higher one's height.</summary>
internal sealed class BesideSlice(SliceStack first, SliceStack second, double indent, double secondIndent) : SliceSource
{
    public double Height => Math.Max(first.Height, second.Height);

    public override void Draw(PageCanvas canvas, int index, double left, double top, SliceEdges edges)
    {
        first.Draw(canvas, left + indent, top + ((Height - first.Height) / 2));
        second.Draw(canvas, left + secondIndent, top + ((Height - second.Height) / 2));
    }
}
