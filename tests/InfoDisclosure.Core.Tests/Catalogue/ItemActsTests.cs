using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue;

/// <summary>The acts of an item, one after the other, on a real database file.</summary>
public sealed class ItemActsTests : IAsyncLifetime
{
    private static readonly ActContext Writer = TestClock.Writer;
    private static readonly ActContext Reviewer = TestClock.Reviewer;

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Create_Valid_StoresDraftWithItsJournalLine()
    {
        var draft = await DraftAsync(draft => draft with { DocumentNumber = "样政发[2026]12号", Validity = Validity.Amended });

        var saved = TestData.Done(await Create(draft));

        await using var db = database.Open();
        var item = await db.Items.Include(row => row.WorkingRevision!.Channels).SingleAsync();
        Assert.Equal((saved.ItemId, saved.Version), (item.Id, item.Version));
        Assert.Null(item.IndexNumber);
        var revision = item.WorkingRevision!;
        Assert.Equal((1, RevisionState.Draft, draft.Title, "样政发〔2026〕12号", Validity.Amended), (revision.Number, revision.State, revision.Title, revision.DocumentNumber, revision.Validity));
        Assert.Equal((1, "编写人", TestClock.Now), (revision.WrittenById, revision.WrittenByName, revision.WrittenAt));
        Assert.Single(revision.Channels);
        Assert.Equal([JournalAction.Created], await Actions(saved.ItemId));
        Assert.Empty(db.PublicItems);
    }

    [Fact]
    public async Task Create_OnlyATitle_IsAllowed()
    {
        TestData.Done(await Create(new ItemDraft { Title = "先占个位置" }));
    }

    public static TheoryData<string, Func<ItemDraft, ItemDraft>, string> Wrong => new()
    {
        { "no title", draft => draft with { Title = " " }, nameof(ItemDraft.Title) },
        { "a title of invisible characters", draft => draft with { Title = "\u200B\u0001\uFEFF" }, nameof(ItemDraft.Title) },
        { "1 MB in the title", draft => draft with { Title = new string('长', 1 << 20) }, nameof(ItemDraft.Title) },
        { "a title that grows when composed", draft => draft with { Title = new string('\uFB2C', 150) }, nameof(ItemDraft.Title) },
        { "a long summary", draft => draft with { Summary = new string('概', ItemRevision.SummaryLength + 1) }, nameof(ItemDraft.Summary) },
        { "a long body", draft => draft with { Body = new string('文', ItemRevision.BodyLength + 1) }, nameof(ItemDraft.Body) },
        { "a long document number", draft => draft with { DocumentNumber = new string('1', ItemRevision.DocumentNumberLength + 1) }, nameof(ItemDraft.DocumentNumber) },
        { "a long note", draft => draft with { ChangeNote = new string('改', ItemRevision.NoteLength + 1) }, nameof(ItemDraft.ChangeNote) },
        { "formed tomorrow", draft => draft with { FormedOn = TestClock.Today.AddDays(1) }, nameof(ItemDraft.FormedOn) },
        { "formed in year 26", draft => draft with { FormedOn = new DateOnly(26, 1, 1) }, nameof(ItemDraft.FormedOn) },
        { "public tomorrow", draft => draft with { DisclosedOn = TestClock.Today.AddDays(1) }, nameof(ItemDraft.DisclosedOn) },
        { "public before it was formed", draft => draft with { FormedOn = new DateOnly(2026, 2, 2), DisclosedOn = new DateOnly(2026, 2, 1) }, nameof(ItemDraft.DisclosedOn) },
        { "no such category", draft => draft with { CategoryId = 9999 }, nameof(ItemDraft.CategoryId) },
        { "no such group", draft => draft with { GroupId = 9999 }, nameof(ItemDraft.GroupId) },
        { "no such office", draft => draft with { OfficeId = 9999 }, nameof(ItemDraft.OfficeId) },
        { "no such channel", draft => draft with { ChannelIds = [9999] }, nameof(ItemDraft.ChannelIds) },
        { "no such method", draft => draft with { Method = (DisclosureMethod)7 }, nameof(ItemDraft.Method) },
        { "no such validity", draft => draft with { Validity = (Validity)7 }, nameof(ItemDraft.Validity) },
        { "a live figure in the body", draft => draft with { Body = "共{{公开.总数}}条" }, nameof(ItemDraft.Body) },
        { "lists nested beyond sense", draft => draft with { Body = string.Concat(Enumerable.Repeat("> ", 400)) + "深" }, nameof(ItemDraft.Body) },
        { "a file that was never there", draft => draft with { KeptAttachmentIds = [9999] }, nameof(ItemDraft.KeptAttachmentIds) },
        { "too many files", draft => draft with { NewAttachments = [.. Enumerable.Range(0, ItemAttachment.Most + 1).Select(i => Named($"{i}.txt"))] }, nameof(ItemDraft.NewAttachments) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Create_WrongField_NamesItAndStoresNothing(string _, Func<ItemDraft, ItemDraft> spoil, string field)
    {
        var result = await Create(await DraftAsync(spoil));

        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(result);
        Assert.Equal([field], invalid.Issues.Select(issue => issue.Field));
        await using var db = database.Open();
        Assert.Empty(db.Items);
        Assert.Empty(db.ItemRevisions);
    }

    [Fact]
    public async Task Edit_WrongField_StoresNothingEvenWhenTheContextSavesLater()
    {
        var id = await TestData.PublishItemAsync(database);
        await using var db = database.Open();
        var result = await new EditItem(db).RunAsync(id, await Version(id), await DraftAsync(draft => draft with { KeptAttachmentIds = [9999] }), Writer, default);
        await db.SaveChangesAsync();

        Assert.IsType<ActResult<ItemSaved>.Invalid>(result);
        await using var fresh = database.Open();
        Assert.Equal(1, await fresh.ItemRevisions.CountAsync());
        Assert.Null((await fresh.Items.SingleAsync()).WorkingRevisionId);
    }

    [Fact]
    public async Task Create_ControlAndRareCharacters_KeepsWhatIsWritten()
    {
        var saved = TestData.Done(await Create(await DraftAsync(draft => draft with
        {
            Title = "䶮㛃𬭎\u0000村\u202E道路\r\n整修\u200B通知",
            Summary = "第一行\u0008\n第二行",
            DocumentNumber = "样政发\u0001（2026）３号",
            Body = "正文䶮㛃𬭎\u0007结束",
        })));

        await using var db = database.Open();
        var revision = await db.ItemRevisions.SingleAsync(row => row.ItemId == saved.ItemId);
        Assert.Equal(("䶮㛃𬭎村道路 整修通知", "第一行 第二行", "样政发〔2026〕3号", "正文䶮㛃𬭎结束"), (revision.Title, revision.Summary, revision.DocumentNumber, revision.BodyMarkdown));
    }

    [Fact]
    public async Task Create_LongestTitleOfRareCharacters_IsStoredAndFound()
    {
        // Each of these is two UTF-16 units; the form counts units, the column counts characters.
        var title = string.Concat(Enumerable.Repeat("𬭎", ItemRevision.TitleLength / 2));
        var id = await TestData.PublishItemAsync(database, title);

        await using var db = database.Open();
        Assert.Equal(title, (await db.PublicItems.SingleAsync(row => row.ItemId == id)).Title);
    }

    [Fact]
    public async Task Acts_UnknownItem_NotFound()
    {
        await using var db = database.Open();
        var draft = await DraftAsync();
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await new EditItem(db).RunAsync(77, 1, draft, Writer, default));
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await TestData.Send(db).RunAsync(77, 1, Writer, default));
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await new ReturnItem(db).RunAsync(77, 1, "理由", Reviewer, default));
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await new PublishItem(db).RunAsync(77, 1, TestData.Secrecy, Reviewer, default));
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(77, 1, "理由", Reviewer, default));
    }

    [Fact]
    public async Task Acts_OldVersion_StaleAndNothingChanges()
    {
        var id = await TestData.ItemInReviewAsync(database);
        var now = await Version(id);
        var before = await Dump(id);
        await using var db = database.Open();
        var draft = await DraftAsync(draft => draft with { Title = "别的" });

        Assert.Equal(new ActResult<ItemSaved>.Stale(now), await new EditItem(db).RunAsync(id, now - 1, draft, Writer, default));
        Assert.Equal(new ActResult<ItemSaved>.Stale(now), await TestData.Send(db).RunAsync(id, now - 1, Writer, default));
        Assert.Equal(new ActResult<ItemSaved>.Stale(now), await new ReturnItem(db).RunAsync(id, now - 1, "理由", Reviewer, default));
        Assert.Equal(new ActResult<ItemSaved>.Stale(now), await new PublishItem(db).RunAsync(id, now - 1, TestData.Secrecy, Reviewer, default));
        Assert.Equal(before, await Dump(id));

        var published = await TestData.PublishItemAsync(database, "另一条");
        Assert.IsType<ActResult<ItemSaved>.Stale>(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(published, 1, "理由", Reviewer, default));
        Assert.True(await db.PublicItems.AnyAsync(row => row.ItemId == published));
    }

    [Fact]
    public async Task Acts_WrongStanding_Refused()
    {
        var draftId = TestData.Done(await Create(await DraftAsync())).ItemId;
        var version = await Version(draftId);
        await using var db = database.Open();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new ReturnItem(db).RunAsync(draftId, version, "理由", Reviewer, default));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new PublishItem(db).RunAsync(draftId, version, TestData.Secrecy, Reviewer, default));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(draftId, version, "理由", Reviewer, default));
        var waiting = await TestData.ItemInReviewAsync(database, "另一条");
        Assert.IsType<ActResult<ItemSaved>.Refused>(await TestData.Send(db).RunAsync(waiting, await Version(waiting), Writer, default));
        var live = await TestData.PublishItemAsync(database, "第三条");
        Assert.IsType<ActResult<ItemSaved>.Refused>(await TestData.Send(db).RunAsync(live, await Version(live), Writer, default));
    }

    [Fact]
    public async Task Send_IncompleteDraft_NamesEveryMissingField()
    {
        var saved = TestData.Done(await Create(new ItemDraft { Title = "只有名称" }));
        await using var db = database.Open();

        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(await TestData.Send(db).RunAsync(saved.ItemId, saved.Version, Writer, default));

        Assert.Equal([nameof(ItemDraft.Summary), nameof(ItemDraft.FormedOn), nameof(ItemDraft.CategoryId), nameof(ItemDraft.GroupId), nameof(ItemDraft.ChannelIds), nameof(ItemDraft.Body)], invalid.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Send_OnRequestItemWithContent_Refused()
    {
        var saved = TestData.Done(await Create(await DraftAsync(draft => draft with { Method = DisclosureMethod.OnRequest })));
        await using var db = database.Open();

        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(await TestData.Send(db).RunAsync(saved.ItemId, saved.Version, Writer, default));

        Assert.Equal([nameof(ItemDraft.Method)], invalid.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Return_WithReason_ReasonStaysWhileTheWriterWorksAndGoesWhenSentAgain()
    {
        var id = await TestData.ItemInReviewAsync(database);
        await Run(db => new ReturnItem(db).RunAsync(id, Version(db, id), "  请补充\n文号 ", Reviewer, default));
        Assert.Equal((RevisionState.Returned, "请补充 文号"), await Standing(id));

        await Edit(id, draft => draft with { DocumentNumber = "样政发〔2026〕1号" });
        Assert.Equal((RevisionState.Draft, "请补充 文号"), await Standing(id));

        await Run(db => TestData.Send(db).RunAsync(id, Version(db, id), Writer, default));
        Assert.Equal((RevisionState.InReview, null), await Standing(id));
        await using var db = database.Open();
        Assert.Equal("请补充 文号", await db.Journal.Where(entry => entry.Action == JournalAction.Returned).Select(entry => entry.Reason).SingleAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B ")]
    public async Task ReturnAndWithdraw_NoReason_Invalid(string reason)
    {
        var waiting = await TestData.ItemInReviewAsync(database);
        var live = await TestData.PublishItemAsync(database, "另一条");
        await using var db = database.Open();
        Assert.IsType<ActResult<ItemSaved>.Invalid>(await new ReturnItem(db).RunAsync(waiting, await Version(waiting), reason, Reviewer, default));
        Assert.IsType<ActResult<ItemSaved>.Invalid>(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(live, await Version(live), reason, Reviewer, default));
    }

    [Fact]
    public async Task Edit_InReview_GoesBackToDraft()
    {
        var id = await TestData.ItemInReviewAsync(database);
        await Edit(id, draft => draft with { Title = "改过的名称" });

        Assert.Equal((RevisionState.Draft, null), await Standing(id));
        await using var db = database.Open();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new PublishItem(db).RunAsync(id, await Version(id), TestData.Secrecy, Reviewer, default));
    }

    [Fact]
    public async Task Publish_Reviewed_GivesNumberFaceSearchReviewLineAndJournal()
    {
        var id = await TestData.PublishItemAsync(database, "防汛预案", disclosedOn: new DateOnly(2024, 5, 6));

        await using var db = database.Open();
        var item = await db.Items.Include(row => row.LiveRevision).SingleAsync();
        Assert.Equal(("2024-00001", 2024, 1, TestClock.Now), (item.IndexNumber, item.IndexYear, item.IndexSerial, item.PublishedAt));
        Assert.Null(item.WorkingRevisionId);
        Assert.True(item.LiveRevision!.Backfilled);
        var face = await db.PublicItems.Include(row => row.Channels).SingleAsync();
        Assert.Equal((id, "防汛预案", new DateOnly(2024, 5, 6), true), (face.ItemId, face.Title, face.DisclosedOn, face.Backfilled));
        Assert.Equal(new DateOnly(2024, 5, 6), Assert.Single(face.Channels).DisclosedOn);
        // Under the rule of two the one reviewer leaves both lines.
        var reviews = await db.Reviews.OrderBy(row => row.Id).ToListAsync();
        Assert.Equal([(ReviewKind.Review, "审核通过"), (ReviewKind.Secrecy, "可以公开")], reviews.Select(row => (row.Kind, row.Conclusion)));
        Assert.All(reviews, row => Assert.Equal((item.LiveRevisionId, 2, "审核人", TestClock.Today, item.LiveRevision.ContentDigest), (row.ItemRevisionId, row.ReviewerId, row.ReviewerName, row.ReviewedOn, row.ContentDigest)));
        Assert.Equal("正文和要素、个人信息检查结果", reviews[1].LookedAt);
        Assert.Equal([JournalAction.Created, JournalAction.SentForReview, JournalAction.Published], await Actions(id));
        Assert.Equal([id], await Found("防汛"));
    }

    [Fact]
    public async Task Publish_NoDateGiven_IsPublicFromTodayAndNotBackfilled()
    {
        await TestData.PublishItemAsync(database);
        await using var db = database.Open();
        var face = await db.PublicItems.SingleAsync();
        Assert.Equal((TestClock.Today, false), (face.DisclosedOn, face.Backfilled));
    }

    public static TheoryData<SecrecyLine, string> WrongLines => new()
    {
        { TestData.Secrecy with { ReviewedOn = null }, nameof(SecrecyLine.ReviewedOn) },
        { TestData.Secrecy with { ReviewedOn = TestClock.Today.AddDays(1) }, nameof(SecrecyLine.ReviewedOn) },
        { TestData.Secrecy with { ReviewedOn = new DateOnly(26, 1, 1) }, nameof(SecrecyLine.ReviewedOn) },
        { TestData.Secrecy with { LookedAt = [ReviewedPart.Text] }, nameof(SecrecyLine.LookedAt) },
        { TestData.Secrecy with { PublishAt = new DateTime(2026, 11, 23, 9, 59, 0) }, nameof(SecrecyLine.PublishAt) },
        { TestData.Secrecy with { PublishAt = new DateTime(2028, 1, 1) }, nameof(SecrecyLine.PublishAt) },
        { TestData.Secrecy with { Conclusion = " " }, nameof(SecrecyLine.Conclusion) },
        { TestData.Secrecy with { Conclusion = new string('可', PublicationReview.ConclusionLength + 1) }, nameof(SecrecyLine.Conclusion) },
        { TestData.Secrecy with { Ground = "\u200B" }, nameof(SecrecyLine.Ground) },
        { TestData.Secrecy with { Ground = new string('据', PublicationReview.GroundLength + 1) }, nameof(SecrecyLine.Ground) },
    };

    [Theory]
    [MemberData(nameof(WrongLines))]
    public async Task Publish_IncompleteReviewLine_PublishesNothing(SecrecyLine line, string field)
    {
        var id = await TestData.ItemInReviewAsync(database);
        await using var db = database.Open();

        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(await new PublishItem(db).RunAsync(id, await Version(id), line, Reviewer, default));

        Assert.Equal([field], invalid.Issues.Select(issue => issue.Field));
        Assert.Empty(db.Reviews);
        Assert.Empty(db.PublicItems);
        Assert.Equal((RevisionState.InReview, null), await Standing(id));
    }

    [Fact]
    public async Task Publish_ByItsWriter_Refused()
    {
        var id = await TestData.ItemInReviewAsync(database);
        await using var db = database.Open();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new PublishItem(db).RunAsync(id, await Version(id), TestData.Secrecy, Writer, default));
    }

    [Fact]
    public async Task Publish_ByAnEarlierWriter_Refused()
    {
        // The reviewer wrote the first words, somebody else the last ones.
        await Run(async db => await new CreateItem(db).RunAsync(await DraftAsync(), Reviewer, default));
        await using var db = database.Open();
        var id = await db.Items.Select(item => item.Id).SingleAsync();
        await Edit(id, draft => draft with { Summary = "别人改的概述" });
        await Run(db => TestData.Send(db).RunAsync(id, Version(db, id), Writer, default));

        Assert.IsType<ActResult<ItemSaved>.Refused>(await new PublishItem(db).RunAsync(id, await Version(id), TestData.Secrecy, Reviewer, default));
        TestData.Done(await new PublishItem(db).RunAsync(id, await Version(id), TestData.Secrecy, TestClock.Person(3), default));
    }

    [Fact]
    public async Task Publish_CorrectionByTheWriterOfTheFirstText_IsAllowed()
    {
        var id = await TestData.PublishItemAsync(database);
        await Run(async db => await new EditItem(db).RunAsync(id, await Version(id), await DraftAsync(draft => draft with { ChangeNote = "更正日期" }), Reviewer, default));
        await Run(db => TestData.Send(db).RunAsync(id, Version(db, id), Reviewer, default));
        await Run(db => new PublishItem(db).RunAsync(id, Version(db, id), TestData.Secrecy, Writer, default));
    }

    [Fact]
    public async Task Correct_WithoutNote_IsNotSent()
    {
        var id = await TestData.PublishItemAsync(database);
        await Edit(id, draft => draft with { Title = "改过的名称" });
        await using var db = database.Open();
        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(await TestData.Send(db).RunAsync(id, await Version(id), Writer, default));
        Assert.Equal([nameof(ItemDraft.ChangeNote)], invalid.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Correct_Published_AddsARevisionAndKeepsNumberTimeAndFirstText()
    {
        var id = await TestData.PublishItemAsync(database, "原来的名称", disclosedOn: new DateOnly(2025, 3, 4));
        var later = Writer with { Now = TestClock.Now.AddDays(3) };
        await Run(async db => await new EditItem(db).RunAsync(id, await Version(id), await DraftAsync(draft => draft with { Title = "更正的名称", ChangeNote = "名称有误", DisclosedOn = new DateOnly(2025, 3, 4), FormedOn = new DateOnly(2025, 3, 1) }), later, default));
        Assert.Equal([id], await Found("原来的名称"));
        await Run(db => TestData.Send(db).RunAsync(id, Version(db, id), later, default));
        await Run(db => new PublishItem(db).RunAsync(id, Version(db, id), TestData.Secrecy, Reviewer with { Now = later.Now }, default));

        await using var db = database.Open();
        var item = await db.Items.Include(row => row.Revisions).SingleAsync();
        Assert.Equal(("2025-00001", TestClock.Now), (item.IndexNumber, item.PublishedAt));
        Assert.Equal(["原来的名称", "更正的名称"], item.Revisions.OrderBy(row => row.Number).Select(row => row.Title));
        Assert.All(item.Revisions, row => Assert.Equal(RevisionState.Published, row.State));
        var face = await db.PublicItems.SingleAsync();
        Assert.Equal(("更正的名称", TestClock.Now, later.Now), (face.Title, face.PublishedAt, face.RevisedAt));
        Assert.Equal(4, await db.Reviews.CountAsync());
        Assert.Equal(JournalAction.Corrected, (await Actions(id))[^1]);
        Assert.Empty(await Found("原来的名称"));
        Assert.Equal([id], await Found("更正的名称"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Correct_LaterDay_KeepsTheDayOfDisclosureAndIsNoBackfill(bool dateGiven)
    {
        var id = await TestData.PublishItemAsync(database);
        var later = TestClock.Now.AddDays(10);
        await Run(async db => await new EditItem(db).RunAsync(id, await Version(id), await DraftAsync(draft => draft with { ChangeNote = "更正", DisclosedOn = dateGiven ? TestClock.Today : null }), Writer with { Now = later }, default));
        await Run(db => TestData.Send(db).RunAsync(id, Version(db, id), Writer with { Now = later }, default));
        await Run(db => new PublishItem(db).RunAsync(id, Version(db, id), TestData.Secrecy, Reviewer with { Now = later }, default));

        await using var db = database.Open();
        var face = await db.PublicItems.SingleAsync();
        Assert.Equal((TestClock.Today, false), (face.DisclosedOn, face.Backfilled));
    }

    [Fact]
    public async Task Edit_DisclosedAfterItsFirstPublication_Invalid()
    {
        var id = await TestData.PublishItemAsync(database);
        await using var db = database.Open();
        var draft = await DraftAsync(draft => draft with { DisclosedOn = TestClock.Today.AddDays(2) });

        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(await new EditItem(db).RunAsync(id, await Version(id), draft, Writer with { Now = TestClock.Now.AddDays(5) }, default));

        Assert.Equal([nameof(ItemDraft.DisclosedOn)], invalid.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Withdraw_Public_RemovesFaceAndSearchAndKeepsTheText()
    {
        var id = await TestData.PublishItemAsync(database, "要撤回的名称");
        await Run(db => new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(id, Version(db, id), "内容\u200B有误", Reviewer, default));

        await using var db = database.Open();
        Assert.Empty(db.PublicItems);
        Assert.Empty(db.PublicItemChannels);
        Assert.Empty(await Found("撤回"));
        var item = await db.Items.Include(row => row.Revisions).SingleAsync();
        Assert.Equal(("内容有误", TestClock.Now, "2026-00001"), (item.WithdrawalReason, item.WithdrawnAt, item.IndexNumber));
        Assert.Equal("要撤回的名称", Assert.Single(item.Revisions).Title);
        Assert.Equal(JournalAction.Withdrawn, (await Actions(id))[^1]);
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(id, await Version(id), "再撤一次", Reviewer, default));
    }

    [Fact]
    public async Task Republish_AfterWithdrawal_IsPublicAgainUnderItsNumber()
    {
        var id = await TestData.PublishItemAsync(database, "先撤回再公开");
        await Run(db => new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(id, Version(db, id), "内容有误", Reviewer, default));
        await Edit(id, draft => draft with { Title = "改好再公开", ChangeNote = "改正了内容" });
        await Run(db => TestData.Send(db).RunAsync(id, Version(db, id), Writer, default));
        await Run(db => new PublishItem(db).RunAsync(id, Version(db, id), TestData.Secrecy, Reviewer, default));

        await using var db = database.Open();
        var item = await db.Items.SingleAsync();
        Assert.Equal(("2026-00001", null, null), (item.IndexNumber, item.WithdrawnAt, item.WithdrawalReason));
        Assert.Equal("改好再公开", (await db.PublicItems.SingleAsync()).Title);
        Assert.Equal([id], await Found("改好"));
    }

    [Fact]
    public async Task DiscardAndRestore_NeverPublic_LiesInTheBinAndComesBackWhole()
    {
        var made = TestData.Done(await Create(await DraftAsync(draft => draft with { NewAttachments = [File("甲.txt")] })));
        var gone = TestData.Done(await RunAsync(db => new DiscardItemDraft(db).RunAsync(made.ItemId, made.Version, Writer, default)));
        await using (var db = database.Open())
        {
            Assert.Null((await db.Items.SingleAsync()).WorkingRevisionId);
            Assert.Equal((RevisionState.Discarded, TestClock.Now), await db.ItemRevisions.Select(row => new ValueTuple<RevisionState, DateTime?>(row.State, row.DiscardedAt)).SingleAsync());
        }

        var back = TestData.Done(await RunAsync(db => new RestoreItemDraft(db).RunAsync(made.ItemId, 1, gone.Version, TestClock.Person(7), default)));

        Assert.Equal((RevisionState.Draft, null), await Standing(made.ItemId));
        Assert.Equal(["甲.txt"], (await Files(made.ItemId)).Select(file => file.FileName));
        Assert.Equal([JournalAction.Created, JournalAction.Discarded, JournalAction.TakenFromBin], await Actions(made.ItemId));
        // Whoever wrote it before it lay in the bin still may not review it.
        await Run(db => TestData.Send(db).RunAsync(made.ItemId, back.Version, TestClock.Person(7), default));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await RunAsync(db => new PublishItem(db).RunAsync(made.ItemId, Version(db, made.ItemId), TestData.SecrecyOf(hasAttachments: true), Writer, default)));
    }

    [Fact]
    public async Task Restore_WhileAnotherTextIsWritten_Refused()
    {
        var id = await TestData.PublishItemAsync(database);
        await Edit(id, draft => draft with { Title = "不要的更正" });
        await Run(db => new DiscardItemDraft(db).RunAsync(id, Version(db, id), Writer, default));
        await Edit(id, draft => draft with { Title = "另一次更正" });

        Assert.IsType<ActResult<ItemSaved>.Refused>(await RunAsync(db => new RestoreItemDraft(db).RunAsync(id, 2, Version(db, id), Writer, default)));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await RunAsync(db => new RestoreItemDraft(db).RunAsync(id, 1, Version(db, id), Writer, default)));
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await RunAsync(db => new RestoreItemDraft(db).RunAsync(id, 9, Version(db, id), Writer, default)));
        Assert.IsType<ActResult<ItemSaved>.Stale>(await RunAsync(db => new RestoreItemDraft(db).RunAsync(id, 2, 1, Writer, default)));
    }

    [Fact]
    public async Task Discard_Correction_LeavesThePublicText()
    {
        var id = await TestData.PublishItemAsync(database, "公开的名称");
        await Edit(id, draft => draft with { Title = "不要的更正" });
        await Run(db => new DiscardItemDraft(db).RunAsync(id, Version(db, id), Writer, default));

        await using var db = database.Open();
        Assert.Equal("公开的名称", (await db.PublicItems.SingleAsync()).Title);
        Assert.Equal([RevisionState.Published, RevisionState.Discarded], await db.ItemRevisions.OrderBy(row => row.Number).Select(row => row.State).ToListAsync());
        Assert.Null((await db.Items.SingleAsync()).WorkingRevisionId);
        await Edit(id, draft => draft with { Title = "另一次更正", ChangeNote = "更正" });
        Assert.Equal(3, await db.ItemRevisions.MaxAsync(row => row.Number));
    }

    [Fact]
    public async Task Discard_NothingToDiscardOrInReview_Refused()
    {
        var waiting = await TestData.ItemInReviewAsync(database);
        var live = await TestData.PublishItemAsync(database, "另一条");
        await using var db = database.Open();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new DiscardItemDraft(db).RunAsync(waiting, await Version(waiting), Writer, default));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new DiscardItemDraft(db).RunAsync(live, await Version(live), Writer, default));
        Assert.IsType<ActResult<ItemSaved>.Stale>(await new DiscardItemDraft(db).RunAsync(waiting, 1, Writer, default));
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await new DiscardItemDraft(db).RunAsync(77, 1, Writer, default));
    }

    [Fact]
    public async Task Attachments_AcrossRevisions_KeptInOrderOrRemoved()
    {
        var made = TestData.Done(await Create(await DraftAsync(draft => draft with { NewAttachments = [File("甲.txt"), File("乙.txt"), File("甲.txt")] })));
        var first = await Files(made.ItemId);
        Assert.Equal(["甲.txt", "乙.txt"], first.Select(file => file.FileName));

        await Edit(made.ItemId, draft => draft with { KeptAttachmentIds = [first[1].Id, first[0].Id], NewAttachments = [File("丙.txt")] });
        var second = await Files(made.ItemId);
        Assert.Equal(["乙.txt", "甲.txt", "丙.txt"], second.Select(file => file.FileName));
        Assert.Equal((first[1].Id, first[0].Id), (second[0].Id, second[1].Id));
        await Run(db => TestData.Send(db).RunAsync(made.ItemId, Version(db, made.ItemId), Writer, default));
        await Run(db => new PublishItem(db).RunAsync(made.ItemId, Version(db, made.ItemId), TestData.SecrecyOf(hasAttachments: true), Reviewer, default));

        // A form opened on the published text, saved after another clerk began the next revision: its kept files still count.
        await Edit(made.ItemId, draft => draft with { KeptAttachmentIds = [second[0].Id, second[1].Id, second[2].Id], ChangeNote = "更正" });
        await Edit(made.ItemId, draft => draft with { KeptAttachmentIds = [second[2].Id, second[0].Id], ChangeNote = "更正" });
        Assert.Equal(["丙.txt", "乙.txt"], (await Files(made.ItemId)).Select(file => file.FileName));

        await using var db = database.Open();
        Assert.Equal(3, await db.Attachments.CountAsync(file => db.ItemRevisions.Any(row => row.Id == file.RevisionId && row.PublishedAt != null)));
    }

    [Fact]
    public async Task Attachments_OfAnotherItem_AreNotTaken()
    {
        var other = TestData.Done(await Create(await DraftAsync(draft => draft with { NewAttachments = [File("别人的.txt")] })));
        var theirs = (await Files(other.ItemId))[0].Id;

        var invalid = Assert.IsType<ActResult<ItemSaved>.Invalid>(await Create(await DraftAsync(draft => draft with { KeptAttachmentIds = [theirs] })));

        Assert.Equal([nameof(ItemDraft.KeptAttachmentIds)], invalid.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Attachments_ChosenAgainAfterWithdrawal_ComeFromTheLastRevision()
    {
        var made = TestData.Done(await Create(await DraftAsync(draft => draft with { NewAttachments = [File("甲.txt")] })));
        await Run(db => TestData.Send(db).RunAsync(made.ItemId, Version(db, made.ItemId), Writer, default));
        await Run(db => new PublishItem(db).RunAsync(made.ItemId, Version(db, made.ItemId), TestData.SecrecyOf(hasAttachments: true), Reviewer, default));
        await Run(db => new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(made.ItemId, Version(db, made.ItemId), "有误", Reviewer, default));
        var kept = (await Files(made.ItemId))[0].Id;

        await Edit(made.ItemId, draft => draft with { KeptAttachmentIds = [kept], ChangeNote = "更正" });

        Assert.Equal(["甲.txt"], (await Files(made.ItemId)).Select(file => file.FileName));
    }

    [Fact]
    public async Task IndexNumber_PatternChanged_IssuedOnesStayAndNoneIsGivenTwice()
    {
        await TestData.PublishItemAsync(database, "第一条");
        await using (var db = database.Open())
        {
            // Writes for the serial 2 what the first pattern writes for 20.
            (await db.SiteProfiles.SingleAsync()).IndexNumberPattern = "{year}-000{serial:D1}0";
            await db.SaveChangesAsync();
        }

        await TestData.PublishItemAsync(database, "第二条");
        await using (var db = database.Open())
        {
            (await db.SiteProfiles.SingleAsync()).IndexNumberPattern = IndexNumberPattern.Default;
            (await db.SiteProfiles.SingleAsync()).AgencyCode = "11230881MB12345678";
            await db.SaveChangesAsync();
        }

        await TestData.PublishItemAsync(database, "第三条");
        await using var check = database.Open();
        Assert.Equal(["2026-00001", "2026-00020", "11230881MB12345678/2026-00003"], await check.Items.OrderBy(row => row.Id).Select(row => row.IndexNumber).ToListAsync());
    }

    [Fact]
    public async Task IndexNumber_WrittenAlreadyByAnOlderPattern_SerialIsPassedOver()
    {
        await SetPattern("{year}-{serial:D1}0");
        await TestData.PublishItemAsync(database, "第一条");
        await SetPattern("{year}-1{serial:D1}");
        await TestData.PublishItemAsync(database, "第二条");
        await SetPattern("{year}-{serial:D1}");
        for (var i = 3; i <= 10; i++)
            await TestData.PublishItemAsync(database, $"第{i}条");

        await using var db = database.Open();
        var numbers = await db.Items.OrderBy(row => row.Id).Select(row => row.IndexNumber).ToListAsync();
        Assert.Equal(["2026-10", "2026-12", "2026-3", "2026-4", "2026-5", "2026-6", "2026-7", "2026-8", "2026-9", "2026-11"], numbers);
    }

    private async Task SetPattern(string pattern)
    {
        await using var db = database.Open();
        (await db.SiteProfiles.SingleAsync()).IndexNumberPattern = pattern;
        await db.SaveChangesAsync();
    }

    private static StoredUpload Named(string name) => new(name, "text/plain", 3, new string('a', ItemAttachment.DigestLength));

    /// <summary>A file that lies in the store.</summary>
    private StoredUpload File(string name)
    {
        var file = Named(name);
        var path = new UploadStore(database.Directory).PathOf(file.Digest);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, "样");
        return file;
    }

    private async Task<ItemDraft> DraftAsync(Func<ItemDraft, ItemDraft>? change = null)
    {
        await using var db = database.Open();
        var draft = await TestData.DraftAsync(db);
        return change is null ? draft : change(draft);
    }

    private async Task<ActResult<ItemSaved>> Create(ItemDraft draft)
    {
        await using var db = database.Open();
        return await new CreateItem(db).RunAsync(draft, Writer, default);
    }

    private async Task Edit(int id, Func<ItemDraft, ItemDraft> change)
    {
        var draft = await DraftAsync(change);
        await Run(db => new EditItem(db).RunAsync(id, Version(db, id), draft, Writer, default));
    }

    private async Task Run(Func<InfoDisclosureDb, Task<ActResult<ItemSaved>>> act) => TestData.Done(await RunAsync(act));

    private async Task<ActResult<ItemSaved>> RunAsync(Func<InfoDisclosureDb, Task<ActResult<ItemSaved>>> act)
    {
        await using var db = database.Open();
        return await act(db);
    }

    private async Task<int> Version(int id)
    {
        await using var db = database.Open();
        return Version(db, id);
    }

    private static int Version(InfoDisclosureDb db, int id) => db.Items.AsNoTracking().Where(row => row.Id == id).Select(row => row.Version).Single();

    private async Task<(RevisionState, string?)> Standing(int id)
    {
        await using var db = database.Open();
        var item = await db.Items.Include(row => row.WorkingRevision).SingleAsync(row => row.Id == id);
        return (item.WorkingRevision!.State, item.WorkingRevision.ReturnReason);
    }

    private async Task<List<JournalAction>> Actions(int id)
    {
        await using var db = database.Open();
        return await db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Item && entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }

    private async Task<List<ItemAttachment>> Files(int id)
    {
        await using var db = database.Open();
        return await db.ItemRevisions.Where(row => row.ItemId == id).OrderByDescending(row => row.Number).Take(1).SelectMany(row => row.Attachments).OrderBy(file => file.Position).ToListAsync();
    }

    private async Task<List<int>> Found(string words)
    {
        await using var db = database.Open();
        return [.. (await new SearchReader(db).FindAsync(new SearchQuery { Text = words }, CancellationToken.None))!.Hits.Select(hit => hit.SubjectId)];
    }

    private async Task<string> Dump(int id)
    {
        await using var db = database.Open();
        var item = await db.Items.Include(row => row.Revisions).SingleAsync(row => row.Id == id);
        return $"{item.Version} {item.WorkingRevisionId} {string.Join('|', item.Revisions.Select(row => $"{row.State} {row.Title} {row.ReturnReason}"))} {await db.Journal.CountAsync()}";
    }
}
