using System.Globalization;
using InfoDisclosure.Core.Search;

namespace InfoDisclosure.Web.Public.Search;

/// <summary>What narrows and orders the results, as addresses say it: codes, not ids.</summary>
public sealed record SearchNarrowing
{
    /// <summary>The value of <c>order</c> for newest first; anything else is an address that doesn't exist.</summary>
    public const string NewestOrder = "new";

    public string? Category { get; init; }

    public int? Year { get; init; }

    public string? Group { get; init; }

    public SearchKind? Kind { get; init; }

    /// <summary>Newest first even where best first could be had.</summary>
    public bool Newest { get; init; }

    /// <summary>Only some of what was found is shown.</summary>
    public bool IsNarrow => Category is not null || Year is not null || Group is not null || Kind is not null;

    /// <summary>The fields of an address or form, in their order; null for what isn't chosen.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields() =>
    [
        new("category", Category),
        new("year", Year?.ToString(CultureInfo.InvariantCulture)),
        new("group", Group),
        new("kind", Kind is { } kind ? KindValue(kind) : null),
        new("order", Newest ? NewestOrder : null),
    ];

    /// <summary>Null for an address that nobody links to: an unknown kind or order, a year that is none.</summary>
    public static SearchNarrowing? Read(string? category, string? year, string? group, string? kind, string? order)
    {
        var narrowing = new SearchNarrowing { Category = Chosen(category), Group = Chosen(group), Newest = order == NewestOrder };
        if (Chosen(order) is not (null or NewestOrder))
            return null;
        if (Chosen(year) is { } typed)
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1949 or > 9998)
                return null;
            narrowing = narrowing with { Year = number };
        }

        if (Chosen(kind) is not { } word)
            return narrowing;
        SearchKind[] known = [.. Enum.GetValues<SearchKind>().Where(one => KindValue(one) == word)];
        return known is [var only] ? narrowing with { Kind = only } : null;
    }

    /// <summary>What a kind is called on the site.</summary>
    public static string KindName(SearchKind kind) => kind switch
    {
        SearchKind.Item => "主动公开",
        SearchKind.Report => "年度报告",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string KindValue(SearchKind kind) => kind switch
    {
        SearchKind.Item => "item",
        SearchKind.Report => "report",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
