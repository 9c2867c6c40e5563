using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue.Subsidies;

namespace InfoDisclosure.Core.Catalogue.Funds;

/// <summary>Something in a list that has to be put right first.</summary>
/// <param name="Row">The row as Excel counts; null for the list as a whole.</param>
/// <param name="Says">What is wrong and what to do; names no household.</param>
internal sealed record FundProblem(int? Row, string Says);

/// <summary>A household as the list says it.</summary>
internal sealed record FundLine(int Row, int VillageId, string Name, decimal Quantity, decimal Rate, decimal Amount);

/// <summary>What reading a list ended with; with problems nothing of it is used.</summary>
/// <param name="Dropped">Columns that weren't read, by their headings.</param>
internal sealed record FundReading(IReadOnlyList<FundLine> Lines, AmountRounding Rounding, IReadOnlyList<string> Dropped, IReadOnlyList<FundProblem> Problems);

/// <summary>
/// Reads a subsidy's list (Excel or csv) by its headings and checks that it adds up. Only village, name, quantity, rate and
/// amount are taken; identity numbers, accounts and telephones are never even looked at.
/// </summary>
internal static class FundFile
{
    public const int MostRows = 50_000;

    /// <summary>Problems that are told at once.</summary>
    private const int MostProblems = 50;

    private static readonly (string Label, string[] Headings)[] Columns =
    [
        ("村", ["村", "村名", "行政村", "所在村", "村别", "村委会"]),
        ("户主", ["户主", "姓名", "户主姓名", "农户姓名", "农户", "补贴对象", "领取人"]),
        ("面积（数量）", ["面积", "数量", "亩数", "补贴面积", "种植面积", "面积（亩）", "面积(亩)", "补贴面积（亩）", "补贴面积(亩)", "补贴数量", "头数", "人数"]),
        ("补贴标准", ["标准", "补贴标准", "单价", "补贴标准（元/亩）", "补贴标准(元/亩)", "标准（元/亩）", "标准(元/亩)", "补贴标准（元）", "补贴标准(元)"]),
        ("补贴金额", ["金额", "补贴金额", "补贴资金", "金额（元）", "金额(元)", "补贴金额（元）", "补贴金额(元)", "实发金额"]),
    ];

    private static readonly string[] Sums = ["合计", "小计", "总计", "合 计", "总 计"];

    /// <summary>The headings of the template.</summary>
    public static IReadOnlyList<ListColumn> Template { get; } =
        [new("村", ListKind.Text, 14), new("户主", ListKind.Text, 14), new("面积（亩）", ListKind.Text, 14), new("补贴标准（元/亩）", ListKind.Text, 18), new("补贴金额（元）", ListKind.Text, 18)];

    public static FundReading Read(string fileName, Stream content, IReadOnlyList<Village> villages, CancellationToken cancel)
    {
        var shape = new ListShape("名单", Columns.SelectMany(column => column.Headings).ToHashSet(StringComparer.Ordinal), MostRows);
        return ListFileReader.Read(fileName, content, shape, cancel) switch
        {
            ListReading.Refused(var why) => new FundReading([], AmountRounding.Fen, [], [new FundProblem(null, why)]),
            ListReading.Read(var table) => Judge(table, villages),
            _ => throw new InvalidOperationException("ListReading is a closed set."),
        };
    }

    private static FundReading Judge(ListTable table, IReadOnlyList<Village> villages)
    {
        var places = Columns.Select(column => table.Headings.Index().Where(pair => column.Headings.Contains(pair.Item)).Select(pair => (int?)pair.Index).FirstOrDefault()).ToList();
        var missing = Columns.Where((_, i) => places[i] is null).Select(column => $"“{column.Label}”").ToList();
        var dropped = table.Headings.Where((heading, i) => heading.Length > 0 && !places.Contains(i)).ToList();
        if (missing.Count > 0)
            return new FundReading([], AmountRounding.Fen, dropped, [new FundProblem(null, $"表里没有{string.Join("、", missing)}这一列。表头请写成：{string.Join("、", Columns.Select(column => column.Headings[^1].Length > 6 ? column.Label : column.Headings[0]))}，或者下载模板来填")]);
        var byName = villages.ToDictionary(village => village.Name, village => village.Id, StringComparer.Ordinal);
        List<FundProblem> problems = [];
        List<FundLine> lines = [];
        HashSet<string> strangers = new(StringComparer.Ordinal);
        Dictionary<(string, string, decimal, decimal), int> seen = [];
        decimal? stated = null;
        foreach (var row in table.Rows)
        {
            var cells = places.Select(place => row.Cells[place!.Value]).ToList();
            if (Sums.Contains(OneLine.Of(cells[0].Text)) || Sums.Contains(OneLine.Of(cells[1].Text)) || Sums.Contains(OneLine.Of(row.Cells[0].Text)))
            {
                stated = Sums[1] == OneLine.Of(cells[0].Text) ? stated : Number(cells[4]) ?? stated;
                continue;
            }

            if (cells.Find(cell => cell.Fault is not CellFault.None) is { Fault: not CellFault.None })
            {
                problems.Add(new FundProblem(row.Number, "有合并的单元格或者公式错误，请取消合并、填上数字"));
                continue;
            }

            var (village, name) = (OneLine.Of(cells[0].Text), OneLine.Of(cells[1].Text));
            var (quantity, rate, amount) = (Number(cells[2]), Number(cells[3]), Number(cells[4]));
            List<string> wrong = [];
            if (!byName.TryGetValue(village, out var villageId))
            {
                // A village that isn't known fails in every row of it; that is told once.
                if (village.Length == 0 || strangers.Add(village))
                    wrong.Add(village.Length == 0 ? "没有写村名" : $"没有登记过“{village}”这个村，登记的有{string.Join("、", byName.Keys.Take(20))}；这个村的各行都要改");
                else
                    continue;
            }

            if (name.Length is 0 or > FundHousehold.NameLength)
                wrong.Add(name.Length == 0 ? "没有写户主" : "户主的名字太长");
            foreach (var (value, cell, i) in new[] { (quantity, cells[2], 2), (rate, cells[3], 3), (amount, cells[4], 4) })
            {
                if (value is null)
                    wrong.Add($"{Columns[i].Label}写的是“{OneLine.Of(cell.Text)}”，请写成不小于0的数字");
            }

            if (wrong.Count > 0)
            {
                problems.Add(new FundProblem(row.Number, string.Join("；", wrong)));
                continue;
            }

            var line = new FundLine(row.Number, villageId, name, quantity!.Value, rate!.Value, amount!.Value);
            if (seen.TryGetValue((village, name, line.Quantity, line.Amount), out var earlier))
                problems.Add(new FundProblem(row.Number, $"和第{earlier}行完全相同，请核对是不是重复了"));
            seen.TryAdd((village, name, line.Quantity, line.Amount), row.Number);
            lines.Add(line);
        }

        if (lines.Count == 0 && problems.Count == 0)
            problems.Add(new FundProblem(null, "表头下面没有农户，请核对文件"));
        var rounding = SubsidyArithmetic.Likely([.. lines.Select(line => (line.Quantity, line.Rate, line.Amount))]);
        foreach (var line in lines.Where(line => !SubsidyArithmetic.Fits(line.Quantity, line.Rate, line.Amount, rounding)))
        {
            var right = SubsidyArithmetic.Amount(line.Quantity, line.Rate, rounding);
            problems.Add(new FundProblem(line.Row, string.Create(CultureInfo.InvariantCulture, $"{line.Quantity} × {line.Rate} = {right}，表里写的是{line.Amount}，差{Math.Abs(right - line.Amount)}元")));
        }

        var sum = lines.Sum(line => line.Amount);
        if (problems.Count == 0 && stated is { } total && total != sum)
            problems.Add(new FundProblem(null, string.Create(CultureInfo.InvariantCulture, $"合计写的是{total}元，各户相加是{sum}元，差{Math.Abs(total - sum)}元，请核对")));
        return new FundReading(lines, rounding, dropped, [.. problems.OrderBy(problem => problem.Row).Take(MostProblems), .. problems.Count > MostProblems ? [new FundProblem(null, $"还有{problems.Count - MostProblems}处，改好上面的再上传")] : Array.Empty<FundProblem>()]);
    }

    private static decimal? Number(ListCell cell)
    {
        var text = OneLine.Of(cell.Text.Normalize(NormalizationForm.FormKC)).Replace(",", "", StringComparison.Ordinal).TrimEnd('元', '亩', '头', '人', '只').Trim();
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= SubsidyArithmetic.Most ? number : null;
    }
}
