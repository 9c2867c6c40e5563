using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Core.Ledger;

/// <summary>What was read of a ledger's file: numbers by line and month as they are typed, or what is wrong with it.</summary>
public sealed record LedgerFile(IReadOnlyDictionary<(string Line, int Month), string> Typed, IReadOnlyList<string> Problems);

/// <summary>The ledger as an Excel sheet: a row a month, a column a line. What is read fills the form; the clerk looks and saves.</summary>
public sealed class LedgerSheet(LedgerReader ledger)
{
    private const string SheetName = "月度台账";
    private const string MonthHeading = "月份";

    /// <summary>Writes a year, blank where nothing was entered.</summary>
    public async Task WriteAsync(Stream stream, int year, CancellationToken cancel)
    {
        var entries = await ledger.YearAsync(year, cancel);
        using var book = new ListBook(stream);
        book.Begin(SheetName, [new ListColumn(MonthHeading, ListKind.Text, 14), .. entries.Lines.Select(line => new ListColumn(Heading(line.Name, line.Unit), ListKind.Number, 22))]);
        for (var month = 1; month <= 12; month++)
            book.Row([new ListValue($"{year}年{month}月"), .. entries.Lines.Select(line => entries.Values.TryGetValue((line.Code, month), out var value) ? ListValue.Of(value) : new ListValue(null))]);
        book.Finish();
    }

    /// <summary>Reads a year's sheet; what it doesn't name stays as it is. Every row that can't be taken is named.</summary>
    public async Task<LedgerFile> ReadAsync(string fileName, Stream content, int year, DateOnly today, CancellationToken cancel)
    {
        var lines = (await ledger.YearAsync(year, cancel)).Lines;
        var headings = lines.Select(line => Heading(line.Name, line.Unit)).Append(MonthHeading).ToHashSet(StringComparer.Ordinal);
        var reading = ListFileReader.Read(fileName, content, new ListShape(SheetName, headings, 200), cancel);
        if (reading is not ListReading.Read(var table))
            return Refused(((ListReading.Refused)reading).Why);
        var at = table.Headings.Index().Where(heading => headings.Contains(heading.Item)).DistinctBy(heading => heading.Item).ToDictionary(heading => heading.Item, heading => heading.Index);
        if (!at.TryGetValue(MonthHeading, out var monthAt))
            return Refused($"表里没有“{MonthHeading}”这一列，请先“导出 Excel”，在那张表里填");
        var named = lines.Where(line => at.ContainsKey(Heading(line.Name, line.Unit))).ToList();
        if (named.Count == 0)
            return Refused($"表里没有{year}年台账的栏目，请先“导出 Excel”，在那张表里填");
        List<string> problems = [];
        var typed = new Dictionary<(string Line, int Month), string>();
        var rowOf = new Dictionary<int, int>();
        foreach (var row in table.Rows)
        {
            var written = OneLine.Of(row.Cells[monthAt].Text).Normalize(NormalizationForm.FormKC);
            if (written is "合计" or "总计")
                continue;
            if (MonthOf(written) is not { } found)
                problems.Add($"第{row.Number}行的月份“{written}”认不出，请写1到12");
            else if (found.Year is { } other && other != year)
                problems.Add($"第{row.Number}行是{other}年的，这里是{year}年的台账");
            else if (!rowOf.TryAdd(found.Month, row.Number))
                problems.Add($"第{row.Number}行的{found.Month}月在第{rowOf[found.Month]}行已经有了");
            else if (named.Find(line => Cell(row, line).Fault is not CellFault.None) is { } faulty)
                problems.Add($"第{row.Number}行的“{faulty.Name}”是合并的格，或者是没有算出数的公式，请改成数再上传");
            else if (new DateOnly(year, found.Month, 1) <= today)
                named.ForEach(line => typed[(line.Code, found.Month)] = Typed(Cell(row, line)));
            else if (named.Exists(line => !Cell(row, line).IsBlank))
                problems.Add($"第{row.Number}行：{found.Month}月还没有到，先不填");
        }

        return new LedgerFile(typed, problems);

        ListCell Cell(ListRow row, FormLedgerLine line) => row.Cells[at[Heading(line.Name, line.Unit)]];
        static LedgerFile Refused(string why) => new(new Dictionary<(string, int), string>(), [why]);
    }

    /// <summary>4, 4月 or 2026年4月.</summary>
    private static (int? Year, int Month)? MonthOf(string written)
    {
        var parts = written.TrimEnd('月').Split('年');
        int? year = null;
        if (parts.Length == 2)
        {
            if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var given))
                return null;
            year = given;
        }

        return parts.Length <= 2 && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? (year, month) : null;
    }

    /// <summary>
    /// A number as Excel keeps it, in fifteen figures; a cell shows eleven characters, which cuts off the cents of a large amount.
    /// What doesn't look like a number, such as 50%, stays as it looks.
    /// </summary>
    private static string Typed(ListCell cell) =>
        cell is { Number: { } number and > -1e15 and < 1e15, Day: null } && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : cell.Text.Trim();

    private static string Heading(string name, string unit) => $"{name}（{unit}）";
}
