using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Review;

/// <summary>Nothing becomes public but through its reviews, by enough people, of exactly what was read.</summary>
public sealed class ItemReviewTests : IAsyncLifetime
{
    private ReviewScene scene = null!;

    public async Task InitializeAsync()
    {
        scene = new ReviewScene(await TestDatabase.CreateAsync());
        await scene.RuleAsync(ReviewRule.ThreePersons);
    }

    public async Task DisposeAsync() => await scene.Database.DisposeAsync();

    [Fact]
    public async Task ThreePersons_WriterReviewerSecrecyReviewer_IsPublicWithBothLines()
    {
        var id = await scene.InReviewAsync();
        TestData.Done(await scene.PassAsync(id));
        Assert.Equal(RevisionState.InSecrecyReview, await scene.StateAsync(id));
        Assert.False(await scene.IsPublicAsync(id));

        TestData.Done(await scene.PublishAsync(id));

        Assert.True(await scene.IsPublicAsync(id));
        var lines = await scene.ReadAsync(db => db.Reviews.OrderBy(line => line.Id).ToListAsync());
        Assert.Equal([(ReviewKind.Review, 2, "同意"), (ReviewKind.Secrecy, 3, TestData.Line.Ground)], lines.Select(line => (line.Kind, line.ReviewerId!.Value, line.Ground)));
        Assert.Single(lines.Select(line => line.ContentDigest).Distinct());
        Assert.Equal([JournalAction.Created, JournalAction.SentForReview, JournalAction.Reviewed, JournalAction.Published], await scene.ReadAsync(db => db.Journal.Where(entry => entry.SubjectId == id && entry.SubjectKind == JournalSubject.Item).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync()));
    }

    [Fact]
    public async Task ThreePersons_WithoutReview_SecrecyReviewIsRefused()
    {
        var id = await scene.InReviewAsync();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PublishAsync(id));
        Assert.False(await scene.IsPublicAsync(id));
    }

    [Fact]
    public async Task ThreePersons_OnePersonTwice_Refused()
    {
        var id = await scene.InReviewAsync();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PassAsync(id, ReviewScene.Writer));
        TestData.Done(await scene.PassAsync(id));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PublishAsync(id, ReviewScene.Reviewer));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PublishAsync(id, ReviewScene.Writer));
        Assert.False(await scene.IsPublicAsync(id));
    }

    [Fact]
    public async Task Nobody_ProgramOrCommandLine_MayReview()
    {
        var nobody = TestClock.Program;
        var id = await scene.InReviewAsync();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PassAsync(id, nobody));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.UrgentAsync(id, nobody));
        TestData.Done(await scene.PassAsync(id));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PublishAsync(id, nobody));
        await scene.RuleAsync(ReviewRule.TwoPersons);
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PublishAsync(id, nobody));
    }

    [Fact]
    public async Task TwoPersons_OneOther_DoesBothInOneStep()
    {
        await scene.RuleAsync(ReviewRule.TwoPersons);
        var id = await scene.InReviewAsync();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PassAsync(id));
        TestData.Done(await scene.PublishAsync(id, ReviewScene.Reviewer));
        Assert.Equal([ReviewKind.Review, ReviewKind.Secrecy], await scene.ReadAsync(db => db.Reviews.OrderBy(line => line.Id).Select(line => line.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Edit_AfterReview_TheReviewCountsNoMore()
    {
        var id = await scene.InSecrecyReviewAsync();
        TestData.Done(await scene.EditAsync(id, change: draft => draft with { Body = "悄悄换掉的正文" }));
        Assert.Equal(RevisionState.Draft, await scene.StateAsync(id));
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PassAsync(id, TestClock.Person(4)));
        var lines = await scene.ReadAsync(db => db.Reviews.Where(line => line.Kind == ReviewKind.Review).OrderBy(line => line.Id).Select(line => line.ContentDigest).ToListAsync());
        Assert.NotEqual(lines[0], lines[1]);
        // The first reviewer's line speaks of other words, so that person may do the secrecy review of these.
        TestData.Done(await scene.PublishAsync(id, ReviewScene.Reviewer));
    }

    [Fact]
    public async Task Review_WriterOfOneWordOnly_IsAWriter()
    {
        var id = await scene.InReviewAsync();
        TestData.Done(await scene.EditAsync(id, ReviewScene.Reviewer));
        TestData.Done(await scene.SendAsync(id));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PassAsync(id));
        TestData.Done(await scene.PassAsync(id, TestClock.Person(5)));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PublishAsync(id, ReviewScene.Reviewer));
    }

    public static TheoryData<ItemAct, RevisionState> Places
    {
        get
        {
            var places = new TheoryData<ItemAct, RevisionState>();
            foreach (var act in Enum.GetValues<ItemAct>().Where(act => act != ItemAct.Restore))
            {
                foreach (var state in Enum.GetValues<RevisionState>().Where(state => state is not (RevisionState.Published or RevisionState.Discarded or RevisionState.InSigning)))
                    places.Add(act, state);
            }

            return places;
        }
    }

    /// <summary>Every act in every place, as the table says: it does its work, or is refused and changes nothing.</summary>
    [Theory]
    [MemberData(nameof(Places))]
    public async Task Acts_InEveryPlace_DoWhatTheTableSays(ItemAct act, RevisionState state)
    {
        var id = await BringToAsync(state);
        var before = await DumpAsync(id);

        var result = act switch
        {
            ItemAct.Edit => await scene.EditAsync(id),
            ItemAct.Send => await scene.SendAsync(id),
            ItemAct.Return => await scene.ReturnAsync(id),
            ItemAct.Review => await scene.PassAsync(id, TestClock.Person(6)),
            ItemAct.ReviewSecrecy => await scene.PublishAsync(id, TestClock.Person(6)),
            ItemAct.PublishUrgently => await scene.UrgentAsync(id),
            ItemAct.PublishScheduled => await scene.RunAsync(id, (db, _) => new PublishScheduled(db).RunAsync(id, TestClock.Program with { Now = TestClock.Now.AddDays(40) }, default)),
            ItemAct.Withhold => await scene.WithholdAsync(id),
            ItemAct.Discard => await scene.RunAsync(id, (db, version) => new DiscardItemDraft(db).RunAsync(id, version, ReviewScene.Writer, default)),
            _ => throw new InvalidOperationException($"{act}"),
        };

        if (ItemLifecycle.Allows(act, state, ReviewRule.ThreePersons))
        {
            Assert.IsType<ActResult<ItemSaved>.Done>(result);
            return;
        }

        Assert.IsType<ActResult<ItemSaved>.Refused>(result);
        Assert.Equal(before, await DumpAsync(id));
    }

    /// <summary>Past every act: the database itself won't mark a text as published that its reviews don't cover.</summary>
    [Theory]
    [InlineData(RevisionState.Draft)]
    [InlineData(RevisionState.InReview)]
    [InlineData(RevisionState.InSecrecyReview)]
    [InlineData(RevisionState.Returned)]
    [InlineData(RevisionState.Withheld)]
    public async Task Database_StatesWithoutAllReviews_RefusesPublishing(RevisionState state)
    {
        var id = await BringToAsync(state);
        await using var db = scene.Database.Open();
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync($"UPDATE ItemRevisions SET State = 'Published', PublishedAt = '2026-11-23 02:00:00' WHERE ItemId = {id}"));
        Assert.Contains("after its review", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a text that was changed after its reviews", "UPDATE ItemRevisions SET ContentDigest = 'other' WHERE State = 'Scheduled'")]
    [InlineData("a reviewer who turns out to be a writer", "INSERT INTO ItemRevisionWriters (RevisionId, AccountId) SELECT Id, 3 FROM ItemRevisions WHERE State = 'Scheduled'")]
    public async Task Database_ReviewsThatDontFit_RefusesPublishing(string _, string tampering)
    {
        await scene.ScheduledAsync(new DateTime(2026, 12, 1, 9, 0, 0));
        await using var db = scene.Database.Open();
        await db.Database.ExecuteSqlRawAsync(tampering);
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("UPDATE ItemRevisions SET State = 'Published', PublishedAt = '2026-11-23 02:00:00' WHERE State = 'Scheduled'"));
    }

    [Theory]
    [InlineData(ReviewRule.ThreePersons)]
    [InlineData(ReviewRule.TwoPersons)]
    public async Task Urgent_SecondPerson_IsPublicAtOnceAndOwesItsReview(ReviewRule rule)
    {
        await scene.RuleAsync(rule);
        var id = await scene.InReviewAsync("暴雨红色预警");
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.UrgentAsync(id, ReviewScene.Writer));
        Assert.Equal(["Reason"], Assert.IsType<ActResult<ItemSaved>.Invalid>(await scene.UrgentAsync(id, reason: " ")).Issues.Select(issue => issue.Field));
        Assert.Equal(["LookedAt"], Assert.IsType<ActResult<ItemSaved>.Invalid>(await scene.UrgentAsync(id, lookedAt: [])).Issues.Select(issue => issue.Field));

        TestData.Done(await scene.UrgentAsync(id));

        Assert.True(await scene.IsPublicAsync(id));
        var row = await WorkAsync(id, work => work.Revisions[0]);
        Assert.Equal(TestClock.Now.AddDays(1), row.FullReviewDue);
        if (rule == ReviewRule.ThreePersons)
            Assert.IsType<ActResult<ItemSaved>.Refused>(await CompleteAsync(id, ReviewScene.Reviewer));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await CompleteAsync(id, ReviewScene.Writer));
        TestData.Done(await CompleteAsync(id, ReviewScene.Secrecy));
        Assert.Null((await WorkAsync(id, work => work.Revisions[0])).FullReviewDue);
        Assert.IsType<ActResult<ItemSaved>.Refused>(await CompleteAsync(id, ReviewScene.Secrecy));
    }

    [Fact]
    public async Task Schedule_Due_IsPublishedByItselfOnThatDay()
    {
        var at = new DateTime(2026, 12, 1, 9, 0, 0);
        var id = await scene.ScheduledAsync(at);
        Assert.Equal(RevisionState.Scheduled, await scene.StateAsync(id));
        var early = TestClock.Program with { Now = new DateTime(2026, 12, 1, 0, 59, 59, DateTimeKind.Utc) };
        Assert.Empty(await scene.ReadAsync(db => new PublishScheduled(db).DueAsync(early.Now, default)));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.RunAsync(id, (db, _) => new PublishScheduled(db).RunAsync(id, early, default)));

        var due = TestClock.Program with { Now = new DateTime(2026, 12, 1, 1, 0, 20, DateTimeKind.Utc) };
        Assert.Equal([id], await scene.ReadAsync(db => new PublishScheduled(db).DueAsync(due.Now, default)));
        TestData.Done(await scene.RunAsync(id, (db, _) => new PublishScheduled(db).RunAsync(id, due, default)));

        var face = await scene.ReadAsync(db => db.PublicItems.SingleAsync());
        Assert.Equal((new DateOnly(2026, 12, 1), due.Now, false), (face.DisclosedOn, face.PublishedAt, face.Backfilled));
        Assert.Equal("定时发布：2026年12月1日 09:00", (await scene.LastLineAsync(id)).Reason);
    }

    [Fact]
    public async Task Schedule_MissedWhileTheServerWasOff_IsMadeUpAndJournaledSo()
    {
        var id = await scene.ScheduledAsync(new DateTime(2026, 12, 1, 9, 0, 0));
        var late = TestClock.Program with { Now = new DateTime(2026, 12, 3, 1, 0, 0, DateTimeKind.Utc) };
        TestData.Done(await scene.RunAsync(id, (db, _) => new PublishScheduled(db).RunAsync(id, late, default)));
        Assert.Equal("定时发布：原定2026年12月1日 09:00，当时服务器没有运行，现在补发布", (await scene.LastLineAsync(id)).Reason);
        // Never a forged day: it is public from the day on which it was.
        Assert.Equal(new DateOnly(2026, 12, 3), await scene.ReadAsync(db => db.PublicItems.Select(face => face.DisclosedOn).SingleAsync()));
    }

    [Fact]
    public async Task Schedule_RuleBecameStricter_GoesBackToTheSecrecyReview()
    {
        await scene.RuleAsync(ReviewRule.TwoPersons);
        var id = await scene.InReviewAsync();
        TestData.Done(await scene.PublishAsync(id, ReviewScene.Reviewer, TestData.Secrecy with { PublishAt = new DateTime(2026, 12, 1, 9, 0, 0) }));
        await scene.RuleAsync(ReviewRule.ThreePersons);

        var due = TestClock.Program with { Now = new DateTime(2026, 12, 1, 1, 0, 0, DateTimeKind.Utc) };
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.RunAsync(id, (db, _) => new PublishScheduled(db).RunAsync(id, due, default)));

        Assert.False(await scene.IsPublicAsync(id));
        Assert.Equal(RevisionState.InSecrecyReview, await scene.StateAsync(id));
        TestData.Done(await scene.PublishAsync(id));
    }

    [Fact]
    public async Task Schedule_ReturnedOrEdited_IsOff()
    {
        var returned = await scene.ScheduledAsync(new DateTime(2026, 12, 1, 9, 0, 0), "退回的");
        TestData.Done(await scene.ReturnAsync(returned));
        var edited = await scene.ScheduledAsync(new DateTime(2026, 12, 1, 9, 0, 0), "修改的");
        TestData.Done(await scene.EditAsync(edited));
        Assert.Empty(await scene.ReadAsync(db => new PublishScheduled(db).DueAsync(TestClock.Now.AddDays(100), default)));
        Assert.All(await scene.ReadAsync(db => db.ItemRevisions.ToListAsync()), row => Assert.Null(row.ScheduledFor));
    }

    [Fact]
    public async Task Withhold_InReview_StaysInsideWithGroundAndDay()
    {
        var id = await scene.InReviewAsync();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.WithholdAsync(id, ReviewScene.Writer));
        Assert.Equal(["Ground", "Reason", "ReassessOn"], Assert.IsType<ActResult<ItemSaved>.Invalid>(await scene.WithholdAsync(id, line: new WithholdLine { Ground = null, Reason = "", ReassessOn = TestClock.Today })).Issues.Select(issue => issue.Field));

        TestData.Done(await scene.WithholdAsync(id));

        Assert.False(await scene.IsPublicAsync(id));
        Assert.Equal(new DateOnly(2027, 5, 1), await scene.ReadAsync(db => db.Items.Select(item => item.ReassessOn).SingleAsync()));
        Assert.StartsWith("讨论记录、过程稿", await scene.ReadAsync(db => db.Reviews.Select(line => line.Ground).SingleAsync()), StringComparison.Ordinal);
        // Judged again, it can go the whole way.
        TestData.Done(await scene.EditAsync(id));
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PassAsync(id));
        TestData.Done(await scene.PublishAsync(id));
        Assert.Null(await scene.ReadAsync(db => db.Items.Select(item => item.ReassessOn).SingleAsync()));
    }

    [Fact]
    public async Task Withhold_CorrectionOfAPublicItem_Refused()
    {
        await scene.RuleAsync(ReviewRule.TwoPersons);
        var id = await TestData.PublishItemAsync(scene.Database);
        TestData.Done(await scene.EditAsync(id, change: draft => draft with { ChangeNote = "更正" }));
        TestData.Done(await scene.SendAsync(id));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.WithholdAsync(id));
    }

    private async Task<int> BringToAsync(RevisionState state)
    {
        switch (state)
        {
            case RevisionState.InReview:
                return await scene.InReviewAsync();
            case RevisionState.InSecrecyReview:
                return await scene.InSecrecyReviewAsync();
            case RevisionState.Scheduled:
                return await scene.ScheduledAsync(new DateTime(2026, 12, 1, 9, 0, 0));
            case RevisionState.Returned:
                var returned = await scene.InReviewAsync();
                TestData.Done(await scene.ReturnAsync(returned));
                return returned;
            case RevisionState.Withheld:
                var withheld = await scene.InReviewAsync();
                TestData.Done(await scene.WithholdAsync(withheld));
                return withheld;
            default:
                var draft = await scene.InReviewAsync();
                TestData.Done(await scene.EditAsync(draft));
                return draft;
        }
    }

    private Task<string> DumpAsync(int id) => scene.ReadAsync(async db =>
    {
        var item = await db.Items.Include(row => row.Revisions).SingleAsync(row => row.Id == id);
        return $"{item.Version} {item.LiveRevisionId} {item.WorkingRevisionId} {item.ReassessOn} {string.Join('|', item.Revisions.Select(row => $"{row.State} {row.Title} {row.ContentDigest} {row.ScheduledFor}"))} {await db.Reviews.CountAsync()} {await db.Journal.CountAsync()}";
    });

    private Task<ActResult<ItemSaved>> CompleteAsync(int id, ActContext by) => scene.RunAsync(id, (db, _) => new CompleteUrgentReview(db).RunAsync(id, 1, TestData.Secrecy, by, default));

    private Task<T> WorkAsync<T>(int id, Func<ItemWork, T> read) => scene.ReadAsync(async db => read((await new ItemWorkReader(db, new Core.Calendar.CalendarReader(db)).FindAsync(id, default))!));
}
