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

    public required Validity Validity { get; init; }

    public required DisclosureMethod Method { get; init; }

    public required IReadOnlyList<string> Channels { get; init; }

    public required bool IsSample { get; init; }

    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }

    public required IReadOnlyList<ChangeNote> ChangeNotes { get; init; }
}

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
