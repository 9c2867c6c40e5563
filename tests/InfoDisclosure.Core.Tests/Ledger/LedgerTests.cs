using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Ledger;

public sealed class LedgerTests : IAsyncLifetime
{
    private const int Year = 2025;

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("licence.decisions", "12", "12")]
    [InlineData("licence.decisions", "１，２３４", "1234")]
    [InlineData("licence.decisions", " 0 ", "0")]
    [InlineData("fees.collected", "0.000001", "0.000001")]
    [InlineData("fees.collected", "12.500", "12.5")]
    public async Task Save_Number_IsKeptExactly(string line, string typed, string kept)
    {
        Assert.Equal(1, TestData.Done(await SaveAsync(new LedgerField(line, 3, typed, ""))));
        Assert.Equal(kept, SaveLedgerYear.Written((await YearAsync()).Values[(line, 3)]));
    }

    [Theory]
    [InlineData("licence.decisions", "1.5", "整数")]
    [InlineData("licence.decisions", "-1", "负数")]
    [InlineData("licence.decisions", "三", "请填写数字")]
    [InlineData("licence.decisions", "1e3", "请填写数字")]
    [InlineData("fees.collected", "0.0000001", "6位小数")]
    public async Task Save_WrongNumber_NamesItsFieldAndSavesNothing(string line, string typed, string says)
    {
        var issue = Assert.Single(Assert.IsType<ActResult<int>.Invalid>(await SaveAsync(new LedgerField("licence.decisions", 1, "1", ""), new LedgerField(line, 3, typed, ""))).Issues);
        Assert.Equal(SaveLedgerYear.FieldName(line, 3), issue.Field);
        Assert.Contains(says, issue.Message, StringComparison.Ordinal);
        Assert.Empty((await YearAsync()).Values);
    }

    [Fact]
    public async Task Save_EmptyField_TakesTheNumberAwayAndTheJournalSaysSo()
    {
        TestData.Done(await SaveAsync(new LedgerField("licence.decisions", 3, "5", "")));
        TestData.Done(await SaveAsync(new LedgerField("licence.decisions", 3, "", "5")));
        Assert.Null((await YearAsync()).Total("licence.decisions"));
        await using var db = database.Open();
        Assert.Equal(["行政许可，本年处理决定数量3月 空白→5", "行政许可，本年处理决定数量3月 5→空白"], await db.Journal.Where(line => line.SubjectKind == JournalSubject.Ledger).OrderBy(line => line.Id).Select(line => line.Reason).ToListAsync());
    }

    [Fact]
    public async Task Save_FieldThatSomebodyElseChanged_IsNotWrittenOver()
    {
        TestData.Done(await SaveAsync(new LedgerField("licence.decisions", 3, "5", "")));
        var issue = Assert.Single(Assert.IsType<ActResult<int>.Invalid>(await SaveAsync(new LedgerField("licence.decisions", 3, "6", ""))).Issues);
        Assert.Contains("改成“5”", issue.Message, StringComparison.Ordinal);
        // The same number twice is no quarrel.
        Assert.Equal(0, TestData.Done(await SaveAsync(new LedgerField("licence.decisions", 3, "5", ""))));
    }

    [Fact]
    public async Task Sheet_WrittenAndReadBack_IsTheSame()
    {
        TestData.Done(await SaveAsync(new LedgerField("fees.collected", 3, "0.123456", ""), new LedgerField("licence.decisions", 12, "7", "")));
        await using var db = database.Open();
        var sheet = new LedgerSheet(new LedgerReader(db, TestData.Forms));
        using var file = new MemoryStream();
        await sheet.WriteAsync(file, Year, default);
        var read = await sheet.ReadAsync("台账.xlsx", new MemoryStream(file.ToArray()), Year, TestClock.Today, default);
        Assert.Empty(read.Problems);
        Assert.Equal(("0.123456", "7", ""), (read.Typed[("fees.collected", 3)], read.Typed[("licence.decisions", 12)], read.Typed[("licence.decisions", 1)]));
    }

    private async Task<ActResult<int>> SaveAsync(params LedgerField[] fields)
    {
        await using var db = database.Open();
        return await new SaveLedgerYear(db, TestData.Forms).RunAsync(Year, fields, TestClock.Writer, default);
    }

    private async Task<LedgerYear> YearAsync()
    {
        await using var db = database.Open();
        return await new LedgerReader(db, TestData.Forms).YearAsync(Year, default);
    }
}
