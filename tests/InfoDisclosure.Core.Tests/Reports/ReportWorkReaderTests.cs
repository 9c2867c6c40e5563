using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

public sealed class ReportWorkReaderTests
{
    private const string Text = "公开{{公开.总数}}条，微信{{公开.分组.微信公众号}}条。";

    private static Task<T> ReadAsync<T>(ReportScene scene, Func<ReportWorkReader, Task<T>> read) =>
        scene.WithAsync(db => read(new ReportWorkReader(db, TestData.FiguresOf(db), TestData.TablesOf(db))));

    [Fact]
    public async Task Overview_RowsAsTheyWere_NothingDiffers()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishItemAsync(scene.Database, group: "微信公众号", disclosedOn: new DateOnly(ReportScene.Year, 1, 1));
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year, Text);
        var report = await ReadAsync(scene, reader => reader.OverviewAsync(ReportScene.Year, CancellationToken.None));
        Assert.Equal([("公开.总数", 1, 1, false), ("公开.分组.微信公众号", 1, 1, false)], report!.Figures.Select(figure => (figure.Name, figure.Frozen, figure.Present, figure.Differs)).Order().Reverse());
    }

    [Fact]
    public async Task Overview_SameNumberOfOtherRows_Differs()
    {
        await using var scene = await ReportScene.CreateAsync();
        var item = await TestData.PublishItemAsync(scene.Database, group: "微信公众号", disclosedOn: new DateOnly(ReportScene.Year, 1, 1));
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year, Text);
        await TestData.PublishItemAsync(scene.Database, group: "微信公众号", disclosedOn: new DateOnly(ReportScene.Year, 2, 1));
        await scene.WithAsync(async db => TestData.Done(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(
            item, await db.Items.Where(row => row.Id == item).Select(row => row.Version).SingleAsync(), "重复发布", TestClock.Reviewer, CancellationToken.None)));
        var report = await ReadAsync(scene, reader => reader.OverviewAsync(ReportScene.Year, CancellationToken.None));
        Assert.All(report!.Figures, figure => Assert.Equal((1, 1, 1, 1, true), (figure.Frozen, figure.Present, figure.Gone, figure.New, figure.Differs)));
    }

    [Fact]
    public async Task Overview_AfterACorrection_KeepsEveryRevisionWithItsReview()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        TestData.Done(await scene.EditAsync(TestData.Report(ReportScene.Year) with { ChangeNote = "更正一处" }));
        TestData.Done(await scene.SendAsync());
        TestData.Done(await scene.PublishAsync());
        TestData.Done(await scene.EditAsync(TestData.Report(ReportScene.Year)));
        var report = await ReadAsync(scene, reader => reader.OverviewAsync(ReportScene.Year, CancellationToken.None));
        Assert.Equal([(3, RevisionState.Draft, false), (2, RevisionState.Published, true), (1, RevisionState.Published, false)], report!.Revisions.Select(line => (line.Number, line.State, line.IsLive)));
        Assert.Equal([null, "更正一处", null], report.Revisions.Select(line => line.ChangeNote));
        Assert.Equal([null, "可以公开", "可以公开"], report.Revisions.Select(line => line.Reviews.FirstOrDefault()?.Conclusion));
        Assert.Equal((2, 3), (report.Live!.Number, report.Working!.Number));
    }

    [Fact]
    public async Task Revision_PublishedAndDraft_ShowFrozenAndPresentValues()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year, Text);
        await TestData.PublishItemAsync(scene.Database, disclosedOn: new DateOnly(ReportScene.Year, 2, 1));
        TestData.Done(await scene.EditAsync(TestData.Report(ReportScene.Year, Text)));
        var published = await ReadAsync(scene, reader => reader.RevisionAsync(ReportScene.Year, 1, CancellationToken.None));
        var draft = await ReadAsync(scene, reader => reader.RevisionAsync(ReportScene.Year, 2, CancellationToken.None));
        Assert.Contains("公开<span class=\"figure num\">0</span>条", published!.Paper.Parts[0].Html.Value, StringComparison.Ordinal);
        Assert.Contains("公开<span class=\"figure num\">1</span>条", draft!.Paper.Parts[0].Html.Value, StringComparison.Ordinal);
        Assert.Equal((false, true), (published.Corrects, draft.Corrects));
        Assert.Null(await ReadAsync(scene, reader => reader.RevisionAsync(ReportScene.Year, 3, CancellationToken.None)));
    }

    [Fact]
    public async Task Work_PublishedWithoutDraft_StartsFromThePublicTextWithoutItsNote()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        TestData.Done(await scene.EditAsync(TestData.Report(ReportScene.Year) with { ChangeNote = "上次更正", Title = "第二稿的标题" }));
        TestData.Done(await scene.SendAsync());
        TestData.Done(await scene.PublishAsync());
        var work = await ReadAsync(scene, reader => reader.WorkAsync(ReportScene.Year, CancellationToken.None));
        Assert.Equal(("第二稿的标题", null, null, true), (work!.Draft.Title, work.Draft.ChangeNote, work.State, work.WasPublished));
    }

    [Fact]
    public async Task List_Reports_NewestYearFirstWithTheirStanding()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, 2024);
        TestData.Done(await scene.CreateReportAsync(TestData.Report(2025)));
        var rows = await ReadAsync(scene, reader => reader.ListAsync(CancellationToken.None));
        Assert.Equal([(2025, RevisionState.Draft, false), (2024, (RevisionState?)null, true)], rows.Select(row => (row.Year, row.Working, row.PublishedAt is not null)));
    }
}
