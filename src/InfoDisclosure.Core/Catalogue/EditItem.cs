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
        var rules = new ItemDraftRules(db);
        var (check, issues) = await rules.CheckAsync(draft, context.Today, cancel);

        // Everything that can change meanwhile is read under the write lock: two clerks who both begin the next revision of a
        // public item would otherwise give it the same number, and the second would meet an error instead of the first's text.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var item = await db.Items
                .Whole(nameof(DisclosureItem.WorkingRevision))
                .FirstOrDefaultAsync(row => row.Id == itemId, cancel);
            if (item is null)
                return new ActResult<ItemSaved>.NotFound();
            if (item.Version != version)
                return new ActResult<ItemSaved>.Stale(item.Version);
            if (item.WorkingRevision is { } working && !ItemLifecycle.Allows(ItemAct.Edit, working.State, await ItemAtHand.RuleAsync(db, cancel)))
                return new ActResult<ItemSaved>.Refused(ItemLifecycle.Refusal(ItemAct.Edit));
            if (check is null)
                return new ActResult<ItemSaved>.Invalid(issues);
            var revision = item.WorkingRevision ?? await NextRevisionAsync(itemId, check, context, cancel);
            issues = await rules.WriteAsync(check, item, revision, context, cancel);
            if (issues.Count > 0)
            {
                // Nothing of the half-written revision may ride along with a later save of this request.
                db.ChangeTracker.Clear();
                return new ActResult<ItemSaved>.Invalid(issues);
            }

            db.Touch(item, version);
            db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Item, item.Id, revision.Title, draft.Origin));
            if (!await db.TrySave(cancel))
                return new ActResult<ItemSaved>.Stale(await CurrentVersionAsync(itemId, cancel));
            if (item.WorkingRevisionId != revision.Id)
                await db.Items.Where(row => row.Id == itemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.WorkingRevisionId, revision.Id), cancel);
            await transaction.CommitAsync(cancel);
        }

        return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, version + 1));
    }

    private async Task<ItemRevision> NextRevisionAsync(int itemId, CheckedDraft check, ActContext context, CancellationToken cancel)
    {
        var number = await db.ItemRevisions.Where(row => row.ItemId == itemId).MaxAsync(row => row.Number, cancel);
        var revision = new ItemRevision { ItemId = itemId, Number = number + 1, Title = check.Draft.Title, WrittenByName = context.ActorName };
        db.ItemRevisions.Add(revision);
        return revision;
    }

    private Task<int> CurrentVersionAsync(int itemId, CancellationToken cancel) =>
        db.Items.AsNoTracking().Where(row => row.Id == itemId).Select(row => row.Version).FirstAsync(cancel);
}
