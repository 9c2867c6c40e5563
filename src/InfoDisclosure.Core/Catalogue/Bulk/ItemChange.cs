using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>What can be done to many items at once. Nothing here makes anything public.</summary>
public enum ItemChangeKind
{
    /// <summary>改类别.</summary>
    Category,

    /// <summary>改起草科室.</summary>
    Office,

    /// <summary>改责任人.</summary>
    Responsible,

    /// <summary>改保留期限.</summary>
    Retention,

    /// <summary>送审.</summary>
    Send,

    /// <summary>移到回收站.</summary>
    Discard,
}

/// <summary>A change of many items as it is entered.</summary>
public sealed record ItemChange
{
    public required ItemChangeKind Kind { get; init; }

    /// <summary>The new main category.</summary>
    public int? CategoryId { get; init; }

    /// <summary>The new 起草科室; null for the agency itself.</summary>
    public int? OfficeId { get; init; }

    /// <summary>更正说明 of what was public before, for the public.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>The new 责任人; null for nobody.</summary>
    public int? ResponsibleId { get; init; }

    /// <summary>The new 保留期限; null for none.</summary>
    public DateOnly? RetainUntil { get; init; }
}

/// <summary>What a change does to an item.</summary>
public enum ItemChangeEffect
{
    /// <summary>It is done to the item or to its draft, at once.</summary>
    Direct,

    /// <summary>更正: it begins the next text of a public item, which then goes through review.</summary>
    Correction,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>How a change meets one item, as far as its standing tells.</summary>
/// <param name="Why">Why nothing is done; null else.</param>
public sealed record ItemChangeOutlook(ItemChangeEffect Effect, string? Why)
{
    public static ItemChangeOutlook Direct { get; } = new(ItemChangeEffect.Direct, null);

    public static ItemChangeOutlook Correction { get; } = new(ItemChangeEffect.Correction, null);

    public static ItemChangeOutlook None(string why) => new(ItemChangeEffect.None, why);
}

/// <summary>What of an item decides how a change meets it.</summary>
internal sealed record ItemStand
{
    public required int Id { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required RevisionState? Working { get; init; }

    public required bool IsLive { get; init; }

    public required bool IsWithdrawn { get; init; }

    public required int? CategoryId { get; init; }

    public required int? OfficeId { get; init; }

    public required int? ResponsibleId { get; init; }

    public required DateOnly? RetainUntil { get; init; }

    /// <summary>The items of some ids, by id.</summary>
    public static async Task<Dictionary<int, ItemStand>> ReadAsync(InfoDisclosureDb db, IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        await db.Items.AsNoTracking().Where(item => ids.Contains(item.Id)).Join(
            db.ItemRevisions,
            item => item.WorkingRevisionId ?? item.LiveRevisionId ?? db.ItemRevisions.Where(row => row.ItemId == item.Id).Max(row => (int?)row.Id),
            revision => (int?)revision.Id,
            (item, revision) => new ItemStand
            {
                Id = item.Id,
                Version = item.Version,
                Title = revision.Title,
                Working = (RevisionState?)item.WorkingRevision!.State,
                IsLive = item.LiveRevisionId != null,
                IsWithdrawn = item.WithdrawnAt != null,
                CategoryId = revision.CategoryId,
                OfficeId = revision.OfficeId,
                ResponsibleId = item.ResponsibleId,
                RetainUntil = item.RetainUntil,
            }).ToDictionaryAsync(stand => stand.Id, cancel);

    /// <summary>The one table of what is changed how; pages tell it beforehand, the act keeps to it.</summary>
    public ItemChangeOutlook Outlook(ItemChange change, ReviewRule rule) => change.Kind switch
    {
        ItemChangeKind.Category when CategoryId == change.CategoryId => ItemChangeOutlook.None("本来就是这个类别"),
        ItemChangeKind.Office when OfficeId == change.OfficeId => ItemChangeOutlook.None("本来就是这个科室"),
        ItemChangeKind.Category or ItemChangeKind.Office => Working switch
        {
            RevisionState.Draft or RevisionState.Returned => ItemChangeOutlook.Direct,
            null when IsLive => ItemChangeOutlook.Correction,
            null when IsWithdrawn => ItemChangeOutlook.None("已经撤回，不改"),
            null => ItemChangeOutlook.None("在回收站里，不改"),
            // Changing would take it back from its reviewers; that is to be meant, one by one.
            _ => ItemChangeOutlook.None("正在审核、等待发布或不予公开，请单独修改"),
        },
        ItemChangeKind.Responsible when ResponsibleId == change.ResponsibleId => ItemChangeOutlook.None("责任人本来就是这样"),
        ItemChangeKind.Retention when RetainUntil == change.RetainUntil => ItemChangeOutlook.None("保留期限本来就是这样"),
        ItemChangeKind.Responsible or ItemChangeKind.Retention => ItemChangeOutlook.Direct,
        ItemChangeKind.Send => Working is { } state && ItemLifecycle.Allows(ItemAct.Send, state, rule) ? ItemChangeOutlook.Direct : ItemChangeOutlook.None("不是草稿，也不是退回的，不用送审"),
        ItemChangeKind.Discard => Working is { } state && ItemLifecycle.Allows(ItemAct.Discard, state, rule) ? ItemChangeOutlook.Direct : ItemChangeOutlook.None("不是草稿，也不是退回的，不能移到回收站"),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };
}

/// <summary>What a change will do, counted.</summary>
public sealed record ItemChangePlan
{
    public required int Direct { get; init; }

    public required int Correction { get; init; }

    /// <summary>Why items stay as they are, and how many, the most frequent first.</summary>
    public required IReadOnlyList<ReasonCount> Left { get; init; }

    /// <summary>Items that were changed since they were chosen.</summary>
    public required int Stale { get; init; }

    /// <summary>Items to which something is done.</summary>
    public int Done => Direct + Correction;
}

/// <summary>A reason, and for how many items it holds.</summary>
public sealed record ReasonCount(string Why, int Count);

/// <summary>Judges a change of many items before it is made.</summary>
public sealed class ItemChangePlanner(InfoDisclosureDb db)
{
    private const int Piece = 1_000;

    /// <summary>What is wrong with a change as it was entered.</summary>
    public async Task<IReadOnlyList<Issue>> IssuesAsync(ItemChange change, DateOnly today, CancellationToken cancel)
    {
        switch (change.Kind)
        {
            case ItemChangeKind.Category or ItemChangeKind.Office:
                List<Issue> issues = [];
                if (change.Kind == ItemChangeKind.Office && change.OfficeId is not null && !await db.Offices.AnyAsync(row => row.Id == change.OfficeId && !row.Closed, cancel))
                    issues.Add(new Issue(nameof(change.OfficeId), "请重新选择科室"));
                if (change.Kind == ItemChangeKind.Category && !await db.Categories.AnyAsync(row => row.Id == change.CategoryId && row.Basis != CategoryBasis.Sector, cancel))
                    issues.Add(new Issue(nameof(change.CategoryId), "请选择新的类别"));
                if (OneLine.Of(change.ChangeNote).Length > ItemRevision.NoteLength)
                    issues.Add(new Issue(nameof(change.ChangeNote), $"更正说明最多{ItemRevision.NoteLength}字"));
                return issues;
            case ItemChangeKind.Responsible or ItemChangeKind.Retention:
                // The rules of one item, for one that has neither yet.
                var isPerson = await db.NameOfAsync(change.ResponsibleId, cancel, open: true) is not null;
                return [.. new ItemCare(change.ResponsibleId, change.RetainUntil).Issues(new DisclosureItem(), isPerson, today)];
            case ItemChangeKind.Send or ItemChangeKind.Discard:
                return [];
            default:
                throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    /// <summary>What it will do to some items, as far as their standing tells.</summary>
    public async Task<ItemChangePlan> PlanAsync(IReadOnlyList<ItemStamp> items, ItemChange change, CancellationToken cancel)
    {
        var rule = await ItemAtHand.RuleAsync(db, cancel);
        var (direct, correction, stale) = (0, 0, 0);
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var piece in items.Chunk(Piece))
        {
            var stands = await ItemStand.ReadAsync(db, [.. piece.Select(stamp => stamp.Id)], cancel);
            foreach (var stamp in piece)
            {
                if (!stands.TryGetValue(stamp.Id, out var stand) || stand.Version != stamp.Version)
                {
                    stale++;
                    continue;
                }

                var outlook = stand.Outlook(change, rule);
                if (outlook.Effect == ItemChangeEffect.Direct)
                    direct++;
                else if (outlook.Effect == ItemChangeEffect.Correction)
                    correction++;
                else
                    left[outlook.Why!] = left.GetValueOrDefault(outlook.Why!) + 1;
            }
        }

        return new ItemChangePlan { Direct = direct, Correction = correction, Stale = stale, Left = [.. left.OrderByDescending(pair => pair.Value).Select(pair => new ReasonCount(pair.Key, pair.Value))] };
    }
}
