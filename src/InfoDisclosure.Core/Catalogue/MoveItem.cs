using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Sends a text back to its writer, with the reason; whoever may review it may also send it back.</summary>
public sealed class ReturnItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, string reason, ActContext context, CancellationToken cancel)
    {
        var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.Return, cancel);
        if (found is null)
            return otherwise!;
        reason = OneLine.Of(reason);
        if (PublicReason.Issue("Reason", "退回的理由", reason, ItemRevision.NoteLength) is { } issue)
            return new ActResult<ItemSaved>.Invalid([issue]);
        found.Revision.State = RevisionState.Returned;
        found.Revision.ReturnReason = reason;
        found.Revision.ScheduledFor = null;
        return await db.SaveItemAsync(found.Item, version, context.Entry(JournalAction.Returned, JournalSubject.Item, itemId, found.Revision.Title, reason), cancel);
    }
}

/// <summary>Takes a public item back; its address then says so, with the reason.</summary>
public sealed class WithdrawItem(InfoDisclosureDb db, PrivacyScan scan)
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
        var wrong = PublicReason.Issue("Reason", "撤回的理由，公众会看到", reason, DisclosureItem.WithdrawalReasonLength)
            ?? await scan.IssueAsync(db, "Reason", "撤回的理由", reason, cancel);
        if (wrong is { } issue)
            return new ActResult<ItemSaved>.Invalid([issue]);
        var title = item.LiveRevision.Title;
        item.LiveRevisionId = null;
        item.LiveRevision = null;
        item.WithdrawnAt = context.Now;
        item.WithdrawalReason = reason;
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var face = await db.PublicItems.Include(row => row.Revision!).ThenInclude(revision => revision.Attachments).FirstOrDefaultAsync(row => row.ItemId == itemId, cancel);
            // A period that is over was kept, also when the program comes to file it only now.
            if (face is { PublicityEnded: false, Revision: { PublicityFrom: { } from, PublicityTo: { } to } } && to < context.Today)
                await EndPublicity.FileAsync(db, face, from, to, context, cancel);
            await ItemPublication.RemoveFaceAsync(db, itemId, cancel);
            await Search.SearchIndexer.RemoveAsync(db, Search.SearchKind.Item, itemId, cancel);
            var result = await db.SaveItemAsync(item, version, context.Entry(JournalAction.Withdrawn, JournalSubject.Item, itemId, title, reason), cancel);
            if (result is ActResult<ItemSaved>.Done)
                await transaction.CommitAsync(cancel);
            return result;
        }
    }
}

/// <summary>Puts the text being worked on into the bin, from where it can be taken out again. What was ever public stays as it is.</summary>
public sealed class DiscardItemDraft(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ActContext context, CancellationToken cancel)
    {
        var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.Discard, cancel);
        if (found is null)
            return otherwise!;
        found.Revision.State = RevisionState.Discarded;
        found.Revision.DiscardedAt = context.Now;
        found.Item.WorkingRevision = null;
        return await db.SaveItemAsync(found.Item, version, context.Entry(JournalAction.Discarded, JournalSubject.Item, itemId, found.Revision.Title), cancel);
    }
}

/// <summary>Takes a text out of the bin; it is a draft again, with everyone who wrote on it.</summary>
public sealed class RestoreItemDraft(InfoDisclosureDb db)
{
    /// <param name="number">The revision's number within the item.</param>
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int number, int version, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items.FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        var revision = await db.ItemRevisions.FirstOrDefaultAsync(row => row.ItemId == itemId && row.Number == number, cancel);
        if (item is null || revision is null)
            return new ActResult<ItemSaved>.NotFound();
        if (item.Version != version)
            return new ActResult<ItemSaved>.Stale(item.Version);
        if (revision.State != RevisionState.Discarded)
            return new ActResult<ItemSaved>.Refused(ItemLifecycle.Refusal(ItemAct.Restore));
        if (item.WorkingRevisionId is not null)
            return new ActResult<ItemSaved>.Refused("这条信息已经有一稿正在写，请先把那一稿发布或者移到回收站");
        // Its words would take the place of newer ones that the public has read.
        if (await db.ItemRevisions.AnyAsync(row => row.ItemId == itemId && row.Number > number && row.PublishedAt != null, cancel))
            return new ActResult<ItemSaved>.Refused("这一稿移到回收站以后，又发布过新的一稿，不能再恢复；需要更正的，请从现在公开的内容开始修改");
        revision.State = RevisionState.Draft;
        revision.DiscardedAt = null;
        item.WorkingRevisionId = revision.Id;
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.TakenFromBin, JournalSubject.Item, itemId, revision.Title), cancel);
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
            : await db.StaleAsync(item.Id, cancel);
    }

    /// <summary>Somebody else saved first: the version that is there now.</summary>
    public static async Task<ActResult<ItemSaved>> StaleAsync(this InfoDisclosureDb db, int itemId, CancellationToken cancel) =>
        new ActResult<ItemSaved>.Stale(await db.Items.AsNoTracking().Where(row => row.Id == itemId).Select(row => row.Version).FirstAsync(cancel));
}
