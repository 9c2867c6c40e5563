using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Xunit;

namespace InfoDisclosure.Core.Tests.Data;

/// <summary>The database refuses by itself what no act does; each line here is an offender.</summary>
public sealed class DatabaseGuardTests
{
    [Theory]
    [InlineData("UPDATE ItemRevisions SET Title = 'x'", "immutable")]
    [InlineData("DELETE FROM ItemRevisions", "immutable")]
    [InlineData("UPDATE Items SET IndexNumber = '2026-99999'", "immutable")]
    [InlineData("UPDATE Items SET IndexSerial = 9", "immutable")]
    [InlineData("UPDATE Items SET PublishedAt = '2020-01-01 00:00:00'", "immutable")]
    [InlineData("DELETE FROM Items", "never removed")]
    [InlineData("DELETE FROM ItemRevisionChannels", "immutable")]
    [InlineData("INSERT INTO ItemRevisionChannels SELECT c.Id, r.Id FROM Channels c, ItemRevisions r WHERE c.Position = 2 LIMIT 1", "immutable")]
    [InlineData("INSERT INTO Attachments (RevisionId, Position, FileName, ContentType, Size, Digest) SELECT Id, 1, 'a.txt', 'text/plain', 1, 'd' FROM ItemRevisions", "immutable")]
    [InlineData("INSERT INTO ItemRevisionWriters SELECT Id, 99 FROM ItemRevisions", "immutable")]
    [InlineData("DELETE FROM ItemRevisionWriters", "immutable")]
    [InlineData("INSERT INTO ItemRevisionCategories SELECT c.Id, r.Id FROM Categories c, ItemRevisions r WHERE c.Position = 2 LIMIT 1", "immutable")]
    [InlineData("UPDATE ItemValidityLines SET Validity = 'Repealed'", "immutable")]
    [InlineData("DELETE FROM ItemValidityLines", "immutable")]
    [InlineData("UPDATE ReportRevisions SET Title = 'x'", "immutable")]
    [InlineData("DELETE FROM ReportRevisions", "immutable")]
    [InlineData("UPDATE ReportParts SET Markdown = 'x'", "immutable")]
    [InlineData("DELETE FROM ReportParts", "immutable")]
    [InlineData("INSERT INTO ReportParts (RevisionId, Position, Level, Heading, Markdown, Html) SELECT Id, 9, 1, 'x', '', '' FROM ReportRevisions", "immutable")]
    [InlineData("UPDATE FrozenFigures SET Value = 9", "immutable")]
    [InlineData("DELETE FROM FrozenFigures", "immutable")]
    [InlineData("UPDATE Reviews SET Conclusion = 'x'", "immutable")]
    [InlineData("DELETE FROM Reviews", "immutable")]
    [InlineData("UPDATE Journal SET ActorName = 'x'", "immutable")]
    [InlineData("DELETE FROM Journal", "immutable")]
    [InlineData("UPDATE NoChangeStatements SET StatedOn = '2026-01-01'", "immutable")]
    [InlineData("DELETE FROM NoChangeStatements", "immutable")]
    [InlineData("UPDATE BlankReasons SET Reason = ''", "immutable")]
    [InlineData("DELETE FROM BlankReasons", "immutable")]
    public async Task Sql_AgainstWhatWasPublished_IsRefused(string sql, string reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.PublishItemAsync(database);
        await TestData.PublishReportAsync(database, 2025);
        await using var db = database.Open();
        var category = await db.Categories.Select(row => row.Id).FirstAsync();
        db.NoChangeStatements.Add(new NoChangeStatement { CategoryId = category, StatedOn = TestClock.Today, StatedByName = "测试", StatedAt = TestClock.Now });
        db.BlankReasons.Add(new BlankReason { CategoryId = category, Reason = "本镇无此项职能", StatedByName = "测试", StatedAt = TestClock.Now });
        await db.SaveChangesAsync();
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE ItemRevisions SET PublishedAt = '2026-11-23 02:00:00'")]
    [InlineData("INSERT INTO ItemRevisions (ItemId, Number, State, Title, Summary, BodyMarkdown, BodyHtml, BodyPlain, Backfilled, Method, Validity, WrittenByName, WrittenAt, PublishedAt) SELECT Id, 7, 'Published', 'x', '', '', '', '', 0, 'Proactive', 'InForce', 'x', '2026-11-23', '2026-11-23' FROM Items")]
    public async Task Sql_PublishingWithoutReview_IsRefused(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.ItemInReviewAsync(database);
        await using var db = database.Open();
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains("after its review", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_TextLongerThanItsColumn_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("UPDATE SiteProfiles SET AgencyName = printf('%.*c', 61, 'x')"));
        Assert.Contains("CK_SiteProfiles_AgencyName_Length", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A rule without a length would let one column grow without bound.</summary>
    [Fact]
    public async Task Model_EveryString_HasALengthAndACheck()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var model = db.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model;
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(property => property.ClrType == typeof(string)))
            {
                Assert.NotNull(property.GetMaxLength());
                Assert.Contains(entity.GetCheckConstraints(), check => check.Sql.StartsWith($"length(\"{property.GetColumnName()}\")", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Connection_Opened_HasTheSettings()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        string Pragma(string name)
        {
            using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return command.ExecuteScalar()!.ToString()!;
        }

        Assert.Equal(("wal", "2", "1", "10000"), (Pragma("journal_mode"), Pragma("synchronous"), Pragma("foreign_keys"), Pragma("busy_timeout")));
    }
}
