using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// What was looked for in vain on one day, for staff who want to know what residents miss. No address, no person, no time of day
/// (个人信息保护法 Art. 5-6: no more than needed).
/// </summary>
public sealed class EmptySearch
{
    public const int QueryLength = 60;

    /// <summary>The most different queries of one day; further ones aren't kept.</summary>
    public const int MostADay = 1_000;

    /// <summary>Days after which they are removed.</summary>
    public const int KeptDays = 400;

    public DateOnly Day { get; set; }

    /// <summary>In one form: folded, words separated by single spaces.</summary>
    public required string Query { get; set; }

    public int Count { get; set; }
}

/// <summary>How often a query found nothing.</summary>
public sealed record EmptySearchCount(DateOnly Day, string Query, int Count);

/// <summary>
/// Collects searches that found nothing, so that searching itself writes nothing; the host hands them to
/// <see cref="SaveEmptySearches"/> from time to time. Bounded: a robot's thousandth word is dropped.
/// </summary>
public sealed class EmptySearchLog
{
    /// <summary>The most different queries that wait to be saved.</summary>
    public const int Most = 1_000;

    private const int PersonalDigits = 11;

    private readonly Lock guard = new();
    private readonly Dictionary<(DateOnly Day, string Query), int> counts = [];

    /// <summary>
    /// Counts a query once. One with eleven digits or more isn't kept: it may be a telephone or identity number; nor is what may be a person's name.
    /// </summary>
    public void Add(string typed, DateOnly day)
    {
        var query = SearchTerms.Normal(typed);
        if (query.Length == 0 || query.Count(char.IsDigit) >= PersonalDigits || PersonalDataScanner.MayBeName(query))
            return;
        Add(new EmptySearchCount(day, Cut.At(query, EmptySearch.QueryLength).TrimEnd(), 1));
    }

    /// <summary>Takes back what couldn't be saved.</summary>
    public void Add(IEnumerable<EmptySearchCount> unsaved)
    {
        foreach (var one in unsaved)
            Add(one);
    }

    /// <summary>Everything that was counted since the last time.</summary>
    public IReadOnlyList<EmptySearchCount> Take()
    {
        lock (guard)
        {
            List<EmptySearchCount> taken = [.. counts.Select(one => new EmptySearchCount(one.Key.Day, one.Key.Query, one.Value))];
            counts.Clear();
            return taken;
        }
    }

    private void Add(EmptySearchCount one)
    {
        lock (guard)
        {
            var key = (one.Day, one.Query);
            if (counts.TryGetValue(key, out var count))
                counts[key] = count + one.Count;
            else if (counts.Count < Most)
                counts.Add(key, one.Count);
        }
    }
}
