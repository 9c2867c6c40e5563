using System.Text;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>The vocabularies that occur in Word and Excel files, whichever of the standard's two sets of namespaces names them.</summary>
internal enum Vocabulary
{
    Other,
    Word,
    WordDrawing,
    Drawing,
    PictureDrawing,
    Shape,
    Math,
    Vml,
    Office,
    Sheet,
    SheetDrawing,
    Relationships,
    Compatibility,
    Package,
}

/// <summary>
/// Walks XML forwards, element by element, holding nothing. <see cref="Next"/> visits the elements inside one; what a visitor
/// leaves alone is opened, so that unknown wrappers (w:smartTag, w:customXml, w:ins …) are walked through. Of
/// mc:AlternateContent the first choice that we understand is visited, otherwise the fallback. Entities and document types are
/// refused (ISO/IEC 29500-2 forbids them), so is nesting beyond sense.
/// </summary>
internal sealed class XmlWalk : IDisposable
{
    private const int Deepest = 250;
    private const int Nowhere = int.MaxValue;

    /// <summary>Elements of one part; a document of a thousand pages has some hundred thousand.</summary>
    private const int MostElements = 5_000_000;

    /// <summary>How XML from a stranger is read.</summary>
    public static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private static readonly Dictionary<string, Vocabulary> Vocabularies = new(StringComparer.Ordinal)
    {
        ["http://schemas.openxmlformats.org/wordprocessingml/2006/main"] = Vocabulary.Word,
        ["http://purl.oclc.org/ooxml/wordprocessingml/main"] = Vocabulary.Word,
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = Vocabulary.WordDrawing,
        ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"] = Vocabulary.WordDrawing,
        ["http://schemas.openxmlformats.org/drawingml/2006/main"] = Vocabulary.Drawing,
        ["http://purl.oclc.org/ooxml/drawingml/main"] = Vocabulary.Drawing,
        ["http://schemas.openxmlformats.org/drawingml/2006/picture"] = Vocabulary.PictureDrawing,
        ["http://purl.oclc.org/ooxml/drawingml/picture"] = Vocabulary.PictureDrawing,
        ["http://schemas.microsoft.com/office/word/2010/wordprocessingShape"] = Vocabulary.Shape,
        ["http://schemas.openxmlformats.org/officeDocument/2006/math"] = Vocabulary.Math,
        ["http://purl.oclc.org/ooxml/officeDocument/math"] = Vocabulary.Math,
        ["urn:schemas-microsoft-com:vml"] = Vocabulary.Vml,
        ["urn:schemas-microsoft-com:office:office"] = Vocabulary.Office,
        ["http://schemas.openxmlformats.org/spreadsheetml/2006/main"] = Vocabulary.Sheet,
        ["http://purl.oclc.org/ooxml/spreadsheetml/main"] = Vocabulary.Sheet,
        ["http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"] = Vocabulary.SheetDrawing,
        ["http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing"] = Vocabulary.SheetDrawing,
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships"] = Vocabulary.Relationships,
        ["http://purl.oclc.org/ooxml/officeDocument/relationships"] = Vocabulary.Relationships,
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = Vocabulary.Compatibility,
        ["http://schemas.openxmlformats.org/package/2006/relationships"] = Vocabulary.Package,
        ["http://schemas.openxmlformats.org/package/2006/content-types"] = Vocabulary.Package,
    };

    private readonly XmlReader reader;
    private int elements;

    /// <summary>By depth: whether a choice of the alternatives there has been taken.</summary>
    private readonly bool[] chosen = new bool[Deepest + 2];

    public XmlWalk(Stream stream) => reader = XmlReader.Create(stream, Settings);

    /// <summary>The name of the element, without prefix.</summary>
    public string Name => reader.LocalName;

    /// <summary>The vocabulary of the element.</summary>
    public Vocabulary Vocabulary => Vocabularies.GetValueOrDefault(reader.NamespaceURI);

    /// <summary>An attribute of the element's own vocabulary, or of none.</summary>
    public string? this[string attribute] => reader.GetAttribute(attribute, reader.NamespaceURI) ?? reader.GetAttribute(attribute);

    /// <summary>An attribute that names a relationship, such as r:id.</summary>
    public string? Relationship(string attribute)
    {
        for (var found = reader.MoveToFirstAttribute(); found; found = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == attribute && Vocabulary == Vocabulary.Relationships)
            {
                var value = reader.Value;
                reader.MoveToElement();
                return value;
            }
        }
        reader.MoveToElement();
        return null;
    }

    public bool Is(Vocabulary vocabulary, string name) => reader.LocalName == name && Vocabulary == vocabulary;

    /// <summary>Moves to the outermost element and gives what <see cref="Next"/> takes.</summary>
    public int Root()
    {
        reader.MoveToContent();
        return Enter();
    }

    /// <summary>The present element as one whose inside is to be visited by <see cref="Next"/>.</summary>
    public int Enter() => reader.IsEmptyElement || reader.NodeType != XmlNodeType.Element ? Nowhere : reader.Depth;

    /// <summary>
    /// Moves to the next element inside the one that <see cref="Enter"/> gave; false at its end. An element whose inside was not
    /// visited and not skipped is opened.
    /// </summary>
    public bool Next(int inside)
    {
        if (inside == Nowhere)
            return false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == inside)
                return false;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.Depth > Deepest)
                throw new XmlException("Nested too deep.");
            if (++elements > MostElements)
                throw new FileRefusedException("文件的内容太多太碎，没有带入。请拆分后再上传，或作为附件上传。");
            if (Vocabulary != Vocabulary.Compatibility)
                return true;
            Choose();
        }
        return false;
    }

    /// <summary>Moves to the end of the present element.</summary>
    public void Skip()
    {
        if (reader.NodeType != XmlNodeType.Element || reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
        }
    }

    /// <summary>The text directly inside the present element, which is left behind; elements in it are passed over.</summary>
    public string Text()
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        string? first = null;
        StringBuilder? more = null;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            if (first is null)
                first = reader.Value;
            else
                (more ??= new StringBuilder(first)).Append(reader.Value);
        }
        return more?.ToString() ?? first ?? "";
    }

    public void Dispose() => reader.Dispose();

    /// <summary>Opens or skips the alternatives of ISO/IEC 29500-3.</summary>
    private void Choose()
    {
        switch (reader.LocalName)
        {
            case "AlternateContent":
                chosen[reader.Depth + 1] = false;
                break;
            case "Choice" when !chosen[reader.Depth] && Understands(reader.GetAttribute("Requires")):
                chosen[reader.Depth] = true;
                break;
            case "Fallback" when !chosen[reader.Depth]:
                break;
            default:
                Skip();
                break;
        }
    }

    /// <summary>
    /// Shapes, groups and drawings as Word has written them since 2010 carry words and pictures that we read. Newer kinds (ink,
    /// 3-D, newer charts) come with a picture of themselves as fallback.
    /// </summary>
    private bool Understands(string? requires)
    {
        return requires?.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(prefix => IsUnderstood(reader.LookupNamespace(prefix) ?? "")) == true;

        static bool IsUnderstood(string name) =>
            Vocabularies.ContainsKey(name)
            || name.StartsWith("http://schemas.microsoft.com/office/drawing/2010/", StringComparison.Ordinal)
            || (name.StartsWith("http://schemas.microsoft.com/office/word/", StringComparison.Ordinal) && !name.EndsWith("/wordprocessingInk", StringComparison.Ordinal));
    }
}
