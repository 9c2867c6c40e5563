using System.Net;
using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Xunit;

namespace InfoDisclosure.Web.Tests.Public;

public sealed class ReportTests
{
    private const string Total = "/reports/2026/figures/%E5%85%AC%E5%BC%80.%E6%80%BB%E6%95%B0";

    [Fact]
    public async Task Report_Published_NumbersPartsAndLinksFigures()
    {
        await using var portal = await Portal.StartAsync();
        await TestData.PublishItemAsync(portal.Database);
        await TestData.PublishReportAsync(portal.Database, 2026, "公开{{公开.总数}}条，复议{{原报告载明.3}}件。");

        var page = await portal.PageAsync("/reports/2026");

        Assert.Equal(["一、总体情况", "二、主动公开政府信息情况"], page.QuerySelectorAll(".paper h2[id^=part]").Select(heading => heading.TextContent).Take(2));
        Assert.Equal(3, page.QuerySelectorAll(".paper table.form").Length);
        Assert.Equal("/reports/2026/cells/3/A/total", page.QuerySelector("[data-path='3/A/total'] a")!.GetAttribute("href"));
        Assert.Equal(["#part-1", "#part-2"], page.QuerySelectorAll("[data-contents] a").Select(link => link.GetAttribute("href")).Take(2));
        var figure = page.QuerySelector(".paper a.figure")!;
        Assert.Equal("1", figure.TextContent);
        Assert.Equal(Total, figure.GetAttribute("href"));
        Assert.Contains("复议3（原报告载明）件", page.QuerySelector(".paper")?.TextContent);
        Assert.Contains("本站没有逐条记录", page.QuerySelector(".about")?.TextContent);
    }

    [Fact]
    public async Task Report_RowsChangeAfterwards_StaysAsItWasFrozen()
    {
        await using var portal = await Portal.StartAsync();
        var id = await TestData.PublishItemAsync(portal.Database, "后来撤回的信息");
        await TestData.PublishReportAsync(portal.Database, 2026);
        await TestData.PublishItemAsync(portal.Database, "后来才公开的信息");
        await portal.InDatabaseAsync(async db =>
        {
            var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
            return await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(id, version, "内容有误", TestClock.Reviewer, CancellationToken.None);
        });

        Assert.Equal("1", (await portal.PageAsync("/reports/2026")).QuerySelector(".paper a.figure")?.TextContent);
        var rows = await portal.PageAsync(Total);
        var row = Assert.Single(rows.QuerySelectorAll("tbody tr"));
        Assert.Contains("已撤回", row.TextContent);
        Assert.DoesNotContain("后来撤回的信息", rows.DocumentElement.OuterHtml);
        Assert.Contains("2026-11-23 10:00", rows.QuerySelector(".lead")?.TextContent);
    }

    [Fact]
    public async Task Figure_OfRequests_NamesNoApplicant()
    {
        await using var portal = await Portal.StartAsync();
        await TestData.RequestAsync(portal.Database, new DateOnly(2026, 3, 2), "C1", new DateOnly(2026, 3, 9));
        await TestData.PublishReportAsync(portal.Database, 2026);

        var page = await portal.PageAsync("/reports/2026/figures/%E7%94%B3%E8%AF%B7.%E6%80%BB%E6%95%B0");

        Assert.Equal(["2026-00001", "2026-03-02", "自然人", "予以公开", "2026-03-09"], page.QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain("申请人甲", page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task Requests_Register_NamesNoApplicant()
    {
        await using var portal = await Portal.StartAsync();
        await TestData.RequestAsync(portal.Database, new DateOnly(2025, 12, 30));
        await TestData.RequestAsync(portal.Database, new DateOnly(2026, 3, 2), "C3.1", new DateOnly(2026, 3, 9));

        var page = await portal.PageAsync("/requests");

        Assert.Equal(["1", "1", "1", "1"], page.QuerySelectorAll(".facts dd").Select(number => number.TextContent));
        Assert.Contains("不予公开：属于国家秘密", page.QuerySelector(".outcomes")?.TextContent);
        Assert.DoesNotContain("申请人甲", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("示例电话", page.DocumentElement.OuterHtml);
        Assert.Contains("待补充", page.QuerySelector(".doors-table")?.TextContent);
    }

    [Fact]
    public async Task Pdf_Published_IsNamedKeptAndCarriesTheFrozenModel()
    {
        await using var portal = await Portal.StartDemonstrationAsync();

        using var response = await portal.Client.GetAsync("/reports/2018.pdf");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("inline", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("三村镇2018年政府信息公开工作年度报告.pdf", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.InRange(bytes.Length, 1, 500 * 1024);
        using var document = PdfDocument.Open(bytes);
        var text = new StringBuilder();
        foreach (var pdfPage in document.GetPages())
            text.Append(pdfPage.Text);
        Assert.Contains("三村绿野", text.ToString());
        Assert.Contains("演示数据，非正式文件", text.ToString());

        using var again = new HttpRequestMessage(HttpMethod.Get, "/reports/2018.pdf");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await portal.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Pdf_OfAnUnpublishedReport_IsNotFound()
    {
        await using var portal = await Portal.StartAsync();
        await portal.InDatabaseAsync(db => new Core.Reports.CreateReport(db, TestData.FiguresOf(db)).RunAsync(2025, TestData.Report(2025), Core.Journal.JournalAction.Created, TestClock.Writer, CancellationToken.None));

        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync("/reports/2025.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync("/reports/2025")).StatusCode);
    }

    [Fact]
    public async Task Pdf_FontFileOfTheSettingsIsGone_IsPrintedWithOurs()
    {
        await using var portal = await Portal.StartAsync();
        await TestData.PublishReportAsync(portal.Database, 2025);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.SiteProfiles.SingleAsync()).FangFont = "/nowhere/FangSong.ttf";
            return await db.SaveChangesAsync();
        });

        using var response = await portal.Client.GetAsync("/reports/2025.pdf");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
