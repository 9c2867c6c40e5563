using InfoDisclosure.Core.Data;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using Xunit;

namespace InfoDisclosure.Web.Tests.Hosting;

public sealed class NightlyBackupTests
{
    /// <summary>Half past two in Shanghai is 18:30 UTC of the day before.</summary>
    [Theory]
    [InlineData("2026-11-23T02:00:00Z", "2026-11-23T18:30:00Z")]
    [InlineData("2026-11-23T18:29:59Z", "2026-11-23T18:30:00Z")]
    [InlineData("2026-11-23T18:30:00Z", "2026-11-24T18:30:00Z")]
    [InlineData("2026-12-31T15:59:00Z", "2026-12-31T18:30:00Z")]
    public void Next_AnyMoment_IsHalfPastTwoInTheOffice(string now, string next) => Assert.Equal(Utc(next), NightlyBackup.Next(Utc(now)));

    [Fact]
    public async Task Run_ManyNights_KeepsFourteenAndLeavesOthers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backups = Directory.CreateDirectory(database.Directory.Backups).FullName;
        await File.WriteAllTextAsync(Path.Combine(backups, "before-migrate-20200101T000000Z.zip"), "old");
        for (var night = 0; night < 16; night++)
            Assert.True((await new BackUpNightly(database.Directory).Run(TestClock.Now.AddDays(night), CancellationToken.None)).Succeeded);

        var kept = Directory.EnumerateFiles(backups, "*.zip").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(15, kept.Count);
        Assert.Equal("before-migrate-20200101T000000Z.zip", kept[0]);
        Assert.Equal("nightly-20261125T020000Z.zip", kept[1]);
        var last = await LastBackup.Read(database.Directory, CancellationToken.None);
        Assert.Equal(TestClock.Now.AddDays(15), last!.At);
        Assert.Equal(kept[^1], last.File);
        Assert.Equal(new FileInfo(Path.Combine(backups, last.File!)).Length, last.Size);
    }

    [Fact]
    public async Task Run_DamagedDatabase_NotesTheFailureAndKeepsTheOldOnes()
    {
        await using var database = await TestDatabase.CreateAsync();
        await new BackUpNightly(database.Directory).Run(TestClock.Now, CancellationToken.None);
        await Commands.Damage.PagesAsync(database.Directory);

        var failed = await new BackUpNightly(database.Directory).Run(TestClock.Now.AddDays(1), CancellationToken.None);

        Assert.False(failed.Succeeded);
        Assert.Equal(failed, await LastBackup.Read(database.Directory, CancellationToken.None));
        Assert.Equal(["last.json", "nightly-20261123T020000Z.zip"], Directory.EnumerateFiles(database.Directory.Backups).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_BackupsNotWritable_IsAFailureAndNoException()
    {
        await using var database = await TestDatabase.CreateAsync();
        await File.WriteAllTextAsync(database.Directory.Backups, "a file where the folder should be");
        Assert.False((await new BackUpNightly(database.Directory).Run(TestClock.Now, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task Read_NeverRun_IsNull()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Null(await LastBackup.Read(database.Directory, CancellationToken.None));
    }

    private static DateTime Utc(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
