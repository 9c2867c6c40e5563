using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Places;

/// <summary>Where items hang: entered, taken down, struck out, counted by village.</summary>
public sealed class PostingActsTests : IAsyncLifetime
{
    private static readonly ActContext Clerk = TestClock.Person(1, "信息员");

    private TestDatabase database = null!;
    private int item;
    private int board;
    private readonly List<int> villages = [];

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        board = await db.Channels.Where(channel => channel.Kind == ChannelKind.VillageBoard).Select(channel => channel.Id).SingleAsync();
        foreach (var name in (string[])["甲村", "乙村", "丙村"])
            villages.Add(TestData.Done(await new CreateVillage(db).RunAsync(new VillageInput(name, $"{name}村委会门前"), Clerk, default)));
        item = await PublishForBoardsAsync("样板镇防汛应急预案");
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Record_SeveralVillages_IsOnePostingInEach()
    {
        TestData.Done(await RecordAsync(Input(villages[0], villages[1]) with { Note = "贴在最上面" }));
        var places = await ReadAsync(reader => reader.ItemAsync(item, default));
        var channel = Assert.Single(places!.Channels, channel => channel.Id == board);
        Assert.Equal([("甲村", "甲村村委会门前"), ("乙村", "乙村村委会门前")], channel.Postings.Select(row => (row.VillageName, row.Place)));
        Assert.All(channel.Postings, row => Assert.Equal(("示例张贴人", "信息员", "贴在最上面", true), (row.PostedBy, row.RecordedByName, row.Note, row.Stands)));
        Assert.Equal(3, places.Villages);
        Assert.Equal(["丙村"], places.VillagesWithout);
        await using var db = database.Open();
        var line = await db.Journal.OrderByDescending(entry => entry.Id).FirstAsync();
        Assert.Equal((JournalAction.Posted, "2026年11月23日 村务公开栏（甲村、乙村）"), (line.Action, line.Reason));
    }

    [Fact]
    public async Task Record_Twice_IsRefusedForTheVillageThatHasIt()
    {
        TestData.Done(await RecordAsync(Input(villages[0])));
        var issues = Assert.IsType<ActResult<ItemSaved>.Invalid>(await RecordAsync(Input(villages[0], villages[1]))).Issues;
        Assert.Equal("甲村这一天已经登记过了，请去掉它的勾", Assert.Single(issues).Message);
        Assert.Equal(1, await CountAsync());
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "channel", "请选择发布在哪个渠道" },
        { "website", "网站上的发布由程序记录，不用登记；请选别的渠道" },
        { "village", "请勾选张贴在哪些村" },
        { "closed", "有的村已经停用，请重新勾选" },
        { "tomorrow", "张贴日期不能晚于今天" },
        { "day", "请填写张贴日期" },
        { "person", "请填写由谁张贴" },
        { "address", "网址要以 http:// 或 https:// 开头，请从浏览器地址栏复制" },
        { "place", "位置最多100字，现在有101字" },
        { "pdf", "照片要用 png 或 jpg 格式" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Record_WrongInput_SaysWhatToDoAndSavesNothing(string what, string message)
    {
        var input = Input(villages[0]);
        await using var db = database.Open();
        var website = await db.Channels.Where(channel => channel.Kind == ChannelKind.Website).Select(channel => channel.Id).SingleAsync();
        if (what == "closed")
            TestData.Done(await new CloseVillage(db).RunAsync(villages[0], await db.Villages.Where(row => row.Id == villages[0]).Select(row => row.Version).SingleAsync(), true, Clerk, default));
        input = what switch
        {
            "channel" => input with { ChannelId = null },
            "website" => input with { ChannelId = website, VillageIds = [] },
            "village" => input with { VillageIds = [] },
            "tomorrow" => input with { PostedOn = TestClock.Today.AddDays(1) },
            "day" => input with { PostedOn = null },
            "person" => input with { PostedBy = "　" },
            "address" => input with { Address = "javascript:alert(1)" },
            "place" => input with { Place = new string('位', 101) },
            "pdf" => input with { Proofs = [new StoredUpload("照片.pdf", "application/pdf", 1, new string('0', 64))] },
            _ => input,
        };
        var issues = Assert.IsType<ActResult<ItemSaved>.Invalid>(await RecordAsync(input)).Issues;
        Assert.Equal(message, Assert.Single(issues).Message);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Record_ItemThatIsNotPublic_IsRefused()
    {
        item = await TestData.ItemInReviewAsync(database, "样板镇还没公开的信息");
        Assert.IsType<ActResult<ItemSaved>.Refused>(await RecordAsync(Input(villages[0])));
        item = 99_999;
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await RecordAsync(Input(villages[0])));
    }

    [Fact]
    public async Task TakeDown_Once_EndsThePosting()
    {
        TestData.Done(await RecordAsync(Input(villages[0]) with { PostedOn = TestClock.Today.AddDays(-7) }));
        var id = await OnlyAsync();
        Assert.IsType<ActResult<ItemSaved>.Invalid>(await TakeDownAsync(id, TestClock.Today.AddDays(-8)));
        TestData.Done(await TakeDownAsync(id, TestClock.Today));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await TakeDownAsync(id, TestClock.Today));
        Assert.Equal((TestClock.Today, false), await ReadAsync(async reader => (await reader.FindAsync(item, id, default)) is { } row ? (row.TakenDownOn, row.Stands) : default));
    }

    [Fact]
    public async Task Strike_KeepsThePostingAndCountsItNoMore()
    {
        TestData.Done(await RecordAsync(Input(villages[0])));
        var id = await OnlyAsync();
        await using (var db = database.Open())
        {
            Assert.IsType<ActResult<ItemSaved>.Invalid>(await new StrikePosting(db).RunAsync(item, id, " ", Clerk, default));
            TestData.Done(await new StrikePosting(db).RunAsync(item, id, "村填错了", Clerk, default));
        }

        Assert.Equal(("村填错了", "信息员"), await ReadAsync(async reader => (await reader.FindAsync(item, id, default)) is { } row ? (row.StruckReason, row.StruckByName) : default));
        Assert.Equal([0, 0, 0], (await ReadAsync(reader => reader.VillagesAsync(2026, default))).Select(village => village.Posted));
        // The right one can be entered for the same day now.
        TestData.Done(await RecordAsync(Input(villages[0])));
    }

    [Fact]
    public async Task Villages_CountWhatHangsAndWhatIsMissing()
    {
        var second = await PublishForBoardsAsync("样板镇补贴公示");
        await TestData.PublishItemAsync(database, "样板镇只在网站公开的信息");
        TestData.Done(await RecordAsync(Input(villages[0], villages[1])));
        TestData.Done(await RecordAsync(Input(villages[0]) with { PostedOn = TestClock.Today.AddDays(-1) }));
        var rows = await ReadAsync(reader => reader.VillagesAsync(2026, default));
        Assert.Equal([("甲村", 2, 1), ("乙村", 2, 1), ("丙村", 2, 0)], rows.Select(row => (row.Name, row.Due, row.Posted)));
        Assert.Equal([second, item], (await ReadAsync(reader => reader.MissingAsync(villages[2], 2026, 10, default))).Select(row => row.ItemId));
        Assert.Equal([second], (await ReadAsync(reader => reader.MissingAsync(villages[0], 2026, 10, default))).Select(row => row.ItemId));
        Assert.All(await ReadAsync(reader => reader.VillagesAsync(2025, default)), row => Assert.Equal((0, 0), (row.Due, row.Posted)));
    }

    [Fact]
    public async Task Withdrawn_SaysHowManyStillHang()
    {
        TestData.Done(await RecordAsync(Input(villages[0], villages[1])));
        await using (var db = database.Open())
            TestData.Done(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(item, await db.Items.Where(row => row.Id == item).Select(row => row.Version).SingleAsync(), "有误", TestClock.Person(2), default));
        Assert.Equal(2, (await ReadAsync(reader => reader.ItemAsync(item, default)))!.Left);
        TestData.Done(await TakeDownAsync(1, TestClock.Today));
        Assert.Equal(1, (await ReadAsync(reader => reader.ItemAsync(item, default)))!.Left);
    }

    [Theory]
    [InlineData("UPDATE Postings SET Place = '别处'")]
    [InlineData("UPDATE Postings SET PostedOn = '2020-01-01'")]
    [InlineData("UPDATE Postings SET VillageId = NULL")]
    [InlineData("DELETE FROM Postings")]
    public async Task Posting_ChangedByHand_IsRefusedByTheDatabase(string sql)
    {
        TestData.Done(await RecordAsync(Input(villages[0])));
        await using var db = database.Open();
        var problem = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains("a posting is immutable", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Village_SavedTwice_SaysThatItExistsAndKeepsTheNewerText()
    {
        await using var db = database.Open();
        Assert.Equal("已有同名的村", Assert.Single(Assert.IsType<ActResult<int>.Invalid>(await new CreateVillage(db).RunAsync(new VillageInput(" 甲村 ", null), Clerk, default)).Issues).Message);
        var version = await db.Villages.Where(row => row.Id == villages[0]).Select(row => row.Version).SingleAsync();
        await using var other = database.Open();
        TestData.Done(await new EditVillage(other).RunAsync(villages[0], version, new VillageInput("甲村", "文化广场"), Clerk, default));
        Assert.IsType<ActResult<int>.Stale>(await new EditVillage(db).RunAsync(villages[0], version, new VillageInput("甲村", "小卖部"), Clerk, default));
        Assert.Equal("文化广场", (await ReadAsync(reader => reader.VillagesAsync(2026, default)))[0].Board);
    }

    private PostingInput Input(params int[] places) => new() { ChannelId = board, VillageIds = places, PostedOn = TestClock.Today, PostedBy = "示例张贴人" };

    private async Task<int> PublishForBoardsAsync(string title)
    {
        await using var db = database.Open();
        var draft = await TestData.DraftAsync(db, title);
        var saved = TestData.Done(await new CreateItem(db).RunAsync(draft with { ChannelIds = [.. draft.ChannelIds, board] }, TestClock.Person(1), default));
        var sent = TestData.Done(await TestData.Send(db).RunAsync(saved.ItemId, saved.Version, TestClock.Person(1), default));
        return TestData.Done(await new Core.Catalogue.Review.PublishItem(db).RunAsync(saved.ItemId, sent.Version, TestData.Secrecy, TestClock.Person(2), default)).ItemId;
    }

    private async Task<ActResult<ItemSaved>> RecordAsync(PostingInput input)
    {
        await using var db = database.Open();
        return await new RecordPosting(db, TestData.ScanOf(db)).RunAsync(item, input, Clerk, default);
    }

    private async Task<ActResult<ItemSaved>> TakeDownAsync(int posting, DateOnly on)
    {
        await using var db = database.Open();
        return await new TakePostingDown(db).RunAsync(item, posting, on, Clerk, default);
    }

    private async Task<T> ReadAsync<T>(Func<PostingReader, Task<T>> query)
    {
        await using var db = database.Open();
        return await query(new PostingReader(db));
    }

    private async Task<int> CountAsync()
    {
        await using var db = database.Open();
        return await db.Postings.CountAsync();
    }

    private async Task<int> OnlyAsync()
    {
        await using var db = database.Open();
        return await db.Postings.Select(row => row.Id).SingleAsync();
    }
}
