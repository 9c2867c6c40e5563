using InfoDisclosure.Rules.Reports.Checks;
using InfoDisclosure.Rules.Tests.Reports.Forms;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Checks;

/// <summary>What the report must say, and period, signature, due day.</summary>
public sealed class PartChecksTests
{
    [Theory]
    [InlineData(0, "缺少第1部分“总体情况”。请补上，标题用格式规定的名称。")]
    [InlineData(1, "缺少第2部分“主动公开政府信息情况”。请补上，标题用格式规定的名称。")]
    [InlineData(5, "缺少第6部分“其他需要报告的事项”。请补上，标题用格式规定的名称。")]
    public void Parts_OneMissing_IsNamed(int place, string sentence) =>
        Assert.Equal([sentence], Report(parts => parts.RemoveAt(place)).Find("part").Select(finding => finding.Sentence));

    [Theory]
    [InlineData("五、存在的主要问题及改进情况", 0)]
    [InlineData("存在的主要问题及改进情况", 0)]
    [InlineData("5. 存在的主要问题及改进情况", 0)]
    [InlineData("（五）存在的主要问题及改进情况", 0)]
    [InlineData("五、存在的问题", 1)]
    [InlineData("五、", 1)]
    public void Parts_HeadingWithItsNumber_IsTheFormsHeading(string heading, int findings) =>
        Assert.Equal(findings, Report(parts => parts[4] = parts[4] with { Heading = heading }).Find("part").Count);

    /// <summary>A part that a table fills needs no text; the others do.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    public void Parts_Empty_IsFoundWhereNoTableStands(int place, int findings) =>
        Assert.Equal(findings, Report(parts => parts[place] = parts[place] with { Text = " \n　", Topics = [] }).Find("part").Count);

    [Theory]
    [InlineData(0, "主动公开")]
    [InlineData(1, "依申请公开")]
    [InlineData(2, "政府信息管理")]
    [InlineData(3, "政府信息公开平台建设")]
    [InlineData(4, "监督保障")]
    public void Topics_OneMissingOrEmpty_IsNamed(int place, string heading)
    {
        var sentence = $"“总体情况”没有写“{heading}”。请补上：";
        var missing = Report(parts => parts[0] = parts[0] with { Topics = [.. parts[0].Topics.Where((_, at) => at != place)] });
        var empty = Report(parts => parts[0] = parts[0] with { Topics = [.. parts[0].Topics.Select((topic, at) => at == place ? topic with { Text = "" } : topic)] });
        Assert.StartsWith(sentence, Assert.Single(missing.Find("topic")).Sentence, StringComparison.Ordinal);
        Assert.StartsWith(sentence, Assert.Single(empty.Find("topic")).Sentence, StringComparison.Ordinal);
    }

    /// <summary>A part without sub-headings treats its topics by name.</summary>
    [Theory]
    [InlineData("主动公开、依申请公开都有序；政府信息管理规范，平台建设和监督保障得到加强。", 0)]
    [InlineData("主动公开、依申请公开都有序；平台建设和监督保障得到加强。", 1)]
    [InlineData("各项工作有序。", 5)]
    public void Topics_RunningText_AreFoundByTheirWords(string text, int findings) =>
        Assert.Equal(findings, Report(parts => parts[0] = new WrittenPart("总体情况", text, [])).Find("topic").Count);

    [Theory]
    [InlineData("工作考核合格；社会评议满意；没有发生责任追究。", "")]
    [InlineData("年度考核为优秀，社会评议满意，未发生被追究责任的情形。", "")]
    [InlineData("社会评议满意；没有发生责任追究。", "工作考核结果")]
    [InlineData("工作考核合格；没有发生责任追究。", "社会评议结果")]
    [InlineData("工作考核合格；社会评议满意。", "责任追究结果")]
    [InlineData("加强监督保障。", "工作考核结果 社会评议结果 责任追究结果")]
    public void Statements_OfSupervision_AreAllMade(string text, string missing)
    {
        var report = Report(parts => parts[0] = parts[0] with { Topics = [.. parts[0].Topics.Take(4), new WrittenTopic("监督保障", text)] });
        Assert.Equal(missing, string.Join(' ', report.Find("statement").Select(finding => finding.Sentence.Split('“', '”')[3])));
    }

    [Theory]
    [InlineData("本年度未收取信息处理费。", 0)]
    [InlineData("全年收取信息处理费3000元。", 0)]
    [InlineData("没有其他需要报告的事项。", 1)]
    [InlineData("本年度没有收费。", 1)]
    public void Statements_OfTheFee_IsMadeAlsoWhenNothingWasCollected(string text, int findings) =>
        Assert.Equal(findings, Report(parts => parts[5] = parts[5] with { Text = text }).Find("statement").Count);

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    [InlineData(0, 0)]
    public void Thin_Topic_IsFoundBelowTheSetting(int length, int findings) =>
        Assert.Equal(findings, Report(parts => parts[0] = parts[0] with { Topics = [.. parts[0].Topics.Take(2), new WrittenTopic("政府信息管理", new string('字', length) + " \n"), .. parts[0].Topics.Skip(3)] }).Find("thin").Count);

    /// <summary>Before 2019 the layout was free: some text is all that can be asked for.</summary>
    [Theory]
    [InlineData("全年主动公开政务信息80条。", 0)]
    [InlineData("", 1)]
    public void Run_LegacyForm_AsksForTextOnly(string text, int findings)
    {
        var report = SoundReport.Of2024 with { Form = OfficialForms.Legacy, Values = new Dictionary<string, decimal?>(), LastYear = null, Parts = [new WrittenPart("概述", text, [])] };
        Assert.Equal(findings, ReportChecks.Run(report).Count);
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", 0)]
    [InlineData("2024-01-01", "2024-11-23", 1)]
    [InlineData("2024-01-02", "2024-12-31", 1)]
    [InlineData("2023-01-01", "2023-12-31", 1)]
    public void Period_Statistics_AreOfTheFullYear(string from, string to, int findings) =>
        Assert.Equal(findings, (SoundReport.Of2024 with { From = Day(from), To = Day(to) }).Find("period").Count);

    [Theory]
    [InlineData("同江市三村镇人民政府", "2025-01-10", 0)]
    [InlineData("同江市三村镇人民政府", "2025-01-01", 0)]
    [InlineData("同江市三村镇人民政府", "2024-12-31", 1)]
    [InlineData("同江市三村镇人民政府", null, 1)]
    [InlineData(" ", "2025-01-10", 1)]
    [InlineData(null, null, 2)]
    public void Signature_AgencyAndDay_AreThereAndAfterTheYear(string? by, string? on, int findings) =>
        Assert.Equal(findings, (SoundReport.Of2024 with { SignedBy = by, SignedOn = on is null ? null : Day(on) }).Find("signature").Count);

    [Theory]
    [InlineData("2025-01-16", null)]
    [InlineData("2025-01-17", "最迟应当2025年1月31日公开，还有14天。请安排审核和公开。")]
    [InlineData("2025-01-31", "公开期限就是今天。请今天公开。")]
    [InlineData("2025-02-02", "最迟应当2025年1月31日公开，已经超过2天。请尽快公开。")]
    public void Due_ByDay_Reminds(string today, string? sentence) =>
        Assert.Equal(sentence is null ? [] : [sentence], (SoundReport.Of2024 with { Today = Day(today) }).Find("due").Select(finding => finding.Sentence));

    [Theory]
    [InlineData(80, 46, 34, 0)]
    [InlineData(80, 46, 33, 1)]
    [InlineData(79, 46, 34, 1)]
    public void Groups_AgainstTotal_AreEqual(int total, int one, int other, int findings) =>
        Assert.Equal(findings, (SoundReport.Of2024 with { Disclosed = new DisclosedItems(total, [new("甲", one), new("乙", other)], []) }).Find("groups").Count);

    [Theory]
    [InlineData(80, 80, 0)]
    [InlineData(80, 81, 1)]
    [InlineData(90, 81, 2)]
    public void Channels_AgainstTotal_AreNotMore(int one, int other, int findings) =>
        Assert.Equal(findings, (SoundReport.Of2024 with { Disclosed = new DisclosedItems(80, [], [new("网站", one), new("微信", other)]) }).Find("channels").Count);

    [Fact]
    public void Disclosed_NotCounted_IsNotJudged()
    {
        var report = SoundReport.Of2024 with { Disclosed = null };
        Assert.Empty(report.Find("groups"));
        Assert.Empty(report.Find("channels"));
        Assert.Empty(report.Find("text.tables"));
    }

    private static ReportToCheck Report(Action<List<WrittenPart>> spoil)
    {
        var parts = SoundReport.Parts.ToList();
        spoil(parts);
        return SoundReport.Of2024 with { Parts = parts };
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
