using System.Diagnostics;
using System.Text;
using InfoDisclosure.Rules.Catalogue.Privacy;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

/// <summary>What each rule decides; the breadth is in the planted cases. Numbers are worked out, names invented.</summary>
public sealed class PersonalDataScannerTests
{
    private static readonly PlantedNumbers Numbers = new("scanner");
    private static readonly string Identity = Numbers.Write("id:f:1990");
    private static readonly string Mobile = Numbers.Write("mobile");
    private static readonly string Card = Numbers.Write("card:19:622848");

    [Fact]
    public void Scan_Nothing_FindsNothing()
    {
        Assert.Empty(PersonalDataScanner.Scan(new ScannedContent([], []), TestWords.Seeded));
        Assert.Empty(TestWords.Scan(""));
        Assert.Empty(TestWords.Scan([]));
        Assert.Empty(TestWords.Scan(["", ""], [], ["\n"]));
    }

    [Fact]
    public void Scan_Finding_TellsWhereWhatAndWhy()
    {
        var finding = Assert.Single(TestWords.Scan($"号码：\u200B{Identity[..6]} {Identity[6..]}。"));
        Assert.Equal(FindingKind.IdentityNumber, finding.Kind);
        Assert.Equal(new FindingPlace.InText(0), finding.Place);
        Assert.Equal((4, 19), (finding.Start, finding.Length));
        Assert.Equal($"{Identity[..6]} {Identity[6..]}", finding.Written);
        Assert.Equal(Identity, finding.Value);
        Assert.Equal($"IdentityNumber:{Identity}", finding.Key);
        Assert.Equal(new string('*', 14) + Identity[14..], finding.Replacement);
        Assert.True(finding.Certain);
        Assert.Equal("出生日期有效，校验码正确，是居民身份证号码", finding.Reason);
    }

    [Fact]
    public void Scan_SeveralTextsAndTables_KeepsTheirOrder()
    {
        var content = new ScannedContent(
            [new ScannedText("正文", $"{Mobile}，{Identity}"), new ScannedText("批注", Card)],
            [TestWords.Table(["姓名", "金额", "电话"], ["张示例", "1.50", Mobile]), TestWords.Table([Card])]);
        var findings = PersonalDataScanner.Scan(content, TestWords.Seeded);
        Assert.Equal(
            [
                (FindingKind.MobileNumber, new FindingPlace.InText(0)),
                (FindingKind.IdentityNumber, new FindingPlace.InText(0)),
                (FindingKind.BankCard, new FindingPlace.InText(1)),
                (FindingKind.NameWithAmount, new FindingPlace.InCell(0, 1, 0)),
                (FindingKind.MobileNumber, new FindingPlace.InCell(0, 1, 2)),
                (FindingKind.BankCard, (FindingPlace)new FindingPlace.InCell(1, 0, 0)),
            ],
            findings.Select(finding => (finding.Kind, finding.Place)));
    }

    /// <summary>The same number is one decision however it is written; a list of names is one decision too.</summary>
    [Fact]
    public void Groups_SameValueAndSameColumn_AreOneDecision()
    {
        var content = new ScannedContent(
            [new ScannedText("正文", $"{Identity}，{Identity[..6]}-{Identity[6..14]}-{Identity[14..]}")],
            [TestWords.Table(["姓名", "证件号", "金额"], ["张示例", Identity, "1.00"], ["李样板", "", "2.00"])]);
        var groups = FindingGroup.Of(PersonalDataScanner.Scan(content, TestWords.Seeded));
        Assert.Equal([(FindingKind.IdentityNumber, 3), (FindingKind.NameWithAmount, 2)], groups.Select(group => (group.Kind, group.Findings.Count)));
        Assert.Equal("NameWithAmount:正文表1·姓名", groups[1].Key);
        Assert.All(groups, group => Assert.True(group.Certain));
    }

    [Theory]
    [InlineData("0454-2976300")]
    [InlineData("（0454）2976300")]
    [InlineData("12345")]
    [InlineData("2019年3月19日")]
    [InlineData("三政发〔2026〕12号")]
    [InlineData("同江市三村镇二村")]
    [InlineData("便民服务中心一楼")]
    [InlineData("sancun@tongjiang.gov.cn")]
    [InlineData("**************1234，138****5678，张**，s***@qq.com，三村镇二村***")]
    public void Scan_PublicOrMasked_FindsNothing(string text) => Assert.Empty(TestWords.Scan(text));

    /// <summary>A code that is right by its own sum is a company's where that is written; elsewhere it may be somebody's number.</summary>
    [Fact]
    public void Scan_CreditCodeOfDigits_IsToldByItsLabel()
    {
        var code = Numbers.Write("uscc:born");
        Assert.Empty(TestWords.Scan($"统一社会信用代码：{code}"));
        Assert.Empty(TestWords.Scan(["名称", "统一社会信用代码"], ["示例合作社", code]));
        Assert.Single(TestWords.Scan($"某人的号码{code}"));
        // Right as an identity number alone: a small business that gave its owner's.
        Assert.Single(TestWords.Scan($"统一社会信用代码：{Identity}"));
    }

    [Theory]
    [InlineData("总额{0}元")]
    [InlineData("编号：{0}")]
    [InlineData("1{0}")]
    [InlineData("{0}1")]
    [InlineData("x{0}")]
    [InlineData("{0}.1381234567")]
    [InlineData("¥{0}")]
    [InlineData("https://example.cn/{0}")]
    public void Scan_ElevenDigitsOfSomethingElse_AreNoMobileNumber(string form) => Assert.Empty(TestWords.Scan(string.Format(null, form, Mobile)));

    [Theory]
    [InlineData("**{0}**")]
    [InlineData("手机：{0}")]
    [InlineData("编号3，手机{0}")]
    [InlineData("+86{0}")]
    [InlineData("Tel:{0}")]
    [InlineData("张示例-{0}-一村")]
    public void Scan_MobileNumber_IsFoundHowever(string form)
    {
        var finding = Assert.Single(TestWords.Scan(string.Format(null, form, Mobile)));
        Assert.Equal((FindingKind.MobileNumber, Mobile), (finding.Kind, finding.Written));
    }

    /// <summary>条例 Art. 20(2): who is in charge is public; what they earn is not.</summary>
    [Fact]
    public void Scan_NamesOfOfficials_AreFoundBesidePayAlone()
    {
        Assert.Empty(TestWords.Scan("镇长张示例介绍，今年投入300万元，惠及低保户120户。"));
        Assert.Empty(TestWords.Scan(["姓名", "职务", "分管工作"], ["张示例", "副镇长", "民政、低保"]));
        Assert.Empty(TestWords.Scan(["项目", "负责人", "投资（万元）"], ["道路", "张示例", "12.5"]));
        Assert.Single(TestWords.Scan(["姓名", "职务", "工资（元）"], ["张示例", "副镇长", "5200"]));
    }

    /// <summary>An address is a home's or an office's by what stands around it.</summary>
    [Theory]
    [InlineData("张示例住民生路18号。", true)]
    [InlineData("张示例，民生路18号。", false)]
    [InlineData("家庭住址：民生路18号", true)]
    [InlineData("张示例，幸福小区2号楼3单元401室", true)]
    [InlineData("张示例（住民生路18号）到镇政府反映", true)]
    [InlineData("民生路18号，后到镇政府反映", false)]
    [InlineData("办公地址：民生路18号", null)]
    [InlineData("三村镇人民政府，地址：民生路18号", null)]
    [InlineData("三村镇卫生院\n电话：0454-2976300\n地址：民生路18号", null)]
    [InlineData("民生路18号镇政府", null)]
    [InlineData("二村3组", null)]
    [InlineData("二村1号泵站", null)]
    public void Scan_Address_IsCertainProbableOrAnOffices(string text, bool? certain) =>
        Assert.Equal(certain, TestWords.Scan(text).SingleOrDefault()?.Certain);

    [Fact]
    public void Scan_AddressOfAnInstitutionInItsRow_IsNotFound()
    {
        string[] heading = ["单位或姓名", "地址"];
        Assert.Empty(TestWords.Scan(heading, ["三村镇卫生院", "民生路18号"]));
        Assert.Contains(TestWords.Scan(heading, ["张示例", "民生路18号"]), finding => finding.Kind == FindingKind.HomeAddress);
    }

    [Fact]
    public void Scan_HardshipInOneRow_FindsThatRowsNameAsSuch()
    {
        string[][] rows = [["姓名", "村", "备注"], ["张示例", "一村", "尿毒症"], ["李样板", "一村", ""]];
        Assert.Equal([(FindingKind.NameWithHardship, "张示例"), (FindingKind.NameInList, "李样板")], TestWords.Scan(rows).Select(finding => (finding.Kind, finding.Value)));
    }

    /// <summary>Rows of the form: label, value, label, value.</summary>
    [Fact]
    public void Scan_Form_ReadsTheCellBefore()
    {
        string[][] rows = [["申请人姓名", "费示例", "性别", "女"], ["卡号", Card, "致困原因", "重病"]];
        Assert.Equal([(FindingKind.NameWithHardship, "费示例"), (FindingKind.BankCard, Card)], TestWords.Scan(rows).Select(finding => (finding.Kind, finding.Value)));
    }

    /// <summary>A pair of halves is one character, and a picture is none of a name.</summary>
    [Fact]
    public void Scan_RareCharacters_CountAsOne()
    {
        Assert.Equal(["王𬭎例", "张䶮"], TestWords.Scan(["姓名", "金额"], ["王𬭎例", "1.00"], ["张䶮", "1.00"], ["李😀", "1.00"]).Select(finding => finding.Written));
    }

    [Fact]
    public void Scan_Words_TellsWhyAndTheRightForm()
    {
        var findings = TestWords.Scan("内部资料，帐户");
        Assert.Equal(["表明不打算公开", "应当写作“账户”"], findings.Select(finding => finding.Reason));
        Assert.Equal(["****", "账户"], findings.Select(finding => finding.Replacement));
    }

    /// <summary>Words that overlap are all told, a word within another isn't.</summary>
    [Fact]
    public void Scan_OverlappingWords_LongestOfEach()
    {
        var words = TestWords.Of([new("内部", "甲"), new("内部资料", "乙"), new("资料外传", "丙"), new("外传", "丁"), new("", "空"), new("ＡＢ", "戊")]);
        var findings = PersonalDataScanner.Scan(new ScannedContent([new ScannedText("正文", "内部资料外传，内部，ab")], []), words);
        Assert.Equal([(0, "乙"), (2, "丙"), (7, "甲"), (10, "戊")], findings.Select(finding => (finding.Start, finding.Reason)));
        Assert.Equal("******，**，**", PersonalDataMask.MaskText("内部资料外传，内部，ab", findings));
    }

    [Fact]
    public void Scan_ThousandsOfWords_FindsEach()
    {
        var list = Enumerable.Range(0, 5000).Select(i => new SensitiveWord($"词{(char)(0x4E00 + i % 70)}{(char)(0x5E00 + i / 70)}", $"{i}")).ToList();
        var text = string.Concat(list.Select(entry => entry.Word));
        var findings = PersonalDataScanner.Scan(new ScannedContent([new ScannedText("正文", text)], []), TestWords.Of(list));
        Assert.Equal(list.Select(entry => entry.Why), findings.Select(finding => finding.Reason));
    }

    /// <summary>
    /// Made to trip what goes back and forth: a quarter of a million characters would take minutes if the time grew with their
    /// square. The bound is wide, for machines are busy; the speed itself is told in docs/benchmarks.md.
    /// </summary>
    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("13")]
    [InlineData("138 1234 ")]
    [InlineData("6222 ")]
    [InlineData("110101 1990")]
    [InlineData("11010119900101123x")]
    [InlineData("a@")]
    [InlineData("a.a@a.")]
    [InlineData("@.")]
    [InlineData("*")]
    [InlineData("村3组")]
    [InlineData("路1-")]
    [InlineData("小区1-1-")]
    [InlineData("住3号楼3单元")]
    [InlineData("张")]
    [InlineData("张示例、")]
    [InlineData("张示例1元")]
    [InlineData("·张")]
    [InlineData("低保")]
    [InlineData("政府民生路18号")]
    [InlineData("编号：")]
    [InlineData("www.")]
    [InlineData("帐户")]
    [InlineData("\n")]
    [InlineData("，")]
    [InlineData(" ")]
    [InlineData("\u200B")]
    [InlineData("\uD835")]
    [InlineData("卡号6222 6222 6222 6222 ")]
    [InlineData("电话138 1234 5678 ")]
    [InlineData("1*")]
    [InlineData("甲1-1-")]
    public void Scan_AdversarialText_TakesItsLength(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 250_000 / piece.Length).ToString();
        var watch = Stopwatch.StartNew();
        var findings = TestWords.Scan(text);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.Equal(text.Length, PersonalDataMask.MaskText(text, []).Length);
        Assert.All(findings.Take(100), finding => Assert.Equal(finding.Written, text.Substring(finding.Start, finding.Length)));
    }

    [Fact]
    public void Scan_LargeTable_TakesItsLength()
    {
        string[][] rows = [["姓名", "身份证号", "金额"], .. Enumerable.Range(0, 10_000).Select(i => (string[])["张示例", Identity, "1.50"])];
        var watch = Stopwatch.StartNew();
        Assert.Equal(20_000, TestWords.Scan(rows).Count);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
    }
}
