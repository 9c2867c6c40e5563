using System.Net;
using System.Text;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>涉农资金 by HTTP, without script.</summary>
public sealed class FundPagesTests : IAsyncLifetime
{
    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Leader], prepare: async db =>
        TestData.Done(await new CreateVillage(db).RunAsync(new VillageInput("一村", null), TestClock.Writer, default)));

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Upload_WrongThenRight_TellsRowsThenWritesTheDraft()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync("/staff/funds/template.xlsx");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        await UploadAsync(clerk, "村,户主,面积,补贴标准,补贴金额\n一村,示例甲,2,10,21");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains("第2行 2 × 10 = 20，表里写的是21，差1元", clerk.Text, StringComparison.Ordinal);
        Assert.Equal("2026年样板补贴", clerk.Value("Form.Title"));

        await UploadAsync(clerk, "村,户主,面积,补贴标准,补贴金额,身份证号\n一村,示例甲,2,10,20,230881199001011234");
        await clerk.FollowAsync();
        Assert.Contains("没有读入、也没有保存的列：身份证号", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例甲", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("分村公示发布以后才能打印", clerk.Text, StringComparison.Ordinal);
        var id = await portal.Read(db => db.FundBatches.Select(batch => batch.Id).SingleAsync());
        await clerk.GetAsync($"/staff/funds/{id}/villages/1/poster.pdf");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        await clerk.GetAsync($"/staff/funds/{id}");
        await clerk.SubmitAsync($"/staff/funds/{id}/purge", []);
        Assert.Equal(0, await portal.Read(db => db.FundHouseholds.CountAsync()));

        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync("/staff/funds");
        Assert.Contains("2026年样板补贴", leader.Text, StringComparison.Ordinal);
        await leader.GetAsync("/staff/funds/new");
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
    }

    private static async Task UploadAsync(Browser clerk, string csv)
    {
        await clerk.GetAsync("/staff/funds/new");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in clerk.Fields("/staff/funds/new", new() { ["Form.Title"] = "2026年样板补贴" }))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Form.File", "名单.csv");
        await clerk.PostAsync("/staff/funds/new", content);
    }
}
