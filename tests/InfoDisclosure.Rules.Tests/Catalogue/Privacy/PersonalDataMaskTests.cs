using FsCheck.Xunit;
using InfoDisclosure.Rules.Catalogue.Privacy;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

public sealed class PersonalDataMaskTests
{
    // What is mixed at will: numbers in many forms, and what makes one run into the next.
    private static readonly string[] Pieces =
    [
        "id:f:1990", "id:m:1978:x", "id:f:1983:spaces", "id:m:1971:hyphens", "id:f:1969:fours", "id:m:1967:break", "id:f:1955:each", "id:f:1985:wrong", "id15:1962", "disability:m:1963", "mobile", "mobile:spaces",
        "mobile:hyphens", "mobile:break", "card:19:622848", "card:16:625912:fours", "card:19:621799:sixes", "card:19:622848:break", "card:19:622848:wrong", "digits:4", "digits:8", "digits:16",
        "=张示例", "=欧阳示例", "=李㛃示", "=买示提·样江", "=三村镇二村3组15号", "=民生路18号", "=幸福小区2号楼3单元401室", "=福祥小区3-2-401", "=shili@qq.com",
        "= ", "=  ", "=\n", "=-", "=.", "=，", "=。", "=、", "=：", "=/", "=*", "=**", "=****", "=x", "=+86", "=元", "=补贴500元", "=低保", "=电话", "=卡号", "=身份证号", "=编号", "=残疾证号", "=村民", "=住", "=地址", "=政府", "=（", "=）",
    ];

    [Theory]
    [InlineData("230881199001011234", "**************1234")]
    [InlineData("230881 19900101 123x", "**************123X")]
    [InlineData("２３０８８１１９９００１０１１２３Ｘ", "**************123X")]
    [InlineData("2308811990\n01011234", "**********\n****1234")]
    [InlineData("2308811990010112\n34", "**************12\n**")]
    [InlineData("230881900101123", "***********1123")]
    [InlineData("23088119900101123447", "**************1234**")]
    public void IdentityNumber_HoweverWritten_KeepsLastFour(string written, string masked) => Assert.Equal(masked, PersonalDataMask.IdentityNumber(written));

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("138 1234 5678", "138****5678")]
    [InlineData("138-1234-5678", "138****5678")]
    [InlineData("1381234\n5678", "138****\n****")]
    [InlineData("2976300", "*******")]
    public void MobileNumber_HoweverWritten_KeepsEnds(string written, string masked) => Assert.Equal(masked, PersonalDataMask.MobileNumber(written));

    [Theory]
    [InlineData("6222021234567890123", "***************0123")]
    [InlineData("6222 0212 3456 7890", "************7890")]
    public void BankCard_HoweverWritten_KeepsLastFour(string written, string masked) => Assert.Equal(masked, PersonalDataMask.BankCard(written));

    [Theory]
    [InlineData("shili@qq.com", "s***@qq.com")]
    [InlineData("shili ＠ qq.com", "s***@qq.com")]
    [InlineData("s@qq.com", "s***@qq.com")]
    [InlineData("no address", "***")]
    public void Email_HoweverWritten_KeepsFirstLetterAndHost(string written, string masked) => Assert.Equal(masked, PersonalDataMask.Email(written));

    [Theory]
    [InlineData("张示例", "张**")]
    [InlineData("张　示", "张**")]
    [InlineData("欧阳示例", "欧阳**")]
    [InlineData("𬭎示", "𬭎**")]
    [InlineData("阿依示·样古丽", "阿**")]
    [InlineData("张", "***")]
    [InlineData("", "")]
    public void Name_OfAnyKind_KeepsTheSurname(string written, string masked) => Assert.Equal(masked, PersonalDataMask.Name(written));

    [Theory]
    [InlineData("住三村镇二村3组15号。", "住三村镇二村***。")]
    [InlineData("住民生路18号附3，", "住民生路***，")]
    [InlineData("现住幸福小区 2号楼3单元401室", "现住幸福小区***")]
    public void MaskText_Address_IsCutBackToVillageOrStreet(string text, string masked) => Assert.Equal(masked, TestWords.Mask(text));

    [Fact]
    public void MaskText_FindingsOfAnotherText_Throws() => Assert.Throws<ArgumentException>(() => PersonalDataMask.MaskText("别的文字", TestWords.Scan("住民生路18号")));

    [Fact]
    public void MaskTable_FindingsOfATextOrAnotherTable_Throws()
    {
        Assert.Throws<ArgumentException>(() => PersonalDataMask.MaskTable([["民生路18号"]], TestWords.Scan("住民生路18号")));
        Assert.Throws<ArgumentException>(() => PersonalDataMask.MaskTable([["住民生路18号"]], TestWords.Scan([""], ["住民生路18号"])));
    }

    [Fact]
    public void MaskTable_Findings_LeaveTheRestAlone()
    {
        string[][] rows = [["姓名", "金额"], ["张示例（一村）\n李样板", "12.50"], ["合计", "12.50"]];
        Assert.Equal([["姓名", "金额"], ["张**（一村）\n李**", "12.50"], ["合计", "12.50"]], PersonalDataMask.MaskTable(rows, TestWords.Scan(rows)));
    }

    [Fact]
    public void PersonalColumns_OfAList_ByHeadingOrContent()
    {
        var numbers = new PlantedNumbers("columns");
        var table = TestWords.Table(
            ["序号", "户主", "村", "身份证号", "账号", "联系电话", "致困原因", "金额"],
            ["1", "张示例", "一村", numbers.Write("id:f:1950"), "0812340100998", "0454-2976300", "尿毒症", "500.00"]);
        Assert.Equal(
            [(1, PersonalColumnKind.Name), (3, PersonalColumnKind.IdentityNumber), (4, PersonalColumnKind.Account), (5, PersonalColumnKind.MobileNumber), (6, PersonalColumnKind.Hardship)],
            PersonalDataMask.PersonalColumns(table, TestWords.Seeded).Select(column => (column.Index, column.Kind)));
        var row = PersonalDataMask.MaskColumns(table, TestWords.Seeded).Rows[1];
        Assert.Equal(["1", "张**", "一村", "**************" + table.Rows[1][3][14..], "*********0998", "*******6300", "***", "500.00"], row);
    }

    [Theory]
    [InlineData("村", "户数", "面积（亩）", "一村", "96", "2860.5")]
    [InlineData("姓名", "职务", "电话", "张示例", "镇长", "0454-2976300")]
    [InlineData("单位", "地址", "电话", "三村镇卫生院", "中心街12号", "0454-2976120")]
    public void PersonalColumns_OfWhatIsPublic_None(string a, string b, string c, string d, string e, string f)
    {
        var table = TestWords.Table([a, b, c], [d, e, f]);
        Assert.Empty(PersonalDataMask.PersonalColumns(table, TestWords.Seeded));
        Assert.Same(table, PersonalDataMask.MaskColumns(table, TestWords.Seeded));
    }

    [Fact]
    public void MaskColumns_PlantedTables_AreMaskedOnceAndForAll()
    {
        foreach (var table in PlantedCaseTests.Cases.SelectMany(planted => planted.Content.Tables))
        {
            var once = PersonalDataMask.MaskColumns(table, TestWords.Seeded);
            Assert.Equal(once.Rows, PersonalDataMask.MaskColumns(once, TestWords.Seeded).Rows);
            Assert.DoesNotContain(PersonalDataScanner.Scan(new ScannedContent([], [once]), TestWords.Seeded), finding => finding.Kind < FindingKind.SensitiveWord);
        }
    }

    /// <summary>Whatever runs into whatever: after masking nothing personal is found, so masking once more changes nothing.</summary>
    [Property(MaxTest = 500)]
    public void MaskText_AnyMixture_LeavesNothingToFind(ushort seed, byte[] picks)
    {
        var text = Mixture(seed, picks);
        var masked = TestWords.Mask(text);
        var left = Personal(TestWords.Scan(masked));
        Assert.True(left.Length == 0, $"{text}\n→ {masked}\n→ {left}");
    }

    [Property(MaxTest = 300)]
    public void MaskTable_AnyMixture_LeavesNothingToFind(ushort seed, byte[][] picks)
    {
        var words = new[] { "姓名", "户主", "证件号", "卡号", "电话", "住址", "金额（元）", "低保类别", "备注", "职务" };
        var width = 1 + seed % 4;
        string[][] rows = [[.. Enumerable.Range(0, width).Select(i => words[(seed / 4 + 3 * i) % words.Length])], .. (picks ?? []).Chunk(width).Select((row, r) => row.Select((cell, c) => Mixture((ushort)(seed + r * 7 + c), cell)).ToArray())];
        var masked = PersonalDataMask.MaskTable(rows, TestWords.Scan(rows));
        var left = Personal(PersonalDataScanner.Scan(new ScannedContent([], [new ScannedTable("正文表1", masked)]), TestWords.Seeded));
        Assert.True(left.Length == 0, $"{Written(rows)}\n→ {Written(masked)}\n→ {left}");
    }

    private static string Personal(IEnumerable<Finding> findings) =>
        string.Join("; ", findings.Where(finding => finding.Kind < FindingKind.SensitiveWord).Select(finding => $"{finding.Kind} {finding.Written} {finding.Place}"));

    private static string Written(IEnumerable<IReadOnlyList<string>> rows) => string.Join('\n', rows.Select(row => string.Join(" | ", row)));

    private static string Mixture(ushort seed, byte[]? picks)
    {
        var numbers = new PlantedNumbers($"{seed}");
        return string.Concat((picks ?? []).Select(pick => Pieces[pick % Pieces.Length]).Select(piece => piece[0] == '=' ? piece[1..] : numbers.Write(piece)));
    }
}
