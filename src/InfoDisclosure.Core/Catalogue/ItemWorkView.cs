using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Where an item stands, as the staff's list filters it; an item that is public and being corrected is in two.</summary>
public enum ItemStanding
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>等待审核.</summary>
    InReview,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>公开中.</summary>
    Live,

    /// <summary>已撤回.</summary>
    Withdrawn,
}

/// <summary>The words of an item's standing.</summary>
public static class ItemLabels
{
    public static string Label(this ItemStanding standing) => standing switch
    {
        ItemStanding.Draft => "草稿",
        ItemStanding.InReview => "等待审核",
        ItemStanding.Returned => "已退回",
        ItemStanding.Live => "公开中",
        ItemStanding.Withdrawn => "已撤回",
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

    /// <summary>The review line; every published revision has one.</summary>
    public required ReviewRow? Review { get; init; }
}

/// <summary>A review line as it is read.</summary>
public sealed record ReviewRow(string ReviewerName, DateOnly ReviewedOn, string Conclusion, string Ground);

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

    /// <summary>Who wrote on the text being worked on: they can't publish it.</summary>
    public required IReadOnlyList<int> WriterIds { get; init; }

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
}
