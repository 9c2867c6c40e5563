using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class SearchReaderTests
{
    [Fact]
    public async Task Find_TitleAndBody_TitleComesFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await PutAsync(db, 1, "秋季秸秆禁烧工作方案", "防汛以外的事情。");
        await PutAsync(db, 2, "防汛应急预案", "另有说明。");

        var found = await new SearchReader(db).FindAsync("防汛", 1, CancellationToken.None);

        Assert.Equal([2, 1], found!.Hits.Select(hit => hit.SubjectId));
    }

    [Theory]
    [InlineData("耕地补贴", "耕地 补贴")]
    [InlineData("农业耕地补贴款", "农业 耕地 补贴")]
    public async Task Find_WordsNowhereSideBySide_FindsTextsWithAllOfThem(string typed, string instead)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await PutAsync(db, 1, "耕地地力保护补贴发放情况", "农业生产。");
        await PutAsync(db, 2, "农机购置补贴", "与旱田无关。");

        var found = await new SearchReader(db).FindAsync(typed, 1, CancellationToken.None);

        Assert.Equal([1], found!.Hits.Select(hit => hit.SubjectId));
        Assert.Equal(instead, found.Instead);
        Assert.Null((await new SearchReader(db).FindAsync("地力保护", 1, CancellationToken.None))!.Instead);
        Assert.Equal(0, (await new SearchReader(db).FindAsync("水田补助", 1, CancellationToken.None))!.Total);
    }

    [Fact]
    public async Task Put_Again_ReplacesWhatIsFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await PutAsync(db, 1, "旧的标题", "甲");
        await PutAsync(db, 1, "新的名称", "乙");
        var reader = new SearchReader(db);

        Assert.Empty((await reader.FindAsync("旧的标题", 1, CancellationToken.None))!.Hits);
        Assert.Single((await reader.FindAsync("新的名称", 1, CancellationToken.None))!.Hits);
        Assert.Equal(1, await db.SearchDocuments.CountAsync());
    }

    [Fact]
    public async Task Remove_Indexed_IsFoundNoMore()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await PutAsync(db, 1, "要撤回的信息", "");
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await SearchIndexer.RemoveAsync(db, SearchKind.Item, 1, CancellationToken.None);
            await transaction.CommitAsync();
        }

        Assert.Empty((await new SearchReader(db).FindAsync("撤回", 1, CancellationToken.None))!.Hits);
        Assert.Empty(await db.SearchDocuments.ToListAsync());
    }

    [Fact]
    public async Task Put_WithoutTransaction_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => SearchIndexer.PutAsync(db, SearchKind.Item, 1, "一", "二", TestClock.Today, CancellationToken.None));
    }

    [Fact]
    public async Task Put_RolledBack_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await SearchIndexer.PutAsync(db, SearchKind.Item, 1, "没有发布成功", "", TestClock.Today, CancellationToken.None);
            await transaction.RollbackAsync();
        }

        Assert.Empty((await new SearchReader(db).FindAsync("没有发布", 1, CancellationToken.None))!.Hits);
    }

    [Theory]
    [InlineData("𬭎")]
    [InlineData("㛃䶮")]
    [InlineData("〇")]
    [InlineData("末")]
    [InlineData("ＷＯＲＤ")]
    [InlineData("2018年")]
    [InlineData("12号")]
    public async Task Find_RareAndMixedCharacters_IsFoundAndMarked(string query)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await PutAsync(db, 1, "二〇一八年纪要", "联系人𬭎㛃䶮，见Word文件，三政发〔2018〕12号，2018年期末");

        var hit = Assert.Single((await new SearchReader(db).FindAsync(query, 1, CancellationToken.None))!.Hits);

        Assert.Contains(hit.Title.Concat(hit.Excerpt), piece => piece.Marked);
    }

    [Fact]
    public async Task Find_WordOfEveryText_ComesNewestFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            for (var i = 1; i <= SearchReader.RankedUpTo + 1; i++)
                await SearchIndexer.PutAsync(db, SearchKind.Item, i, "通知", "", TestClock.Today, CancellationToken.None);
            await transaction.CommitAsync();
        }

        var found = await new SearchReader(db).FindAsync("通知", 1, CancellationToken.None);

        Assert.True(found!.TooMany);
        Assert.Equal(SearchReader.RankedUpTo + 1, found.Hits[0].SubjectId);
        Assert.Equal(SearchReader.MostShown / SearchReader.PageSize, found.Pages);
    }

    [Fact]
    public void Excerpt_LongText_ShowsTheStrike()
    {
        var pieces = Excerpts.Of(new string('甲', 500) + "耕地补贴" + new string('乙', 500), ["耕地"], 100);

        Assert.Equal("耕地", pieces.Single(piece => piece.Marked).Text);
        Assert.Equal("…", pieces[0].Text);
        Assert.Equal("…", pieces[^1].Text);
        Assert.InRange(pieces.Sum(piece => piece.Text.Length), 90, 110);
    }

    private static async Task PutAsync(InfoDisclosureDb db, int id, string title, string body)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await SearchIndexer.PutAsync(db, SearchKind.Item, id, title, body, TestClock.Today, CancellationToken.None);
        await transaction.CommitAsync();
    }
}
