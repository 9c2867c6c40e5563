using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Reports.Importing;

/// <summary>The kinds of marks, from the highest that reports use to the lowest; what they mean depends on what stands around them.</summary>
internal enum MarkKind
{
    /// <summary>第一部分</summary>
    Part,

    /// <summary>一、</summary>
    Chinese,

    /// <summary>（一）</summary>
    ChineseInBrackets,

    /// <summary>1.</summary>
    Arabic,

    /// <summary>（1）</summary>
    ArabicInBrackets,
}

/// <summary>A mark at the start of a paragraph: its kind, its number and the characters it takes, spaces behind it included.</summary>
internal readonly partial record struct PartMark(MarkKind Kind, int Number, string Written, int Length)
{
    private static readonly (MarkKind Kind, Regex Pattern)[] Patterns =
    [
        (MarkKind.Part, WrittenPart()),
        (MarkKind.Chinese, WrittenChinese()),
        (MarkKind.ChineseInBrackets, WrittenChineseInBrackets()),
        (MarkKind.Arabic, WrittenArabic()),
        (MarkKind.ArabicInBrackets, WrittenArabicInBrackets()),
    ];

    /// <summary>The mark that a trimmed paragraph begins with; null without one. 一是 is none: it belongs to its sentence.</summary>
    public static PartMark? At(string paragraph)
    {
        var start = paragraph.Length > 20 ? paragraph[..20] : paragraph;
        if (start.Length > 0 && Enclosed(start[0]) is { } single)
            return single with { Length = start.Length - start[1..].TrimStart().Length };
        foreach (var (kind, pattern) in Patterns)
        {
            if (pattern.Match(start) is { Success: true } match && ChineseDates.Number(match.Groups["n"].Value) is > 0 and var number)
                return new PartMark(kind, number, match.Value.Trim(), match.Length);
        }
        return null;
    }

    /// <summary>㈠ ⑴ ⒈: a mark in one character.</summary>
    private static PartMark? Enclosed(char c) => c switch
    {
        >= '㈠' and <= '㈩' => new PartMark(MarkKind.ChineseInBrackets, c - '㈠' + 1, c.ToString(), 1),
        >= '⑴' and <= '⒇' => new PartMark(MarkKind.ArabicInBrackets, c - '⑴' + 1, c.ToString(), 1),
        >= '⒈' and <= '⒛' => new PartMark(MarkKind.Arabic, c - '⒈' + 1, c.ToString(), 1),
        _ => null,
    };

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^第\\s*(?<n>[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})\\s*(?:部分|章)[、：:．.\\s]*", Options, 1000)]
    private static partial Regex WrittenPart();

    [GeneratedRegex("^(?<n>[一二三四五六七八九十]{1,3})\\s*[、．.，,：:]\\s*", Options, 1000)]
    private static partial Regex WrittenChinese();

    [GeneratedRegex("^[（(〔【]\\s*(?<n>[一二三四五六七八九十]{1,3})\\s*[）)〕】]\\s*[、．.]?\\s*", Options, 1000)]
    private static partial Regex WrittenChineseInBrackets();

    [GeneratedRegex("^(?<n>[0-9０-９]{1,2})\\s*(?:[、．]|[.,，](?![0-9０-９]))\\s*", Options, 1000)]
    private static partial Regex WrittenArabic();

    [GeneratedRegex("^[（(]\\s*(?<n>[0-9０-９]{1,2})\\s*[）)]\\s*[、．.]?\\s*", Options, 1000)]
    private static partial Regex WrittenArabicInBrackets();
}
