using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace InfoDisclosure.Web.Tests.Commands;

public sealed class MigrateTests
{
    [Fact]
    public async Task Migrate_EmptyDirectory_MakesItWithReferenceData()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        await using var db = InfoDisclosureDb.Open(shell.Data);
        Assert.True(await db.HolidayNotices.AnyAsync(notice => notice.Year == 2026));
        Assert.Equal(0, await db.Items.CountAsync());
        Assert.Equal(0, await db.SiteProfiles.CountAsync());
        Assert.False(Directory.Exists(shell.Data.Staging));
    }

    [Fact]
    public async Task Migrate_Again_ChangesNothing()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        Assert.Contains("无需升级", await shell.DoneAsync("migrate"));
        Assert.False(Directory.Exists(shell.Data.Backups));
    }

    [Fact]
    public async Task Migrate_OlderDatabase_IsBackedUpFirst()
    {
        using var shell = new Shell();
        await MakeOlderAsync(shell.Data);
        var said = await shell.DoneAsync("migrate");
        var backup = Assert.Single(Directory.EnumerateFiles(shell.Data.Backups, "before-migrate-*.zip"));
        Assert.Contains(backup, said);
        await shell.DoneAsync("check");
        // The backup is the older database: restoring brings it up again.
        await shell.DoneAsync("restore", backup, "--data", "other");
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("account list")]
    [InlineData("backup --out b.zip")]
    public async Task Verb_OlderDatabase_Returns1AndSaysMigrate(string line)
    {
        using var shell = new Shell();
        await MakeOlderAsync(shell.Data);
        Assert.Equal(1, await shell.RunAsync(line.Split(' ')));
        Assert.Contains("migrate", shell.Err);
    }

    /// <summary>EF Core would wait for the killed process without end.</summary>
    [Fact]
    public async Task Migrate_AfterAMigrationWasKilled_Goes()
    {
        using var shell = new Shell();
        await MakeOlderAsync(shell.Data);
        await using (var db = InfoDisclosureDb.Open(shell.Data))
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-23')");
        }

        await shell.DoneAsync("migrate");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("account list")]
    [InlineData("serve")]
    public async Task Verb_DatabaseOfANewerProgram_Returns1(string verb)
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        await using (var db = InfoDisclosureDb.Open(shell.Data))
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0')");
        Assert.Equal(1, await shell.RunAsync(verb.Split(' ')));
        Assert.Contains("新版本", shell.Err);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("serve")]
    public async Task Verb_FolderWithOtherFiles_Returns1AndLeavesThem(string verb)
    {
        using var shell = new Shell();
        Directory.CreateDirectory(shell.Data.Path);
        await File.WriteAllTextAsync(Path.Combine(shell.Data.Path, "letter.txt"), "somebody's");
        Assert.Equal(1, await shell.RunAsync(verb));
        Assert.Contains("不是空目录", shell.Err);
        Assert.False(shell.Data.HasDatabase);
    }

    /// <summary>Killed after the new database was whole and before it was moved: the next start finishes.</summary>
    [Fact]
    public async Task Migrate_AfterKilledWhileMoving_FinishesTheMove()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate", "--data", "made");
        shell.Data.Create();
        Directory.Move(shell.At("made"), shell.Data.Staging);
        File.Delete(Path.Combine(shell.Data.Staging, "serve.lock"));
        await File.WriteAllTextAsync(Path.Combine(shell.Data.Staging, ".complete"), "");
        Assert.Contains("无需升级", await shell.DoneAsync("migrate"));
        Assert.False(Directory.Exists(shell.Data.Staging));
        await shell.DoneAsync("check");
    }

    /// <summary>Killed while the new database was being made: the directory counts as empty.</summary>
    [Fact]
    public async Task Migrate_AfterKilledWhileMaking_StartsOver()
    {
        using var shell = new Shell();
        Directory.CreateDirectory(shell.Data.Staging);
        await File.WriteAllTextAsync(Path.Combine(shell.Data.Staging, "infodisclosure.db"), "half of it");
        await shell.DoneAsync("migrate");
        await shell.DoneAsync("check");
    }

    [Fact]
    public async Task Seed_Again_ChangesNothing()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        Assert.Contains("没有改动", await shell.DoneAsync("seed"));
    }

    [Fact]
    public async Task Seed_YearMissing_AddsIt()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        await using (var db = InfoDisclosureDb.Open(shell.Data))
            await db.HolidayNotices.Where(notice => notice.Year == 2020).ExecuteDeleteAsync();
        Assert.Contains("工作日历 1 年", await shell.DoneAsync("seed"));
    }

    private static async Task MakeOlderAsync(DataDirectory directory)
    {
        directory.Create();
        await using var db = InfoDisclosureDb.Open(directory);
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
    }
}
