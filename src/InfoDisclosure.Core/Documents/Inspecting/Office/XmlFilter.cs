using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>
/// Copies XML node by node with changes and never holds more than a node. Nodes are numbered in reading order from 1, so that
/// what a first reading decided can be found again. Comments and processing instructions stay behind.
/// </summary>
internal abstract class XmlFilter
{
    private readonly List<string> path = [];

    /// <summary>The number of the node that is being copied.</summary>
    protected int Node { get; private set; }

    /// <summary>The local names of the elements around the node, the nearest last.</summary>
    protected IReadOnlyList<string> Ancestors => path;

    public byte[] Copy(XmlReader reader)
    {
        var written = new MemoryStream();
        using (var writer = OfficeXml.Write(written))
        {
            writer.WriteStartDocument(standalone: true);
            while (Next(reader))
                CopyNode(reader, writer);
        }
        return written.ToArray();
    }

    /// <summary>False when the element goes with all that is in it.</summary>
    protected virtual bool Keeps(XmlReader element) => true;

    /// <summary>The value an attribute gets; null takes it out.</summary>
    protected virtual string? Attribute(XmlReader attribute, string element) => attribute.Value;

    /// <summary>The words a text node gets.</summary>
    protected virtual string Text(string words) => words;

    /// <summary>True when the text node with this number will begin or end with a space that counts.</summary>
    protected virtual bool KeepsSpace(int node) => false;

    /// <summary>Writes an element in another form; true when that is done and the reader stands at its end.</summary>
    protected virtual bool Replaces(XmlReader element, XmlWriter writer) => false;

    protected bool Next(XmlReader reader)
    {
        if (!OfficeXml.Next(reader))
            return false;
        Node++;
        return true;
    }

    /// <summary>Passes over the rest of the element that the reader stands on.</summary>
    protected void Skip(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (Next(reader) && reader.Depth > depth)
        {
        }
    }

    protected void CopyNode(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when !Keeps(reader):
                Skip(reader);
                break;
            case XmlNodeType.Element when Replaces(reader, writer):
                break;
            case XmlNodeType.Element:
                CopyElement(reader, writer);
                break;
            case XmlNodeType.EndElement:
                path.RemoveAt(path.Count - 1);
                // An element that was written open stays so, whatever was taken out of it.
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                writer.WriteString(OfficeXml.Sayable(Text(reader.Value)));
                break;
            case XmlNodeType.Whitespace:
                writer.WriteWhitespace(reader.Value);
                break;
        }
    }

    private void CopyElement(XmlReader reader, XmlWriter writer)
    {
        var name = reader.LocalName;
        var empty = reader.IsEmptyElement;
        writer.WriteStartElement(reader.Prefix, name, reader.NamespaceURI);
        var saysSpace = false;
        while (reader.MoveToNextAttribute())
        {
            saysSpace |= reader.Name == "xml:space";
            if (Attribute(reader, name) is { } value)
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, OfficeXml.Sayable(value));
        }
        reader.MoveToElement();
        if (!saysSpace && KeepsSpace(Node + 1))
            writer.WriteAttributeString("xml", "space", null, "preserve");
        if (empty)
            writer.WriteEndElement();
        else
            path.Add(name);
    }
}
