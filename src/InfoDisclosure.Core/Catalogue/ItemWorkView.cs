using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Where an item stands, as the staff's list filters it; an item that is public and being corrected is in two.</summary>
public enum ItemStanding
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>等待审核.</summary>
    InReview,

    /// <summary>待保密审查.</summary>
    InSecrecyReview,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>定时发布.</summary>
    Scheduled,

    /// <summary>公开中.</summary>
    Live,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>不予公开.</summary>
    Withheld,

    /// <summary>A text of it lies in the bin.</summary>
    Discarded,
}

/// <summary>The words of an item's standing and of its review lines.</summary>
public static class ItemLabels
{
    public static string Label(this ReviewKind kind) => kind switch
    {
        ReviewKind.Review => "审核",
        ReviewKind.Secrecy => "保密审查",
        ReviewKind.Urgent => "应急审查",
        ReviewKind.Withheld => "不予公开",
        ReviewKind.Signature => "签发",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Label(this ItemStanding standing) => standing switch
    {
        ItemStanding.Draft => "草稿",
        ItemStanding.InReview => "等待审核",
        ItemStanding.InSecrecyReview => "待保密审查",
        ItemStanding.Returned => "已退回",
        ItemStanding.Scheduled => "定时发布",
        ItemStanding.Live => "公开中",
        ItemStanding.Withdrawn => "已撤回",
        ItemStanding.Withheld => "不予公开",
        ItemStanding.Discarded => "回收站",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}

/// <summary>Which items the staff's list shows; null doesn't narrow.</summary>
/// <param name="Year">The year of the 公开日期.</param>
/// <param name="Words">Words of the title.</param>
public sealed record ItemFilter(ItemStanding? Standing = null, int? Year = null, int? CategoryId = null, int? OfficeId = null, string? Words = null);

/// <summary>An item in the staff's list: the text being worked on, else the public one, else the last one.</summary>
public sealed record ItemRow
{
    public required int Id { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>索引号; null before the first publication.</summary>
    public required string? IndexNumber { get; init; }

    public required IReadOnlyList<ItemStanding> Standing { get; init; }

    public required string? CategoryName { get; init; }

    public required string? OfficeName { get; init; }

    /// <summary>公开日期; null in a draft that will be public from the day of publishing.</summary>
    public required DateOnly? DisclosedOn { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    public required bool IsSample { get; init; }
}

/// <summary>A page of the staff's list; <see cref="Before"/> leads to the older ones.</summary>
public sealed record ItemListPage(IReadOnlyList<ItemRow> Rows, int? Before);

/// <summary>A revision in an item's history.</summary>
public sealed record RevisionRow
{
    public required int Number { get; init; }

    public required RevisionState State { get; init; }

    public required string Title { get; init; }

    /// <summary>The public reads this one now.</summary>
    public required bool IsLive { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? PublishedAt { get; init; }

    public required string? ChangeNote { get; init; }

    public required string? ReturnReason { get; init; }

    /// <summary>定时发布 (UTC).</summary>
    public required DateTime? ScheduledFor { get; init; }

    /// <summary>The review lines from the oldest; every published revision has one of the secrecy review or of an emergency.</summary>
    public required IReadOnlyList<ReviewRow> Reviews { get; init; }

    /// <summary>When the full review of an emergency is due (UTC); null when it wasn't one or is complete.</summary>
    public DateTime? FullReviewDue => PublishedAt is { } at && Reviews.Any(review => review.Kind == ReviewKind.Urgent) && Reviews.All(review => review.Kind != ReviewKind.Secrecy)
        ? at + Review.PublishUrgently.FullReviewWithin
        : null;
}

/// <summary>A review line as it is read.</summary>
/// <param name="IsCurrent">It holds for the revision's content as it is now; false for one made before the text was changed again.</param>
public sealed record ReviewRow(ReviewKind Kind, int? ReviewerId, string ReviewerName, DateOnly ReviewedOn, string? LookedAt, string Conclusion, string Ground, bool IsCurrent);

/// <summary>An item as staff see it: standing and history.</summary>
public sealed record ItemWork
{
    public required int Id { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string? IndexNumber { get; init; }

    /// <summary>发布时间 (UTC): the first publication.</summary>
    public required DateTime? PublishedAt { get; init; }

    public required DateTime? WithdrawnAt { get; init; }

    public required string? WithdrawalReason { get; init; }

    public required bool IsSample { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>The state of the text being worked on; null when there is none.</summary>
    public required RevisionState? Working { get; init; }

    /// <summary>Who wrote on the text being worked on: they can't review it.</summary>
    public required IReadOnlyList<int> WriterIds { get; init; }

    /// <summary>Who reviewed the text being worked on as it is now; null before.</summary>
    public required int? ReviewerId { get; init; }

    /// <summary>The rule of review that is on.</summary>
    public required ReviewRule Rule { get; init; }

    /// <summary>责任人.</summary>
    public required int? ResponsibleId { get; init; }

    public required string? ResponsibleName { get; init; }

    public required DateOnly? RetainUntil { get; init; }

    /// <summary>When withheld information is judged again.</summary>
    public required DateOnly? ReassessOn { get; init; }

    /// <summary>The last day for making the text public that is worked on; null when there is none or it can't be counted.</summary>
    public required WorkingDayCount? Due { get; init; }

    public required IReadOnlyList<ValidityRow> ValidityLines { get; init; }

    /// <summary>Whether an act may be done to the text being worked on, as far as its place goes.</summary>
    public bool Allows(ItemAct act) => Working is { } state && ItemLifecycle.Allows(act, state, Rule);

    /// <summary>Whether a person may review it.</summary>
    public bool MayReview(int person) => SeparationOfDuties.MayReview([.. WriterIds], person);

    /// <summary>Whether a person may do its secrecy review.</summary>
    public bool MayReviewSecrecy(int person) => SeparationOfDuties.MayReviewSecrecy(Rule, [.. WriterIds], ReviewerId, person);

    public required IReadOnlyList<ItemStanding> Standing { get; init; }

    /// <summary>From the newest.</summary>
    public required IReadOnlyList<RevisionRow> Revisions { get; init; }
}

/// <summary>One revision as the public reads it or would read it.</summary>
/// <param name="View">A number or date that publishing will give stands as it would be today.</param>
public sealed record RevisionView(ItemWork Item, RevisionRow Revision, ItemView View);

/// <summary>What an item's form begins with.</summary>
public sealed record ItemEditing
{
    public required ItemWork Item { get; init; }

    public required ItemDraft Draft { get; init; }

    /// <summary>The files that may stay.</summary>
    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }
}

/// <summary>What an item's form offers.</summary>
public sealed record ItemChoices
{
    public required IReadOnlyList<Category> Categories { get; init; }

    public required IReadOnlyList<DisclosureGroup> Groups { get; init; }

    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>The first of some categories that stands on a basis.</summary>
    public int? OfBasis(IReadOnlyList<int> ids, CategoryBasis basis) => Categories.FirstOrDefault(row => row.Basis == basis && ids.Contains(row.Id))?.Id;
}
