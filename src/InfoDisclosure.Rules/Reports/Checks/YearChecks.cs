using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>
/// A year against the year before. Numbers are compared when they count the same, whatever the form; which ones couldn't be is
/// said by <see cref="NotCompared"/>.
/// </summary>
internal static class YearChecks
{
    /// <summary>What was carried in is what last year carried forward, in every column.</summary>
    internal static IEnumerable<Found> Carried(ReportToCheck report) =>
        from pair in CarriedPairs(report)
        let now = report.Value(pair.Now)
        let before = Before(report, pair)
        where now is not null && before is not null && now != before
        select new Found(
            $"{Words.Cell(pair.Now)}是{Words.Number(now)}，上年报告结转下年度的是{Words.Number(before)}，应当相等。请核对；上年报告有误的，请在报告里说明。",
            [pair.Now.Path],
            now,
            before);

    /// <summary>In force = in force last year + issued − repealed. What merely expired makes a difference that has to be explained.</summary>
    internal static IEnumerable<Found> InForce(ReportToCheck report)
    {
        foreach (var pair in InForcePairs(report))
        {
            var kind = ((Measure.Documents)pair.Now.Measures.Single()).Kind;
            FormCell? Same(DocumentStage stage) => report.Form.Cells.FirstOrDefault(cell => cell.MeansThe(new HashSet<Measure> { new Measure.Documents(kind, stage) }));
            if (Same(DocumentStage.Issued) is not { } issued || Same(DocumentStage.Repealed) is not { } repealed)
                continue;
            var (now, before) = (report.Value(pair.Now), Before(report, pair));
            var due = before + report.Value(issued) - report.Value(repealed);
            if (now is not null && due is not null && now != due)
            {
                yield return new Found(
                    $"{Words.Cell(pair.Now)}是{Words.Number(now)}；上年现行有效{Words.Number(before)}，加本年制发{Words.Number(report.Value(issued))}，减本年废止{Words.Number(report.Value(repealed))}，是{Words.Number(due)}。请核对；有失效或者清理的，请在报告里说明。",
                    [pair.Now.Path, issued.Path, repealed.Path],
                    now,
                    due);
            }
        }
    }

    /// <summary>A change by more than the set share; small numbers swing by themselves. From or to nothing is a change of the whole.</summary>
    internal static IEnumerable<Found> Swings(ReportToCheck report)
    {
        foreach (var pair in SwingPairs(report))
        {
            if (report.Value(pair.Now) is not { } now || Before(report, pair) is not { } before || Math.Max(now, before) < report.Settings.SwingFloor)
                continue;
            var share = before == 0 ? 1 : Math.Abs(now - before) / before;
            if (share > report.Settings.SwingShare)
            {
                yield return new Found(
                    $"{Words.Cell(pair.Now)}上年是{Words.Number(before)}，本年是{Words.Number(now)}，{(before == 0 ? "上年没有" : $"{(now > before ? "增加" : "减少")}{Words.Number(decimal.Round(share * 100, 1, MidpointRounding.AwayFromZero))}%")}。请核对，并在报告里说明原因。",
                    [pair.Now.Path],
                    now,
                    before);
            }
        }
    }

    /// <summary>Says which comparisons weren't made: no report, another form, or a blank.</summary>
    internal static IEnumerable<Found> NotCompared(ReportToCheck report)
    {
        if (report.Form.Cells.Count == 0)
            yield break;
        if (report.LastYear is not { Form.Cells.Count: > 0 } last)
        {
            yield return new Found("没有上年报告的表格数字，没有与上年比较。请人工核对上年结转、现行有效件数和变化大的数字。");
            yield break;
        }

        var cells = CarriedPairs(report).Concat(InForcePairs(report)).Concat(SwingPairs(report))
            .Where(pair => Before(report, pair) is null).Select(pair => pair.Now).DistinctBy(cell => cell.Path).ToList();
        if (cells.Count > 0)
        {
            var why = last.Form.Name == report.Form.Name ? "上年是空白" : $"上年报告用的是另一种格式（{last.Form.Document}），没有含义相同的数字，或者是空白";
            yield return new Found($"{Words.Cell(cells[0])}{(cells.Count > 1 ? $"等{cells.Count}个数字" : "")}没有与上年比较：{why}。请人工核对。", [.. cells.Select(cell => cell.Path)]);
        }
    }

    private static IEnumerable<Pair> CarriedPairs(ReportToCheck report) =>
        from cell in report.Form.Cells
        where cell.Measures.All(measure => measure is Measure.Requests { Stage: RequestStage.CarriedIn })
        select new Pair(cell, InLastYear(report, cell.Measures.Select(measure => (Measure)((Measure.Requests)measure with { Stage = RequestStage.CarriedForward })).ToHashSet()));

    private static IEnumerable<Pair> InForcePairs(ReportToCheck report) =>
        from cell in report.Form.Cells
        where cell.Measures is { Count: 1 } && cell.Measures.Single() is Measure.Documents { Stage: DocumentStage.InForce }
        select new Pair(cell, InLastYear(report, cell.Measures));

    /// <summary>Totals and numbers that go into no total at the right; their parts would only say the same again. Changes (增/减) don't swing.</summary>
    private static IEnumerable<Pair> SwingPairs(ReportToCheck report)
    {
        var parts = report.Form.Sums.Where(sum => sum.Across).SelectMany(sum => sum.Cells).Select(cell => cell.Path).ToHashSet();
        return from cell in report.Form.Cells where !cell.Signed && !parts.Contains(cell.Path) select new Pair(cell, InLastYear(report, cell.Measures));
    }

    private static FormCell? InLastYear(ReportToCheck report, IReadOnlySet<Measure> measures) => report.LastYear?.Form.Cells.FirstOrDefault(cell => cell.MeansThe(measures));

    private static decimal? Before(ReportToCheck report, Pair pair) => pair.Before is { } cell ? report.LastYear!.Values.GetValueOrDefault(cell.Path) : null;

    private sealed record Pair(FormCell Now, FormCell? Before);
}
