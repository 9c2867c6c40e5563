using System.Text.RegularExpressions;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>Prepares a report's text for reading its numbers.</summary>
internal static partial class ReportText
{
    /// <summary>The units that numbers are counted in.</summary>
    internal const string Units = "人次|万元|条|件|份|篇|期|项|次|人|个|元|户|亩|场";

    /// <summary>
    /// Paragraphs with plain digits (１２ and 1,200 alike), without spaces, emphasis and what stands in brackets: （含转载3条）
    /// speaks of a number, it isn't one of a list.
    /// </summary>
    internal static IEnumerable<string> Paragraphs(string text) =>
        text.Split('\n').Select(line => Thousands().Replace(Noise().Replace(string.Concat(line.Select(Narrow)), ""), "")).Where(line => line.Length > 0);

    /// <summary>A sentence without its mark; 。 ends one, ； doesn't end a list.</summary>
    internal static string[] Sentences(string paragraph) => paragraph.Split(['。', '！', '？'], StringSplitOptions.RemoveEmptyEntries);

    private static char Narrow(char c) => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c is '（' ? '(' : c is '）' ? ')' : c;

    [GeneratedRegex(@"\([^()]*\)|[\s*_`]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Noise();

    [GeneratedRegex(@"(?<=\d)[,，](?=\d{3}(?!\d))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Thousands();
}
