using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Catalogue.Files;

/// <summary>
/// What an official document (GB/T 9704-2012) says about itself on lines of its own: 发文字号 above its text, 成文日期 below it. A
/// number or date inside a sentence is somebody else's.
/// </summary>
public sealed partial record DocumentFacts(string? DocumentNumber, DateOnly? FormedOn)
{
    /// <summary>Lines from the top in which the number is looked for, and from the bottom for the date.</summary>
    private const int Near = 12;

    /// <summary>Looks for both; <paramref name="words"/> has a line for each paragraph.</summary>
    public static DocumentFacts Of(string words)
    {
        var lines = words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var number = lines.Take(Near).Select(Rules.Catalogue.DocumentNumber.Normalise).FirstOrDefault(line => line is not null && Number().IsMatch(line));
        DateOnly? formed = null;
        foreach (var line in lines.TakeLast(Near))
        {
            if (ChineseDates.TryWhole(line, out var date) && date is not null)
                formed = date;
        }

        return new DocumentFacts(number, formed);
    }

    [GeneratedRegex("^[\\p{IsCJKUnifiedIdeographs}]{2,15}〔[0-9]{4}〕[0-9]{1,5}号$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
