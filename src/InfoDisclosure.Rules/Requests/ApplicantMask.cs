using System.Text;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Rules.Requests;

/// <summary>
/// An applicant as lists show one (脱敏): enough to tell two apart for who knows them, never the whole name or contact.
/// </summary>
public static partial class ApplicantMask
{
    /// <summary>张** for a person; the first characters of an organisation, e.g. 样板农***.</summary>
    public static string Name(string name, ApplicantKind kind)
    {
        var runes = name.Trim().EnumerateRunes().ToList();
        // A name of one character would be shown whole.
        if (runes.Count <= 1)
            return "***";
        return kind == ApplicantKind.NaturalPerson ? First(runes, 1) + "**" : First(runes, runes.Count > 4 ? 3 : 1) + "***";
    }

    /// <summary>138****5678 for a mobile number, a***@example.cn for an address of mail, otherwise the first characters.</summary>
    public static string Contact(string contact)
    {
        var text = contact.Trim().Normalize(NormalizationForm.FormKC);
        if (Mobile().Match(text) is { Success: true } mobile)
            return $"{mobile.Groups["head"].Value}****{mobile.Groups["tail"].Value}";
        if (Mail().Match(text) is { Success: true } mail)
            return $"{mail.Groups["head"].Value}***@{mail.Groups["host"].Value}";
        var runes = text.EnumerateRunes().ToList();
        return (runes.Count >= 8 ? First(runes, 3) : "") + "****";
    }

    private static string First(List<Rune> runes, int count) => string.Concat(runes.Take(count));

    [GeneratedRegex(@"(?<![0-9])(?<head>1[0-9]{2})[ -]?[0-9]{4}[ -]?(?<tail>[0-9]{4})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<head>[A-Za-z0-9])[A-Za-z0-9._%+-]*@(?<host>[A-Za-z0-9.-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mail();
}
