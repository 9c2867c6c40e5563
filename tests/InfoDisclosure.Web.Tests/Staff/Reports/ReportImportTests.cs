using System.Net;
using System.Text;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff.Reports;

/// <summary>A file becomes a draft: seen first, saved then, published never.</summary>
public sealed class ReportImportTests : IAsyncLifetime
{
    private const string Import = "/staff/reports/import";
    private const string Save = "/staff/reports/import/save";

    private const string Report = """
        2017年双河镇政府信息公开工作年度报告

        本报告所列数据自2017年1月1日起至2017年12月31日止。

        一、概述
        镇里重视公开工作。
        （一）组织领导。
        办公室负责。
        二、主要问题
        更新不够及时。

                                    双河镇人民政府
                                    2018年2月6日
        """;

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Upload_Report_IsShownAndNotSaved()
    {
        var clerk = await UploadAsync(Encoding.UTF8.GetBytes(Report));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal(("2017", "2017-01-01", "双河镇人民政府", "2018-02-06"), (clerk.Value("Form.Year"), clerk.Value("Form.PeriodFrom"), clerk.Value("Form.SignedBy"), clerk.Value("Form.SignedOn")));
        Assert.Equal(["一、概述", "（一）组织领导", "二、主要问题"], clerk.Page.QuerySelectorAll(".paper h2, .paper h3").Select(heading => heading.TextContent));
        Assert.Equal(0, await portal.Read(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task Save_Report_IsADraftWithEveryPart()
    {
        var clerk = await UploadAsync(Encoding.UTF8.GetBytes(Report));
        await clerk.SubmitAsync(Save);
        Assert.Equal((HttpStatusCode.SeeOther, "/staff/reports/2017/edit"), (clerk.Status, clerk.Location));
        await clerk.FollowAsync();
        Assert.Equal("办公室负责。", clerk.Value("Form.Parts[1].Markdown"));
        Assert.Equal("2", clerk.Value("Form.Parts[1].Level"));
        Assert.Equal([JournalAction.Imported], await portal.Read(db => db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Report).Select(entry => entry.Action).ToListAsync()));
        Assert.Null(await portal.Read(db => db.Reports.Select(report => report.LiveRevisionId).SingleAsync()));
    }

    [Fact]
    public async Task Save_YearOfAnotherPeriod_Returns422AndLosesNothing()
    {
        var clerk = await UploadAsync(Encoding.UTF8.GetBytes(Report));
        await clerk.SubmitAsync(Save, new() { ["Form.Year"] = "2016" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains("统计期限应在2016年之内", clerk.Errors);
        Assert.Equal("镇里重视公开工作。", clerk.Value("Form.Parts[0].Markdown"));
        await clerk.SubmitAsync(Save, new() { ["Form.Year"] = "2017" });
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
    }

    [Fact]
    public async Task Save_YearThatIsPublic_AsksFirstAndThenMakesACorrection()
    {
        await TestData.PublishReportAsync(portal.Database, 2017);
        var clerk = await UploadAsync(Encoding.UTF8.GetBytes(Report));
        await clerk.SubmitAsync(Save);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.NotNull(clerk.Page.QuerySelector(".errors a[href='#form-replace']"));
        await clerk.SubmitAsync(Save, new() { ["Form.Replace"] = "true" });
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        var revisions = await portal.Read(db => db.ReportRevisions.OrderBy(row => row.Number).Select(row => new { row.State, row.Title }).ToListAsync());
        Assert.Equal([(RevisionState.Published, "样板镇2017年政府信息公开工作年度报告"), (RevisionState.Draft, "2017年双河镇政府信息公开工作年度报告")], revisions.Select(row => (row.State, row.Title)));
    }

    [Fact]
    public async Task Upload_NoReport_SaysWhy()
    {
        var clerk = await UploadAsync("买菜的单子：土豆、白菜。"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.NotEmpty(clerk.Errors);
    }

    [Fact]
    public async Task Upload_Nothing_AsksForAFile()
    {
        var clerk = await UploadAsync([]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal(["请选择文件"], clerk.Errors);
    }

    private async Task<Browser> UploadAsync(byte[] file)
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(Import);
        await clerk.UploadAsync(Import, "Form.File", "报告.txt", file);
        return clerk;
    }
}
