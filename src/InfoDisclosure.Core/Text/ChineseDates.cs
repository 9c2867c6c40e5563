using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Core.Text;

/// <summary>Numbers and dates as documents write them: 12, １２, 十二; 2019年3月19日, 二〇一九年三月十九日, 2019-03-19.</summary>
internal static partial class ChineseDates
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Full-width digits, letters and signs become plain ones, spaces go: for recognising only, never for keeping.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                continue;
            plain.Append(c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c is '○' or '零' or 'Ｏ' or '◯' ? '〇' : c);
        }
        return plain.ToString();
    }

    /// <summary>A number up to 99 in either digits; 0 if it is none.</summary>
    public static int Number(string text)
    {
        var plain = Plain(text);
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var ten = plain.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return plain.Aggregate(0, (sum, c) => sum < 0 || Digits.IndexOf(c, StringComparison.Ordinal) < 0 ? -1 : (sum * 10) + Digits.IndexOf(c, StringComparison.Ordinal)) is > 0 and var digits ? digits : 0;
        var tens = ten == 0 ? 1 : ten == 1 ? Digits.IndexOf(plain[0], StringComparison.Ordinal) : -1;
        var ones = ten == plain.Length - 1 ? 0 : ten == plain.Length - 2 ? Digits.IndexOf(plain[^1], StringComparison.Ordinal) : -1;
        return tens < 1 || ones < 0 ? 0 : (tens * 10) + ones;
    }

    /// <summary>True when the text, spaces and brackets aside, is one date; the date is null if the calendar has no such day.</summary>
    public static bool TryWhole(string text, out DateOnly? date)
    {
        date = null;
        if (text.Length > 60 || Whole().Match(Plain(text)) is not { Success: true } match)
            return false;
        date = Date(match, "");
        return true;
    }

    /// <summary>The first span of two dates in a text, such as 自2018年1月1日起，至2018年12月31日止.</summary>
    public static (DateOnly From, DateOnly To)? Period(string text)
    {
        foreach (Match match in Span().Matches(Plain(text)))
        {
            if (Date(match, "1") is { } from && Date(match, "2", from.Year) is { } to && from < to)
                return (from, to);
        }
        return null;
    }

    /// <summary>The first year named in a title.</summary>
    public static int? Year(string text) =>
        YearOnly().Match(Plain(text)) is { Success: true } match && Number(match.Groups["y"].Value) is >= 1900 and <= 2100 and var year ? year : null;

    private static DateOnly? Date(Match match, string suffix, int year = 0)
    {
        if (match.Groups["y" + suffix] is { Success: true } written)
            year = Number(written.Value);
        var month = Number(match.Groups["m" + suffix].Value);
        var day = Number(match.Groups["d" + suffix].Value);
        return year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^\\(?(?<y>[0-9〇一二三四五六七八九]{4})[年.\\-/](?<m>[0-9〇一二三四五六七八九十]{1,2})[月.\\-/](?<d>[0-9〇一二三四五六七八九十]{1,3})日?\\)?$", Options, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("(?<y1>[0-9〇一二三四五六七八九]{4})[年.](?<m1>[0-9一二三四五六七八九十]{1,2})[月.](?<d1>[0-9一二三四五六七八九十]{1,3})日?起?,?(?:至|到|—{1,2}|-{1,2}|~|–)(?:(?<y2>[0-9〇一二三四五六七八九]{4})[年.])?(?<m2>[0-9一二三四五六七八九十]{1,2})[月.](?<d2>[0-9一二三四五六七八九十]{1,3})", Options, 1000)]
    private static partial Regex Span();

    [GeneratedRegex("(?<y>(?:19|20)[0-9]{2}|[一二][〇九][〇一二三四五六七八九]{2})(?=年|\\b|度)", Options, 1000)]
    private static partial Regex YearOnly();
}
