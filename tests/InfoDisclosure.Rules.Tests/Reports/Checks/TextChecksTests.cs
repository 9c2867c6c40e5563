using InfoDisclosure.Rules.Reports.Checks;
using InfoDisclosure.Rules.Tests.Reports.Forms;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Checks;

/// <summary>Sentences with numbers: what is wrong is found, and what only looks so isn't.</summary>
public sealed class TextChecksTests
{
    /// <summary>Total and parts as found; empty: nothing to say.</summary>
    [Theory]
    [InlineData("全年共80条，其中甲46条、乙34条。", "")]
    [InlineData("全年共80条，其中甲46条、乙33条。", "80≠79")]
    [InlineData("全年共80条，其中甲46条、乙35条。", "80≠81")]
    [InlineData("全年共８０条，其中甲４６条，乙３３条。", "80≠79")]
    [InlineData("发放资料1,200份，其中镇区700份，各村400份。", "1200≠1100")]
    [InlineData("发放资料1,200份，其中镇区700份，村屯500份。", "")]
    [InlineData("全年 **80** 条，其中：甲46条；乙33条。", "80≠79")]
    [InlineData("公开信息80条。形式有网站、微信等。其中，微信46条，目录12条，资金4条，回应2条，政务2条，年报1条，乡镇13条。", "")]
    [InlineData("公开信息80条。形式有网站、微信等。其中，微信46条，目录12条，资金4条，回应2条，政务2条，年报1条，乡镇12条。", "80≠79")]
    [InlineData("全年共80条，其中甲46条和乙33条。", "80≠79")]
    [InlineData("全年共80条，其中甲、乙分别46条、33条。", "80≠79")]
    [InlineData("收费1.5万元，其中许可1万元、证照0.4万元。", "1.5≠1.4")]
    // One part, or a list that says it isn't whole, may be less but not more.
    [InlineData("全年共80条，其中规范性文件3条。", "")]
    [InlineData("全年共80条，其中规范性文件81条。", "80≠81")]
    [InlineData("全年共80条，其中甲46条、乙30条等。", "")]
    [InlineData("全年共80条，其中主要有甲46条、乙30条。", "")]
    [InlineData("全年共80条，其中甲46条、乙40条等。", "80≠86")]
    // Brackets, differences and other units belong to no list.
    [InlineData("全年共80条，其中甲46条（含转载5条）、乙34条。", "")]
    [InlineData("全年共80条（含转载5条），其中甲46条（含转载5条）、乙33条。", "80≠79")]
    [InlineData("全年共80条，比上年增加20条，其中甲46条、乙34条。", "")]
    [InlineData("全年共80条，其中甲46条，比上年多5条，较前年少3条，乙34条，同比增长10%。", "")]
    [InlineData("全年共80条，其中甲46条，办会3次，乙34条。", "")]
    [InlineData("上年公开60条，本年公开80条，其中甲46条、乙34条。", "")]
    [InlineData("公开80条，开会5次，其中甲46条、乙34条。", "")]
    [InlineData("收到申请3件，其中自然人2件、企业1件，予以公开3件、不予公开0件。", "")]
    // Doubtful ones are passed over.
    [InlineData("共约80条，其中甲46条、乙30条。", "")]
    [InlineData("共80余条，其中甲46条、乙30条。", "")]
    [InlineData("共80条以上，其中甲46条、乙30条。", "")]
    [InlineData("共80条，其中甲近46条、乙30条。", "")]
    [InlineData("共70至80条，其中甲46条、乙30条。", "")]
    [InlineData("共80条，其中甲、乙各30条。", "")]
    [InlineData("共80条，其中甲46条，其中转载3条，乙34条。", "")]
    [InlineData("共1.2万条，其中甲46条、乙30条。", "")]
    [InlineData("其中甲46条、乙34条。", "")]
    [InlineData("全年公开信息，其中甲46条、乙34条。", "")]
    [InlineData("会议5次，其中甲46条、乙34条。", "")]
    [InlineData("第3次会议通过，其中第1项、第2项。", "")]
    [InlineData("2024年制定的，其中2023年3件、2024年2件。", "")]
    public void Sums_Sentence_IsReadOnlyWhereItIsPlain(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SoundReport.Of2024.Saying(text).Find("text.sum").Select(finding => $"{finding.Left:0.##}≠{finding.Right:0.##}")));

    [Fact]
    public void Sums_TwoLists_EachHasItsOwnTotal() =>
        Assert.Equal(
            ["80≠79", "5≠6"],
            SoundReport.Of2024.Saying("公开80条，其中甲46条、乙33条。收到建议5件，其中人大3件、政协3件。").Find("text.sum").Select(finding => $"{finding.Left}≠{finding.Right}"));

    [Theory]
    [InlineData("共80条，其中甲46条、乙33条。", "“共80条……其中甲46条、乙33条”：总数是80条，分项相加是79条。请核对；没有列全的，写明其余多少，或者在后面加“等”。")]
    [InlineData("共80条，其中甲46条、乙35条。", "“共80条……其中甲46条、乙35条”：总数是80条，分项相加是81条。请核对；有重复计算的，请写明。")]
    public void Sums_Finding_SaysWhatToDo(string text, string sentence) =>
        Assert.Equal([sentence], SoundReport.Of2024.Saying(text).Find("text.sum").Select(finding => finding.Sentence));

    /// <summary>Said, not counted: the tables of the report have 20 received, 1 carried in, 18 closed, 3 carried forward, no case; 80 items.</summary>
    [Theory]
    [InlineData("收到政府信息公开申请20件。", "")]
    [InlineData("收到政府信息公开申请3件。", "3≠20")]
    [InlineData("收到申请3件。", "3≠20")]
    [InlineData("本年度三村镇人民政府共收到政府信息公开申请3件，全部办结。", "3≠20")]
    [InlineData("2024年，我镇新收政府信息公开申请数量为3件。", "3≠20")]
    [InlineData("本年度我镇未收到政府信息公开申请。", "0≠20")]
    [InlineData("2024年1月1日至12月31日，我镇收到政府信息公开申请3件。", "3≠20")]
    [InlineData("收到政府信息公开申请3件，上年结转1件。", "3≠20")]
    [InlineData("上年结转2件，本年度收到政府信息公开申请3件。", "2≠1 3≠20")]
    [InlineData("上年度结转政府信息公开申请2件。", "2≠1")]
    [InlineData("全年办结政府信息公开申请17件，结转下年度继续办理4件。", "17≠18 4≠3")]
    [InlineData("结转至2025年办理4件。", "4≠3")]
    [InlineData("发生行政复议2件，行政诉讼1件。", "2≠0 1≠0")]
    [InlineData("没有发生因政府信息公开引发的举报、投诉、行政复议和行政诉讼事件。", "")]
    [InlineData("主动公开政府信息共79条。", "79≠80")]
    [InlineData("我镇主动公开政务信息80条。", "")]
    [InlineData("制发行政规范性文件4件，废止行政规范性文件1件，现行有效规范性文件11件。", "4≠3 11≠12")]
    // Another number, not ours.
    [InlineData("收到自然人申请2件。", "")]
    [InlineData("通过网站收到申请2件。", "")]
    [InlineData("村民向镇政府收到申请2件。", "")]
    [InlineData("收到申请20件，其中，通过信函收到申请2件。", "")]
    [InlineData("2023年收到政府信息公开申请16件。", "")]
    [InlineData("2023年，我镇收到政府信息公开申请16件。", "")]
    [InlineData("上年收到申请16件。", "")]
    [InlineData("上年，我镇收到申请16件。", "")]
    [InlineData("上半年，收到申请9件。", "")]
    [InlineData("6月，收到申请9件。", "")]
    [InlineData("截至6月30日，收到申请9件。", "")]
    [InlineData("累计收到申请90件。", "")]
    [InlineData("收到申请约30件。", "")]
    [InlineData("收到申请近30件以上。", "")]
    [InlineData("收到政府信息公开申请表3件。", "")]
    [InlineData("收到困难救助申请9件。", "")]
    [InlineData("按期办结17件。", "")]
    [InlineData("行政复议维持1件。", "")]
    // A case filed isn't a case of the table, which counts closed and open ones.
    [InlineData("收到行政复议申请2件。", "")]
    [InlineData("没有发生行政复议被纠正的情形。", "")]
    [InlineData("通过微信主动公开政府信息46条。", "")]
    public void Tables_Sentence_IsReadOnlyWhereItIsPlain(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SoundReport.Of2024.Saying(text).Find("text.tables").Select(finding => $"{finding.Left}≠{finding.Right}")));

    [Fact]
    public void Tables_Finding_NamesTheCellsAndSaysWhatToDo()
    {
        var finding = Assert.Single(SoundReport.Of2024.Saying("收到申请3件。").Find("text.tables"));
        Assert.Equal("文中“收到申请3件”，本年新收申请统计为20。请改正文字，或者核对数据。", finding.Sentence);
        Assert.Equal(["3/A/person", "3/A/enterprise", "3/A/research", "3/A/welfare", "3/A/legal", "3/A/other"], finding.Paths);
    }

    [Fact]
    public void Tables_NoneOrBlank_NothingToCompare()
    {
        Assert.Empty((SoundReport.Of2024 with { Form = OfficialForms.Legacy }).Saying("收到申请3件。").Find("text.tables"));
        Assert.Empty(SoundReport.Of2024.With(("3/A/legal", null)).Saying("收到申请3件。").Find("text.tables"));
    }

    [Theory]
    [InlineData("收到政府信息公开申请20件。", "")]
    [InlineData("收到政府信息公开申请21件。", "20≠21")]
    [InlineData("未收到政府信息公开申请。", "20≠0")]
    [InlineData("收到申请21件。共收到申请21件。", "20≠21")]
    [InlineData("收到申请21件。共收到申请22件。", "20≠21 20≠22")]
    [InlineData("主动公开政府信息79条。", "80≠79")]
    public void Twice_SaidInTwoWays_IsFoundOnce(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SoundReport.Of2024.Saying(text).Find("text.twice").Select(finding => $"{finding.Left}≠{finding.Right}")));

    /// <summary>The report on 2018, told in our own words: its seven groups are the 80 items, and its noes are noes.</summary>
    [Fact]
    public void Run_ReportOn2018_NumbersAgree()
    {
        var report = Narrative2018("2018年，三村镇主动公开政务信息80条，用的是微信平台和网站等。其中，微信公众号46条，公开目录12条，涉农资金4条，热点回应2条，政务信息2条，年报1条，乡镇信息13条。");
        Assert.Empty(ReportChecks.Run(report));
    }

    [Theory]
    [InlineData("2018年，三村镇主动公开政务信息80条，用的是微信平台和网站等。其中，微信公众号46条，公开目录12条，涉农资金4条，热点回应2条，政务信息2条，年报1条，乡镇信息31条。", "text.sum")]
    [InlineData("2018年，三村镇主动公开政务信息81条。", "text.tables")]
    [InlineData("2018年，三村镇主动公开政务信息80条。本年度收到政府信息公开申请1件。", "text.twice")]
    public void Run_ReportOn2018Misprinted_IsFound(string text, string code) =>
        Assert.Equal([code], ReportChecks.Run(Narrative2018(text)).Select(finding => finding.Code));

    private static ReportToCheck Narrative2018(string disclosed) => new()
    {
        Year = 2018,
        Form = OfficialForms.Legacy,
        Values = new Dictionary<string, decimal?>(),
        Parts =
        [
            new("一、概述", "2018年主要做了三项工作，公开面达到100％。", []),
            new("二、政府信息公开情况", "", [
                new("（一）主动公开情况", disclosed),
                new("（二）依申请公开情况", "这一年我镇的公开坚持以公开为原则。本年度我镇未收到政府信息公开申请。"),
                new("（三）行政复议、行政诉讼情况", "本年度没有发生因政府信息公开引起的投诉、行政复议和行政诉讼。"),
                new("（四）收费情况", "本年度没有收费，也没有减免。"),
            ]),
            new("三、存在的主要问题", "一是宣传不够；二是更新不够及时；三是人员变动多。", []),
            new("四、2019年工作思路", "一是加强领导；二是规范公开；三是完善内容。", []),
        ],
        Disclosed = new DisclosedItems(80, [new("微信公众号", 46), new("公开目录", 12), new("涉农资金", 4), new("热点回应", 2), new("政务信息", 2), new("年报", 1), new("乡镇信息", 13)], []),
        From = new DateOnly(2018, 1, 1),
        To = new DateOnly(2018, 12, 31),
        SignedBy = "同江市三村镇人民政府",
        SignedOn = new DateOnly(2019, 3, 19),
        Today = new DateOnly(2019, 1, 2),
        DueOn = new DateOnly(2019, 3, 31),
    };
}
