using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Testing;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// Our writer and Chromium print the same text in one run, cold (a new process' first document) and warm. Chromium is driven over
/// its own protocol, so that its warm time is printing alone.
/// </summary>
internal static class PdfComparison
{
    public static async Task RunAsync()
    {
        var cold = Stopwatch.StartNew();
        var fonts = DocumentFonts.Load(Path.Combine(Repository.Root, "fonts"));
        var document = new AnnualReportDocument(fonts);
        var report = Content(paragraphs: 40);
        var first = (DocumentResult.Rendered)document.Render(report);
        var firstMilliseconds = cold.Elapsed.TotalMilliseconds;
        var large = Content(paragraphs: 2_600);

        var chromium = await Chromium.StartAsync();
        await using (chromium)
        {
            WriteHead();
            await RowsAsync("a year's report", () => document.Render(report), Html(report), firstMilliseconds, chromium, runs: 15);
            Console.WriteLine($"| | | | | (first document of the process, fonts read: {firstMilliseconds:0} ms, {first.Pages} pages) | | |");
            await RowsAsync("500 pages", () => document.Render(large), Html(large), null, chromium, runs: 5);

            Console.WriteLine();
            WriteHead();
            var posters = new PosterDocument(fonts);
            var households = new HouseholdPosterDocument(fonts);
            var poster = PosterSamples.Poster(paragraphs: 10);
            await RowsAsync("a poster of three sheets", () => posters.Render(poster), PosterSamples.Html(poster), null, chromium, runs: 15);
            foreach (var (count, runs) in new[] { (200, 15), (5_000, 5) })
            {
                var village = PosterSamples.Households(count);
                await RowsAsync($"{count:N0} households", () => households.Render(village), PosterSamples.Html(village), null, chromium, runs);
            }
        }
    }

    private static void WriteHead()
    {
        Console.WriteLine("| text | engine | pages | bytes | cold | warm | warm ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }

    private static async Task RowsAsync(string text, Func<DocumentResult> render, string html, double? coldOurs, Chromium chromium, int runs)
    {
        var rendered = (DocumentResult.Rendered)render();
        var ours = await Median.MillisecondsAsync(runs, () =>
        {
            render();
            return Task.CompletedTask;
        });
        var page = Path.Combine(Path.GetTempPath(), "infodisclosure-benchmark.html");
        await File.WriteAllTextAsync(page, html);
        var start = Stopwatch.StartNew();
        await Chromium.PrintColdAsync(page);
        var coldTheirs = start.Elapsed.TotalMilliseconds;
        await chromium.OpenAsync(page);
        byte[] printed = [];
        var theirs = await Median.MillisecondsAsync(runs, async () => printed = await chromium.PrintAsync());
        Console.WriteLine($"| {text} | ours | {rendered.Pages} | {rendered.Pdf.Length:N0} | {(coldOurs is { } cold ? $"{cold:0} ms" : "–")} | {ours:0.0} ms | {theirs / ours:0.0}× |");
        Console.WriteLine($"| {text} | Chromium | {Count(printed)} | {printed.Length:N0} | {coldTheirs:0} ms | {theirs:0.0} ms | 1 |");
        File.Delete(page);
    }

    private static int Count(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;

    private static AnnualReportContent Content(int paragraphs)
    {
        const string Sentence = "全年围绕群众关心的事项公开信息，及时更新公开目录，便民服务大厅的电子屏和各村公示栏同步张贴，重点公开补贴发放、工程建设、低保调整和防汛准备情况，方便群众查询和监督。";
        TextBlock Paragraph(int number) => new TextBlock.Paragraph([new TextRun($"{number}. {Sentence}{Sentence}")]);
        return new AnnualReportContent
        {
            Year = 2018,
            Title = "三村镇2018年政府信息公开工作年度报告",
            AgencyName = "同江市三村镇人民政府",
            Preface = [Paragraph(0)],
            Parts = [.. Enumerable.Range(0, 4).Select(part => new AnnualReportPartContent(1, "一二三四"[part] + "、", "总体情况", [.. Enumerable.Range(1, paragraphs / 4).Select(Paragraph)]))],
            SignedBy = "同江市三村镇人民政府",
            SignedOn = new DateOnly(2019, 3, 19),
            Marks = [],
            DatedAt = new DateTime(2019, 3, 19, 0, 0, 0, DateTimeKind.Utc),
            Address = null,
        };
    }

    /// <summary>The same words at the same measures.</summary>
    private static string Html(AnnualReportContent content)
    {
        var html = new StringBuilder("<!doctype html><html lang=zh-CN><meta charset=utf-8><style>@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt/28.95pt serif;margin:0}p{margin:0;text-indent:2em;text-align:justify}h1,h2{font-size:16pt;margin:0}</style>");
        html.Append("<h1>").Append(content.Title).Append("</h1>");
        foreach (var part in content.Parts)
        {
            html.Append("<h2>").Append(part.Number).Append(part.Heading).Append("</h2>");
            foreach (var paragraph in part.Blocks.OfType<TextBlock.Paragraph>())
                html.Append("<p>").Append(HtmlEncoder.Default.Encode(paragraph.Runs[0].Text)).Append("</p>");
        }

        return html.ToString();
    }
}

/// <summary>Debian's Chromium, headless, over the DevTools protocol.</summary>
internal sealed class Chromium(Process process, ClientWebSocket socket, string profile) : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const string Quiet = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
    private int calls;

    public static async Task<Chromium> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("chromium").FullName;
        var process = Process.Start(new ProcessStartInfo(Program, $"{Quiet} --user-data-dir={profile} --remote-debugging-port=9333 about:blank") { UseShellExecute = false, RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var targets = await http.GetFromJsonAsync<JsonElement>("http://127.0.0.1:9333/json");
                var page = targets.EnumerateArray().First(target => target.GetProperty("type").GetString() == "page");
                var socket = new ClientWebSocket();
                await socket.ConnectAsync(new Uri(page.GetProperty("webSocketDebuggerUrl").GetString()!), CancellationToken.None);
                return new Chromium(process, socket, profile);
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A whole process for one document.</summary>
    public static async Task PrintColdAsync(string page)
    {
        var profile = Directory.CreateTempSubdirectory("chromium");
        var target = Path.Combine(profile.FullName, "out.pdf");
        using var process = Process.Start(new ProcessStartInfo(Program, $"{Quiet} --user-data-dir={profile.FullName} --no-pdf-header-footer --print-to-pdf={target} file://{page}") { UseShellExecute = false, RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (!File.Exists(target))
            throw new InvalidOperationException("Chromium printed nothing.");
        profile.Delete(recursive: true);
    }

    public async Task OpenAsync(string page)
    {
        await CallAsync("Page.enable", new { });
        await CallAsync("Page.navigate", new { url = "file://" + page });
        await CallAsync("Runtime.evaluate", new { expression = "new Promise(done => document.readyState == 'complete' ? done() : addEventListener('load', done))", awaitPromise = true });
    }

    public async Task<byte[]> PrintAsync() =>
        (await CallAsync("Page.printToPDF", new { preferCSSPageSize = true, generateTaggedPDF = true })).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    private async Task<JsonElement> CallAsync(string method, object parameters)
    {
        var id = ++calls;
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[1 << 20];
        while (true)
        {
            using var message = new MemoryStream();
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            var answer = JsonDocument.Parse(message.ToArray()).RootElement;
            if (answer.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
                return answer.GetProperty("result");
        }
    }
}
