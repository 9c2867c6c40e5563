using System.Net;
using System.Text;
using System.Text.Json;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Staff.Catalogue.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>Import, export, changes of many items and the bin, by HTTP and without script.</summary>
public sealed class ItemBulkPagesTests : IAsyncLifetime
{
    private const string Import = "/staff/items/import";

    private StaffPortal portal = null!;
    private Browser clerk = null!;

    public async Task InitializeAsync()
    {
        portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Leader]);
        clerk = await portal.SignInAsync(StaffRole.InformationClerk);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Import_GoodFile_IsTriedThenBecomesDrafts()
    {
        await clerk.GetAsync("/staff/items");
        Assert.NotNull(clerk.Page.QuerySelector($"a[href='{Import}']"));
        var work = await UploadAsync("名称,成文日期,内容概述\n第一条,2026年3月5日,概述\n第二条,２０２６．３．６,概述");
        Assert.Contains("共2行 没有问题2行 要改0行", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(0, await portal.Read(db => db.Items.CountAsync()));

        await clerk.SubmitAsync(work);
        Assert.Equal((HttpStatusCode.SeeOther, work), (clerk.Status, clerk.Location));
        await EndAsync(work);
        Assert.Contains("已导入2条，都是草稿", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(2, await portal.Read(db => db.Items.CountAsync(item => item.WorkingRevision!.State == RevisionState.Draft && item.PublishedAt == null)));
        var line = await portal.Read(db => db.Journal.SingleAsync(entry => entry.Action == JournalAction.Imported));
        Assert.Matches("文件“信息.csv”，SHA-256 [0-9a-f]{64}$", line.Reason);

        // A second press imports nothing again.
        await clerk.PostAsync(work, [new("__RequestVerificationToken", await TokenAsync())]);
        Assert.Equal(2, await portal.Read(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Import_WrongRows_AreToldAndGivenBackAsAFile()
    {
        var work = await UploadAsync("名称,成文日期\n第一条,2026.13.1\n第二条,");
        Assert.Contains("第2行「成文日期」：写的是“2026.13.1”，不是日期，请写成 2026-11-25 这样", clerk.Text, StringComparison.Ordinal);
        Assert.Null(clerk.Page.QuerySelector($"form[action='{work}']"));
        await clerk.GetAsync(work + "/problems.xlsx");
        Assert.StartsWith("成文日期：", new WrittenSheet(clerk.Body)[0, "问题"], StringComparison.Ordinal);
        // Whoever posts all the same gets nothing in.
        await clerk.PostAsync(work, [new("__RequestVerificationToken", await TokenAsync())]);
        Assert.Equal((HttpStatusCode.SeeOther, 0), (clerk.Status, await portal.Read(db => db.Items.CountAsync())));
    }

    [Fact]
    public async Task Import_RepeatedRow_AsksBefore()
    {
        await TestData.PublishItemAsync(portal.Database, "已有的一条");
        var work = await UploadAsync("名称,成文日期\n已有的一条,2026-11-23");
        Assert.Contains("网站里已经有名称、成文日期都相同的信息", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync(work);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "有的行可能重复，请先核对，再打勾确认"), (clerk.Status, Assert.Single(clerk.Errors)));
        clerk.Tick("doubts");
        await clerk.SubmitAsync(work);
        await EndAsync(work);
        Assert.Contains("已导入1条", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Running_ShowsProgressWithoutScriptAndIsStopped()
    {
        var gate = new TaskCompletionSource();
        var runs = portal.Services.GetRequiredService<BulkRuns>();
        // Another one's work goes first, so ours waits.
        runs.Start("aaaaaaaaaaaaaaaaaaaaaa", (_, _, _) => gate.Task, _ => Task.CompletedTask);
        await clerk.GetAsync(Import);
        await clerk.UploadAsync(Import, "Form.File", "信息.csv", Encoding.UTF8.GetBytes("名称\n一"));
        var work = clerk.Location!;
        await clerk.FollowAsync();
        Assert.Contains("等前面的任务做完…", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", Encoding.UTF8.GetString(clerk.Body), StringComparison.Ordinal);
        var stop = clerk.Fields(work + "/stop");
        await clerk.GetAsync(work + "/progress");
        Assert.False(JsonDocument.Parse(clerk.Body).RootElement.GetProperty("ended").GetBoolean());
        await clerk.PostAsync(work + "/stop", stop);
        await clerk.FollowAsync();
        Assert.Contains("已经取消，一条也没有写入", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync(work + "/progress");
        Assert.True(JsonDocument.Parse(clerk.Body).RootElement.GetProperty("ended").GetBoolean());
        gate.SetResult();
    }

    [Fact]
    public async Task Import_OfSomebodyElse_IsNotFound()
    {
        var work = await UploadAsync("名称\n一");
        await portal.AddAccountAsync("other", StaffRole.InformationClerk);
        var other = portal.Open();
        await other.SignInAsync("other", StaffPortal.Password);
        foreach (var path in new[] { work, work + "/progress", work + "/problems.xlsx", "/staff/items/import/..%2f..%2fkeys", "/staff/items/import/x" })
        {
            await other.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    [Fact]
    public async Task Import_NoOrUnreadableFile_SaysWhatToDo()
    {
        await clerk.GetAsync(Import);
        await clerk.UploadAsync(Import, "Form.File", "", []);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请选择文件"), (clerk.Status, Assert.Single(clerk.Errors)));
        await clerk.UploadAsync(Import, "Form.File", "信息.xls", [0xD0, 0xCF]);
        await EndAsync(clerk.Location!);
        Assert.Contains("另存为xlsx后再上传", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync(Import + "/template.xlsx");
        Assert.Equal("名称", new WrittenSheet(clerk.Body).Headings[0]);
        await clerk.GetAsync(Import);
        Assert.Contains("信息.xls", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Filtered_HasThoseRows()
    {
        await TestData.PublishItemAsync(portal.Database, "公开的");
        await DraftAsync("草稿");
        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/items?state=Live");
        Assert.Null(leader.Page.QuerySelector("input[name=pick]"));
        await leader.GetAsync(leader.Page.QuerySelector(".list-sum a")!.GetAttribute("href")!);
        Assert.Equal(ItemImportController.ExcelType, leader.Headers["Content-Type"]);
        var sheet = new WrittenSheet(leader.Body);
        Assert.Equal((1, "公开的", "http://localhost/catalogue/1"), (sheet.Rows, sheet[0, "名称"], sheet[0, "公开地址"]));
        Assert.Empty(Directory.GetFiles(portal.Database.Directory.Temporary));
    }

    [Fact]
    public async Task Change_TickedRows_AreDoneAndTold()
    {
        await DraftAsync("第一条");
        await DraftAsync("第二条");
        await clerk.GetAsync("/staff/items");
        clerk.Tick("pick");
        var ticked = clerk.Page.QuerySelectorAll("input[name=pick]").Select(box => new KeyValuePair<string, string>("pick", box.GetAttribute("value")!)).ToList();
        var fields = clerk.Fields("/staff/items/bulk");
        // Somebody changes one of them before the button is pressed.
        await portal.InSite(db => new SetItemCare(db).RunAsync(1, int.Parse(ticked[1].Value.Split('-')[1]), new ItemCare(null, new DateOnly(2027, 5, 5)), TestClock.Writer, default));
        await clerk.PostAsync("/staff/items/bulk", fields.Concat(ticked));
        var work = clerk.Location!;
        await clerk.FollowAsync();
        Assert.Contains("选了2条信息", clerk.Text, StringComparison.Ordinal);
        await clerk.GetAsync(work + "?Form.Kind=Retention");
        await clerk.GetAsync(work + "?Form.Kind=Retention&Form.RetainUntil=2020-01-01&ask=true");
        Assert.Contains("保留期限不能早于今天", Assert.Single(clerk.Errors), StringComparison.Ordinal);
        await clerk.GetAsync(work + "?Form.Kind=Retention&Form.RetainUntil=2027年1月1日&ask=true");
        Assert.Contains("马上处理：1条", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("不动：1条，选好以后别人改过", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync(work);
        await EndAsync(work);
        Assert.Contains("完成1条 没有动1条", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("第一条 没有动：选好以后别人改过，没有动它 第二条 完成", clerk.Text, StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2027, 5, 5), new DateOnly(2027, 1, 1)], await portal.Read(db => db.Items.OrderBy(item => item.Id).Select(item => item.RetainUntil).ToListAsync()));
        await clerk.GetAsync(work + "/report.xlsx");
        Assert.Equal(("第二条", "完成"), (new WrittenSheet(clerk.Body)[0, "名称"], new WrittenSheet(clerk.Body)[0, "结果"]));
    }

    [Theory]
    [InlineData("Category")]
    [InlineData("Office")]
    [InlineData("Responsible")]
    [InlineData("Retention")]
    [InlineData("Send")]
    [InlineData("Discard")]
    public async Task Change_EveryKind_HasItsPageAndItsPlan(string kind)
    {
        await DraftAsync("一条");
        await clerk.GetAsync("/staff/items?state=Draft");
        await clerk.SubmitAsync("/staff/items/bulk", new() { ["all"] = "true" });
        var work = clerk.Location!;
        await clerk.GetAsync($"{work}?Form.Kind={kind}");
        Assert.Equal((HttpStatusCode.OK, 0), (clerk.Status, clerk.Errors.Count));
        if (kind is "Category" or "Responsible" or "Retention")
        {
            var chosen = kind switch { "Category" => "Form.CategoryId=2", "Responsible" => "Form.ResponsibleId=1", _ => "Form.RetainUntil=2030-1-1" };
            await clerk.GetAsync($"{work}?Form.Kind={kind}&{chosen}&ask=true");
        }
        else
        {
            await clerk.GetAsync($"{work}?Form.Kind={kind}&ask=true");
        }

        Assert.Matches("(马上处理：1条|不动：1条)", clerk.Text);
    }

    [Fact]
    public async Task Change_NothingTicked_SaysSo()
    {
        await DraftAsync("一条");
        await clerk.GetAsync("/staff/items?state=Draft");
        await clerk.SubmitAsync("/staff/items/bulk");
        Assert.Equal("/staff/items?state=Draft", clerk.Location);
        await clerk.FollowAsync();
        Assert.Contains("请先在要处理的信息前面打勾", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bin_Draft_IsRestoredDeletedByHandOrGoesByItself()
    {
        foreach (var title in new[] { "恢复的", "手工删的", "到期的" })
        {
            var id = await DraftAsync(title);
            await clerk.GetAsync($"/staff/items/{id}/discard");
            await clerk.SubmitAsync($"/staff/items/{id}/discard");
        }

        await clerk.GetAsync("/staff/items/bin");
        Assert.Contains("2026-12-23", clerk.Text, StringComparison.Ordinal);
        await clerk.SubmitAsync("/staff/items/1/revisions/1/restore");
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        await clerk.GetAsync("/staff/items/1/delete");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        await clerk.GetAsync("/staff/items/2/delete");
        await clerk.SubmitAsync("/staff/items/2/delete");
        Assert.Equal("/staff/items/bin", clerk.Location);
        await clerk.FollowAsync();
        Assert.DoesNotContain("手工删的", clerk.Text, StringComparison.Ordinal);

        portal.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 22, 16, 0, 0, TimeSpan.Zero));
        await new DueActs(portal.Services.GetRequiredService<IServiceScopeFactory>(), portal.Clock, NullLogger<DueActs>.Instance).RunOnceAsync(default);
        Assert.Equal([1], await portal.Read(db => db.Items.Select(item => item.Id).ToListAsync()));
        Assert.Equal(["InformationClerk姓名", "定时任务"], await portal.Read(db => db.Journal.Where(entry => entry.Action == JournalAction.Deleted).OrderBy(entry => entry.Id).Select(entry => entry.ActorName).ToListAsync()));
    }

    [Fact]
    public async Task CatalogueData_OfAFilter_IsWholeAndRunsNoFormula()
    {
        await TestData.PublishItemAsync(portal.Database, "=HYPERLINK(\"http://example.com\",\"点我\")");
        for (var place = 0; place < 3; place++)
            await TestData.PublishItemAsync(portal.Database, $"第{place}条", category: "20-1");
        await DraftAsync("草稿不在里面");
        var resident = portal.Open();
        await resident.GetAsync("/catalogue?category=20-1");
        await resident.GetAsync(resident.Page.QuerySelectorAll("a").Single(link => link.TextContent == "CSV").GetAttribute("href")!);
        Assert.Equal("text/csv; charset=utf-8", resident.Headers["Content-Type"]);
        Assert.Equal([0xEF, 0xBB, 0xBF], resident.Body[..3]);
        var lines = Encoding.UTF8.GetString(resident.Body).TrimEnd().Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"第2条\"", lines[1], StringComparison.Ordinal);

        await resident.GetAsync("/catalogue.csv?category=20-12");
        Assert.Contains("\"'=HYPERLINK(\"\"http://example.com\"\",\"\"点我\"\")\"", Encoding.UTF8.GetString(resident.Body), StringComparison.Ordinal);
        await resident.GetAsync("/catalogue.json");
        var items = JsonDocument.Parse(resident.Body).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(4, items.Count);
        Assert.Equal(("=HYPERLINK(\"http://example.com\",\"点我\")", "http://localhost/catalogue/1", "2026-11-23"), (items[3].GetProperty("title").GetString(), items[3].GetProperty("url").GetString(), items[3].GetProperty("disclosedOn").GetString()));
        await resident.GetAsync("/catalogue.json?category=nothing");
        Assert.Equal(HttpStatusCode.NotFound, resident.Status);
    }

    private Task<int> DraftAsync(string title) => portal.InSite(async db => TestData.Done(await new CreateItem(db).RunAsync(await TestData.DraftAsync(db, title), TestClock.Writer, default)).ItemId);

    /// <summary>Uploads a list and reads the page that its trial ends on; gives its address.</summary>
    private async Task<string> UploadAsync(string csv)
    {
        await clerk.GetAsync(Import);
        await clerk.UploadAsync(Import, "Form.File", "信息.csv", Encoding.UTF8.GetBytes(csv));
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        var work = clerk.Location!;
        await EndAsync(work);
        return work;
    }

    private async Task EndAsync(string work)
    {
        await portal.Services.GetRequiredService<BulkRuns>().WhenEnded(work[(work.LastIndexOf('/') + 1)..]);
        await clerk.GetAsync(work);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
    }

    private async Task<string> TokenAsync()
    {
        await clerk.GetAsync(Import);
        return clerk.Value("__RequestVerificationToken");
    }
}
