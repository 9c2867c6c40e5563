using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace InfoDisclosure.Core.Tests.Data;

/// <summary>A register of before the item's lifecycle comes over whole: nothing lost, nothing unguarded, and it goes on.</summary>
public sealed class ItemMigrationTests : IAsyncLifetime
{
    private const string Before = "20261123124246_ReportDue";

    private readonly TestDatabase database = TestDatabase.Over(TestDatabase.NewDirectory());

    public async Task InitializeAsync()
    {
        await using (var db = database.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync(Before);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO SiteProfiles (Id, Version, AgencyName, ShortName, IndexNumberPattern, ReportDue, IsDemonstration) VALUES (1, 1, '试验市样板镇人民政府', '样板镇', '{{year}}-{{serial:D5}}', '01-31', 0);
                INSERT INTO Categories (Id, Code, Name, Statute, Basis, Position) VALUES (1, '20-1', '规范性文件', '第一项', 'Article20', 1);
                INSERT INTO Groups (Id, Code, Name, Position) VALUES (1, 'mulu', '公开目录', 1);
                INSERT INTO Channels (Id, Code, Name, Position) VALUES (1, 'wangzhan', '政府网站', 1);
                INSERT INTO Items (Id, Version, IndexNumber, IndexYear, IndexSerial, PublishedAt, IsSample) VALUES (1, 3, '2026-00001', 2026, 1, '2026-03-05 01:00:00', 0), (2, 3, NULL, NULL, NULL, NULL, 0);
                INSERT INTO ItemRevisions (Id, ItemId, Number, State, Title, Summary, BodyMarkdown, BodyHtml, BodyPlain, FormedOn, DisclosedOn, Backfilled, CategoryId, GroupId, Method, Validity, WrittenById, WrittenByName, WrittenAt)
                    VALUES (1, 1, 1, 'InReview', '老办法', '概述', '正文', '<p>正文</p>', '正文', '2026-03-01', '2026-03-05', 0, 1, 1, 'Proactive', 'Repealed', 5, '甲', '2026-03-04 01:00:00'),
                           (2, 2, 1, 'InReview', '在审的', '概述', '正文', '<p>正文</p>', '正文', '2026-11-20', NULL, 0, 1, 1, 'Proactive', 'InForce', 6, '乙', '2026-11-20 01:00:00');
                INSERT INTO ItemRevisionChannels (ChannelsId, ItemRevisionId) VALUES (1, 1), (1, 2);
                INSERT INTO Reviews (Id, ItemRevisionId, ReviewerId, ReviewerName, ReviewedOn, Conclusion, Ground) VALUES (1, 1, 7, '丙', '2026-03-05', '可以公开', '依据');
                UPDATE ItemRevisions SET State = 'Published', PublishedAt = '2026-03-05 01:00:00' WHERE Id = 1;
                UPDATE Items SET LiveRevisionId = 1 WHERE Id = 1;
                UPDATE Items SET WorkingRevisionId = 2 WHERE Id = 2;
                INSERT INTO PublicItems (ItemId, RevisionId, IndexNumber, Title, Summary, FormedOn, DisclosedOn, Backfilled, PublishedAt, RevisedAt, CategoryId, GroupId, Validity, IsSample) VALUES (1, 1, '2026-00001', '老办法', '概述', '2026-03-01', '2026-03-05', 0, '2026-03-05 01:00:00', '2026-03-05 01:00:00', 1, 1, 'Repealed', 0);
                INSERT INTO PublicItemChannels (ItemId, ChannelId, DisclosedOn) VALUES (1, 1, '2026-03-05');
                INSERT INTO Journal (At, ActorId, ActorName, Origin, Action, SubjectKind, SubjectId, Subject) VALUES ('2026-11-19 01:00:00', 8, '丁', '网站', 'Created', 'Item', 2, '在审的'), ('2026-11-20 01:00:00', 6, '乙', '网站', 'Edited', 'Item', 2, '在审的');
                """);
        }

        await using (var db = database.Open())
            await db.Database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Migrate_PublicItem_KeepsItsFaceAndGetsItsHistory()
    {
        await using var db = database.Open();
        var face = await db.PublicItems.Include(row => row.Categories).Include(row => row.Channels).AsSplitQuery().SingleAsync();
        Assert.Equal(("老办法", Validity.Repealed, Timeliness.Unknown, UpdatePeriod.None), (face.Title, face.Validity, face.Timeliness, face.UpdatePeriod));
        Assert.Equal([(1, new DateOnly(2026, 3, 5))], face.Categories.Select(link => (link.CategoryId, link.DisclosedOn)));
        Assert.Single(face.Channels);
        Assert.Equal([(Validity.InForce, new DateOnly(2026, 3, 1)), (Validity.Repealed, new DateOnly(2026, 3, 5))], (await db.ItemValidityLines.OrderBy(line => line.Id).ToListAsync()).Select(line => (line.Validity, line.From)));
        Assert.Equal(ReviewKind.Secrecy, await db.Reviews.Select(review => review.Kind).SingleAsync());
        // What was one reviewer's work stays allowed, and the pages say so.
        Assert.Equal(ReviewRule.TwoPersons, await db.SiteProfiles.Select(profile => profile.ReviewRule).SingleAsync());
    }

    [Fact]
    public async Task Migrate_TextInReview_KnowsAllItsWritersAndGoesOn()
    {
        await using (var db = database.Open())
            Assert.Equal([6, 8], await db.RevisionWriters.Where(row => row.RevisionId == 2).Select(row => row.AccountId).Order().ToListAsync());
        foreach (var writer in new[] { 6, 8 })
        {
            await using var db = database.Open();
            Assert.IsType<ActResult<ItemSaved>.Refused>(await new PublishItem(db).RunAsync(2, 3, TestData.Secrecy, TestClock.Person(writer), default));
        }

        // It waits from before there was a check for personal data: the writer sends it once more.
        await using (var db = database.Open())
            Assert.Equal(new ActResult<ItemSaved>.Refused(SendItemForReview.NotChecked), await new PublishItem(db).RunAsync(2, 3, TestData.Secrecy, TestClock.Person(7), default));
        await using (var db = database.Open())
            TestData.Done(await new ReturnItem(db).RunAsync(2, 3, "请重新送审", TestClock.Person(7), default));
        await using (var db = database.Open())
            TestData.Done(await TestData.Send(db).RunAsync(2, 4, TestClock.Person(6), default));
        await using (var db = database.Open())
            TestData.Done(await new PublishItem(db).RunAsync(2, 5, TestData.Secrecy, TestClock.Person(7), default));
    }

    [Theory]
    [InlineData("UPDATE ItemRevisions SET Title = 'x' WHERE Id = 1")]
    [InlineData("DELETE FROM ItemRevisionChannels WHERE ItemRevisionId = 1")]
    [InlineData("INSERT INTO ItemRevisionWriters VALUES (1, 9)")]
    [InlineData("DELETE FROM ItemValidityLines")]
    [InlineData("UPDATE Reviews SET Conclusion = 'x'")]
    [InlineData("DELETE FROM Journal")]
    [InlineData("UPDATE Items SET IndexNumber = 'x' WHERE Id = 1")]
    public async Task Migrate_GuardsAreBack(string sql)
    {
        await using var db = database.Open();
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql));
    }
}
