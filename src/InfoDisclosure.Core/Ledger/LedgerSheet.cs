using System.Globalization;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Text;

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
        book.Begin(SheetName, [new ListColumn(MonthHeading, ListKind.Text, 10), .. entries.Lines.Select(line => new ListColumn(Heading(line.Name, line.Unit), ListKind.Number, 22))]);
        for (var month = 1; month <= 12; month++)
            book.Row([new ListValue($"{month}月"), .. entries.Lines.Select(line => entries.Values.TryGetValue((line.Code, month), out var value) ? ListValue.Of(value) : new ListValue(null))]);
        book.Finish();
    }

    /// <summary>Reads a year's sheet; what it doesn't name stays as it is.</summary>
    public async Task<LedgerFile> ReadAsync(string fileName, Stream content, int year, CancellationToken cancel)
    {
        var lines = (await ledger.YearAsync(year, cancel)).Lines;
        var headings = lines.Select(line => Heading(line.Name, line.Unit)).Append(MonthHeading).ToHashSet(StringComparer.Ordinal);
        if (ListFileReader.Read(fileName, content, new ListShape(SheetName, headings, 200), cancel) is not ListReading.Read(var table))
            return new LedgerFile(new Dictionary<(string, int), string>(), ["这个文件读不出来。请下载模板，填好后存成 xlsx 再上传"]);
        var at = table.Headings.Index().Where(heading => headings.Contains(heading.Item)).DistinctBy(heading => heading.Item).ToDictionary(heading => heading.Item, heading => heading.Index);
        List<string> problems = [];
        if (!at.ContainsKey(MonthHeading))
            problems.Add($"表里没有“{MonthHeading}”这一列，请下载模板来填");
        var typed = new Dictionary<(string, int), string>();
        foreach (var row in table.Rows.Where(_ => problems.Count == 0))
        {
            var month = OneLine.Of(row.Cells[at[MonthHeading]].Text).TrimEnd('月');
            if (month is "合计" or "总计")
                continue;
            if (!int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 12)
            {
                problems.Add($"第{row.Number}行的月份“{month}”认不出，请写1到12");
                break;
            }

            foreach (var line in lines.Where(line => at.ContainsKey(Heading(line.Name, line.Unit))))
                typed[(line.Code, number)] = row.Cells[at[Heading(line.Name, line.Unit)]].Text.Trim();
        }

        return new LedgerFile(typed, problems);
    }

    private static string Heading(string name, string unit) => $"{name}（{unit}）";
}
