using System.Text;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Rules.Requests;

/// <summary>
/// Recognises what looks like a resident's identity number (GB 11643: six digits of the place, the birthday, three digits,
/// a check mark) so that the register can refuse it. The check mark isn't verified: a mistyped number names its holder too.
/// </summary>
public static partial class IdentityNumber
{
    /// <summary>Whether one stands in a text, written together or with spaces or hyphens, in half or full width.</summary>
    public static bool StandsIn(string? text) => text is not null && Pattern().IsMatch(text.Normalize(NormalizationForm.FormKC));

    // 18 characters with separators anywhere, or the older 15 written together.
    [GeneratedRegex(
        @"(?<![0-9])[1-9](?:[ -]?[0-9]){5}[ -]?(?:1[ -]?[89]|2[ -]?0)(?:[ -]?[0-9]){2}[ -]?(?:0[ -]?[1-9]|1[ -]?[0-2])[ -]?(?:0[ -]?[1-9]|[12][ -]?[0-9]|3[ -]?[01])(?:[ -]?[0-9]){3}[ -]?[0-9Xx*](?![0-9A-Za-z])"
        + @"|(?<![0-9A-Za-z])[1-8][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
