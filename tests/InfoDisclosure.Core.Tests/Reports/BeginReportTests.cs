using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

public sealed class BeginReportTests
{
    private static Task<ActResult<ReportSaved>> BeginAsync(TestDatabase database, int year) => WithAsync(database, db =>
        new BeginReport(db, ReportShapes.Read(Path.Combine(Repository.Root, "seeds")), new CreateReport(db, TestData.FiguresOf(db))).RunAsync(year, TestClock.Writer, CancellationToken.None));

    [Theory]
    [InlineData(2008, "概述", 4)]
    [InlineData(2018, "概述", 4)]
    [InlineData(2019, "总体情况", 6)]
    [InlineData(2026, "总体情况", 6)]
    public async Task Begin_Year_HasThePartsOfItsTime(int year, string first, int parts)
    {
        await using var database = await TestDatabase.CreateAsync();
        TestData.Done(await BeginAsync(database, year));
        var revision = await WithAsync(database, db => db.ReportRevisions.Include(row => row.Parts).SingleAsync());
        Assert.Equal(first, revision.Parts.OrderBy(part => part.Position).First().Heading);
        Assert.Equal(parts, revision.Parts.Count(part => part.Level == 1));
        Assert.Equal(("试验市样板镇人民政府", $"样板镇{year}年政府信息公开工作年度报告"), (revision.SignedBy, revision.Title));
        Assert.Equal((new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), (revision.PeriodFrom, revision.PeriodTo));
        Assert.DoesNotContain(revision.Parts, part => part.Markdown.Contains("{年}", StringComparison.Ordinal) || part.Heading.Contains('{'));
    }

    [Fact]
    public async Task Begin_Twice_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        TestData.Done(await BeginAsync(database, 2025));
        Assert.IsType<ActResult<ReportSaved>.Refused>(await BeginAsync(database, 2025));
    }

    [Fact]
    public async Task Begin_YearToCome_IsInvalid()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.IsType<ActResult<ReportSaved>.Invalid>(await BeginAsync(database, TestClock.Today.Year + 1));
    }

    private static async Task<T> WithAsync<T>(TestDatabase database, Func<Core.Data.InfoDisclosureDb, Task<T>> act)
    {
        var db = database.Open();
        await using (db)
            return await act(db);
    }
}
