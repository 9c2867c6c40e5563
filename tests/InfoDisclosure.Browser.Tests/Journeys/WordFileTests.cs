using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace InfoDisclosure.Browser.Tests.Journeys;

/// <summary>A Word file with a table and an identity number in it, from the clerk's disk to the poster in a resident's hand.</summary>
[Collection(PortalCollection.Name)]
public sealed class WordFileTests(PortalServer server)
{
    private const string Title = "秋粮收购点登记名册通告";

    [ChromiumFact]
    public async Task WordFile_ReturnedMaskedReviewed_IsFoundByTwoCharactersAndPrinted()
    {
        var identity = WithCheck("23088119900101123");
        string item;
        await using (var clerk = await server.VisitAsync())
        {
            await clerk.SignInAsync("xinxi1");
            await clerk.GoAsync("/staff/items/from-file");
            await clerk.IsAccessibleAsync();
            await clerk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = Title + ".docx", MimeType = "application/octet-stream", Buffer = Word(identity) });
            await clerk.PressAndArriveAsync("读入", "/staff/items/[0-9]+/edit");
            await clerk.Page.Locator("textarea[name='Form.Summary']").FillAsync("收购点的地点和登记办法。");
            await clerk.Page.Locator("input[name='Form.FormedOn']").FillAsync("2026-01-05");
            await clerk.Page.Locator("select[name='Form.CategoryId']").SelectOptionAsync(new SelectOptionValue { Index = 3 });
            await clerk.Page.Locator("select[name='Form.GroupId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await clerk.PressAndArriveAsync("保存", "/staff/items/[0-9]+");
            item = new Uri(clerk.Page.Url).AbsolutePath;

            // It can't be sent: the check shows the number in its place. The clerk thinks that it may stay.
            await clerk.PressAsync("送审");
            await Assertions.Expect(clerk.Page.Locator("h1")).ToHaveTextAsync("个人信息检查");
            await Assertions.Expect(clerk.Page.Locator(".point mark").First).ToHaveTextAsync(identity);
            await clerk.IsAccessibleAsync();
            foreach (var point in await clerk.Page.Locator(".point").AllAsync())
            {
                await point.GetByLabel("保留", new() { Exact = true }).CheckAsync();
                await point.Locator("input[type=text]").FillAsync("登记需要");
            }

            await clerk.PressAsync("保存处理结果");
            await clerk.PressAndArriveAsync("送审", item);
        }

        await using (var reviewer = await server.VisitAsync())
        {
            await reviewer.SignInAsync("shenhe1");
            await reviewer.GoAsync(item + "/review");
            await Assertions.Expect(reviewer.Page.Locator("main")).ToContainTextAsync("保留：居民身份证号码");
            await reviewer.IsAccessibleAsync();
            await reviewer.Page.Locator("textarea[name='Return.Reason']").FillAsync("身份证号不能公开，请遮盖");
            await reviewer.PressAndArriveAsync("退回", item);
        }

        await using (var clerk = await server.VisitAsync(script: false))
        {
            await clerk.SignInAsync("xinxi1");
            await clerk.GoAsync(item + "/check");
            foreach (var point in await clerk.Page.Locator(".point").AllAsync())
                await point.GetByLabel("遮盖", new() { Exact = true }).CheckAsync();
            await clerk.PressAsync("保存处理结果");
            await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("都处理完了，可以送审");
            await clerk.PressAndArriveAsync("送审", item);
        }

        await using (var reviewer = await server.VisitAsync())
        {
            await reviewer.SignInAsync("shenhe1");
            await reviewer.GoAsync(item + "/review");
            await reviewer.PressAndArriveAsync("审核通过，交保密审查", item);
        }

        await using (var secrecy = await server.VisitAsync())
        {
            await secrecy.SignInAsync("baomi1");
            await secrecy.GoAsync(item + "/review");
            await secrecy.Page.GetByLabel("正文和要素", new() { Exact = true }).CheckAsync();
            await secrecy.Page.GetByLabel("个人信息检查结果", new() { Exact = true }).CheckAsync();
            await secrecy.Page.GetByLabel("可以公开", new() { Exact = true }).CheckAsync();
            await secrecy.PressAndArriveAsync("审查通过，向公众公开", item);
        }

        await using var resident = await server.VisitAsync(width: 390, script: false);
        await resident.GoAsync("/search?q=" + Uri.EscapeDataString("名册"));
        await resident.Page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await Assertions.Expect(resident.Page.Locator("h1")).ToHaveTextAsync(Title);
        await Assertions.Expect(resident.Page.Locator(".prose table")).ToContainTextAsync("一号点");
        Assert.DoesNotContain(identity, await resident.Page.ContentAsync(), StringComparison.Ordinal);
        var poster = await resident.Page.APIRequest.GetAsync(new Uri(resident.Page.Url).AbsolutePath + "/poster.pdf");
        Assert.Equal("%PDF", Encoding.ASCII.GetString((await poster.BodyAsync())[..4]));
    }

    [ChromiumTheory]
    [InlineData("/staff/words")]
    [InlineData("/staff/funds")]
    [InlineData("/staff/funds/new")]
    [InlineData("/staff/freshness")]
    [InlineData("/staff/coverage")]
    [InlineData("/staff/inspection")]
    [InlineData("/staff/items/import")]
    [InlineData("/staff/items/bin")]
    [InlineData("/staff/search")]
    public async Task Page_WideAndNarrow_IsAccessibleAndFits(string path)
    {
        foreach (var width in new[] { 1280, 390 })
        {
            await using var visit = await server.VisitAsync(width);
            await visit.SignInAsync("xinxi1");
            Assert.Equal(200, await visit.GoAsync(path));
            await visit.FitsAsync();
            await visit.IsAccessibleAsync();
        }
    }

    private static string WithCheck(string seventeen)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return seventeen + "10X98765432"[seventeen.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    /// <summary>The smallest Word file that Word opens.</summary>
    private static byte[] Word(string identity)
    {
        const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        string Cell(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add("word/document.xml", $"<w:document xmlns:w=\"{W}\"><w:body><w:p><w:r><w:t>各村秋粮收购点如下，登记人身份证号{identity}。</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{Cell("地点")}{Cell("时间")}</w:tr><w:tr>{Cell("一号点")}{Cell("每天八时到十七时")}</w:tr></w:tbl><w:sectPr/></w:body></w:document>");

            void Add(string name, string content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
