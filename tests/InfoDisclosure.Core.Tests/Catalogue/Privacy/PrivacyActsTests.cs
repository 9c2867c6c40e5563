using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bin;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Tests.Catalogue.Review;
using InfoDisclosure.Core.Tests.Documents.Inspecting;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Privacy;

/// <summary>From a draft with personal data in it to what stays public when its 公示期 is over.</summary>
public sealed class PrivacyActsTests : IAsyncLifetime
{
    // Numbers with right checksums that the scan must find; no person has them.
    private static readonly string Identity = WithCheck("23088119900101123");
    private const string Mobile = "13800000000";

    private TestDatabase database = null!;
    private ReviewScene scene = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        scene = new ReviewScene(database);
        await scene.RuleAsync(Rules.Catalogue.ReviewRule.ThreePersons);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Send_WithPersonalData_IsRefusedUntilItIsDecided()
    {
        var id = await DraftAsync(draft => draft with { Body = $"联系人电话{Mobile}，身份证号{Identity}。", Title = "防汛值班表" });
        var refused = Assert.IsType<ActResult<ItemSaved>.Invalid>(await scene.SendAsync(id));
        Assert.Equal(SendItemForReview.CheckField, Assert.Single(refused.Issues).Field);

        var check = await CheckAsync(id);
        Assert.Equal(["居民身份证号码", "手机号码"], check.Open.Select(point => point.Label).Order(StringComparer.Ordinal));
        Assert.All(check.Points, point => Assert.DoesNotContain(Identity, point.What + point.Key, StringComparison.Ordinal));

        // Masking one leaves the other; keeping needs a reason.
        var (identity, mobile) = (check.Open.Single(point => point.Label == "居民身份证号码"), check.Open.Single(point => point.Label == "手机号码"));
        var noReason = Assert.IsType<ActResult<FindingsDecided>.Invalid>(await DecideAsync(id, new PointDecision(mobile.Key, PointChoice.Keep, " ")));
        Assert.Equal(mobile.Key, Assert.Single(noReason.Issues).Field);
        var decided = Done(await DecideAsync(id, new PointDecision(identity.Key, PointChoice.Mask), new PointDecision(mobile.Key, PointChoice.Keep, "值班电话，依法公开")));
        Assert.Equal((1, 0), (decided.Masked, decided.Open));
        var body = await scene.ReadAsync(db => db.ItemRevisions.Where(row => row.ItemId == id).Select(row => new { row.BodyMarkdown, row.BodyHtml, row.BodyPlain }).SingleAsync());
        Assert.DoesNotContain(Identity, body.BodyMarkdown + body.BodyHtml + body.BodyPlain, StringComparison.Ordinal);
        Assert.Contains(Mobile, body.BodyHtml, StringComparison.Ordinal);

        TestData.Done(await scene.SendAsync(id));
        var line = await scene.ReadAsync(db => db.PrivacyChecks.SingleAsync());
        Assert.Equal((1, 1, 0), (line.Masked, line.Kept, line.Files));
        Assert.Equal(await scene.ReadAsync(db => db.ItemRevisions.Where(row => row.ItemId == id).Select(row => row.ContentDigest).SingleAsync()), line.ContentDigest);
    }

    [Fact]
    public async Task Decide_Masking_MakesAWriterOfWhoDoesIt()
    {
        var id = await DraftAsync(draft => draft with { Body = $"身份证号{Identity}。" });
        var point = Assert.Single((await CheckAsync(id)).Open);
        Done(await DecideAsync(id, ReviewScene.Reviewer, new PointDecision(point.Key, PointChoice.Mask)));
        TestData.Done(await scene.SendAsync(id));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PassAsync(id, ReviewScene.Reviewer));
    }

    [Fact]
    public async Task Decide_ParticularsTableAndFiles_AreMaskedTogether()
    {
        var table = $"| 姓名 | 身份证号 | 金额 |\n|---|---|---|\n| 张示例 | {Identity} | 500 |\n| 李样板 | {WithCheck("23088119850505223")} | 300 |";
        var word = await StoreAsync("名单.docx", WordSample.Of(WordSample.Paragraph($"电话{Mobile}")));
        var text = await StoreAsync($"{Mobile}.txt", Encoding.UTF8.GetBytes($"邮箱 zhang@example.com，身份证{Identity}"));
        var id = await DraftAsync(draft => draft with { Title = $"补贴名单 {Mobile}", Body = table, Keywords = "补贴", NewAttachments = [word, text] });

        var check = await CheckAsync(id);
        var decided = Done(await DecideAsync(id, [.. check.Open.Select(point => new PointDecision(point.Key, PointChoice.Mask))]));
        Assert.Equal(0, decided.Open);
        var after = await CheckAsync(id);
        Assert.Empty(after.Points);
        var revision = await scene.ReadAsync(db => db.ItemRevisions.Include(row => row.Attachments).SingleAsync(row => row.ItemId == id));
        Assert.DoesNotContain(Mobile, revision.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("张示例", revision.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("500", revision.BodyHtml, StringComparison.Ordinal);
        Assert.All(revision.Attachments, file => Assert.DoesNotContain(Mobile, file.FileName, StringComparison.Ordinal));
        Assert.DoesNotContain(word.Digest, revision.Attachments.Select(file => file.Digest));
        Assert.All(revision.Attachments, file => Assert.True(File.Exists(new UploadStore(database.Directory).PathOf(file.Digest))));
    }

    [Fact]
    public async Task Decide_MarksInsideANumber_SaysThatAHandIsNeeded()
    {
        var id = await DraftAsync(draft => draft with { Body = $"身份证号{Identity[..9]}**{Identity[9..]}**。" });
        var point = Assert.Single((await CheckAsync(id)).Open);
        var decided = Done(await DecideAsync(id, new PointDecision(point.Key, PointChoice.Mask)));
        Assert.Equal((0, 1), (decided.Masked, decided.Open));
        Assert.Contains("不能自动遮盖", Assert.Single(decided.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OfficesOwnTelephone_IsNoFinding()
    {
        await using (var db = database.Open())
            await db.SiteProfiles.ExecuteUpdateAsync(set => set.SetProperty(profile => profile.Telephone, "138 0000 0000"));
        var id = await DraftAsync(draft => draft with { Body = $"咨询电话{Mobile}。" });
        Assert.Empty((await CheckAsync(id)).Points);
        TestData.Done(await scene.SendAsync(id));
    }

    [Fact]
    public async Task Send_PicturesAndScans_AskAPersonToLook()
    {
        var picture = await StoreAsync("图1.png", TestData.Png);
        var pdf = await StoreAsync("扫描.pdf", PdfSample.Page(""));
        var id = await DraftAsync(draft => draft with { NewAttachments = [picture, pdf] });
        var check = await CheckAsync(id);
        Assert.All(check.Open, point => Assert.False(point.CanMask));
        Assert.Contains(check.Open, point => point.Label == "图片");
        Assert.IsType<ActResult<FindingsDecided>.Invalid>(await DecideAsync(id, new PointDecision(check.Open[0].Key, PointChoice.Mask)));
        Done(await DecideAsync(id, [.. check.Open.Select(point => new PointDecision(point.Key, PointChoice.Keep, "已看过"))]));
        TestData.Done(await scene.SendAsync(id));
    }

    [Fact]
    public async Task Words_Added_AreFoundFromThenOnAndRemovedNoMore()
    {
        var id = await DraftAsync(draft => draft with { Body = "甲乙丙丁工程的进展。" });
        Assert.Empty((await CheckAsync(id)).Points);
        await using (var db = database.Open())
        {
            Assert.IsType<ActResult<int>.Invalid>(await new AddOfficeWord(db).RunAsync(OfficeWordKind.Sensitive, "甲", "理由", TestClock.Writer, default));
            Assert.IsType<ActResult<int>.Invalid>(await new AddOfficeWord(db).RunAsync(OfficeWordKind.Sensitive, "甲乙丙丁", "", TestClock.Writer, default));
            TestData.Done(await new AddOfficeWord(db).RunAsync(OfficeWordKind.Sensitive, "甲乙丙丁", "尚未公布", TestClock.Writer, default));
            Assert.IsType<ActResult<int>.Invalid>(await new AddOfficeWord(db).RunAsync(OfficeWordKind.Sensitive, "甲乙丙丁", "尚未公布", TestClock.Writer, default));
        }

        var point = Assert.Single((await CheckAsync(id)).Open);
        Assert.Equal(("敏感词", false), (point.Label, point.CanMask));
        await using (var db = database.Open())
            TestData.Done(await new RemoveOfficeWord(db).RunAsync(await db.OfficeWords.Where(word => word.Word == "甲乙丙丁").Select(word => word.Id).SingleAsync(), TestClock.Writer with { Now = TestClock.Now.AddMinutes(1) }, default));
        Assert.Empty((await CheckAsync(id)).Points);
    }

    [Fact]
    public async Task Publish_ContentThatWasNotScanned_IsRefusedEverywhere()
    {
        var id = await scene.InReviewAsync();
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER PrivacyChecks_Delete");
            await db.PrivacyChecks.ExecuteDeleteAsync();
        }

        Assert.Equal(new ActResult<ItemSaved>.Refused(SendItemForReview.NotChecked), await scene.UrgentAsync(id));
        TestData.Done(await scene.PassAsync(id));
        Assert.Equal(new ActResult<ItemSaved>.Refused(SendItemForReview.NotChecked), await scene.PublishAsync(id));
        Assert.False(await scene.IsPublicAsync(id));
    }

    [Fact]
    public async Task PublicityEnds_PersonalColumnsAreMaskedEverywhereAndTheProofIsFiled()
    {
        var (from, to) = (TestClock.Today, TestClock.Today.AddDays(7));
        var sheet = await StoreAsync("名单.xlsx", ExcelSample.Of(("名单", "visible", ExcelSample.Rows(["姓名", "身份证号", "金额"], ["张示例", Identity, "500"]))));
        var id = await DraftAsync(draft => draft with
        {
            Body = "现公示如下。\n\n| 姓名 | 村 | 补贴金额（元） |\n|---|---|---|\n| 张示例 | 样板村 | 500 |\n| 李样板 | 样板村 | 300 |",
            PublicityFrom = from,
            PublicityTo = to,
            NewAttachments = [sheet],
        });
        Done(await DecideAsync(id, [.. (await CheckAsync(id)).Open.Select(point => new PointDecision(point.Key, PointChoice.Keep, "依法公示"))]));
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PassAsync(id));
        TestData.Done(await scene.PublishAsync(id, line: TestData.SecrecyOf(hasAttachments: true, hasPublicity: true)));

        var during = await PageAsync(id, to);
        Assert.Contains("张示例", during.Body.Value, StringComparison.Ordinal);
        // From the day after, before the program has noticed.
        var after = await PageAsync(id, to.AddDays(1));
        Assert.DoesNotContain("张示例", after.Body.Value, StringComparison.Ordinal);
        Assert.Contains("500", after.Body.Value, StringComparison.Ordinal);
        Assert.Equal((false, true), (during.HidesPersonalData, after.HidesPersonalData));
        var (file, masked) = (await FileAsync(id, to), await FileAsync(id, to.AddDays(1)));
        Assert.Equal(sheet.Digest, file!.Digest);
        Assert.NotEqual(file.Digest, masked!.Digest);

        var later = TestClock.Program with { Now = TestClock.Now.AddDays(9) };
        await using (var db = database.Open())
        {
            Assert.Empty(await new EndPublicity(db).DueAsync(to, default));
            Assert.Equal([id], await new EndPublicity(db).DueAsync(later.Today, default));
            Assert.IsType<ActResult<int>.Refused>(await new EndPublicity(db).RunAsync(id, TestClock.Program, default));
            TestData.Done(await new EndPublicity(db).RunAsync(id, later, default));
            Assert.Empty(await new EndPublicity(db).DueAsync(later.Today, default));
        }

        await using (var db = database.Open())
        {
            Assert.DoesNotContain("张示例", await db.SearchDocuments.Where(row => row.SubjectId == id).Select(row => row.Content!.Body + row.Content.Files).SingleAsync(), StringComparison.Ordinal);
            var proof = await db.PublicityProofs.SingleAsync();
            Assert.Equal((from, to, later.Today), (proof.From, proof.To, proof.MaskedOn));
            var source = await new PrivacyReader(db, new PrivacyScan(TestData.StoreOf(db))).ProofAsync(id, proof.Id, "https://www.example.gov.cn/catalogue/1", default);
            Assert.Equal(8, source!.Content.Publicity.Days);
            Assert.IsType<DocumentResult.Rendered>(TestData.Press.Render(source.Content, source.FontFiles));
            await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM PublicityProofs"));
        }

        Assert.Equal(JournalAction.PublicityEnded, (await scene.LastLineAsync(id)).Action);
    }

    /// <summary>Who is on a list is told by the list alone: in a column, in a sentence, one a paragraph; in the text and in a Word file.</summary>
    [Theory]
    [InlineData("| 姓名 | 村 |\n|---|---|\n| 张示例 | 一村 |\n| 李样板 | 二村 |")]
    [InlineData("下列人员符合条件：张示例、李样板、王试用。")]
    [InlineData("张示例\n\n李样板\n\n王试用")]
    public async Task PublicityEnds_NamesAlone_AreFoundAndMasked(string body)
    {
        var word = await StoreAsync("名单.docx", WordSample.Of(string.Concat(new[] { "张示例", "李样板", "王试用" }.Select(WordSample.Paragraph))));
        var id = await DraftAsync(draft => draft with { Body = body, PublicityFrom = TestClock.Today, PublicityTo = TestClock.Today.AddDays(7), NewAttachments = [word] });
        var check = await CheckAsync(id);
        Assert.All(check.Open, point => Assert.Equal(("名单里的姓名", false), (point.Label, point.Certain)));
        Done(await DecideAsync(id, [.. check.Open.Select(point => new PointDecision(point.Key, PointChoice.Keep, "依法公示"))]));
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PassAsync(id));
        TestData.Done(await scene.PublishAsync(id, line: TestData.SecrecyOf(hasAttachments: true, hasPublicity: true)));
        var after = (await PageAsync(id, TestClock.Today.AddDays(8))).Body.Value;
        Assert.DoesNotContain("示例", after, StringComparison.Ordinal);
        Assert.Contains("张**", after, StringComparison.Ordinal);
        var file = await FileAsync(id, TestClock.Today.AddDays(8));
        Assert.DoesNotContain("样板", Inspect.File(await File.ReadAllBytesAsync(new UploadStore(database.Directory).PathOf(file!.Digest)), WordSample.Type).PlainText, StringComparison.Ordinal);

        // What goes on from here is the masked text, and the files as they stay.
        var later = TestClock.Today.AddDays(8);
        var editing = (await scene.ReadAsync(db => new ItemWorkReader(db, new Core.Calendar.CalendarReader(db)).EditingAsync(id, later, default)))!;
        Assert.DoesNotContain("示例", editing.Draft.Body, StringComparison.Ordinal);
        TestData.Done(await scene.RunAsync(id, (db, version) => new EditItem(db).RunAsync(id, version, editing.Draft with { ChangeNote = "更正错字" }, ReviewScene.Writer with { Now = TestClock.Now.AddDays(8) }, default)));
        Assert.DoesNotContain(word.Digest, await scene.ReadAsync(db => db.Attachments.Where(row => db.Items.Any(item => item.WorkingRevisionId == row.RevisionId)).Select(row => row.Digest).ToListAsync()));
    }

    [Theory]
    [InlineData("下列人员符合条件：张示例、李样板、王试用。")]
    [InlineData("张示例\n\n李样板\n\n王试用")]
    public async Task Decide_NamesAlone_AreMaskedInOneGo(string body)
    {
        var id = await DraftAsync(draft => draft with { Body = body });
        var check = await CheckAsync(id);
        Assert.Equal(3, check.Open.Count);
        var decided = Done(await DecideAsync(id, [.. check.Open.Select(point => new PointDecision(point.Key, PointChoice.Mask))]));
        Assert.Equal((3, 0), (decided.Masked, decided.Open));
    }

    /// <summary>Nobody can read a picture in a Word file but a person; after the 公示期 such a file is shown no more.</summary>
    [Fact]
    public async Task Send_PicturesWithinAFile_AskAPersonToLook()
    {
        var file = new WordFile { Body = WordSample.Paragraph("说明") }.WithPicture("rPicture", WordFile.Png).ToBytes();
        var word = await StoreAsync("说明.docx", file);
        var id = await DraftAsync(draft => draft with { NewAttachments = [word], PublicityFrom = TestClock.Today, PublicityTo = TestClock.Today.AddDays(7) });
        var point = Assert.Single((await CheckAsync(id)).Open);
        Assert.Equal(("文件里的图片", false), (point.Label, point.CanMask));
        Done(await DecideAsync(id, new PointDecision(point.Key, PointChoice.Keep, "已看过")));
        TestData.Done(await scene.SendAsync(id));
        Assert.Equal([""], await scene.ReadAsync(db => db.Attachments.Select(row => row.MaskedDigest).ToListAsync()));
    }

    /// <summary>Words beside an item that no reviewer sees are looked at as well.</summary>
    [Fact]
    public async Task Withdraw_ReasonWithANumber_IsRefused()
    {
        var id = await DraftAsync(draft => draft);
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PassAsync(id));
        TestData.Done(await scene.PublishAsync(id));
        var issue = Assert.Single(Assert.IsType<ActResult<ItemSaved>.Invalid>(
            await scene.RunAsync(id, (db, version) => new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(id, version, $"请联系{Mobile}", ReviewScene.Reviewer, default))).Issues);
        Assert.Contains("138****0000", issue.Message, StringComparison.Ordinal);
    }

    /// <summary>A proof certifies what was shown without a break: from the last withdrawal on, with every text of that run; also when the item is withdrawn before the program noticed the end.</summary>
    [Fact]
    public async Task PublicityEnds_AfterAWithdrawal_CertifiesTheRunSinceThen()
    {
        var (from, to) = (TestClock.Today, TestClock.Today.AddDays(7));
        var id = await DraftAsync(draft => draft with { PublicityFrom = from, PublicityTo = to });
        await PublishAsync(0);
        TestData.Done(await WithdrawAsync(1));
        await CorrectAsync(2, "重新公示");
        await CorrectAsync(4, "更正日期");
        TestData.Done(await WithdrawAsync(9));
        await using var db = database.Open();
        var proof = await db.PublicityProofs.SingleAsync();
        Assert.Equal((from.AddDays(2), to), (proof.From, proof.To));
        var source = await new PrivacyReader(db, new PrivacyScan(TestData.StoreOf(db))).ProofAsync(id, proof.Id, "https://www.example.gov.cn/catalogue/1", default);
        Assert.Equal([from.AddDays(2), from.AddDays(4)], source!.Content.Texts.Select(text => text.From));

        async Task PublishAsync(int day)
        {
            TestData.Done(await scene.SendAsync(id));
            TestData.Done(await scene.PassAsync(id));
            TestData.Done(await scene.PublishAsync(id, At(ReviewScene.Secrecy, day), line: TestData.SecrecyOf(hasAttachments: false, hasPublicity: true)));
        }

        async Task CorrectAsync(int day, string note)
        {
            var draft = (await scene.ReadAsync(db => new ItemWorkReader(db, new Core.Calendar.CalendarReader(db)).EditingAsync(id, from, default)))!.Draft;
            TestData.Done(await scene.RunAsync(id, (db, version) => new EditItem(db).RunAsync(id, version, draft with { ChangeNote = note }, At(ReviewScene.Writer, day), default)));
            await PublishAsync(day);
        }

        Task<ActResult<ItemSaved>> WithdrawAsync(int day) =>
            scene.RunAsync(id, (db, version) => new WithdrawItem(db, TestData.ScanOf(db)).RunAsync(id, version, "有误", At(ReviewScene.Reviewer, day), default));

        static ActContext At(ActContext who, int day) => who with { Now = TestClock.Now.AddDays(day) };
    }

    /// <summary>A picture is shown for the 公示期 alone; a draft that was to show one can be deleted, with what was read of its files.</summary>
    [Fact]
    public async Task Delete_DraftThatWasSentWithAPublicity_LeavesNothingOfItsFiles()
    {
        var (picture, text) = (await StoreAsync("图1.png", TestData.Png), await StoreAsync("说明.txt", Encoding.UTF8.GetBytes("说明")));
        var id = await DraftAsync(draft => draft with { NewAttachments = [picture, text], PublicityFrom = TestClock.Today, PublicityTo = TestClock.Today.AddDays(7) });
        Done(await DecideAsync(id, [.. (await CheckAsync(id)).Open.Select(point => new PointDecision(point.Key, PointChoice.Keep, "已看过"))]));
        TestData.Done(await scene.SendAsync(id));
        Assert.Equal(["", null], await scene.ReadAsync(db => db.Attachments.OrderBy(file => file.Position).Select(file => file.MaskedDigest).ToListAsync()));
        TestData.Done(await scene.ReturnAsync(id));
        TestData.Done(await scene.RunAsync(id, (db, version) => new DiscardItemDraft(db).RunAsync(id, version, ReviewScene.Writer, default)));
        TestData.Done(await scene.RunAsync(id, (db, version) => new DeleteDraft(db).RunAsync(id, version, ReviewScene.Writer, default)));
        Assert.Equal(2, await scene.ReadAsync(db => new SweepUploads(db, database.Directory).RunAsync(DateTime.UtcNow.AddDays(2), default)));
        Assert.False(await scene.ReadAsync(db => db.FileTexts.AnyAsync()));
        Assert.False(File.Exists(new UploadStore(database.Directory).PathOf(picture.Digest)));
    }

    /// <summary>A number that is certain and that nothing can mask leaves only one way: another file.</summary>
    [Fact]
    public async Task Decide_IdentityNumberInAPdf_HasToBeReplaced()
    {
        var pdf = await StoreAsync("名单.pdf", PdfSample.Page(PdfSample.Text((72, 700, $"ID {Identity}"))));
        var id = await DraftAsync(draft => draft with { NewAttachments = [pdf] });
        var point = Assert.Single((await CheckAsync(id)).Open, point => point.Label == "居民身份证号码");
        Assert.Equal((true, false), (point.MustReplace, point.CanMask));
        var issue = Assert.Single(Assert.IsType<ActResult<FindingsDecided>.Invalid>(await DecideAsync(id, new PointDecision(point.Key, PointChoice.Keep, "理由"))).Issues);
        Assert.Contains("替换附件", issue.Message, StringComparison.Ordinal);
    }

    /// <summary>What can't be masked when the 公示期 is over isn't sent: marks inside a number, a particular, a link.</summary>
    [Theory]
    [InlineData("值班电话138**0000**0000。", "概述", nameof(ItemDraft.Body))]
    [InlineData("请[联系](tel:13800000000)。", "概述", null)]
    [InlineData("正文。", "值班电话13800000000", nameof(ItemDraft.Summary))]
    public async Task Send_WithPublicity_NothingPersonalMayBeLeftAfterwards(string body, string summary, string? field)
    {
        var id = await DraftAsync(draft => draft with { Body = body, Summary = summary, PublicityFrom = TestClock.Today, PublicityTo = TestClock.Today.AddDays(7) });
        var point = Assert.Single((await CheckAsync(id)).Open);
        Done(await DecideAsync(id, new PointDecision(point.Key, PointChoice.Keep, "依法公示")));
        var sent = await scene.SendAsync(id);
        if (field is not null)
            Assert.Equal(field, Assert.Single(Assert.IsType<ActResult<ItemSaved>.Invalid>(sent).Issues).Field);
        else
            Assert.DoesNotContain(Mobile, await scene.ReadAsync(db => db.ItemRevisions.Where(row => row.ItemId == id).Select(row => row.MaskedHtml!).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_Keeping_MakesAWriterToo()
    {
        var id = await DraftAsync(draft => draft with { Body = $"值班电话{Mobile}。" });
        Done(await DecideAsync(id, ReviewScene.Reviewer, new PointDecision(Assert.Single((await CheckAsync(id)).Open).Key, PointChoice.Keep, "值班电话")));
        TestData.Done(await scene.SendAsync(id));
        Assert.IsType<ActResult<ItemSaved>.Refused>(await scene.PassAsync(id, ReviewScene.Reviewer));
    }

    [Fact]
    public async Task Kept_InAnEarlierRevision_IsKeptInTheNext()
    {
        var id = await DraftAsync(draft => draft with { Body = $"值班电话{Mobile}。" });
        Done(await DecideAsync(id, new PointDecision(Assert.Single((await CheckAsync(id)).Open).Key, PointChoice.Keep, "值班电话")));
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PassAsync(id));
        TestData.Done(await scene.PublishAsync(id));
        TestData.Done(await scene.EditAsync(id, change: draft => draft with { Body = $"值班电话{Mobile}，全天有人。", ChangeNote = "补充时间" }));
        TestData.Done(await scene.SendAsync(id));
        Assert.Equal(["值班电话", "值班电话"], await scene.ReadAsync(db => db.PrivacyDecisions.OrderBy(line => line.Id).Select(line => line.Reason!).ToListAsync()));
        await using var frozen = database.Open();
        await Assert.ThrowsAsync<SqliteException>(() => frozen.Database.ExecuteSqlRawAsync("UPDATE PrivacyDecisions SET Reason = 'x' WHERE Id = 1"));
    }

    [Fact]
    public async Task Sheet_Published_SaysWhoLookedAtWhat()
    {
        var id = await DraftAsync(draft => draft with { Body = $"值班电话{Mobile}。" });
        Done(await DecideAsync(id, new PointDecision(Assert.Single((await CheckAsync(id)).Open).Key, PointChoice.Keep, "值班电话")));
        TestData.Done(await scene.SendAsync(id));
        TestData.Done(await scene.PassAsync(id));
        TestData.Done(await scene.PublishAsync(id));
        await using var db = database.Open();
        var sheet = (await new PrivacyReader(db, new PrivacyScan(TestData.StoreOf(db))).SheetAsync(id, 1, default))!.Content;
        Assert.Equal((ReviewScene.Reviewer.ActorName, ReviewScene.Secrecy.ActorName, "值班电话"), (sheet.Opinion?.Person, sheet.Secrecy?.Person, Assert.Single(sheet.PersonalData!.Kept).Reason));
        Assert.IsType<DocumentResult.Rendered>(TestData.Press.Render(sheet, new Dictionary<FontRole, string>()));
    }

    private static string WithCheck(string seventeen)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return seventeen + "10X98765432"[seventeen.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    private static FindingsDecided Done(ActResult<FindingsDecided> result) => TestData.Done(result);

    private async Task<int> DraftAsync(Func<ItemDraft, ItemDraft> change)
    {
        await using var db = database.Open();
        return TestData.Done(await new CreateItem(db).RunAsync(change(await TestData.DraftAsync(db)), TestClock.Writer, default)).ItemId;
    }

    private async Task<StoredUpload> StoreAsync(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return Assert.IsType<UploadResult.Stored>(await new UploadStore(database.Directory).PutAsync(name, content, default)).File;
    }

    private async Task<ItemCheck> CheckAsync(int id)
    {
        await using var db = database.Open();
        return (await new PrivacyReader(db, new PrivacyScan(TestData.StoreOf(db))).CheckAsync(id, default))!.Check;
    }

    private Task<ActResult<FindingsDecided>> DecideAsync(int id, params PointDecision[] decisions) => DecideAsync(id, TestClock.Writer, decisions);

    private async Task<ActResult<FindingsDecided>> DecideAsync(int id, ActContext by, params PointDecision[] decisions)
    {
        await using var db = database.Open();
        var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
        var store = TestData.StoreOf(db);
        return await new DecideFindings(db, new PrivacyScan(store), store).RunAsync(id, version, decisions, by, default);
    }

    private async Task<ItemView> PageAsync(int id, DateOnly on)
    {
        await using var db = database.Open();
        return Assert.IsType<ItemPageResult.Found>(await new CatalogueReader(db).ItemAsync(id, on, default)).Item;
    }

    private async Task<AttachmentFile?> FileAsync(int id, DateOnly on)
    {
        await using var db = database.Open();
        var file = await db.Attachments.Where(row => db.PublicItems.Any(face => face.ItemId == id && face.RevisionId == row.RevisionId)).Select(row => row.Id).FirstAsync();
        return await new CatalogueReader(db).AttachmentAsync(id, file, on, default);
    }
}
