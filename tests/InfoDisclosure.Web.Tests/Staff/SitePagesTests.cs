using System.Net;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>机关信息, 设置, 公开指南 and 留痕 over HTTP.</summary>
public sealed class SitePagesTests : IAsyncLifetime
{
    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.Administrator, StaffRole.InformationClerk, StaffRole.Auditor]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Guide_Saved_IsPublicAtOnceAndEarlierTextsStay()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var resident = portal.Open();
        foreach (var text in new[] { "## 怎样获取信息\n\n先查目录。", "## 怎样获取信息\n\n先查目录，再提申请。<script>alert(1)</script>" })
        {
            await clerk.GetAsync("/staff/pages/guide");
            await clerk.SubmitAsync("/staff/pages/guide", new() { ["Form.Markdown"] = text });
            Assert.Equal("/staff/pages/guide", clerk.Location);
            await resident.GetAsync("/guide");
            Assert.Contains(text.Split('\n')[2].Split('<')[0], resident.Text, StringComparison.Ordinal);
            Assert.Empty(resident.Page.QuerySelectorAll("main script"));
        }

        await clerk.GetAsync("/staff/pages/guide/1");
        Assert.Contains("先查目录。", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync("/staff/pages/guide/3");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        await clerk.GetAsync("/staff/pages/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    [Fact]
    public async Task Guide_TwoClerks_SecondGetsBothTexts()
    {
        var first = await portal.SignInAsync(StaffRole.InformationClerk);
        var second = first.Copy();
        await first.GetAsync("/staff/pages/rules");
        await second.GetAsync("/staff/pages/rules");
        await first.SubmitAsync("/staff/pages/rules", new() { ["Form.Markdown"] = "第一条\n\n第二条" });
        await second.SubmitAsync("/staff/pages/rules", new() { ["Form.Markdown"] = "第一条\n\n第三条" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(["三", "二"], second.Page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        await second.SubmitAsync("/staff/pages/rules");
        Assert.Equal("第一条\n\n第三条", second.Value("Form.Markdown"));
    }

    [Fact]
    public async Task Settings_Bad_AreNamedFieldByField()
    {
        var admin = await portal.SignInAsync(StaffRole.Administrator);
        await admin.GetAsync("/staff/settings");
        Assert.Contains("今年第一条是 2026-00001", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync("/staff/settings", new() { ["Form.IndexNumberPattern"] = "{year}", ["Form.TrustedProxies"] = "0.0.0.0/0", ["Form.TitleFont"] = "/no/such.ttf" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Equal(3, admin.Errors.Count);
        Assert.Equal("0.0.0.0/0", admin.Value("Form.TrustedProxies"));
    }

    [Fact]
    public async Task Journal_Filtered_ShowsOnlyThat()
    {
        var admin = await portal.SignInAsync(StaffRole.Administrator);
        await admin.GetAsync("/staff/offices/new");
        await admin.SubmitAsync("/staff/offices/new", new() { ["Form.Name"] = "党政办公室" });
        var auditor = await portal.SignInAsync(StaffRole.Auditor);
        await auditor.GetAsync("/staff/journal?kind=Office&from=2026年11月23日&to=２０２６-11-23&words=党政");
        var row = Assert.Single(auditor.Page.QuerySelectorAll("table.work tbody tr"));
        Assert.Contains("2026-11-23 10:00:00", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("新建", row.TextContent, StringComparison.Ordinal);
        await auditor.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Single(auditor.Page.QuerySelectorAll("table.work tbody tr"));
        await auditor.GetAsync("/staff/journal?to=2026-11-22");
        Assert.Contains("没有符合条件的记录", auditor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_Older_PagesWithoutGapOrRepeat()
    {
        var db = portal.Database.Open();
        await using (db)
        {
            var context = new ActContext(null, "测试", Testing.TestClock.Now, ActContext.Program);
            for (var number = 0; number < 120; number++)
                db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Data, null, $"第{number}"));
            await db.SaveChangesAsync();
        }

        var auditor = await portal.SignInAsync(StaffRole.Auditor);
        var seen = new List<int>();
        var address = "/staff/journal";
        while (address is not null)
        {
            await auditor.GetAsync(address);
            seen.AddRange(auditor.Page.QuerySelectorAll("table.work tbody tr td:first-child").Select(cell => int.Parse(cell.TextContent)));
            address = auditor.Page.QuerySelectorAll("nav.pager a").FirstOrDefault(link => link.TextContent == "更早的记录")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, await portal.Read(db => db.Journal.CountAsync())).Reverse(), seen);
    }

    [Fact]
    public async Task Journal_BadFilter_SaysSoAndShowsTheRest()
    {
        var auditor = await portal.SignInAsync(StaffRole.Auditor);
        await auditor.GetAsync("/staff/journal?from=不是日期&person=abc&kind=Nonsense&before=99999999999");
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        Assert.NotEmpty(auditor.Errors);
    }
}
