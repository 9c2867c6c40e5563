using System.Text.RegularExpressions;

namespace InfoDisclosure.Core.Reports.Importing;

/// <summary>Tells a heading from a sentence, and the heading at the start of a line from the text behind it.</summary>
internal static partial class HeadingText
{
    /// <summary>The longest heading; the longest that the free form of the report knew has 23 characters.</summary>
    private const int LongestHeading = 45;

    /// <summary>
    /// The heading and the text behind it on the same line, or null when the words are no heading. Only a clear seam is cut: a
    /// first short sentence without figures, a colon, a gap, or a heading's last word followed by how a sentence begins.
    /// </summary>
    public static (string Heading, string Body)? Split(string words)
    {
        if (words.Length == 0)
            return null;
        if (words.Length <= LongestHeading && words.TrimEnd('。', '：', ':', '；', ';', '，').IndexOfAny(['。', '；', '！', '？', ';']) < 0)
            return SeamIn(words) ?? (words, "");
        return SeamIn(words.Length > 2 * LongestHeading ? words[..(2 * LongestHeading)] : words) is { } seam
            ? (seam.Heading, words[seam.Heading.Length..].Trim())
            : FirstSentence(words);
    }

    /// <summary>The heading as it is printed: without the punctuation it ends in.</summary>
    public static string Printed(string written) => written.TrimEnd().TrimEnd('。', '：', ':', '；', ';', '，', '．').TrimEnd();

    /// <summary>True when a heading ends like a sentence.</summary>
    public static bool EndsAsSentence(string written) => written.EndsWith('。') || written.EndsWith('；') || written.EndsWith(';');

    private static (string Heading, string Body)? SeamIn(string words)
    {
        foreach (var pattern in new[] { Colon(), Gap(), Joined() })
        {
            if (pattern.Match(words) is { Success: true } match)
                return (match.Groups["heading"].Value, match.Groups["body"].Value);
        }
        return null;
    }

    private static (string Heading, string Body)? FirstSentence(string words)
    {
        var end = words.IndexOf('。', StringComparison.Ordinal);
        if (end < 2 || end > 30 || end == words.Length - 1)
            return null;
        var sentence = words[..end];
        return sentence.Any(char.IsDigit) || sentence.IndexOfAny(['：', '；', ':']) >= 0 ? null : (words[..(end + 1)], words[(end + 1)..].Trim());
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^(?<heading>[^，。；：:0-9０-９]{2,25}[：:])\\s*(?<body>.{8,}|.{2,}。)$", Options, 1000)]
    private static partial Regex Colon();

    [GeneratedRegex("^(?<heading>[^，。；：:0-9０-９\\s]{3,25})[\\s]+(?<body>.{12,})$", Options, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex("^(?<heading>[^，。；：:0-9０-９]{2,30}?(?:情况|问题|概述|思路|计划|措施|打算|安排))(?<body>(?:(?:19|20)[0-9]{2}年|二〇|本年度|上年度|今年|我[镇乡局县市办区]|全[镇乡年]|截至|截止|按照|根据|为).{6,})$", Options, 1000)]
    private static partial Regex Joined();
}
