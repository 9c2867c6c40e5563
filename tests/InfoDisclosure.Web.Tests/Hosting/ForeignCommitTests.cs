using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Web.Tests.Hosting;

/// <summary>Who committed: this process, another, or both between two looks.</summary>
public sealed class ForeignCommitTests
{
    [Fact]
    public async Task Look_NothingCommitted_TellsNothing()
    {
        await using var portal = await Portal.StartAsync();
        using var foreign = Watch(portal);
        Assert.False(await foreign.Look(CancellationToken.None));
    }

    [Fact]
    public async Task Look_OwnCommit_KeepsThePages()
    {
        await using var portal = await Portal.StartAsync();
        using var foreign = Watch(portal);
        await portal.Client.GetStringAsync("/catalogue");
        // One without a transaction, one with: SQLite reports both.
        await portal.InDatabaseAsync(db => db.Users.Where(account => account.Id == 0).ExecuteUpdateAsync(set => set.SetProperty(account => account.Closed, true)));
        await portal.InDatabaseAsync(async db => await new Core.Catalogue.CreateItem(db).RunAsync(await TestData.DraftAsync(db), TestClock.Writer, CancellationToken.None));

        Assert.False(await foreign.Look(CancellationToken.None));
        using var kept = await portal.Client.GetAsync("/catalogue");
        Assert.NotNull(kept.Headers.Age);
    }

    [Fact]
    public async Task Look_ForeignCommit_DropsThePagesOnce()
    {
        await using var portal = await Portal.StartAsync();
        using var foreign = Watch(portal);
        await portal.Client.GetStringAsync("/guide");
        await AsAnotherProcessAsync(portal, "UPDATE SiteProfiles SET OfficeHours = '工作日8:30至17:00'");

        Assert.True(await foreign.Look(CancellationToken.None));
        Assert.Contains("工作日8:30至17:00", await portal.Client.GetStringAsync("/guide"));
        Assert.False(await foreign.Look(CancellationToken.None));
    }

    [Fact]
    public async Task Look_OwnAndCommandLineBetweenTwoLooks_DropsThePages()
    {
        await using var portal = await Portal.StartAsync();
        using var foreign = Watch(portal);
        await AsAnotherProcessAsync(portal, "UPDATE SiteProfiles SET OfficeHours = '工作日8:30至17:00'", $"INSERT INTO Journal (At, ActorName, Origin, Action, SubjectKind, Subject) VALUES ('2026-11-23 02:00:00', '命令行', '{ActContext.CommandLine}', 'Imported', 'Calendar', '2027年')");
        await portal.InDatabaseAsync(async db => await new Core.Catalogue.CreateItem(db).RunAsync(await TestData.DraftAsync(db), TestClock.Writer, CancellationToken.None));
        Assert.True(await foreign.Look(CancellationToken.None));
        Assert.False(await foreign.Look(CancellationToken.None));
    }

    private static ForeignCommits Watch(Portal portal) => new(
        portal.Database.Directory, portal.Services.GetRequiredService<OwnCommits>(), portal.Services.GetRequiredService<CommittedChanges>());

    /// <summary>A connection that shares nothing with the host's pool.</summary>
    private static async Task AsAnotherProcessAsync(Portal portal, params string[] statements)
    {
        await using var connection = new SqliteConnection($"{portal.Database.Directory.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        }
    }
}
