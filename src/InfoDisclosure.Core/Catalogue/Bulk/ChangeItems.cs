using System.Text.Json.Serialization;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>What became of one item.</summary>
/// <param name="Why">Why nothing was done; null when it was.</param>
public sealed record ItemChangeLine(int Id, string Title, string? Why);

/// <summary>What became of all, in the order in which they were chosen.</summary>
/// <param name="Untouched">Items that it didn't come to any more, for somebody stopped it.</param>
public sealed record ItemChangeReport(IReadOnlyList<ItemChangeLine> Lines, int Untouched)
{
    [JsonIgnore]
    public IEnumerable<ItemChangeLine> Done => Lines.Where(line => line.Why is null);

    [JsonIgnore]
    public IEnumerable<ItemChangeLine> Left => Lines.Where(line => line.Why is not null);
}

/// <summary>
/// Makes one change to many items: each in its own small transaction, through the act that makes it to one item and with all of
/// that act's checks, so that nobody waits and what can't be done stops nothing else.
/// </summary>
public sealed class ChangeItems(IServiceScopeFactory scopes)
{
    public async Task<ItemChangeReport> RunAsync(IReadOnlyList<ItemStamp> items, ItemChange change, ActContext context, BulkProgress progress, CancellationToken cancel)
    {
        progress.Begin(BulkStage.Changing, items.Count);
        var lines = new List<ItemChangeLine>(items.Count);
        foreach (var stamp in items)
        {
            if (cancel.IsCancellationRequested)
                break;
            // A context for each item: what one left behind is never saved with the next.
            var scope = scopes.CreateAsyncScope();
            await using (scope)
            {
                // An item that was begun is done, so that the report tells the truth.
                lines.Add(await scope.ServiceProvider.GetRequiredService<ChangeOneItem>().RunAsync(stamp, change, context, CancellationToken.None));
            }

            progress.Step();
        }

        var report = new ItemChangeReport(lines, items.Count - lines.Count);
        var last = scopes.CreateAsyncScope();
        await using (last)
            await last.ServiceProvider.GetRequiredService<ChangeOneItem>().RecordAsync(report, change, context, CancellationToken.None);
        return report;
    }
}

/// <summary>Makes such a change to one item.</summary>
public sealed class ChangeOneItem(InfoDisclosureDb db, ItemWorkReader items, EditItem edit, SetItemCare care, SendItemForReview send, DiscardItemDraft discard)
{
    private const string Changed = "选好以后别人改过，没有动它";

    public async Task<ItemChangeLine> RunAsync(ItemStamp stamp, ItemChange change, ActContext context, CancellationToken cancel)
    {
        if (!(await ItemStand.ReadAsync(db, [stamp.Id], cancel)).TryGetValue(stamp.Id, out var stand))
            return new ItemChangeLine(stamp.Id, "", "已经没有了");
        if (stand.Version != stamp.Version)
            return new ItemChangeLine(stamp.Id, stand.Title, Changed);
        var outlook = stand.Outlook(change, await ItemAtHand.RuleAsync(db, cancel));
        if (outlook.Why is { } why)
            return new ItemChangeLine(stamp.Id, stand.Title, why);
        var result = change.Kind switch
        {
            ItemChangeKind.Category => await RewriteAsync(stamp, draft => draft with { CategoryId = change.CategoryId }, change, context, cancel),
            ItemChangeKind.Office => await RewriteAsync(stamp, draft => draft with { OfficeId = change.OfficeId }, change, context, cancel),
            ItemChangeKind.Responsible => await care.RunAsync(stamp.Id, stamp.Version, new ItemCare(change.ResponsibleId, stand.RetainUntil), context, cancel),
            ItemChangeKind.Retention => await care.RunAsync(stamp.Id, stamp.Version, new ItemCare(stand.ResponsibleId, change.RetainUntil), context, cancel),
            ItemChangeKind.Send => await send.RunAsync(stamp.Id, stamp.Version, context, cancel),
            ItemChangeKind.Discard => await discard.RunAsync(stamp.Id, stamp.Version, context, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        return new ItemChangeLine(stamp.Id, stand.Title, result switch
        {
            ActResult<ItemSaved>.Done => null,
            ActResult<ItemSaved>.Invalid(var issues) => string.Join("；", issues.Select(issue => issue.Message)),
            ActResult<ItemSaved>.Stale => Changed,
            ActResult<ItemSaved>.NotFound => "已经没有了",
            ActResult<ItemSaved>.Refused(var refused) => refused,
            _ => throw new InvalidOperationException("ActResult is a closed set."),
        });
    }

    /// <summary>One line of the journal for the whole; each item has its own besides.</summary>
    internal async Task RecordAsync(ItemChangeReport report, ItemChange change, ActContext context, CancellationToken cancel)
    {
        var (action, words) = change.Kind switch
        {
            ItemChangeKind.Category => (JournalAction.Edited, $"类别改为“{await db.Categories.Where(row => row.Id == change.CategoryId).Select(row => row.Name).FirstOrDefaultAsync(cancel)}”"),
            ItemChangeKind.Office => (JournalAction.Edited, $"起草科室改为{(change.OfficeId is null ? "本机关，不分科室" : $"“{await db.Offices.Where(row => row.Id == change.OfficeId).Select(row => row.Name).FirstOrDefaultAsync(cancel)}”")}"),
            ItemChangeKind.Responsible => (JournalAction.Edited, $"责任人改为{await db.NameOfAsync(change.ResponsibleId, cancel) ?? "未指定"}"),
            ItemChangeKind.Retention => (JournalAction.Edited, $"保留期限改为{change.RetainUntil?.ToString("yyyy年M月d日") ?? "不限"}"),
            ItemChangeKind.Send => (JournalAction.SentForReview, "送审"),
            ItemChangeKind.Discard => (JournalAction.Discarded, "移到回收站"),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        db.Journal.Add(context.Entry(action, JournalSubject.Item, null, $"批量处理：{words}", $"完成{report.Done.Count()}条，没有动{report.Left.Count() + report.Untouched}条"));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The text as it stands under another category or office; of a public item it is the next text, with what the public is told.</summary>
    private async Task<ActResult<ItemSaved>> RewriteAsync(ItemStamp stamp, Func<ItemDraft, ItemDraft> rewrite, ItemChange change, ActContext context, CancellationToken cancel)
    {
        if (await items.EditingAsync(stamp.Id, context.Today, cancel) is not { } editing)
            return new ActResult<ItemSaved>.NotFound();
        var note = editing.Item.PublishedAt is null ? editing.Draft.ChangeNote : Joined(editing.Draft.ChangeNote, OneLine.Of(change.ChangeNote));
        return await edit.RunAsync(stamp.Id, stamp.Version, rewrite(editing.Draft) with { ChangeNote = note }, context, cancel);
    }

    /// <summary>What a correction that was begun already tells stays.</summary>
    private static string Joined(string? told, string note) => string.IsNullOrEmpty(told) ? note : note.Length == 0 ? told : $"{told}；{note}";
}
