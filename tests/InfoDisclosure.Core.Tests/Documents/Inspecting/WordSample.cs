using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

/// <summary>Word documents made for a test; the body is WordprocessingML without the declaration of its namespaces.</summary>
internal static class WordSample
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

    /// <summary>A document of which nothing hides.</summary>
    public static byte[] Of(string body, Action<WordprocessingDocument>? more = null)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document($"<w:document {Namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>");
            more?.Invoke(document);
        }
        return file.ToArray();
    }

    public static string Paragraph(string text) => $"<w:p>{Run(text)}</w:p>";

    public static string Run(string text, string looks = "") => $"<w:r>{(looks.Length > 0 ? $"<w:rPr>{looks}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc><w:tcPr/>{Paragraph(cell)}</w:tc>"))}</w:tr>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{string.Concat(rows)}</w:tbl>";

    /// <summary>A document with something in every hiding place that is known.</summary>
    public static byte[] Everything(string number) => Of(
        $"""
        <w:p w:rsidR="00AA11BB"><w:r><w:t>公示名单</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{number[..6]}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{number[6..]}</w:t></w:r></w:p>
        {Table(Row("姓名", "证件号"), Row("示例甲", number))}
        <w:p><w:del w:id="1" w:author="示例编辑" w:date="2024-01-02T03:04:05Z"><w:r><w:delText>删{number}</w:delText></w:r></w:del><w:ins w:id="2" w:author="示例编辑" w:date="2024-01-02T03:04:05Z"><w:r><w:t>增</w:t></w:r></w:ins></w:p>
        <w:p>{Run("藏" + number, "<w:vanish/>")}</w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:m{number}@example.org" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{Run("写信")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="框" descr="替{number}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent><w:p>{Run("框" + number)}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{Run("框" + number)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:p><w:commentRangeStart w:id="0"/>{Run("正文末")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
        """,
        document =>
        {
            var main = document.MainDocumentPart!;
            main.AddNewPart<HeaderPart>().Header = new Header($"<w:hdr {Namespaces}>{Paragraph("页眉" + number)}</w:hdr>");
            main.AddNewPart<FooterPart>().Footer = new Footer($"<w:ftr {Namespaces}>{Paragraph("页脚" + number)}</w:ftr>");
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes($"<w:footnotes {Namespaces}><w:footnote w:id=\"1\">{Paragraph("脚注" + number)}</w:footnote></w:footnotes>");
            main.AddNewPart<EndnotesPart>().Endnotes = new Endnotes($"<w:endnotes {Namespaces}><w:endnote w:id=\"1\">{Paragraph("尾注" + number)}</w:endnote></w:endnotes>");
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments($"<w:comments {Namespaces}><w:comment w:id=\"0\" w:author=\"示例审阅\" w:initials=\"S\" w:date=\"2024-01-02T03:04:05Z\">{Paragraph("批注" + number)}</w:comment></w:comments>");
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings($"<w:settings {Namespaces}><w:rsids><w:rsidRoot w:val=\"00AA11BB\"/></w:rsids></w:settings>");
            main.AddHyperlinkRelationship(new Uri($"tel:{number}"), true);
            document.AddThumbnailPart(ThumbnailPartType.Jpeg).FeedData(new MemoryStream(PictureSample.Jpeg()));
            document.PackageProperties.Creator = "示例作者";
            document.PackageProperties.LastModifiedBy = "示例修改人";
            document.PackageProperties.Title = "标题" + number;
            document.AddExtendedFilePropertiesPart().Properties = new DocumentFormat.OpenXml.ExtendedProperties.Properties(new DocumentFormat.OpenXml.ExtendedProperties.Company("示例单位"), new DocumentFormat.OpenXml.ExtendedProperties.Template("Normal.dotm"));
            document.AddCustomFilePropertiesPart().Properties = new DocumentFormat.OpenXml.CustomProperties.Properties(
                $"<op:Properties xmlns:op=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><op:property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"经办\"><vt:lpwstr>示例经办{number}</vt:lpwstr></op:property></op:Properties>");
            main.AddCustomXmlPart(CustomXmlPartType.CustomXml).FeedData(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"<d><e>数据{number}</e></d>")));
            main.AddImagePart(ImagePartType.Jpeg).FeedData(new MemoryStream(PictureSample.Jpeg(PictureSample.Exif(turn: 6))));
            main.AddEmbeddedPackagePart("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").FeedData(new MemoryStream(ExcelSample.Of(("内表", "visible", ExcelSample.Rows(["号码", number])))));
        });

    public static IReadOnlyList<string> Errors(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")];
    }
}
