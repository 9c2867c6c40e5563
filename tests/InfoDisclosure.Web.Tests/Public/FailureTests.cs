using InfoDisclosure.Core.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Public;

/// <summary>What a person sees when something breaks inside.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task Get_DatabaseCannotBeRead_Is500WithReferenceAndWithoutDetail()
    {
        await using var portal = await Portal.StartAsync();
        await using (var db = portal.Database.Open())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE SiteProfiles RENAME TO Gone");

        var page = await portal.PageAsync("/guide", 500);

        Assert.Contains("系统出了问题", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("编号：", page.QuerySelector("main")?.TextContent);
        Assert.DoesNotContain("SiteProfiles", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task Get_OneReaderFails_Is500InTheFrame()
    {
        await using var portal = await Portal.StartAsync();
        await using (var db = portal.Database.Open())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE PageTexts RENAME TO Gone");

        var page = await portal.PageAsync("/rules", 500);

        Assert.NotNull(page.QuerySelector(".nav"));
        Assert.Contains("编号：", page.QuerySelector("main")?.TextContent);
        await portal.PageAsync("/catalogue");
    }

    [Fact]
    public async Task Post_DatabaseFull_Is507AndNothingIsHalfWritten()
    {
        await using var portal = await Portal.StartAsync(configure: builder => builder.Services.AddControllersWithViews().AddApplicationPart(typeof(FailureTests).Assembly));
        await using (var db = portal.Database.Open())
            await db.Database.ExecuteSqlRawAsync("VACUUM");

        var page = await portal.PageAsync("/fill-the-database", 507);

        Assert.Contains("存储空间已满", page.QuerySelector("h1")?.TextContent);
        await using var after = portal.Database.Open();
        Assert.Empty(await after.PageTexts.ToListAsync());
        await portal.PageAsync("/rules");
    }
}

/// <summary>Writes more than fits, in a database that may not grow.</summary>
public sealed class FillController(Core.Data.InfoDisclosureDb db) : Controller
{
    [HttpGet("/fill-the-database")]
    [Microsoft.AspNetCore.Authorization.AllowAnonymous]
    public async Task<IActionResult> Fill()
    {
        await db.Database.OpenConnectionAsync();
        var pages = await db.Database.SqlQuery<int>($"SELECT page_count AS Value FROM pragma_page_count()").SingleAsync();
        await LimitAsync(pages);
        try
        {
            for (var number = 1; number < 100; number++)
                db.PageTexts.Add(new PageText { Page = SitePage.Rules, Number = number, Markdown = new string('一', 10_000), Html = "", WrittenByName = "测试" });
            await db.SaveChangesAsync();
            return Ok();
        }
        finally
        {
            await LimitAsync(1_073_741_823);
        }
    }

    private async Task LimitAsync(int pages)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        await using (command)
        {
            command.CommandText = $"PRAGMA max_page_count = {pages}";
            await command.ExecuteNonQueryAsync();
        }
    }
}
