using System.Globalization;
using System.IO.Compression;
using System.Security;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

/// <summary>Workbooks made for a test; a sheet is SpreadsheetML from sheetData on.</summary>
internal static class ExcelSample
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Namespaces = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    public static byte[] Of(params (string Name, string State, string Content)[] sheets) => Of([], sheets, null);

    /// <param name="strings">What cells share.</param>
    /// <param name="sheets">Name, state and content.</param>
    /// <param name="more">Further parts; the sheets come in order.</param>
    public static byte[] Of(string[] strings, (string Name, string State, string Content)[] sheets, Action<SpreadsheetDocument, IReadOnlyList<WorksheetPart>>? more)
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            var parts = new List<WorksheetPart>();
            foreach (var (name, state, content) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet($"<worksheet {Namespaces}>{content}</worksheet>");
                parts.Add(part);
                book.Workbook.Sheets!.Append(new Sheet { Name = name, SheetId = (uint)parts.Count, Id = book.GetIdOfPart(part), State = new EnumValue<SheetStateValues>(new SheetStateValues(state)) });
            }
            if (strings.Length > 0)
                book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(strings.Select(text => new SharedStringItem(new DocumentFormat.OpenXml.Spreadsheet.Text(text) { Space = SpaceProcessingModeValues.Preserve })));
            // Style 1 is a date, style 2 shows nothing.
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet($"<styleSheet {Namespaces}><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\";;;\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
            more?.Invoke(document, parts);
        }
        return file.ToArray();
    }

    /// <summary>Rows of words that stand in their cells.</summary>
    public static string Rows(params string[][] rows) =>
        "<sheetData>" + string.Concat(rows.Select((row, number) => $"<row r=\"{number + 1}\">{string.Concat(row.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{number + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"))}</row>")) + "</sheetData>";

    /// <summary>A workbook with something in every hiding place that is known.</summary>
    public static byte[] Everything(string number) => Of(
        ["姓名", "证件号", "示例甲", number, "残留" + number],
        [
            ("名单", "visible",
                $"""
                <cols><col min="4" max="4" hidden="1" width="9"/></cols>
                <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>电话</t></is></c><c r="D1" t="inlineStr"><is><t>备注</t></is></c></row>
                <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c><c r="C2"><v>13800000000</v></c><c r="D2" s="1"><v>33000</v></c></row>
                <row r="3" hidden="1"><c r="A3" t="inlineStr"><is><r><t>示例</t></r><r><rPr><b/></rPr><t>乙</t></r></is></c><c r="B3" t="str"><f>B2&amp;"{number}"</f><v>{number}</v></c><c r="C3"><f>C2+{number[..10]}</f><v>1</v></c><c r="D3" s="2"><v>5</v></c></row></sheetData>
                <dataValidations count="1"><dataValidation type="list" allowBlank="1" prompt="提示{number}" sqref="E1"><formula1>"甲{number},乙"</formula1></dataValidation></dataValidations>
                <headerFooter><oddHeader>&amp;C&amp;"宋体,Bold"&amp;12 页眉{number}&amp;P</oddHeader></headerFooter>
                """),
            ("底表", "hidden", Rows(["密码", number])),
            ("深藏", "veryHidden", Rows(["底数", number])),
        ],
        (document, sheets) =>
        {
            var book = document.WorkbookPart!;
            book.Workbook.Append(new DefinedNames(new DefinedName($"\"常量{number}\"") { Name = "联系人" }, new DefinedName("底表!$A$1") { Name = "密" }));
            sheets[0].AddNewPart<WorksheetCommentsPart>().Comments = new Comments($"<comments {Namespaces}><authors><author>示例审阅</author></authors><commentList><comment ref=\"B5\" authorId=\"0\"><text><r><t>示例审阅:</t></r><r><t>批注{number[..4]}</t></r><r><t>{number[4..]}</t></r></text></comment></commentList></comments>");
            document.PackageProperties.Creator = "示例作者";
            document.PackageProperties.Title = "标题" + number;
            document.AddExtendedFilePropertiesPart().Properties = new DocumentFormat.OpenXml.ExtendedProperties.Properties(new DocumentFormat.OpenXml.ExtendedProperties.Company("示例单位"));
        });

    public static byte[] WithUnlistedSheet(string number) => Of([], [("表", "visible", Rows(["甲"]))], (document, _) =>
        document.WorkbookPart!.AddNewPart<WorksheetPart>().Worksheet = new Worksheet($"<worksheet {Namespaces}><sheetData><row><c><v>{number}</v></c></row></sheetData></worksheet>"));

    public static byte[] WithThreadedComment(string number) => Of([], [("表", "visible", Rows(["甲"]))], (document, sheets) =>
    {
        document.WorkbookPart!.AddNewPart<WorkbookPersonPart>().PersonList = new DocumentFormat.OpenXml.Office2019.Excel.ThreadedComments.PersonList(
            "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><person displayName=\"示例审阅\" id=\"{11111111-2222-3333-4444-555555555555}\" userId=\"a@example.org\" providerId=\"AD\"/></personList>");
        sheets[0].AddNewPart<WorksheetThreadedCommentsPart>().ThreadedComments = new DocumentFormat.OpenXml.Office2019.Excel.ThreadedComments.ThreadedComments(
            $"<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"A1\" dT=\"2024-01-02T03:04:05.00\" personId=\"{{11111111-2222-3333-4444-555555555555}}\" id=\"{{21111111-2222-3333-4444-555555555555}}\"><text>回复{number}</text></threadedComment></ThreadedComments>");
    });

    /// <summary>A workbook that holds cells in a pivot table's cache, in a link to another workbook and in a chart.</summary>
    public static byte[] WithCopies(string number) => Of([], [("表", "visible", Rows(["甲"]) + "<drawing r:id=\"rDrawing\"/>")], (document, sheets) =>
    {
        var book = document.WorkbookPart!;
        book.AddNewPart<PivotTableCacheDefinitionPart>().PivotCacheDefinition = new PivotCacheDefinition(
            $"<pivotCacheDefinition {Namespaces} refreshedBy=\"示例刷新\"><cacheSource type=\"worksheet\"><worksheetSource ref=\"A1:A2\" sheet=\"表\"/></cacheSource><cacheFields count=\"1\"><cacheField name=\"证件号\"><sharedItems count=\"1\"><s v=\"透{number}\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>");
        var link = book.AddNewPart<ExternalWorkbookPart>();
        link.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath", new Uri("file:///D:/示例/人员.xlsx"), "rId1");
        link.ExternalLink = new ExternalLink($"<externalLink {Namespaces}><externalBook r:id=\"rId1\"><sheetNames><sheetName val=\"名\"/></sheetNames><sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\"><cell r=\"A1\" t=\"str\"><v>外{number}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>");
        var drawing = sheets[0].AddNewPart<DrawingsPart>("rDrawing");
        drawing.WorksheetDrawing = new DocumentFormat.OpenXml.Drawing.Spreadsheet.WorksheetDrawing();
        drawing.AddNewPart<ChartPart>().ChartSpace = new DocumentFormat.OpenXml.Drawing.Charts.ChartSpace(
            $"<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart><c:plotArea><c:pieChart><c:ser><c:cat><c:strRef><c:f>表!$A$2</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>图{number}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>");
    });

    /// <summary>A workbook of many rows of a name, a number as text and a number as number.</summary>
    public static byte[] Large(int rows)
    {
        var content = string.Concat(Enumerable.Range(1, rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>示例{row}</t></is></c><c r=\"B{row}\" t=\"s\"><v>{row % 2}</v></c><c r=\"C{row}\"><v>{13800000000 + row}</v></c><c r=\"D{row}\"><v>{row}</v></c></row>")));
        // As a tree of elements the sheet would take longer to make than to read.
        var file = new MemoryStream();
        file.Write(Of(["甲", "乙"], [("名单", "visible", Rows())], null));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(entry => entry.FullName.Contains("worksheets/sheet", StringComparison.Ordinal));
            var name = sheet.FullName;
            sheet.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
            writer.Write($"<worksheet {Namespaces}><sheetData>{content}</sheetData></worksheet>");
        }
        return file.ToArray();
    }

    public static IReadOnlyList<string> Errors(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")];
    }
}
