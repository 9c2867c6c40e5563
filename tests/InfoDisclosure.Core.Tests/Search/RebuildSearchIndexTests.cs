using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class RebuildSearchIndexTests
{
    [Fact]
    public async Task Run_IndexOfThisForm_DoesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.PublishItemAsync(database);
        await using var db = database.Open();

        Assert.Equal(0, await new RebuildSearchIndex(db).RunAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("UPDATE SearchStates SET IndexForm = '1-00000000'")]
    [InlineData("INSERT INTO SearchIndex (SearchIndex) VALUES ('delete-all')")]
    public async Task Run_OlderOrEmptyIndex_IsWrittenAnew(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await TestData.PublishItemAsync(database, "防汛应急预案");
        await TestData.PublishReportAsync(database, 2025);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql);

        Assert.Equal(2, await new RebuildSearchIndex(db).RunAsync(CancellationToken.None));
        Assert.Equal(0, await new RebuildSearchIndex(db).RunAsync(CancellationToken.None));

        Assert.Equal([id], await FoundAsync(db, "防汛应急"));
        Assert.Equal([2025], await FoundAsync(db, "人手不足"));
        Assert.Equal(2, (await db.Database.SqlQuery<long>($"SELECT id AS Value FROM SearchIndex_docsize").ToListAsync()).Count);
        Assert.Empty(await new CheckData(database.Directory).Run(TestClock.Now, CancellationToken.None));
    }

    /// <summary>A database of the first release, as its acts and SQL left it, is migrated and searched.</summary>
    [Fact]
    public async Task Run_AfterMigration_FindsWhatWasPublishedBefore()
    {
        await using var database = await TestDatabase.CreateAsync();
        var item = await TestData.PublishItemAsync(database, "防汛应急预案", disclosedOn: new DateOnly(2024, 2, 29));
        var second = await TestData.PublishItemAsync(database, "汛情通报", disclosedOn: new DateOnly(2024, 2, 29));
        await TestData.PublishReportAsync(database, 2025);
        await using var db = database.Open();
        var before = db.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_SearchAtScale", StringComparison.Ordinal)).Last();
        await db.GetService<IMigrator>().MigrateAsync(before);
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO SearchDocuments (Kind, SubjectId, Title, Body, Date)
            SELECT 'Item', p.ItemId, p.Title, r.Summary || char(10) || r.BodyPlain || char(10) || p.IndexNumber, p.DisclosedOn FROM PublicItems p JOIN ItemRevisions r ON r.Id = p.RevisionId
            UNION ALL SELECT 'Report', 2025, '样板镇2025年政府信息公开工作年度报告', '主要问题' || char(10) || '人手不足。', '2026-01-20'
            """);

        await db.GetService<IMigrator>().MigrateAsync();
        Assert.Equal(3, await new RebuildSearchIndex(db).RunAsync(CancellationToken.None));

        Assert.Equal([second, item], await FoundAsync(db, "汛"));
        Assert.Equal([item], await FoundAsync(db, "2024-00001"));
        Assert.Equal([2025], await FoundAsync(db, "人手不足"));
        var document = await db.SearchDocuments.Include(row => row.Content).SingleAsync(row => row.Kind == SearchKind.Item && row.SubjectId == item);
        Assert.Equal(SearchDocument.FirstOf(new DateOnly(2024, 2, 29)), document.Id);
        var face = await db.PublicItems.AsNoTracking().SingleAsync(row => row.ItemId == item);
        Assert.Equal((face.CategoryId, face.GroupId), (document.CategoryId, document.GroupId));
        Assert.Equal("防汛应急预案的内容概述\n防汛应急预案正文。", document.Content!.Body);
        Assert.Empty(await new CheckData(database.Directory).Run(TestClock.Now, CancellationToken.None));
        // And it goes on from there.
        Assert.IsType<Core.Journal.ActResult<ItemSaved>.Done>(await new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(item, await db.Items.Where(row => row.Id == item).Select(row => row.Version).SingleAsync(), "内容有误", TestClock.Reviewer, CancellationToken.None));
        Assert.Empty(await FoundAsync(db, "应急预案"));
    }

    private static async Task<IEnumerable<int>> FoundAsync(InfoDisclosureDb db, string words) =>
        (await new SearchReader(db).FindAsync(new SearchQuery { Text = words }, CancellationToken.None))!.Hits.Select(hit => hit.SubjectId);
}
