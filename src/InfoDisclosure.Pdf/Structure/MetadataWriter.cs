using System.Globalization;
using System.Text;
using System.Xml;
using InfoDisclosure.Pdf.Objects;

namespace InfoDisclosure.Pdf.Structure;

/// <summary>Writes <see cref="DocumentMetadata"/> twice, as the information dictionary and as XMP.</summary>
internal static class MetadataWriter
{
    private const string Producer = "InfoDisclosure.Pdf";

    public static int WriteInformation(PdfWriter writer, DocumentMetadata metadata)
    {
        var body = new ByteWriter();
        body.Bytes("<<"u8);
        Entry(body, "Title", metadata.Title);
        Entry(body, "Author", metadata.Author);
        Entry(body, "Subject", metadata.Subject);
        Entry(body, "Keywords", metadata.Keywords.Count == 0 ? null : string.Join(", ", metadata.Keywords));
        Entry(body, "Creator", metadata.Creator);
        Entry(body, "Producer", Producer);
        Entry(body, "CreationDate", PdfDate(metadata.Created));
        Entry(body, "ModDate", PdfDate(metadata.Modified));
        foreach ((string name, string value) in metadata.Custom)
        {
            Entry(body, name, value);
        }

        body.Bytes(">>"u8);
        return writer.Write(body);
    }

    public static int WriteXmp(PdfWriter writer, DocumentMetadata metadata)
    {
        var text = new StringBuilder(2048);
        text.Append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", CheckCharacters = true };
        using (var xml = XmlWriter.Create(text, settings))
        {
            Write(xml, metadata);
        }

        text.Append("\n<?xpacket end=\"w\"?>");
        var dictionary = new ByteWriter();
        dictionary.Bytes("/Type/Metadata/Subtype/XML"u8);
        return writer.WritePlainStream(dictionary, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Write(XmlWriter xml, DocumentMetadata metadata)
    {
        const string Meta = "adobe:ns:meta/";
        const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        const string Dc = "http://purl.org/dc/elements/1.1/";
        const string Xmp = "http://ns.adobe.com/xap/1.0/";
        const string PdfNamespace = "http://ns.adobe.com/pdf/1.3/";
        const string Pdfx = "http://ns.adobe.com/pdfx/1.3/";

        xml.WriteStartElement("x", "xmpmeta", Meta);
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteStartElement("rdf", "Description", Rdf);
        xml.WriteAttributeString("rdf", "about", Rdf, "");
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteAttributeString("xmlns", "xmp", null, Xmp);
        xml.WriteAttributeString("xmlns", "pdf", null, PdfNamespace);
        xml.WriteAttributeString("xmlns", "pdfx", null, Pdfx);

        Items("dc", "title", Dc, "Alt", [metadata.Title], "x-default");
        Items("dc", "creator", Dc, "Seq", metadata.Author is { } author ? [author] : [], language: null);
        Items("dc", "description", Dc, "Alt", metadata.Subject is { } subject ? [subject] : [], "x-default");
        Items("dc", "subject", Dc, "Bag", metadata.Keywords, language: null);
        Items("dc", "language", Dc, "Bag", [metadata.Language], language: null);
        Value("dc", "format", Dc, "application/pdf");
        Value("dc", "source", Dc, metadata.Source?.AbsoluteUri);
        Value("xmp", "CreatorTool", Xmp, metadata.Creator);
        Value("xmp", "CreateDate", Xmp, IsoDate(metadata.Created));
        Value("xmp", "ModifyDate", Xmp, IsoDate(metadata.Modified));
        Value("xmp", "MetadataDate", Xmp, IsoDate(metadata.Modified ?? metadata.Created));
        Value("pdf", "Producer", PdfNamespace, Producer);
        Value("pdf", "Keywords", PdfNamespace, metadata.Keywords.Count == 0 ? null : string.Join(", ", metadata.Keywords));
        foreach ((string name, string value) in metadata.Custom)
        {
            Value("pdfx", name, Pdfx, value);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Value(string prefix, string name, string space, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                xml.WriteElementString(prefix, name, space, Clean(value));
            }
        }

        void Items(string prefix, string name, string space, string container, IReadOnlyList<string> values, string? language)
        {
            if (values.Count == 0)
            {
                return;
            }

            xml.WriteStartElement(prefix, name, space);
            xml.WriteStartElement("rdf", container, Rdf);
            foreach (string value in values)
            {
                xml.WriteStartElement("rdf", "li", Rdf);
                if (language is not null)
                {
                    xml.WriteAttributeString("xml", "lang", null, language);
                }

                xml.WriteString(Clean(value));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static void Entry(ByteWriter body, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            body.Name(name);
            body.Text(value);
        }
    }

    /// <summary>Text without what XML cannot hold: control characters, halves of surrogate pairs.</summary>
    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF)))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static string? PdfDate(DateTimeOffset? date) =>
        date?.ToUniversalTime().ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    private static string? IsoDate(DateTimeOffset? date) =>
        date?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
