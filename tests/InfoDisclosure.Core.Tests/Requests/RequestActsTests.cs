using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Requests;

/// <summary>The acts of the requests register, on a real database file.</summary>
public sealed class RequestActsTests : IAsyncLifetime
{
    private static readonly ActContext Officer = TestClock.Person(5, "受理人");

    private TestDatabase database = null!;

    private static RequestEntry Entry => new()
    {
        ApplicantName = "示例申请人甲",
        ApplicantKind = ApplicantKind.NaturalPerson,
        Contact = "13800005678",
        Asked = "样板镇2026年道路养护合同\n和支出明细",
        ReceivedOn = new DateOnly(2026, 11, 2),
        ReceivedThrough = ReceiptChannel.Mail,
    };

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Register_Valid_GivesTheYearsNextNumberAndAJournalLineWithoutTheName()
    {
        var first = TestData.Done(await Register(Entry));
        var second = TestData.Done(await Register(Entry with { ReceivedOn = new DateOnly(2025, 12, 31) }));
        var third = TestData.Done(await Register(Entry with { ReceivedOn = TestClock.Today, ApplicantName = " 䶮㛃𬭎\u200B合作社\n " }));

        Assert.Equal(["2026-00001", "2025-00001", "2026-00002"], new[] { first, second, third }.Select(saved => saved.Number));
        await using var db = database.Open();
        var row = await db.Requests.SingleAsync(request => request.Id == first.Id);
        Assert.Equal(("示例申请人甲", "13800005678", "样板镇2026年道路养护合同\n和支出明细", ReceiptChannel.Mail, TestClock.Now, 5), (row.ApplicantName, row.Contact, row.Asked, row.ReceivedThrough, row.RegisteredAt, row.RegisteredById));
        Assert.Equal("䶮㛃𬭎合作社", (await db.Requests.SingleAsync(request => request.Id == third.Id)).ApplicantName);
        var lines = await db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Request).ToListAsync();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Equal(JournalAction.Registered, line.Action));
        Assert.DoesNotContain(lines, line => $"{line.Subject}{line.Reason}".Contains("申请人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Register_AnsweredAlready_IsClosedAtOnce()
    {
        TestData.Done(await Register(Entry with { OutcomeCode = "C1", RepliedOn = new DateOnly(2026, 11, 2) }));
        await using var db = database.Open();
        Assert.Equal(("C1", new DateOnly(2026, 11, 2)), await db.Requests.Select(row => ValueTuple.Create(row.OutcomeCode, row.RepliedOn!.Value)).SingleAsync());
    }

    public static TheoryData<string, Func<RequestEntry, RequestEntry>, string> Wrong => new()
    {
        { "no name", entry => entry with { ApplicantName = "\u200B " }, nameof(RequestEntry.ApplicantName) },
        { "1 MB in the name", entry => entry with { ApplicantName = new string('长', 1 << 20) }, nameof(RequestEntry.ApplicantName) },
        { "an identity number in the name", entry => entry with { ApplicantName = "某某 999999198001011234" }, nameof(RequestEntry.ApplicantName) },
        { "no such kind", entry => entry with { ApplicantKind = (ApplicantKind)77 }, nameof(RequestEntry.ApplicantKind) },
        { "no contact", entry => entry with { Contact = "" }, nameof(RequestEntry.Contact) },
        { "an identity number as contact", entry => entry with { Contact = "999999 19800101 123x" }, nameof(RequestEntry.Contact) },
        { "nothing asked", entry => entry with { Asked = "\n" }, nameof(RequestEntry.Asked) },
        { "too much asked", entry => entry with { Asked = new string('问', InformationRequest.AskedLength + 1) }, nameof(RequestEntry.Asked) },
        { "an identity number in what is asked", entry => entry with { Asked = "我的低保档案，身份证９９９９９９１９８００１０１１２３Ｘ" }, nameof(RequestEntry.Asked) },
        { "no day of receipt", entry => entry with { ReceivedOn = null }, nameof(RequestEntry.ReceivedOn) },
        { "received tomorrow", entry => entry with { ReceivedOn = TestClock.Today.AddDays(1) }, nameof(RequestEntry.ReceivedOn) },
        { "received before there was a law", entry => entry with { ReceivedOn = new DateOnly(2008, 4, 30) }, nameof(RequestEntry.ReceivedOn) },
        { "no such door", entry => entry with { ReceivedThrough = (ReceiptChannel)77 }, nameof(RequestEntry.ReceivedThrough) },
        { "no such outcome", entry => entry with { OutcomeCode = "C9", RepliedOn = TestClock.Today }, nameof(RequestEntry.OutcomeCode) },
        { "an outcome without its day", entry => entry with { OutcomeCode = "C1" }, nameof(RequestEntry.RepliedOn) },
        { "a day without its outcome", entry => entry with { RepliedOn = TestClock.Today }, nameof(RequestEntry.OutcomeCode) },
        { "replied tomorrow", entry => entry with { OutcomeCode = "C1", RepliedOn = TestClock.Today.AddDays(1) }, nameof(RequestEntry.RepliedOn) },
        { "replied before it came", entry => entry with { OutcomeCode = "C1", RepliedOn = new DateOnly(2026, 11, 1) }, nameof(RequestEntry.RepliedOn) },
        { "a long note", entry => entry with { Note = new string('注', InformationRequest.NoteLength + 1) }, nameof(RequestEntry.Note) },
        { "an identity number in the note", entry => entry with { Note = "999999198001011234" }, nameof(RequestEntry.Note) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task RegisterAndEdit_WrongField_NameItAndStoreNothing(string _, Func<RequestEntry, RequestEntry> spoil, string field)
    {
        Assert.Equal([field], Assert.IsType<ActResult<RequestSaved>.Invalid>(await Register(spoil(Entry))).Issues.Select(issue => issue.Field).Distinct());

        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();
        // A day tomorrow may also lie in another year than the number's; the field is the same.
        Assert.Equal([field], Assert.IsType<ActResult<RequestSaved>.Invalid>(await new EditRequest(db).RunAsync(saved.Id, saved.Version, spoil(Entry), Officer, default)).Issues.Select(issue => issue.Field).Distinct());
        await db.SaveChangesAsync();
        await using var check = database.Open();
        var row = await check.Requests.SingleAsync();
        Assert.Equal((Entry.ApplicantName, Entry.Contact, Entry.Asked, Entry.ReceivedOn!.Value, (string?)null, 1), (row.ApplicantName, row.Contact, row.Asked, row.ReceivedOn, row.OutcomeCode, row.Version));
        Assert.Equal(1, await check.Journal.CountAsync(entry => entry.SubjectKind == JournalSubject.Request));
    }

    [Fact]
    public async Task Register_ManyAtOnce_EveryOneHasANumberOfItsOwn()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () => TestData.Done(await Register(Entry)))));
        Assert.Equal(Enumerable.Range(1, 12).Select(serial => $"2026-{serial:D5}"), saved.Select(one => one.Number).Order());
    }

    [Fact]
    public async Task Edit_OtherDayOfTheYear_KeepsTheNumber()
    {
        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();
        var edited = TestData.Done(await new EditRequest(db).RunAsync(saved.Id, saved.Version, Entry with { ReceivedOn = new DateOnly(2026, 1, 5), Note = "更正收到日期" }, Officer, default));
        Assert.Equal(("2026-00001", 2), (edited.Number, edited.Version));
        Assert.Equal([JournalAction.Registered, JournalAction.Edited], await Actions(saved.Id));
    }

    [Fact]
    public async Task Edit_OtherYear_RefusedBecauseOfTheNumber()
    {
        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();
        var issue = Assert.Single(Assert.IsType<ActResult<RequestSaved>.Invalid>(await new EditRequest(db).RunAsync(saved.Id, saved.Version, Entry with { ReceivedOn = new DateOnly(2025, 11, 2) }, Officer, default)).Issues);
        Assert.Equal(nameof(RequestEntry.ReceivedOn), issue.Field);
        Assert.Contains("2026-00001", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_WithOutcome_JournalsTheReply()
    {
        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();
        TestData.Done(await new EditRequest(db).RunAsync(saved.Id, saved.Version, Entry with { OutcomeCode = "C3.1", RepliedOn = TestClock.Today }, Officer, default));
        Assert.Equal([JournalAction.Registered, JournalAction.Replied], await Actions(saved.Id));
        Assert.Equal("不予公开：属于国家秘密", await db.Journal.Where(entry => entry.Action == JournalAction.Replied).Select(entry => entry.Reason).SingleAsync());
    }

    [Fact]
    public async Task EnterOutcome_ThenTakeBack_OpensTheRequestAgain()
    {
        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();
        var replied = TestData.Done(await new EnterOutcome(db).RunAsync(saved.Id, saved.Version, "C1", TestClock.Today, " 已邮寄 ", Officer, default));
        var row = await db.Requests.AsNoTracking().SingleAsync();
        Assert.Equal(("C1", TestClock.Today, "已邮寄"), (row.OutcomeCode, row.RepliedOn!.Value, row.Note));

        TestData.Done(await new EnterOutcome(db).RunAsync(saved.Id, replied.Version, "", null, "登记有误", Officer, default));
        row = await db.Requests.AsNoTracking().SingleAsync();
        Assert.Equal((null, null), (row.OutcomeCode, row.RepliedOn));
        Assert.Equal([JournalAction.Registered, JournalAction.Replied, JournalAction.Edited], await Actions(saved.Id));
    }

    [Theory]
    [InlineData("", null, nameof(RequestEntry.OutcomeCode))]
    [InlineData("C1", null, nameof(RequestEntry.RepliedOn))]
    [InlineData("", "2026-11-20", nameof(RequestEntry.OutcomeCode))]
    [InlineData("C1", "2026-11-01", nameof(RequestEntry.RepliedOn))]
    [InlineData("C1", "2026-11-24", nameof(RequestEntry.RepliedOn))]
    [InlineData("X", "2026-11-20", nameof(RequestEntry.OutcomeCode))]
    public async Task EnterOutcome_Wrong_NamesTheField(string code, string? day, string field)
    {
        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();
        var invalid = Assert.IsType<ActResult<RequestSaved>.Invalid>(await new EnterOutcome(db).RunAsync(saved.Id, saved.Version, code, day is null ? null : DateOnly.Parse(day), null, Officer, default));
        Assert.Equal([field], invalid.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Acts_UnknownOrOldVersion_NotFoundOrStale()
    {
        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();
        Assert.IsType<ActResult<RequestSaved>.NotFound>(await new EditRequest(db).RunAsync(77, 1, Entry, Officer, default));
        Assert.IsType<ActResult<RequestSaved>.NotFound>(await new EnterOutcome(db).RunAsync(77, 1, "C1", TestClock.Today, null, Officer, default));
        Assert.Equal(new ActResult<RequestSaved>.Stale(1), await new EditRequest(db).RunAsync(saved.Id, 9, Entry, Officer, default));
        Assert.Equal(new ActResult<RequestSaved>.Stale(1), await new EnterOutcome(db).RunAsync(saved.Id, 9, "C1", TestClock.Today, null, Officer, default));
    }

    [Fact]
    public async Task EnterOutcome_SeveralAtOnce_OneWins()
    {
        var saved = TestData.Done(await Register(Entry));
        var results = await Task.WhenAll(new[] { "C1", "C2", "C3.1", "C4.1" }.Select(code => Task.Run(async () =>
        {
            await using var db = database.Open();
            return (code, await new EnterOutcome(db).RunAsync(saved.Id, saved.Version, code, TestClock.Today, null, Officer, default));
        })));

        var winner = Assert.Single(results, result => result.Item2 is ActResult<RequestSaved>.Done).code;
        Assert.Equal(3, results.Count(result => result.Item2 is ActResult<RequestSaved>.Stale));
        await using var check = database.Open();
        Assert.Equal(winner, (await check.Requests.SingleAsync()).OutcomeCode);
    }

    [Fact]
    public async Task SeeApplicant_Known_GivesTheNameAndLeavesALine()
    {
        var saved = TestData.Done(await Register(Entry));
        await using var db = database.Open();

        Assert.Equal(new ApplicantInFull("示例申请人甲", "13800005678"), await new SeeApplicant(db).RunAsync(saved.Id, Officer, default));
        Assert.Null(await new SeeApplicant(db).RunAsync(77, Officer, default));

        var line = await db.Journal.SingleAsync(entry => entry.Action == JournalAction.Viewed);
        Assert.Equal((5, saved.Id, "2026-00001", null), (line.ActorId, line.SubjectId, line.Subject, line.Reason));
    }

    private async Task<ActResult<RequestSaved>> Register(RequestEntry entry)
    {
        await using var db = database.Open();
        return await new RegisterRequest(db).RunAsync(entry, Officer, default);
    }

    private async Task<List<JournalAction>> Actions(int id)
    {
        await using var db = database.Open();
        return await db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Request && entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }
}
