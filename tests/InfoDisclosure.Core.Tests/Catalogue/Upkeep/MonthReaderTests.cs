using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Upkeep;

/// <summary>The month, its readings, and the sheet of the inspection.</summary>
public sealed class MonthReaderTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Month_HoldsItsOwnItems_WithBackfilledTold()
    {
        var today = await TestData.PublishItemAsync(database, title: "今天的");
        var earlier = await TestData.PublishItemAsync(database, title: "补录的", disclosedOn: new DateOnly(2026, 11, 1));
        await TestData.PublishItemAsync(database, title: "上个月的", disclosedOn: new DateOnly(2026, 10, 31));
        var month = await MonthAsync();
        Assert.Equal([today, earlier], month.Items.Select(item => item.Id));
        Assert.Equal((2, 1, 0, 1, "100%"), (month.Tally.Total, month.Tally.OnTime, month.Tally.Late, month.Tally.Backfilled, month.Tally.Share));
        Assert.Equal(Timeliness.Backfilled, month.Items[1].Timeliness);
    }

    [Fact]
    public async Task Readings_OfSeveralDays_AddUp_WhoeverIsCountedTwiceIsTwo()
    {
        var (one, two) = (await TestData.PublishItemAsync(database, title: "甲"), await TestData.PublishItemAsync(database, title: "乙"));
        await AddAsync(new() { [new ReadingOn(one, TestClock.Today)] = 3, [new ReadingOn(two, TestClock.Today)] = 4 });
        await AddAsync(new() { [new ReadingOn(one, TestClock.Today)] = 2, [new ReadingOn(one, TestClock.Today.AddDays(-1))] = 1, [new ReadingOn(two, new DateOnly(2026, 10, 31))] = 50, [new ReadingOn(9999, TestClock.Today)] = 7 });
        var month = await MonthAsync();
        Assert.Equal([(one, "甲", 6), (two, "乙", 4)], month.Read.Select(row => (row.ItemId, row.Title, row.Count)));
        Assert.Equal((10, new DateOnly(2026, 10, 31)), (month.Readings, month.CountedFrom));
    }

    [Fact]
    public async Task Sheet_MeasuresTheSite()
    {
        await TestData.PublishItemAsync(database, category: "20-13", disclosedOn: new DateOnly(2026, 2, 2));
        await using var db = database.Open();
        var sheet = (await new InspectionReader(new UpkeepReader(db), new LinkReader(db), new SiteReader(db)).ReadAsync(TestClock.Today, CancellationToken.None))!;
        Assert.Equal("20-13", Assert.Single(sheet.Stale).Code);
        Assert.Equal(InspectionVerdict.Passed, sheet.Points.Single(point => point.Topic == InspectionTopic.HomePage).Verdict);
        Assert.Equal(InspectionVerdict.Veto, sheet.Points.Single(point => point.Topic == InspectionTopic.BlankColumns).Verdict);
        Assert.Equal("缺：网站标识码、ICP备案号、公安备案号", sheet.Points.Single(point => point.Topic == InspectionTopic.Footer).Measured);
        Assert.DoesNotContain(sheet.Blank, column => column.Code == "20-13");
    }

    private async Task AddAsync(Dictionary<ReadingOn, int> counted)
    {
        await using var db = database.Open();
        await new AddReadings(db).RunAsync(counted, CancellationToken.None);
    }

    private async Task<MonthReport> MonthAsync()
    {
        await using var db = database.Open();
        return await new MonthReader(db).ReadAsync(TestClock.Today, CancellationToken.None);
    }
}
