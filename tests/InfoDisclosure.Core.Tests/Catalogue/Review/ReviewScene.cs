using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Tests.Catalogue.Review;

/// <summary>An office of three people and its items; each act runs on a context of its own, as requests do.</summary>
public sealed class ReviewScene(TestDatabase database)
{
    public static readonly ActContext Writer = TestClock.Person(1, "编写人");
    public static readonly ActContext Reviewer = TestClock.Person(2, "审核人");
    public static readonly ActContext Secrecy = TestClock.Person(3, "保密审查人");

    public TestDatabase Database => database;

    public async Task RuleAsync(ReviewRule rule)
    {
        await using var db = database.Open();
        await db.SiteProfiles.ExecuteUpdateAsync(set => set.SetProperty(profile => profile.ReviewRule, rule));
    }

    public Task<int> InReviewAsync(string title = "样板镇防汛应急预案") => TestData.ItemInReviewAsync(database, title);

    public async Task<int> InSecrecyReviewAsync(string title = "样板镇防汛应急预案")
    {
        var id = await InReviewAsync(title);
        TestData.Done(await PassAsync(id));
        return id;
    }

    public async Task<int> ScheduledAsync(DateTime at, string title = "样板镇防汛应急预案")
    {
        var id = await InSecrecyReviewAsync(title);
        TestData.Done(await PublishAsync(id, line: TestData.Secrecy with { PublishAt = at }));
        return id;
    }

    public Task<ActResult<ItemSaved>> PassAsync(int id, ActContext? by = null, string opinion = "同意") => RunAsync(id, (db, version) => new ReviewItem(db).RunAsync(id, version, opinion, by ?? Reviewer, default));

    public Task<ActResult<ItemSaved>> PublishAsync(int id, ActContext? by = null, SecrecyLine? line = null) => RunAsync(id, (db, version) => new PublishItem(db).RunAsync(id, version, line ?? TestData.Secrecy, by ?? Secrecy, default));

    public Task<ActResult<ItemSaved>> ReturnAsync(int id, ActContext? by = null) => RunAsync(id, (db, version) => new ReturnItem(db).RunAsync(id, version, "请补充附件", by ?? Reviewer, default));

    public Task<ActResult<ItemSaved>> UrgentAsync(int id, ActContext? by = null, string reason = "暴雨红色预警", IReadOnlyList<ReviewedPart>? lookedAt = null) =>
        RunAsync(id, (db, version) => new PublishUrgently(db).RunAsync(id, version, new UrgentLine { Reason = reason, LookedAt = lookedAt ?? ReviewedParts.Of(false, false) }, by ?? Reviewer, default));

    public Task<ActResult<ItemSaved>> WithholdAsync(int id, ActContext? by = null, WithholdLine? line = null) =>
        RunAsync(id, (db, version) => new WithholdItem(db).RunAsync(id, version, line ?? Withheld, by ?? Reviewer, default));

    public static WithholdLine Withheld => new() { Ground = WithholdingGround.ProcessInfo, Reason = "还在征求意见", ReassessOn = new DateOnly(2027, 5, 1) };

    public Task<ActResult<ItemSaved>> EditAsync(int id, ActContext? by = null, Func<ItemDraft, ItemDraft>? change = null) => RunAsync(id, async (db, version) =>
    {
        var draft = await TestData.DraftAsync(db);
        return await new EditItem(db).RunAsync(id, version, change is null ? draft : change(draft), by ?? Writer, default);
    });

    public Task<ActResult<ItemSaved>> SendAsync(int id, ActContext? by = null) => RunAsync(id, (db, version) => TestData.Send(db).RunAsync(id, version, by ?? Writer, default));

    public async Task<ActResult<ItemSaved>> RunAsync(int id, Func<InfoDisclosureDb, int, Task<ActResult<ItemSaved>>> act)
    {
        await using var db = database.Open();
        var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
        return await act(db, version);
    }

    public async Task<T> ReadAsync<T>(Func<InfoDisclosureDb, Task<T>> query)
    {
        await using var db = database.Open();
        return await query(db);
    }

    public Task<RevisionState> StateAsync(int id) => ReadAsync(db => db.ItemRevisions.Where(row => row.ItemId == id).OrderByDescending(row => row.Number).Select(row => row.State).FirstAsync());

    public Task<bool> IsPublicAsync(int id) => ReadAsync(db => db.PublicItems.AnyAsync(face => face.ItemId == id));

    public Task<JournalEntry> LastLineAsync(int id) => ReadAsync(db => db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Item && entry.SubjectId == id).OrderByDescending(entry => entry.Id).FirstAsync());
}
