using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Ledger;

/// <summary>A year of the ledger as it is typed and saved, on a real database file.</summary>
public sealed class SaveLedgerYearTests : IAsyncLifetime
{
    private const string Licences = "licence.decisions";
    private const string Fees = "fees.collected";

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData(Licences, "0", "0")]
    [InlineData(Licences, " １２ ", "12")]
    [InlineData(Licences, "1,234", "1234")]
    [InlineData(Licences, "3.0", "3")]
    [InlineData(Fees, "12.345678", "12.345678")]
    [InlineData(Fees, "999999999.999999", "999999999.999999")]
    [InlineData(Fees, "０．５０", "0.5")]
    public async Task Save_Number_IsKeptExactly(string line, string typed, string kept)
    {
        TestData.Done(await SaveAsync(2026, new LedgerField(line, 3, typed, "")));
        await using var db = database.Open();
        var row = await db.LedgerEntries.SingleAsync();
        Assert.Equal((line, new DateOnly(2026, 3, 1), decimal.Parse(kept)), (row.Line, row.Month, row.Value));
        Assert.Equal(kept, SaveLedgerYear.Written(row.Value));
    }

    [Theory]
    [InlineData(Licences, "－1")]
    [InlineData(Licences, "1000000000")]
    [InlineData(Licences, "99999999999999999999999999999999999999")]
    [InlineData(Licences, "#N/A")]
    [InlineData(Fees, "-0.1")]
    [InlineData(Fees, "1.2.3")]
    public async Task Save_NoSuchNumber_NamesTheFieldAndStoresNothing(string line, string typed)
    {
        var issues = Assert.IsType<ActResult<int>.Invalid>(await SaveAsync(2026, new LedgerField("penalty.decisions", 1, "4", ""), new LedgerField(line, 3, typed, ""))).Issues;
        Assert.Equal([SaveLedgerYear.FieldName(line, 3)], issues.Select(issue => issue.Field));
        await using var db = database.Open();
        Assert.Equal((0, 0), (await db.LedgerEntries.CountAsync(), await JournalAsync(db)));
    }

    [Fact]
    public async Task Save_SeveralWrong_NamesEach() =>
        Assert.Equal(["licence.decisions-1", "fees.collected-2"], Assert.IsType<ActResult<int>.Invalid>(await SaveAsync(2026, new LedgerField(Licences, 1, "x", ""), new LedgerField(Fees, 2, "y", ""))).Issues.Select(issue => issue.Field));

    [Theory]
    [InlineData("licence.change", "-3", true)]
    [InlineData("fees.change", "-1", true)]
    [InlineData("licence.lastYear", "-3", false)]
    [InlineData("procurement.amount", "1.5", true)]
    [InlineData("procurement.count", "1.5", false)]
    public async Task Save_FormOf2019_TakesItsOwnLines(string line, string typed, bool taken) =>
        Assert.Equal(taken, await SaveAsync(2019, new LedgerField(line, 12, typed, "")) is ActResult<int>.Done(1));

    [Theory]
    [InlineData(2026, "procurement.count", 1)]
    [InlineData(2026, "no.such", 1)]
    [InlineData(2026, Licences, 0)]
    [InlineData(2026, Licences, 13)]
    [InlineData(2018, Licences, 1)]
    public async Task Save_LineOrMonthThatTheYearHasNot_IsLeftAlone(int year, string line, int month)
    {
        Assert.Equal(new ActResult<int>.Done(0), await SaveAsync(year, new LedgerField(line, month, "1", "")));
        await using var db = database.Open();
        Assert.Equal((0, 0), (await db.LedgerEntries.CountAsync(), await JournalAsync(db)));
    }

    [Theory]
    [InlineData(2026, 11, true)]
    [InlineData(2026, 12, false)]
    [InlineData(2025, 12, true)]
    [InlineData(2027, 1, false)]
    public async Task Save_MonthThatHasNotBegun_Refused(int year, int month, bool taken) =>
        Assert.Equal(taken, await SaveAsync(year, new LedgerField(Licences, month, "1", "")) is ActResult<int>.Done(1));

    [Fact]
    public async Task Save_Blank_TakesTheRowAwayAndZeroKeepsIt()
    {
        TestData.Done(await SaveAsync(2026, new LedgerField(Licences, 1, "5", ""), new LedgerField(Licences, 2, "0", ""), new LedgerField(Licences, 3, "", "")));
        Assert.Equal([(1, 5m), (2, 0m)], await RowsAsync());
        TestData.Done(await SaveAsync(2026, new LedgerField(Licences, 1, " ", "5"), new LedgerField(Licences, 2, "0", "0")));
        Assert.Equal([(2, 0m)], await RowsAsync());
    }

    [Fact]
    public async Task Save_Changes_JournalsOldAndNewOncePerSave()
    {
        TestData.Done(await SaveAsync(2026, new LedgerField(Licences, 1, "5", ""), new LedgerField(Fees, 2, "1.5", "")));
        TestData.Done(await SaveAsync(2026, new LedgerField(Licences, 1, "7", "5"), new LedgerField(Fees, 2, "", "1.5")));
        TestData.Done(await SaveAsync(2026, new LedgerField(Licences, 1, "7", "7")));

        await using var db = database.Open();
        var lines = await db.Journal.Where(line => line.SubjectKind == JournalSubject.Ledger).OrderBy(line => line.Id).ToListAsync();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal((2026, 1), (line.SubjectId, line.ActorId)));
        Assert.Contains("1月 空白→5", lines[0].Reason, StringComparison.Ordinal);
        Assert.Contains("1月 5→7", lines[1].Reason, StringComparison.Ordinal);
        Assert.Contains("2月 1.5→空白", lines[1].Reason, StringComparison.Ordinal);
    }

    /// <summary>A year of four lines is 48 changes in one save, more than a line of the journal holds: none may be missing.</summary>
    [Fact]
    public async Task Save_WholeYear_JournalsEveryChange()
    {
        var fields = TestData.Forms.For(2025).LedgerLines.SelectMany(line => Enumerable.Range(1, 12).Select(month => new LedgerField(line.Code, month, $"{month * 100}", ""))).ToArray();
        Assert.Equal(new ActResult<int>.Done(fields.Length), await SaveAsync(2025, fields));
        await using var db = database.Open();
        var told = string.Join("；", await db.Journal.Where(line => line.SubjectKind == JournalSubject.Ledger).OrderBy(line => line.Id).Select(line => line.Reason).ToListAsync());
        Assert.Equal(TestData.Forms.For(2025).LedgerLines.SelectMany(line => Enumerable.Range(1, 12).Select(month => $"{line.Name}{month}月 空白→{month * 100}")), told.Split('；'));
    }

    /// <summary>Two clerks with the page open, each with a month of their own: both are kept, neither is asked about the other's.</summary>
    [Fact]
    public async Task Save_FieldThatThisClerkDidNotTouch_KeepsTheOthersNumber()
    {
        TestData.Done(await SaveAsync(2026, new LedgerField(Licences, 1, "5", "")));
        // Opened: 1月 5, 2月 blank. Meanwhile somebody corrects January.
        TestData.Done(await SaveAsync(2026, new LedgerField(Licences, 1, "7", "5")));
        Assert.Equal(new ActResult<int>.Done(1), await SaveAsync(2026, new LedgerField(Licences, 1, "5", "5"), new LedgerField(Licences, 2, "3", "")));
        Assert.Equal([(1, 7m), (2, 3m)], await RowsAsync());
    }

    [Fact]
    public async Task Save_SeveralAtOnce_OneWins()
    {
        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() => SaveAsync(2026, new LedgerField(Licences, 1, $"{number}", "")))));
        Assert.Single(results, result => result is ActResult<int>.Done);
        Assert.Single(await RowsAsync());
    }

    private async Task<List<(int Month, decimal Value)>> RowsAsync()
    {
        await using var db = database.Open();
        return await db.LedgerEntries.OrderBy(row => row.Month).Select(row => ValueTuple.Create(row.Month.Month, row.Value)).ToListAsync();
    }

    private static Task<int> JournalAsync(Core.Data.InfoDisclosureDb db) => db.Journal.CountAsync(line => line.SubjectKind == JournalSubject.Ledger);

    private async Task<ActResult<int>> SaveAsync(int year, params LedgerField[] fields)
    {
        await using var db = database.Open();
        return await new SaveLedgerYear(db, TestData.Forms).RunAsync(year, fields, TestClock.Writer, default);
    }
}
