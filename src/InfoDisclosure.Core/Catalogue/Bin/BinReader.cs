using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bin;

/// <summary>A text that lies in the bin.</summary>
public sealed record BinRow
{
    public required int ItemId { get; init; }

    /// <summary>The item's version, for restoring and deleting.</summary>
    public required int Version { get; init; }

    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DiscardedAt { get; init; }

    /// <summary>Another text of the item is being worked on or was published since, so this one can't be taken out.</summary>
    public required bool IsBarred { get; init; }

    /// <summary>The day on which it is deleted for good; null when it stays.</summary>
    public required DateOnly? GoesOn { get; init; }

    /// <summary>Why it is never deleted; null when it is.</summary>
    public required string? Stays { get; init; }
}

/// <summary>A page of the bin; <paramref name="Before"/> leads to the next one.</summary>
public sealed record BinPage(IReadOnlyList<BinRow> Rows, int? Before);

/// <summary>Reads the bin.</summary>
public sealed class BinReader(InfoDisclosureDb db)
{
    public const int PageSize = 20;

    /// <summary>A page, newest texts first; <paramref name="before"/> as the page before gave it.</summary>
    public async Task<BinPage> PageAsync(int? before, CancellationToken cancel)
    {
        var rows = await db.ItemRevisions.AsNoTracking().Where(row => row.State == RevisionState.Discarded && (before == null || row.Id < before))
            .OrderByDescending(row => row.Id).Take(PageSize + 1).Select(row => new
            {
                row.Id,
                row.ItemId,
                row.Number,
                row.Title,
                row.WrittenByName,
                row.DiscardedAt,
                row.Item!.Version,
                row.Item.PublishedAt,
                IsBarred = row.Item.WorkingRevisionId != null || db.ItemRevisions.Any(newer => newer.ItemId == row.ItemId && newer.Number > row.Number && newer.PublishedAt != null),
                IsReviewed = db.Reviews.Any(review => review.ItemRevisionId == row.Id),
            }).ToListAsync(cancel);
        return new BinPage(
            [.. rows.Take(PageSize).Select(row => new BinRow
            {
                ItemId = row.ItemId,
                Version = row.Version,
                Number = row.Number,
                Title = row.Title,
                WrittenByName = row.WrittenByName,
                DiscardedAt = row.DiscardedAt!.Value,
                IsBarred = row.IsBarred,
                Stays = DeleteDraft.Stays(row.PublishedAt is not null, row.IsReviewed),
                GoesOn = DeleteDraft.Stays(row.PublishedAt is not null, row.IsReviewed) is null ? OfficeDay.Of(row.DiscardedAt.Value).AddDays(DeleteDraft.DaysKept) : null,
            })],
            rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>The text of an item that lies in the bin and can be deleted for good; null when there is none.</summary>
    public async Task<BinRow?> FindAsync(int itemId, CancellationToken cancel) =>
        await db.ItemRevisions.AsNoTracking().Where(row => row.ItemId == itemId && row.State == RevisionState.Discarded && row.Item!.WorkingRevisionId == null && row.Item.PublishedAt == null && !db.Reviews.Any(review => review.ItemRevisionId == row.Id))
            .Select(row => new BinRow
            {
                ItemId = itemId,
                Version = row.Item!.Version,
                Number = row.Number,
                Title = row.Title,
                WrittenByName = row.WrittenByName,
                DiscardedAt = row.DiscardedAt!.Value,
                IsBarred = false,
                GoesOn = null,
                Stays = null,
            }).FirstOrDefaultAsync(cancel);
}
