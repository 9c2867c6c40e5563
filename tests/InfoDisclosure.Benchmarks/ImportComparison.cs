using System.Diagnostics;
using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// 10,000 rows of an Excel file imported by ours, and the same rows saved one by one through the form's act with EF, in one run
/// on databases of their own. The peer gets its drafts ready made: it neither reads a file nor looks for repeated rows, and a row
/// that fails leaves those before it saved.
/// </summary>
internal static class ImportComparison
{
    private const int Rows = 10_000;
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        var bytes = Make();
        List<(double Check, double Import, double Held, double Export)> ours = [];
        List<double> theirs = [];
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await OursAsync(bytes));
            theirs.Add(await TheirsAsync());
        }

        Console.WriteLine("| import | rows | trial | import | of it others can't write | peak memory | wanted |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Console.WriteLine($"| ours, a file of {bytes.Length / 1e6:0.0} MB, all or nothing | {Rows} | {Middle(ours.Select(one => one.Check)):0.0} s | **{Middle(ours.Select(one => one.Import)):0.0} s** | {Middle(ours.Select(one => one.Held)):0.0} s | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB | ≤ 30 s |");
        Console.WriteLine($"| row by row, SaveChanges each | {Rows} | – | {Middle(theirs):0.0} s | {Rows} times | | |");
        Console.WriteLine($"| export of these rows | {Rows} | – | {Middle(ours.Select(one => one.Export)):0.0} s | – | | |");
    }

    private static async Task<(double Check, double Import, double Held, double Export)> OursAsync(byte[] bytes)
    {
        await using var database = await TestDatabase.CreateAsync();
        var path = Path.Combine(database.Directory.Path, "list.xlsx");
        await File.WriteAllBytesAsync(path, bytes);
        var start = Stopwatch.GetTimestamp();
        await using (var db = database.Open())
        {
            if (await new CheckItemList(db).RunAsync(path, "信息.xlsx", path + ".problems", TestClock.Writer, new BulkProgress(TimeProvider.System), default) is not ItemListCheck.Judged { Verdict: { Bad: 0, Doubtful: 0 } })
                throw new InvalidOperationException("The rows aren't right.");
        }

        var check = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        TimeSpan held;
        await using (var db = database.Open())
        {
            held = await new ImportItemList(db).RunAsync(new ItemImportOrder { Id = "benchmark", Path = path, FileName = "信息.xlsx", Digest = "" }, TestClock.Writer, new BulkProgress(TimeProvider.System), default) is ItemImportResult.Done { Count: Rows } done
                ? done.Held
                : throw new InvalidOperationException("Not all rows were imported.");
        }

        var import = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        await using (var db = database.Open())
            await new ExportItemList(db).WriteAsync(Stream.Null, new ItemFilter(), id => $"/catalogue/{id}", default);
        return (check, import, held.TotalSeconds, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<double> TheirsAsync()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var like = await TestData.DraftAsync(db, category: "20-12");
        var start = Stopwatch.GetTimestamp();
        for (var row = 0; row < Rows; row++)
        {
            db.ChangeTracker.Clear();
            TestData.Done(await new CreateItem(db).RunAsync(
                like with { Title = Title(row), DocumentNumber = $"样政发〔2025〕{row}号", FormedOn = new DateOnly(2025, 3, 5), Genre = DocumentGenre.Notice, Summary = Summary(row), Body = Body(row).Replace("\n", "\n\n", StringComparison.Ordinal) },
                TestClock.Writer, default));
        }

        var taken = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return await db.Items.CountAsync() == Rows ? taken : throw new InvalidOperationException("Rows are missing.");
    }

    private static string Title(int row) => $"示例镇关于做好第{row}号工作的通知";

    private static string Summary(int row) => $"部署第{row}号工作的时段、责任分工和值班安排。";

    private static string Body(int row) => string.Join('\n', Enumerable.Range(1, 4).Select(part => $"第{row}号工作的第{part}段：各村、各单位按照分工抓好落实，及时更新公开目录，便民服务大厅和各村公示栏同步张贴。"));

    private static double Middle(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);

    private static byte[] Make()
    {
        string[] headings = ["名称", "文号", "成文日期", "类别", "分组", "体裁", "内容概述", "正文"];
        var book = new SheetFile();
        var day = book.Format("yyyy-mm-dd");
        var inside = new StringBuilder("<sheetData>");
        Row(0, headings);
        for (var row = 0; row < Rows; row++)
            Row(row + 1, [Title(row), $"样政发〔2025〕{row}号", "45721", "20-12", "公开目录", "通知", Summary(row), Body(row)]);
        return book.With(ItemColumns.SheetName, inside.Append("</sheetData>").ToString()).ToBytes();

        void Row(int place, string[] cells)
        {
            inside.Append($"<row r=\"{place + 1}\">");
            foreach (var (column, text) in cells.Index())
                inside.Append(SheetFile.Cell($"{(char)('A' + column)}{place + 1}", text, column == 2 ? day : 0));
            inside.Append("</row>");
        }
    }
}
