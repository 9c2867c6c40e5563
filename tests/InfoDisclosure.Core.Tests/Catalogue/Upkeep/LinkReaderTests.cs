using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Upkeep;

/// <summary>Links of what is public: which of them lead nowhere.</summary>
public sealed class LinkReaderTests
{
    private static readonly PublicThings Things = new()
    {
        Items = new HashSet<int> { 1, 2 },
        Withdrawn = new HashSet<int> { 3 },
        Files = new HashSet<(int, int)> { (1, 7) },
        Reports = new HashSet<int> { 2025 },
        Figures = new HashSet<(int, string)> { (2025, "公开.总数") },
        Categories = new HashSet<string> { "20-7" },
        Groups = new HashSet<string> { "mulu" },
        Channels = new HashSet<string>(),
    };

    [Theory]
    [InlineData("/", null)]
    [InlineData("/catalogue", null)]
    [InlineData("2", null)]
    [InlineData("/catalogue/2#part", null)]
    [InlineData("../catalogue/1/files/7", null)]
    [InlineData("/catalogue/1/poster.pdf", null)]
    [InlineData("/catalogue?category=20-7&year=2026", null)]
    [InlineData("/catalogue?category=20-99", "目录里没有这样的类别、分组、渠道或年份")]
    [InlineData("/catalogue?year=26", "目录里没有这样的类别、分组、渠道或年份")]
    [InlineData("/reports/2025", null)]
    [InlineData("/reports/2025.pdf", null)]
    [InlineData("/reports/2025/figures/%E5%85%AC%E5%BC%80.%E6%80%BB%E6%95%B0", null)]
    [InlineData("/reports/2025/figures/x", "这个数字不在已发布的年度报告里")]
    [InlineData("/reports/2024", "这一年的年度报告没有公开")]
    [InlineData("/catalogue/3", "链接的信息已经撤回")]
    [InlineData("/catalogue/4", "链接的信息没有公开")]
    [InlineData("/catalogue/+1", "本站没有这个地址")]
    [InlineData("/catalogue/01", "本站没有这个地址")]
    [InlineData("/catalogue/99999999999", "本站没有这个地址")]
    [InlineData("/catalogue/1/files/8", "链接的附件已经不在那条信息里，更正以后附件的地址会变")]
    [InlineData("/catalogue/4/files/7", "链接的附件所在的信息没有公开")]
    [InlineData("/staff/items/1", "这是工作页面，公众打不开")]
    [InlineData("/nowhere", "本站没有这个地址")]
    [InlineData("https://WWW.example.gov.cn/catalogue/4", "链接的信息没有公开")]
    [InlineData("https://www.example.gov.cn/catalogue/1", null)]
    [InlineData("http://[bad", "地址写得不对")]
    public void Judge_InsideTheSite_AliveOrWhyNot(string address, string? why) =>
        Assert.Equal(why, new SiteAddresses(Things, "https://www.example.gov.cn", null).Judge("/catalogue/1", address) switch
        {
            LinkTarget.Alive => null,
            LinkTarget.Dead dead => dead.Why,
            var other => other.ToString(),
        });

    [Theory]
    [InlineData("https://www.gov.cn/zhengce/", "www.gov.cn")]
    [InlineData("http://inside.invalid.example.com/", "inside.invalid.example.com")]
    public void Judge_AnotherSite_IsOnlyListed(string address, string host) =>
        Assert.Equal(new LinkTarget.Elsewhere(host), new SiteAddresses(Things, null, null).Judge("/guide", address));

    [Theory]
    [InlineData("mailto:a@example.cn")]
    [InlineData("tel:0454-1234567")]
    public void Judge_MailAndTelephone_AreNoPages(string address) => Assert.IsType<LinkTarget.Contact>(new SiteAddresses(Things, null, null).Judge("/guide", address));

    [Theory]
    [InlineData("/sancun/catalogue/1", typeof(LinkTarget.Alive))]
    [InlineData("2", typeof(LinkTarget.Alive))]
    [InlineData("/sancun/catalogue/9", typeof(LinkTarget.Dead))]
    // Outside the sub-path another program answers.
    [InlineData("/catalogue/1", typeof(LinkTarget.Elsewhere))]
    [InlineData("/sancunx/catalogue/1", typeof(LinkTarget.Elsewhere))]
    public void Judge_UnderASubPath_ReadsOnlyWhatIsOurs(string address, Type expected) =>
        Assert.IsType(expected, new SiteAddresses(Things, null, "/sancun").Judge("/catalogue/1", address));

    [Fact]
    public async Task Read_PublicTexts_FindsDeadLinksAndWhereTheyStand()
    {
        await using var database = await TestDatabase.CreateAsync();
        var target = await TestData.PublishItemAsync(database, title: "目标");
        await using (var db = database.Open())
        {
            var draft = await TestData.DraftAsync(db, title: "没有公开的") with { Body = "见[没有的](/catalogue/999)。" };
            TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, CancellationToken.None));
        }

        await using (var db = database.Open())
        {
            db.PageTexts.Add(new PageText { Page = SitePage.Guide, Number = 1, Markdown = "", Html = "<p><a href=\"/catalogue/1\">好</a><a href=\"/staff\">后台</a></p>", WrittenByName = "测试", WrittenAt = TestClock.Now });
            db.PageTexts.Add(new PageText { Page = SitePage.Guide, Number = 2, Markdown = "", Html = $"<p><a href=\"/catalogue/{target}\">好</a><a href=\"/reports/2001\">旧年报</a></p>", WrittenByName = "测试", WrittenAt = TestClock.Now });
            await db.SaveChangesAsync();
            var report = await new LinkReader(db).ReadAsync(CancellationToken.None);
            // The draft isn't public, and an older text of the guide neither.
            var dead = Assert.Single(report.Dead);
            Assert.Equal((LinkPlace.Guide, "旧年报", "/reports/2001"), (dead.Place, dead.Words, dead.Address));
            Assert.Equal((2, 2, 0), (report.Texts, report.Inside, report.Outside.Count));
        }
    }

    [Fact]
    public async Task Read_ItemWithLinks_JudgesEachOfThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var target = await TestData.PublishItemAsync(database, title: "目标");
        int id;
        await using (var db = database.Open())
        {
            var draft = await TestData.DraftAsync(db, title: "有链接的") with { Body = $"见[目标](/catalogue/{target})、[没有的](/catalogue/999)、[省里](https://www.example.cn/a)、[电话](tel:110)，正文[^1]。\n\n[^1]: 注。" };
            var made = TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, CancellationToken.None));
            var sent = TestData.Done(await TestData.Send(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, CancellationToken.None));
            id = TestData.Done(await new PublishItem(db).RunAsync(sent.ItemId, sent.Version, TestData.Secrecy, TestClock.Reviewer, CancellationToken.None)).ItemId;
        }

        await using (var db = database.Open())
        {
            var report = await new LinkReader(db).ReadAsync(CancellationToken.None);
            var dead = Assert.Single(report.Dead);
            Assert.Equal((LinkPlace.Item, id, "有链接的", "没有的", "/catalogue/999"), (dead.Place, dead.Id, dead.Title, dead.Words, dead.Address));
            Assert.Equal((2, "https://www.example.cn/a"), (report.Inside, Assert.Single(report.Outside).Address));
        }
    }
}
