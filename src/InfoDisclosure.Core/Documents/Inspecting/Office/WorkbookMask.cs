using System.Globalization;
using System.Xml;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Masks the sheets of a workbook, the strings they share and the book itself.</summary>
internal sealed class WorkbookMask(OfficePackage package, Workbook book, Masks masks, bool dropHidden, ReadingBudget budget, Dictionary<string, string> cells)
{
    private readonly Dictionary<string, SheetChanges> changes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> keptStrings = [];
    private readonly HashSet<string> lostTables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of sheets and tables that the copy doesn't have: formulas that use them lose their text and keep their value.</summary>
    private readonly List<string> lostNames = [];

    private readonly List<WorkbookSheet> listed = [.. book.Sheets.Where(sheet => sheet.State != WorkbookSheet.Unlisted)];
    private readonly List<WorkbookSheet> dropped = [.. book.Sheets.Where(sheet => dropHidden && sheet.IsHidden && sheet.State != WorkbookSheet.Unlisted)];

    /// <summary>Asks the masks about every sheet.</summary>
    public void ReadSheets()
    {
        foreach (var sheet in listed.Except(dropped))
        {
            if (masks.Text(sheet.Name) != sheet.Name)
                throw new FileRefusedException($"工作表的名称“{sheet.Name}”里有需要遮盖的内容，请先改名再上传");
        }
        if (dropped.Count == listed.Count)
            throw new FileRefusedException("工作簿里没有可见的工作表");
        lostNames.AddRange(dropped.Select(sheet => sheet.Name));
        foreach (var sheet in listed.Except(dropped).DistinctBy(sheet => sheet.Part, StringComparer.OrdinalIgnoreCase))
            changes[sheet.Part] = Read(sheet);
        if (lostTables.Count > 0)
        {
            // A formula may use a table of a sheet that was read before.
            foreach (var sheet in changes)
                sheet.Value.LostFormulas.UnionWith(Sheet.Read(package.Read(sheet.Key), book, new ReadingBudget(), KeepsFormula).LostFormulas);
        }
    }

    /// <summary>True for parts whose words are cells.</summary>
    public bool HoldsCells(string? part) =>
        part == book.StringsPart || book.Sheets.Any(sheet => string.Equals(sheet.Part, part, StringComparison.OrdinalIgnoreCase));

    public bool Keeps(string source, OfficeRelationship relationship) =>
        !(string.Equals(source, package.MainPart, StringComparison.OrdinalIgnoreCase) && HoldsCells(relationship.Part) && relationship.Part != book.StringsPart && !changes.ContainsKey(relationship.Part!))
        && !(relationship.Kind == "table" && relationship.Part is { } table && lostTables.Contains(table));

    /// <summary>The part anew; null for parts that are not the workbook's own.</summary>
    public byte[]? Rewrite(string part, SlotEdits? edits, Func<string, string> loose)
    {
        var isBook = string.Equals(part, package.MainPart, StringComparison.OrdinalIgnoreCase);
        if (!isBook && !HoldsCells(part))
            return null;
        using var reader = package.Read(part);
        if (isBook)
            return new BookFilter(listed, dropped, KeepsFormula, edits ?? new SlotEdits(), loose).Copy(reader);
        if (part == book.StringsPart)
            return new StringsFilter(keptStrings).Copy(reader);
        var lost = package.RelationshipsOf(part).Where(relationship => relationship.Part is { } table && lostTables.Contains(table)).Select(relationship => relationship.Id).ToHashSet(StringComparer.Ordinal);
        return new SheetFilter(changes.GetValueOrDefault(part) ?? new SheetChanges(), lost, lostNames.Count > 0, KeepsFormula, loose).Copy(reader);
    }

    private SheetChanges Read(WorkbookSheet place)
    {
        var sheet = Sheet.Read(package.Read(place.Part), book, budget, KeepsFormula);
        var changed = new SheetChanges();
        changed.LostFormulas.UnionWith(sheet.LostFormulas);
        if (sheet.Cells.Count == 0)
            return changed;
        var masked = MaskedTable.Of(new ScannedTable(place.Where, sheet.Rows), masks.Table);
        foreach (var cell in sheet.Cells)
        {
            var (row, column) = (cell.Address.Row, cell.Address.Column);
            if (sheet.Rows[row][column] == masked[row][column])
            {
                if (cell.Shared >= 0)
                    keptStrings.Add(cell.Shared);
                continue;
            }
            changed.Cells[cell.Address] = masked[row][column];
            cells.TryAdd(sheet.Rows[row][column], masked[row][column]);
        }
        foreach (var table in package.Related(place.Part, "table"))
            LoseTable(table, changed);
        return changed;
    }

    /// <summary>
    /// A table's columns must be named as their headings are, each differently. A table whose headings were masked becomes plain
    /// cells.
    /// </summary>
    private void LoseTable(string part, SheetChanges changed)
    {
        using var reader = package.Read(part);
        var name = "";
        var first = default(CellAddress);
        var column = 0;
        while (OfficeXml.Next(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "table" })
            {
                name = reader.GetAttribute("displayName") ?? reader.GetAttribute("name") ?? "";
                first = CellAddress.Parse(reader.GetAttribute("ref")?.Split(':')[0]) ?? default;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "tableColumn" })
            {
                var heading = reader.GetAttribute("name") ?? "";
                if (!changed.Cells.ContainsKey(first with { Column = first.Column + column++ }) && masks.Text(heading) == heading)
                    continue;
                lostTables.Add(part);
                lostNames.Add(name);
                return;
            }
        }
    }

    private bool KeepsFormula(string formula) => !lostNames.Any(name => FormulaText.Names(formula, name));

    /// <summary>What changes in a sheet.</summary>
    private sealed class SheetChanges
    {
        public Dictionary<CellAddress, string> Cells { get; } = [];

        /// <summary>Numbers of shared formulas that the copy doesn't keep.</summary>
        public HashSet<string> LostFormulas { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>Leaves the strings empty that no cell uses any more, so that their numbers stay right.</summary>
    private sealed class StringsFilter(HashSet<int> kept) : XmlFilter
    {
        private int number = -1;

        // What says how characters sound would say what was masked.
        protected override bool Keeps(XmlReader element) => element.LocalName is not ("rPh" or "phoneticPr");

        protected override bool Replaces(XmlReader element, XmlWriter writer)
        {
            if (element.LocalName != "si" || element.Depth != 1 || kept.Contains(++number))
                return false;
            writer.WriteStartElement(element.Prefix, "si", element.NamespaceURI);
            writer.WriteElementString(element.Prefix, "t", element.NamespaceURI, "");
            writer.WriteEndElement();
            Skip(element);
            return true;
        }
    }

    /// <summary>The list of sheets and names.</summary>
    private sealed class BookFilter(List<WorkbookSheet> listed, List<WorkbookSheet> dropped, Func<string, bool> keepsFormula, SlotEdits edits, Func<string, string> loose)
        : MaskingFilter(edits, false, loose, LooseWords.None)
    {
        protected override bool Keeps(XmlReader element) => element.LocalName switch
        {
            "sheet" => !dropped.Any(sheet => sheet.Name == element.GetAttribute("name")),
            "definedName" => element.GetAttribute("localSheetId") is not { } id || Moved(id) is not null,
            _ => base.Keeps(element),
        };

        protected override string? Attribute(XmlReader attribute, string element) => (element, attribute.LocalName) switch
        {
            ("definedName", "localSheetId") => Moved(attribute.Value),
            ("workbookView", "activeTab" or "firstSheet") => Moved(attribute.Value) ?? "0",
            _ => base.Attribute(attribute, element),
        };

        protected override string Text(string words) =>
            Ancestors is [.., "definedName"] ? keepsFormula(words) ? FormulaText.Mask(words, Masked) : "#REF!" : base.Text(words);

        /// <summary>A sheet's number once the dropped ones are gone; null for one of these.</summary>
        private string? Moved(string number)
        {
            if (dropped.Count == 0)
                return number;
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= listed.Count || dropped.Contains(listed[index]))
                return null;
            return listed.Take(index).Count(sheet => !dropped.Contains(sheet)).ToString(CultureInfo.InvariantCulture);
        }
    }

    private sealed class SheetFilter(SheetChanges changes, HashSet<string> lostTables, bool checksFormulas, Func<string, bool> keepsFormula, Func<string, string> loose)
        : MaskingFilter(new SlotEdits(), false, loose, LooseWords.None)
    {
        private CellAddress address = new(-1, -1);

        protected override bool Keeps(XmlReader element) =>
            element.LocalName != "tablePart" || !Attributes(element).Any(attribute => attribute.Name == "id" && lostTables.Contains(attribute.Value));

        protected override string? Attribute(XmlReader attribute, string element) => (element, attribute.LocalName) switch
        {
            ("tableParts", "count") when lostTables.Count > 0 => null,
            ("pageSetup", "id") => null,
            _ => base.Attribute(attribute, element),
        };

        protected override string Text(string words) => Ancestors switch
        {
            [.., var element] when Sheet.IsFormula(element) => keepsFormula(words) ? FormulaText.Mask(words, Masked) : "#REF!",
            [.., var element] when Sheet.IsHeaderFooter(element) => HeaderFooterText.Mask(words, Masked),
            _ => words,
        };

        protected override bool Replaces(XmlReader element, XmlWriter writer)
        {
            switch (element.LocalName)
            {
                case "row" when Ancestors is [.., "sheetData"]:
                    address = new CellAddress(CellAddress.Parse("A" + element.GetAttribute("r"))?.Row ?? address.Row + 1, -1);
                    return false;
                case "c" when Ancestors is [.., "sheetData", "row"]:
                    address = CellAddress.Parse(element.GetAttribute("r")) is { } given ? given with { Row = address.Row } : address with { Column = address.Column + 1 };
                    // Words that a cell holds itself come from no formula.
                    if (!changes.Cells.TryGetValue(address, out var masked) && (!checksFormulas || element.GetAttribute("t") is "s" or "inlineStr"))
                        return false;
                    WriteCell(element, writer, masked);
                    return true;
                default:
                    return false;
            }
        }

        private static List<(string Prefix, string Name, string Space, string Value)> Attributes(XmlReader element)
        {
            var attributes = new List<(string, string, string, string)>();
            while (element.MoveToNextAttribute())
                attributes.Add((element.Prefix, element.LocalName, element.NamespaceURI, element.Value));
            element.MoveToElement();
            return attributes;
        }

        /// <summary>A cell with other words, or with a formula that goes: its parts are few enough to hold.</summary>
        private void WriteCell(XmlReader cell, XmlWriter writer, string? masked)
        {
            var (prefix, space, attributes) = (cell.Prefix, cell.NamespaceURI, Attributes(cell));
            var formula = (Attributes: new List<(string Prefix, string Name, string Space, string Value)>(), Text: "");
            var hasFormula = false;
            var values = new List<string>();
            var (depth, isEmpty) = (cell.Depth, cell.IsEmptyElement);
            var element = "";
            while (!isEmpty && Next(cell) && cell.Depth > depth)
            {
                switch (cell.NodeType)
                {
                    case XmlNodeType.Element:
                        element = cell.LocalName;
                        if (element == "f")
                        {
                            hasFormula = true;
                            formula.Attributes = Attributes(cell);
                        }
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                        if (element == "f")
                            formula.Text += cell.Value;
                        else
                            values.Add(cell.Value);
                        break;
                }
            }
            var keepsFormulaHere = hasFormula && keepsFormula(formula.Text)
                && !formula.Attributes.Any(attribute => attribute.Name == "si" && changes.LostFormulas.Contains(attribute.Value));
            var type = masked is null ? null : keepsFormulaHere ? "str" : "inlineStr";
            writer.WriteStartElement(prefix, "c", space);
            foreach (var attribute in attributes.Where(attribute => type is null || attribute.Name != "t"))
                writer.WriteAttributeString(attribute.Prefix, attribute.Name, attribute.Space, OfficeXml.Sayable(attribute.Value));
            if (type is not null)
                writer.WriteAttributeString("t", type);
            if (keepsFormulaHere)
            {
                writer.WriteStartElement(prefix, "f", space);
                foreach (var attribute in formula.Attributes)
                    writer.WriteAttributeString(attribute.Prefix, attribute.Name, attribute.Space, OfficeXml.Sayable(attribute.Value));
                writer.WriteString(OfficeXml.Sayable(FormulaText.Mask(formula.Text, Masked)));
                writer.WriteEndElement();
            }
            if (masked is not null)
                WriteValue(writer, prefix, space, type!, CellEscapes.Write(masked));
            else if (values.Count > 0)
                WriteValue(writer, prefix, space, "", string.Concat(values));
            writer.WriteEndElement();
        }

        private static void WriteValue(XmlWriter writer, string prefix, string space, string type, string text)
        {
            if (type != "inlineStr")
            {
                writer.WriteStartElement(prefix, "v", space);
                writer.WriteString(OfficeXml.Sayable(text));
                writer.WriteEndElement();
                return;
            }
            writer.WriteStartElement(prefix, "is", space);
            writer.WriteStartElement(prefix, "t", space);
            writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(OfficeXml.Sayable(text));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
    }
}
