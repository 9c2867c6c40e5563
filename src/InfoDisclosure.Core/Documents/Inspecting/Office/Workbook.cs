using System.Globalization;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>A sheet of a workbook.</summary>
internal sealed record WorkbookSheet(string Name, string State, string Part)
{
    /// <summary>The state of a sheet that lies in the file though the workbook doesn't list it.</summary>
    public const string Unlisted = "unlisted";

    public bool IsHidden => State is "hidden" or "veryHidden" or Unlisted;

    /// <summary>What the clerk calls it.</summary>
    public string Where => State switch
    {
        "hidden" => $"隐藏工作表“{Name}”",
        "veryHidden" => $"深度隐藏工作表“{Name}”",
        Unlisted => $"未列出的工作表“{Name}”",
        _ => $"工作表“{Name}”",
    };
}

/// <summary>A name for a range or a formula.</summary>
internal sealed record DefinedName(string Name, string Formula);

/// <summary>What cells refer to: sheets, shared strings, number formats (ECMA-376 part 1, 18.2, 18.4, 18.8).</summary>
internal sealed class Workbook
{
    /// <summary>Days from 1899-12-30, Excel's day zero from March 1900 on, to 1904-01-01, that of old Macintosh workbooks.</summary>
    private const int Days1904 = 1462;

    private const int MostSheets = 1_000;

    private static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly List<bool> dates = [];
    private readonly List<bool> invisible = [];
    private bool from1904;

    private Workbook()
    {
    }

    public List<WorkbookSheet> Sheets { get; } = [];

    public List<DefinedName> Names { get; } = [];

    /// <summary>The strings that cells share, in order.</summary>
    public List<string> Strings { get; } = [];

    /// <summary>What is written above characters to say how they sound.</summary>
    public List<string> Phonetics { get; } = [];

    public string? StringsPart { get; private set; }

    public static Workbook Read(OfficePackage package, ReadingBudget budget)
    {
        var workbook = new Workbook();
        var part = package.MainPart!;
        workbook.ReadBook(package, part);
        workbook.StringsPart = package.Related(part, "sharedStrings").FirstOrDefault();
        if (workbook.StringsPart is { } strings)
            workbook.ReadStrings(package.Read(strings), budget);
        if (package.Related(part, "styles").FirstOrDefault() is { } styles)
            workbook.ReadStyles(package.Read(styles));
        return workbook;
    }

    /// <summary>True when cells of this style show nothing whatever they hold: format ;;;.</summary>
    public bool IsInvisible(int style) => style >= 0 && style < invisible.Count && invisible[style];

    /// <summary>
    /// A number as words: a date for date formats, else its digits. 1.2345678901234E+17 gives 123456789012340000; digits that
    /// a workbook doesn't hold can't be had.
    /// </summary>
    public string Shown(string number, int style)
    {
        if (style >= 0 && style < dates.Count && dates[style]
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 2_958_466)
        {
            var moment = DayZero.AddDays(days + (from1904 ? Days1904 : 0));
            return moment.TimeOfDay < TimeSpan.FromSeconds(1)
                ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }
        return number.AsSpan().ContainsAny('E', 'e') && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : number;
    }

    private static bool IsDate(int id, string? code)
    {
        // Built in: 14-22 and 45-47 everywhere, 27-36 and 50-58 in Chinese and Japanese programs.
        if (code is null)
            return id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*' when !quoted:
                    i++;
                    break;
                case '[' when !quoted:
                    i = code.IndexOf(']', i) is >= 0 and var end ? end : code.Length;
                    break;
                case 'y' or 'Y' or 'd' or 'D' when !quoted:
                    return true;
            }
        }
        return false;
    }

    private void ReadBook(OfficePackage package, string part)
    {
        var sheets = package.RelationshipsOf(part).Where(relationship => relationship.Part is not null && package.Has(relationship.Part)).ToLookup(relationship => relationship.Id, relationship => relationship.Part!);
        using var reader = package.Read(part);
        string? name = null;
        while (OfficeXml.Next(reader))
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "workbookPr"):
                    from1904 = reader.GetAttribute("date1904") is "1" or "true";
                    break;
                case (XmlNodeType.Element, "sheet"):
                    if (Sheets.Count == MostSheets)
                        throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"工作表超过{MostSheets}个，请拆分后再上传"));
                    if (sheets[RelationshipId(reader) ?? ""].FirstOrDefault() is { } sheet)
                        Sheets.Add(new WorkbookSheet(reader.GetAttribute("name") ?? "", reader.GetAttribute("state") ?? "visible", sheet));
                    break;
                case (XmlNodeType.Element, "definedName"):
                    name = reader.GetAttribute("name") ?? "";
                    break;
                case (XmlNodeType.Text, _) when name is not null:
                    Names.Add(new DefinedName(name, reader.Value));
                    name = null;
                    break;
            }
        }
        var listed = Sheets.Select(sheet => sheet.Part).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in package.Related(part, "worksheet").Where(sheet => !listed.Contains(sheet)).Take(MostSheets))
            Sheets.Add(new WorkbookSheet(Path.GetFileNameWithoutExtension(sheet), WorkbookSheet.Unlisted, sheet));
    }

    /// <summary>The r:id of an element, whatever the prefix and the manner.</summary>
    private static string? RelationshipId(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.NamespaceURI.EndsWith("relationships", StringComparison.Ordinal))
                id = reader.Value;
        }
        reader.MoveToElement();
        return id;
    }

    private void ReadStrings(XmlReader reader, ReadingBudget budget)
    {
        using (reader)
        {
            var words = new List<string>();
            var phonetic = false;
            var inText = false;
            while (OfficeXml.Next(reader))
            {
                switch (reader.NodeType, reader.LocalName)
                {
                    case (XmlNodeType.Element, "si") when reader.Depth == 1:
                        words.Clear();
                        if (reader.IsEmptyElement)
                            Strings.Add("");
                        break;
                    case (XmlNodeType.EndElement, "si") when reader.Depth == 1:
                        budget.CountCells(1);
                        Strings.Add(CellEscapes.Read(string.Concat(words)));
                        break;
                    case (XmlNodeType.Element, "rPh"):
                        phonetic = !reader.IsEmptyElement;
                        break;
                    case (XmlNodeType.EndElement, "rPh"):
                        phonetic = false;
                        break;
                    case (XmlNodeType.Element, "t"):
                        inText = !reader.IsEmptyElement;
                        break;
                    case (XmlNodeType.EndElement, "t"):
                        inText = false;
                        break;
                    case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace, _) when inText:
                        budget.CountCharacters(reader.Value.Length);
                        (phonetic ? Phonetics : words).Add(reader.Value);
                        break;
                }
            }
        }
    }

    private void ReadStyles(XmlReader reader)
    {
        using (reader)
        {
            var codes = new Dictionary<int, string>();
            var inCells = false;
            while (OfficeXml.Next(reader))
            {
                switch (reader.NodeType, reader.LocalName)
                {
                    case (XmlNodeType.Element, "numFmt") when Number(reader, "numFmtId") is { } id:
                        codes[id] = reader.GetAttribute("formatCode") ?? "";
                        break;
                    case (XmlNodeType.Element, "cellXfs"):
                        inCells = true;
                        break;
                    case (XmlNodeType.EndElement, "cellXfs"):
                        inCells = false;
                        break;
                    case (XmlNodeType.Element, "xf") when inCells:
                        var format = Number(reader, "numFmtId") ?? 0;
                        var code = codes.GetValueOrDefault(format);
                        dates.Add(IsDate(format, code));
                        invisible.Add(code is { Length: > 0 } && code.Trim(';', ' ').Length == 0);
                        break;
                }
            }
        }
    }

    private static int? Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
