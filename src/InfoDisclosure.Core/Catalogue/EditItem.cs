using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// Saves what a clerk changed. A published text is followed by a new revision; a text that waits for review goes back to draft,
/// so that no reviewer publishes other words than those read.
/// </summary>
public sealed class EditItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ItemDraft draft, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items
            .Include(row => row.WorkingRevision!.Channels).Include(row => row.WorkingRevision!.Attachments)
            .Include(row => row.LiveRevision!.Attachments)
            .AsSplitQuery()
            .FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        if (item is null)
            return new ActResult<ItemSaved>.NotFound();
        if (item.Version != version)
            return new ActResult<ItemSaved>.Stale(item.Version);
        var rules = new ItemDraftRules(db);
        var issues = await rules.OfDraftAsync(draft, context.Today, cancel);
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);

        var revision = item.WorkingRevision;
        var before = revision?.Attachments ?? item.LiveRevision?.Attachments
            ?? await db.Attachments.AsNoTracking().Where(file => db.ItemRevisions.Where(row => row.ItemId == itemId).OrderByDescending(row => row.Number).Take(1).Any(row => row.Id == file.RevisionId)).ToListAsync(cancel);
        if (revision is null)
        {
            var number = await db.ItemRevisions.Where(row => row.ItemId == itemId).MaxAsync(row => row.Number, cancel);
            revision = new ItemRevision { ItemId = itemId, Number = number + 1, Title = draft.Title, WrittenByName = context.ActorName };
            db.ItemRevisions.Add(revision);
        }

        issues = await rules.WriteAsync(draft, revision, context, cancel);
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        ItemDraftRules.Attach(draft, [.. before], revision);
        revision.State = RevisionState.Draft;
        revision.ReturnReason = null;

        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            db.Touch(item, version);
            db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Item, item.Id, revision.Title));
            if (!await db.TrySave(cancel))
                return new ActResult<ItemSaved>.Stale(await CurrentVersionAsync(itemId, cancel));
            if (item.WorkingRevisionId != revision.Id)
            {
                item.WorkingRevisionId = revision.Id;
                await db.Items.Where(row => row.Id == itemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.WorkingRevisionId, revision.Id), cancel);
            }

            await transaction.CommitAsync(cancel);
        }

        return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, version + 1));
    }

    private Task<int> CurrentVersionAsync(int itemId, CancellationToken cancel) =>
        db.Items.AsNoTracking().Where(row => row.Id == itemId).Select(row => row.Version).FirstAsync(cancel);
}
