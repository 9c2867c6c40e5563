using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace InfoDisclosure.Browser.Tests.Journeys;

/// <summary>Last year's report, from the demonstration's registers to a resident who checks the file.</summary>
[Collection(PortalCollection.Name)]
public sealed class YearlyReportTests(PortalServer server)
{
    private const string Report = "/staff/reports/2025";

    [ChromiumFact]
    public async Task Report_CompiledMendedReviewedSigned_IsDownloadedAndVerified()
    {
        await using (var clerk = await server.VisitAsync())
        {
            await clerk.SignInAsync("xinxi1");
            await clerk.GoAsync(Report);
            await clerk.PressAsync("送审");
            await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("请填写成文日期");
            await clerk.GoAsync(Report + "/checks");
            await clerk.IsAccessibleAsync();
            await Assertions.Expect(clerk.Page.Locator(".findings")).ToHaveCountAsync(3);
            await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("行政强制，本年处理决定数量”是空白");

            // The blank line is typed into the ledger; the text says what Article 50 asks for.
            await clerk.GoAsync("/staff/ledger/2025");
            await clerk.IsAccessibleAsync();
            await clerk.Page.GetByLabel("行政强制，本年处理决定数量，1月", new() { Exact = true }).FillAsync("０");
            await clerk.PressAsync("保存");
            await clerk.GoAsync(Report + "/edit");
            var guarantee = clerk.Page.Locator("section.part").Filter(new() { Has = clerk.Page.Locator("input[value='监督保障']") });
            await guarantee.Locator("textarea[name$='.Markdown']").FillAsync("两名信息员参加了上级组织的培训。上级考核结果为合格，社会评议满意，全年没有责任追究。");
            await clerk.Page.Locator("input[name='Form.SignedOn']").FillAsync("2026-01-12");
            await clerk.PressAsync("保存草稿");
            await clerk.GoAsync(Report + "/checks");
            foreach (var reason in await clerk.Page.Locator(".findings input[name='Form.Text']").AllAsync())
            {
                await clerk.Page.Locator(".findings input[name='Form.Text']").First.FillAsync("渠道和分组有重叠，不是总数的分项");
                await clerk.Page.Locator(".findings form button").First.ClickAsync();
            }

            await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("可以送审");
            await clerk.GoAsync(Report);
            await clerk.PressAsync("送审");
            await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("已送审");
        }

        await PassAsync("shenhe1", "去审核", "可以公开", "审核通过，送领导签发");
        await PassAsync("lingdao1", "去签发", "同意公布", "签发，公开报告");

        await using var resident = await server.VisitAsync(width: 390, script: false);
        await resident.GoAsync("/reports/2025");
        await Assertions.Expect(resident.Page.Locator("[data-path='4/cases/reconsideration.upheld']")).ToHaveTextAsync("1");
        await resident.Page.Locator("[data-path='3/A/total'] a").ClickAsync();
        await Assertions.Expect(resident.Page.Locator("tbody tr")).ToHaveCountAsync(3);
        var pdf = await (await resident.Page.APIRequest.GetAsync("/reports/2025.pdf")).BodyAsync();
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf[..4]));
        var again = await (await resident.Page.APIRequest.GetAsync("/reports/2025.pdf")).BodyAsync();
        Assert.Equal(pdf, again);
        await resident.GoAsync("/reports/verify");
        await resident.FillAsync("文件的 SHA-256", Convert.ToHexString(SHA256.HashData(pdf)));
        await resident.PressAsync("查验");
        await Assertions.Expect(resident.Page.Locator("[role=status]")).ToContainTextAsync("正式文件，第1版");
    }

    private async Task PassAsync(string person, string begin, string conclusion, string end)
    {
        await using var visit = await server.VisitAsync();
        await visit.SignInAsync(person);
        await visit.GoAsync(Report);
        await visit.PressAsync(begin);
        await visit.IsAccessibleAsync();
        await visit.FillAsync("审查结论", conclusion);
        await visit.PressAsync(end);
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("2025年");
        await Assertions.Expect(visit.Page.Locator(".notice").First).ToBeVisibleAsync();
    }
}
