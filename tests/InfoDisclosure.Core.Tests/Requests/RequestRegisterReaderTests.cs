using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Requests;

/// <summary>The register as staff read it: order, pages, masks, deadlines.</summary>
public sealed class RequestRegisterReaderTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Page_OpenAndClosed_OpenFirstByTheirLastDayThenClosedFromNewToOld()
    {
        var closedOld = await TestData.RequestAsync(database, new DateOnly(2026, 3, 2), "C1", new DateOnly(2026, 3, 9));
        var openLate = await TestData.RequestAsync(database, new DateOnly(2026, 11, 20));
        var openEarly = await TestData.RequestAsync(database, new DateOnly(2026, 10, 9));
        var closedNew = await TestData.RequestAsync(database, new DateOnly(2026, 5, 6), "C2", new DateOnly(2026, 5, 7));

        Assert.Equal([openEarly, openLate, closedNew, closedOld], await Ids(new RequestFilter()));
        Assert.Equal([openEarly, openLate], await Ids(new RequestFilter(Open: true)));
        Assert.Equal([closedNew, closedOld], await Ids(new RequestFilter(Open: false)));
        Assert.Equal([closedNew], await Ids(new RequestFilter(Outcome: "C2")));
        Assert.Empty(await Ids(new RequestFilter(Year: 2025)));
    }

    [Theory]
    [InlineData(25, 25)]
    [InlineData(20, 20)]
    [InlineData(45, 0)]
    [InlineData(0, 45)]
    public async Task Page_FollowedToItsEnd_ShowsEveryRowOnce(int open, int closed)
    {
        for (var i = 0; i < open; i++)
            await TestData.RequestAsync(database, new DateOnly(2026, 11, 1).AddDays(i % 7));
        for (var i = 0; i < closed; i++)
            await TestData.RequestAsync(database, new DateOnly(2026, 6, 1).AddDays(i % 7), "C1", new DateOnly(2026, 7, 1));

        var seen = await Ids(new RequestFilter());

        Assert.Equal(open + closed, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("o-20261301-1")]
    [InlineData("o-20261101-")]
    [InlineData("c-20261101-99999999999")]
    public async Task Page_CursorOfNoList_IsRefused(string cursor)
    {
        await using var db = database.Open();
        Assert.Null(await Reader(db).PageAsync(new RequestFilter(), cursor, TestClock.Today, default));
    }

    [Fact]
    public async Task Page_NamesAndContacts_AreMasked()
    {
        var id = await TestData.RequestAsync(database, new DateOnly(2026, 11, 2));
        await using var db = database.Open();
        var row = Assert.Single((await Reader(db).PageAsync(new RequestFilter(), null, TestClock.Today, default))!.Rows);
        var view = (await Reader(db).FindAsync(id, TestClock.Today, default))!;
        Assert.Equal(("示**", "示**", "****"), (row.MaskedName, view.MaskedName, view.MaskedContact));
    }

    [Fact]
    public async Task Time_OpenOnATime_CountsWorkingDays()
    {
        // 2026-10-26 and twenty working days: 2026-11-23, the day that tests live on.
        Assert.Equal(new ReplyTime.Running(new DateOnly(2026, 11, 23), 0, IsOverdue: false), await Time(new DateOnly(2026, 10, 26)));
        Assert.Equal(new ReplyTime.Running(new DateOnly(2026, 11, 24), 1, IsOverdue: false), await Time(new DateOnly(2026, 10, 27)));
        Assert.Equal(new ReplyTime.Running(new DateOnly(2026, 11, 20), -1, IsOverdue: true), await Time(new DateOnly(2026, 10, 23)));
    }

    [Fact]
    public async Task Time_RepliedTo_SaysWhetherItWasLate()
    {
        Assert.Equal(new ReplyTime.Over(new DateOnly(2026, 11, 20), Late: false), await Time(new DateOnly(2026, 10, 23), new DateOnly(2026, 11, 20)));
        Assert.Equal(new ReplyTime.Over(new DateOnly(2026, 11, 20), Late: true), await Time(new DateOnly(2026, 10, 23), new DateOnly(2026, 11, 21)));
    }

    [Fact]
    public async Task Time_IntoAYearWithoutNotice_IsProvisionalAndNamesTheYear()
    {
        var id = await TestData.RequestAsync(database, new DateOnly(2026, 12, 10));
        await using var db = database.Open();
        var view = (await Reader(db).FindAsync(id, new DateOnly(2026, 12, 11), default))!;
        Assert.Equal(new ReplyTime.Provisional(2027), view.Time);
        Assert.Equal(new WorkingDayCount.CalendarYearNotPublished(2027), view.Count);
    }

    [Fact]
    public async Task Find_Open_CountsEveryDay()
    {
        var id = await TestData.RequestAsync(database, new DateOnly(2026, 9, 28));
        await using var db = database.Open();
        var count = Assert.IsType<WorkingDayCount.EndsOn>((await Reader(db).FindAsync(id, TestClock.Today, default))!.Count);
        Assert.Equal(20, count.Days.Count(day => day.Ordinal is not null));
        Assert.Contains(count.Days, day => day.Date == new DateOnly(2026, 10, 1) && day.Ordinal is null && day.Why is not null);
        Assert.Null(await Reader(db).FindAsync(77, TestClock.Today, default));
    }

    private static RequestRegisterReader Reader(InfoDisclosureDb db) => new(db, new CalendarReader(db));

    private async Task<ReplyTime> Time(DateOnly receivedOn, DateOnly? repliedOn = null)
    {
        var id = await TestData.RequestAsync(database, receivedOn, repliedOn is null ? null : "C1", repliedOn);
        await using var db = database.Open();
        return (await Reader(db).FindAsync(id, TestClock.Today, default))!.Time;
    }

    private async Task<List<int>> Ids(RequestFilter filter)
    {
        await using var db = database.Open();
        var ids = new List<int>();
        string? after = null;
        do
        {
            var page = (await Reader(db).PageAsync(filter, after, TestClock.Today, default))!;
            Assert.InRange(page.Rows.Count, 0, RequestRegisterReader.PageSize);
            ids.AddRange(page.Rows.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);
        return ids;
    }
}
