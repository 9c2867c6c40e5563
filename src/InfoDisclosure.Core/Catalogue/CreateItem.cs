using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Enters a new item as a draft.</summary>
public sealed class CreateItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(ItemDraft draft, ActContext context, CancellationToken cancel)
    {
        var rules = new ItemDraftRules(db);
        var issues = await rules.OfDraftAsync(draft, context.Today, cancel);
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        var revision = new ItemRevision { Number = 1, Title = draft.Title, WrittenByName = context.ActorName };
        issues = await rules.WriteAsync(draft, revision, context, cancel);
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        ItemDraftRules.Attach(draft, [], revision);
        var item = new DisclosureItem { Revisions = [revision] };

        // Item and revision name each other, so the first save gives them their ids; one transaction holds both.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            db.Items.Add(item);
            await db.SaveChangesAsync(cancel);
            item.WorkingRevisionId = revision.Id;
            db.Journal.Add(context.Entry(JournalAction.Created, JournalSubject.Item, item.Id, revision.Title));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return new ActResult<ItemSaved>.Done(new ItemSaved(item.Id, item.Version));
    }
}
