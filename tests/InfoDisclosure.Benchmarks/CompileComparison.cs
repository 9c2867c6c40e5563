using System.Diagnostics;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// The tables of a year with 10,000 requests among 100,000 items, with the rows behind every number, against SQL written by hand that
/// gives the numbers of table 3 alone; and what making each file of the report takes.
/// </summary>
internal static class CompileComparison
{
    private const int Year = 2025;
    private const int Requests = 10_000;
    private const int Items = 100_000;

    /// <summary>Each measure of table 3 once; sums and the rows behind them are left out.</summary>
    private const string ByHand =
        """
        SELECT ApplicantKind,
            sum(ReceivedOn >= '2025-01-01' AND ReceivedOn <= '2025-12-31'),
            sum(ReceivedOn < '2025-01-01' AND (RepliedOn IS NULL OR RepliedOn >= '2025-01-01')),
            sum(ReceivedOn <= '2025-12-31' AND (RepliedOn IS NULL OR RepliedOn > '2025-12-31')),
            OutcomeCode, sum(RepliedOn >= '2025-01-01' AND RepliedOn <= '2025-12-31')
        FROM Requests GROUP BY ApplicantKind, OutcomeCode
        """;

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.FillLedgerAsync(database, Year);
        await CatalogueComparison.FillAsync(database, Items);
        await using (var db = database.Open())
        {
            string[] outcomes = [.. RequestOutcome.All.Select(outcome => outcome.Code)];
            db.Requests.AddRange(Enumerable.Range(0, Requests).Select(number => new Core.Requests.InformationRequest
            {
                Year = Year,
                Serial = number + 1,
                ApplicantName = "示例申请人",
                ApplicantKind = (ApplicantKind)(number % 6),
                Contact = "示例电话",
                Asked = "示例内容",
                ReceivedOn = new DateOnly(2024, 11, 1).AddDays(number % 420),
                OutcomeCode = number % 11 == 0 ? null : outcomes[number % 21],
                RepliedOn = number % 11 == 0 ? null : new DateOnly(2024, 11, 10).AddDays(number % 420),
                RegisteredAt = TestClock.Now,
            }));
            await db.SaveChangesAsync();
        }

        var ours = await Median.MillisecondsAsync(7, async () =>
        {
            await using var db = database.Open();
            var tables = await TestData.TablesOf(db).PresentAsync(Year, new DateOnly(Year, 12, 31), default);
            if (tables.Cells["3/A/total"].RowIds.Count < Requests / 2)
                throw new InvalidOperationException("The rows weren't counted.");
        });
        var theirs = await Median.MillisecondsAsync(7, async () =>
        {
            await using var db = database.Open();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = ByHand;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
            }
        });
        Console.WriteLine("| tables of a year | time | what it gives | wanted |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| ours, {Requests:N0} requests, {Items:N0} items | **{ours:0} ms** | 200 numbers, last year's beside them, the rows behind each | ≤ 1 s |");
        Console.WriteLine($"| SQL by hand | {theirs:0} ms | the measures of table 3, no rows | |");
        Console.WriteLine();
        await FilesAsync(database);
    }

    private static async Task FilesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var tables = await TestData.TablesOf(db).PresentAsync(Year, new DateOnly(Year, 12, 31), default);
        var draft = TestData.Report(Year);
        var revision = new ReportRevision { Title = draft.Title, WrittenByName = "编写人", SignedBy = draft.SignedBy, SignedOn = draft.SignedOn, Parts = [.. draft.Parts.Select((part, place) => new ReportPart { Position = place + 1, Level = part.Level, Heading = part.Heading, Markdown = part.Markdown.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal) })] };
        var content = ReportContent.Of(revision, Year, "试验市样板镇人民政府", _ => "0", [], null, tables);
        Console.WriteLine("| file | median | bytes | wanted |");
        Console.WriteLine("|---|---|---|---|");
        await RowAsync("PDF", () => TestData.Press.Render(content, new Dictionary<FontRole, string>()) is DocumentResult.Rendered rendered ? rendered.Pdf : throw new InvalidOperationException("It wasn't rendered."));
        foreach (var (name, write) in ReportFileMaker.Writers(content))
            await RowAsync(name, write);
    }

    private static async Task RowAsync(string name, Func<byte[]> write)
    {
        var bytes = 0;
        var time = await Median.MillisecondsAsync(5, () =>
        {
            bytes = write().Length;
            return Task.CompletedTask;
        });
        Console.WriteLine($"| {name} | **{time:0} ms** | {bytes:N0} | ≤ 1 s |");
        Debug.Assert(bytes > 0);
    }
}
