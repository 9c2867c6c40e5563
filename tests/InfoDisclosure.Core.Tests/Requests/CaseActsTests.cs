using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Requests;

/// <summary>The acts of the register of cases and its reader, on a real database file.</summary>
public sealed class CaseActsTests : IAsyncLifetime
{
    private static readonly ActContext Officer = TestClock.Person(5, "受理人");

    private TestDatabase database = null!;

    private static CaseEntry Entry => new()
    {
        Kind = CaseKind.Reconsideration,
        FiledOn = new DateOnly(2026, 11, 9),
        Body = "试验市人民政府",
        BodyNumber = "试政复〔2026〕3号",
    };

    private static CaseEntry Closed => Entry with { AnsweredOn = new DateOnly(2026, 11, 16), Result = CaseResult.Upheld, ClosedOn = new DateOnly(2026, 11, 20) };

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Register_Valid_GivesTheYearsNextNumberAndAJournalLine()
    {
        var first = TestData.Done(await RegisterAsync(Entry));
        var second = TestData.Done(await RegisterAsync(Entry with { FiledOn = new DateOnly(2025, 12, 31) }));
        var third = TestData.Done(await RegisterAsync(Entry with { Kind = CaseKind.DirectLitigation, FiledOn = TestClock.Today, Body = " 试验市\u200B人民法院\n " }));

        Assert.Equal(["案2026-001", "案2025-001", "案2026-002"], new[] { first, second, third }.Select(saved => saved.Number));
        await using var db = database.Open();
        var row = await db.Cases.SingleAsync(one => one.Id == first.Id);
        Assert.Equal((CaseKind.Reconsideration, new DateOnly(2026, 11, 9), "试验市人民政府", "试政复〔2026〕3号", null, TestClock.Now, 1), (row.Kind, row.FiledOn, row.Body, row.BodyNumber, row.RequestId, row.RegisteredAt, row.Version));
        Assert.Equal("试验市人民法院", (await db.Cases.SingleAsync(one => one.Id == third.Id)).Body);
        Assert.Equal(
            [(JournalAction.Registered, first.Id, "案2026-001"), (JournalAction.Registered, second.Id, "案2025-001"), (JournalAction.Registered, third.Id, "案2026-002")],
            await db.Journal.Where(line => line.SubjectKind == JournalSubject.Case).OrderBy(line => line.Id).Select(line => ValueTuple.Create(line.Action, line.SubjectId!.Value, line.Subject)).ToListAsync());
    }

    [Fact]
    public async Task Register_OnTheDaysAllowed_TakesTheEdges()
    {
        TestData.Done(await RegisterAsync(Entry with { FiledOn = TestClock.Today, AnsweredOn = TestClock.Today, Result = CaseResult.Other, ClosedOn = TestClock.Today }));
        TestData.Done(await RegisterAsync(Entry with { FiledOn = new DateOnly(2008, 5, 1) }));
    }

    public static TheoryData<string, Func<CaseEntry, CaseEntry>, string> Wrong => new()
    {
        { "no such kind", entry => entry with { Kind = (CaseKind)77 }, nameof(CaseEntry.Kind) },
        { "no day of receipt", entry => entry with { FiledOn = null, AnsweredOn = null, Result = null, ClosedOn = null }, nameof(CaseEntry.FiledOn) },
        { "received tomorrow", entry => entry with { FiledOn = TestClock.Today.AddDays(1), AnsweredOn = null, Result = null, ClosedOn = null }, nameof(CaseEntry.FiledOn) },
        { "received before there was a law", entry => entry with { FiledOn = new DateOnly(2007, 12, 31) }, nameof(CaseEntry.FiledOn) },
        { "no body", entry => entry with { Body = "\u200B " }, nameof(CaseEntry.Body) },
        { "1 MB of body", entry => entry with { Body = new string('长', 1 << 20) }, nameof(CaseEntry.Body) },
        { "a long number", entry => entry with { BodyNumber = new string('号', DisclosureCase.BodyNumberLength + 1) }, nameof(CaseEntry.BodyNumber) },
        { "a request that isn't there", entry => entry with { RequestNumber = "2026-00009" }, nameof(CaseEntry.RequestNumber) },
        { "a request of no number", entry => entry with { RequestNumber = "张某某的申请" }, nameof(CaseEntry.RequestNumber) },
        { "a request of half a number", entry => entry with { RequestNumber = "2026-" }, nameof(CaseEntry.RequestNumber) },
        { "a simplified lawsuit", entry => entry with { Kind = CaseKind.DirectLitigation, IsSimplified = true }, nameof(CaseEntry.IsSimplified) },
        { "answered tomorrow", entry => entry with { AnsweredOn = TestClock.Today.AddDays(1) }, nameof(CaseEntry.AnsweredOn) },
        { "answered before it came", entry => entry with { AnsweredOn = new DateOnly(2026, 11, 8) }, nameof(CaseEntry.AnsweredOn) },
        { "no such result", entry => entry with { Result = (CaseResult)77, ClosedOn = TestClock.Today }, nameof(CaseEntry.Result) },
        { "a day without its result", entry => entry with { Result = null, ClosedOn = TestClock.Today }, nameof(CaseEntry.Result) },
        { "a result without its day", entry => entry with { Result = CaseResult.Corrected, ClosedOn = null }, nameof(CaseEntry.ClosedOn) },
        { "closed tomorrow", entry => entry with { ClosedOn = TestClock.Today.AddDays(1) }, nameof(CaseEntry.ClosedOn) },
        { "closed before it came", entry => entry with { ClosedOn = new DateOnly(2026, 11, 8) }, nameof(CaseEntry.ClosedOn) },
        { "a long note", entry => entry with { Note = new string('注', DisclosureCase.NoteLength + 1) }, nameof(CaseEntry.Note) },
        { "an identity number in the note", entry => entry with { Note = "申请人 999999198001011234" }, nameof(CaseEntry.Note) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task RegisterAndEdit_WrongField_NameItAndStoreNothing(string _, Func<CaseEntry, CaseEntry> spoil, string field)
    {
        Assert.Equal([field], Assert.IsType<ActResult<CaseSaved>.Invalid>(await RegisterAsync(spoil(Closed))).Issues.Select(issue => issue.Field).Distinct());

        var saved = TestData.Done(await RegisterAsync(Closed));
        await using (var db = database.Open())
        {
            Assert.Equal([field], Assert.IsType<ActResult<CaseSaved>.Invalid>(await new EditCase(db).RunAsync(saved.Id, saved.Version, spoil(Closed), Officer, default)).Issues.Select(issue => issue.Field).Distinct());
            await db.SaveChangesAsync();
        }

        await using var check = database.Open();
        var row = await check.Cases.SingleAsync();
        Assert.Equal((Closed.Body, Closed.FiledOn!.Value, Closed.AnsweredOn, Closed.Result, Closed.ClosedOn, 1), (row.Body, row.FiledOn, row.AnsweredOn, row.Result, row.ClosedOn, row.Version));
        Assert.Equal(1, await check.Journal.CountAsync(line => line.SubjectKind == JournalSubject.Case));
    }

    [Fact]
    public async Task Register_ManyAtOnce_EveryOneHasANumberOfItsOwn()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () => TestData.Done(await RegisterAsync(Entry)))));
        Assert.Equal(Enumerable.Range(1, 12).Select(serial => $"案2026-{serial:D3}"), saved.Select(one => one.Number).Order());
    }

    [Fact]
    public async Task Register_RequestsNumber_LinksTheRequest()
    {
        await using var db = database.Open();
        var request = TestData.Done(await new RegisterRequest(db).RunAsync(
            new RequestEntry { ApplicantName = "示例申请人甲", Contact = "13800005678", Asked = "样板镇2026年道路养护合同", ReceivedOn = new DateOnly(2026, 10, 9) }, Officer, default));
        var saved = TestData.Done(await RegisterAsync(Entry with { RequestNumber = $" {request.Number} " }));

        var view = await ReaderFind(saved.Id);
        Assert.Equal((request.Id, request.Number), (view.Case.RequestId, view.RequestNumber));
        TestData.Done(await new EditCase(db).RunAsync(saved.Id, saved.Version, Entry with { RequestNumber = "" }, Officer, default));
        Assert.Null((await ReaderFind(saved.Id)).RequestNumber);
    }

    [Fact]
    public async Task Edit_Closes_JournalsTheResultAndOpensAgain()
    {
        var saved = TestData.Done(await RegisterAsync(Entry));
        await using var db = database.Open();
        var closed = TestData.Done(await new EditCase(db).RunAsync(saved.Id, saved.Version, Closed, Officer, default));
        var row = await db.Cases.AsNoTracking().SingleAsync();
        Assert.Equal((CaseResult.Upheld, new DateOnly(2026, 11, 20), 2), (row.Result!.Value, row.ClosedOn!.Value, row.Version));

        TestData.Done(await new EditCase(db).RunAsync(saved.Id, closed.Version, Entry, Officer, default));
        row = await db.Cases.AsNoTracking().SingleAsync();
        Assert.Equal((null, null, 3), (row.Result, row.ClosedOn, row.Version));
        Assert.Equal(
            [(JournalAction.Registered, "行政复议"), (JournalAction.Edited, "审结：结果维持"), (JournalAction.Edited, null)],
            await db.Journal.Where(line => line.SubjectKind == JournalSubject.Case).OrderBy(line => line.Id).Select(line => ValueTuple.Create(line.Action, line.Reason)).ToListAsync());
    }

    [Fact]
    public async Task Edit_OtherYear_RefusedBecauseOfTheNumber()
    {
        var saved = TestData.Done(await RegisterAsync(Entry));
        await using var db = database.Open();
        TestData.Done(await new EditCase(db).RunAsync(saved.Id, saved.Version, Entry with { FiledOn = new DateOnly(2026, 1, 5) }, Officer, default));
        var issue = Assert.Single(Assert.IsType<ActResult<CaseSaved>.Invalid>(await new EditCase(db).RunAsync(saved.Id, 2, Entry with { FiledOn = new DateOnly(2025, 11, 9) }, Officer, default)).Issues);
        Assert.Equal(nameof(CaseEntry.FiledOn), issue.Field);
        Assert.Contains("案2026-001", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_UnknownOrOldVersion_NotFoundOrStale()
    {
        var saved = TestData.Done(await RegisterAsync(Entry));
        await using var db = database.Open();
        Assert.IsType<ActResult<CaseSaved>.NotFound>(await new EditCase(db).RunAsync(77, 1, Entry, Officer, default));
        Assert.Equal(new ActResult<CaseSaved>.Stale(1), await new EditCase(db).RunAsync(saved.Id, 9, Entry, Officer, default));
    }

    [Fact]
    public async Task Edit_SeveralAtOnce_OneWins()
    {
        var saved = TestData.Done(await RegisterAsync(Entry));
        var results = await Task.WhenAll(Enum.GetValues<CaseResult>().Select(result => Task.Run(async () =>
        {
            await using var db = database.Open();
            return (result, await new EditCase(db).RunAsync(saved.Id, saved.Version, Closed with { Result = result }, Officer, default));
        })));

        var winner = Assert.Single(results, one => one.Item2 is ActResult<CaseSaved>.Done).result;
        Assert.Equal(2, results.Count(one => one.Item2 is ActResult<CaseSaved>.Stale));
        await using var check = database.Open();
        Assert.Equal(winner, (await check.Cases.SingleAsync()).Result);
    }

    [Fact]
    public async Task List_OpenAndClosed_OpenFirstThenNewest()
    {
        TestData.Done(await RegisterAsync(Closed));
        TestData.Done(await RegisterAsync(Entry with { FiledOn = new DateOnly(2025, 6, 3) }));
        TestData.Done(await RegisterAsync(Closed with { FiledOn = new DateOnly(2026, 11, 10) }));
        TestData.Done(await RegisterAsync(Entry with { IsSimplified = true }));

        await using var db = database.Open();
        var list = await new CaseReader(db, new CalendarReader(db)).ListAsync(default);
        Assert.Equal(["案2026-003", "案2025-001", "案2026-002", "案2026-001"], list.Select(view => view.Case.Number));
        Assert.Equal([new DateOnly(2026, 11, 16), new DateOnly(2025, 6, 17)], list.Take(2).Select(view => view.Answer.Due!.Value));
    }

    private async Task<CaseView> ReaderFind(int id)
    {
        await using var db = database.Open();
        return (await new CaseReader(db, new CalendarReader(db)).FindAsync(id, default))!;
    }

    private async Task<ActResult<CaseSaved>> RegisterAsync(CaseEntry entry)
    {
        await using var db = database.Open();
        return await new RegisterCase(db).RunAsync(entry, Officer, default);
    }
}
