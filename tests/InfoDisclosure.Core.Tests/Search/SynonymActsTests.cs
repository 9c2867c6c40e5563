using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class SynonymActsTests
{
    [Fact]
    public async Task CreateEditRemove_Group_IsListedAndJournaled()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var before = (await new SynonymReader(db).ListAsync(CancellationToken.None)).Count;

        var id = TestData.Done(await new CreateSynonyms(db).RunAsync(" 河道清淤、清河，\n清塘 ", TestClock.Writer, CancellationToken.None));
        Assert.Equal(["河道清淤", "清河", "清塘"], (await new SynonymReader(db).FindAsync(id, CancellationToken.None))!.Words);
        Assert.Equal(2, TestData.Done(await new EditSynonyms(db).RunAsync(id, 1, "河道清淤 清淤", TestClock.Writer, CancellationToken.None)));
        Assert.IsType<ActResult<int>.Stale>(await new EditSynonyms(db).RunAsync(id, 1, "河道清淤 清河", TestClock.Writer, CancellationToken.None));
        Assert.IsType<ActResult<int>.Stale>(await new RemoveSynonyms(db).RunAsync(id, 1, TestClock.Writer, CancellationToken.None));
        Assert.Equal(before + 1, (await new SynonymReader(db).ListAsync(CancellationToken.None)).Count);
        TestData.Done(await new RemoveSynonyms(db).RunAsync(id, 2, TestClock.Writer, CancellationToken.None));

        Assert.Null(await new SynonymReader(db).FindAsync(id, CancellationToken.None));
        Assert.IsType<ActResult<int>.NotFound>(await new RemoveSynonyms(db).RunAsync(id, 2, TestClock.Writer, CancellationToken.None));
        Assert.IsType<ActResult<int>.NotFound>(await new EditSynonyms(db).RunAsync(id, 2, "河道清淤 清淤", TestClock.Writer, CancellationToken.None));
        var lines = await db.Journal.Where(line => line.SubjectKind == JournalSubject.Synonyms).OrderBy(line => line.Id).Select(line => new { line.Action, line.Subject }).ToListAsync();
        Assert.Equal([JournalAction.Created, JournalAction.Edited, JournalAction.Removed], lines.Select(line => line.Action));
        Assert.Equal("河道清淤、清淤", lines[^1].Subject);
    }

    [Theory]
    [InlineData("", "至少两个")]
    [InlineData("清淤", "至少两个")]
    [InlineData("清淤 清", "太短")]
    [InlineData("清淤 ！！！", "太短")]
    [InlineData("清淤 清淤", "有重复的词")]
    [InlineData("清於 清于", "有重复的词")]
    [InlineData("低保 清淤", "“低保”已经在另一组里")]
    [InlineData("清淤 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十甲", "太长")]
    [InlineData("甲一 甲二 甲三 甲四 甲五 甲六 甲七 甲八 甲九 乙一 乙二", "最多10个词")]
    public async Task Create_WhatIsNoGroup_IsInvalid(string words, string says)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();

        var invalid = Assert.IsType<ActResult<int>.Invalid>(await new CreateSynonyms(db).RunAsync(words, TestClock.Writer, CancellationToken.None));

        Assert.Contains(says, Assert.Single(invalid.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeds_EveryGroup_WouldBeTakenFromTheOffice()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var groups = await new SynonymReader(db).ListAsync(CancellationToken.None);
        Assert.True(groups.Count >= 40);
        foreach (var group in groups)
            TestData.Done(await new EditSynonyms(db).RunAsync(group.Id, group.Version, string.Join('、', group.Words), TestClock.Writer, CancellationToken.None));
    }
}
