using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// An item of proactive disclosure (主动公开). It holds identity and standing only; what it says is in its revisions. At most
/// one revision is live and at most one is being worked on.
/// </summary>
public sealed class DisclosureItem : Versioned
{
    public const int IndexNumberLength = 100;
    public const int WithdrawalReasonLength = 500;

    public int Id { get; set; }

    /// <summary>索引号, given at the first publication; never changed, never given again.</summary>
    public string? IndexNumber { get; set; }

    /// <summary>The year of the index number: that of the 公开日期 at the first publication.</summary>
    public int? IndexYear { get; set; }

    public int? IndexSerial { get; set; }

    /// <summary>发布时间 (UTC): the first publication here, set by the program, immutable.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The revision the public sees; null before publication and after withdrawal.</summary>
    public int? LiveRevisionId { get; set; }

    public ItemRevision? LiveRevision { get; set; }

    /// <summary>The revision being worked on; null when there is none.</summary>
    public int? WorkingRevisionId { get; set; }

    public ItemRevision? WorkingRevision { get; set; }

    /// <summary>撤回 (UTC); the public then sees the reason.</summary>
    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawalReason { get; set; }

    /// <summary>示例: entered as a sample, not a real document.</summary>
    public bool IsSample { get; set; }

    public List<ItemRevision> Revisions { get; set; } = [];
}

/// <summary>What an item says at one time. A published revision is never changed; a correction is a new revision.</summary>
public sealed class ItemRevision
{
    public const int TitleLength = 200;
    public const int SummaryLength = 500;
    public const int DocumentNumberLength = 60;
    public const int BodyLength = 500_000;
    public const int HtmlLength = 4_000_000;
    public const int NoteLength = 500;

    public int Id { get; set; }

    public int ItemId { get; set; }

    public DisclosureItem? Item { get; set; }

    /// <summary>Counts an item's revisions from 1.</summary>
    public int Number { get; set; }

    public RevisionState State { get; set; }

    public required string Title { get; set; }

    /// <summary>内容概述; may be empty in a draft.</summary>
    public string Summary { get; set; } = "";

    public string BodyMarkdown { get; set; } = "";

    public string BodyHtml { get; set; } = "";

    /// <summary>The words alone, for search and excerpts.</summary>
    public string BodyPlain { get; set; } = "";

    /// <summary>成文/生成日期 (Art. 12).</summary>
    public DateOnly? FormedOn { get; set; }

    /// <summary>公开日期: when first public anywhere; null in a draft means the day of publication here.</summary>
    public DateOnly? DisclosedOn { get; set; }

    /// <summary>补录: it was public before it was entered here.</summary>
    public bool Backfilled { get; set; }

    public string? DocumentNumber { get; set; }

    public int? OfficeId { get; set; }

    public int? CategoryId { get; set; }

    public Category? Category { get; set; }

    public int? GroupId { get; set; }

    public DisclosureGroup? Group { get; set; }

    public DisclosureMethod Method { get; set; }

    public Validity Validity { get; set; }

    /// <summary>What changed, for the public; required from the second published revision on.</summary>
    public string? ChangeNote { get; set; }

    /// <summary>Why the reviewer sent it back; stays beside the draft until it is sent again.</summary>
    public string? ReturnReason { get; set; }

    public int? WrittenById { get; set; }

    public required string WrittenByName { get; set; }

    /// <summary>Last saved (UTC).</summary>
    public DateTime WrittenAt { get; set; }

    /// <summary>UTC; set once.</summary>
    public DateTime? PublishedAt { get; set; }

    public List<Channel> Channels { get; set; } = [];

    public List<ItemAttachment> Attachments { get; set; } = [];
}

/// <summary>A file of a revision; the bytes lie under their digest, outside the web root.</summary>
public sealed class ItemAttachment
{
    public const int NameLength = 120;
    public const int DigestLength = 64;
    public const int ContentTypeLength = 100;

    /// <summary>The most files of one revision.</summary>
    public const int Most = 20;

    public int Id { get; set; }

    public int RevisionId { get; set; }

    public int Position { get; set; }

    public required string FileName { get; set; }

    public required string ContentType { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public required string Digest { get; set; }
}

/// <summary>
/// The public face of a live item: what lists, counts and filters read. It exists exactly while the item is public, and the act
/// that publishes or withdraws writes it in the same transaction.
/// </summary>
public sealed class PublicItem
{
    public int ItemId { get; set; }

    public int RevisionId { get; set; }

    public ItemRevision? Revision { get; set; }

    public required string IndexNumber { get; set; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    public string? DocumentNumber { get; set; }

    public DateOnly? FormedOn { get; set; }

    /// <summary>公开日期: the year of every yearly count.</summary>
    public DateOnly DisclosedOn { get; set; }

    public bool Backfilled { get; set; }

    /// <summary>发布时间 (UTC).</summary>
    public DateTime PublishedAt { get; set; }

    /// <summary>When the live revision was published (UTC).</summary>
    public DateTime RevisedAt { get; set; }

    public int CategoryId { get; set; }

    public Category? Category { get; set; }

    public int GroupId { get; set; }

    public DisclosureGroup? Group { get; set; }

    public Validity Validity { get; set; }

    public bool IsSample { get; set; }

    public List<PublicItemChannel> Channels { get; set; } = [];
}

/// <summary>A channel of a public item, with its date so that a channel's list pages by key.</summary>
public sealed class PublicItemChannel
{
    public int ItemId { get; set; }

    public int ChannelId { get; set; }

    public DateOnly DisclosedOn { get; set; }
}
