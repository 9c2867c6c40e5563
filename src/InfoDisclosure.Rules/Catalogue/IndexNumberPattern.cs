using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Rules.Catalogue;

/// <summary>
/// How a 索引号 is written: <c>{code}</c> the agency's code, <c>{year}</c> four digits, <c>{serial:Dn}</c> the year's serial
/// with n digits. An agency without a code gets the pattern without the code and the mark after it. A number once issued
/// never changes, so a changed pattern speaks only of later ones.
/// </summary>
public sealed partial record IndexNumberPattern
{
    /// <summary>The dominant form among local agencies.</summary>
    public const string Default = "{code}/{year}-{serial:D5}";

    /// <summary>The longest pattern.</summary>
    public const int MaxLength = 60;

    private readonly string pattern;
    private readonly int digits;

    private IndexNumberPattern(string pattern, int digits) => (this.pattern, this.digits) = (pattern, digits);

    /// <summary>Reads a pattern; false when year or serial is missing or an unknown brace stands in it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IndexNumberPattern? result)
    {
        result = null;
        if (text is null || text.Length > MaxLength || !text.Contains("{year}", StringComparison.Ordinal))
            return false;
        var serials = Serial().Matches(text);
        if (serials.Count != 1)
            return false;
        var rest = text.Replace("{code}", "", StringComparison.Ordinal)
            .Replace("{year}", "", StringComparison.Ordinal)
            .Replace(serials[0].Value, "", StringComparison.Ordinal);
        if (rest.AsSpan().ContainsAny('{', '}') || !Plain().IsMatch(rest))
            return false;
        result = new IndexNumberPattern(text, int.Parse(serials[0].Groups["d"].Value, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Writes the number of a year's serial; a null or empty code leaves out the code and the mark that follows it.</summary>
    public string Format(string? code, int year, int serial)
    {
        var text = string.IsNullOrEmpty(code) ? CodeWithMark().Replace(pattern, "") : pattern.Replace("{code}", code, StringComparison.Ordinal);
        text = text.Replace("{year}", year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return Serial().Replace(text, serial.ToString($"D{digits}", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\{serial:D(?<d>[1-9])\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Serial();

    [GeneratedRegex(@"\{code\}[-/_.]?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeWithMark();

    [GeneratedRegex(@"^[\p{L}\p{N}/\-_.〔〕（）]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
