using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Lists;

/// <summary>How the cells of a column look and what Excel takes what is typed there for.</summary>
internal enum ListKind
{
    /// <summary>Words; 001 stays 001, =1 stays =1.</summary>
    Text,

    /// <summary>Words in several lines.</summary>
    Wrapped,

    Date,

    /// <summary>A day and a time.</summary>
    Moment,

    Number,
}

/// <summary>A column of a list.</summary>
internal sealed record ListColumn(string Heading, ListKind Kind, double Width)
{
    /// <summary>What the drop-down offers; empty for none.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Excel refuses what isn't one of the choices.</summary>
    public bool OnlyChoices { get; init; }

    /// <summary>What Excel shows beside a chosen cell; null for nothing.</summary>
    public string? Prompt { get; init; }
}

/// <summary>A cell to be written.</summary>
/// <param name="IsWrong">It is shaded.</param>
internal readonly record struct ListValue(string? Text, DateOnly? Day = null, bool IsWrong = false)
{
    /// <summary>The number in a cell that isn't words; of a <see cref="ListKind.Moment"/> days since 1899-12-30.</summary>
    public double? Number { get; private init; }

    public static ListValue Of(int? number) => new() { Number = number };

    /// <param name="number">Of fifteen digits at most, as many as Excel keeps.</param>
    public static ListValue Of(decimal number) => new() { Number = (double)number };

    /// <param name="local">The office's time.</param>
    public static ListValue Of(DateTime? local) => new() { Number = local?.ToOADate() };
}

/// <summary>
/// Writes an Excel workbook of lists (ISO/IEC 29500-1, 18) row by row onto a stream, holding nothing. All words are written as
/// text, so that nothing in them is ever a formula. Equal input gives equal bytes.
/// </summary>
internal sealed class ListBook : IDisposable
{
    /// <summary>Characters that a cell of Excel holds.</summary>
    public const int MostInCell = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ChoicesName = "选项";
    private const int LongestPrompt = 255;

    // Cell formats by their place in cellXfs; the wrong ones follow the right ones.
    private const int Heading = 1;
    private const int FirstKind = 2;
    private const int FirstWrong = 7;

    /// <summary>Fonts that every office program has, a light ground for headings, a yellow one for what is wrong, days as year-month-day.</summary>
    private const string Looks =
        """
        <numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="177" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts>
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF5"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFE08A"/></patternFill></fill></fills>
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8A93A0"/></bottom><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        """;

    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly FirstSureDay = new(1900, 3, 1);

    private readonly ZipArchive zip;
    private readonly List<(string Name, bool IsHidden)> sheets = [];
    private readonly List<IReadOnlyList<string>> choices = [];
    private XmlWriter? open;
    private IReadOnlyList<ListColumn> columns = [];
    private int rows;
    private bool mayFilter;

    public ListBook(Stream stream) => zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a sheet with its headings, which stay in view; the one before is ended.</summary>
    /// <param name="filter">Rows can be picked by what stands in a column.</param>
    public void Begin(string name, IReadOnlyList<ListColumn> headings, bool filter = false)
    {
        End();
        columns = headings;
        mayFilter = filter;
        rows = 0;
        sheets.Add((name, false));
        open = Part($"xl/worksheets/sheet{sheets.Count}.xml");
        open.WriteStartElement("worksheet", Main);
        open.WriteStartElement("sheetViews", Main);
        open.WriteStartElement("sheetView", Main);
        open.WriteAttributeString("workbookViewId", "0");
        open.WriteStartElement("pane", Main);
        open.WriteAttributeString("ySplit", "1");
        open.WriteAttributeString("topLeftCell", "A2");
        open.WriteAttributeString("activePane", "bottomLeft");
        open.WriteAttributeString("state", "frozen");
        open.WriteEndElement();
        open.WriteEndElement();
        open.WriteEndElement();
        open.WriteStartElement("cols", Main);
        foreach (var (place, column) in headings.Index())
        {
            open.WriteStartElement("col", Main);
            open.WriteAttributeString("min", Number(place + 1));
            open.WriteAttributeString("max", Number(place + 1));
            open.WriteAttributeString("width", column.Width.ToString(CultureInfo.InvariantCulture));
            open.WriteAttributeString("style", Number(FirstKind + (int)column.Kind));
            open.WriteAttributeString("customWidth", "1");
            open.WriteEndElement();
        }

        open.WriteEndElement();
        open.WriteStartElement("sheetData", Main);
        Row(headings.Select(column => new ListValue(column.Heading)), (_, _) => Heading);
    }

    /// <summary>A row of the sheet that was begun, a value for each column.</summary>
    public void Row(IEnumerable<ListValue> values) =>
        Row(values, (place, value) => (value.IsWrong ? FirstWrong : FirstKind) + (int)(value.Day is not null ? ListKind.Date : value.Text is not null && columns[place].Kind is not (ListKind.Text or ListKind.Wrapped) ? ListKind.Text : columns[place].Kind));

    /// <summary>Ends the workbook; without it there is none.</summary>
    public void Finish()
    {
        End();
        if (choices.Count > 0)
            WriteChoices();
        WriteBook();
        WriteStyles();
        WriteTypes();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        open?.Dispose();
        zip.Dispose();
    }

    private void Row(IEnumerable<ListValue> values, Func<int, ListValue, int> format)
    {
        var sheet = open ?? throw new InvalidOperationException("No sheet was begun.");
        rows++;
        sheet.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", Number(rows));
        foreach (var (place, value) in values.Index())
        {
            if (value is { Text: null or "", Day: null, Number: null, IsWrong: false })
                continue;
            sheet.WriteStartElement("c", Main);
            sheet.WriteAttributeString("r", Reference(place, rows));
            sheet.WriteAttributeString("s", Number(format(place, value)));
            if (value.Number is { } number)
            {
                sheet.WriteElementString("v", Main, number.ToString("R", CultureInfo.InvariantCulture));
            }
            else if (value.Day is { } day && day >= FirstSureDay)
            {
                sheet.WriteElementString("v", Main, Number(day.DayNumber - DayZero.DayNumber));
            }
            else if ((value.Text ?? value.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) is { Length: > 0 } text)
            {
                sheet.WriteAttributeString("t", "inlineStr");
                sheet.WriteStartElement("is", Main);
                sheet.WriteStartElement("t", Main);
                sheet.WriteAttributeString("xml", "space", null, "preserve");
                sheet.WriteString(Escaped(text.Length <= MostInCell ? text : TooLongForCell.Instead(text.Length)));
                sheet.WriteEndElement();
                sheet.WriteEndElement();
            }

            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    private void End()
    {
        if (open is null)
            return;
        open.WriteEndElement();
        if (mayFilter)
        {
            open.WriteStartElement("autoFilter", Main);
            open.WriteAttributeString("ref", $"A1:{Reference(columns.Count - 1, Math.Max(rows, 1))}");
            open.WriteEndElement();
        }

        WriteValidations(open);
        open.WriteEndElement();
        open.Dispose();
        open = null;
    }

    private void WriteValidations(XmlWriter sheet)
    {
        var guided = columns.Index().Where(pair => pair.Item.Choices.Count > 0 || pair.Item.Prompt is not null).ToList();
        if (guided.Count == 0)
            return;
        sheet.WriteStartElement("dataValidations", Main);
        sheet.WriteAttributeString("count", Number(guided.Count));
        foreach (var (place, column) in guided)
        {
            sheet.WriteStartElement("dataValidation", Main);
            if (column.Choices.Count > 0)
                sheet.WriteAttributeString("type", "list");
            sheet.WriteAttributeString("allowBlank", "1");
            if (column.Prompt is not null)
                sheet.WriteAttributeString("showInputMessage", "1");
            if (column.OnlyChoices)
            {
                sheet.WriteAttributeString("showErrorMessage", "1");
                sheet.WriteAttributeString("errorTitle", "不在列表里");
                sheet.WriteAttributeString("error", $"{column.Heading}只能从下拉列表里选，或者空着。");
            }

            if (column.Prompt is { } prompt)
            {
                sheet.WriteAttributeString("promptTitle", Shortened(column.Heading, 32));
                sheet.WriteAttributeString("prompt", Shortened(prompt, LongestPrompt));
            }

            sheet.WriteAttributeString("sqref", $"{Column(place)}2:{Column(place)}1048576");
            if (column.Choices.Count > 0)
                sheet.WriteElementString("formula1", Main, $"'{ChoicesName}'!${Column(Place(column.Choices))}$1:${Column(Place(column.Choices))}${column.Choices.Count}");
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    /// <summary>The column of the hidden sheet on which some choices stand; equal ones share it.</summary>
    private int Place(IReadOnlyList<string> offered)
    {
        var place = choices.FindIndex(one => one.SequenceEqual(offered, StringComparer.Ordinal));
        if (place >= 0)
            return place;
        choices.Add(offered);
        return choices.Count - 1;
    }

    private void WriteChoices()
    {
        sheets.Add((ChoicesName, true));
        using var sheet = Part($"xl/worksheets/sheet{sheets.Count}.xml");
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetData", Main);
        open = sheet;
        rows = 0;
        for (var row = 0; row < choices.Max(offered => offered.Count); row++)
            Row(choices.Select(offered => new ListValue(row < offered.Count ? offered[row] : null)), (_, _) => FirstKind);
        open = null;
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private void WriteBook()
    {
        using (var book = Part("xl/workbook.xml"))
        {
            book.WriteStartElement("workbook", Main);
            book.WriteAttributeString("xmlns", "r", null, Relationships);
            book.WriteStartElement("bookViews", Main);
            book.WriteStartElement("workbookView", Main);
            book.WriteEndElement();
            book.WriteEndElement();
            book.WriteStartElement("sheets", Main);
            foreach (var (place, (name, isHidden)) in sheets.Index())
            {
                book.WriteStartElement("sheet", Main);
                book.WriteAttributeString("name", name);
                book.WriteAttributeString("sheetId", Number(place + 1));
                if (isHidden)
                    book.WriteAttributeString("state", "hidden");
                book.WriteAttributeString("id", Relationships, $"rId{place + 1}");
                book.WriteEndElement();
            }

            book.WriteEndElement();
            book.WriteEndElement();
        }

        WriteRelationships("_rels/.rels", [("rId1", "officeDocument", "xl/workbook.xml")]);
        WriteRelationships("xl/_rels/workbook.xml.rels",
        [
            .. sheets.Index().Select(pair => ($"rId{pair.Index + 1}", "worksheet", $"worksheets/sheet{pair.Index + 1}.xml")),
            ($"rId{sheets.Count + 1}", "styles", "styles.xml"),
        ]);
    }

    private void WriteRelationships(string name, IEnumerable<(string Id, string Kind, string Target)> targets)
    {
        using var list = Part(name);
        list.WriteStartElement("Relationships", PackageRelationships);
        foreach (var (id, kind, target) in targets)
        {
            list.WriteStartElement("Relationship", PackageRelationships);
            list.WriteAttributeString("Id", id);
            list.WriteAttributeString("Type", $"{Relationships}/{kind}");
            list.WriteAttributeString("Target", target);
            list.WriteEndElement();
        }

        list.WriteEndElement();
    }

    private void WriteTypes()
    {
        const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
        const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        using var list = Part("[Content_Types].xml");
        list.WriteStartElement("Types", Types);
        Write("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Write("Default", "Extension", "xml", "application/xml");
        Write("Override", "PartName", "/xl/workbook.xml", $"{Sheet}.sheet.main+xml");
        Write("Override", "PartName", "/xl/styles.xml", $"{Sheet}.styles+xml");
        for (var place = 1; place <= sheets.Count; place++)
            Write("Override", "PartName", $"/xl/worksheets/sheet{place}.xml", $"{Sheet}.worksheet+xml");
        list.WriteEndElement();

        void Write(string element, string key, string value, string type)
        {
            list.WriteStartElement(element, Types);
            list.WriteAttributeString(key, value);
            list.WriteAttributeString("ContentType", type);
            list.WriteEndElement();
        }
    }

    private void WriteStyles()
    {
        using var styles = Part("xl/styles.xml");
        styles.WriteRaw($"""<styleSheet xmlns="{Main}">{Looks}<cellXfs count="12">""");
        styles.WriteRaw("""<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>""");
        styles.WriteRaw("""<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>""");
        foreach (var fill in (int[])[0, 3])
        {
            foreach (var (format, wrap) in ((int, int)[])[(49, 0), (49, 1), (176, 0), (177, 0), (0, 0)])
                styles.WriteRaw($"""<xf numFmtId="{format}" fontId="0" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="{wrap}"/></xf>""");
        }

        styles.WriteRaw("</cellXfs></styleSheet>");
    }

    private XmlWriter Part(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Always;
        return XmlWriter.Create(entry.Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = true, CheckCharacters = false, NewLineHandling = NewLineHandling.None });
    }

    /// <summary>What XML can't hold is written as _x0001_, and what already looks so with its first mark as _x005F_; half a surrogate pair goes.</summary>
    private static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains("_x", StringComparison.Ordinal) && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF'))
            return text;
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                written.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                written.Append('\uFFFD');
            else if (c is < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF')
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else if (c == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_' && text.AsSpan(i + 2, 4).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0)
                written.Append("_x005F_");
            else
                written.Append(c);
        }

        return written.ToString();
    }

    private static string Shortened(string text, int room) => text.Length <= room ? text : text[..(room - 1)] + "…";

    private static string Reference(int place, int row) => Column(place) + Number(row);

    private static string Column(int place)
    {
        var letters = "";
        for (var left = place + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What stands in place of a text that no cell of Excel holds; read again, it is refused and never taken for the text.</summary>
internal static class TooLongForCell
{
    private const string Begins = "【太长，没有写出】";

    public static string Instead(int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{Begins}这一项有{length}字，超过了Excel一个单元格最多的{ListBook.MostInCell}字。请在网站里查看或修改。");

    public static bool Is(string text) => text.StartsWith(Begins, StringComparison.Ordinal);
}
