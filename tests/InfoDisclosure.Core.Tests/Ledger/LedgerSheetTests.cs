using System.Text;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Ledger;

/// <summary>The ledger's Excel sheet, out and in.</summary>
public sealed class LedgerSheetTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    /// <summary>What was written comes back as it is typed, the smallest amount too.</summary>
    [Theory]
    [InlineData("0")]
    [InlineData("0.1")]
    [InlineData("0.000001")]
    [InlineData("12.345678")]
    [InlineData("123456789.123456")]
    public async Task WriteThenRead_Number_ComesBackExactly(string value)
    {
        await using var db = database.Open();
        TestData.Done(await new SaveLedgerYear(db, TestData.Forms).RunAsync(2026, [new LedgerField("fees.collected", 2, value, "")], TestClock.Writer, default));
        using var file = new MemoryStream();
        await Sheet(db).WriteAsync(file, 2026, default);
        file.Position = 0;

        var read = await Sheet(db).ReadAsync("台账.xlsx", file, 2026, TestClock.Today, default);
        Assert.Empty(read.Problems);
        Assert.Equal(44, read.Typed.Count);
        Assert.Equal(value, read.Typed[("fees.collected", 2)]);
        Assert.Equal("", read.Typed[("licence.decisions", 2)]);
        Assert.Equal(new ActResult<int>.Done(0), await new SaveLedgerYear(db, TestData.Forms).RunAsync(2026,
            [.. read.Typed.Select(pair => new LedgerField(pair.Key.Line, pair.Key.Month, pair.Value, pair.Key == ("fees.collected", 2) ? value : ""))], TestClock.Writer, default));
    }

    [Fact]
    public async Task Read_SomeMonths_NamesOnlyThose()
    {
        var read = await ReadAsync("月份,{licence}\n3月,5\n４,６\n2026年5月,7\n合计,11\n12月,\n");
        Assert.Empty(read.Problems);
        Assert.Equal(["5", "６", "7"], new[] { 3, 4, 5 }.Select(month => read.Typed[("licence.decisions", month)]));
        Assert.Equal(3, read.Typed.Count);
    }

    [Theory]
    [InlineData("月份,{licence}\n13月,5\n", "第2行")]
    [InlineData("月份,{licence}\n3月,5\n三月份,5\n", "第3行")]
    [InlineData("月份,{licence}\n2025年3月,5\n", "第2行是2025年的")]
    [InlineData("月份,{licence}\n3年3年3月,5\n", "第2行")]
    [InlineData("月份,{licence}\n12月,5\n", "12月还没有到")]
    [InlineData("月份,许可\n3月,5\n", "栏目")]
    [InlineData("{licence}\n5\n", "月份")]
    [InlineData("", "空")]
    [InlineData("月份,{licence}\n3月,5\n3月,6\n", "第3行的3月在第2行已经有了")]
    public async Task Read_Wrong_SaysWhere(string csv, string word)
    {
        var read = await ReadAsync(csv);
        Assert.Contains(word, Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SeveralRowsWrong_NamesEach() =>
        Assert.Equal(["第2行", "第4行"], (await ReadAsync("月份,{licence}\n13月,5\n3月,6\n0月,7\n")).Problems.Select(problem => problem[..3]));

    [Theory]
    [InlineData("台账.xls", "D0CF11E0A1B11AE1", "xls")]
    [InlineData("台账.pdf", "255044462D", "xlsx")]
    [InlineData("台账.xlsx", "504B0304", "坏")]
    public async Task Read_OtherFile_SaysWhatToDo(string name, string bytes, string word)
    {
        await using var db = database.Open();
        var read = await Sheet(db).ReadAsync(name, new MemoryStream(Convert.FromHexString(bytes)), 2026, TestClock.Today, default);
        Assert.Contains(word, Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    private async Task<LedgerFile> ReadAsync(string csv)
    {
        await using var db = database.Open();
        var licence = TestData.Forms.For(2026).LedgerLines.Single(line => line.Code == "licence.decisions");
        return await Sheet(db).ReadAsync("台账.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv.Replace("{licence}", $"\"{licence.Name}（{licence.Unit}）\"", StringComparison.Ordinal))), 2026, TestClock.Today, default);
    }

    private static LedgerSheet Sheet(Core.Data.InfoDisclosureDb db) => new(new LedgerReader(db, TestData.Forms));
}
