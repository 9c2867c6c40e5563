using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Site;

/// <summary>Agency, settings and page texts on a real database.</summary>
public sealed class SiteActsTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    /// <summary>Everything Article 12 asks for.</summary>
    public static AgencyFacts Complete => new()
    {
        AgencyName = "试验市样板镇人民政府",
        ShortName = "样板镇",
        Address = "样板镇一村",
        OfficeHours = "周一至周五",
        Telephone = "0000-1234567",
        Fax = "0000-1234568",
        Email = "office@example.cn",
        SupervisionTelephone = "0000-1234569",
        ReadingPlaces = "办公楼一层",
        LeadingGroup = "组长：镇长",
    };

    private static SiteSettings Good => new() { IndexNumberPattern = "{code}/{year}-{serial:D5}" };

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    public static TheoryData<string, AgencyFacts> BadFacts => new()
    {
        { "AgencyName", Complete with { AgencyName = " " } },
        { "AgencyName", Complete with { AgencyName = new string('长', 61) } },
        { "ShortName", Complete with { ShortName = "" } },
        { "Postcode", Complete with { Postcode = "15640" } },
        { "Email", Complete with { Email = "not an address" } },
        { "Telephone", Complete with { Telephone = "总机" } },
        { "LeadingGroup", Complete with { LeadingGroup = new string('长', 2001) } },
    };

    public static TheoryData<string, SiteSettings> BadSettings => new()
    {
        { "IndexNumberPattern", Good with { IndexNumberPattern = "" } },
        { "IndexNumberPattern", Good with { IndexNumberPattern = "{code}-{serial:D5}" } },
        { "IndexNumberPattern", Good with { IndexNumberPattern = "{year}-{serial}" } },
        { "SiteIdCode", Good with { SiteIdCode = "12345" } },
        { "AgencyCode", Good with { AgencyCode = "11 22" } },
        { "PublicAddress", Good with { PublicAddress = "www.example.gov.cn" } },
        { "PublicAddress", Good with { PublicAddress = "https://www.example.gov.cn/sancun" } },
        { "PublicAddress", Good with { PublicAddress = "javascript:alert(1)" } },
        { "BasePath", Good with { BasePath = "sancun" } },
        { "BasePath", Good with { BasePath = "/" } },
        { "BasePath", Good with { BasePath = "/a//b" } },
        { "BasePath", Good with { BasePath = "/../etc" } },
        { "ParentPortalAddress", Good with { ParentPortalName = "某市政府", ParentPortalAddress = "ftp://example.gov.cn" } },
        { "ParentPortalAddress", Good with { ParentPortalName = "某市政府" } },
        { "ParentPortalName", Good with { ParentPortalAddress = "https://www.example.gov.cn" } },
        { "TrustedProxies", Good with { TrustedProxies = "proxy.example" } },
        { "TrustedProxies", Good with { TrustedProxies = "10.0.0.1/33" } },
        { "TrustedProxies", Good with { TrustedProxies = "::/0" } },
        { "TitleFont", Good with { TitleFont = "fonts/a.ttf" } },
        { "FangFont", Good with { FangFont = "/no/such/file.ttf" } },
        { "KaiFont", Good with { KaiFont = "/etc/passwd" } },
    };

    public static TheoryData<SiteSettings> GoodSettings =>
    [
        Good with { BasePath = "/sancun", PublicAddress = "https://www.example.gov.cn/", TrustedProxies = "127.0.0.1，10.0.0.0/8 ::1" },
        Good with { BasePath = "/a/b-2/", AgencyCode = "11230881mb0000000x", SiteIdCode = "2308810001" },
        Good with { ParentPortalName = "某市政府", ParentPortalAddress = "http://www.example.gov.cn/xxgk" },
    ];

    [Theory]
    [MemberData(nameof(BadFacts))]
    public async Task SaveAgency_Bad_NamesTheField(string field, AgencyFacts facts)
    {
        var db = database.Open();
        await using (db)
            Assert.Equal([field], Issues(await new SaveAgencyFacts(db).RunAsync(1, facts, TestClock.Program, CancellationToken.None)).Select(issue => issue.Field));
    }

    [Theory]
    [MemberData(nameof(BadSettings))]
    public async Task SaveSettings_Bad_NamesTheField(string field, SiteSettings settings)
    {
        var db = database.Open();
        await using (db)
            Assert.Equal([field], Issues(await new SaveSiteSettings(db).RunAsync(1, settings, TestClock.Program, CancellationToken.None)).Select(issue => issue.Field));
    }

    [Theory]
    [MemberData(nameof(GoodSettings))]
    public async Task SaveSettings_Good_IsSavedAndReadBack(SiteSettings settings)
    {
        var db = database.Open();
        await using (db)
        {
            Assert.Equal(2, TestData.Done(await new SaveSiteSettings(db).RunAsync(1, settings, TestClock.Program, CancellationToken.None)));
            var again = (await new SettingsReader(db).SettingsAsync(CancellationToken.None))!.Value;
            Assert.Equal(2, TestData.Done(await new SaveSiteSettings(db).RunAsync(2, again.Settings, TestClock.Program, CancellationToken.None)));
        }
    }

    [Fact]
    public async Task SaveAgency_Changed_JournalsTheFieldsNotTheirValues()
    {
        var db = database.Open();
        await using (db)
        {
            TestData.Done(await new SaveAgencyFacts(db).RunAsync(1, Complete, TestClock.Writer, CancellationToken.None));
            var line = await db.Journal.OrderBy(entry => entry.Id).LastAsync();
            Assert.Equal((JournalSubject.Settings, "机关信息", "编写人"), (line.SubjectKind, line.Subject, line.ActorName));
            Assert.Contains("办公时间", line.Reason, StringComparison.Ordinal);
            Assert.DoesNotContain("周一至周五", line.Reason, StringComparison.Ordinal);
            Assert.DoesNotContain("办公地址", line.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Save_SeenOld_IsStaleAndSavesNothing()
    {
        var db = database.Open();
        await using (db)
        {
            TestData.Done(await new SaveAgencyFacts(db).RunAsync(1, Complete, TestClock.Writer, CancellationToken.None));
            Assert.Equal(new ActResult<int>.Stale(2), await new SaveSiteSettings(db).RunAsync(1, Good with { SiteIdCode = "2308810001" }, TestClock.Writer, CancellationToken.None));
            Assert.Null((await new SettingsReader(db).SettingsAsync(CancellationToken.None))!.Value.Settings.SiteIdCode);
        }
    }

    [Fact]
    public async Task SavePage_TwoClerksAtOnce_OneIsStale()
    {
        var results = await Task.WhenAll(Enumerable.Range(1, 2).Select(person => Task.Run(async () =>
        {
            var db = database.Open();
            await using (db)
                return await new SavePageText(db).RunAsync(SitePage.Guide, 0, $"第{person}人写的", TestClock.Person(person), CancellationToken.None);
        })));
        Assert.Equal([new ActResult<int>.Done(1), new ActResult<int>.Stale(1)], results.OrderBy(result => result.GetType().Name, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("  \n ", "请填写正文")]
    [InlineData("共{{公开.总数}}条", "双花括号里的数字标记只用于年度报告：公开.总数，请改成数字")]
    public async Task SavePage_Bad_SaysWhy(string text, string message)
    {
        var db = database.Open();
        await using (db)
            Assert.Equal([new Issue("Markdown", message)], Issues(await new SavePageText(db).RunAsync(SitePage.Rules, 0, text, TestClock.Writer, CancellationToken.None)));
    }

    [Fact]
    public async Task SetUp_BadInput_NamesEveryFieldAndMakesNothing()
    {
        var db = database.Open();
        await using (db)
        {
            var act = new SetUpSite(db, new CreateAccount(db, new PasswordHasher<StaffAccount>()));
            var issues = Issues(await act.RunAsync(new NewSite { AgencyName = "", ShortName = "样板镇", UserName = "first", DisplayName = "", Password = "weak" }, TestClock.Program, CancellationToken.None));
            Assert.Equal(["AgencyName", "DisplayName", "Password"], issues.Select(issue => issue.Field));
            Assert.False(await db.Users.AnyAsync());
            Assert.Equal("试验市样板镇人民政府", await db.SiteProfiles.Select(profile => profile.AgencyName).SingleAsync());
        }
    }

    [Fact]
    public async Task SetUp_AgencyMissing_LeavesNoAccountBehind()
    {
        var db = database.Open();
        await using (db)
        {
            var act = new SetUpSite(db, new CreateAccount(db, new PasswordHasher<StaffAccount>()));
            Assert.Equal(["AgencyName"], Issues(await act.RunAsync(new NewSite { AgencyName = "", ShortName = "样板镇", UserName = "first", DisplayName = "甲", Password = "other-password-9" }, TestClock.Program, CancellationToken.None)).Select(issue => issue.Field));
        }

        var other = database.Open();
        await using (other)
            Assert.False(await other.Users.AnyAsync());
    }

    private static IReadOnlyList<Issue> Issues<T>(ActResult<T> result) => Assert.IsType<ActResult<T>.Invalid>(result).Issues;
}
