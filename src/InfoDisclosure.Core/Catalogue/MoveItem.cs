using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Sends a complete draft to the reviewers.</summary>
public sealed class SendItemForReview(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items.Include(row => row.WorkingRevision!.Channels).Include(row => row.WorkingRevision!.Attachments).AsSplitQuery()
            .FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        if (item is null)
            return new ActResult<ItemSaved>.NotFound();
        if (item.Version != version)
            return new ActResult<ItemSaved>.Stale(item.Version);
        if (item.WorkingRevision is not { State: RevisionState.Draft or RevisionState.Returned } revision)
            return new ActResult<ItemSaved>.Refused("这条信息现在没有可以送审的草稿");
        var issues = ItemDraftRules.OfComplete(item, revision);
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        revision.State = RevisionState.InReview;
        revision.ReturnReason = null;
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.SentForReview, JournalSubject.Item, itemId, revision.Title), cancel);
    }
}

/// <summary>Sends a text back to its writer, with the reason.</summary>
public sealed class ReturnItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, string reason, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items.Include(row => row.WorkingRevision).FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        if (item is null)
            return new ActResult<ItemSaved>.NotFound();
        if (item.Version != version)
            return new ActResult<ItemSaved>.Stale(item.Version);
        if (item.WorkingRevision is not { State: RevisionState.InReview } revision)
            return new ActResult<ItemSaved>.Refused("这条信息没有在等待审核");
        reason = OneLine.Of(reason);
        if (PublicReason.Issue("Reason", "退回的理由", reason, ItemRevision.NoteLength) is { } issue)
            return new ActResult<ItemSaved>.Invalid([issue]);
        revision.State = RevisionState.Returned;
        revision.ReturnReason = reason;
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.Returned, JournalSubject.Item, itemId, revision.Title, reason), cancel);
    }
}

/// <summary>Takes a public item back; its address then says so, with the reason.</summary>
public sealed class WithdrawItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, string reason, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items.Include(row => row.LiveRevision).FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        if (item is null)
            return new ActResult<ItemSaved>.NotFound();
        if (item.Version != version)
            return new ActResult<ItemSaved>.Stale(item.Version);
        if (item.LiveRevision is null)
            return new ActResult<ItemSaved>.Refused("这条信息现在没有公开，不用撤回");
        reason = OneLine.Of(reason);
        if (PublicReason.Issue("Reason", "撤回的理由，公众会看到", reason, DisclosureItem.WithdrawalReasonLength) is { } issue)
            return new ActResult<ItemSaved>.Invalid([issue]);
        var title = item.LiveRevision.Title;
        item.LiveRevisionId = null;
        item.LiveRevision = null;
        item.WithdrawnAt = context.Now;
        item.WithdrawalReason = reason;
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            db.PublicItems.RemoveRange(await db.PublicItems.Where(face => face.ItemId == itemId).ToListAsync(cancel));
            await Search.SearchIndexer.RemoveAsync(db, Search.SearchKind.Item, itemId, cancel);
            var result = await db.SaveItemAsync(item, version, context.Entry(JournalAction.Withdrawn, JournalSubject.Item, itemId, title, reason), cancel);
            if (result is ActResult<ItemSaved>.Done)
                await transaction.CommitAsync(cancel);
            return result;
        }
    }
}

/// <summary>
/// Drops the text being worked on. What was ever public stays as it is; an item that never was goes whole. The journal keeps
/// that it existed.
/// </summary>
public sealed class DiscardItemDraft(InfoDisclosureDb db)
{
    /// <summary>Done with version 0: the item is gone.</summary>
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var item = await db.Items.Include(row => row.WorkingRevision).FirstOrDefaultAsync(row => row.Id == itemId, cancel);
            if (item is null)
                return new ActResult<ItemSaved>.NotFound();
            if (item.Version != version)
                return new ActResult<ItemSaved>.Stale(item.Version);
            if (item.WorkingRevision is not { } revision)
                return new ActResult<ItemSaved>.Refused("这条信息现在没有草稿");
            if (revision.State == RevisionState.InReview)
                return new ActResult<ItemSaved>.Refused("这一稿正在等审核，要先收回成草稿，或者由审核员退回");
            item.WorkingRevisionId = null;
            db.Touch(item, version);
            db.Journal.Add(context.Entry(JournalAction.Discarded, JournalSubject.Item, itemId, revision.Title));
            // First the reference, then what it referred to.
            await db.SaveChangesAsync(cancel);
            db.ItemRevisions.Remove(revision);
            if (item.PublishedAt is null)
                db.Items.Remove(item);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, item.PublishedAt is null ? 0 : version + 1));
        }
    }
}

/// <summary>A reason that somebody else will read.</summary>
internal static class PublicReason
{
    public static Issue? Issue(string field, string label, string? reason, int length) =>
        string.IsNullOrWhiteSpace(reason) ? new Issue(field, $"请写明{label}")
        : reason.Length > length ? new Issue(field, $"{label}最多{length}字，现在{reason.Length}字")
        : null;
}

internal static class ItemSaving
{
    /// <summary>State, version and journal line in one save.</summary>
    public static async Task<ActResult<ItemSaved>> SaveItemAsync(this InfoDisclosureDb db, DisclosureItem item, int version, JournalEntry entry, CancellationToken cancel)
    {
        db.Touch(item, version);
        db.Journal.Add(entry);
        return await db.TrySave(cancel)
            ? new ActResult<ItemSaved>.Done(new ItemSaved(item.Id, version + 1))
            : new ActResult<ItemSaved>.Stale(await db.Items.AsNoTracking().Where(row => row.Id == item.Id).Select(row => row.Version).FirstAsync(cancel));
    }
}
