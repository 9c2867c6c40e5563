using System.Text;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>How XML of an office file is read and written here: no DTD, nothing fetched, bounded depth.</summary>
internal static class OfficeXml
{
    private const int Deepest = 256;

    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static XmlReader Read(Stream content) => XmlReader.Create(content, Reading);

    public static XmlWriter Write(Stream target) => XmlWriter.Create(target, Writing);

    /// <summary>The next node; nesting beyond sense is damage.</summary>
    public static bool Next(XmlReader reader)
    {
        if (!reader.Read())
            return false;
        if (reader.Depth > Deepest)
            throw new InvalidDataException("The XML is nested too deeply.");
        return true;
    }

    /// <summary>A small document of its own.</summary>
    public static byte[] Write(string root, string space, Action<XmlWriter> content)
    {
        var written = new MemoryStream();
        using (var writer = Write(written))
        {
            writer.WriteStartDocument(standalone: true);
            writer.WriteStartElement(root, space);
            content(writer);
            writer.WriteEndElement();
        }
        return written.ToArray();
    }

    /// <summary>An empty element in the document's own namespace.</summary>
    public static void WriteElement(XmlWriter writer, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            writer.WriteAttributeString(attribute, value);
        writer.WriteEndElement();
    }

    /// <summary>What XML can say; a half of a surrogate pair or a control character can't be written.</summary>
    public static string Sayable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]);
            if (pair)
                i++;
            else if (!XmlConvert.IsXmlChar(text[i]))
                return Replaced(text);
        }
        return text;
    }

    private static string Replaced(string text)
    {
        var said = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            said.Append(rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return said.ToString();
    }
}
