using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What the public sees of one item.</summary>
public sealed record ItemView
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required SafeHtml Body { get; init; }

    /// <summary>索引号.</summary>
    public required string IndexNumber { get; init; }

    public required string CategoryCode { get; init; }

    public required string CategoryName { get; init; }

    public required CategoryBasis CategoryBasis { get; init; }

    /// <summary>Other categories it stands under.</summary>
    public required IReadOnlyList<CategoryName> AlsoUnder { get; init; }

    public required string GroupName { get; init; }

    /// <summary>The office that made it; null means the agency itself.</summary>
    public required string? OfficeName { get; init; }

    public required DateOnly? FormedOn { get; init; }

    public required string? DocumentNumber { get; init; }

    /// <summary>公开日期.</summary>
    public required DateOnly DisclosedOn { get; init; }

    /// <summary>补录: it was public before it was entered here.</summary>
    public required bool Backfilled { get; init; }

    /// <summary>发布时间 (UTC).</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RevisedAt { get; init; }

    /// <summary>有效性 today.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Its history from the oldest line; empty while it has only ever been 有效.</summary>
    public required IReadOnlyList<ValidityRow> ValidityLines { get; init; }

    public required DateOnly? ChangedOn { get; init; }

    public required DocumentGenre? Genre { get; init; }

    /// <summary>主题词, separated by semicolons.</summary>
    public required string? Keywords { get; init; }

    /// <summary>信息来源; null: the agency itself.</summary>
    public required string? Source { get; init; }

    /// <summary>公开时限 in working days that another law sets; null: the usual twenty.</summary>
    public required int? LimitDays { get; init; }

    public required string? LimitBasis { get; init; }

    public required UpdatePeriod UpdatePeriod { get; init; }

    public required DateOnly? PublicityFrom { get; init; }

    public required DateOnly? PublicityTo { get; init; }

    /// <summary>公示期满: what is shown is the masked text.</summary>
    public required bool PublicityEnded { get; init; }

    /// <summary>公示期满, and something of the text or its files is shown masked or no more.</summary>
    public required bool HidesPersonalData { get; init; }

    /// <summary>The policy that this one interprets.</summary>
    public required ItemLink? Interprets { get; init; }

    /// <summary>政策解读 of this one.</summary>
    public required IReadOnlyList<ItemLink> InterpretedBy { get; init; }

    /// <summary>What this one took the place of.</summary>
    public required IReadOnlyList<ItemLink> Replaces { get; init; }

    public required DisclosureMethod Method { get; init; }

    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Where it hangs now.</summary>
    public required IReadOnlyList<PostedPlace> Posted { get; init; }

    public required bool IsSample { get; init; }

    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }

    public required IReadOnlyList<ChangeNote> ChangeNotes { get; init; }
}

/// <summary>A place where an item was posted on a day.</summary>
public sealed record PostedPlace(string Channel, string? Village, string Place, DateOnly On);

/// <summary>Another public item, as a link.</summary>
public sealed record ItemLink(int Id, string Title, string IndexNumber);

/// <summary>A category by name.</summary>
public sealed record CategoryName(string Code, string Name, CategoryBasis Basis);

/// <summary>From a day on, what holds, why, and what took its place.</summary>
public sealed record ValidityRow(Validity Validity, DateOnly From, string? Reason, ItemLink? Successor);

/// <summary>A file that can be downloaded; its size in bytes.</summary>
public sealed record AttachmentRow(int Id, string FileName, string ContentType, long Size);

/// <summary>Where a file lies and under which name it is given out.</summary>
public sealed record AttachmentFile(string FileName, string ContentType, string Digest);

/// <summary>更正说明: what a later revision changed, and when it was published (UTC).</summary>
public sealed record ChangeNote(DateTime PublishedAt, string Note);

/// <summary>An address of the site map.</summary>
public sealed record SitemapItem(int Id, DateTime RevisedAt);

/// <summary>An entry of the feed; moments are UTC.</summary>
public sealed record FeedItem(int Id, string Title, string Summary, string CategoryName, DateTime PublishedAt, DateTime RevisedAt);

/// <summary>What stands at an item's address. Absent and draft are one case: nobody learns that a draft exists.</summary>
public abstract record ItemPageResult
{
    private ItemPageResult()
    {
    }

    public sealed record Found(ItemView Item) : ItemPageResult;

    /// <summary>It was public and was withdrawn, with the reason the public is given.</summary>
    public sealed record Withdrawn(int Id, string? IndexNumber, DateTime WithdrawnAt, string Reason) : ItemPageResult;

    public sealed record NotFound : ItemPageResult;
}
