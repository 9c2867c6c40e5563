using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Rules.Requests;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Testing;

/// <summary>Valid things with as little said as possible; a test states only what matters to it. Made through the real acts.</summary>
public static class TestData
{
    public static async Task<ItemDraft> DraftAsync(InfoDisclosureDb db, string title = "样板镇防汛应急预案", string group = "", string category = "20-12", DateOnly? disclosedOn = null) => new()
    {
        Title = title,
        Summary = title + "的内容概述",
        Body = title + "正文。",
        FormedOn = disclosedOn ?? TestClock.Today,
        DisclosedOn = disclosedOn,
        CategoryId = await db.Categories.Where(row => row.Code == category).Select(row => row.Id).SingleAsync(),
        GroupId = await db.Groups.Where(row => group == "" || row.Name == group).OrderBy(row => row.Position).Select(row => row.Id).FirstAsync(),
        ChannelIds = [await db.Channels.OrderBy(row => row.Position).Select(row => row.Id).FirstAsync()],
    };

    /// <summary>The product's fonts, opened once a test process.</summary>
    public static DocumentPress Press { get; } = new(Path.Combine(Repository.Root, "fonts"));

    /// <summary>The act that sends for review, with the files beside the database.</summary>
    public static SendItemForReview Send(InfoDisclosureDb db)
    {
        var store = StoreOf(db);
        return new SendItemForReview(db, new PrivacyScan(store), store);
    }

    /// <summary>The files beside a database.</summary>
    public static UploadStore StoreOf(InfoDisclosureDb db) =>
        new(new DataDirectory(Path.GetDirectoryName(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource)!));

    /// <summary>The scan over the files of a database.</summary>
    public static PrivacyScan ScanOf(InfoDisclosureDb db) => new(StoreOf(db));

    /// <summary>The official forms of yearly reports.</summary>
    public static ReportForms Forms { get; } = ReportForms.Read(Path.Combine(Repository.Root, "seeds"));

    public static FigureReader FiguresOf(InfoDisclosureDb db) => new(db, Forms);

    public static ReportTableReader TablesOf(InfoDisclosureDb db) => new(db, Forms, new ReportFactReader(db));

    public static ReportCheckReader ChecksOf(InfoDisclosureDb db) => new(db, FiguresOf(db), TablesOf(db));

    public static SendReportForReview SendReport(InfoDisclosureDb db) => new(db, FiguresOf(db), TablesOf(db), new DraftDocument(db, FiguresOf(db), TablesOf(db), Press), ChecksOf(db));

    public static PublishReport PublishReport(InfoDisclosureDb db) => new(db, FiguresOf(db), TablesOf(db), ChecksOf(db), new ReportFileMaker(db, Press, StoreOf(db)));

    public static ReviewReport ReviewReport(InfoDisclosureDb db) => new(db, ChecksOf(db));

    /// <summary>Zeros in every month of every line of a year's ledger.</summary>
    public static async Task FillLedgerAsync(TestDatabase database, int year)
    {
        var db = database.Open();
        await using (db)
        {
            if (await db.LedgerEntries.AnyAsync(row => row.Month == new DateOnly(year, 1, 1)))
                return;
            db.LedgerEntries.AddRange(Forms.For(year).LedgerLines.SelectMany(line => Enumerable.Range(1, 12).Select(month => new LedgerEntry { Line = line.Code, Month = new DateOnly(year, month, 1), SavedByName = "测试", SavedAt = TestClock.Now })));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>A picture of one pixel.</summary>
    public static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static ReviewLine Line => new() { ReviewedOn = TestClock.Today, Conclusion = "可以公开", Ground = "经审查不涉及国家秘密、商业秘密、个人隐私" };

    /// <summary>A secrecy review of a text without files that lets it go public at once.</summary>
    public static SecrecyLine Secrecy => SecrecyOf(hasAttachments: false);

    public static SecrecyLine SecrecyOf(bool hasAttachments, bool hasPublicity = false) => new()
    {
        ReviewedOn = TestClock.Today,
        LookedAt = ReviewedParts.Of(hasAttachments, hasPublicity),
        Conclusion = Line.Conclusion,
        Ground = Line.Ground,
    };

    /// <summary>A public item, written by one person and published by another.</summary>
    public static async Task<int> PublishItemAsync(TestDatabase database, string title = "样板镇防汛应急预案", string group = "", string category = "20-12", DateOnly? disclosedOn = null)
    {
        var id = await ItemInReviewAsync(database, title, group, category, disclosedOn);
        var db = database.Open();
        await using (db)
        {
            var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
            Done(await new PublishItem(db).RunAsync(id, version, Secrecy, TestClock.Reviewer, CancellationToken.None));
        }

        return id;
    }

    /// <summary>An item that waits for its reviewer.</summary>
    public static async Task<int> ItemInReviewAsync(TestDatabase database, string title = "样板镇防汛应急预案", string group = "", string category = "20-12", DateOnly? disclosedOn = null)
    {
        var db = database.Open();
        await using (db)
        {
            var made = Done(await new CreateItem(db).RunAsync(await DraftAsync(db, title, group, category, disclosedOn), TestClock.Writer, CancellationToken.None));
            return Done(await TestData.Send(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, CancellationToken.None)).ItemId;
        }
    }

    public static ReportDraft Report(int year, string text = "全年主动公开{{公开.总数}}条，收到申请{{申请.总数}}件。") => new()
    {
        Title = $"样板镇{year}年政府信息公开工作年度报告",
        Preface = "本报告依照条例编写。",
        PeriodFrom = new DateOnly(year, 1, 1),
        PeriodTo = new DateOnly(year, 12, 31),
        SignedBy = "试验市样板镇人民政府",
        SignedOn = new DateOnly(year + 1, 1, 15),
        Parts = year < 2019 ? [new ReportPartDraft(1, "总体情况", text), new ReportPartDraft(1, "主要问题", "人手不足。")] :
        [
            new ReportPartDraft(1, "总体情况", text + "主动公开、依申请公开、政府信息管理、政府信息公开平台建设和监督保障按规定做了；工作考核合格，社会评议良好，没有责任追究。"),
            new ReportPartDraft(1, "主动公开政府信息情况", ""),
            new ReportPartDraft(1, "收到和处理政府信息公开申请情况", ""),
            new ReportPartDraft(1, "政府信息公开行政复议、行政诉讼情况", ""),
            new ReportPartDraft(1, "存在的主要问题及改进情况", "人手不足。"),
            new ReportPartDraft(1, "其他需要报告的事项", "全年未收取信息处理费。"),
        ],
    };

    /// <summary>A published report, written by one person and published by another.</summary>
    public static async Task PublishReportAsync(TestDatabase database, int year, string text = "全年主动公开{{公开.总数}}条，收到申请{{申请.总数}}件。")
    {
        await FillLedgerAsync(database, year);
        var db = database.Open();
        await using (db)
        {
            var figures = FiguresOf(db);
            var made = Done(await new CreateReport(db, figures).RunAsync(year, Report(year, text), JournalAction.Created, TestClock.Writer, CancellationToken.None));
            var sent = Done(await SendReport(db).RunAsync(year, made.Version, TestClock.Writer, CancellationToken.None));
            var reviewed = Done(await ReviewReport(db).RunAsync(year, sent.Version, Line, TestClock.Reviewer, CancellationToken.None));
            Done(await PublishReport(db).RunAsync(year, reviewed.Version, Line, TestClock.Leader, CancellationToken.None));
        }
    }

    /// <summary>A register entry, straight into the table.</summary>
    public static async Task<int> RequestAsync(TestDatabase database, DateOnly receivedOn, string? outcome = null, DateOnly? repliedOn = null, ApplicantKind kind = ApplicantKind.NaturalPerson)
    {
        var db = database.Open();
        await using (db)
        {
            var request = new InformationRequest
            {
                Year = receivedOn.Year,
                Serial = 1 + (await db.Requests.Where(row => row.Year == receivedOn.Year).MaxAsync(row => (int?)row.Serial) ?? 0),
                ApplicantName = "示例申请人甲",
                ApplicantKind = kind,
                Contact = "示例电话",
                Asked = "样板镇道路养护合同",
                ReceivedOn = receivedOn,
                OutcomeCode = outcome,
                RepliedOn = repliedOn,
                RegisteredAt = TestClock.Now,
            };
            db.Requests.Add(request);
            await db.SaveChangesAsync();
            return request.Id;
        }
    }

    /// <summary>The value of an act that must have succeeded.</summary>
    public static T Done<T>(ActResult<T> result) => result switch
    {
        ActResult<T>.Done done => done.Value,
        ActResult<T>.Invalid invalid => throw new InvalidOperationException(string.Join("; ", invalid.Issues)),
        _ => throw new InvalidOperationException(result.ToString()),
    };
}
