using Microsoft.Playwright;
using Xunit;

namespace InfoDisclosure.Browser.Tests.Journeys;

[Collection(PortalCollection.Name)]
public sealed class ResidentTests(PortalServer server)
{
    /// <summary>On a phone: search, read an item, open the report, follow a number to its rows, take the PDF.</summary>
    [ChromiumFact]
    public async Task Resident_OnAPhone_FindsReadsAndDownloads()
    {
        await using var visit = await server.VisitAsync(width: 390);
        await visit.GoAsync("/");
        await visit.Page.GetByRole(AriaRole.Searchbox).First.FillAsync("补贴");
        await visit.PressAsync("检索");
        await Assertions.Expect(visit.Page.Locator("mark").First).ToHaveTextAsync("补贴");
        await visit.Page.Locator("main a[href*='/catalogue/']").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("索引号");
        await visit.FitsAsync();

        await visit.GoAsync("/reports/2018");
        await visit.FitsAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("2018年政府信息公开工作年度报告");
        await visit.Page.Locator("a.figure", new() { HasTextString = "80" }).First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main a[href*='/catalogue/']")).ToHaveCountAsync(80);

        await visit.GoAsync("/reports/2018");
        var href = await visit.Page.Locator("a[href$='2018.pdf']").First.GetAttributeAsync("href");
        var answer = await visit.Page.APIRequest.GetAsync(href!);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        Assert.InRange((await answer.BodyAsync()).Length, 10_000, 500_000);
    }

    /// <summary>The elderly version is remembered and works without script.</summary>
    [ChromiumFact]
    public async Task Resident_WithoutScript_SwitchesToTheElderlyVersion()
    {
        await using var visit = await server.VisitAsync(width: 390, script: false);
        await visit.GoAsync("/guide");
        var before = await visit.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.documentElement).fontSize)");
        await visit.PressAsync("长辈版");
        Assert.EndsWith("/guide", new Uri(visit.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.True(await visit.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") >= Math.Max(20, before + 2));
        await visit.GoAsync("/catalogue");
        Assert.True(await visit.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 20);
        await visit.FitsAsync();
    }

    [ChromiumTheory]
    [InlineData("/")]
    [InlineData("/guide")]
    [InlineData("/rules")]
    [InlineData("/catalogue")]
    [InlineData("/catalogue?category=20-11&year=2018")]
    [InlineData("/catalogue/1")]
    [InlineData("/reports")]
    [InlineData("/reports/2018")]
    [InlineData("/reports/2018/figures/公开.总数")]
    [InlineData("/requests")]
    [InlineData("/map")]
    [InlineData("/search?q=补贴")]
    [InlineData("/search?q=")]
    [InlineData("/no-such-page")]
    public async Task PublicPage_WideNarrowAndElderly_IsAccessibleAndFits(string path)
    {
        foreach (var (width, elderly) in new[] { (1280, false), (390, false), (390, true) })
        {
            await using var visit = await server.VisitAsync(width);
            if (elderly)
                await visit.GoAsync("/senior?on=1&back=/guide");
            await visit.GoAsync(path);
            await visit.FitsAsync();
            await visit.IsAccessibleAsync();
        }
    }

    /// <summary>Tab reaches the skip link first, and it leads to the text.</summary>
    [ChromiumFact]
    public async Task Resident_WithKeyboardOnly_SkipsToTheText()
    {
        await using var visit = await server.VisitAsync();
        await visit.GoAsync("/catalogue");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await visit.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()"));
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#main", visit.Page.Url, StringComparison.Ordinal);
    }
}
