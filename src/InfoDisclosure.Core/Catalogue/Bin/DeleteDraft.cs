using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bin;

/// <summary>
/// Deletes for good what lies in the bin and never was anything but a draft. What was ever public stays with all its texts, and a
/// text that somebody reviewed stays with the review; the journal keeps its lines in any case. Its files go with the next <see cref="SweepUploads"/>.
/// </summary>
public sealed class DeleteDraft(InfoDisclosureDb db)
{
    /// <summary>Days that a draft lies in the bin before it goes by itself.</summary>
    public const int DaysKept = 30;

    /// <summary>Why a text in the bin is never deleted; null when it is.</summary>
    public static string? Stays(bool wasPublished, bool isReviewed) =>
        wasPublished ? "这条信息公开过，各稿都要保留" : isReviewed ? "有审查记录，要保留" : null;

    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var item = await db.Items.AsNoTracking().FirstOrDefaultAsync(row => row.Id == itemId, cancel);
            if (item is null)
                return new ActResult<ItemSaved>.NotFound();
            if (item.Version != version)
                return new ActResult<ItemSaved>.Stale(item.Version);
            if (item.WorkingRevisionId is not null)
                return new ActResult<ItemSaved>.Refused("这条信息不在回收站里");
            var revisions = db.ItemRevisions.AsNoTracking().Where(row => row.ItemId == itemId);
            if (Stays(item.PublishedAt is not null, await revisions.AnyAsync(row => db.Reviews.Any(review => review.ItemRevisionId == row.Id), cancel)) is { } why)
                return new ActResult<ItemSaved>.Refused($"{why}，不能彻底删除");
            var title = await revisions.OrderByDescending(row => row.Number).Select(row => row.Title).FirstAsync(cancel);
            // Texts, files, channels, categories and writers go with it.
            await db.Items.Where(row => row.Id == itemId).ExecuteDeleteAsync(cancel);
            db.Journal.Add(context.Entry(JournalAction.Deleted, JournalSubject.Item, itemId, title));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, version + 1));
    }

    /// <summary>Drafts whose days in the bin are over.</summary>
    public async Task<IReadOnlyList<ItemStamp>> DueAsync(DateOnly today, CancellationToken cancel)
    {
        var end = OfficeDay.StartOf(today.AddDays(1 - DaysKept));
        return await db.ItemRevisions.AsNoTracking()
            .Where(row => row.State == RevisionState.Discarded && row.DiscardedAt < end && row.Item!.PublishedAt == null && row.Item.WorkingRevisionId == null && !db.Reviews.Any(review => review.ItemRevisionId == row.Id))
            .OrderBy(row => row.Id).Take(1_000).Select(row => new ItemStamp(row.ItemId, row.Item!.Version)).ToListAsync(cancel);
    }
}
