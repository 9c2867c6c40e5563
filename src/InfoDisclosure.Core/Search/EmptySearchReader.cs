using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>A query that found nothing: how often within the days asked for, and when last.</summary>
public sealed record EmptySearchRow(string Query, int Count, DateOnly Last);

/// <summary>Reads what was looked for in vain, for staff.</summary>
public sealed class EmptySearchReader(InfoDisclosureDb db)
{
    /// <summary>The most frequent queries of some days, both included; of equally frequent ones the latest first.</summary>
    public async Task<IReadOnlyList<EmptySearchRow>> TopAsync(DateOnly from, DateOnly to, int most, CancellationToken cancel) =>
        [.. (await db.EmptySearches.AsNoTracking().Where(one => one.Day >= from && one.Day <= to)
            .GroupBy(one => one.Query)
            .Select(group => new { Query = group.Key, Count = group.Sum(one => one.Count), Last = group.Max(one => one.Day) })
            .OrderByDescending(row => row.Count).ThenByDescending(row => row.Last).ThenBy(row => row.Query)
            .Take(most)
            .ToListAsync(cancel))
            .Select(row => new EmptySearchRow(row.Query, row.Count, row.Last))];
}
