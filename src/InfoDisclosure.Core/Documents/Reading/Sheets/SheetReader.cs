using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Sheets;

/// <summary>
/// Reads an Excel workbook (ISO/IEC 29500-1, 18): each visible sheet becomes a table of what its cells show. Formulas count by
/// the value that was saved with them.
/// </summary>
internal sealed partial class SheetReader
{
    /// <summary>Rows and columns of the largest table that is text; a larger one is an attachment.</summary>
    public const int MostRows = 2_000;

    /// <summary>See <see cref="MostRows"/>.</summary>
    public const int MostColumns = 50;

    private const int MostSharedCharacters = 20_000_000;
    private const int MostMerges = 100_000;

    private readonly OfficePart book;
    private readonly Losses losses = new();
    private readonly List<NumberFormat> formats = [];
    private readonly List<string> shared = [];
    private bool from1904;
    private int words;

    private SheetReader(OfficePart book) => this.book = book;

    public static FileText Read(OfficePart book)
    {
        var reader = new SheetReader(book);
        var sheets = reader.ReadBook();
        reader.ReadStyles();
        reader.ReadShared();
        var tables = sheets.Select(sheet => (sheet.Name, Blocks: reader.ReadSheet(sheet.Part, sheet.Name))).Where(sheet => sheet.Blocks is not null).ToList();
        // The name of the only sheet, mostly Sheet1, says nothing.
        var blocks = tables.SelectMany(sheet => tables.Count > 1 ? [new IncomingBlock.Heading(1, [new IncomingRun(sheet.Name)]), sheet.Blocks!] : new[] { sheet.Blocks! });
        return new FileText
        {
            Title = null,
            Markdown = IncomingMarkdown.Write([.. blocks], figures: false),
            Pictures = [],
            LeftOut = reader.losses.Told(),
        };
    }

    /// <summary>The refusal of a table that is too large for a text.</summary>
    public static FileRefusedException TooLarge(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what}超过{MostRows}行或{MostColumns}列，放不进正文。请作为附件上传，正文里写明要点。"));

    private List<(string Name, OfficePart Part)> ReadBook()
    {
        var sheets = new List<(string, OfficePart)>();
        using var walk = book.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "workbookPr"))
            {
                from1904 = walk["date1904"] is "1" or "true";
            }
            else if (walk.Is(Vocabulary.Sheet, "sheet"))
            {
                var part = book.Named(walk.Relationship("id"));
                if (walk["state"] is "hidden" or "veryHidden")
                    losses.Add(Loss.HiddenSheet);
                else if (part?.IsKind("worksheet") == true)
                    sheets.Add((OneLine.Of(walk["name"]), part));
                else
                    // A sheet that is one chart.
                    losses.Add(Loss.Chart);
            }
        }
        return sheets;
    }

    private void ReadStyles()
    {
        if (book.Kind("styles").FirstOrDefault() is not { } part)
            return;
        var codes = new Dictionary<int, string>();
        var parsed = new Dictionary<int, NumberFormat>();
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "numFmt"))
            {
                codes.TryAdd(Number(walk["numFmtId"]), walk["formatCode"] ?? "General");
            }
            else if (walk.Is(Vocabulary.Sheet, "cellXfs"))
            {
                for (var looks = walk.Enter(); walk.Next(looks); walk.Skip())
                {
                    var id = Number(walk["numFmtId"]);
                    if (!parsed.TryGetValue(id, out var format))
                        parsed.Add(id, format = NumberFormat.Of(id, codes.GetValueOrDefault(id)));
                    formats.Add(format);
                }
            }
            else if (!walk.Is(Vocabulary.Sheet, "numFmts"))
            {
                walk.Skip();
            }
        }
    }

    private void ReadShared()
    {
        if (book.Kind("sharedStrings").FirstOrDefault() is not { } part)
            return;
        var length = 0;
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (!walk.Is(Vocabulary.Sheet, "si"))
                continue;
            var text = ReadWords(walk);
            if ((length += text.Length) > MostSharedCharacters)
                throw TooLarge("表格");
            shared.Add(text);
        }
    }

    /// <summary>The words of a string, its runs joined, readings (pinyin) left out.</summary>
    private static string ReadWords(XmlWalk walk)
    {
        var text = new StringBuilder();
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "t"))
                text.Append(walk.Text());
            else if (!walk.Is(Vocabulary.Sheet, "r"))
                walk.Skip();
        }
        return Unescape(text.ToString());
    }

    private static string Unescape(string text) =>
        Escaped().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>The table of a sheet, a paragraph for a single cell, null for an empty one.</summary>
    private IncomingBlock? ReadSheet(OfficePart part, string name)
    {
        var what = $"工作表“{name}”";
        var sheet = new Sheet(ReadMerges(part));
        using (var walk = part.Walk())
        {
            for (var inside = walk.Root(); walk.Next(inside);)
            {
                if (walk.Is(Vocabulary.Sheet, "col"))
                    sheet.AddColumns(Number(walk["min"]), Number(walk["max"]), IsOn(walk["hidden"]) || walk["width"] is "0");
                else if (walk.Is(Vocabulary.Sheet, "row"))
                    ReadRow(walk, sheet, what);
                else if (walk.Name is "headerFooter")
                    losses.Add(Loss.HeaderFooter, HasWords(walk) ? 1 : 0);
                else if (walk.Name is "oleObject" or "control")
                    losses.Add(Loss.Embedded);
                else if (walk.Name is not ("cols" or "sheetData" or "oleObjects" or "controls"))
                    walk.Skip();
            }
        }
        CountDrawings(part);
        return sheet.ToBlock(losses, what);
    }

    /// <summary>Merged ranges stand behind the cells, but which cells they begin in must be known before.</summary>
    private static List<Range> ReadMerges(OfficePart part)
    {
        var merges = new List<Range>();
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "mergeCell"))
            {
                if (Range.Parse(walk["ref"]) is { } range && merges.Count < MostMerges)
                    merges.Add(range);
            }
            else if (!walk.Is(Vocabulary.Sheet, "mergeCells"))
            {
                walk.Skip();
            }
        }
        return merges;
    }

    private void ReadRow(XmlWalk walk, Sheet sheet, string what)
    {
        var row = walk["r"] is { } given ? Number(given) : sheet.LastRow + 1;
        var isHidden = IsOn(walk["hidden"]) || walk["ht"] is "0";
        sheet.BeginRow(row, isHidden);
        var column = 0;
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (!walk.Is(Vocabulary.Sheet, "c"))
            {
                walk.Skip();
                continue;
            }
            column = Range.Column(walk["r"]) is > 0 and var placed ? placed : column + 1;
            var text = ReadCell(walk);
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if ((words += text.Length) > FileRefusedException.MostWords)
                throw FileRefusedException.TooManyWords();
            if (!sheet.Add(row, column, text))
                throw TooLarge(what);
        }
    }

    private string ReadCell(XmlWalk walk)
    {
        var type = walk["t"] ?? "n";
        var style = Number(walk["s"]);
        var (value, inline, isFormula) = (default(string), default(string), false);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "v"))
                value = walk.Text();
            else if (walk.Is(Vocabulary.Sheet, "is"))
                inline = ReadWords(walk);
            else if (walk.Is(Vocabulary.Sheet, "f"))
                isFormula = true;
            else
                walk.Skip();
        }
        losses.Add(Loss.Formula, isFormula && value is null ? 1 : 0);
        var format = style < formats.Count ? formats[style] : NumberFormat.Parse("General");
        switch (type)
        {
            case "s":
                return int.TryParse(value, CultureInfo.InvariantCulture, out var place) && place >= 0 && place < shared.Count ? format.Show(shared[place]) : "";
            case "inlineStr":
                return format.Show(inline ?? "");
            case "str":
                return format.Show(Unescape(value ?? ""));
            case "b":
                return value is "1" ? "TRUE" : "FALSE";
            case "e" or "d":
                return value ?? "";
            default:
                if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                    return value ?? "";
                var shown = format.Show(number, from1904, out var isExact);
                losses.Add(Loss.CellFormat, isExact ? 0 : 1);
                return shown;
        }
    }

    private void CountDrawings(OfficePart part)
    {
        losses.Add(Loss.Comment, part.Kind("comments").Sum(comments => Count(comments, Vocabulary.Sheet, "comment")));
        foreach (var drawing in part.Kind("drawing"))
        {
            losses.Add(Loss.SheetPicture, Count(drawing, Vocabulary.SheetDrawing, "pic"));
            losses.Add(Loss.Chart, Count(drawing, Vocabulary.SheetDrawing, "graphicFrame"));
            losses.Add(Loss.SheetTextBox, Count(drawing, Vocabulary.SheetDrawing, "sp") + Count(drawing, Vocabulary.SheetDrawing, "cxnSp"));
        }
    }

    private static int Count(OfficePart part, Vocabulary vocabulary, string name)
    {
        var count = 0;
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
            count += walk.Is(vocabulary, name) ? 1 : 0;
        return count;
    }

    /// <summary>True for a header or footer that says more than page, date and file name.</summary>
    private static bool HasWords(XmlWalk walk)
    {
        var text = "";
        for (var inside = walk.Enter(); walk.Next(inside);)
            text += walk.Text();
        return Codes().Replace(text, "").Any(c => char.IsLetterOrDigit(c) && !"第页頁共".Contains(c, StringComparison.Ordinal));
    }

    private static bool IsOn(string? value) => value is "1" or "true";

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 0) : 0;

    /// <summary>A character that XML can't hold, written _x000D_.</summary>
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escaped();

    /// <summary>&amp;P, &amp;"宋体,常规", &amp;12 and the like.</summary>
    [GeneratedRegex("&(?:\"[^\"]*\"|[0-9]+|K[0-9A-F+-]{6}|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Codes();

    /// <summary>Rows and columns from 1.</summary>
    private readonly record struct Range(int Top, int Left, int Bottom, int Right)
    {
        public static Range? Parse(string? text)
        {
            if (text?.Split(':') is not [var from, var to])
                return null;
            var range = new Range(Row(from), Column(from), Row(to), Column(to));
            return range is { Top: > 0, Left: > 0 } && range.Bottom >= range.Top && range.Right >= range.Left ? range : null;
        }

        /// <summary>The column of a reference such as AB12; 0 without one.</summary>
        public static int Column(string? reference)
        {
            var column = 0;
            foreach (var c in reference ?? "")
            {
                if (!char.IsAsciiLetter(c) || column > 20_000)
                    break;
                column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            }
            return column;
        }

        private static int Row(string reference) => Number(reference.TrimStart([.. Enumerable.Range('A', 26).Select(c => (char)c)]));
    }

    /// <summary>A sheet being read: what its cells show, and which rows and columns are hidden.</summary>
    private sealed class Sheet(List<Range> merges)
    {
        private const int LastColumn = 16_384;

        private readonly Dictionary<(int Row, int Column), Range> ranges = merges.DistinctBy(merge => (merge.Top, merge.Left)).ToDictionary(merge => (merge.Top, merge.Left));
        private readonly List<(Range Range, string Text)> cells = [];
        private readonly HashSet<int> hiddenRows = [];
        private readonly bool[] hiddenColumns = new bool[LastColumn + 1];
        private readonly HashSet<int> filledRows = [];
        private readonly HashSet<int> lostRows = [];
        private readonly HashSet<int> lostColumns = [];
        private int groups;

        public int LastRow { get; private set; }

        public void AddColumns(int first, int last, bool isHidden)
        {
            if (isHidden && first >= 1 && first <= last && ++groups <= LastColumn)
                Array.Fill(hiddenColumns, true, first, Math.Min(last, LastColumn) - Math.Min(first, LastColumn) + 1);
        }

        public void BeginRow(int row, bool isHidden)
        {
            LastRow = row;
            if (isHidden)
                hiddenRows.Add(row);
        }

        /// <summary>Adds what a cell shows; false once there are more cells than a text takes.</summary>
        public bool Add(int row, int column, string text)
        {
            column = Math.Min(column, LastColumn);
            var isHidden = hiddenRows.Contains(row) || hiddenColumns[column];
            if (hiddenRows.Contains(row))
                lostRows.Add(row);
            else if (hiddenColumns[column])
                lostColumns.Add(column);
            // A hidden cell may show in the rest of the range that begins in it.
            if (isHidden && !ranges.ContainsKey((row, column)))
                return true;
            if (!isHidden)
                filledRows.Add(row);
            cells.Add((ranges.GetValueOrDefault((row, column), new Range(row, column, row, column)), text));
            return filledRows.Count <= MostRows && cells.Count <= MostRows * MostColumns;
        }

        /// <summary>The used range without what is hidden; null where nothing is left, and refused where it is too large.</summary>
        public IncomingBlock? ToBlock(Losses losses, string name)
        {
            losses.Add(Loss.HiddenRow, lostRows.Count);
            losses.Add(Loss.HiddenColumn, lostColumns.Count);
            var shown = cells.Select(cell => (Row: Shown(cell.Range.Top, cell.Range.Bottom, hiddenRows.Contains), Column: Shown(cell.Range.Left, Math.Min(cell.Range.Right, LastColumn), at => hiddenColumns[at]), cell.Range, cell.Text))
                .Where(cell => cell.Row > 0 && cell.Column > 0).ToList();
            if (shown.Count == 0)
                return null;
            if (shown.Count == 1)
                return new IncomingBlock.Paragraph([new IncomingRun(OneLine.Of(shown[0].Text))]);
            var (top, bottom) = (shown.Min(cell => cell.Row), shown.Max(cell => cell.Row));
            if (bottom - top + 1L - hiddenRows.Count(row => row > top && row < bottom) > MostRows)
                throw TooLarge(name);
            var rows = Places(top, bottom, hiddenRows.Contains);
            var columns = Places(shown.Min(cell => cell.Column), shown.Max(cell => cell.Column), at => hiddenColumns[at]);
            if (columns.Count > MostColumns)
                throw TooLarge(name);
            var table = new IncomingTable(MostColumns);
            foreach (var (row, column, range, text) in shown)
            {
                var width = columns.Keys.Count(at => at >= column && at <= range.Right);
                var height = range.Bottom == range.Top ? 1 : rows.Keys.Count(at => at >= row && at <= range.Bottom);
                table.Set(rows[row], columns[column], [new IncomingRun(OneLine.Of(text))], width, height);
            }
            return table.ToBlock(keepBlank: true);
        }

        /// <summary>The first visible row or column of a range; 0 without one.</summary>
        private static int Shown(int first, int last, Func<int, bool> isHidden)
        {
            for (var at = first; at <= last; at++)
            {
                if (!isHidden(at))
                    return at;
            }
            return 0;
        }

        /// <summary>The place of each visible row or column in the table.</summary>
        private static Dictionary<int, int> Places(int first, int last, Func<int, bool> isHidden)
        {
            var places = new Dictionary<int, int>();
            for (var at = first; at <= last; at++)
            {
                if (!isHidden(at))
                    places.Add(at, places.Count);
            }
            return places;
        }
    }
}
