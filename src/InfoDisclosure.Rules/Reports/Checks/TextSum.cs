using System.Globalization;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>
/// A total in the text and the parts it is said to have: 共80条，其中甲46条、乙34条. Read only where the words leave no doubt; what
/// is approximate, nested or said of another year is passed over, because a check that cries wolf isn't read.
/// </summary>
/// <param name="Total">The number before 其中.</param>
/// <param name="Parts">The numbers after it, in the same unit.</param>
/// <param name="Complete">Whether the parts are listed as all there are: two or more, and no 等 or 主要.</param>
/// <param name="Excerpt">The words they stand in.</param>
internal sealed partial record TextSum(decimal Total, string Unit, IReadOnlyList<decimal> Parts, bool Complete, string Excerpt)
{
    private const string Listed = "其中";

    /// <summary>
    /// Whether total and parts can both be right. One list may divide the total twice (by applicant, then by outcome). An
    /// incomplete one may not exceed it.
    /// </summary>
    internal bool Agrees
    {
        get
        {
            if (!Complete)
                return Parts.Sum() <= Total;
            var sum = 0m;
            foreach (var part in Parts)
                sum = sum == Total && part != 0 ? part : sum + part;
            return sum == Total;
        }
    }

    /// <summary>Every total with parts in a text.</summary>
    internal static IEnumerable<TextSum> Read(string text)
    {
        foreach (var paragraph in ReportText.Paragraphs(text))
        {
            var pieces = paragraph.Split(Listed);
            for (var place = 1; place < pieces.Length; place++)
            {
                // Two lists in one sentence are nested: whose parts the later ones are, words don't tell.
                var opensNested = place < pieces.Length - 1 && !Ends(pieces[place]);
                var isNested = place > 1 && !Ends(pieces[place - 1]);
                if (opensNested || isNested)
                    continue;
                var list = ReportText.Sentences(pieces[place]).FirstOrDefault("");
                var before = place == 1 ? pieces[0] : pieces[place - 1][(pieces[place - 1].IndexOf('。') + 1)..];
                if (PartsOf(list) is { Count: > 0 } parts && TotalIn(before, parts[0].Unit) is { } total)
                    yield return new TextSum(total.Number, total.Unit, [.. parts.Select(part => part.Number)], parts.Count > 1 && !Open().IsMatch(list), $"{total.Words}……{Listed}{list}");
            }
        }
    }

    private static bool Ends(string piece) => piece.Contains('。');

    /// <summary>The parts of a list in the unit of the first; none when one of them isn't plain.</summary>
    private static List<Quantity> PartsOf(string list)
    {
        var parts = new List<Quantity>();
        foreach (var clause in Clauses().Split(list).Where(clause => !Comparison().IsMatch(clause)))
        {
            var found = Quantities(clause).Where(quantity => parts.Count == 0 || quantity.Unit == parts[0].Unit).ToList();
            if (found.Count > 1 || found.Any(quantity => quantity.Rough))
                return [];
            parts.AddRange(found);
        }

        return parts;
    }

    /// <summary>The last number of the unit, of this year and not of a difference; none when it is rough.</summary>
    private static Quantity? TotalIn(string text, string unit)
    {
        var last = Clauses().Split(text).Where(clause => !Comparison().IsMatch(clause)).SelectMany(Quantities).LastOrDefault(quantity => quantity.Unit == unit);
        return last is { Rough: false } ? last : null;
    }

    private static IEnumerable<Quantity> Quantities(string clause) =>
        NumberWithUnit().Matches(clause).Select(match => new Quantity(
            decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture),
            match.Groups["unit"].Value,
            match.Groups["rough"].Success,
            clause));

    /// <param name="Rough">About so many, or so many each: 约80条, 80余条, 各40条.</param>
    private sealed record Quantity(decimal Number, string Unit, bool Rough, string Words);

    [GeneratedRegex(@"(?<rough>约|近|各|超过?|逾|不少于|不足|至少|\d[至到\-—~～])?(?<![\d.第])(?<number>\d+(?:\.\d+)?)(?<rough>余|多|万(?!元))?(?<unit>" + ReportText.Units + ")(?<rough>以上|以下|左右|多|余)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberWithUnit();

    [GeneratedRegex(@"[，,、；;。！？：:]|(?<=\d(?:" + ReportText.Units + "))(?:以及|和|及|与)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clauses();

    [GeneratedRegex("比|较|增加|增长|减少|下降|上年|上一年|去年|往年|累计", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^[，：,:]?(?:主要|重点|包括|包含|含|有)|\d(?:" + ReportText.Units + ")等", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Open();
}
