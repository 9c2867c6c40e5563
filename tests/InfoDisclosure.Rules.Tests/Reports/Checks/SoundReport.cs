using InfoDisclosure.Rules.Reports.Checks;
using InfoDisclosure.Rules.Reports.Forms;
using InfoDisclosure.Rules.Tests.Reports.Forms;

namespace InfoDisclosure.Rules.Tests.Reports.Checks;

/// <summary>A report in which no check finds anything; a test spoils one thing.</summary>
internal static class SoundReport
{
    private const string Long = "本年度按照要求做好各项工作，健全制度，明确责任，定期检查，及时整改发现的问题。";

    /// <summary>2024 in the form of 2021: 20 received, 1 carried in, 18 closed, 3 carried forward; the year before much the same.</summary>
    public static ReportToCheck Of2024 => new()
    {
        Year = 2024,
        Form = OfficialForms.Of2021,
        Values = Values(OfficialForms.Of2021, ("3/A/person", 20), ("3/B/person", 1), ("3/C1/person", 18), ("3/D/person", 3), ("2/normative/issued", 3), ("2/normative/repealed", 1), ("2/normative/inForce", 12), ("2/fees/collected", 0.5m)),
        LastYear = new LastYear(OfficialForms.Of2021, Values(OfficialForms.Of2021, ("3/A/person", 16), ("3/B/person", 2), ("3/C1/person", 17), ("3/D/person", 1), ("2/normative/inForce", 10))),
        Parts = Parts,
        Disclosed = new DisclosedItems(80, [new("微信公众号", 46), new("公开目录", 34)], [new("网站", 80), new("微信", 46)]),
        From = new DateOnly(2024, 1, 1),
        To = new DateOnly(2024, 12, 31),
        SignedBy = "同江市三村镇人民政府",
        SignedOn = new DateOnly(2025, 1, 10),
        Today = new DateOnly(2025, 1, 10),
        DueOn = new DateOnly(2025, 1, 31),
    };

    public static IReadOnlyList<WrittenPart> Parts =>
    [
        new("一、总体情况", "", [
            new("（一）主动公开", "主动公开政府信息80条，其中微信公众号46条、公开目录34条。" + Long),
            new("（二）依申请公开", "收到政府信息公开申请20件，上年结转1件，办结18件，结转下年度继续办理3件。" + Long),
            new("（三）政府信息管理", Long),
            new("（四）政府信息公开平台建设", Long),
            new("（五）监督保障", "工作考核合格；社会评议满意；没有发生责任追究。" + Long),
        ]),
        new("二、主动公开政府信息情况", "", []),
        new("三、收到和处理政府信息公开申请情况", "", []),
        new("四、政府信息公开行政复议、行政诉讼情况", "", []),
        new("五、存在的主要问题及改进情况", "有的信息更新不及时，已经定期检查。", []),
        new("六、其他需要报告的事项", "本年度未收取信息处理费。", []),
    ];

    /// <summary>The plain cells given, zero elsewhere; sums are added up.</summary>
    public static Dictionary<string, decimal?> Values(ReportForm form, params (string Path, decimal Value)[] given)
    {
        var known = given.ToDictionary(one => one.Path, one => one.Value);
        return form.Cells.ToDictionary(
            cell => cell.Path,
            cell => (decimal?)form.Cells.Where(other => !other.IsSum && other.Measures.IsSubsetOf(cell.Measures)).Sum(other => known.GetValueOrDefault(other.Path)));
    }

    /// <summary>The report with cells changed; null is blank.</summary>
    public static ReportToCheck With(this ReportToCheck report, params (string Path, decimal? Value)[] changes)
    {
        var values = new Dictionary<string, decimal?>(report.Values);
        foreach (var (path, value) in changes)
            values[path] = value;
        return report with { Values = values };
    }

    /// <summary>The report with last year's cells changed.</summary>
    public static ReportToCheck Before(this ReportToCheck report, params (string Path, decimal? Value)[] changes)
    {
        var values = new Dictionary<string, decimal?>(report.LastYear!.Values);
        foreach (var (path, value) in changes)
            values[path] = value;
        return report with { LastYear = report.LastYear with { Values = values } };
    }

    /// <summary>The report with its fifth part's text replaced.</summary>
    public static ReportToCheck Saying(this ReportToCheck report, string text) =>
        report with { Parts = [.. report.Parts.Select((part, place) => place == 4 ? part with { Text = text } : part)] };

    /// <summary>What one check finds.</summary>
    public static IReadOnlyList<CheckFinding> Find(this ReportToCheck report, string code) =>
        [.. ReportChecks.All.Single(check => check.Code == code).Run(report)];
}
