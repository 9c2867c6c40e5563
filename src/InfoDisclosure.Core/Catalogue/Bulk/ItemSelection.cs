using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>An item as it was when it was chosen.</summary>
public sealed record ItemStamp(int Id, int Version);

/// <summary>Fixes which items a change of many is about: what comes in later isn't changed unseen.</summary>
public sealed class ItemSelection(InfoDisclosureDb db)
{
    /// <summary>The most items of one change.</summary>
    public const int Most = 10_000;

    /// <summary>Every item that a filter lets pass, from the one entered last; one more than <see cref="Most"/> tells that there are too many.</summary>
    public async Task<IReadOnlyList<ItemStamp>> OfFilterAsync(ItemFilter filter, CancellationToken cancel) =>
        await db.Filtered(filter).OrderByDescending(row => row.Item.Id).Take(Most + 1).Select(row => new ItemStamp(row.Item.Id, row.Item.Version)).ToListAsync(cancel);

    /// <summary>The items of some ids; those that don't exist are left out.</summary>
    public async Task<IReadOnlyList<ItemStamp>> OfIdsAsync(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        await db.Items.AsNoTracking().Where(item => ids.Contains(item.Id)).OrderByDescending(item => item.Id).Select(item => new ItemStamp(item.Id, item.Version)).ToListAsync(cancel);
}
