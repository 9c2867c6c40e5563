using System.IO.Compression;
using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Bulk;

/// <summary>A file of items: judged row by row, then all rows or none.</summary>
public sealed class ImportItemListTests : IAsyncLifetime
{
    private static readonly string[] Headings = ["名称", "文号", "成文日期", "公开日期", "类别", "分组", "体裁", "内容概述", "公开时限（工作日）", "公开时限的依据", "正文"];

    private TestDatabase database = null!;
    private string folder = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        folder = database.Directory.Path;
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Import_GoodRows_AreDraftsLikeThoseOfTheForm()
    {
        var file = Book([
            ["关于防火的通知", "样政发[2026]12号", "2026年3月5日", "", "20-12", "公开目录", "通知", "部署防火", "10", "示例条例第三条", "第一段\n第二段"],
            ["补录的老文件", "", "２０１９．０３．０５", "20190306", "应急管理", "", "", "", "", "", "001"],
        ]);

        Assert.Equal(new ItemImportResult.Done(2, default), Assert.IsType<ItemImportResult.Done>(await ImportAsync(file)) with { Held = default });

        await using var db = database.Open();
        var items = await db.Items.Include(item => item.WorkingRevision!.Channels).Include(item => item.WorkingRevision!.Writers).Include(item => item.WorkingRevision!.Category).OrderBy(item => item.Id).ToListAsync();
        Assert.Equal(2, items.Count);
        Assert.All(items, item =>
        {
            Assert.Equal((RevisionState.Draft, 1, null, null), (item.WorkingRevision!.State, item.Version, item.PublishedAt, item.IndexNumber));
            Assert.Equal([Channel.Website], item.WorkingRevision.Channels.Select(channel => channel.Code));
            Assert.Equal([1], item.WorkingRevision.Writers.Select(writer => writer.AccountId));
        });
        var first = items[0].WorkingRevision!;
        Assert.Equal(("样政发〔2026〕12号", new DateOnly(2026, 3, 5), "20-12", DocumentGenre.Notice, 10), (first.DocumentNumber, first.FormedOn!.Value, first.Category!.Code, first.Genre!.Value, first.LimitDays!.Value));
        Assert.Equal("<p>第一段</p>\n<p>第二段</p>", first.BodyHtml.Trim());
        var second = items[1].WorkingRevision!;
        Assert.Equal((new DateOnly(2019, 3, 5), new DateOnly(2019, 3, 6), "001"), (second.FormedOn!.Value, second.DisclosedOn!.Value, second.BodyMarkdown));
        Assert.Empty(db.PublicItems);

        var line = Assert.Single(await db.Journal.Where(entry => entry.Action == JournalAction.Imported).ToListAsync());
        Assert.Equal(("批量导入2条草稿", "编写人", null), (line.Subject, line.ActorName, line.SubjectId));
        Assert.Contains("SHA-256 " + new string('0', 64), line.Reason, StringComparison.Ordinal);
        Assert.Equal(2, await db.Journal.CountAsync(entry => entry.Action == JournalAction.Created));
    }

    [Fact]
    public async Task Import_ASavedRow_IsTheSameAsTheFormsDraft()
    {
        await using var db = database.Open();
        var draft = (await TestData.DraftAsync(db, "同一条信息")) with { Body = "正文。", Summary = "概述", Keywords = "防火 安全", Genre = DocumentGenre.Notice };
        TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, default));
        var group = await db.Groups.Where(row => row.Id == draft.GroupId).Select(row => row.Name).SingleAsync();
        var file = SheetOf(["名称", "成文日期", "类别", "分组", "体裁", "主题词", "内容概述", "正文"], [["同一条信息二", "2026-11-23", "20-12", group, "通知", "防火 安全", "概述", "正文。"]]);
        Assert.IsType<ItemImportResult.Done>(await ImportAsync(file));

        var rows = await db.ItemRevisions.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(Said(rows[0]), Said(rows[1]));
        var items = await db.Items.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        Assert.Equal((items[0].ResponsibleId, items[0].RetainUntil, items[0].IsSample), (items[1].ResponsibleId, items[1].RetainUntil, items[1].IsSample));

        static string Said(ItemRevision row) => System.Text.Json.JsonSerializer.Serialize(typeof(ItemRevision).GetProperties()
            .Where(property => property.PropertyType.IsValueType || property.PropertyType == typeof(string))
            .Where(property => property.Name is not (nameof(ItemRevision.Id) or nameof(ItemRevision.ItemId) or nameof(ItemRevision.Title)))
            .ToDictionary(property => property.Name, property => property.GetValue(row)?.ToString()));
    }

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "成文日期", "2026.13.1", "成文日期", "写的是“2026.13.1”，不是日期，请写成 2026-11-25 这样" },
        { "成文日期", "45000", "成文日期", "写的是“45000”，不是日期，请把这一格的格式设为日期，再看是哪一天" },
        { "成文日期", "2027-01-01", "成文日期", "成文日期不能晚于今天" },
        { "类别", "没有这一类", "类别", "类别里没有“没有这一类”，请从模板的下拉列表里选" },
        { "体裁", "诗歌", "体裁", "体裁里没有“诗歌”" },
        { "公开时限（工作日）", "十天", "公开时限（工作日）", "写的是“十天”，请只填天数，例如 10" },
        { "名称", "", "名称", "" },
        { "名称", new string('长', 201), "名称", "最多200字" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Check_WrongCell_IsToldByRowAndColumn(string column, string typed, string heading, string message)
    {
        var row = new string[Headings.Length];
        Array.Fill(row, "");
        row[0] = "一条信息";
        row[7] = "概述";
        row[Array.IndexOf(Headings, column)] = typed;
        var verdict = await JudgedAsync(Book([["好的一条", "", "", "", "", "", "", "", "", "", ""], row]));
        Assert.Equal((2, 1, 1), (verdict.Rows, verdict.Bad, verdict.Good));
        var problems = Assert.Single(verdict.Problems);
        Assert.Equal(3, problems.Row);
        var problem = Assert.Single(problems.Problems);
        Assert.Equal(heading, problem.Heading);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WrongRows_WritesThemBackWithTheColumnOfProblems()
    {
        var file = Book([["一", "", "2026.13.1", "", "", "", "", "", "", "", ""], ["二", "", "", "", "没有", "", "", "", "", "", "=1+1"]]);
        var problems = Path.Combine(folder, "problems.xlsx");
        await using (var db = database.Open())
            Assert.IsType<ItemListCheck.Judged>(await new CheckItemList(db).RunAsync(Put(file), "a.xlsx", problems, TestClock.Writer, new BulkProgress(TimeProvider.System), default));
        var sheet = new WrittenSheet(await File.ReadAllBytesAsync(problems));
        Assert.Equal(["问题", .. Headings], sheet.Headings);
        Assert.Equal(("成文日期：写的是“2026.13.1”，不是日期，请写成 2026-11-25 这样", "一", "2026.13.1"), (sheet[0, "问题"], sheet[0, "名称"], sheet[0, "成文日期"]));
        Assert.StartsWith("类别：", sheet[1, "问题"], StringComparison.Ordinal);
        Assert.Equal(("=1+1", false), (sheet[1, "正文"], sheet.HasFormulas));
    }

    [Fact]
    public async Task Import_OneWrongRow_SavesNothing()
    {
        var result = await ImportAsync(Book([["一", "", "", "", "", "", "", "", "", "", ""], ["", "", "", "", "", "", "", "概述", "", "", ""]]));
        Assert.Equal(1, Assert.IsType<ItemImportResult.Unfit>(result).Verdict.Bad);
        await using var db = database.Open();
        Assert.Equal(0, await db.Items.CountAsync() + await db.ItemRevisions.CountAsync() + await db.Journal.CountAsync(entry => entry.SubjectKind == JournalSubject.Item));
    }

    [Fact]
    public async Task Import_StoppedAtARow_SavesNothing()
    {
        var file = Book([.. Enumerable.Range(0, 200).Select(row => Row($"第{row}条"))]);
        using var stop = new CancellationTokenSource();
        var progress = new BulkProgress(TimeProvider.System);
        await using (var db = database.Open())
        {
            var watch = Task.Run(() =>
            {
                SpinWait.SpinUntil(() => progress.Stage == BulkStage.Writing && progress.Done >= 1);
                stop.Cancel();
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                // However the two run, one of the imports is caught on the way.
                for (var round = 0; ; round++)
                    Assert.IsType<ItemImportResult.Done>(await new ImportItemList(db).RunAsync(Order(file, $"round{round}", (await JudgedAsync(file)).DoubtsDigest), TestClock.Writer, progress, stop.Token));
            });
            await watch;
        }

        await using var after = database.Open();
        Assert.Equal(0, await after.Items.CountAsync() % 200);
        Assert.Equal(await after.Items.CountAsync(), await after.Journal.CountAsync(entry => entry.Action == JournalAction.Created));
        Assert.Equal(await after.Journal.CountAsync(), await after.Journal.MaxAsync(entry => (int?)entry.Id) ?? 0);
    }

    [Fact]
    public async Task Import_ADatabaseErrorAmidTheRows_SavesNothing()
    {
        var file = Book([Row("第一条"), Row("毒"), Row("第三条")]);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Planted BEFORE INSERT ON ItemRevisions WHEN NEW.Title = '毒' BEGIN SELECT RAISE(ABORT, 'planted'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => new ImportItemList(db).RunAsync(Order(file), TestClock.Writer, new BulkProgress(TimeProvider.System), default));
        Assert.Equal(0, await db.Items.CountAsync() + await db.ItemRevisions.CountAsync() + await db.Journal.CountAsync(entry => entry.SubjectKind == JournalSubject.Item));
    }

    [Fact]
    public async Task Import_SameOrderTwice_SavesOnce()
    {
        var file = Book([Row("一条")]);
        Assert.IsType<ItemImportResult.Done>(await ImportAsync(file));
        Assert.IsType<ItemImportResult.Again>(await ImportAsync(file));
        await using var db = database.Open();
        Assert.Equal(1, await db.Items.CountAsync());
    }

    [Fact]
    public async Task Check_RepeatedRows_AreToldAndWaitForConfirmation()
    {
        var id = await TestData.PublishItemAsync(database, "已有的一条");
        var file = Book([["已有的一条", "", "2026-11-23", "", "", "", "", "", "", "", ""], Row("新的"), Row("新的")]);
        var verdict = await JudgedAsync(file);
        Assert.Equal((0, 2), (verdict.Bad, verdict.Doubtful));
        Assert.Contains(verdict.Doubts, doubt => doubt.ItemId == id && doubt.Row == 2);
        Assert.Contains(verdict.Doubts, doubt => doubt.Row == 4 && doubt.Message == "和第3行的名称、成文日期都相同");
        Assert.IsType<ItemImportResult.Unfit>(await ImportAsync(file));
        Assert.IsType<ItemImportResult.Unfit>(await ImportAsync(file, confirmed: "other"));
        Assert.Equal(3, Assert.IsType<ItemImportResult.Done>(await ImportAsync(file, confirmed: verdict.DoubtsDigest)).Count);
    }

    [Fact]
    public async Task Check_SameNumber_IsARepetitionWhateverTheDate()
    {
        string[] first = ["通知", "样政发〔2026〕1号", "2026-03-05", "", "", "", "", "概述", "", "", ""];
        string[] second = [.. first];
        second[1] = "样政发[2026]1号";
        second[2] = "2026-03-06";
        string[] third = [.. first];
        third[1] = "样政发〔2026〕2号";
        var verdict = await JudgedAsync(Book([first, second, third]));
        Assert.Equal((3, "和第2行的名称、文号都相同"), (Assert.Single(verdict.Doubts).Row, verdict.Doubts[0].Message));
    }

    [Fact]
    public async Task Check_DatesOfExcel_AreReadAsTheDayTheyShow()
    {
        var book = new SheetFile();
        var day = book.Format("yyyy\"年\"m\"月\"d\"日\"");
        var cells = SheetFile.Cell("A1", "名称") + SheetFile.Cell("B1", "成文日期");
        var file = book.With(ItemColumns.SheetName, $"<sheetData><row r=\"1\">{cells}</row><row r=\"2\">{SheetFile.Cell("A2", "一条")}<c r=\"B2\" s=\"{day}\"><v>46086</v></c></row></sheetData>").ToBytes();
        Assert.IsType<ItemImportResult.Done>(await ImportAsync(file));
        await using var db = database.Open();
        Assert.Equal(new DateOnly(2026, 3, 5), await db.ItemRevisions.Select(row => row.FormedOn).SingleAsync());
    }

    [Theory]
    [InlineData("名称,不认识\n一,二", "不认识的列：“不认识”")]
    [InlineData("文号\n一", "缺少的列：“名称”")]
    [InlineData("名称,名称\n一,二", "重复的列")]
    [InlineData("名称", "只有列名，没有内容")]
    [InlineData("", "空")]
    public async Task Check_WrongHeadings_AreRefusedInWords(string csv, string why)
    {
        await using var db = database.Open();
        var refused = Assert.IsType<ItemListCheck.Refused>(await new CheckItemList(db).RunAsync(Put(Encoding.UTF8.GetBytes(csv)), "a.csv", Path.Combine(folder, "p"), TestClock.Writer, new BulkProgress(TimeProvider.System), default));
        Assert.Contains(refused.Why, one => one.Contains(why, StringComparison.Ordinal));
    }

    public static TheoryData<string, byte[]> Malicious => new()
    {
        { "a.xlsx", [] },
        { "a.xlsx", [0x50, 0x4B, 3, 4, 0, 0] },
        { "a.xls", [0xD0, 0xCF, 0x11, 0xE0] },
        { "a.docx", [0x50, 0x4B, 3, 4] },
        { "a.xlsx", Bomb() },
        { "a.csv", [0, 1, 2, 0xFF] },
        { "a.csv", Encoding.UTF8.GetBytes("名称\n\"没有配对") },
        { "a.csv", Encoding.UTF8.GetBytes("名称\n" + string.Concat(Enumerable.Repeat("一\n", 10_012))) },
    };

    [Theory]
    [MemberData(nameof(Malicious))]
    public async Task Check_BrokenFile_IsRefusedInWords(string name, byte[] bytes)
    {
        await using var db = database.Open();
        var refused = Assert.IsType<ItemListCheck.Refused>(await new CheckItemList(db).RunAsync(Put(bytes), name, Path.Combine(folder, "p"), TestClock.Writer, new BulkProgress(TimeProvider.System), default));
        Assert.All(refused.Why, why => Assert.Matches("[一-龥]", why));
    }

    [Fact]
    public async Task Import_TenThousandRows_AllRightInTime()
    {
        var file = Book([.. Enumerable.Range(0, 10_000).Select(row => new[] { $"第{row}条信息", $"样政发〔2025〕{row}号", "2025-03-05", "", "20-12", "公开目录", "通知", $"概述{row}", "", "", $"正文{row}第一段。\n第二段。" })]);
        var result = Assert.IsType<ItemImportResult.Done>(await ImportAsync(file));
        Assert.Equal(10_000, result.Count);
        await using var db = database.Open();
        Assert.Equal(10_000, await db.Items.CountAsync(item => item.WorkingRevision!.State == RevisionState.Draft && item.WorkingRevision.ItemId == item.Id));
        Assert.Equal(10_000, await db.ItemRevisions.Where(row => row.Category!.Code == "20-12" && row.FormedOn == new DateOnly(2025, 3, 5)).Select(row => row.Title).Distinct().CountAsync());
        var one = await db.ItemRevisions.SingleAsync(row => row.Title == "第7777条信息");
        Assert.Equal(("样政发〔2025〕7777号", "概述7777", "正文7777第一段。\n\n第二段。"), (one.DocumentNumber, one.Summary, one.BodyMarkdown));
        Assert.Equal(await db.Journal.CountAsync(), await db.Journal.MaxAsync(entry => entry.Id));
    }

    [Fact]
    public async Task Template_Written_HasHeadingsHintsAndValuesAndNoRows()
    {
        await using var db = database.Open();
        using var file = new MemoryStream();
        await new ItemTemplate(db).WriteAsync(file, default);
        file.Position = 0;
        var refused = await RefusedAsync(file.ToArray());
        Assert.Contains("只有列名，没有内容", refused, StringComparison.Ordinal);
        var values = new WrittenSheet(file.ToArray(), 3);
        Assert.Contains("通知", Enumerable.Range(0, values.Rows).Select(row => values[row, "体裁"]));
        var category = await db.Categories.Where(row => row.Code == "20-12").Select(row => row.Name).SingleAsync();
        Assert.Contains(category, Enumerable.Range(0, values.Rows).Select(row => values[row, "类别"]));
        var guide = new WrittenSheet(file.ToArray(), 2);
        Assert.Equal(new WrittenSheet(file.ToArray()).Headings, Enumerable.Range(0, guide.Rows).Select(row => guide[row, "列"]));
        Assert.Contains("示例（只是样子，不会导入）", guide.Headings);
    }

    [Fact]
    public async Task Export_OfAFilter_CanBeImportedAgain()
    {
        await TestData.PublishItemAsync(database, "=cmd|'/c calc'!A1");
        await using var db = database.Open();
        var draft = (await TestData.DraftAsync(db, "第二条")) with { LimitDays = 10, LimitBasis = "示例条例第三条" };
        TestData.Done(await new CreateItem(db).RunAsync(draft, TestClock.Writer, default));
        var all = new WrittenSheet(await ExportAsync(db, new ItemFilter()));
        Assert.Equal((2, false), (all.Rows, all.HasFormulas));
        Assert.Equal(("第二条", "day 2026-11-23", "number 10", "草稿", ""), (all[0, "名称"], all[0, "成文日期"], all[0, "公开时限（工作日）"], all[0, "状态"], all[0, "公开地址"]));
        Assert.Equal(("=cmd|'/c calc'!A1", "moment 2026-11-23 10:00", "公开中", "http://localhost/catalogue/1"), (all[1, "名称"], all[1, "发布时间"], all[1, "状态"], all[1, "公开地址"]));

        var drafts = await ExportAsync(db, new ItemFilter(ItemStanding.Draft));
        Assert.Equal("第二条", new WrittenSheet(drafts)[0, "名称"]);
        var verdict = await JudgedAsync(drafts);
        Assert.Equal((1, 0, 1), (verdict.Rows, verdict.Bad, verdict.Doubtful));
    }

    private static string[] Row(string title) => [title, "", "", "", "", "", "", "概述", "", "", ""];

    private static byte[] Book(IReadOnlyList<string[]> rows) => SheetOf(Headings, rows);

    private static byte[] SheetOf(string[] headings, IReadOnlyList<string[]> rows) => new SheetFile().With(ItemColumns.SheetName, Text([headings, .. rows])).ToBytes();

    /// <summary>Every cell is words, as in the template.</summary>
    private static string Text(IReadOnlyList<string[]> rows)
    {
        var inside = new StringBuilder("<sheetData>");
        foreach (var (place, row) in rows.Index())
        {
            inside.Append($"<row r=\"{place + 1}\">");
            foreach (var (column, text) in row.Index())
            {
                if (text.Length > 0)
                    inside.Append($"<c r=\"{(char)('A' + column)}{place + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>");
            }

            inside.Append("</row>");
        }

        return inside.Append("</sheetData>").ToString();
    }

    /// <summary>A part of a gigabyte of blanks in a few kilobytes.</summary>
    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(new MemoryStream(Book([Row("一")])), ZipArchiveMode.Read))
        using (var made = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                using var to = made.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                using var from = entry.Open();
                from.CopyTo(to);
                if (!entry.FullName.Contains("/sheet", StringComparison.Ordinal))
                    continue;
                var blanks = new byte[1 << 20];
                Array.Fill(blanks, (byte)' ');
                for (var megabyte = 0; megabyte < 300; megabyte++)
                    to.Write(blanks);
            }
        }

        return file.ToArray();
    }

    private string Put(byte[] file)
    {
        var path = Path.Combine(folder, "list");
        File.WriteAllBytes(path, file);
        return path;
    }

    private ItemImportOrder Order(byte[] file, string id = "one", string confirmed = "") => new() { Id = id, Path = Put(file), FileName = "信息.xlsx", Digest = new string('0', 64), ConfirmedDoubts = confirmed };

    private async Task<ItemImportResult> ImportAsync(byte[] file, string confirmed = "")
    {
        await using var db = database.Open();
        return await new ImportItemList(db).RunAsync(Order(file, confirmed: confirmed), TestClock.Writer, new BulkProgress(TimeProvider.System), default);
    }

    private async Task<ItemListVerdict> JudgedAsync(byte[] file)
    {
        await using var db = database.Open();
        var result = await new CheckItemList(db).RunAsync(Put(file), "信息.xlsx", Path.Combine(folder, "p"), TestClock.Writer, new BulkProgress(TimeProvider.System), default);
        return Assert.IsType<ItemListCheck.Judged>(result).Verdict;
    }

    private async Task<string> RefusedAsync(byte[] file)
    {
        await using var db = database.Open();
        return string.Concat(Assert.IsType<ItemListCheck.Refused>(await new CheckItemList(db).RunAsync(Put(file), "信息.xlsx", Path.Combine(folder, "p"), TestClock.Writer, new BulkProgress(TimeProvider.System), default)).Why);
    }

    private static async Task<byte[]> ExportAsync(InfoDisclosureDb db, ItemFilter filter)
    {
        using var file = new MemoryStream();
        await new ExportItemList(db).WriteAsync(file, filter, id => $"http://localhost/catalogue/{id}", default);
        return file.ToArray();
    }
}
