using System.Globalization;
using InfoDisclosure.Core.Documents.Reading;
using InfoDisclosure.Core.Documents.Reading.Sheets;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Lists;

/// <summary>
/// Reads a list out of an Excel workbook (xlsx) or comma-separated values (csv; UTF-8, UTF-16 or GB18030). What can't be read is
/// refused in a sentence that says what to do. No input throws; work and memory are bounded.
/// </summary>
internal static class ListFileReader
{
    /// <summary>The largest file, bytes.</summary>
    public const int MaxSize = OfficeFileReader.MaxSize;

    /// <summary>Characters of all cells together; some thousand in each of ten thousand rows.</summary>
    private const int MostCharacters = 20_000_000;

    private const int MostColumns = 200;

    /// <summary>Rows at the top among which the headings are looked for: above them there may stand a title.</summary>
    private const int MostRowsAbove = 10;

    private const string TooLong = "文件里的文字太多，一次读不完。请拆成几个文件，分几次导入。";
    private const string Broken = "文件坏了，读不出来。请用Excel或WPS打开看看，能打开就另存一份再上传。";

    /// <summary>Reads a file; its name says by its ending what it claims to be, its content what it is.</summary>
    public static ListReading Read(string fileName, Stream content, ListShape shape, CancellationToken cancel)
    {
        try
        {
            return new ListReading.Read(ReadFile(fileName, content, shape, cancel));
        }
        catch (FileRefusedException refused)
        {
            return new ListReading.Refused(refused.Message);
        }
    }

    private static ListTable ReadFile(string fileName, Stream content, ListShape shape, CancellationToken cancel)
    {
        using var file = Take(content);
        var start = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 8));
        if (start.IsEmpty)
            throw new FileRefusedException("文件是空的，请重新选择。");
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new FileRefusedException("这个文件是旧格式（xls、et），或者加了密码。请用Excel或WPS打开，取消密码，另存为xlsx后再上传。");
        var isZip = start.StartsWith("PK\u0003\u0004"u8);
        switch (Path.GetExtension(fileName).ToLowerInvariant())
        {
            case ".xlsx" when isZip:
                return ReadBook(file, shape, cancel);
            case ".csv" when !isZip && !start.StartsWith("%PDF-"u8):
                return ReadText(file, shape, cancel);
            case ".xlsx" or ".csv":
                throw new FileRefusedException("这个文件的内容和它的后缀不符。请用Excel或WPS打开，另存为xlsx后再上传。");
            case ".xls" or ".et" or ".ods" or ".xlsm" or ".xlsb":
                throw new FileRefusedException("这种表格读不出来。请用Excel或WPS打开，另存为xlsx后再上传。");
            default:
                throw new FileRefusedException("只能读Excel（xlsx）和csv文件。请下载模板，把内容填进去再上传。");
        }
    }

    /// <summary>At most one byte more than a file may have.</summary>
    private static MemoryStream Take(Stream content)
    {
        var file = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            file.Write(buffer, 0, read);
            if (file.Length > MaxSize)
                throw new FileRefusedException("文件超过20MB，请拆成几个文件，分几次导入。");
        }
        file.Position = 0;
        return file;
    }

    private static ListTable ReadBook(MemoryStream file, ListShape shape, CancellationToken cancel)
    {
        try
        {
            using var package = OfficePackage.Open(file, isSheet: true);
            var book = SheetBook.Read(package.Main, TooLong);
            var sheets = book.Sheets.Where(sheet => !sheet.IsHidden && sheet.Part is not null).ToList();
            var chosen = sheets.Find(sheet => sheet.Name == shape.SheetName) ?? sheets.FirstOrDefault()
                ?? throw new FileRefusedException("文件里没有可以读的工作表。请下载模板，把内容填进去再上传。");
            var builder = new ListBuilder(shape, SheetRange.ReadMerges(chosen.Part!));
            ReadRows(chosen.Part!, book, builder, cancel);
            return builder.ToTable() with { OtherSheets = [.. sheets.Where(sheet => sheet != chosen).Select(sheet => sheet.Name)] };
        }
        catch (Exception error) when (error is not (FileRefusedException or OperationCanceledException or OutOfMemoryException))
        {
            // Whatever ZIP, XML and the package library throw at a broken file, the clerk can do one thing about it.
            throw new FileRefusedException(Broken);
        }
    }

    private static void ReadRows(OfficePart part, SheetBook book, ListBuilder builder, CancellationToken cancel)
    {
        var last = 0;
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "row"))
            {
                cancel.ThrowIfCancellationRequested();
                last = walk["r"] is { } given ? SheetBook.Number(given) : last + 1;
                builder.Begin(last, SheetBook.IsOn(walk["hidden"]) || walk["ht"] is "0");
                var column = 0;
                for (var cells = walk.Enter(); walk.Next(cells);)
                {
                    if (!walk.Is(Vocabulary.Sheet, "c"))
                    {
                        walk.Skip();
                        continue;
                    }
                    column = SheetRange.Column(walk["r"]) is > 0 and var placed ? placed : column + 1;
                    builder.Add(column, Cell(book.ReadCell(walk)));
                }
                builder.End();
            }
            else if (!walk.Is(Vocabulary.Sheet, "sheetData"))
            {
                walk.Skip();
            }
        }
    }

    private static ListCell Cell(SheetCell cell) => new(cell.Text, cell.Day, cell switch
    {
        { IsError: true } => CellFault.Error,
        { IsUncounted: true } => CellFault.Uncounted,
        { Number: >= 1e15 or <= -1e15, Day: null } => CellFault.Rounded,
        _ => CellFault.None,
    }, cell.Number);

    private static ListTable ReadText(MemoryStream file, ListShape shape, CancellationToken cancel)
    {
        var decoded = TextBytes.Decode(file.GetBuffer().AsSpan(0, (int)file.Length))
            ?? throw new FileRefusedException("认不出文件的文字编码。请用Excel或WPS打开，另存为xlsx后再上传。");
        var builder = new ListBuilder(shape, []);
        var records = CsvRecords.Of(decoded.Text, record => throw new FileRefusedException(
            string.Create(CultureInfo.InvariantCulture, $"第{record}行有一个双引号没有配对，后面的内容分不清是哪一格。请用Excel或WPS打开，另存为xlsx后再上传。")));
        foreach (var (place, record) in records.Index())
        {
            cancel.ThrowIfCancellationRequested();
            builder.Begin(place + 1, isHidden: false);
            foreach (var (column, text) in record.Index())
                builder.Add(column + 1, new ListCell(text));
            builder.End();
        }
        return builder.ToTable();
    }

    /// <summary>Puts cells into rows, and finds which row is that of the headings.</summary>
    private sealed class ListBuilder(ListShape shape, IReadOnlyList<SheetRange> merges)
    {
        /// <summary>Cells of merged ranges that are marked; nobody merges that many by hand.</summary>
        private const int MostMarks = 2_000_000;

        private readonly List<(int Number, List<ListCell> Cells, bool IsHidden)> rows = [];
        private List<ListCell> cells = [];
        private (int Number, bool IsHidden) row;
        private int characters;

        public void Begin(int number, bool isHidden)
        {
            row = (number, isHidden);
            cells = [];
        }

        public void Add(int column, ListCell cell)
        {
            if (cell.IsBlank)
                return;
            if (column > MostColumns)
                throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"表格超过{MostColumns}列，不像是按模板填的。请下载模板，把内容填进去再上传。"));
            if ((characters += cell.Text.Length) > MostCharacters)
                throw new FileRefusedException(TooLong);
            while (cells.Count < column)
                cells.Add(new ListCell(""));
            cells[column - 1] = cell;
        }

        public void End()
        {
            if (cells.Count == 0)
                return;
            rows.Add((row.Number, cells, row.IsHidden));
            if (rows.Count > shape.MostRows + MostRowsAbove + 1)
                throw TooMany();
        }

        public ListTable ToTable()
        {
            if (rows.Count == 0)
                throw new FileRefusedException("文件里没有内容。请下载模板，把内容填进去再上传。");
            var place = rows.Take(MostRowsAbove).Index().MaxBy(pair => (Known(pair.Item.Cells), -pair.Index)).Index;
            var headings = rows[place].Cells.ConvertAll(cell => OneLine.Of(cell.Text));
            var below = rows[(place + 1)..];
            if (below.Count > shape.MostRows)
                throw TooMany();
            var width = Math.Max(headings.Count, below.Count == 0 ? 0 : below.Max(one => one.Cells.Count));
            headings.AddRange(Enumerable.Repeat("", width - headings.Count));
            foreach (var one in below)
                one.Cells.AddRange(Enumerable.Repeat(new ListCell(""), width - one.Cells.Count));
            Mark(below, width);
            return new ListTable { Headings = headings, Rows = below.ConvertAll(one => new ListRow(one.Number, one.Cells, one.IsHidden)) };
        }

        private int Known(List<ListCell> cells) => cells.Count(cell => shape.Headings.Contains(OneLine.Of(cell.Text)));

        private FileRefusedException TooMany() =>
            new(string.Create(CultureInfo.InvariantCulture, $"一次最多导入{shape.MostRows}行，这个文件有更多。请拆成几个文件，分几次导入。"));

        /// <summary>Marks every cell of a merged range below the headings.</summary>
        private void Mark(List<(int Number, List<ListCell> Cells, bool IsHidden)> below, int width)
        {
            var marks = 0;
            var numbers = below.ConvertAll(one => one.Number);
            foreach (var merge in merges.Where(merge => merge.Left <= width))
            {
                var found = numbers.BinarySearch(merge.Top);
                for (var at = found < 0 ? ~found : found; at < below.Count && numbers[at] <= merge.Bottom; at++)
                {
                    for (var column = merge.Left; column <= Math.Min(merge.Right, width); column++)
                    {
                        if (++marks > MostMarks)
                            throw new FileRefusedException("合并的单元格太多。请取消合并，每行都填上，再上传。");
                        below[at].Cells[column - 1] = below[at].Cells[column - 1] with { Fault = CellFault.Merged };
                    }
                }
            }
        }
    }
}
