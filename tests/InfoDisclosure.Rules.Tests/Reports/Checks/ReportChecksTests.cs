using FsCheck.Xunit;
using InfoDisclosure.Rules.Reports.Checks;
using InfoDisclosure.Rules.Reports.Compile;
using InfoDisclosure.Rules.Tests.Reports.Compile;
using InfoDisclosure.Rules.Tests.Reports.Forms;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Checks;

public sealed class ReportChecksTests
{
    [Fact]
    public void Run_SoundReport_FindsNothing() => Assert.Empty(ReportChecks.Run(SoundReport.Of2024));

    [Fact]
    public void All_CodesAndNames_AreDistinctAndGravestFirst()
    {
        Assert.Equal(ReportChecks.All.Count, ReportChecks.All.Select(check => check.Code).Distinct().Count());
        Assert.Equal(ReportChecks.All.Count, ReportChecks.All.Select(check => check.Name).Distinct().Count());
        Assert.Equal(ReportChecks.All.Select(check => check.Severity).Order(), ReportChecks.All.Select(check => check.Severity));
        Assert.Equal(["必须改正", "需要说明", "提示"], Enum.GetValues<CheckSeverity>().Select(severity => severity.Label()));
    }

    /// <summary>One spoilt cell or two: what is found, both sides and the difference.</summary>
    [Theory]
    [InlineData("balance", "3/C7/legal=1", "1|0|1|-1")]
    [InlineData("balance", "3/A/person=21", "1|22|21|1")]
    [InlineData("balance", "3/A/person=21 3/C1/person=19 3/C7/person=19", "0")]
    [InlineData("balance", "3/A/person=", "0")]
    [InlineData("sum.down", "3/C7/person=17", "1|17|18|-1")]
    [InlineData("sum.down", "3/C5.5/welfare=2", "1|0|2|-2")]
    [InlineData("sum.down", "3/C5.5/welfare= ", "0")]
    [InlineData("sum.across", "3/D/total=4", "1|4|3|1")]
    [InlineData("sum.across", "4/cases/direct.pending=1", "1|0|1|-1")]
    [InlineData("sum.across", "4/cases/reconsideration.upheld=1 4/cases/reconsideration.total=1", "0")]
    [InlineData("number", "3/A/person=-1", "1|-1||")]
    [InlineData("number", "3/A/person=1.5", "1|1.5||")]
    [InlineData("number", "3/A/person=2.0", "0")]
    [InlineData("number", "2/fees/collected=0.000001", "0")]
    [InlineData("number", "2/fees/collected=0.0000001", "1|0.0000001||")]
    [InlineData("number", "2/fees/collected=-1", "1|-1||")]
    [InlineData("blank", "2/licence/decisions=", "1|||")]
    [InlineData("blank", "3/C1/person= 3/C1/legal= 3/C2/legal=", "2|||")]
    [InlineData("blank", "2/licence/decisions=0", "0")]
    [InlineData("rules", "2/rule/inForce=1", "1|1|0|1")]
    [InlineData("rules", "2/rule/inForce=0", "0")]
    [InlineData("rules", "2/normative/inForce=1", "0")]
    [InlineData("carried", "3/B/person=2", "1|2|1|1")]
    [InlineData("carried", "3/B/total=3", "1|3|1|2")]
    [InlineData("carried", "3/B/person=", "0")]
    [InlineData("inForce", "2/normative/inForce=11", "1|11|12|-1")]
    [InlineData("inForce", "2/normative/inForce=13 2/normative/issued=4", "0")]
    [InlineData("inForce", "2/normative/repealed=", "0")]
    [InlineData("swing", "3/A/total=24", "0")]
    [InlineData("swing", "3/A/total=25", "1|25|16|9")]
    [InlineData("swing", "3/A/total=8", "0")]
    [InlineData("swing", "3/A/total=7", "1|7|16|-9")]
    [InlineData("swing", "2/penalty/decisions=9", "0")]
    [InlineData("swing", "2/penalty/decisions=10", "1|10|0|10")]
    [InlineData("swing", "3/A/legal=99", "0")]
    public void Run_CellsChanged_FindsWhatDiffers(string code, string changes, string expected)
    {
        var findings = Changed(SoundReport.Of2024, changes).Find(code);
        Assert.Equal(expected, Sides(findings));
        Assert.All(findings, finding => Assert.NotEmpty(finding.Paths));
        Assert.All(findings, finding => Assert.All(finding.Paths, path => Assert.NotNull(OfficialForms.Of2021.Find(path))));
    }

    /// <summary>The sentence names table, row and column in the form's words, the numbers, and what to do.</summary>
    [Theory]
    [InlineData("balance", "3/A/person=21", "表3“自然人”一列，“一、本年新收政府信息公开申请数量”与“二、上年结转政府信息公开申请数量”之和是22，“（七）总计”与“四、结转下年度继续办理”之和是21，应当相等，现在相差1件。请核对这一列申请的收到日期、办理结果和答复日期。")]
    [InlineData("sum.across", "3/D/total=4", "表3“四、结转下年度继续办理，总计”填的是4，各项相加是3。请改正总计或者各项。")]
    [InlineData("number", "2/fees/collected=0.0000001", "表2“行政事业性收费，本年收费金额（单位：万元）”是0.0000001，最多6位小数。请改正。")]
    [InlineData("blank", "3/C1/person= 3/C1/legal=", "表3“三、本年度办理结果 （一）予以公开，自然人”等2格是空白。请填写数字，没有的填0。")]
    [InlineData("carried", "3/B/person=2", "表3“二、上年结转政府信息公开申请数量，自然人”是2，上年报告结转下年度的是1，应当相等。请核对；上年报告有误的，请在报告里说明。")]
    [InlineData("inForce", "2/normative/inForce=11", "表2“行政规范性文件，现行有效件数”是11；上年现行有效10，加本年制发3，减本年废止1，是12。请核对；有失效或者清理的，请在报告里说明。")]
    [InlineData("swing", "3/A/total=25", "表3“一、本年新收政府信息公开申请数量，总计”上年是16，本年是25，增加56.3%。请核对，并在报告里说明原因。")]
    [InlineData("swing", "2/penalty/decisions=10", "表2“行政处罚，本年处理决定数量”上年是0，本年是10，上年没有。请核对，并在报告里说明原因。")]
    [InlineData("rules", "2/rule/inForce=1", "表2“规章，现行有效件数”是1，本机关（乡镇人民政府）不制定规章，应当是0。请核对是不是把行政规范性文件记成了规章。")]
    public void Run_CellsChanged_SaysWhatToDo(string code, string changes, string sentence) =>
        Assert.Equal([sentence], Changed(SoundReport.Of2024, changes).Find(code).Select(finding => finding.Sentence));

    [Fact]
    public void Swing_Settings_AreKept()
    {
        var report = Changed(SoundReport.Of2024, "3/A/total=17");
        Assert.Empty(report.Find("swing"));
        Assert.Single((report with { Settings = new CheckSettings { SwingShare = 0.05m } }).Find("swing"), finding => finding.Left == 17);
        Assert.Empty((report with { Settings = new CheckSettings { SwingShare = 0.05m, SwingFloor = 30 } }).Find("swing"));
    }

    [Fact]
    public void Rules_OfAnAgencyThatMakesThem_AreNoFinding() =>
        Assert.Empty((Changed(SoundReport.Of2024, "2/rule/inForce=1") with { MakesRules = true }).Find("rules"));

    /// <summary>本年增/减 alone may be negative, and doesn't swing.</summary>
    [Theory]
    [InlineData("2/licence/change=-3", "number", 0)]
    [InlineData("2/licence/change=-3.5", "number", 1)]
    [InlineData("2/licence/lastYear=-3", "number", 1)]
    [InlineData("2/licence/change=-30", "swing", 0)]
    [InlineData("2/procurement/amount=12.345678", "number", 0)]
    [InlineData("2/procurement/count=12.3", "number", 1)]
    public void Run_2019Form_KeepsItsOwnBounds(string changes, string code, int count)
    {
        var values = SoundReport.Values(OfficialForms.Of2019);
        var report = SoundReport.Of2024 with { Year = 2020, Form = OfficialForms.Of2019, Values = values, LastYear = new LastYear(OfficialForms.Of2019, values) };
        Assert.Equal(count, Changed(report, changes).Find(code).Count);
    }

    /// <summary>2021 against 2020: requests are compared across the two forms, documents and fees aren't, and that is said.</summary>
    [Fact]
    public void Run_AcrossForms_ComparesWhatMeansTheSameAndNamesTheRest()
    {
        var last = SoundReport.Values(OfficialForms.Of2019, ("3/D/person", 2), ("3/C6/person", 40), ("2/licence/decisions", 50), ("2/normative/publicInAll", 30));
        var report = SoundReport.Of2024 with { Year = 2021, LastYear = new LastYear(OfficialForms.Of2019, last) };
        Assert.Equal([(1m, 2m, "3/B/person"), (1m, 2m, "3/B/total")], report.Find("carried").Select(finding => (finding.Left!.Value, finding.Right!.Value, finding.Paths[0])));
        Assert.Empty(report.Find("inForce"));
        Assert.Equal(
            ["2/licence/decisions 0 50", "3/A/total 20 0", "3/C1/total 18 0", "3/C7/total 18 40"],
            report.Find("swing").Select(finding => $"{finding.Paths[0]} {finding.Left} {finding.Right}"));
        var skipped = Assert.Single(report.Find("notCompared"));
        Assert.Equal(CheckSeverity.Advice, skipped.Severity);
        Assert.Equal(
            [
                "2/fees/collected", "2/normative/inForce", "2/normative/issued", "2/normative/repealed", "2/rule/inForce", "2/rule/issued", "2/rule/repealed",
                "3/C6.1/total", "3/C6.2/total", "3/C6.3/total",
            ],
            skipped.Paths.Order(StringComparer.Ordinal));
        Assert.Contains("等10个数字没有与上年比较：上年报告用的是另一种格式（国办公开办函〔2019〕60号）", skipped.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void NotCompared_NoReportNoTablesOrABlank_IsSaid()
    {
        Assert.Equal("没有上年报告的表格数字，没有与上年比较。请人工核对上年结转、现行有效件数和变化大的数字。", Assert.Single((SoundReport.Of2024 with { LastYear = null }).Find("notCompared")).Sentence);
        Assert.Single((SoundReport.Of2024 with { LastYear = new LastYear(OfficialForms.Legacy, new Dictionary<string, decimal?>()) }).Find("notCompared"));
        var blank = Assert.Single(SoundReport.Of2024.Before(("3/D/person", null)).Find("notCompared"));
        Assert.Equal(["3/B/person"], blank.Paths);
        Assert.Equal("表3“二、上年结转政府信息公开申请数量，自然人”没有与上年比较：上年是空白。请人工核对。", blank.Sentence);
        Assert.Empty((SoundReport.Of2024 with { Form = OfficialForms.Legacy, LastYear = null }).Find("notCompared"));
    }

    /// <summary>Numbers compiled from any register pass the checks of the tables, and of the year before.</summary>
    [Property(MaxTest = 60)]
    public void Run_CompiledFromAnyRegister_NoTableCheckFinds(int seed)
    {
        var facts = RandomRegister.Of(seed);
        var year = 2018 + (int)((uint)seed % 5);
        IReadOnlyDictionary<string, decimal?> Of(int of) => ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(of, new DateOnly(2030, 1, 1)), facts).Values;
        var report = SoundReport.Of2024 with { Year = year, Values = Of(year), LastYear = new LastYear(OfficialForms.Of2021, Of(year - 1)) };
        Assert.All(["balance", "sum.down", "sum.across", "carried"], code => Assert.Empty(report.Find(code)));
    }

    private static ReportToCheck Changed(ReportToCheck report, string changes) =>
        report.With([.. changes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(change => change.Split('=')).Select(pair => (pair[0], pair[1].Length == 0 ? (decimal?)null : decimal.Parse(pair[1])))]);

    private static string Sides(IReadOnlyList<CheckFinding> findings) =>
        findings.Count == 0 ? "0" : $"{findings.Count}|{findings[0].Left}|{findings[0].Right}|{findings[0].Difference}";
}
