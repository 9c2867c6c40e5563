using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Review;

/// <summary>有效性 from its first line to its end.</summary>
public sealed class ChangeValidityTests : IAsyncLifetime
{
    private ReviewScene scene = null!;

    public async Task InitializeAsync() => scene = new ReviewScene(await TestDatabase.CreateAsync());

    public async Task DisposeAsync() => await scene.Database.DisposeAsync();

    [Fact]
    public async Task Publish_First_BeginsTheHistoryOnTheDayItWasFormed()
    {
        var id = await TestData.PublishItemAsync(scene.Database, disclosedOn: new DateOnly(2025, 3, 4));
        Assert.Equal([(Validity.InForce, new DateOnly(2025, 3, 4))], await LinesAsync(id));
    }

    [Fact]
    public async Task Publish_EnteredWhenItHadEnded_BeginsWithBothLines()
    {
        await using var db = scene.Database.Open();
        var draft = await TestData.DraftAsync(db, disclosedOn: new DateOnly(2020, 3, 4)) with { Validity = Validity.Repealed };
        var made = TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, default));
        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(await scene.SendAsync(made.ItemId));
        Assert.Equal([nameof(ItemDraft.ValidityFrom)], invalid.Issues.Select(issue => issue.Field));

        TestData.Done(await scene.EditAsync(made.ItemId, change: _ => draft with { ValidityFrom = new DateOnly(2023, 1, 1) }));
        TestData.Done(await scene.SendAsync(made.ItemId));
        TestData.Done(await scene.PublishAsync(made.ItemId, ReviewScene.Reviewer));

        Assert.Equal([(Validity.InForce, new DateOnly(2020, 3, 4)), (Validity.Repealed, new DateOnly(2023, 1, 1))], await LinesAsync(made.ItemId));
        Assert.Equal(Validity.Repealed, (await ShownAsync(made.ItemId, TestClock.Today)).Validity);
    }

    [Fact]
    public async Task Repeal_WithSuccessor_StaysPublicAndSaysSoBothWays()
    {
        var old = await TestData.PublishItemAsync(scene.Database, "老办法");
        var next = await TestData.PublishItemAsync(scene.Database, "新办法");
        var number = await scene.ReadAsync(db => db.Items.Where(item => item.Id == next).Select(item => item.IndexNumber).SingleAsync());

        TestData.Done(await ChangeAsync(old, new ValidityChange { Validity = Validity.Repealed, From = TestClock.Today, Successor = $" {number} ", Reason = "由新办法替代" }));

        var shown = await ShownAsync(old, TestClock.Today);
        Assert.Equal((Validity.Repealed, "由新办法替代", next), (shown.Validity, shown.ValidityLines[^1].Reason, shown.ValidityLines[^1].Successor!.Id));
        Assert.Equal([old], (await ShownAsync(next, TestClock.Today)).Replaces.Select(link => link.Id));
        Assert.Empty((await ShownAsync(next, TestClock.Today)).ValidityLines);
        Assert.Equal(JournalAction.ValidityChanged, (await scene.LastLineAsync(old)).Action);
    }

    [Fact]
    public async Task Expire_OnADayToCome_HoldsWhenItComes()
    {
        var id = await TestData.PublishItemAsync(scene.Database);
        TestData.Done(await ChangeAsync(id, new ValidityChange { Validity = Validity.Expired, From = new DateOnly(2027, 1, 1), Reason = "有效期满" }));
        Assert.Equal(Validity.InForce, (await ShownAsync(id, TestClock.Today)).Validity);

        var eve = TestClock.Program with { Now = new DateTime(2026, 12, 31, 15, 59, 0, DateTimeKind.Utc) };
        Assert.Equal(0, await scene.ReadAsync(db => new ApplyDueValidity(db).RunAsync(eve, default)));
        var day = TestClock.Program with { Now = new DateTime(2026, 12, 31, 16, 0, 0, DateTimeKind.Utc) };
        Assert.Equal(1, await scene.ReadAsync(db => new ApplyDueValidity(db).RunAsync(day, default)));
        Assert.Equal(0, await scene.ReadAsync(db => new ApplyDueValidity(db).RunAsync(day, default)));
        Assert.Equal(Validity.Expired, (await ShownAsync(id, day.Today)).Validity);
    }

    [Fact]
    public async Task Correct_AfterRepeal_DoesNotBringItBack()
    {
        var id = await TestData.PublishItemAsync(scene.Database);
        TestData.Done(await ChangeAsync(id, new ValidityChange { Validity = Validity.Repealed, From = TestClock.Today, Reason = "废止" }));
        TestData.Done(await scene.EditAsync(id, change: draft => draft with { ChangeNote = "更正错字", Validity = Validity.InForce }));
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PublishAsync(id, ReviewScene.Reviewer));
        Assert.Equal(Validity.Repealed, (await ShownAsync(id, TestClock.Today)).Validity);
        Assert.Equal(2, (await LinesAsync(id)).Count);
    }

    public static TheoryData<ValidityChange, string> Wrong => new()
    {
        { new ValidityChange { Validity = Validity.InForce, From = TestClock.Today, Reason = "理由" }, "Validity" },
        { new ValidityChange { Validity = (Validity)9, From = TestClock.Today, Reason = "理由" }, "Validity" },
        { new ValidityChange { Validity = Validity.Repealed, From = null, Reason = "理由" }, "From" },
        { new ValidityChange { Validity = Validity.Repealed, From = new DateOnly(2020, 1, 1), Reason = "理由" }, "From" },
        { new ValidityChange { Validity = Validity.Repealed, From = new DateOnly(2126, 1, 1), Reason = "理由" }, "From" },
        { new ValidityChange { Validity = Validity.Repealed, From = TestClock.Today, Successor = "2026-99999", Reason = "理由" }, "Successor" },
        { new ValidityChange { Validity = Validity.Repealed, From = TestClock.Today, Successor = "2026-00001", Reason = "理由" }, "Successor" },
        { new ValidityChange { Validity = Validity.Repealed, From = TestClock.Today, Reason = " " }, "Reason" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Change_WrongField_NamesIt(ValidityChange change, string field)
    {
        var id = await TestData.PublishItemAsync(scene.Database);
        Assert.Equal([field], Assert.IsType<ActResult<ItemSaved>.Invalid>(await ChangeAsync(id, change)).Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Change_EndedOrNotPublic_Refused()
    {
        var id = await TestData.PublishItemAsync(scene.Database);
        var repeal = new ValidityChange { Validity = Validity.Repealed, From = TestClock.Today, Reason = "废止" };
        TestData.Done(await ChangeAsync(id, repeal));
        Assert.Equal(["Validity"], Assert.IsType<ActResult<ItemSaved>.Invalid>(await ChangeAsync(id, repeal with { Validity = Validity.Expired })).Issues.Select(issue => issue.Field));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await ChangeAsync(await scene.InReviewAsync(), repeal));
    }

    private Task<ActResult<ItemSaved>> ChangeAsync(int id, ValidityChange change) => scene.RunAsync(id, (db, version) => new ChangeValidity(db, TestData.ScanOf(db)).RunAsync(id, version, change, ReviewScene.Reviewer, default));

    private Task<List<(Validity, DateOnly)>> LinesAsync(int id) => scene.ReadAsync(async db => (await db.ItemValidityLines.Where(line => line.ItemId == id).OrderBy(line => line.Id).ToListAsync()).ConvertAll(line => (line.Validity, line.From)));

    private Task<ItemView> ShownAsync(int id, DateOnly today) => scene.ReadAsync(async db => Assert.IsType<ItemPageResult.Found>(await new CatalogueReader(db).ItemAsync(id, today, default)).Item);
}
