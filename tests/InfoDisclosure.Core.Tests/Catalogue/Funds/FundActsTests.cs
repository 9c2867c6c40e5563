using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Funds;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Tests.Documents.Inspecting;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Funds;

/// <summary>涉农资金 from the list to the day after its 公示期.</summary>
public sealed class FundActsTests : IAsyncLifetime
{
    private const string Headings = "序号,村,户主,身份证号,面积（亩）,补贴标准（元/亩）,补贴金额（元）,银行卡号\n";

    private static readonly DateOnly From = TestClock.Today;
    private static readonly DateOnly To = TestClock.Today.AddDays(7);

    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        foreach (var name in new[] { "一村", "二村" })
            TestData.Done(await new CreateVillage(db).RunAsync(new VillageInput(name, null), TestClock.Writer, default));
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Make_GoodList_WritesTotalsAndKeepsNothingElse()
    {
        var made = TestData.Done(await MakeAsync(Headings
            + "1,一村,示例甲,230881199001011234,12.5,76.03,950.38,6228480000000000000\n2,一村,示例乙,,10,７６.03,760.3,\n3,二村,示例丙,,1,76.03,76.03,\n,合计,,,23.5,,1786.71,\n"));
        Assert.Equal(["序号", "身份证号", "银行卡号"], made.Dropped);
        await using var db = database.Open();
        var batch = await db.FundBatches.Include(row => row.Villages).Include(row => row.Households).SingleAsync();
        Assert.Equal([(2, 22.5m, 1710.68m), (1, 1m, 76.03m)], batch.Villages.OrderBy(row => row.VillageId).Select(row => (row.Households, row.Quantity, row.Amount)));
        Assert.Equal(["示例甲", "示例乙", "示例丙"], batch.Households.OrderBy(row => row.Id).Select(row => row.Name));
        var draft = await db.Items.Where(item => item.Id == batch.ItemId).Select(item => item.WorkingRevision!).SingleAsync();
        Assert.Contains("| 一村 | 2 | 22.5 | 1710.68 |", draft.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("| 合计 | 3 | 23.5 | 1786.71 |", draft.BodyMarkdown, StringComparison.Ordinal);
        Assert.DoesNotContain("示例甲", draft.BodyMarkdown, StringComparison.Ordinal);
        Assert.Equal((From, To), (draft.PublicityFrom, draft.PublicityTo));
        // It needs no decision: totals of villages are nobody's personal data.
        TestData.Done(await TestData.Send(db).RunAsync(batch.ItemId, await VersionAsync(batch.ItemId), TestClock.Writer, default));
    }

    [Theory]
    [InlineData("1,一村,示例甲,,12.5,76.03,950.40,\n2,一村,示例乙,,1,76.03,76.03,", 2, "12.5 × 76.03 = 950.38，表里写的是950.40，差0.02元")]
    [InlineData("1,三村,示例甲,,1,1,1,", 2, "没有登记过“三村”这个村，登记的有一村、二村")]
    [InlineData("1,一村,,,1,1,1,", 2, "没有写户主")]
    [InlineData("1,一村,示例甲,,一亩,1,1,", 2, "面积（数量）写的是“一亩”，请写成不小于0的数字")]
    [InlineData("1,一村,示例甲,,-1,1,-1,", 2, "写的是“-1”")]
    [InlineData("1,一村,示例甲,,1,1,1,\n2,一村,示例甲,,1,1,1,", 3, "和第2行完全相同")]
    [InlineData("1,一村,示例甲,,1,1,1,\n合计,,,,,,9,", null, "合计写的是9元，各户相加是1元，差8元")]
    [InlineData("", null, "没有农户")]
    public async Task Make_WrongRow_SaysWhichAndTakesNothing(string rows, int? row, string says)
    {
        var problem = Assert.IsType<ActResult<FundMade>.Invalid>(await MakeAsync(Headings + rows)).Issues[0];
        Assert.Equal(MakeFundBatch.FileField, problem.Field);
        Assert.Equal(row, problem.Message.StartsWith('第') ? int.Parse(problem.Message[1..problem.Message.IndexOf('行', StringComparison.Ordinal)]) : null);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        await using var db = database.Open();
        Assert.False(await db.FundBatches.AnyAsync() || await db.Items.AnyAsync());
    }

    [Fact]
    public async Task Make_MissingColumnOrOtherFile_SaysWhatToDo()
    {
        Assert.Contains("没有“补贴标准”", Assert.IsType<ActResult<FundMade>.Invalid>(await MakeAsync("村,姓名,面积,金额\n一村,示例甲,1,1")).Issues[0].Message, StringComparison.Ordinal);
        Assert.Contains("旧格式", Assert.IsType<ActResult<FundMade>.Invalid>(await MakeAsync([0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0], "名单.xls")).Issues[0].Message, StringComparison.Ordinal);
        var invalid = Assert.IsType<ActResult<FundMade>.Invalid>(await MakeAsync(Encoding.UTF8.GetBytes(Headings), "名单.csv", new FundInput("", "", "", null, null, null)));
        Assert.Equal(["Title", "Unit", "PublicityFrom", "PublicityTo"], invalid.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Make_Workbook_IsReadToo() => Assert.IsType<ActResult<FundMade>.Done>(await MakeAsync(
        ExcelSample.Of(("名单", "visible", ExcelSample.Rows(["村", "户主", "面积", "补贴标准", "补贴金额"], ["一村", "示例甲", "2", "10", "20"]))), "名单.xlsx"));

    [Fact]
    public async Task Poster_OnlyWhilePublicAndInItsPeriod_ThenTheHouseholdsGo()
    {
        var made = TestData.Done(await MakeAsync(Headings + "1,一村,示例甲,,1,76.03,76.03,\n2,二村,示例乙,,2,76.03,152.06,"));
        Assert.Null(await PosterAsync(made.BatchId, TestClock.Writer));
        var id = await ItemAsync(made.BatchId);
        await using (var db = database.Open())
            TestData.Done(await TestData.Send(db).RunAsync(id, await VersionAsync(id), TestClock.Writer, default));
        await using (var db = database.Open())
            TestData.Done(await new PublishItem(db).RunAsync(id, await VersionAsync(id), TestData.SecrecyOf(hasAttachments: false, hasPublicity: true), TestClock.Reviewer, default));

        var poster = (await PosterAsync(made.BatchId, TestClock.Writer))!;
        Assert.Equal(["1", "示例甲", "1", "76.03", "76.03"], Assert.Single(poster.Content.Rows));
        Assert.IsType<DocumentResult.Rendered>(TestData.Press.Render(poster.Content, poster.FontFiles));
        await using (var db = database.Open())
        {
            Assert.Equal(1, await db.Journal.CountAsync(line => line.Action == JournalAction.Printed && line.SubjectKind == JournalSubject.Fund));
            // While it is public by law, nobody deletes the list by hand, and nothing is due.
            Assert.IsType<ActResult<int>.Refused>(await new PurgeFundHouseholds(db).RunAsync(made.BatchId, isOver: false, TestClock.Writer, default));
            Assert.Empty(await new PurgeFundHouseholds(db).DueAsync(To, default));
        }

        var after = TestClock.Program with { Now = TestClock.Now.AddDays(8) };
        Assert.Null(await PosterAsync(made.BatchId, TestClock.Writer with { Now = after.Now }));
        // What the program didn't come to, `check` tells.
        var late = TestClock.Program with { Now = TestClock.Now.AddDays(10) };
        Assert.Contains(await FoundAsync(late), says => says.Contains("公示期满的条目还没有遮盖", StringComparison.Ordinal));
        await using (var db = database.Open())
            TestData.Done(await new EndPublicity(db).RunAsync(id, late, default));
        Assert.Contains(await FoundAsync(late), says => says.Contains("公示期满的分户名单还没有删除", StringComparison.Ordinal));
        await using (var db = database.Open())
        {
            Assert.Equal([made.BatchId], await new PurgeFundHouseholds(db).DueAsync(after.Today, default));
            TestData.Done(await new PurgeFundHouseholds(db).RunAsync(made.BatchId, isOver: true, after, default));
        }

        await using (var db = database.Open())
        {
            Assert.False(await db.FundHouseholds.AnyAsync());
            Assert.DoesNotContain(await FoundAsync(late), says => says.Contains("公示期满", StringComparison.Ordinal));
            var view = (await new FundReader(db).FindAsync(made.BatchId, after.Today, default))!;
            Assert.Equal(after.Now, view.PurgedAt);
            Assert.Equal(228.09m, view.Villages.Sum(row => row.Amount));
            Assert.Empty(await new PurgeFundHouseholds(db).DueAsync(after.Today, default));
        }
    }

    private async Task<IEnumerable<string>> FoundAsync(ActContext at) => (await new CheckData(database.Directory).Run(at.Now, default)).Select(finding => finding.Text);

    private Task<ActResult<FundMade>> MakeAsync(string csv) => MakeAsync(Encoding.UTF8.GetBytes(csv), "名单.csv");

    private async Task<ActResult<FundMade>> MakeAsync(byte[] file, string name, FundInput? input = null)
    {
        await using var db = database.Open();
        using var content = new MemoryStream(file);
        return await new MakeFundBatch(db, new CreateItem(db)).RunAsync(input ?? new FundInput("2026年耕地地力保护补贴", "亩", "示例文件〔2026〕1号", From, To, null), name, content, TestClock.Writer, default);
    }

    private async Task<FundPoster?> PosterAsync(int id, ActContext by)
    {
        await using var db = database.Open();
        return await new FundReader(db).PosterAsync(id, await db.Villages.Where(village => village.Name == "一村").Select(village => village.Id).SingleAsync(), PosterPaper.A4, by, default);
    }

    private async Task<int> ItemAsync(int batch)
    {
        await using var db = database.Open();
        return await db.FundBatches.Where(row => row.Id == batch).Select(row => row.ItemId).SingleAsync();
    }

    private async Task<int> VersionAsync(int id)
    {
        await using var db = database.Open();
        return await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
    }
}
