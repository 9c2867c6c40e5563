using InfoDisclosure.Rules.Reports.Forms;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Forms;

/// <summary>An unsound form says what is wrong and where; a form with no known shape needs no code.</summary>
public sealed class FormReaderTests
{
    private static readonly FormLine Issued = new() { Label = "制发", Code = "issued", Counts = Facets("documents", "issued") };

    private static readonly FormLine Rule = new() { Label = "规章", Code = "rule", Counts = Facets("document", "governmentRule") };

    public static TheoryData<string, FormLine[], FormLine[], string> Spoilt => new()
    {
        { "sound", [Rule], [Issued], "" },
        { "unknown facet", [Rule with { Counts = Facets("paper", "a4") }], [Issued], "9/rule/issued: unknown facet 'paper'" },
        { "unknown value", [Rule with { Counts = Facets("document", "decree") }], [Issued], "9/rule/issued: facet 'document' can't be 'decree'" },
        { "facet missing", [Rule with { Counts = Facets() }], [Issued], "9/rule/issued: facet 'document' is missing" },
        { "facet twice", [Rule with { Counts = Facets("document", "governmentRule", "documents", "issued") }], [Issued], "9/rule/issued: row and column both say 'documents'" },
        { "two sources", [Rule with { Counts = Facets("document", "governmentRule", "result", "upheld") }], [Issued], "9/rule/issued: it mixes facets of several sources" },
        { "no facet", [Rule with { Counts = Facets() }], [Issued with { Counts = Facets() }], "9/rule/issued: it counts nothing" },
        { "code twice", [Rule, Rule], [Issued], "table 9, row: 'rule' stands twice" },
        { "no code", [Rule], [Issued with { Code = null }], "table 9, column: '' isn't a code" },
        { "Chinese code", [Rule with { Code = "规章" }], [Issued], "table 9, row: '规章' isn't a code" },
        { "code on a group", [Rule with { Lines = [Rule] }], [Issued], "'规章' is a group and has neither code nor sum|'规章': its group says 'document' already" },
        { "sum over a missing row", [Rule, new FormLine { Label = "总计", Code = "total", Sum = "rule+decree" }], [Issued], "table 9: total adds 'decree', which isn't a line of its own there" },
        { "sum over itself", [Rule, new FormLine { Label = "总计", Code = "total", Sum = "rule+total" }], [Issued], "table 9: total adds 'total', which isn't a line of its own there" },
        { "sum twice over a row", [Rule, new FormLine { Label = "总计", Code = "total", Sum = "rule+rule" }], [Issued], "table 9: total adds: 'rule' stands twice" },
        { "counted twice", [Rule, Rule with { Code = "again" }], [Issued], "9/again/issued counts what 9/rule/issued counts" },
        { "no outcomes", [new FormLine { Label = "结果", Code = "C", Counts = Facets("requests", "closed") }], [Person], "9/C/person: facet 'outcomes' is missing" },
        { "no such outcome", [new FormLine { Label = "结果", Code = "C", Counts = Facets("requests", "closed", "outcomes", "C1+C9") }], [Person], "9/C/person: outcome 'C9' doesn't exist" },
        { "outcome of an open one", [new FormLine { Label = "新收", Code = "A", Counts = Facets("requests", "received", "outcomes", "C1") }], [Person], "9/A/person: only closed requests have outcomes" },
        { "ledger line of two words", [Rule with { Counts = Facets("ledger", "许可") }], [Issued with { Counts = Facets("figure", "decisions") }], "9/rule/issued: facet 'ledger' can't be '许可'" },
    };

    private static FormLine Person => new() { Label = "自然人", Code = "person", Counts = Facets("applicant", "naturalPerson") };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Read_SpoiltLines_SaysWhatAndWhere(string what, FormLine[] rows, FormLine[] columns, string problems)
    {
        var reading = ReportForm.Read(Form(new FormBlock { Columns = columns, Rows = rows }));
        Assert.Equal(problems, string.Join('|', reading.Problems));
        Assert.Equal(what == "sound", reading.Form is not null);
    }

    [Fact]
    public void Read_RowOfAnOutcomeMissing_SaysWhich()
    {
        FormLine all = new() { Label = "结果", Code = "C", Counts = Facets("requests", "closed", "outcomes", "C1+C2") };
        var reading = ReportForm.Read(Form(new FormBlock { Columns = [Person], Rows = [all] }));
        Assert.Equal(19, reading.Problems.Count);
        Assert.Equal("no row counts outcome 'C3.1'", reading.Problems[0]);
    }

    [Theory]
    [InlineData("A=B", "table 9: the balance 'A=B' isn't one of its rows")]
    [InlineData("rule", "table 9: the balance 'rule' isn't one of its rows")]
    public void Read_BalanceOverMissingRow_IsRefused(string balance, string problem) =>
        Assert.Equal([problem], ReportForm.Read(Form(new FormBlock { Columns = [Issued], Rows = [Rule], Balance = balance })).Problems);

    [Fact]
    public void Read_TableInNoPartYearsReversedNoParts_IsRefused()
    {
        var form = Form(new FormBlock { Columns = [Issued], Rows = [Rule] });
        Assert.Equal(
            ["it has no parts", "its years end before they begin", "table 9 stands in part 1, which doesn't exist"],
            ReportForm.Read(form with { Parts = [], FromYear = 2030, ToYear = 2029 }).Problems);
        Assert.Equal(["table: '9' stands twice"], ReportForm.Read(form with { Tables = [form.Tables[0], form.Tables[0]] }).Problems.Take(1));
    }

    /// <summary>A later form in a test's words: facets combine freely, units and signs are handed down.</summary>
    [Fact]
    public void Read_ComingForm_NeedsNoCode()
    {
        var rows = new FormLine[]
        {
            new() { Label = "监管", Counts = Facets("ledger", "supervision"), Unit = "次", Lines = [new() { Label = "检查", Code = "checks", Counts = Facets("figure", "checks") }, new() { Label = "罚款", Code = "fines", Counts = Facets("figure", "fines"), Unit = "万元", Decimals = 2, Signed = true }] },
        };
        var form = ReportForm.Read(Form(new FormBlock { Columns = [new FormLine { Label = "数量", Code = "number" }], Rows = rows })).Form!;
        Assert.Equal(
            [new FormLedgerLine("supervision.checks", "检查，数量", "次", 0, false), new FormLedgerLine("supervision.fines", "罚款，数量", "万元", 2, true)],
            form.LedgerLines);
        Assert.True(form.Fits(2031));
        Assert.False(form.Fits(2029));
        Assert.Equal(["9"], form.TablesOf(1).Select(table => table.Code));
        Assert.Null(form.Find("9/nothing/number"));
    }

    private static FormDefinition Form(FormBlock block) => new()
    {
        Name = "Format2030",
        Document = "试",
        FromYear = 2030,
        ToYear = null,
        Parts = [new FormPart { Heading = "一", Hint = "" }],
        Tables = [new FormTable { Code = "9", Title = "表", Part = 1, Unit = "件", Blocks = [block] }],
    };

    private static Dictionary<string, string> Facets(params string[] pairs) =>
        pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
