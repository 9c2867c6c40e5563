using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

public sealed class ImportReportTests
{
    private static readonly ReportDraft Read = TestData.Report(ReportScene.Year) with { Title = "读入的标题", Parts = [new ReportPartDraft(1, "概述", "读入的正文。")] };

    private static Task<ActResult<ReportSaved>> ImportAsync(ReportScene scene, bool replace) => scene.WithAsync(db =>
    {
        var figures = TestData.FiguresOf(db);
        return new ImportReport(db, new CreateReport(db, figures), new EditReport(db, figures)).RunAsync(ReportScene.Year, Read, replace, TestClock.Person(7), CancellationToken.None);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_YearWithoutReport_IsItsFirstDraft(bool replace)
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await ImportAsync(scene, replace));
        Assert.Equal("读入的标题", (await scene.ReadAsync()).WorkingRevision!.Title);
        Assert.Equal([JournalAction.Imported], await scene.JournalAsync());
    }

    [Fact]
    public async Task Import_DraftThere_ReplacesItOnlyWhenAsked()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(TestData.Report(ReportScene.Year)));
        Assert.Equal("Replace", Assert.Single(Assert.IsType<ActResult<ReportSaved>.Invalid>(await ImportAsync(scene, replace: false)).Issues).Field);
        TestData.Done(await ImportAsync(scene, replace: true));
        var revision = Assert.Single((await scene.ReadAsync()).Revisions);
        Assert.Equal(("读入的标题", 1), (revision.Title, revision.Parts.Count));
    }

    [Fact]
    public async Task Import_Published_LeavesItAndBeginsACorrection()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        TestData.Done(await ImportAsync(scene, replace: true));
        var report = await scene.ReadAsync();
        Assert.Equal((1, 2), (report.LiveRevision!.Number, report.WorkingRevision!.Number));
        Assert.NotEqual("读入的标题", report.LiveRevision.Title);
    }

    [Fact]
    public async Task Import_WaitingForReview_IsRefused()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(TestData.Report(ReportScene.Year)));
        TestData.Done(await scene.SendAsync());
        Assert.IsType<ActResult<ReportSaved>.Refused>(await ImportAsync(scene, replace: true));
        Assert.Equal(RevisionState.InReview, (await scene.ReadAsync()).WorkingRevision!.State);
    }

    [Fact]
    public async Task Publish_ByWhoImportedIt_IsRefused()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await ImportAsync(scene, replace: false));
        TestData.Done(await scene.EditAsync(TestData.Report(ReportScene.Year)));
        TestData.Done(await scene.SendAsync());
        Assert.Contains("同一个人", Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.ReviewAsync(TestClock.Person(7))).Why, StringComparison.Ordinal);
    }
}
