namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>Period, signature and due day.</summary>
internal static class FormalChecks
{
    /// <summary>The statistics are of the full year, 1 January to 31 December.</summary>
    internal static IEnumerable<Found> Period(ReportToCheck report)
    {
        if (report.From != new DateOnly(report.Year, 1, 1) || report.To != new DateOnly(report.Year, 12, 31))
            yield return new Found($"统计期限是{Words.Day(report.From)}至{Words.Day(report.To)}，应当是{report.Year}年1月1日至12月31日。请在全年结束后重新生成数据。");
    }

    /// <summary>Who signs, and on which day; not before the year the report is on has ended.</summary>
    internal static IEnumerable<Found> Signature(ReportToCheck report)
    {
        if (string.IsNullOrWhiteSpace(report.SignedBy))
            yield return new Found("没有落款机关。请填写机关全称。");
        if (report.SignedOn is not { } day)
            yield return new Found("没有落款日期。请填写。");
        else if (day.Year <= report.Year)
            yield return new Found($"落款日期是{Words.Day(day)}，{report.Year}年还没有结束。请改正。");
    }

    /// <summary>The due day is near or past.</summary>
    internal static IEnumerable<Found> Due(ReportToCheck report)
    {
        var left = report.DueOn.DayNumber - report.Today.DayNumber;
        if (left <= report.Settings.DueLead)
        {
            yield return new Found(left switch
            {
                < 0 => $"最迟应当{Words.Day(report.DueOn)}公开，已经超过{-left}天。请尽快公开。",
                0 => "公开期限就是今天。请今天公开。",
                _ => $"最迟应当{Words.Day(report.DueOn)}公开，还有{left}天。请安排审核和公开。",
            });
        }
    }
}
