using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Site;

/// <summary>What every office starts from.</summary>
public sealed class LoadReferenceDataTests
{
    private static string Seeds => Path.Combine(Repository.Root, "seeds");

    [Theory]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public async Task Run_EmptyDatabase_GivesEachYearItsWorkingDays(int year, int expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var calendar = await CalendarAsync(db);
        var first = new DateOnly(year, 1, 1);
        var days = Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays);
        Assert.Equal(expected, days.Count(day => calendar.IsWorkingDay(day) is true));
    }

    [Theory]
    [InlineData("2018-02-09", 15, "2018-03-07")]
    [InlineData("2020-01-17", 20, "2020-02-21")]
    [InlineData("2024-01-31", 7, "2024-02-08")]
    [InlineData("2025-09-22", 20, "2025-10-24")]
    [InlineData("2026-02-13", 20, "2026-03-19")]
    [InlineData("2026-11-23", 20, "2026-12-21")]
    public async Task Run_EmptyDatabase_CountsDeadlinesAcrossHolidays(string received, int days, string due)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var end = Assert.IsType<WorkingDayCount.EndsOn>((await CalendarAsync(db)).Count(DateOnly.Parse(received), days));
        Assert.Equal(DateOnly.Parse(due), end.Date);
    }

    [Fact]
    public async Task Run_EmptyDatabase_GivesTheLawsCategories()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var categories = await db.Categories.OrderBy(category => category.Position).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 15).Select(item => $"20-{item}"), categories.Where(category => category.Basis == CategoryBasis.Article20).Select(category => category.Code));
        Assert.Equal(Enumerable.Range(1, 8).Select(topic => $"21-{topic}"), categories.Where(category => category.Basis == CategoryBasis.Article21).Select(category => category.Code));
        Assert.Equal(19, categories.Count(category => category.Basis == CategoryBasis.Sector));
        Assert.Equal(["建议提案办理结果"], categories.Where(category => category.Basis == CategoryBasis.Other).Select(category => category.Name));
        Assert.All(categories, category => Assert.StartsWith("本机关暂无此类信息", category.EmptyNote, StringComparison.Ordinal));
        Assert.Equal(["微信公众号", "公开目录", "涉农资金", "热点回应", "政务信息", "年报", "乡镇信息"], await db.Groups.OrderBy(group => group.Position).Select(group => group.Name).ToListAsync());
    }

    [Fact]
    public async Task Run_UnconfirmedDocumentNumbers_AreNotClaimed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        Assert.All(await db.HolidayNotices.ToListAsync(), notice => Assert.Null(notice.DocumentNumber));
    }

    [Fact]
    public async Task Run_Again_AddsNothingAndKeepsWhatTheOfficeChanged()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await db.Categories.Where(category => category.Code == "20-7").ExecuteUpdateAsync(set => set.SetProperty(category => category.Name, "财政资金"));
        var entries = await db.Journal.CountAsync();
        var again = await new LoadReferenceData(db).Run(Seeds, TestClock.Program, CancellationToken.None);
        Assert.True(again.Nothing);
        Assert.Equal("财政资金", await db.Categories.Where(category => category.Code == "20-7").Select(category => category.Name).SingleAsync());
        Assert.Equal(entries, await db.Journal.CountAsync());
    }

    [Fact]
    public async Task Run_SynonymsThatTheOfficeRemovedOrChanged_StayAsTheyAre()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await db.SearchSynonyms.Where(group => group.Words.StartsWith("低保 ")).ExecuteDeleteAsync();
        await db.SearchSynonyms.Where(group => group.Words.StartsWith("五保 ")).ExecuteUpdateAsync(set => set.SetProperty(group => group.Words, "五保 特困"));
        var kept = await db.SearchSynonyms.Select(group => group.Words).ToListAsync();
        Assert.Equal(0, (await new LoadReferenceData(db).Run(Seeds, TestClock.Program, CancellationToken.None)).Synonyms);
        Assert.Equal(kept, await db.SearchSynonyms.Select(group => group.Words).ToListAsync());
    }

    [Fact]
    public async Task Run_MissingYear_AddsItAndLeavesDaysThatStandAlready()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await db.HolidayNotices.Where(notice => notice.Year == 2019).ExecuteDeleteAsync();
        var turn = new HolidayDay { Date = new DateOnly(2018, 12, 31), NoticeYear = 2018, Kind = DayKind.Off, Name = "本机关补录" };
        db.Add(turn);
        await db.SaveChangesAsync();
        var loaded = await new LoadReferenceData(db).Run(Seeds, TestClock.Program, CancellationToken.None);
        Assert.Equal(1, loaded.Years);
        Assert.Equal("本机关补录", await db.Set<HolidayDay>().Where(day => day.Date == turn.Date).Select(day => day.Name).SingleAsync());
        Assert.Equal(2019, await db.Set<HolidayDay>().Where(day => day.Date == new DateOnly(2018, 12, 30)).Select(day => day.NoticeYear).SingleAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not a notice")]
    [InlineData("""{ "year": 2027, "title": "通知", "days": [ { "date": "2027-01-01", "kind": "holiday", "name": "元旦" } ] }""")]
    [InlineData("""{ "year": 2027, "title": "通知", "days": [ { "date": "2027-01-01", "kind": "off", "name": "元旦" }, { "date": "2027-01-01", "kind": "work", "name": "元旦" } ] }""")]
    [InlineData("""{ "year": 2027, "title": "通知", "days": [ { "date": "2026-05-01", "kind": "off", "name": "劳动节" } ] }""")]
    [InlineData("""{ "year": 2027, "title": "通知", "days": [], "unknown": 1 }""")]
    public void Read_WhatIsNoNotice_IsRefusedNamingTheFile(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => HolidayNoticeFile.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<WorkingCalendar> CalendarAsync(Core.Data.InfoDisclosureDb db)
    {
        var notices = await db.HolidayNotices.Include(notice => notice.Days).ToListAsync();
        return new WorkingCalendar(notices.Select(notice => notice.Year), notices.SelectMany(notice => notice.Days).Select(day => new NoticeDay(day.Date, day.Kind, day.Name)));
    }
}
