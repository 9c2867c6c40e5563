using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Funds;

/// <summary>
/// Deletes the households of a list: by itself when its 公示期 is over (个人信息保护法 Art. 19, 47), or by hand while its item isn't
/// public, when the list was wrong. The totals stay.
/// </summary>
public sealed class PurgeFundHouseholds(InfoDisclosureDb db)
{
    /// <summary>Lists whose 公示期 is over, also that of a text which is still being worked on.</summary>
    public async Task<IReadOnlyList<int>> DueAsync(DateOnly today, CancellationToken cancel) =>
        await db.FundBatches.Where(batch => batch.PurgedAt == null && (db.PublicItems.Where(face => face.ItemId == batch.ItemId).Select(face => face.Revision!.PublicityTo).FirstOrDefault() ?? batch.PublicityTo) < today && !db.Items.Any(item => item.Id == batch.ItemId && item.WorkingRevision!.PublicityTo >= today))
            .OrderBy(batch => batch.Id).Select(batch => batch.Id).ToListAsync(cancel);

    /// <summary>Deletes them.</summary>
    /// <param name="isOver">The period is over; otherwise a person asks, and the item must not be public.</param>
    public async Task<ActResult<int>> RunAsync(int batchId, bool isOver, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var batch = await db.FundBatches.FirstOrDefaultAsync(row => row.Id == batchId, cancel);
            if (batch is null)
                return new ActResult<int>.NotFound();
            if (batch.PurgedAt is not null)
                return new ActResult<int>.Done(batchId);
            if (!isOver && await db.PublicItems.AnyAsync(face => face.ItemId == batch.ItemId, cancel))
                return new ActResult<int>.Refused("分村公示已经公开，名单要留到公示期满；名单有误的，先更正或者撤回那条信息");
            var count = await db.FundHouseholds.Where(row => row.BatchId == batchId).ExecuteDeleteAsync(cancel);
            batch.PurgedAt = context.Now;
            db.Touch(batch, batch.Version);
            db.Journal.Add(context.Entry(JournalAction.Deleted, JournalSubject.Fund, batchId, batch.Title, isOver ? $"公示期满，删除分户名单{count}户，保留各村合计" : $"名单有误，删除{count}户"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(batchId);
        }
    }
}
