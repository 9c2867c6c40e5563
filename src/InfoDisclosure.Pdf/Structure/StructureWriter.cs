using System.Globalization;
using InfoDisclosure.Pdf.Objects;

namespace InfoDisclosure.Pdf.Structure;

/// <summary>Writes the structure tree, its way back from page content (ParentTree), annotations and the outline.</summary>
internal sealed class StructureWriter(PdfWriter writer, IReadOnlyList<PdfPage> pages)
{
    /// <summary>Writes the tree and the annotations; returns the tree's object number.</summary>
    public int WriteTree(StructureElement document, IReadOnlyDictionary<string, Destination> anchors)
    {
        int root = writer.Reserve();
        var elements = new List<StructureElement>();
        Number(document, elements);

        int key = pages.Count;
        var parents = new ByteWriter();
        parents.Bytes("<</Nums["u8);
        foreach (PdfPage page in pages)
        {
            parents.Integer(page.Index);
            parents.Byte((byte)'[');
            foreach (StructureElement element in page.Contents)
            {
                parents.Reference(element.ObjectId);
                parents.Byte((byte)' ');
            }

            parents.Bytes("]\n"u8);
        }

        foreach (LinkAnnotation annotation in pages.SelectMany(page => page.Annotations))
        {
            parents.Integer(key);
            parents.Byte((byte)' ');
            parents.Reference(annotation.Element.ObjectId);
            parents.Byte((byte)'\n');
            WriteAnnotation(annotation, key++, anchors);
        }

        parents.Bytes("]>>"u8);
        int parentTree = writer.Write(parents);

        var body = new ByteWriter();
        foreach (StructureElement element in elements)
        {
            body.Clear();
            WriteElement(body, element, element.Parent?.ObjectId ?? root);
            writer.Write(element.ObjectId, body);
        }

        body.Clear();
        body.Bytes("<</Type/StructTreeRoot/K "u8);
        body.Reference(document.ObjectId);
        body.Bytes("/ParentTree "u8);
        body.Reference(parentTree);
        body.Bytes("/ParentTreeNextKey "u8);
        body.Integer(key);
        WriteIds(body, elements);
        body.Bytes(">>"u8);
        writer.Write(root, body);
        return root;
    }

    /// <summary>Writes the bookmarks, all open; returns their root, or null when there are none.</summary>
    public int? WriteOutline(IReadOnlyList<OutlineEntry> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        // parents[i]: the nearest entry before i with a smaller level, -1 for the root.
        int[] parents = new int[entries.Count];
        int[] ids = new int[entries.Count];
        int root = writer.Reserve();
        for (int i = 0; i < entries.Count; i++)
        {
            ids[i] = writer.Reserve();
            parents[i] = i - 1;
            while (parents[i] >= 0 && entries[parents[i]].Level >= entries[i].Level)
            {
                parents[i] = parents[parents[i]];
            }
        }

        ILookup<int, int> children = Enumerable.Range(0, entries.Count).ToLookup(i => parents[i]);
        int[] descendants = new int[entries.Count];
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            descendants[i] = children[i].Sum(child => 1 + descendants[child]);
        }

        var body = new ByteWriter();
        for (int i = 0; i < entries.Count; i++)
        {
            OutlineEntry entry = entries[i];
            List<int> siblings = [.. children[parents[i]]];
            int position = siblings.IndexOf(i);
            body.Clear();
            body.Bytes("<</Title"u8);
            body.Text(entry.Title);
            body.Bytes("/Parent "u8);
            body.Reference(parents[i] < 0 ? root : ids[parents[i]]);
            if (position > 0)
            {
                body.Bytes("/Prev "u8);
                body.Reference(ids[siblings[position - 1]]);
            }

            if (position < siblings.Count - 1)
            {
                body.Bytes("/Next "u8);
                body.Reference(ids[siblings[position + 1]]);
            }

            WriteChildren(body, [.. children[i].Select(child => ids[child])], descendants[i]);
            body.Bytes("/Dest"u8);
            WriteDestination(body, entry.Place);
            body.Bytes(">>"u8);
            writer.Write(ids[i], body);
        }

        body.Clear();
        body.Bytes("<</Type/Outlines"u8);
        WriteChildren(body, [.. children[-1].Select(child => ids[child])], entries.Count);
        body.Bytes(">>"u8);
        writer.Write(root, body);
        return root;
    }

    private static void WriteChildren(ByteWriter body, IReadOnlyList<int> children, int open)
    {
        if (children.Count == 0)
        {
            return;
        }

        body.Bytes("/First "u8);
        body.Reference(children[0]);
        body.Bytes("/Last "u8);
        body.Reference(children[^1]);
        body.Bytes("/Count "u8);
        body.Integer(open);
    }

    private static void WriteDestination(ByteWriter body, Destination destination)
    {
        body.Byte((byte)'[');
        body.Reference(destination.Page.ObjectId);
        body.Bytes("/XYZ "u8);
        body.Number(destination.X, 1);
        body.Byte((byte)' ');
        body.Number(destination.Y, 1);
        body.Bytes(" null]"u8);
    }

    private static void WriteElement(ByteWriter body, StructureElement element, int parent)
    {
        body.Bytes("<</Type/StructElem/S"u8);
        body.Name(element.Type);
        body.Bytes("/P "u8);
        body.Reference(parent);
        if (element.Alternative is { } alternative)
        {
            body.Bytes("/Alt"u8);
            body.Text(alternative);
        }

        if (element.Id is { } id)
        {
            body.Bytes("/ID"u8);
            body.Text(id);
        }

        if (element.Attributes is { } attributes)
        {
            body.Bytes("/A<<"u8);
            body.Ascii(attributes);
            body.Bytes(">>"u8);
        }

        PdfPage? home = element.Kids.OfType<MarkedContent>().FirstOrDefault()?.Page;
        if (home is not null)
        {
            body.Bytes("/Pg "u8);
            body.Reference(home.ObjectId);
        }

        if (element.Kids.Count > 0)
        {
            body.Bytes("/K["u8);
            foreach (object kid in element.Kids)
            {
                WriteKid(body, kid, home);
            }

            body.Byte((byte)']');
        }

        body.Bytes(">>"u8);
    }

    private static void WriteKid(ByteWriter body, object kid, PdfPage? home)
    {
        switch (kid)
        {
            case StructureElement child:
                body.Reference(child.ObjectId);
                break;
            case MarkedContent content when content.Page == home:
                body.Integer(content.Number);
                break;
            case MarkedContent content:
                body.Bytes("<</Type/MCR/Pg "u8);
                body.Reference(content.Page.ObjectId);
                body.Bytes("/MCID "u8);
                body.Integer(content.Number);
                body.Bytes(">>"u8);
                break;
            case LinkAnnotation annotation:
                body.Bytes("<</Type/OBJR/Pg "u8);
                body.Reference(annotation.Page.ObjectId);
                body.Bytes("/Obj "u8);
                body.Reference(annotation.ObjectId);
                body.Bytes(">>"u8);
                break;
        }

        body.Byte((byte)' ');
    }

    private static void WriteIds(ByteWriter body, List<StructureElement> elements)
    {
        List<StructureElement> named = [.. elements.Where(element => element.Id is not null).OrderBy(element => element.Id, StringComparer.Ordinal)];
        if (named.Count == 0)
        {
            return;
        }

        body.Bytes("/IDTree<</Names["u8);
        foreach (StructureElement element in named)
        {
            body.Text(element.Id!);
            body.Byte((byte)' ');
            body.Reference(element.ObjectId);
            body.Byte((byte)' ');
        }

        body.Bytes("]>>"u8);
    }

    private void Number(StructureElement element, List<StructureElement> elements)
    {
        element.ObjectId = writer.Reserve();
        elements.Add(element);
        foreach (object kid in element.Kids)
        {
            switch (kid)
            {
                case StructureElement child:
                    Number(child, elements);
                    break;
                case LinkAnnotation annotation:
                    annotation.ObjectId = writer.Reserve();
                    break;
            }
        }
    }

    private void WriteAnnotation(LinkAnnotation annotation, int key, IReadOnlyDictionary<string, Destination> anchors)
    {
        var body = new ByteWriter();
        body.Bytes("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8);
        (double x0, double y0, double x1, double y1) = annotation.Rectangle;
        foreach (double edge in (ReadOnlySpan<double>)[x0, y0, x1, y1])
        {
            body.Number(edge, 2);
            body.Byte((byte)' ');
        }

        body.Bytes("]/StructParent "u8);
        body.Integer(key);
        body.Bytes("/Contents"u8);
        body.Text(annotation.Description);
        switch (annotation.Target)
        {
            case LinkTarget.Address address:
                body.Bytes("/A<</S/URI/URI"u8);
                body.Text(address.Uri.AbsoluteUri);
                body.Bytes(">>"u8);
                break;
            case LinkTarget.Anchor anchor when anchors.TryGetValue(anchor.Name, out Destination? destination):
                body.Bytes("/Dest"u8);
                WriteDestination(body, destination);
                break;
            case LinkTarget.Anchor anchor:
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No block of the document has the anchor '{anchor.Name}' that a link leads to."));
        }

        body.Bytes(">>"u8);
        writer.Write(annotation.ObjectId, body);
    }
}
