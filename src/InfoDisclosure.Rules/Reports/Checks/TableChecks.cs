using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>The tables by themselves. What a blank takes part in isn't judged: the blank is a finding of its own.</summary>
internal static class TableChecks
{
    /// <summary>第一项加第二项之和，等于第三项加第四项之和: A + B = C7 + D in every column.</summary>
    internal static IEnumerable<Found> Balance(ReportToCheck report) =>
        from balance in report.Form.Balances
        let left = report.Sum(balance.Left)
        let right = report.Sum(balance.Right)
        where left is not null && right is not null && left != right
        let first = balance.Left[0]
        select new Found(
            $"表{first.Table.Code}“{first.Column.Label}”一列，{Rows(balance.Left)}之和是{Words.Number(left)}，{Rows(balance.Right)}之和是{Words.Number(right)}，应当相等，现在相差{Words.Number(Math.Abs((left - right).Value))}{first.Unit}。请核对这一列申请的收到日期、办理结果和答复日期。",
            [.. balance.Left.Concat(balance.Right).Select(cell => cell.Path)],
            left,
            right);

    /// <summary>C7 = its rows; 总计 of a row; the totals of table 4.</summary>
    internal static IEnumerable<Found> Sums(ReportToCheck report, bool across) =>
        from sum in report.Form.Sums
        where sum.Across == across
        let total = report.Value(sum.Total)
        let parts = report.Sum(sum.Cells)
        where total is not null && parts is not null && total != parts
        select new Found(
            $"{Words.Cell(sum.Total)}填的是{Words.Number(total)}，各项相加是{Words.Number(parts)}。请改正总计或者各项。",
            [sum.Total.Path, .. sum.Cells.Select(cell => cell.Path)],
            total,
            parts);

    /// <summary>Whole numbers from zero on; decimals and signs only where the form allows them.</summary>
    internal static IEnumerable<Found> Numbers(ReportToCheck report)
    {
        foreach (var cell in report.Form.Cells)
        {
            if (report.Value(cell) is not { } value)
                continue;
            if (value < 0 && !cell.Signed)
                yield return new Found($"{Words.Cell(cell)}是{Words.Number(value)}，不能小于0。请改正。", [cell.Path], value);
            if (decimal.Round(value, cell.Decimals) != value)
                yield return new Found($"{Words.Cell(cell)}是{Words.Number(value)}，{(cell.Decimals == 0 ? "应当是整数" : $"最多{cell.Decimals}位小数")}。请改正。", [cell.Path], value);
        }
    }

    /// <summary>A blank isn't zero: each cell has a number. One finding a row.</summary>
    internal static IEnumerable<Found> Blanks(ReportToCheck report) =>
        from cell in report.Form.Cells
        where report.Value(cell) is null
        group cell by (cell.Table.Code, cell.Row.Code) into row
        select new Found(
            $"{Words.Cell(row.First())}{(row.Count() > 1 ? $"等{row.Count()}格" : "")}是空白。请填写数字，没有的填0。",
            [.. row.Select(cell => cell.Path)]);

    /// <summary>An agency that may make no 规章 has made none.</summary>
    internal static IEnumerable<Found> Rules(ReportToCheck report) =>
        from cell in report.Form.Cells
        let value = report.Value(cell)
        where !report.MakesRules && value is not null and not 0 && cell.Measures.OfType<Measure.Documents>().Any(measure => measure.Kind == DocumentKind.GovernmentRule)
        select new Found(
            $"{Words.Cell(cell)}是{Words.Number(value)}，本机关（乡镇人民政府）不制定规章，应当是0。请核对是不是把行政规范性文件记成了规章。",
            [cell.Path],
            value,
            0);

    private static string Rows(IEnumerable<FormCell> cells) => string.Join("与", cells.Select(cell => $"“{cell.Row.Label}”"));
}
