using System.Data.Common;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace InfoDisclosure.Core.Tests.Search;

public sealed class SearchReaderTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private InfoDisclosureDb db = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        db = database.Open();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Find_TitleNumberBodyFile_ComeInThatOrder()
    {
        await PutAsync(Text(1, "工作方案", "防汛以外的事情。"));
        await PutAsync(Text(2, "工作方案", "另有说明。") with { Attachments = "防汛物资.xlsx\n编织袋" });
        await PutAsync(Text(3, "工作方案", "另有说明。") with { DocumentNumber = "防汛〔2026〕1号" });
        await PutAsync(Text(4, "防汛方案", "另有说明。"));

        var found = await FindAsync("防汛");

        Assert.Equal([4, 3, 1, 2], found.Hits.Select(hit => hit.SubjectId));
        Assert.Equal([false, false, false, true], found.Hits.Select(hit => hit.InFiles));
        Assert.True(found.Ranked);
        Assert.Equal("防汛", found.Hits[1].DocumentNumber.First(piece => piece.Marked).Text);
        Assert.Equal("防汛", found.Hits[3].Excerpt.Single(piece => piece.Marked).Text);
    }

    [Fact]
    public async Task Find_EquallyGood_NewestComesFirst()
    {
        await PutAsync(Text(1, "防汛方案", "甲") with { Date = new DateOnly(2024, 5, 1) });
        await PutAsync(Text(2, "防汛方案", "乙") with { Date = new DateOnly(2026, 5, 1) });
        await PutAsync(Text(3, "防汛方案", "丙") with { Date = new DateOnly(2025, 5, 1) });

        Assert.Equal([2, 3, 1], (await FindAsync("防汛")).Hits.Select(hit => hit.SubjectId));
    }

    [Fact]
    public async Task Find_NewestFirst_IsNotRanked()
    {
        await PutAsync(Text(1, "防汛方案", "甲") with { Date = new DateOnly(2024, 5, 1) });
        await PutAsync(Text(2, "工作方案", "防汛") with { Date = new DateOnly(2026, 5, 1) });

        var best = await FindAsync("防汛");
        var newest = (await new SearchReader(db).FindAsync(new SearchQuery { Text = "防汛", NewestFirst = true }, CancellationToken.None))!;

        Assert.Equal([1, 2], best.Hits.Select(hit => hit.SubjectId));
        Assert.Equal([2, 1], newest.Hits.Select(hit => hit.SubjectId));
        Assert.Equal((true, false), (best.Ranked, newest.Ranked));
    }

    [Theory]
    [InlineData("耕地补贴", "耕地 补贴")]
    [InlineData("农业耕地补贴款", "农业 耕地 补贴")]
    public async Task Find_WordsNowhereSideBySide_FindsTextsWithAllOfThem(string typed, string instead)
    {
        await PutAsync(Text(1, "耕地地力保护补贴发放情况", "农业生产。"));
        await PutAsync(Text(2, "农机购置补贴", "与旱田无关。"));

        var found = await FindAsync(typed);

        Assert.Equal([1], found.Hits.Select(hit => hit.SubjectId));
        Assert.Equal(instead.Split(' '), found.Instead);
        Assert.Null((await FindAsync("地力保护")).Instead);
        Assert.Equal(0, (await FindAsync("水田补助")).Total);
    }

    [Theory]
    [InlineData("低保", "最低生活保障")]
    [InlineData("最低生活保障", "低保")]
    public async Task Find_WordOfAGroup_FindsTheOthersAndSaysSo(string typed, string other)
    {
        await PutAsync(Text(1, "最低生活保障对象公示", "甲"));
        await PutAsync(Text(2, "低保金发放", "乙"));
        await PutAsync(Text(3, "高低保证", "丙"));

        var found = await FindAsync(typed);

        Assert.Equal([1, 2], found.Hits.Select(hit => hit.SubjectId).Where(id => id < 3).Order());
        Assert.Equal([other], found.Expanded);
        Assert.Contains(found.Hits.Single(hit => hit.SubjectId == 1).Title, piece => piece is { Marked: true, Text: "最低生活保障" });
        Assert.Empty((await FindAsync($"“{typed}”")).Expanded);
    }

    [Theory]
    [InlineData("三政发[2026]12号")]
    [InlineData("三政发（2026）12号")]
    [InlineData("三政發〔2026〕12號")]
    [InlineData("三政发 2026 12")]
    [InlineData("三政发【２０２６】第１２号")]
    [InlineData("〔2026〕12号")]
    [InlineData("MB123/2026-00012")]
    [InlineData("2026-00012")]
    [InlineData("00012")]
    public async Task Find_NumberHoweverTyped_FindsItsTextAlone(string typed)
    {
        await PutAsync(Text(1, "甲的通知", "内容") with { DocumentNumber = "三政发〔2026〕12号", IndexNumber = "MB123/2026-00012" });
        await PutAsync(Text(2, "乙的通知", "三政发，2026年第12号，2026年12月00011") with { DocumentNumber = "三政发〔2026〕112号", IndexNumber = "MB123/2026-00112" });
        await PutAsync(Text(3, "丙的通知", "12月发三政") with { DocumentNumber = "三政办发〔2026〕11号", IndexNumber = "MB123/2026-00013" });

        var found = await FindAsync(typed);

        var hit = Assert.Single(found.Hits);
        Assert.Equal(1, hit.SubjectId);
        Assert.Contains(hit.DocumentNumber.Concat(hit.IndexNumber), piece => piece.Marked);
        Assert.Null(found.Instead);
    }

    [Fact]
    public async Task Find_NumberCitedInABody_IsFoundInWhateverBrackets()
    {
        await PutAsync(Text(1, "关于废止文件的通知", "现将三政发(2019)第7号文件废止。"));

        var found = await FindAsync("三政发〔2019〕7号");

        Assert.Equal("三政发(2019)第7号", Assert.Single(found.Hits).Excerpt.Single(piece => piece.Marked).Text);
    }

    [Fact]
    public async Task Find_NumberThatIsNone_IsTakenAsWords()
    {
        await PutAsync(Text(1, "防汛值班表", "2026年7月12日"));

        Assert.Equal((1, null), (await Tally("防汛 2026 12"), (await FindAsync("防汛 2026 12")).Instead));
        Assert.Equal(["防汛", "2026", "12日"], (await FindAsync("防汛〔2026〕12日")).Instead);

        async Task<int> Tally(string typed) => (await FindAsync(typed)).Total;
    }

    [Fact]
    public async Task Find_Filters_NarrowAndCount()
    {
        await PutAsync(Text(1, "防汛方案", "甲") with { CategoryId = 1, GroupId = 1, Date = new DateOnly(2025, 12, 31) });
        await PutAsync(Text(2, "防汛预案", "乙") with { CategoryId = 11, AlsoUnder = [21, 3, 11], GroupId = 1, Date = new DateOnly(2026, 1, 1) });
        await PutAsync(Text(3, "防汛值班", "丙") with { CategoryId = 1, GroupId = 2, Date = new DateOnly(2026, 12, 31) });
        await PutAsync(new SearchText { Kind = SearchKind.Report, SubjectId = 2025, Title = "年度报告", Body = "防汛", Date = new DateOnly(2026, 1, 20) });

        var all = (await FindAsync("防汛")).Facets!;

        Assert.Equal([(1, 2), (3, 1), (11, 1), (21, 1)], Pairs(all.Categories));
        Assert.Equal([(2025, 1), (2026, 3)], Pairs(all.Years));
        Assert.Equal([(1, 2), (2, 1)], Pairs(all.Groups));
        Assert.Equal([(SearchKind.Item, 3), (SearchKind.Report, 1)], all.Kinds.OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Value)));
        Assert.Equal([1, 3], await Ids(new SearchQuery { Text = "防汛", CategoryId = 1 }));
        Assert.Equal([2], await Ids(new SearchQuery { Text = "防汛", CategoryId = 3 }));
        Assert.Equal([2, 3, 2025], await Ids(new SearchQuery { Text = "防汛", Year = 2026 }));
        Assert.Equal([3], await Ids(new SearchQuery { Text = "防汛", Year = 2026, CategoryId = 1, GroupId = 2, Kind = SearchKind.Item }));
        Assert.Equal([2025], await Ids(new SearchQuery { Text = "防汛", Kind = SearchKind.Report }));
        Assert.Empty(await Ids(new SearchQuery { Text = "防汛", Year = 99999 }));
        Assert.Empty(await Ids(new SearchQuery { Text = "防汛", CategoryId = -1 }));

        static IEnumerable<(int, int)> Pairs(IReadOnlyDictionary<int, int> counts) => counts.OrderBy(count => count.Key).Select(count => (count.Key, count.Value));
        async Task<IEnumerable<int>> Ids(SearchQuery query) => (await new SearchReader(db).FindAsync(query, CancellationToken.None))!.Hits.Select(hit => hit.SubjectId).Order();
    }

    [Theory]
    [InlineData("k")]
    [InlineData("kItem")]
    [InlineData("†kItem")]
    [InlineData("c1")]
    public async Task Find_SpellingOfAFacet_FindsNothing(string typed)
    {
        await PutAsync(Text(1, "防汛方案", "甲") with { CategoryId = 1 });

        Assert.Equal(0, (await FindAsync(typed)).Total);
    }

    /// <summary>Whatever is typed is answered: operators of FTS5, halves of characters, very many words.</summary>
    [Fact]
    public async Task Find_Anything_IsAnswered()
    {
        await PutAsync(Text(1, "防汛方案", "甲"));
        var random = new Random(5);
        string[] pieces = ["\"", "“", "”", "*", "(", ")", "^", "+", "-", ":", "{", "}", "NEAR", " OR ", " NOT ", "Title", "\0", "\ud83d", "\udc00", "𬭎", "†c1", "〔", "2026", "〕", "防汛", "方", "a", " ", "　", "号", "第", "\u202e", "İ", "ß"];
        string[] queries =
        [
            string.Join(' ', Enumerable.Range(0, 50).Select(i => (char)('a' + (i % 26)))),
            string.Join(' ', Enumerable.Repeat("低保", 33)),
            new string('汛', 100),
            string.Concat(Enumerable.Repeat("防汛方案", 500)),
            .. Enumerable.Range(0, 1_000).Select(_ => string.Concat(Enumerable.Range(0, 1 + random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]))),
        ];
        foreach (var query in queries)
            _ = await new SearchReader(db).FindAsync(new SearchQuery { Text = query }, CancellationToken.None);
    }

    [Fact]
    public async Task Put_Again_ReplacesWhatIsFound()
    {
        await PutAsync(Text(1, "旧的标题", "甲"));
        await PutAsync(Text(1, "新的名称", "乙") with { Date = TestClock.Today.AddDays(-1) });

        Assert.Empty((await FindAsync("“旧的标题”")).Hits);
        Assert.Equal(TestClock.Today.AddDays(-1), Assert.Single((await FindAsync("新的名称")).Hits).Date);
        Assert.Equal((1, 1), (await db.SearchDocuments.CountAsync(), await db.Set<SearchContent>().CountAsync()));
    }

    [Fact]
    public async Task Put_AgainOnItsDay_KeepsItsRow()
    {
        await PutAsync(Text(1, "甲", "甲"));
        await PutAsync(Text(2, "乙", "乙"));
        var before = await db.SearchDocuments.AsNoTracking().OrderBy(row => row.SubjectId).Select(row => row.Id).ToListAsync();
        await PutAsync(Text(1, "甲又", "甲"));

        Assert.Equal(SearchDocument.FirstOf(TestClock.Today), before[0]);
        Assert.Equal(before[0] + 1, before[1]);
        Assert.Equal(before, await db.SearchDocuments.AsNoTracking().OrderBy(row => row.SubjectId).Select(row => row.Id).ToListAsync());
    }

    [Fact]
    public async Task Remove_Indexed_IsFoundNoMore()
    {
        await PutAsync(Text(1, "要撤回的信息", ""));
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await SearchIndexer.RemoveAsync(db, SearchKind.Item, 1, CancellationToken.None);
            await SearchIndexer.RemoveAsync(db, SearchKind.Item, 2, CancellationToken.None);
            await transaction.CommitAsync();
        }

        Assert.Empty((await FindAsync("撤回")).Hits);
        Assert.Empty(await db.SearchDocuments.ToListAsync());
        Assert.Empty(await db.Set<SearchContent>().ToListAsync());
    }

    [Fact]
    public async Task Put_WithoutTransaction_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => SearchIndexer.PutAsync(db, Text(1, "一", "二"), CancellationToken.None));

    [Fact]
    public async Task Put_RolledBack_IsNotFound()
    {
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await SearchIndexer.PutAsync(db, Text(1, "没有发布成功", ""), CancellationToken.None);
            Assert.Equal(1, (await FindAsync("没有发布")).Total);
            await transaction.RollbackAsync();
        }

        Assert.Empty((await FindAsync("没有发布")).Hits);
    }

    [Fact]
    public async Task Publish_CommitFails_LeavesNothingToBeFound()
    {
        var id = await TestData.ItemInReviewAsync(database, "没有发布成功");
        var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
        var options = new DbContextOptionsBuilder<InfoDisclosureDb>();
        options.Use(database.Directory).AddInterceptors(new PowerCut());
        await using (var failing = new InfoDisclosureDb(options.Options))
            await Assert.ThrowsAsync<IOException>(() => new PublishItem(failing).RunAsync(id, version, TestData.Secrecy, TestClock.Reviewer, CancellationToken.None));

        Assert.Equal(0, (await FindAsync("没有发布")).Total);
        Assert.Empty(await db.SearchDocuments.ToListAsync());
        TestData.Done(await new PublishItem(db).RunAsync(id, version, TestData.Secrecy, TestClock.Reviewer, CancellationToken.None));
        Assert.Equal(1, (await FindAsync("没有发布")).Total);
    }

    [Fact]
    public async Task Publish_AttachmentAndNumber_AreFound()
    {
        using var content = new MemoryStream("编织袋"u8.ToArray());
        var file = Assert.IsType<UploadResult.Stored>(await new UploadStore(database.Directory).PutAsync("物资清单.txt", content, CancellationToken.None)).File;
        var draft = await TestData.DraftAsync(db, "轮灌安排") with { DocumentNumber = "三政发〔2026〕12号", NewAttachments = [file] };
        var made = TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, CancellationToken.None));
        var sent = TestData.Done(await TestData.Send(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, CancellationToken.None));
        TestData.Done(await new PublishItem(db).RunAsync(made.ItemId, sent.Version, TestData.SecrecyOf(hasAttachments: true), TestClock.Reviewer, CancellationToken.None));

        var hit = Assert.Single((await FindAsync("三政发(2026)第12号")).Hits);
        Assert.Equal((made.ItemId, "2026-00001"), (hit.SubjectId, string.Concat(hit.IndexNumber.Select(piece => piece.Text))));
        Assert.True(Assert.Single((await FindAsync("物资清单")).Hits).InFiles);
        Assert.True(Assert.Single((await FindAsync("编织袋")).Hits).InFiles);
    }

    /// <summary>After the 公示期 the masked text is what the public reads; the index never held another.</summary>
    [Fact]
    public async Task Found_TextThatWillBeMasked_IsTheMaskedOneFromTheFirstDay()
    {
        var item = new DisclosureItem { Id = 7, IndexNumber = "2026-00007" };
        var revision = new ItemRevision { Title = "补贴公示", Summary = "概述", Keywords = "补贴", BodyPlain = "示例甲 100元", MaskedPlain = "示*甲 100元", DisclosedOn = TestClock.Today, WrittenByName = "编写人" };

        await PutAsync(await ItemPublication.FoundAsync(db, item, revision, default));

        Assert.Equal("概述\n补贴\n示*甲 100元", (await db.Set<SearchContent>().SingleAsync()).Body);
        Assert.Equal(0, (await FindAsync("“示例甲”")).Total);
        revision.MaskedPlain = null;
        Assert.Equal("概述\n补贴\n示例甲 100元", (await ItemPublication.FoundAsync(db, item, revision, default)).Body);
        db.FileTexts.AddRange(new FileText { Digest = "full", Text = "示例甲的编织袋" }, new FileText { Digest = "masked", Text = "示*甲的编织袋" });
        await db.SaveChangesAsync();
        revision.Attachments.Add(new ItemAttachment { FileName = "清单.txt", ContentType = "text/plain", Digest = "full", MaskedDigest = "masked" });
        await PutAsync(await ItemPublication.FoundAsync(db, item, revision, default));
        Assert.True(Assert.Single((await FindAsync("编织袋")).Hits).InFiles);
        Assert.DoesNotContain("示例甲", (await db.Set<SearchContent>().SingleAsync()).Files, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_LongerThanItMayBe_IsCutAtAWholeCharacter()
    {
        await PutAsync(Text(1, new string('甲', SearchContent.TitleLength - 1) + "𬭎", new string('乙', SearchContent.BodyLength + 1)));

        Assert.Equal(new string('甲', SearchContent.TitleLength - 1), (await db.Set<SearchContent>().SingleAsync()).Title);
        Assert.Equal(1, (await FindAsync("乙乙")).Total);
    }

    [Theory]
    [InlineData("𬭎")]
    [InlineData("㛃䶮")]
    [InlineData("鿎")]
    [InlineData("〇")]
    [InlineData("末")]
    [InlineData("ＷＯＲＤ")]
    [InlineData("2018年")]
    [InlineData("12号")]
    [InlineData("聯繫人")]
    public async Task Find_RareAndMixedCharacters_IsFoundAndMarked(string query)
    {
        await PutAsync(Text(1, "二〇一八年纪要", "联系人𬭎㛃䶮鿎，见Word文件，三政发〔2018〕12号，2018年期末"));

        var hit = Assert.Single((await FindAsync(query)).Hits);

        Assert.Contains(hit.Title.Concat(hit.Excerpt), piece => piece.Marked);
    }

    [Fact]
    public async Task Find_ManyHits_ComeNewestFirstPageByPage()
    {
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            for (var i = 1; i <= SearchReader.RankedBelow; i++)
                await SearchIndexer.PutAsync(db, Text(i, "通知", "") with { Date = TestClock.Today.AddDays(-(i * 7 % 1000)) }, CancellationToken.None);
            await transaction.CommitAsync();
        }

        var expected = Enumerable.Range(1, SearchReader.RankedBelow).OrderBy(i => i * 7 % 1000).ThenByDescending(i => i).ToList();
        var first = await FindAsync("通知");
        Assert.False(first.Ranked);
        Assert.Equal((SearchReader.RankedBelow, false, 50), (first.Total, first.TooMany, first.Pages));
        var paged = new List<int>();
        for (var page = 1; page <= first.Pages; page++)
            paged.AddRange((await FindAsync("通知", page)).Hits.Select(hit => hit.SubjectId));
        Assert.Equal(expected, paged);
        Assert.Equal(50, (await FindAsync("通知", int.MaxValue)).Page);
        Assert.Equal(1, (await FindAsync("通知", int.MinValue)).Page);
    }

    [Fact]
    public async Task Find_MoreThanAreCounted_SaysSo()
    {
        await FillAsync(SearchReader.CountedUpTo + 1);

        var found = await FindAsync("通知", int.MaxValue);

        Assert.Equal((SearchReader.CountedUpTo, true, 500, null), (found.Total, found.TooMany, found.Page, found.Facets));
        Assert.Equal(2, found.Hits[^1].SubjectId);
        var narrowed = (await new SearchReader(db).FindAsync(new SearchQuery { Text = "通知", CategoryId = 1 }, CancellationToken.None))!;
        Assert.Equal(((SearchReader.CountedUpTo / 2) + 1, false), (narrowed.Total, narrowed.TooMany));
        Assert.NotNull(narrowed.Facets);
    }

    [Fact]
    public async Task Find_LongText_ShowsTheStrike()
    {
        await PutAsync(Text(1, "标题", new string('甲', 500) + "\n耕地\r\n补贴" + new string('乙', 500)));

        var pieces = Assert.Single((await FindAsync("耕地")).Hits).Excerpt;

        Assert.Equal("耕地", pieces.Single(piece => piece.Marked).Text);
        Assert.Equal("…", pieces[0].Text);
        Assert.Equal("…", pieces[^1].Text);
        Assert.InRange(pieces.Sum(piece => piece.Text.Length), 90, 125);
    }

    [Fact]
    public async Task WithHits_Words_KeepsThoseThatFind()
    {
        await PutAsync(Text(1, "最低生活保障标准", "公路"));

        Assert.Equal(["低保", "公路"], await new SearchReader(db).WithHitsAsync(["防汛", "低保", "，", "公路", "标准"], 2, CancellationToken.None));
    }

    [Fact]
    public async Task Similar_Item_FindsThoseWithItsRareWordsAndItsCategoryFirst()
    {
        await PutAsync(Text(1, "2025年秸秆禁烧工作方案", "甲") with { CategoryId = 1 });
        await PutAsync(Text(2, "2026年秸秆禁烧巡查通知", "乙") with { CategoryId = 2 });
        await PutAsync(Text(3, "2026年秸秆禁烧值班通知", "乙") with { CategoryId = 1 });
        for (var i = 4; i < 20; i++)
            await PutAsync(Text(i, $"第{i}号工作方案", "秸秆禁烧") with { CategoryId = 1 });
        await PutAsync(new SearchText { Kind = SearchKind.Report, SubjectId = 2025, Title = "秸秆禁烧", Body = "", Date = TestClock.Today });

        var similar = await new SearchReader(db).SimilarAsync(1, 2, CancellationToken.None);

        Assert.Equal([3, 2], similar.Select(item => item.ItemId));
        Assert.Equal("2026年秸秆禁烧值班通知", similar[0].Title);
        Assert.Empty(await new SearchReader(db).SimilarAsync(99, 2, CancellationToken.None));
    }

    [Fact]
    public async Task Find_WhileSomebodyPublishes_IsOneState()
    {
        await PutAsync(Text(0, "通知零", "内容"));
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            await using var own = database.Open();
            for (var i = 1; i <= 150; i++)
            {
                await using var transaction = await own.Database.BeginTransactionAsync();
                await SearchIndexer.PutAsync(own, Text(i, $"通知{i}", "内容"), CancellationToken.None);
                if (i % 3 == 0)
                    await SearchIndexer.RemoveAsync(own, SearchKind.Item, i - 1, CancellationToken.None);
                await transaction.CommitAsync();
            }
        });
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var own = database.Open();
            var looks = 0;
            var most = 0;
            while (!writer.IsCompleted || looks == 0)
            {
                var found = (await new SearchReader(own).FindAsync(new SearchQuery { Text = "通知" }, CancellationToken.None))!;
                Assert.Equal(Math.Min(found.Total, SearchReader.PageSize), found.Hits.Count);
                Assert.Equal(found.Total, found.Facets!.Kinds.Values.Sum());
                looks++;
                most = Math.Max(most, found.Total);
            }

            return most;
        })).ToList();

        await writer;
        await Task.WhenAll(readers);
        Assert.Equal(101, (await FindAsync("通知")).Total);
    }

    private sealed class PowerCut : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            throw new IOException("power cut");
    }

    private async Task<SearchPage> FindAsync(string typed, int page = 1) =>
        (await new SearchReader(db).FindAsync(new SearchQuery { Text = typed, Page = page }, CancellationToken.None))!;

    private static SearchText Text(int id, string title, string body) => new() { Kind = SearchKind.Item, SubjectId = id, Title = title, Body = body, Date = TestClock.Today };

    private async Task PutAsync(SearchText text)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await SearchIndexer.PutAsync(db, text, CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>Many texts at once, and the index made of them.</summary>
    private async Task FillAsync(int count)
    {
        var first = SearchDocument.FirstOf(TestClock.Today);
        await db.Database.ExecuteSqlAsync($"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) INSERT INTO SearchDocuments (Id, Kind, SubjectId, Date, CategoryId) SELECT {first} + i, 'Item', i, {TestClock.Today}, i % 2 FROM n");
        await db.Database.ExecuteSqlAsync($"INSERT INTO SearchContents (Id, Title, Body, Files) SELECT Id, '通知', '', '' FROM SearchDocuments");
        await db.Database.ExecuteSqlAsync($"UPDATE SearchStates SET IndexForm = ''");
        Assert.Equal(count, await new RebuildSearchIndex(db).RunAsync(CancellationToken.None));
    }
}
