using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Reports;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Site;

/// <summary>What a visitor of the demonstration sees holds together.</summary>
public sealed class LoadDemonstrationTests
{
    [Fact]
    public async Task Run_2018_GroupsSumToTheReportsEighty()
    {
        var (database, _) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var groups = await db.PublicItems.Where(item => item.DisclosedOn.Year == 2018).GroupBy(item => item.Group!.Name).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        Assert.Equal(
            new Dictionary<string, int> { ["微信公众号"] = 46, ["公开目录"] = 12, ["涉农资金"] = 4, ["热点回应"] = 2, ["政务信息"] = 2, ["年报"] = 1, ["乡镇信息"] = 13 }.OrderBy(pair => pair.Key),
            groups.OrderBy(pair => pair.Key));
        Assert.Equal(80, groups.Values.Sum());
        Assert.Equal(0, await db.Requests.CountAsync(request => request.ReceivedOn.Year == 2018));
        Assert.True(await db.PublicItems.Where(item => item.Group!.Name == "微信公众号").AllAsync(item => item.Channels.Any(link => db.Channels.Any(channel => channel.Id == link.ChannelId && channel.Name == "微信公众号"))));
    }

    [Fact]
    public async Task Run_Report2018_FreezesFiguresThatEqualTheRowsBehindThem()
    {
        var (database, _) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var report = await db.Reports.Include(row => row.LiveRevision!.Parts).Include(row => row.LiveRevision!.Figures).SingleAsync(row => row.Year == 2018);
        var live = report.LiveRevision!;
        var frozen = live.Figures.ToDictionary(figure => figure.Name);
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["公开.总数"] = 80,
                ["公开.分组.微信公众号"] = 46,
                ["公开.分组.公开目录"] = 12,
                ["公开.分组.涉农资金"] = 4,
                ["公开.分组.热点回应"] = 2,
                ["公开.分组.政务信息"] = 2,
                ["公开.分组.年报"] = 1,
                ["公开.分组.乡镇信息"] = 13,
                ["申请.总数"] = 0,
            }.OrderBy(pair => pair.Key),
            frozen.ToDictionary(pair => pair.Key, pair => pair.Value.Value).OrderBy(pair => pair.Key));
        var ids = await db.PublicItems.Where(item => item.DisclosedOn.Year == 2018).Select(item => item.ItemId).OrderBy(id => id).ToListAsync();
        Assert.Equal(ids, frozen["公开.总数"].RowIds.Split(',').Select(int.Parse).Order());
        Assert.Equal(["100％", "0"], ReportFigures.Names(live).Select(FigureName.Parse).OfType<FigureName.Stated>().Select(figure => figure.Value));

        var parts = live.Parts.OrderBy(part => part.Position).ToList();
        Assert.Equal("122212222211", string.Concat(parts.Select(part => part.Level)));
        Assert.Equal("2018-01-01 2018-12-31 2019-03-19", $"{live.PeriodFrom:yyyy-MM-dd} {live.PeriodTo:yyyy-MM-dd} {live.SignedOn:yyyy-MM-dd}");
        Assert.Equal("同江市三村镇人民政府", live.SignedBy);
        Assert.Contains("0454-2976300", live.PrefaceMarkdown, StringComparison.Ordinal);
        Assert.Contains("同江市三村镇二村", live.PrefaceMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EverythingPublished_HasAReviewLineByAnotherPerson()
    {
        var (database, _) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var reviews = await db.Reviews.ToListAsync();
        var items = await db.ItemRevisions.Where(revision => revision.PublishedAt != null).ToListAsync();
        Assert.True(items.Count > 380);
        foreach (var revision in items)
        {
            var lines = reviews.Where(review => review.ItemRevisionId == revision.Id).ToList();
            Assert.Equal([ReviewKind.Review, ReviewKind.Secrecy], lines.Select(review => review.Kind));
            Assert.NotEqual(lines[0].ReviewerId, lines[1].ReviewerId);
            Assert.All(lines, review => AssertReviewed(review, revision.WrittenById));
            Assert.All(lines, review => Assert.Equal(revision.ContentDigest, review.ContentDigest));
        }

        var report = await db.ReportRevisions.SingleAsync(revision => revision.PublishedAt != null);
        var ofReport = reviews.Where(review => review.ReportRevisionId == report.Id).ToList();
        Assert.Equal([ReviewKind.Review, ReviewKind.Signature], ofReport.Select(review => review.Kind));
        Assert.All(ofReport, review => AssertReviewed(review, report.WrittenById));

        static void AssertReviewed(PublicationReview review, int? writer)
        {
            Assert.NotNull(writer);
            Assert.NotNull(review.ReviewerId);
            Assert.NotEqual(writer, review.ReviewerId);
            Assert.Contains("示例", review.Ground, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_Samples_AreMarkedWholeAndDated()
    {
        var (database, loaded) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var faces = await db.PublicItems.Include(item => item.Revision).ToListAsync();
        Assert.Equal(loaded.PublicItems, faces.Count);
        Assert.InRange(faces.Count(face => face.DisclosedOn.Year > 2018), 280, 350);
        Assert.All(faces, face =>
        {
            Assert.True(face.IsSample);
            Assert.Equal(TestClock.Now, face.PublishedAt);
            Assert.True(face.FormedOn <= face.DisclosedOn && face.DisclosedOn <= TestClock.Today, face.Title);
            Assert.Equal(face.DisclosedOn < TestClock.Today, face.Backfilled);
            Assert.NotEmpty(face.Summary);
            Assert.DoesNotContain(face.Summary, face.Revision!.BodyPlain, StringComparison.Ordinal);
            Assert.Contains("示例内容", face.Revision.BodyPlain, StringComparison.Ordinal);
            Assert.DoesNotContain('{', face.Title + face.Summary + face.Revision.BodyPlain);
        });
        Assert.Empty(faces.GroupBy(face => face.Title).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal(TestClock.Today, faces.Max(face => face.DisclosedOn));
        Assert.True(faces.Count(face => face.DisclosedOn > TestClock.Today.AddDays(-14)) >= 6);
        Assert.Equal(faces.Count, faces.Select(face => face.IndexNumber).Distinct().Count());
    }

    [Fact]
    public async Task Run_Catalogue_LeavesOnlyThreeCategoriesEmpty()
    {
        var (database, _) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var empty = await db.Categories.Where(category => category.Basis != CategoryBasis.Sector && !db.PublicItems.Any(item => item.CategoryId == category.Id)).OrderBy(category => category.Position).Select(category => category.Code).ToListAsync();
        Assert.Equal(["20-8", "20-14", "21-6"], empty);
    }

    [Fact]
    public async Task Run_SpecialCases_AreThere()
    {
        var (database, _) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var corrected = await db.Items.Include(item => item.Revisions).SingleAsync(item => item.Revisions.Count > 1);
        Assert.Equal(2, corrected.LiveRevision!.Number);
        Assert.NotEmpty(corrected.LiveRevision.ChangeNote!);
        var withdrawn = await db.Items.SingleAsync(item => item.WithdrawnAt != null);
        Assert.NotEmpty(withdrawn.WithdrawalReason!);
        Assert.False(await db.PublicItems.AnyAsync(face => face.ItemId == withdrawn.Id));
        Assert.False(await db.SearchDocuments.AnyAsync(document => document.Kind == SearchKind.Item && document.SubjectId == withdrawn.Id));
        Assert.Equal(["Amended", "Expired", "InForce", "Repealed"], (await db.PublicItems.Select(face => face.Validity).Distinct().ToListAsync()).Select(validity => validity.ToString()).Order());
        Assert.Contains("三政发〔2024〕12号", await db.PublicItems.Select(face => face.DocumentNumber).ToListAsync());
        var files = await db.Attachments.ToListAsync();
        Assert.True(files.Count >= 3);
        var store = new UploadStore(database.Directory);
        Assert.All(files, file => Assert.Equal(file.Size, new FileInfo(store.PathOf(file.Digest)).Length));
        Assert.Equal([RevisionState.Draft, RevisionState.InReview, RevisionState.Returned], await db.Items.Where(item => item.WorkingRevisionId != null).OrderBy(item => item.Id).Select(item => item.WorkingRevision!.State).ToListAsync());
        Assert.Equal(2025, await db.Reports.Where(report => report.WorkingRevisionId != null).Select(report => report.Year).SingleAsync());
    }

    [Theory]
    [InlineData("䶮泉屯")]
    [InlineData("𬭎")]
    [InlineData("三村绿野")]
    public async Task Run_PublicTexts_CanBeFound(string words)
    {
        var (database, loaded) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        Assert.Equal(loaded.PublicItems + 1, await db.SearchDocuments.CountAsync());
        Assert.NotEqual(0, (await new SearchReader(db).FindAsync(new SearchQuery { Text = words }, CancellationToken.None))!.Total);
    }

    [Fact]
    public async Task Run_ClosedRequests_ShowEveryOutcomeOnceAndInTime()
    {
        var (database, _) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var calendar = await CalendarAsync(db);
        var closed = await db.Requests.Where(request => request.OutcomeCode != null).ToListAsync();
        Assert.Equal(RequestOutcome.All.Select(outcome => outcome.Code).Order(), closed.Select(request => request.OutcomeCode!).Order());
        Assert.Equal(Enum.GetValues<ApplicantKind>(), closed.Select(request => request.ApplicantKind).Distinct().Order());
        Assert.All(await db.Requests.ToListAsync(), request =>
        {
            Assert.True(request.IsSample);
            Assert.StartsWith("示例", request.ApplicantName, StringComparison.Ordinal);
            Assert.StartsWith("示例", request.Contact, StringComparison.Ordinal);
            Assert.True(calendar.IsWorkingDay(request.ReceivedOn), request.Number);
        });
        Assert.All(closed, request => Assert.True(request.RepliedOn <= Due(request.ReceivedOn, calendar), request.Number));
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-22")]
    [InlineData("2026-10-05")]
    [InlineData("2026-12-30")]
    [InlineData("2026-01-05")]
    public async Task Run_AnyDay_LeavesThreeOpenRequestsOneOfThemLate(string day)
    {
        var today = DateOnly.Parse(day);
        await using var database = await DemonstrationData.CreateWithoutProfileAsync();
        await DemonstrationData.LoadAsync(database, TestClock.Program with { Now = OfficeDay.StartOf(today).AddHours(9) });
        await using var db = database.Open();
        var calendar = await CalendarAsync(db);
        var open = await db.Requests.Where(request => request.OutcomeCode == null).OrderBy(request => request.ReceivedOn).ToListAsync();
        var due = open.Select(request => Due(request.ReceivedOn, calendar)).ToList();
        Assert.Equal(3, due.Count);
        Assert.True(due[0] < today);
        Assert.True(due[1] >= today && due[1] <= today.AddDays(9));
        Assert.True(due[2] >= due[1]);
        Assert.False(await db.PublicItems.AnyAsync(item => item.DisclosedOn > today));
    }

    [Fact]
    public async Task Run_YearWithoutNotice_StillLoads()
    {
        await using var database = await DemonstrationData.CreateWithoutProfileAsync();
        var loaded = await DemonstrationData.LoadAsync(database, TestClock.Program with { Now = new DateTime(2027, 6, 15, 2, 0, 0, DateTimeKind.Utc) });
        Assert.Equal(24, loaded.Requests);
    }

    [Fact]
    public async Task Run_Accounts_CoverEveryRoleWithPasswordsThatWork()
    {
        var (database, loaded) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        Assert.Equal(Enum.GetValues<StaffRole>(), loaded.Accounts.SelectMany(account => account.Roles).Distinct().Order());
        Assert.Contains(loaded.Accounts, account => account.Roles.Count > 1);
        Assert.Equal(loaded.Accounts.Count, loaded.Accounts.Select(account => account.Password).Distinct().Count());
        var hasher = new PasswordHasher<StaffAccount>();
        foreach (var account in loaded.Accounts)
        {
            Assert.Matches("^(?=.*[a-z])(?=.*[0-9]).{10,}$", account.Password);
            Assert.StartsWith("示例", account.DisplayName, StringComparison.Ordinal);
            var row = await db.Users.SingleAsync(user => user.NormalizedUserName == account.Name.ToUpperInvariant());
            Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(row, row.PasswordHash!, account.Password));
            var roles = await db.UserRoles.Where(link => link.UserId == row.Id).Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name!).ToListAsync();
            Assert.Equal(account.Roles.Select(role => role.ToString()).Order(), roles.Order());
        }
    }

    [Fact]
    public async Task Run_Journal_IsGaplessAndNamesNoApplicant()
    {
        var (database, _) = await DemonstrationData.CreateAsync();
        await using var _1 = database;
        await using var db = database.Open();
        var entries = await db.Journal.OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry.Id));
        Assert.DoesNotContain(entries, entry => entry.Subject.Contains("申请人", StringComparison.Ordinal));
        Assert.Equal(JournalAction.Loaded, entries[^1].Action);
    }

    [Fact]
    public async Task Run_SiteThatIsSetUp_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => DemonstrationData.LoadAsync(database, TestClock.Program));
        await using var db = database.Open();
        Assert.False(await db.SiteProfiles.AnyAsync(profile => profile.IsDemonstration));
    }

    [Fact]
    public async Task Run_BrokenFileLateInTheSet_LeavesNothing()
    {
        await using var database = await DemonstrationData.CreateWithoutProfileAsync();
        var seeds = Directory.CreateTempSubdirectory("infodisclosure-seeds").FullName;
        try
        {
            var demo = Path.Combine(Repository.Root, "seeds", "demo");
            foreach (var file in Directory.EnumerateFiles(demo, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(seeds, "demo", Path.GetRelativePath(demo, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            Directory.CreateDirectory(Path.Combine(seeds, "reports", "forms"));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds", "reports", "forms")))
                File.Copy(file, Path.Combine(seeds, "reports", "forms", Path.GetFileName(file)));
            File.WriteAllText(Path.Combine(seeds, "demo", "drafts.json"), "[ { \"title\": \"坏文件\" } ]");
            await Assert.ThrowsAsync<InvalidDataException>(() => DemonstrationData.LoadAsync(database, TestClock.Program, seeds));
        }
        finally
        {
            Directory.Delete(seeds, recursive: true);
        }

        await using var db = database.Open();
        Assert.False(await db.SiteProfiles.AnyAsync());
        Assert.False(await db.Items.AnyAsync());
        Assert.False(await db.Users.AnyAsync());
        Assert.False(await db.SearchDocuments.AnyAsync());
    }

    private static DateOnly Due(DateOnly receivedOn, WorkingCalendar calendar) =>
        Assert.IsType<WorkingDayCount.EndsOn>(ReplyDeadline.For(receivedOn, calendar)).Date;

    private static async Task<WorkingCalendar> CalendarAsync(InfoDisclosureDb db)
    {
        var notices = await db.HolidayNotices.Include(notice => notice.Days).ToListAsync();
        return new WorkingCalendar(notices.Select(notice => notice.Year), notices.SelectMany(notice => notice.Days).Select(day => new NoticeDay(day.Date, day.Kind, day.Name)));
    }
}
