using System.Diagnostics;
using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Documents.Reading;
using InfoDisclosure.Testing;
using static InfoDisclosure.Testing.WordFile;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// A Word file of 200 pages read by ours and by twenty lines of Python in one run. The peer unpacks document.xml and joins the words of
/// its paragraphs: no styles, numbering, tables, pictures, notes or Markdown, so it bounds from below what reading can cost.
/// Cold is a whole process for one file.
/// </summary>
internal static class ReadingComparison
{
    private const int Pages = 200;
    private const int Tables = 100;
    private const int Pictures = 50;

    private const string Peer =
        """
        import sys, time, zipfile, xml.etree.ElementTree as tree
        start = time.perf_counter()
        w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
        root = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))
        words = '\n'.join(''.join(t.text or '' for t in p.iter(w + 't')) for p in root.iter(w + 'p'))
        print(len(words), (time.perf_counter() - start) * 1000)
        """;

    public static async Task RunAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), "infodisclosure-benchmark.docx");
        var bytes = Make();
        await File.WriteAllBytesAsync(file, bytes);
        var script = Path.ChangeExtension(file, ".py");
        await File.WriteAllTextAsync(script, Peer);

        var ours = new List<(double Whole, double Read)>();
        var theirs = new List<(double Whole, double Read)>();
        var characters = "";
        for (var round = 0; round < 5; round++)
        {
            var (whole, said) = Run(Environment.ProcessPath!, Path.ChangeExtension(Environment.ProcessPath!, null) is var path && path.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(ReadingComparison).Assembly.Location, "reading", file] : ["reading", file]);
            characters = said[0];
            ours.Add((whole, Milliseconds(said[1])));
            (whole, said) = Run("python3", [script, file]);
            theirs.Add((whole, Milliseconds(said[1])));
        }

        // As long as the compiler takes to be done with the code.
        var warm = await Median.MillisecondsAsync(40, () =>
        {
            Read(bytes);
            return Task.CompletedTask;
        });
        Console.WriteLine("| reader | pages | characters | MB | cold process | of it reading | warm |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Console.WriteLine($"| ours | {Pages} | {characters} | {bytes.Length / 1e6:0.0} | {Middle(ours, one => one.Whole) / 1000:0.00} s | {Middle(ours, one => one.Read) / 1000:0.00} s | {warm / 1000:0.00} s |");
        Console.WriteLine($"| Python, words only | | | | {Middle(theirs, one => one.Whole) / 1000:0.00} s | {Middle(theirs, one => one.Read) / 1000:0.00} s | – |");
        File.Delete(file);
        File.Delete(script);
    }

    /// <summary>One file in a process of its own: how many characters it has and how long reading took.</summary>
    public static void RunOnce(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var start = Stopwatch.GetTimestamp();
        var text = Read(bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.Markdown.Length} {Stopwatch.GetElapsedTime(start).TotalMilliseconds}"));
    }

    private static FileText Read(byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return OfficeFileReader.Read("示例.docx", content) switch
        {
            FileReading.Read read when read.Text.Pictures.Count == Pictures && read.Text.LeftOut.Count == 0 => read.Text,
            FileReading.Read read => throw new InvalidOperationException("Something was left out: " + string.Join(' ', read.Text.LeftOut)),
            FileReading.Refused refused => throw new InvalidOperationException(refused.Why),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private static double Milliseconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Middle(List<(double Whole, double Read)> times, Func<(double Whole, double Read), double> of) => times.Select(of).Order().ElementAt(times.Count / 2);

    private static (double Milliseconds, string[] Said) Run(string program, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(start).TotalMilliseconds, said.Split(' ', StringSplitOptions.TrimEntries))
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    /// <summary>A thousand characters a page: a heading, paragraphs with runs as Word leaves them, every second page a table, every fourth a picture.</summary>
    private static byte[] Make()
    {
        const string Sentence = "全年围绕群众关心的事项公开信息，及时更新公开目录，便民服务大厅的电子屏和各村公示栏同步张贴，";
        const string Look = "<w:rFonts w:ascii=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\" w:hAnsi=\"仿宋_GB2312\" w:hint=\"eastAsia\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>";
        var random = new Random(20190601);
        var body = new StringBuilder(P(R("示例镇工作资料汇编", "<w:sz w:val=\"44\"/>"), "<w:jc w:val=\"center\"/>"));
        for (var page = 0; page < Pages; page++)
        {
            body.Append(Styled("1", $"第{page + 1}节 情况"));
            for (var paragraph = 0; paragraph < 4; paragraph++)
            {
                // Word divides a paragraph into runs wherever somebody wrote on it.
                var runs = string.Concat(Enumerable.Range(0, 5).Select(run => R(Sentence, run == 2 ? Look + "<w:b/>" : Look)));
                body.Append(P(runs, "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"));
            }

            if (page % (Pages / Tables) == 0)
                body.Append(Table([Row(Cell("项目", "<w:vMerge w:val=\"restart\"/>"), Cell("金额", "<w:gridSpan w:val=\"2\"/>")), Row(Cell("", "<w:vMerge/>"), Cell("本年"), Cell("上年")), .. Enumerable.Range(0, 5).Select(row => Row(Cell($"第{row + 1}项"), Cell("12,345.67"), Cell("9,876.54")))]));
            if (page % (Pages / Pictures) == 0)
                body.Append(P(Picture($"p{page}", $"第{page + 1}节的照片")));
        }

        var file = new WordFile { Body = body.ToString(), Styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>" };
        for (var page = 0; page < Pages; page += Pages / Pictures)
        {
            // As large as a photograph for a page, and as little to be packed.
            var noise = new byte[150_000];
            random.NextBytes(noise);
            file.WithPicture($"p{page}", [.. Jpeg, .. noise]);
        }

        return file.ToBytes();
    }
}
