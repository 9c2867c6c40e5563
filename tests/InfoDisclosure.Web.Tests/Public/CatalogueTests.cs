using System.Net;
using System.Text;
using AngleSharp.Dom;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Public;

public sealed class CatalogueTests
{
    [Fact]
    public async Task List_WalkedForthAndBack_ShowsEveryItemOnceInOrder()
    {
        await using var portal = await Portal.StartDemonstrationAsync();
        var forth = new List<string>();
        var pages = new List<string>();
        for (var path = "/catalogue?year=2018"; path is not null;)
        {
            pages.Add(path);
            var page = await portal.PageAsync(path);
            forth.AddRange(Rows(page));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(4, pages.Count);
        Assert.Equal(80, forth.Count);
        Assert.Equal(80, forth.Distinct().Count());
        var back = new List<string>();
        for (var path = pages[^1]; path is not null;)
        {
            var page = await portal.PageAsync(path);
            back.InsertRange(0, Rows(page));
            path = page.QuerySelector("a[rel=prev]")?.GetAttribute("href");
        }

        Assert.Equal(forth, back);
    }

    [Fact]
    public async Task List_CursorOfAnotherList_Is400WithWords()
    {
        await using var portal = await Portal.StartDemonstrationAsync();
        var next = (await portal.PageAsync("/catalogue?year=2018")).QuerySelector("a[rel=next]")!.GetAttribute("href")!;

        var page = await portal.PageAsync(next.Replace("year=2018", "year=2025"), 400);

        Assert.Contains("不属于这份列表", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("/catalogue?year=2025", page.QuerySelector("main .btn")?.GetAttribute("href"));
    }

    [Fact]
    public async Task List_Counts_SumToTheWhole()
    {
        await using var portal = await Portal.StartDemonstrationAsync();
        var page = await portal.PageAsync("/catalogue?year=2018");

        Assert.Equal(80, Count("分组"));
        Assert.Equal(80, Count("法定公开事项（条例第二十条）") + Count("乡镇公开事项（条例第二十一条）") + Count("其他公开事项"));

        int Count(string heading) => page.QuerySelectorAll(".side h2").Single(h2 => h2.TextContent == heading).NextElementSibling!.QuerySelectorAll(".num").Sum(number => int.Parse(number.TextContent));
    }

    [Fact]
    public async Task List_EmptyCategory_SaysWhy()
    {
        await using var portal = await Portal.StartAsync();

        var page = await portal.PageAsync("/catalogue?category=20-8");

        Assert.Contains("本机关暂无此类信息", page.QuerySelector(".empty")?.TextContent);
    }

    [Fact]
    public async Task Item_InDraft_IsAsAbsent()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.ItemInReviewAsync(portal.Database);

        using var draft = await portal.Client.GetAsync($"/catalogue/{id}");
        using var absent = await portal.Client.GetAsync("/catalogue/123456");

        Assert.Equal(HttpStatusCode.NotFound, draft.StatusCode);
        Assert.Equal(Without(await absent.Content.ReadAsStringAsync()), Without(await draft.Content.ReadAsStringAsync()));

        static string Without(string html) => Portal.Parse(html).QuerySelector("main")!.QuerySelector("h1")!.TextContent;
    }

    [Fact]
    public async Task Item_Withdrawn_Is410WithThePublicReason()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.PublishItemAsync(portal.Database, "三村低保名册");
        await portal.PageAsync($"/catalogue/{id}");

        await portal.InDatabaseAsync(async db =>
        {
            var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
            return await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(id, version, "含有个人信息，整理后重新公开", TestClock.Reviewer, CancellationToken.None);
        });

        var page = await portal.PageAsync($"/catalogue/{id}", 410);
        Assert.Contains("含有个人信息，整理后重新公开", page.QuerySelector("main")?.TextContent);
        Assert.DoesNotContain("三村低保名册", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("三村低保名册", await portal.Client.GetStringAsync("/catalogue"));
        Assert.DoesNotContain("三村低保名册", await portal.Client.GetStringAsync("/search?q=%E4%BD%8E%E4%BF%9D%E5%90%8D%E5%86%8C"));
    }

    [Fact]
    public async Task File_OfTheLiveRevision_ComesUnderItsChineseName()
    {
        await using var portal = await Portal.StartAsync();
        var store = new UploadStore(portal.Database.Directory);
        var stored = Assert.IsType<UploadResult.Stored>(await store.PutAsync("补贴 名册.txt", new MemoryStream("一村，3户"u8.ToArray()), CancellationToken.None)).File;
        var id = await TestData.PublishItemAsync(portal.Database);
        int attachment;
        await using (var db = portal.Database.Open())
        {
            // Straight into the table: a published revision takes no files, so the guard stands aside for this row.
            var revision = await db.PublicItems.Where(item => item.ItemId == id).Select(item => item.RevisionId).SingleAsync();
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER Attachments_Frozen_Insert");
            db.Attachments.Add(new ItemAttachment { RevisionId = revision, Position = 1, FileName = stored.FileName, ContentType = stored.ContentType, Size = stored.Size, Digest = stored.Digest });
            await db.SaveChangesAsync();
            attachment = await db.Attachments.Select(row => row.Id).SingleAsync();
        }

        using var response = await portal.Client.GetAsync($"/catalogue/{id}/files/{attachment}");
        Assert.Equal("一村，3户", Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("补贴 名册.txt", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("补贴 名册.txt", (await portal.PageAsync($"/catalogue/{id}")).QuerySelector(".files")?.TextContent);

        var other = await TestData.PublishItemAsync(portal.Database, "另一条");
        using var wrong = await portal.Client.GetAsync($"/catalogue/{other}/files/{attachment}");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    private static IEnumerable<string> Rows(IParentNode page) => page.QuerySelectorAll(".rows li > a").Select(link => link.GetAttribute("href")!);
}
