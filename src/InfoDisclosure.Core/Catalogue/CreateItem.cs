using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Enters a new item as a draft.</summary>
public sealed class CreateItem(InfoDisclosureDb db)
{
    public Task<ActResult<ItemSaved>> RunAsync(ItemDraft draft, ActContext context, CancellationToken cancel) => RunAsync(draft, context, null, cancel);

    /// <param name="along">What is saved with the item, all of it or nothing; told the item's id.</param>
    internal async Task<ActResult<ItemSaved>> RunAsync(ItemDraft draft, ActContext context, Func<int, Task>? along, CancellationToken cancel)
    {
        var rules = new ItemDraftRules(db);
        var (check, issues) = await rules.CheckAsync(draft, context.Today, cancel);
        if (check is null)
            return new ActResult<ItemSaved>.Invalid(issues);
        var (item, revision) = Begin(check, context);
        // Whoever enters it looks after it, until somebody else is named.
        if (await db.HasAccountAsync(context.ActorId, cancel))
            item.ResponsibleId = context.ActorId;

        // Item and revision name each other, so the first save gives them their ids; one transaction holds both.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            issues = await rules.WriteAsync(check, item, revision, context, cancel);
            if (issues.Count > 0)
                return new ActResult<ItemSaved>.Invalid(issues);
            db.Items.Add(item);
            await db.SaveChangesAsync(cancel);
            item.WorkingRevisionId = revision.Id;
            db.Journal.Add(context.Entry(JournalAction.Created, JournalSubject.Item, item.Id, revision.Title, draft.Origin));
            await db.SaveChangesAsync(cancel);
            if (along is not null)
                await along(item.Id);
            await transaction.CommitAsync(cancel);
        }

        return new ActResult<ItemSaved>.Done(new ItemSaved(item.Id, item.Version));
    }

    /// <summary>A new item with its first text, which <see cref="ItemDraftRules.WriteAsync"/> fills.</summary>
    internal static (DisclosureItem Item, ItemRevision Revision) Begin(CheckedDraft check, ActContext context)
    {
        var revision = new ItemRevision { Number = 1, Title = check.Draft.Title, WrittenByName = context.ActorName };
        return (new DisclosureItem { Revisions = [revision] }, revision);
    }
}
