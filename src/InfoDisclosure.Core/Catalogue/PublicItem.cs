using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

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

    /// <summary>Whether it became public in time, counting up to <see cref="DueOn"/>.</summary>
    public Timeliness Timeliness { get; set; }

    /// <summary>The last day the law gave for publishing it; null when it can't be counted.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The public item that this one interprets.</summary>
    public int? InterpretsId { get; set; }

    /// <summary>更新周期: a standing item is due again so long after its last revision.</summary>
    public UpdatePeriod UpdatePeriod { get; set; }

    /// <summary>公示期满: the masked text is what the public reads.</summary>
    public bool PublicityEnded { get; set; }

    public bool IsSample { get; set; }

    public List<PublicItemChannel> Channels { get; set; } = [];

    public List<PublicItemCategory> Categories { get; set; } = [];
}

/// <summary>A category of a public item, the main one included, with its date so that a category's list pages by key.</summary>
public sealed class PublicItemCategory
{
    public int ItemId { get; set; }

    public int CategoryId { get; set; }

    public DateOnly DisclosedOn { get; set; }
}

/// <summary>A channel of a public item, with its date so that a channel's list pages by key.</summary>
public sealed class PublicItemChannel
{
    public int ItemId { get; set; }

    public int ChannelId { get; set; }

    public DateOnly DisclosedOn { get; set; }
}
