using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace InfoDisclosure.Testing;

/// <summary>An Excel file in the making: sheets as the XML inside x:worksheet, packed by the Open XML SDK.</summary>
public sealed class SheetFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<(string Name, string State, string Inside, string Comments)> sheets = [];
    private readonly List<string> formats = [];

    /// <summary>Strings that cells of type s name by their place.</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    public bool From1904 { get; init; }

    /// <summary>Adds a sheet; <paramref name="inside"/> stands in x:worksheet.</summary>
    public SheetFile With(string name, string inside, string state = "visible", string comments = "")
    {
        sheets.Add((name, state, inside, comments));
        return this;
    }

    /// <summary>The style of cells with a format; 0 is General.</summary>
    public int Format(string code)
    {
        if (!formats.Contains(code))
            formats.Add(code);
        return formats.IndexOf(code) + 1;
    }

    /// <summary>Rows of words or numbers from A1 on; empty ones have no cell.</summary>
    public static string Rows(params string[][] rows) =>
        "<sheetData>" + string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((text, c) => text.Length == 0 ? "" : Cell((char)('A' + c) + (r + 1).ToString(CultureInfo.InvariantCulture), text))) + "</row>")) + "</sheetData>";

    /// <summary>A cell of words, or of a number where it looks like one.</summary>
    public static string Cell(string reference, string text, int style = 0) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"<c r=\"{reference}\" s=\"{style}\"><v>{text}</v></c>"
            : $"<c r=\"{reference}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var named = new StringBuilder();
            foreach (var (name, state, inside, comments) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                Feed(part, "worksheet", inside);
                if (comments.Length > 0)
                    Feed(part.AddNewPart<WorksheetCommentsPart>(), "comments", comments);
                named.Append($"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{named.Length + 1}\" state=\"{state}\" r:id=\"{book.GetIdOfPart(part)}\"/>");
            }
            Feed(book, "workbook", $"<workbookPr date1904=\"{(From1904 ? 1 : 0)}\"/><sheets>{named}</sheets>");
            var codes = string.Concat(formats.Select((code, place) => $"<numFmt numFmtId=\"{200 + place}\" formatCode=\"{SecurityElement.Escape(code)}\"/>"));
            var looks = string.Concat(formats.Select((_, place) => $"<xf numFmtId=\"{200 + place}\"/>"));
            Feed(book.AddNewPart<WorkbookStylesPart>(), "styleSheet", $"<numFmts>{codes}</numFmts><cellXfs><xf numFmtId=\"0\"/>{looks}{string.Concat(Enumerable.Range(0, 59).Select(id => $"<xf numFmtId=\"{id}\"/>"))}</cellXfs>");
            if (Shared.Count > 0)
                Feed(book.AddNewPart<SharedStringTablePart>(), "sst", string.Concat(Shared.Select(text => $"<si>{text}</si>")));
        }
        return file.ToArray();
    }

    /// <summary>The style of cells with a format that is known by number only.</summary>
    public int BuiltIn(int id) => formats.Count + 1 + id;

    private static void Feed(OpenXmlPart part, string root, string inside)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><{root} xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{inside}</{root}>"));
        part.FeedData(content);
    }
}
