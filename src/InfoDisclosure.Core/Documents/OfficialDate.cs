using System.Globalization;

namespace InfoDisclosure.Core.Documents;

/// <summary>Days as documents write them (GB/T 9704-2012): Arabic figures, the full year, no leading zeros.</summary>
internal static class OfficialDate
{
    public static string Of(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>From a day to a day; one day alone is named once.</summary>
    public static string Span(DateOnly from, DateOnly to) => from == to ? Of(from) : $"{Of(from)}至{Of(to)}";
}
