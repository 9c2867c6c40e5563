using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What an item says at one time. A published revision is never changed; a correction is a new revision.</summary>
public sealed class ItemRevision
{
    public const int TitleLength = 200;
    public const int SummaryLength = 500;
    public const int DocumentNumberLength = 60;
    public const int BodyLength = 500_000;
    public const int HtmlLength = 4_000_000;
    public const int NoteLength = 500;
    public const int KeywordsLength = 200;
    public const int SourceLength = 100;
    public const int LimitBasisLength = 200;
    public const int DigestLength = 64;

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

    /// <summary>变更日期: when what it tells of changed; the time limit then runs from here (Art. 26).</summary>
    public DateOnly? ChangedOn { get; set; }

    /// <summary>体裁.</summary>
    public DocumentGenre? Genre { get; set; }

    /// <summary>主题词, separated by semicolons.</summary>
    public string? Keywords { get; set; }

    /// <summary>信息来源; null: the agency itself.</summary>
    public string? Source { get; set; }

    /// <summary>公开时限 in working days where another law sets one; null: the usual twenty (Art. 26).</summary>
    public int? LimitDays { get; set; }

    /// <summary>The law that sets <see cref="LimitDays"/>.</summary>
    public string? LimitBasis { get; set; }

    /// <summary>更新周期 of a standing item.</summary>
    public UpdatePeriod UpdatePeriod { get; set; }

    /// <summary>公示期, both days included; null when there is none.</summary>
    public DateOnly? PublicityFrom { get; set; }

    public DateOnly? PublicityTo { get; set; }

    /// <summary>The item that this one interprets (政策解读).</summary>
    public int? InterpretsId { get; set; }

    public int? OfficeId { get; set; }

    public int? CategoryId { get; set; }

    public Category? Category { get; set; }

    public int? GroupId { get; set; }

    public DisclosureGroup? Group { get; set; }

    public DisclosureMethod Method { get; set; }

    /// <summary>有效性 at the first publication; later it is the item's history that says it.</summary>
    public Validity Validity { get; set; }

    /// <summary>The day from which <see cref="Validity"/> holds when it isn't 有效 already at the first publication.</summary>
    public DateOnly? ValidityFrom { get; set; }

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

    /// <summary>SHA-256 over everything that the public will read of it; a review holds for exactly this.</summary>
    public string? ContentDigest { get; set; }

    /// <summary>定时发布 (UTC): when it goes public; set by the secrecy review.</summary>
    public DateTime? ScheduledFor { get; set; }

    /// <summary>UTC; set while it lies in the bin.</summary>
    public DateTime? DiscardedAt { get; set; }

    /// <summary>The text after the 公示期 with its personal columns masked. Null when nothing is to be masked.</summary>
    public string? MaskedMarkdown { get; set; }

    /// <summary><see cref="MaskedMarkdown"/> as the public reads it.</summary>
    public string? MaskedHtml { get; set; }

    public string? MaskedPlain { get; set; }

    /// <summary>Whether it was public for a 公示期 that is over: what is personal in it isn't shown any more.</summary>
    public bool PublicityIsOver(DateOnly today) => PublishedAt is not null && PublicityTo < today;

    /// <summary>Other categories it stands under, at most one of each basis; the main one is <see cref="CategoryId"/>.</summary>
    public List<Category> AlsoUnder { get; set; } = [];

    public List<Channel> Channels { get; set; } = [];

    /// <summary>Everyone who saved words of it; none of them may review it.</summary>
    public List<RevisionWriter> Writers { get; set; } = [];

    public List<ItemAttachment> Attachments { get; set; } = [];
}

/// <summary>Somebody who wrote on a revision. An account's id without a reference, for the rule holds whatever becomes of the account.</summary>
public sealed class RevisionWriter
{
    public int RevisionId { get; set; }

    public int AccountId { get; set; }
}

/// <summary>A file of a revision; the bytes lie under their digest, outside the web root.</summary>
public sealed class ItemAttachment
{
    public const int NameLength = 120;
    public const int DigestLength = 64;
    public const int ContentTypeLength = 100;

    /// <summary>The most files of one revision.</summary>
    public const int Most = 100;

    public int Id { get; set; }

    public int RevisionId { get; set; }

    public int Position { get; set; }

    public required string FileName { get; set; }

    public required string ContentType { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public required string Digest { get; set; }

    /// <summary>What is given out in its place after the 公示期: the masked copy. Null: the file itself.</summary>
    public string? MaskedDigest { get; set; }

    /// <summary>Bytes of the masked copy.</summary>
    public long? MaskedSize { get; set; }
}
