using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

public sealed class FigureReaderTests
{
    private const int Year = 2025;

    private static async Task<IReadOnlyDictionary<string, FigureValue>> ReadAsync(TestDatabase database, params string[] names)
    {
        var db = database.Open();
        await using (db)
            return await TestData.FiguresOf(db).ReadAsync(Year, names, CancellationToken.None);
    }

    [Fact]
    public async Task Read_Items_CountByTheYearTheyBecamePublicAndByGroup()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await TestData.PublishItemAsync(database, "年初", "微信公众号", disclosedOn: new DateOnly(Year, 1, 1));
        var last = await TestData.PublishItemAsync(database, "年末", "公开目录", disclosedOn: new DateOnly(Year, 12, 31));
        await TestData.PublishItemAsync(database, "上年", "微信公众号", disclosedOn: new DateOnly(Year - 1, 12, 31));
        await TestData.PublishItemAsync(database, "下年", "微信公众号", disclosedOn: new DateOnly(Year + 1, 1, 1));
        await TestData.ItemInReviewAsync(database, "还没公开", "微信公众号", disclosedOn: new DateOnly(Year, 6, 1));
        var values = await ReadAsync(database, "公开.总数", "公开.分组.微信公众号", "公开.分组.公开目录", "公开.分组.涉农资金");
        Assert.Equal([first, last], values["公开.总数"].RowIds);
        Assert.Equal([first], values["公开.分组.微信公众号"].RowIds);
        Assert.Equal([last], values["公开.分组.公开目录"].RowIds);
        Assert.Equal("0", values["公开.分组.涉农资金"].Text);
    }

    [Fact]
    public async Task Read_ItemThroughTwoChannels_CountsInBothAndOnceInTheTotal()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var channels = await db.Channels.OrderBy(channel => channel.Position).Take(3).ToListAsync();
        var draft = await TestData.DraftAsync(db, disclosedOn: new DateOnly(Year, 5, 1)) with { ChannelIds = [channels[0].Id, channels[1].Id] };
        var made = TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, CancellationToken.None));
        var sent = TestData.Done(await TestData.Send(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, CancellationToken.None));
        TestData.Done(await new PublishItem(db).RunAsync(made.ItemId, sent.Version, TestData.Secrecy, TestClock.Reviewer, CancellationToken.None));
        var values = await ReadAsync(database, "公开.总数", $"公开.渠道.{channels[0].Name}", $"公开.渠道.{channels[1].Name}", $"公开.渠道.{channels[2].Name}");
        Assert.Equal(["1", "1", "1", "0"], values.Values.Select(value => value.Text));
    }

    [Fact]
    public async Task Read_EntryGivenOnRequestOnly_IsNoProactiveDisclosure()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var draft = await TestData.DraftAsync(db, disclosedOn: new DateOnly(Year, 5, 1)) with { Method = DisclosureMethod.OnRequest, Body = "" };
        var made = TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, CancellationToken.None));
        var sent = TestData.Done(await TestData.Send(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, CancellationToken.None));
        TestData.Done(await new PublishItem(db).RunAsync(made.ItemId, sent.Version, TestData.Secrecy, TestClock.Reviewer, CancellationToken.None));
        Assert.Equal("0", (await ReadAsync(database, "公开.总数"))["公开.总数"].Text);
    }

    [Fact]
    public async Task Read_Category_CountsItsItems()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.PublishItemAsync(database, category: "20-12", disclosedOn: new DateOnly(Year, 5, 1));
        string name;
        await using (var db = database.Open())
            name = await db.Categories.Where(category => category.Code == "20-12").Select(category => category.Name).SingleAsync();
        Assert.Equal("1", (await ReadAsync(database, $"公开.类别.{name}"))[$"公开.类别.{name}"].Text);
    }

    /// <summary>Table 3: 本年新收 + 上年结转 = 本年办结 + 结转下年度.</summary>
    [Fact]
    public async Task Read_Requests_CarriedInAndForwardBalance()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await TestData.RequestAsync(database, new DateOnly(Year - 1, 12, 20), "C1", new DateOnly(Year, 1, 10));
        var longBefore = await TestData.RequestAsync(database, new DateOnly(Year - 1, 12, 31));
        await TestData.RequestAsync(database, new DateOnly(Year - 1, 3, 1), "C1", new DateOnly(Year - 1, 3, 9));
        var within = await TestData.RequestAsync(database, new DateOnly(Year, 1, 1), "C1", new DateOnly(Year, 12, 31));
        var over = await TestData.RequestAsync(database, new DateOnly(Year, 12, 31), "C2", new DateOnly(Year + 1, 1, 4));
        await TestData.RequestAsync(database, new DateOnly(Year + 1, 1, 1), "C1", new DateOnly(Year + 1, 1, 2));
        var values = await ReadAsync(database, "申请.总数", "申请.上年结转", "申请.办结", "申请.结转下年", "申请.结果.C1", "申请.结果.C2");
        Assert.Equal([within, over], values["申请.总数"].RowIds);
        Assert.Equal([before, longBefore], values["申请.上年结转"].RowIds.Order());
        Assert.Equal([before, within], values["申请.办结"].RowIds.Order());
        Assert.Equal([longBefore, over], values["申请.结转下年"].RowIds.Order());
        Assert.Equal([before, within], values["申请.结果.C1"].RowIds.Order());
        Assert.Empty(values["申请.结果.C2"].RowIds);
    }

    [Theory]
    [InlineData("原报告载明.80", "80")]
    [InlineData("原报告载明.99.5%", "99.5%")]
    public async Task Read_StatedFigure_IsWhatTheReportSaid(string name, string text)
    {
        await using var database = await TestDatabase.CreateAsync();
        var value = (await ReadAsync(database, name))[name];
        Assert.Equal(text, value.Text);
        Assert.Empty(value.RowIds);
    }

    [Fact]
    public async Task Choices_EveryName_IsKnownAndHasAValue()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.FillLedgerAsync(database, Year);
        await using var db = database.Open();
        var reader = TestData.FiguresOf(db);
        var known = await reader.KnownAsync(CancellationToken.None);
        var choices = await reader.ChoicesAsync(Year, CancellationToken.None);
        Assert.Contains(choices, choice => choice.Name == "公开.分组.微信公众号");
        Assert.Equal(21, choices.Count(choice => choice.Name.StartsWith("申请.结果.", StringComparison.Ordinal)));
        Assert.All(choices, choice => Assert.True(known(choice.Name), choice.Name));
        Assert.All(choices, choice => Assert.Equal("0", choice.Text));
    }

    [Theory]
    [InlineData("公开")]
    [InlineData("公开.分组.")]
    [InlineData("公开.总数.多余")]
    [InlineData("申请.结果.Z1")]
    [InlineData("原报告载明.很多")]
    public async Task Known_NoFigure_IsFalse(string name)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        Assert.False((await TestData.FiguresOf(db).KnownAsync(CancellationToken.None))(name));
    }
}
