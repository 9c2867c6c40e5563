namespace InfoDisclosure.Pdf.Layout;

/// <summary>
/// Puts blocks on pages, one after the other. Pages are drawn as soon as they are full, so that a long document needs
/// little memory; <see cref="Finish"/> draws the last.
/// </summary>
public sealed class PageFlow(PdfDocument document, PageSetup setup)
{
    private readonly Composition composition = new(document, setup);
    private bool finished;

    /// <summary>
    /// Draws what stands on every page beside the text (page number, marks), in the coordinates of the upright sheet. It
    /// gets the number of the page, counted from 1, and is marked as page furniture.
    /// </summary>
    public Action<PageCanvas, int>? Furniture { get; init; }

    /// <summary>Adds a block on pages of the flow's own setup.</summary>
    public void Add(Block block) => Add(block, setup);

    /// <summary>Adds a block on pages of another setup, e.g. a wide table on turned ones; begins a new page where the setup changes.</summary>
    public void Add(Block block, PageSetup blockSetup)
    {
        ObjectDisposedException.ThrowIf(finished, this);
        composition.Setup = blockSetup;
        block.Compose(composition, document.Structure, 0, blockSetup.TextWidth);
        DrawFullPages(final: false);
    }

    /// <summary>Draws the remaining page; an empty flow still gives one page. Returns the number of pages.</summary>
    public int Finish()
    {
        finished = true;
        DrawFullPages(final: true);
        if (document.PageCount == 0)
        {
            DrawPage([], setup);
        }

        return document.PageCount;
    }

    private void DrawFullPages(bool final)
    {
        List<Slice> slices = composition.Slices;
        int start = 0;
        while (start < slices.Count && FindPageEnd(start, final) is { } end)
        {
            DrawPage(slices[start..end], slices[start].Setup);
            start = end;
        }

        slices.RemoveRange(0, start);
    }

    /// <summary>Where the page that begins with a slice ends; null while what comes later may still change it.</summary>
    private int? FindPageEnd(int start, bool final)
    {
        List<Slice> slices = composition.Slices;
        double room = slices[start].Setup.TextHeight + 0.01;
        double used = HeadBefore(slices[start])?.Height ?? 0;
        for (int i = start; i < slices.Count; i++)
        {
            if (i > start && (slices[i].NewPage || slices[i].Setup != slices[start].Setup))
            {
                return i;
            }

            used += slices[i].Height + (i > start || document.PageCount == 0 ? slices[i].SpaceBefore : 0);
            if (used > room)
            {
                int end = i;
                while (end > start && !MayBreakBefore(end))
                {
                    end--;
                }

                // Where everything on the page is kept together, the page ends where it is full.
                return end > start ? end : Math.Max(i, start + 1);
            }
        }

        return final ? slices.Count : null;
    }

    private bool MayBreakBefore(int index)
    {
        Slice slice = composition.Slices[index];
        return slice.MayBreakBefore && (slice.KeepGroup == 0 || index == 0 || composition.Slices[index - 1].KeepGroup != slice.KeepGroup);
    }

    private static RepeatedHead? HeadBefore(in Slice slice) => slice.Source.HeadBefore(slice.Index);

    private void DrawPage(List<Slice> slices, PageSetup pageSetup)
    {
        bool firstPage = document.PageCount == 0;
        PdfPage page = document.AddPage(pageSetup);
        var canvas = new PageCanvas(document, page);
        double top = pageSetup.TextTop;
        double left = pageSetup.TextLeft;
        if (slices.Count > 0 && HeadBefore(slices[0]) is { } head)
        {
            head.Draw(canvas, left, top);
            top += head.Height;
        }

        for (int i = 0; i < slices.Count; i++)
        {
            Slice slice = slices[i];
            top += i > 0 || firstPage ? slice.SpaceBefore : 0;
            SliceEdges edges = (i == 0 || slices[i - 1].Source != slice.Source ? SliceEdges.First : SliceEdges.None)
                | (i == slices.Count - 1 || slices[i + 1].Source != slice.Source ? SliceEdges.Last : SliceEdges.None);
            foreach (string anchor in slice.Anchor?.Split('\n') ?? [])
            {
                document.AddAnchor(anchor, canvas.DestinationAt(left, top));
            }

            slice.Source.Draw(canvas, slice.Index, left, top, edges);
            top += slice.Height;
        }

        canvas.BeginSheet();
        if (Furniture is not null)
        {
            canvas.BeginArtifact(pagination: true);
            Furniture(canvas, page.Index + 1);
        }

        canvas.End();
        document.FinishPage(page);
    }
}
