namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>A named check.</summary>
public sealed record ReportCheck
{
    internal ReportCheck(string code, string name, CheckSeverity severity, string basis, Func<ReportToCheck, IEnumerable<Found>> find)
    {
        Code = code;
        Name = name;
        Severity = severity;
        Basis = basis;
        Find = find;
    }

    public string Code { get; }

    public string Name { get; }

    public CheckSeverity Severity { get; }

    /// <summary>The rule it stands on, or 本站核对 where it is ours.</summary>
    public string Basis { get; }

    internal Func<ReportToCheck, IEnumerable<Found>> Find { get; }

    /// <summary>What it finds in a report.</summary>
    public IEnumerable<CheckFinding> Run(ReportToCheck report) =>
        Find(report).Select(found => new CheckFinding(Name, Code, Severity, found.Left, found.Right, found.Paths, found.Sentence));
}

/// <summary>Every check of a yearly report, the gravest first.</summary>
public static class ReportChecks
{
    private const string Form = "年度报告格式";

    private const string Ours = "本站核对";

    public static IReadOnlyList<ReportCheck> All { get; } =
    [
        new("balance", "收到与办理的勾稽关系", CheckSeverity.Blocking, Form, TableChecks.Balance),
        new("sum.down", "总计行", CheckSeverity.Blocking, Form, report => TableChecks.Sums(report, across: false)),
        new("sum.across", "总计列", CheckSeverity.Blocking, Form, report => TableChecks.Sums(report, across: true)),
        new("number", "数字形式", CheckSeverity.Blocking, Form, TableChecks.Numbers),
        new("blank", "空白格", CheckSeverity.Blocking, Form, TableChecks.Blanks),
        new("rules", "规章", CheckSeverity.Blocking, "《立法法》", TableChecks.Rules),
        new("part", "必备部分", CheckSeverity.Blocking, Form, PartChecks.Parts),
        new("topic", "必写方面", CheckSeverity.Blocking, Form, PartChecks.Topics),
        new("statement", "必写内容", CheckSeverity.Blocking, "《条例》第五十条、年度报告格式", PartChecks.Statements),
        new("period", "统计期限", CheckSeverity.Blocking, "《条例》第四十九条", FormalChecks.Period),
        new("signature", "落款", CheckSeverity.Blocking, Form, FormalChecks.Signature),
        new("carried", "上年结转与上年报告", CheckSeverity.NeedsExplanation, Ours, YearChecks.Carried),
        new("inForce", "现行有效件数与上年报告", CheckSeverity.NeedsExplanation, Ours, YearChecks.InForce),
        new("swing", "与上年相比变化大", CheckSeverity.NeedsExplanation, Ours, YearChecks.Swings),
        new("groups", "分组之和与总数", CheckSeverity.NeedsExplanation, Ours, DisclosedChecks.Groups),
        new("channels", "渠道与总数", CheckSeverity.NeedsExplanation, Ours, DisclosedChecks.Channels),
        new("text.sum", "文中总数与分项", CheckSeverity.NeedsExplanation, Ours, TextChecks.Sums),
        new("text.tables", "文中数字与数据", CheckSeverity.NeedsExplanation, Ours, TextChecks.Tables),
        new("text.twice", "文中数字前后一致", CheckSeverity.NeedsExplanation, Ours, TextChecks.Twice),
        new("notCompared", "没有比较的数字", CheckSeverity.Advice, Ours, YearChecks.NotCompared),
        new("thin", "内容较少", CheckSeverity.Advice, Ours, PartChecks.Thin),
        new("due", "公开期限", CheckSeverity.Advice, "《条例》第四十九条", FormalChecks.Due),
    ];

    /// <summary>What all checks find, the gravest first.</summary>
    public static IReadOnlyList<CheckFinding> Run(ReportToCheck report) => [.. All.SelectMany(check => check.Run(report))];
}
