using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Calendar;

/// <summary>
/// Dates the way people write them, in a form or in a cell: 2026-11-23, 2026.11.23, 2026/11/23, 2026年11月23日, 20261123, in
/// full-width digits too.
/// </summary>
public static partial class WrittenDate
{
    /// <summary>Reads one date; false when it isn't one, or no day of the calendar.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateOnly date)
    {
        date = default;
        if (text is null || text.Length > 40)
            return false;
        var match = Written().Match(OneLine.Of(text).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal));
        return match.Success && DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    [GeneratedRegex(@"^(?:(?<y>[0-9]{4})(?<s>[-./—–])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|(?<y>[0-9]{4})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日?|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
