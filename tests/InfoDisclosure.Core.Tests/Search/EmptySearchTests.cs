using InfoDisclosure.Core.Search;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class EmptySearchTests
{
    private static readonly DateOnly Today = TestClock.Today;

    [Theory]
    [InlineData("　廢品，回收 ", "废品 回收")]
    [InlineData("ＷＩＦＩ", "wifi")]
    [InlineData("２０２６—00012", "2026-00012")]
    public void Add_Query_IsKeptInOneForm(string typed, string kept)
    {
        var log = new EmptySearchLog();
        log.Add(typed, Today);
        log.Add(kept, Today);

        Assert.Equal([new EmptySearchCount(Today, kept, 2)], log.Take());
        Assert.Empty(log.Take());
    }

    [Theory]
    [InlineData("，")]
    [InlineData("00000000000")]
    [InlineData("０００-００００-００００")]
    [InlineData("某人 000000 00000")]
    public void Add_NothingOrWhatLooksPersonal_IsNotKept(string typed)
    {
        var log = new EmptySearchLog();
        log.Add(typed, Today);

        Assert.Empty(log.Take());
    }

    [Fact]
    public void Add_LongQuery_IsCut()
    {
        var log = new EmptySearchLog();
        log.Add(new string('甲', EmptySearch.QueryLength - 1) + "𬭎乙", Today);

        Assert.Equal(new string('甲', EmptySearch.QueryLength - 1), Assert.Single(log.Take()).Query);
    }

    [Fact]
    public async Task Add_ManyAtOnce_CountsAllAndKeepsNoMoreThanItMay()
    {
        var log = new EmptySearchLog();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < EmptySearchLog.Most * 2; i++)
                log.Add($"词{i}", Today);
        })));

        var taken = log.Take();
        Assert.Equal(EmptySearchLog.Most, taken.Count);
        Assert.All(taken.Where(one => one.Query is "词0" or "词1"), one => Assert.Equal(4, one.Count));
        log.Add(taken);
        Assert.Equal(taken.Sum(one => one.Count), log.Take().Sum(one => one.Count));
    }

    [Fact]
    public async Task Save_Again_AddsUpAndReadsMostFrequentFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var save = new SaveEmptySearches(db);
        await save.RunAsync([new(Today, "废品", 2), new(Today, "路灯", 2), new(Today.AddDays(-1), "废品", 1)], Today, CancellationToken.None);
        await save.RunAsync([new(Today, "路灯", 3)], Today, CancellationToken.None);

        var reader = new EmptySearchReader(db);
        Assert.Equal([new EmptySearchRow("路灯", 5, Today), new EmptySearchRow("废品", 3, Today)], await reader.TopAsync(Today.AddDays(-1), Today, 10, CancellationToken.None));
        Assert.Equal([new EmptySearchRow("废品", 1, Today.AddDays(-1))], await reader.TopAsync(Today.AddDays(-9), Today.AddDays(-1), 10, CancellationToken.None));
        Assert.Single(await reader.TopAsync(Today.AddDays(-1), Today, 1, CancellationToken.None));
    }

    [Fact]
    public async Task Save_OldOnes_AreRemoved()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var first = Today.AddDays(-EmptySearch.KeptDays);
        await new SaveEmptySearches(db).RunAsync([new(first, "留着", 1), new(first.AddDays(-1), "到期", 1)], first, CancellationToken.None);
        await new SaveEmptySearches(db).RunAsync([], Today, CancellationToken.None);

        Assert.Equal(["留着"], await db.EmptySearches.Select(one => one.Query).ToListAsync());
    }

    [Fact]
    public async Task Save_MoreThanADayMayHave_KeepsCountingThoseItHas()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var save = new SaveEmptySearches(db);
        await save.RunAsync([.. Enumerable.Range(0, EmptySearch.MostADay).Select(i => new EmptySearchCount(Today, $"词{i}", 1))], Today, CancellationToken.None);
        await save.RunAsync([new(Today, "多余", 1), new(Today, "词7", 1), new(Today.AddDays(1), "另一天", 1)], Today, CancellationToken.None);

        Assert.False(await db.EmptySearches.AnyAsync(one => one.Query == "多余"));
        Assert.Equal(2, await db.EmptySearches.Where(one => one.Query == "词7").Select(one => one.Count).SingleAsync());
        Assert.True(await db.EmptySearches.AnyAsync(one => one.Query == "另一天"));
    }
}
