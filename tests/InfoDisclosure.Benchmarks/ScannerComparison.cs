using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using InfoDisclosure.Rules.Catalogue.Privacy;
using InfoDisclosure.Rules.Tests.Catalogue.Privacy;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// The privacy scan on the planted cases and on those held out, kind by kind, and its speed against the four regular
/// expressions that such scans are usually made of (which see numbers and mail, no checksum, no names).
/// </summary>
internal static partial class ScannerComparison
{
    private const int Characters = 2_000_000;
    private const int Rounds = 5;

    public static void Run()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Catalogue", "Privacy");
        var words = PlantedScore.Words(Path.Combine(folder, "words.json"));
        foreach (var file in (string[])["planted-cases.txt", "held-out-cases.txt"])
        {
            var cases = PlantedCase.Read(Path.Combine(folder, file));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{file}: {cases.Count(one => one.Positive)} cases with {cases.Sum(one => one.Plants.Count)} plants, {cases.Count(one => !one.Positive)} without"));
            Console.WriteLine("| kind | planted | precision | recall | patterns: precision | recall |\n|---|---|---|---|---|---|");
            var patterns = PlantedScore.Of(cases, ByPatterns);
            foreach (var score in PlantedScore.Of(cases, content => PersonalDataScanner.Scan(content, words)))
            {
                var peer = patterns.Single(one => one.Kind == score.Kind);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {score.Kind.Label()} | {score.Hits.Count + score.Missed.Count} | {Share(score.Precision)} | {Share(score.Recall)} | {Share(peer.Precision)} | {Share(peer.Recall)} |"));
                foreach (var wrong in score.Missed.Select(one => "missed " + one).Concat(score.Surplus.Select(one => "surplus " + one)))
                    Console.Error.WriteLine($"  {score.Kind} {wrong}");
            }
        }

        Measure(PlantedCase.Read(Path.Combine(folder, "planted-cases.txt")), words);
    }

    /// <summary>– where nothing was planted, or nothing found.</summary>
    private static string Share(double share) => double.IsNaN(share) ? "–" : share.ToString("P1", CultureInfo.InvariantCulture);

    /// <summary>One text made of the cases' texts until it is long enough, the same for both.</summary>
    private static void Measure(IReadOnlyList<PlantedCase> cases, ScanWords words)
    {
        var texts = new List<ScannedText>();
        var length = 0;
        for (var i = 0; length < Characters; i++)
        {
            foreach (var text in cases[i % cases.Count].Content.Texts)
            {
                texts.Add(text);
                length += text.Text.Length;
            }
        }

        var content = new ScannedContent(texts, []);
        var ours = Median(() => PersonalDataScanner.Scan(content, words).Count);
        var peer = Median(() => ByPatterns(content).Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{length:N0} characters: ours {ours:F0} ms ({length / ours / 1000:F1} million characters a second), four patterns {peer:F0} ms"));
    }

    private static double Median(Func<int> work)
    {
        var times = new List<double>();
        for (var i = 0; i <= Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            _ = work();
            if (i > 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static IReadOnlyList<Finding> ByPatterns(ScannedContent content)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < content.Texts.Count; i++)
            Find(content.Texts[i].Text, new FindingPlace.InText(i), findings);
        for (var t = 0; t < content.Tables.Count; t++)
        {
            for (var r = 0; r < content.Tables[t].Rows.Count; r++)
            {
                for (var c = 0; c < content.Tables[t].Rows[r].Count; c++)
                    Find(content.Tables[t].Rows[r][c], new FindingPlace.InCell(t, r, c), findings);
            }
        }

        return findings;
    }

    private static void Find(string text, FindingPlace place, List<Finding> findings)
    {
        foreach (var (kind, pattern) in ((FindingKind, Regex)[])[(FindingKind.IdentityNumber, Identity()), (FindingKind.MobileNumber, Mobile()), (FindingKind.BankCard, Card()), (FindingKind.Email, Mail())])
        {
            foreach (Match match in pattern.Matches(text))
                findings.Add(new Finding { Kind = kind, Place = place, Start = match.Index, Length = match.Length, Written = match.Value, Value = match.Value, Replacement = "", Certain = true, Reason = "", Key = "" });
        }
    }

    [GeneratedRegex(@"(?<!\d)\d{17}[\dXx](?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<!\d)[3-6]\d{15,18}(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Card();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();
}
