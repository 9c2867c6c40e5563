using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// Adds counts of searches that found nothing to those of their day, and removes what is older than
/// <see cref="EmptySearch.KeptDays"/>. Nobody acts here, so the journal has no line of it.
/// </summary>
public sealed class SaveEmptySearches(InfoDisclosureDb db)
{
    public async Task RunAsync(IReadOnlyList<EmptySearchCount> counts, DateOnly today, CancellationToken cancel)
    {
        var oldest = today.AddDays(-EmptySearch.KeptDays);
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM EmptySearches WHERE Day < {oldest}", cancel);
            foreach (var one in counts)
            {
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO EmptySearches (Day, Query, Count)
                    SELECT {one.Day}, {one.Query}, {one.Count}
                    WHERE EXISTS (SELECT 1 FROM EmptySearches WHERE Day = {one.Day} AND Query = {one.Query})
                        OR (SELECT count(*) FROM EmptySearches WHERE Day = {one.Day}) < {EmptySearch.MostADay}
                    ON CONFLICT (Day, Query) DO UPDATE SET Count = Count + excluded.Count
                    """, cancel);
            }

            await transaction.CommitAsync(cancel);
        }
    }
}
