using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace InfoDisclosure.Testing;

/// <summary>A Word file in the making: the parts as XML, packed by the Open XML SDK. The text is what stands in w:body.</summary>
public sealed class WordFile
{
    /// <summary>The declarations of every prefix that the parts use.</summary>
    public const string Namespaces =
        """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
        xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex"
        """;

    /// <summary>The smallest picture: one point.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The first bytes of a photograph, by which its format is known.</summary>
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0];

    private readonly Dictionary<string, byte[]> pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);

    public required string Body { get; init; }

    /// <summary>What stands in w:styles.</summary>
    public string Styles { get; init; } = "";

    /// <summary>What stands in w:numbering.</summary>
    public string Numbering { get; init; } = "";

    public string Footnotes { get; init; } = "";

    public string Endnotes { get; init; } = "";

    /// <summary>What stands in the header with the relationship rHeader.</summary>
    public string Header { get; init; } = "";

    /// <summary>What stands in the footer with the relationship rFooter.</summary>
    public string Footer { get; init; } = "";

    public string Settings { get; init; } = "";

    /// <summary>A picture under a relationship.</summary>
    public WordFile WithPicture(string relationship, byte[] bytes)
    {
        pictures.Add(relationship, bytes);
        return this;
    }

    /// <summary>A link under a relationship.</summary>
    public WordFile WithLink(string relationship, string address)
    {
        links.Add(relationship, address);
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Feed(main, "document", "<w:body>" + Body + "</w:body>");
            Feed(Styles, "styles", main.AddNewPart<StyleDefinitionsPart>);
            Feed(Numbering, "numbering", main.AddNewPart<NumberingDefinitionsPart>);
            Feed(Footnotes, "footnotes", main.AddNewPart<FootnotesPart>);
            Feed(Endnotes, "endnotes", main.AddNewPart<EndnotesPart>);
            Feed(Settings, "settings", main.AddNewPart<DocumentSettingsPart>);
            Feed(Header, "hdr", () => main.AddNewPart<HeaderPart>("rHeader"));
            Feed(Footer, "ftr", () => main.AddNewPart<FooterPart>("rFooter"));
            foreach (var (relationship, bytes) in pictures)
            {
                using var content = new MemoryStream(bytes);
                main.AddImagePart(bytes is [0xFF, ..] ? ImagePartType.Jpeg : bytes is [0x89, ..] ? ImagePartType.Png : ImagePartType.Emf, relationship).FeedData(content);
            }
            foreach (var (relationship, address) in links)
                main.AddHyperlinkRelationship(new Uri(address, UriKind.RelativeOrAbsolute), isExternal: true, relationship);
        }
        return file.ToArray();
    }

    /// <summary>A paragraph: what stands in it, and its properties.</summary>
    public static string P(string inline, string properties = "") => $"<w:p>{(properties.Length == 0 ? "" : $"<w:pPr>{properties}</w:pPr>")}{inline}</w:p>";

    /// <summary>A run of words, and their properties.</summary>
    public static string R(string words, string properties = "") =>
        $"<w:r>{(properties.Length == 0 ? "" : $"<w:rPr>{properties}</w:rPr>")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(words)}</w:t></w:r>";

    /// <summary>A paragraph of words in a style.</summary>
    public static string Styled(string style, string words) => P(R(words), $"<w:pStyle w:val=\"{style}\"/>");

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Cell(string words, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(words.Length == 0 ? "" : R(words))}</w:tc>";

    /// <summary>A picture in a line.</summary>
    public static string Picture(string relationship, string description = "", string crop = "") =>
        $"""
        <w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="x" descr="{SecurityElement.Escape(description)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
        <pic:nvPicPr><pic:cNvPr id="1" name="x"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>{crop}<a:stretch/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
        """;

    private static void Feed(string inside, string root, Func<OpenXmlPart> add)
    {
        if (inside.Length > 0)
            Feed(add(), root, inside);
    }

    private static void Feed(OpenXmlPart part, string root, string inside)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:{root} {Namespaces} mc:Ignorable=\"w14\">{inside}</w:{root}>"));
        part.FeedData(content);
    }
}
