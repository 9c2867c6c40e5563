using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Who looks after an item, and how long it is to stay public; the office's own matter, so nothing of it is reviewed.</summary>
public sealed record ItemCare(int? ResponsibleId, DateOnly? RetainUntil)
{
    /// <summary>What can't be. What an item has already may stay, though the person left or the day went by.</summary>
    /// <param name="isPerson">The responsible person is one with an open account.</param>
    internal IEnumerable<Issue> Issues(DisclosureItem item, bool isPerson, DateOnly today)
    {
        if (ResponsibleId is not null && ResponsibleId != item.ResponsibleId && !isPerson)
            yield return new Issue(nameof(ResponsibleId), "请重新选择责任人");
        if (RetainUntil < today && RetainUntil != item.RetainUntil)
            yield return new Issue(nameof(RetainUntil), "保留期限不能早于今天；现在就不再公开的，请用“撤回”");
    }
}

/// <summary>Sets 责任人 and 保留期限 of an item.</summary>
public sealed class SetItemCare(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ItemCare care, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items.FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        if (item is null)
            return new ActResult<ItemSaved>.NotFound();
        if (item.Version != version)
            return new ActResult<ItemSaved>.Stale(item.Version);
        var person = await db.NameOfAsync(care.ResponsibleId, cancel, open: true);
        var issues = care.Issues(item, person is not null, context.Today).ToList();
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        item.ResponsibleId = care.ResponsibleId;
        item.RetainUntil = care.RetainUntil;
        var title = await db.ItemRevisions.Where(row => row.ItemId == itemId).OrderByDescending(row => row.Number).Select(row => row.Title).FirstAsync(cancel);
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.Edited, JournalSubject.Item, itemId, title, $"责任人：{person ?? "未指定"}；保留期限：{care.RetainUntil?.ToString("yyyy年M月d日") ?? "不限"}"), cancel);
    }
}
