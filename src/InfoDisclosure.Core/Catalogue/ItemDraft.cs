using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What a clerk enters for an item; a draft may be incomplete, sending for review needs it whole.</summary>
public sealed record ItemDraft
{
    public required string Title { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; init; } = "";

    public DateOnly? FormedOn { get; init; }

    /// <summary>公开日期; null means the day it is published here.</summary>
    public DateOnly? DisclosedOn { get; init; }

    public string? DocumentNumber { get; init; }

    public int? OfficeId { get; init; }

    public int? CategoryId { get; init; }

    public int? GroupId { get; init; }

    public IReadOnlyList<int> ChannelIds { get; init; } = [];

    public DisclosureMethod Method { get; init; }

    /// <summary>有效性 at the first publication; a correction doesn't change it.</summary>
    public Validity Validity { get; init; }

    /// <summary>Since when, for what isn't 有效 any more when it is entered.</summary>
    public DateOnly? ValidityFrom { get; init; }

    /// <summary>变更日期.</summary>
    public DateOnly? ChangedOn { get; init; }

    public DocumentGenre? Genre { get; init; }

    /// <summary>主题词, however they are separated.</summary>
    public string? Keywords { get; init; }

    /// <summary>信息来源; null: the agency itself.</summary>
    public string? Source { get; init; }

    /// <summary>公开时限 in working days, and the law that sets it; null: the usual twenty.</summary>
    public int? LimitDays { get; init; }

    public string? LimitBasis { get; init; }

    public UpdatePeriod UpdatePeriod { get; init; }

    /// <summary>公示期, both days included.</summary>
    public DateOnly? PublicityFrom { get; init; }

    public DateOnly? PublicityTo { get; init; }

    /// <summary>索引号 of the public item that this one interprets.</summary>
    public string? Interprets { get; init; }

    /// <summary>Other categories it stands under, at most one of each basis.</summary>
    public IReadOnlyList<int> AlsoUnderIds { get; init; } = [];

    /// <summary>Where the text comes from, for the journal; null for what was typed.</summary>
    public string? Origin { get; init; }

    /// <summary>For a correction: what changed, for the public.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>Attachments of the revision before that stay, by id, in order.</summary>
    public IReadOnlyList<int> KeptAttachmentIds { get; init; } = [];

    /// <summary>Files uploaded with this save, already in the store.</summary>
    public IReadOnlyList<StoredUpload> NewAttachments { get; init; } = [];
}

/// <summary>An item's id and its version after an act.</summary>
public sealed record ItemSaved(int ItemId, int Version);
