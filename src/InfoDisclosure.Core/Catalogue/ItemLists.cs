using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>An item with the text that lists show of it: the one being worked on, else the public one, else the last one.</summary>
internal sealed class ShownItem
{
    public required DisclosureItem Item { get; init; }

    public required ItemRevision Revision { get; init; }
}

internal static class ItemLists
{
    /// <summary>The items that a filter lets pass; for the page, the count, the export and the choice of many alike.</summary>
    public static IQueryable<ShownItem> Filtered(this InfoDisclosureDb db, ItemFilter filter)
    {
        var items = db.Items.AsNoTracking();
        items = filter.Standing switch
        {
            // What never was anything but a draft and lies in the bin is found there and nowhere else.
            null => items.Where(item => item.WorkingRevisionId != null || item.PublishedAt != null),
            ItemStanding.InSecrecyReview => items.Where(item => item.WorkingRevision!.State == RevisionState.InSecrecyReview),
            ItemStanding.Scheduled => items.Where(item => item.WorkingRevision!.State == RevisionState.Scheduled),
            ItemStanding.Withheld => items.Where(item => item.WorkingRevision!.State == RevisionState.Withheld),
            ItemStanding.Discarded => items.Where(item => item.Revisions.Any(row => row.State == RevisionState.Discarded)),
            ItemStanding.Draft => items.Where(item => item.WorkingRevision!.State == RevisionState.Draft),
            ItemStanding.InReview => items.Where(item => item.WorkingRevision!.State == RevisionState.InReview),
            ItemStanding.Returned => items.Where(item => item.WorkingRevision!.State == RevisionState.Returned),
            ItemStanding.Live => items.Where(item => item.LiveRevisionId != null),
            ItemStanding.Withdrawn => items.Where(item => item.WithdrawnAt != null && item.LiveRevisionId == null),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
        var rows = items.Join(
            db.ItemRevisions,
            item => item.WorkingRevisionId ?? item.LiveRevisionId ?? db.ItemRevisions.Where(row => row.ItemId == item.Id).Max(row => (int?)row.Id),
            revision => (int?)revision.Id,
            (item, revision) => new ShownItem { Item = item, Revision = revision });
        if (filter.Year is { } year)
        {
            var (first, end) = year is >= 1 and <= 9999 ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) : (DateOnly.MaxValue, DateOnly.MinValue);
            rows = rows.Where(row => row.Revision.DisclosedOn >= first && row.Revision.DisclosedOn <= end);
        }

        if (filter.CategoryId is { } category)
            rows = rows.Where(row => row.Revision.CategoryId == category);
        if (filter.OfficeId is { } office)
            rows = rows.Where(row => row.Revision.OfficeId == office);
        if (OneLine.Of(filter.Words) is { Length: > 0 } words)
            rows = rows.Where(row => row.Revision.Title.Contains(words) || row.Item.IndexNumber == words);
        return rows;
    }
}
