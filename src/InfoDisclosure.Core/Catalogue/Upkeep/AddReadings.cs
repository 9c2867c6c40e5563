using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>An item's page on one of the office's days.</summary>
public readonly record struct ReadingOn(int ItemId, DateOnly Day);

/// <summary>
/// Adds what was counted to what is stored, all or nothing. No act of a person, so nothing of it is journaled; by SQL, so that no
/// cache is told: a count changes no public page.
/// </summary>
public sealed class AddReadings(InfoDisclosureDb db)
{
    public async Task RunAsync(IReadOnlyDictionary<ReadingOn, int> counted, CancellationToken cancel)
    {
        if (counted.Count == 0)
            return;
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            foreach (var (on, count) in counted)
            {
                // An address can name an item that isn't there; what never was is not counted.
                await db.Database.ExecuteSqlAsync($"INSERT INTO ItemReadings (ItemId, Day, Count) SELECT Id, {on.Day}, {count} FROM Items WHERE Id = {on.ItemId} ON CONFLICT (Day, ItemId) DO UPDATE SET Count = Count + excluded.Count", cancel);
            }

            await transaction.CommitAsync(cancel);
        }
    }
}
