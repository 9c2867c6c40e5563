namespace InfoDisclosure.Core.Catalogue.Places;

/// <summary>
/// 发布登记: that an item was made public in a place other than this site: where, when, by whom, with proof. Never changed
/// and never removed; it is taken down on a day, or struck out when it was wrong.
/// </summary>
public sealed class ItemPosting
{
    public const int PlaceLength = 100;
    public const int PersonLength = 60;
    public const int NoteLength = 200;
    public const int AddressLength = 500;
    public const int ReasonLength = 200;

    public int Id { get; set; }

    public int ItemId { get; set; }

    public int ChannelId { get; set; }

    public Channel? Channel { get; set; }

    public int? VillageId { get; set; }

    public Village? Village { get; set; }

    /// <summary>Where, in words, e.g. 村委会门前公开栏; empty when channel and village say it.</summary>
    public string Place { get; set; } = "";

    /// <summary>The web address, e.g. of the article in the 公众号.</summary>
    public string? Address { get; set; }

    public DateOnly PostedOn { get; set; }

    /// <summary>Who posted it.</summary>
    public required string PostedBy { get; set; }

    public string? Note { get; set; }

    /// <summary>The day it was taken down; null while it is there.</summary>
    public DateOnly? TakenDownOn { get; set; }

    public int? RecordedById { get; set; }

    public required string RecordedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>作废 (UTC): it was entered wrongly and counts no more.</summary>
    public DateTime? StruckAt { get; set; }

    public string? StruckByName { get; set; }

    public string? StruckReason { get; set; }

    public List<PostingProof> Proofs { get; set; } = [];
}

/// <summary>A picture that shows a posting; for the office, not for the public.</summary>
public sealed class PostingProof
{
    /// <summary>The most pictures of one posting.</summary>
    public const int Most = 6;

    public int Id { get; set; }

    public int PostingId { get; set; }

    public required string FileName { get; set; }

    public required string ContentType { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public required string Digest { get; set; }
}
