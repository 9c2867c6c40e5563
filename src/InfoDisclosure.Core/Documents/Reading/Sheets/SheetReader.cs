using System.Globalization;
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

    private readonly SheetBook book;
    private readonly Losses losses = new();
    private int words;

    private SheetReader(SheetBook book) => this.book = book;

    public static FileText Read(OfficePart book)
    {
        var reader = new SheetReader(SheetBook.Read(book, TooLarge("表格").Message));
        var tables = reader.Visible().Select(sheet => (sheet.Name, Blocks: reader.ReadSheet(sheet.Part!, sheet.Name))).Where(sheet => sheet.Blocks is not null).ToList();
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

    private List<SheetEntry> Visible()
    {
        losses.Add(Loss.HiddenSheet, book.Sheets.Count(sheet => sheet.IsHidden));
        // A sheet that is one chart.
        losses.Add(Loss.Chart, book.Sheets.Count(sheet => !sheet.IsHidden && sheet.Part is null));
        return [.. book.Sheets.Where(sheet => !sheet.IsHidden && sheet.Part is not null)];
    }

    /// <summary>The table of a sheet, a paragraph for a single cell, null for an empty one.</summary>
    private IncomingBlock? ReadSheet(OfficePart part, string name)
    {
        var what = $"工作表“{name}”";
        var sheet = new Sheet(SheetRange.ReadMerges(part));
        using (var walk = part.Walk())
        {
            for (var inside = walk.Root(); walk.Next(inside);)
            {
                if (walk.Is(Vocabulary.Sheet, "col"))
                    sheet.AddColumns(SheetBook.Number(walk["min"]), SheetBook.Number(walk["max"]), SheetBook.IsOn(walk["hidden"]) || walk["width"] is "0");
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

    private void ReadRow(XmlWalk walk, Sheet sheet, string what)
    {
        var row = walk["r"] is { } given ? SheetBook.Number(given) : sheet.LastRow + 1;
        var isHidden = SheetBook.IsOn(walk["hidden"]) || walk["ht"] is "0";
        sheet.BeginRow(row, isHidden);
        var column = 0;
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (!walk.Is(Vocabulary.Sheet, "c"))
            {
                walk.Skip();
                continue;
            }
            column = SheetRange.Column(walk["r"]) is > 0 and var placed ? placed : column + 1;
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
        var cell = book.ReadCell(walk);
        losses.Add(Loss.Formula, cell.IsUncounted ? 1 : 0);
        losses.Add(Loss.CellFormat, cell.IsExact ? 0 : 1);
        return cell.Text;
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

    /// <summary>&amp;P, &amp;"宋体,常规", &amp;12 and the like.</summary>
    [GeneratedRegex("&(?:\"[^\"]*\"|[0-9]+|K[0-9A-F+-]{6}|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Codes();

    /// <summary>A sheet being read: what its cells show, and which rows and columns are hidden.</summary>
    private sealed class Sheet(List<SheetRange> merges)
    {
        private const int LastColumn = 16_384;

        private readonly Dictionary<(int Row, int Column), SheetRange> ranges = merges.DistinctBy(merge => (merge.Top, merge.Left)).ToDictionary(merge => (merge.Top, merge.Left));
        private readonly List<(SheetRange Range, string Text)> cells = [];
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
            cells.Add((ranges.GetValueOrDefault((row, column), new SheetRange(row, column, row, column)), text));
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
