using System.Runtime.InteropServices;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>
/// Puts blocks on pages, one after the other. Pages are drawn as soon as they are full, so that a long document needs
/// little memory; <see cref="Finish"/> draws the last.
/// </summary>
public sealed class PageFlow(PdfDocument document, PageSetup setup)
{
    private readonly Composition composition = new(document, setup);
    private readonly List<(PdfPage Page, PageCanvas Canvas)> uncounted = [];
    private (SliceStack Stack, StructureElement Element)? foot;
    private bool finished;

    /// <summary>
    /// Draws what stands on every page beside the text (page number, marks), in the coordinates of the upright sheet. It
    /// gets the number of the page, counted from 1, and is marked as page furniture.
    /// </summary>
    public Action<PageCanvas, int>? Furniture { get; init; }

    /// <summary>
    /// The same for furniture that says how many pages there are: it gets the page's number and their count. All pages are
    /// then held in memory until the flow is finished.
    /// </summary>
    public Action<PageCanvas, int, int>? CountedFurniture { get; init; }

    /// <summary>
    /// What stands at the foot of the first page, however far the text reaches; it is read after what begins on that page.
    /// It should leave most of the page to the text.
    /// </summary>
    public IReadOnlyList<Block> FirstPageFoot { get; init; } = [];

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

        foreach ((PdfPage page, PageCanvas canvas) in uncounted)
        {
            CountedFurniture!(canvas, page.Index + 1, document.PageCount);
            canvas.End();
            document.FinishPage(page);
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
        double room = slices[start].Setup.TextHeight - (document.PageCount == 0 ? FootOf(slices[start].Setup)?.Stack.Height ?? 0 : 0) + 0.01;
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

    /// <summary>The first page's foot, laid out when its page is known; its place in the structure is taken when it is drawn.</summary>
    private (SliceStack Stack, StructureElement Element)? FootOf(PageSetup pageSetup)
    {
        if (FirstPageFoot.Count > 0 && foot is null)
        {
            StructureElement element = document.Structure.AddWhenDrawn(StructureTypes.Division);
            foot = (new SliceStack(document, pageSetup, FirstPageFoot, element, pageSetup.TextWidth), element);
        }

        return foot;
    }

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

        SliceStack.Draw(canvas, CollectionsMarshal.AsSpan(slices), left, top, spaceFirst: firstPage);
        if (firstPage && FootOf(pageSetup) is { } atFoot)
        {
            atFoot.Element.AttachBehindDrawn();
            atFoot.Stack.Draw(canvas, left, pageSetup.TextTop + pageSetup.TextHeight - atFoot.Stack.Height);
        }

        canvas.BeginSheet();
        if (Furniture is not null || CountedFurniture is not null)
        {
            canvas.BeginArtifact(pagination: true);
            Furniture?.Invoke(canvas, page.Index + 1);
        }

        if (CountedFurniture is not null)
        {
            uncounted.Add((page, canvas));
            return;
        }

        canvas.End();
        document.FinishPage(page);
    }
}
