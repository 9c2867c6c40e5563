using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

public sealed class ReportActsTests
{
    private static ReportDraft Draft => TestData.Report(ReportScene.Year);

    [Fact]
    public async Task Create_ValidDraft_IsSavedAndJournaled()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        var report = await scene.ReadAsync();
        Assert.Equal(RevisionState.Draft, report.WorkingRevision!.State);
        Assert.Null(report.LiveRevisionId);
        Assert.Equal(Draft.Parts.Select(part => part.Heading), report.Revisions[0].Parts.OrderBy(part => part.Position).Select(part => part.Heading));
        Assert.Equal([JournalAction.Created], await scene.JournalAsync());
    }

    [Fact]
    public async Task Create_YearThatHasOne_IsRefused()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.CreateReportAsync(Draft));
    }

    [Theory]
    [InlineData(2007)]
    [InlineData(2027)]
    public async Task Create_YearOutOfRange_IsInvalid(int year)
    {
        await using var scene = await ReportScene.CreateAsync();
        var result = Assert.IsType<ActResult<ReportSaved>.Invalid>(await scene.CreateReportAsync(TestData.Report(year), year: year));
        Assert.Equal("Year", Assert.Single(result.Issues).Field);
    }

    [Theory]
    [InlineData("全年公开{{公开.总数字}}条。", "{{公开.总数字}}")]
    [InlineData("其中{{公开.分组.没有这个组}}条。", "{{公开.分组.没有这个组}}")]
    [InlineData("不予公开{{申请.结果.C9.9}}件。", "{{申请.结果.C9.9}}")]
    public async Task Edit_UnknownFigure_IsInvalidAndNamesItWhereItStands(string text, string named)
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        var before = await scene.VersionAsync();
        var bad = Draft with { Parts = [Draft.Parts[1], new ReportPartDraft(1, "数字", text)] };
        var issue = Assert.Single(Assert.IsType<ActResult<ReportSaved>.Invalid>(await scene.EditAsync(bad)).Issues);
        Assert.Equal("Parts[1].Markdown", issue.Field);
        Assert.Contains(named, issue.Message, StringComparison.Ordinal);
        Assert.Equal(before, await scene.VersionAsync());
        Assert.Equal("总体情况", (await scene.ReadAsync()).Revisions[0].Parts.OrderBy(part => part.Position).First().Heading);
    }

    [Fact]
    public async Task Edit_PartsReplaced_LeavesExactlyTheNewOnes()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        var changed = Draft with { Parts = [new ReportPartDraft(1, "主要问题", "人手不足。"), new ReportPartDraft(2, "原因", "岗位空缺。"), new ReportPartDraft(1, "总体情况", "平稳。")] };
        TestData.Done(await scene.EditAsync(changed));
        var revision = Assert.Single((await scene.ReadAsync()).Revisions);
        Assert.Equal([(1, 1, "主要问题"), (2, 2, "原因"), (3, 1, "总体情况")], revision.Parts.OrderBy(part => part.Position).Select(part => (part.Position, part.Level, part.Heading)));
    }

    [Fact]
    public async Task Edit_StaleVersion_ChangesNothing()
    {
        await using var scene = await ReportScene.CreateAsync();
        var made = TestData.Done(await scene.CreateReportAsync(Draft));
        TestData.Done(await scene.EditAsync(Draft with { Title = "甲改的标题" }));
        var second = await scene.EditAsync(Draft with { Title = "乙改的标题" }, version: made.Version);
        Assert.Equal(made.Version + 1, Assert.IsType<ActResult<ReportSaved>.Stale>(second).CurrentVersion);
        Assert.Equal("甲改的标题", (await scene.ReadAsync()).WorkingRevision!.Title);
        Assert.Equal([JournalAction.Created, JournalAction.Edited], await scene.JournalAsync());
    }

    [Fact]
    public async Task Edit_TwoBeginTheSameCorrection_TheSecondIsStale()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        var seen = await scene.VersionAsync();
        TestData.Done(await scene.EditAsync(Draft, version: seen));
        Assert.IsType<ActResult<ReportSaved>.Stale>(await scene.EditAsync(Draft, TestClock.Person(3), seen));
        Assert.Equal(2, (await scene.ReadAsync()).Revisions.Count);
    }

    [Fact]
    public async Task Send_InTheRequestThatBeganTheCorrection_Works()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        await using var db = scene.Database.Open();
        var figures = TestData.FiguresOf(db);
        var edited = TestData.Done(await new EditReport(db, figures).RunAsync(
            ReportScene.Year, await scene.VersionAsync(), Draft with { ChangeNote = "更正" }, JournalAction.Edited, TestClock.Writer, CancellationToken.None));
        TestData.Done(await TestData.SendReport(db).RunAsync(ReportScene.Year, edited.Version, TestClock.Writer, CancellationToken.None));
        Assert.Equal(RevisionState.InReview, (await scene.ReadAsync()).WorkingRevision!.State);
    }

    [Fact]
    public async Task Edit_YearWithoutReport_IsNotFound()
    {
        await using var scene = await ReportScene.CreateAsync();
        Assert.IsType<ActResult<ReportSaved>.NotFound>(await scene.EditAsync(Draft, version: 1));
    }

    public static TheoryData<string, string> Incomplete => new()
    {
        { "no parts", "Parts" },
        { "no signature", "SignedBy" },
        { "no date", "SignedOn" },
        { "empty part", "Parts[0].Markdown" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public async Task Send_Incomplete_IsInvalidAtItsField(string what, string field)
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(what switch
        {
            "no parts" => Draft with { Parts = [] },
            "no signature" => Draft with { SignedBy = " " },
            "no date" => Draft with { SignedOn = null },
            _ => Draft with { Parts = [new ReportPartDraft(1, "总体情况", " \n")] },
        }));
        Assert.Equal(field, Assert.Single(Assert.IsType<ActResult<ReportSaved>.Invalid>(await scene.SendAsync()).Issues).Field);
    }

    [Fact]
    public async Task Send_PartWhoseTextIsInItsSections_IsComplete()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft with
        {
            Parts =
            [
                new ReportPartDraft(1, "总体情况", ""),
                .. new[] { "主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障" }.Select(topic => new ReportPartDraft(2, topic, "按规定做了，考核合格，社会评议良好，没有责任追究。")),
                .. Draft.Parts.Skip(1),
            ],
        }));
        TestData.Done(await scene.SendAsync());
    }

    [Fact]
    public async Task Publish_FigureWhoseGroupIsGone_IsInvalid()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(TestData.Report(ReportScene.Year, "涉农{{公开.分组.涉农资金}}条。")));
        TestData.Done(await scene.SendAsync());
        await scene.WithAsync(db => db.Groups.Where(group => group.Name == "涉农资金").ExecuteUpdateAsync(set => set.SetProperty(group => group.Name, "惠农资金")));
        var issue = Assert.Single(Assert.IsType<ActResult<ReportSaved>.Invalid>(await scene.PublishAsync()).Issues);
        Assert.Equal("Parts[0].Markdown", issue.Field);
        Assert.Contains("{{公开.分组.涉农资金}}", issue.Message, StringComparison.Ordinal);
        Assert.Null((await scene.ReadAsync()).LiveRevisionId);
    }

    [Fact]
    public async Task Publish_NotSent_IsRefused()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.PublishAsync());
    }

    [Fact]
    public async Task Publish_ByItsWriter_IsRefused()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        TestData.Done(await scene.SendAsync());
        Assert.Contains("同一个人", Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.PublishAsync(TestClock.Writer)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_BySomebodyWhoWroteEarlier_IsRefused()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft, TestClock.Reviewer));
        TestData.Done(await scene.EditAsync(Draft));
        TestData.Done(await scene.SendAsync());
        Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.PublishAsync());
        TestData.Done(await scene.PublishAsync(TestClock.Person(3)));
    }

    [Fact]
    public async Task Publish_Reviewed_FreezesFiguresWithTheirRows()
    {
        await using var scene = await ReportScene.CreateAsync();
        var first = await TestData.PublishItemAsync(scene.Database, "一", "微信公众号", disclosedOn: new DateOnly(2025, 3, 1));
        var second = await TestData.PublishItemAsync(scene.Database, "二", "涉农资金", disclosedOn: new DateOnly(2025, 4, 1));
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year, "公开{{公开.总数}}条，微信{{公开.分组.微信公众号}}条，旧报告说{{原报告载明.7}}条。");
        var report = await scene.ReadAsync();
        Assert.Equal(TestClock.Now, report.PublishedAt);
        Assert.Null(report.WorkingRevisionId);
        var figures = report.Revisions[0].Figures.OrderBy(figure => figure.Value).Select(figure => (figure.Name, figure.Value, figure.RowIds));
        Assert.Equal([("公开.分组.微信公众号", 1, $"{first}"), ("公开.总数", 2, $"{first},{second}")], figures);
        var line = await scene.WithAsync(db => db.Reviews.SingleAsync(review => review.ReportRevisionId == report.LiveRevisionId && review.Kind == ReviewKind.Review));
        Assert.Equal((TestClock.Reviewer.ActorName, TestClock.Today, "可以公开"), (line.ReviewerName, line.ReviewedOn, line.Conclusion));
        Assert.Equal([JournalAction.Created, JournalAction.SentForReview, JournalAction.Reviewed, JournalAction.Published], await scene.JournalAsync());
    }

    [Fact]
    public async Task Publish_Reviewed_IsFoundByItsWordsAndFigures()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year, "全年主动公开{{公开.总数}}条。");
        var document = await scene.WithAsync(db => db.SearchDocuments.Include(row => row.Content).SingleAsync());
        Assert.Equal(ReportScene.Year, document.SubjectId);
        Assert.Contains("全年主动公开0条", document.Content!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_Stale_ChangesNothing()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        var sent = TestData.Done(await scene.SendAsync());
        TestData.Done(await scene.EditAsync(Draft with { Title = "又改了" }));
        Assert.IsType<ActResult<ReportSaved>.Stale>(await scene.PublishAsync(version: sent.Version));
        Assert.Equal(0, await scene.WithAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Return_WithReason_GoesBackToItsWriter()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        TestData.Done(await scene.SendAsync());
        Assert.IsType<ActResult<ReportSaved>.Invalid>(await scene.ReturnAsync(" "));
        TestData.Done(await scene.ReturnAsync("请核对第二部分的日期"));
        var report = await scene.ReadAsync();
        Assert.Equal((RevisionState.Returned, "请核对第二部分的日期"), (report.WorkingRevision!.State, report.WorkingRevision.ReturnReason));
        TestData.Done(await scene.EditAsync(Draft));
        Assert.Null((await scene.ReadAsync()).WorkingRevision!.ReturnReason);
    }

    [Fact]
    public async Task ReturnAndPublish_WordsOnSeveralLines_AreKeptOnOne()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        TestData.Done(await scene.SendAsync());
        TestData.Done(await scene.ReturnAsync(" 请核对\r\n日期 "));
        Assert.DoesNotContain('\n', (await scene.ReadAsync()).WorkingRevision!.ReturnReason!);
        TestData.Done(await scene.EditAsync(Draft));
        TestData.Done(await scene.SendAsync());
        TestData.Done(await scene.PublishAsync(line: TestData.Line with { Conclusion = "可以\n公开", Ground = "不涉及\n秘密" }));
        var review = await scene.WithAsync(db => db.Reviews.SingleAsync(line => line.Kind == ReviewKind.Review));
        Assert.DoesNotContain('\n', review.Conclusion + review.Ground);
    }

    [Fact]
    public async Task Edit_AfterPublication_IsANewRevisionAndThePublicOneStays()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        TestData.Done(await scene.EditAsync(Draft with { Parts = [new ReportPartDraft(1, "总体情况", "改过。")] }));
        var report = await scene.ReadAsync();
        Assert.Equal([1, 2], report.Revisions.Select(revision => revision.Number).Order());
        Assert.Equal(1, report.LiveRevision!.Number);
        Assert.Equal(2, report.WorkingRevision!.Number);
        Assert.Equal(Draft.Parts.Count, report.Revisions.Single(revision => revision.Number == 1).Parts.Count);
    }

    [Fact]
    public async Task Publish_Correction_NeedsItsNoteAndKeepsTheFirstMoment()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        TestData.Done(await scene.EditAsync(Draft));
        Assert.Equal("ChangeNote", Assert.Single(Assert.IsType<ActResult<ReportSaved>.Invalid>(await scene.SendAsync()).Issues).Field);
        TestData.Done(await scene.EditAsync(Draft with { ChangeNote = "更正了总体情况的条数" }));
        TestData.Done(await scene.SendAsync());
        TestData.Done(await scene.PublishAsync(TestClock.Reviewer with { Now = TestClock.Now.AddDays(1) }));
        var report = await scene.ReadAsync();
        Assert.Equal(TestClock.Now, report.PublishedAt);
        Assert.Equal((2, TestClock.Now.AddDays(1)), (report.LiveRevision!.Number, report.LiveRevision.PublishedAt!.Value));
        Assert.Equal(JournalAction.Corrected, (await scene.JournalAsync())[^1]);
    }

    [Fact]
    public async Task Discard_ACorrection_LeavesThePublishedReport()
    {
        await using var scene = await ReportScene.CreateAsync();
        await TestData.PublishReportAsync(scene.Database, ReportScene.Year);
        TestData.Done(await scene.EditAsync(Draft));
        TestData.Done(await scene.DiscardAsync());
        var report = await scene.ReadAsync();
        Assert.Equal(1, Assert.Single(report.Revisions).Number);
        Assert.Null(report.WorkingRevisionId);
        Assert.Equal(JournalAction.Discarded, (await scene.JournalAsync())[^1]);
    }

    [Fact]
    public async Task Discard_TheOnlyDraft_IsRefused()
    {
        await using var scene = await ReportScene.CreateAsync();
        TestData.Done(await scene.CreateReportAsync(Draft));
        Assert.IsType<ActResult<ReportSaved>.Refused>(await scene.DiscardAsync());
    }
}
