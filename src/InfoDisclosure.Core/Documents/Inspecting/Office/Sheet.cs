using System.Collections;
using System.Globalization;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>A cell that has a value; <see cref="Shared"/> is the number of its shared string, -1 when it has none.</summary>
internal readonly record struct SheetCell(CellAddress Address, int Shared);

/// <summary>What a worksheet holds, read in one pass (ECMA-376 part 1, 18.3).</summary>
internal sealed class Sheet
{
    private static readonly List<string> Nothing = [];

    private readonly List<List<string>> rows = [];
    private readonly HashSet<int> hiddenRows = [];
    private readonly BitArray hiddenColumns = new(CellAddress.MostColumns);
    private int widest;

    /// <summary>Rows from the first of the sheet on, as wide as their last value.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    public List<SheetCell> Cells { get; } = [];

    /// <summary>Cells that show nothing though they hold something.</summary>
    public int InvisibleCells { get; private set; }

    /// <summary>Words in formulas, headers, hints; each with what the clerk calls it.</summary>
    public List<(string What, string Words)> Others { get; } = [];

    /// <summary>Numbers of shared formulas whose text was not kept; their users go with them.</summary>
    public HashSet<string> LostFormulas { get; } = new(StringComparer.Ordinal);

    public int HiddenRows => hiddenRows.Count(row => row < rows.Count && rows[row].Count > 0);

    public int HiddenColumns => Enumerable.Range(0, widest).Count(column => hiddenColumns[column]);

    public bool Shows(int row, int column) => !hiddenRows.Contains(row) && !hiddenColumns[column];

    /// <param name="reader">The sheet's XML.</param>
    /// <param name="book">What its cells refer to.</param>
    /// <param name="budget">Counts cells, the empty ones between them too.</param>
    /// <param name="keepsFormula">False for a formula that a copy will not keep.</param>
    public static Sheet Read(XmlReader reader, Workbook book, ReadingBudget budget, Func<string, bool> keepsFormula)
    {
        var sheet = new Sheet();
        var walk = new Walk(sheet, book, budget, keepsFormula);
        using (reader)
            walk.Read(reader);
        return sheet;
    }

    /// <summary>The names under which a sheet keeps headers and footers.</summary>
    public static bool IsHeaderFooter(string element) =>
        element is "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter";

    /// <summary>The names under which a sheet keeps formulas outside of cells: rules, lists, ranges.</summary>
    public static bool IsFormula(string element) => element is "f" or "formula" or "formula1" or "formula2";

    /// <summary>Puts words in their place. A damaged file may tell of a cell twice; neither may get lost.</summary>
    private void Add(CellAddress address, string text, ReadingBudget budget)
    {
        if (address.Row >= rows.Count)
            budget.CountCells(address.Row + 1 - rows.Count);
        while (rows.Count <= address.Row)
            rows.Add(Nothing);
        if (ReferenceEquals(rows[address.Row], Nothing))
            rows[address.Row] = [];
        var row = rows[address.Row];
        budget.CountCells(Math.Max(1, address.Column + 1 - row.Count));
        while (row.Count <= address.Column)
            row.Add("");
        row[address.Column] += text;
        widest = Math.Max(widest, row.Count);
    }

    private sealed class Walk(Sheet sheet, Workbook book, ReadingBudget budget, Func<string, bool> keepsFormula)
    {
        private readonly List<string> words = [];
        private readonly List<string> path = [];
        private int row = -1;
        private int columns;
        private CellAddress address;
        private string type = "n";
        private int style;
        private string? sharedFormula;

        public void Read(XmlReader reader)
        {
            while (OfficeXml.Next(reader))
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        Start(reader);
                        if (reader.IsEmptyElement)
                            End(reader.LocalName);
                        else
                            path.Add(reader.LocalName);
                        break;
                    case XmlNodeType.EndElement:
                        path.RemoveAt(path.Count - 1);
                        End(reader.LocalName);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                        AddText(reader.Value);
                        break;
                }
            }
        }

        private void Start(XmlReader reader)
        {
            var name = reader.LocalName;
            switch (name)
            {
                case "row" when path is [.., "sheetData"]:
                    row = CellAddress.Parse("A" + reader.GetAttribute("r"))?.Row ?? row + 1;
                    address = new CellAddress(row, -1);
                    if (IsSet(reader, "hidden") || reader.GetAttribute("ht") == "0")
                        sheet.hiddenRows.Add(row);
                    break;
                case "c" when path is [.., "sheetData", "row"]:
                    address = CellAddress.Parse(reader.GetAttribute("r")) is { } given ? given with { Row = row } : address with { Column = address.Column + 1 };
                    type = reader.GetAttribute("t") ?? "n";
                    style = Number(reader, "s") ?? 0;
                    words.Clear();
                    break;
                case "f":
                    sharedFormula = reader.GetAttribute("t") == "shared" ? reader.GetAttribute("si") : null;
                    break;
                case "col" when columns++ < CellAddress.MostColumns && (IsSet(reader, "hidden") || reader.GetAttribute("width") == "0"):
                    for (var column = Number(reader, "min") ?? 1; column <= Math.Min(Number(reader, "max") ?? 0, CellAddress.MostColumns); column++)
                        sheet.hiddenColumns[Math.Max(column, 1) - 1] = true;
                    break;
            }
            if (!reader.HasAttributes || !TextAttributes.AreOn(name))
                return;
            while (reader.MoveToNextAttribute())
            {
                if (TextAttributes.NameOf(name, reader.LocalName) is { } what && !string.IsNullOrWhiteSpace(reader.Value))
                    Add(what, reader.Value);
            }
            reader.MoveToElement();
        }

        private void End(string name)
        {
            if (name == "c" && path is [.., "sheetData", "row"] && words.Count > 0)
                AddCell();
        }

        private void AddText(string text)
        {
            var element = path[^1];
            if (element is "v" or "t" && path.Contains("c"))
            {
                if (element == "v" || !path.Contains("rPh"))
                    words.Add(text);
            }
            else if (Sheet.IsFormula(element))
            {
                if (!keepsFormula(text) && sharedFormula is not null)
                    sheet.LostFormulas.Add(sharedFormula);
                foreach (var typed in FormulaText.Words(text))
                    Add("公式", typed);
            }
            else if (Sheet.IsHeaderFooter(element))
            {
                foreach (var said in HeaderFooterText.Words(text))
                    Add("页眉页脚", said);
            }
        }

        private void Add(string what, string said)
        {
            budget.CountCells(1);
            budget.CountCharacters(said.Length);
            sheet.Others.Add((what, said));
        }

        private void AddCell()
        {
            var value = words.Count == 1 ? words[0] : string.Concat(words);
            var shared = -1;
            var text = type switch
            {
                "s" when int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out shared) && shared < book.Strings.Count => book.Strings[shared],
                "s" => "",
                "n" => book.Shown(value.Trim(), style),
                "str" or "inlineStr" => CellEscapes.Read(value),
                _ => value,
            };
            words.Clear();
            if (text.Length == 0)
                return;
            budget.CountCharacters(text.Length);
            sheet.Add(address, text, budget);
            sheet.Cells.Add(new SheetCell(address, shared));
            if (book.IsInvisible(style))
                sheet.InvisibleCells++;
        }

        private static int? Number(XmlReader reader, string attribute) =>
            int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        private static bool IsSet(XmlReader reader, string attribute) => reader.GetAttribute(attribute) is "1" or "true";
    }
}
