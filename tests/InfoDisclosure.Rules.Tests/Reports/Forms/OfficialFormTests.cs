using InfoDisclosure.Rules.Reports.Forms;
using InfoDisclosure.Rules.Requests;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Forms;

/// <summary>The published forms against the words of 国办公开办函〔2019〕60号 and 〔2021〕30号, written down here a second time.</summary>
public sealed class OfficialFormTests
{
    private const string Columns3 = "申请人情况{自然人 法人或其他组织{商业企业 科研机构 社会公益组织 法律服务机构 其他} 总计}";

    private const string Rows3Beginning =
        "一、本年新收政府信息公开申请数量 二、上年结转政府信息公开申请数量 三、本年度办理结果{（一）予以公开 （二）部分公开（区分处理的，只计这一情形，不计其他情形） "
        + "（三）不予公开{1.属于国家秘密 2.其他法律行政法规禁止公开 3.危及“三安全一稳定” 4.保护第三方合法权益 5.属于三类内部事务信息 6.属于四类过程性信息 7.属于行政执法案卷 8.属于行政查询事项} "
        + "（四）无法提供{1.本机关不掌握相关政府信息 2.没有现成信息需要另行制作 3.补正后申请内容仍不明确} "
        + "（五）不予处理{1.信访举报投诉类申请 2.重复申请 3.要求提供公开出版物 4.无正当理由大量反复申请 5.要求行政机关确认或重新出具已获取信息} ";

    private const string Rows3Ending = " （七）总计} 四、结转下年度继续办理";

    private const string Results = "{结果维持 结果纠正 其他结果 尚未审结 总计}";

    private const string Columns4 = "行政复议" + Results + " 行政诉讼{未经复议直接起诉" + Results + " 复议后起诉" + Results + "}";

    public static TheoryData<string, string, string, string, string, string> Grids => new()
    {
        { "2021", "2", "第二十条第（一）项", "信息内容", "本年制发件数 本年废止件数 现行有效件数", "规章 行政规范性文件" },
        { "2021", "2", "第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可" },
        { "2021", "2", "第二十条第（六）项", "信息内容", "本年处理决定数量", "行政处罚 行政强制" },
        { "2021", "2", "第二十条第（八）项", "信息内容", "本年收费金额（单位：万元）", "行政事业性收费" },
        { "2019", "2", "第二十条第（一）项", "信息内容", "本年新制作数量 本年新公开数量 对外公开总数量", "规章 规范性文件" },
        { "2019", "2", "第二十条第（五）项", "信息内容", "上一年项目数量 本年增/减 处理决定数量", "行政许可 其他对外管理服务事项" },
        { "2019", "2", "第二十条第（六）项", "信息内容", "上一年项目数量 本年增/减 处理决定数量", "行政处罚 行政强制" },
        { "2019", "2", "第二十条第（八）项", "信息内容", "上一年项目数量 本年增/减", "行政事业性收费" },
        { "2019", "2", "第二十条第（九）项", "信息内容", "采购项目数量 采购总金额", "政府集中采购" },
        {
            "2021", "3", "", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", Columns3,
            Rows3Beginning + "（六）其他处理{1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 3.其他}" + Rows3Ending
        },
        { "2019", "3", "", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", Columns3, Rows3Beginning + "（六）其他处理" + Rows3Ending },
        { "2021", "4", "", "", Columns4, "" },
        { "2019", "4", "", "", Columns4, "" },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Blocks_Labels_AreTheOfficialOnes(string year, string table, string heading, string corner, string columns, string rows)
    {
        var block = Form(year).Tables.Single(one => one.Code == table).Blocks.Single(one => (one.Heading ?? "") == heading);
        Assert.Equal((corner, columns, rows), (block.Corner ?? "", Words(block.Columns), Words(block.Rows)));
    }

    [Fact]
    public void Blocks_All_AreInTheList() =>
        Assert.Equal(Grids.Count, OfficialForms.All.Sum(form => form.Tables.Sum(table => table.Blocks.Count)));

    [Theory]
    [InlineData("2021", "2", 10)]
    [InlineData("2021", "3", 175)]
    [InlineData("2021", "4", 15)]
    [InlineData("2019", "2", 22)]
    [InlineData("2019", "3", 161)]
    [InlineData("2019", "4", 15)]
    public void Cells_OfATable_AreAsManyAsTheOfficialForm(string year, string table, int count) =>
        Assert.Equal(count, Form(year).Cells.Count(cell => cell.Table.Code == table));

    /// <summary>Three rows of every form, letter by letter: what is counted, and what a number must be like.</summary>
    [Theory]
    [InlineData("2021", "2/normative/inForce", "行政规范性文件，现行有效件数", "件", 0, false)]
    [InlineData("2021", "2/fees/collected", "行政事业性收费，本年收费金额（单位：万元）", "万元", 6, false)]
    [InlineData("2021", "3/C3.1/person", "三、本年度办理结果 （三）不予公开 1.属于国家秘密，自然人", "件", 0, false)]
    [InlineData("2021", "4/cases/after.total", "行政诉讼 复议后起诉 总计", "件", 0, false)]
    [InlineData("2019", "2/licence/change", "行政许可，本年增/减", "项", 0, true)]
    [InlineData("2019", "2/procurement/amount", "政府集中采购，采购总金额", "万元", 6, false)]
    [InlineData("2019", "3/C6/total", "三、本年度办理结果 （六）其他处理，总计", "件", 0, false)]
    public void Cell_Path_HasItsNameUnitAndBounds(string year, string path, string name, string unit, int decimals, bool signed)
    {
        var cell = Form(year).Find(path)!;
        Assert.Equal((name, unit, decimals, signed), (cell.Name, cell.Unit, cell.Decimals, cell.Signed));
    }

    /// <summary>The forms use the same words as the register, so that a row means the outcome it names.</summary>
    [Fact]
    public void Rows_OfOutcomes_CarryTheRegistersWords()
    {
        var rows = FormHeader.Leaves(OfficialForms.Of2021.Tables.Single(table => table.Code == "3").Blocks[0].Rows).ToDictionary(row => row.Code!, row => row.Label);
        Assert.All(RequestOutcome.All, outcome => Assert.EndsWith(outcome.Label, rows[outcome.Code], StringComparison.Ordinal));
        foreach (var kind in Enum.GetValues<ApplicantKind>())
        {
            var cell = OfficialForms.Of2021.Cells.Single(one => one.Measures.SetEquals([new Measure.Requests(RequestStage.Received, null, kind)]));
            Assert.Equal(kind.Label(), cell.Column.Label);
        }

        foreach (var kind in Enum.GetValues<CaseKind>())
        {
            foreach (var result in Enum.GetValues<CaseResult>().Cast<CaseResult?>().Append(null))
            {
                var cell = OfficialForms.Of2021.Cells.Single(one => one.Measures.SetEquals([new Measure.Cases(kind, result)]));
                Assert.EndsWith($"{kind.Label()} {result?.Label() ?? CaseLabels.Pending}", cell.Name, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Other_In2019_IsOneRowOfThreeOutcomes()
    {
        var cell = OfficialForms.Of2019.Find("3/C6/legal")!;
        Assert.False(cell.IsSum);
        Assert.Equal(["C6.1", "C6.2", "C6.3"], cell.Measures.Cast<Measure.Requests>().Select(measure => measure.Outcome).Order());
        Assert.True(cell.Measures.IsSubsetOf(OfficialForms.Of2021.Find("3/C7/legal")!.Measures));
    }

    /// <summary>Total of all and of one kind mean the same in both forms, although 2019 adds other rows.</summary>
    [Theory]
    [InlineData("3/A/total", true)]
    [InlineData("3/C7/total", true)]
    [InlineData("3/C7/person", true)]
    [InlineData("4/cases/direct.total", true)]
    [InlineData("2/licence/decisions", true)]
    [InlineData("2/normative/inForce", false)]
    [InlineData("2/fees/collected", false)]
    [InlineData("3/C6.1/person", false)]
    public void Meaning_AcrossForms_IsWhatIsCounted(string path, bool same) =>
        Assert.Equal(same, OfficialForms.Of2019.Cells.Any(cell => cell.MeansThe(OfficialForms.Of2021.Find(path)!.Measures)));

    /// <summary>25 rows and 7 columns of table 3: 25 totals at the right, 7 at the bottom, 7 balances; 3 totals in table 4.</summary>
    [Theory]
    [InlineData("2021", 25 + 3, 7, 7)]
    [InlineData("2019", 23 + 3, 7, 7)]
    public void Identities_Official_AreAllThere(string year, int across, int down, int balances)
    {
        var form = Form(year);
        Assert.Equal((across, down, balances), (form.Sums.Count(sum => sum.Across), form.Sums.Count(sum => !sum.Across), form.Balances.Count));
        Assert.All(form.Balances, balance => Assert.Equal("A+B=C7+D", $"{Rows(balance.Left)}={Rows(balance.Right)}"));
        Assert.All(form.Sums, sum => Assert.True(sum.Total.Measures.SetEquals(sum.Cells.SelectMany(cell => cell.Measures))));
    }

    [Fact]
    public void LedgerLines_EachForm_AreListed()
    {
        Assert.Empty(OfficialForms.Legacy.LedgerLines);
        Assert.Equal(["licence.decisions", "penalty.decisions", "compulsion.decisions", "fees.collected"], OfficialForms.Of2021.LedgerLines.Select(line => line.Code));
        Assert.Equal(
            [
                "licence.lastYear", "licence.change", "licence.decisions", "service.lastYear", "service.change", "service.decisions",
                "penalty.lastYear", "penalty.change", "penalty.decisions", "compulsion.lastYear", "compulsion.change", "compulsion.decisions",
                "fees.lastYear", "fees.change", "procurement.count", "procurement.amount",
            ],
            OfficialForms.Of2019.LedgerLines.Select(line => line.Code));
    }

    [Theory]
    [InlineData("2019", "信息处理费 收费 费用")]
    [InlineData("2021", "信息处理费")]
    public void Parts_OfSix_AreTheOfficialOnesAndHoldWhatIsRequired(string year, string feeWords)
    {
        var form = Form(year);
        Assert.Equal(
            ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"],
            form.Parts.Select(part => part.Heading));
        Assert.Equal(["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"], form.Parts[0].Topics.Select(topic => topic.Heading));
        Assert.Equal(["工作考核结果", "社会评议结果", "责任追究结果"], form.Parts[0].Topics[4].Statements.Select(statement => statement.Name));
        Assert.Equal(feeWords, string.Join(' ', form.Parts[5].Statements.Single().Words));
        Assert.Equal([("2", "主动公开政府信息情况"), ("3", "收到和处理政府信息公开申请情况"), ("4", "政府信息公开行政复议、行政诉讼情况")], form.Tables.Select(table => (table.Code, form.Parts[table.Part - 1].Heading)));
        Assert.All(form.Tables, table => Assert.Equal(form.Parts[table.Part - 1].Heading, table.Title));
    }

    private static ReportForm Form(string year) => year == "2019" ? OfficialForms.Of2019 : OfficialForms.Of2021;

    private static string Rows(IEnumerable<FormCell> cells) => string.Join('+', cells.Select(cell => cell.Row.Code));

    private static string Words(IEnumerable<FormLine> lines) =>
        string.Join(' ', lines.Select(line => line.Lines.Count == 0 ? line.Label : $"{line.Label}{{{Words(line.Lines)}}}"));
}
