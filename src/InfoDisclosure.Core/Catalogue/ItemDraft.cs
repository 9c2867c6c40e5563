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

    public Validity Validity { get; init; }

    /// <summary>For a correction: what changed, for the public.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>Attachments of the revision before that stay, by id, in order.</summary>
    public IReadOnlyList<int> KeptAttachmentIds { get; init; } = [];

    /// <summary>Files uploaded with this save, already in the store.</summary>
    public IReadOnlyList<StoredUpload> NewAttachments { get; init; } = [];
}

/// <summary>An item's id and its version after an act.</summary>
public sealed record ItemSaved(int ItemId, int Version);
