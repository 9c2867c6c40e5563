namespace InfoDisclosure.Core.Catalogue;

/// <summary>What a review line is.</summary>
public enum ReviewKind
{
    /// <summary>审核.</summary>
    Review,

    /// <summary>保密审查: without it nothing is published, but for an emergency.</summary>
    Secrecy,

    /// <summary>应急审查 by a second person; the full review follows within a day.</summary>
    Urgent,

    /// <summary>不予公开.</summary>
    Withheld,

    /// <summary>签发 of a report by a leader.</summary>
    Signature,
}

/// <summary>
/// A review line (条例 Art. 17; 保守国家秘密法 Art. 35 and its regulation Art. 42: 先审查、后公开, one by one): who, when, what was
/// looked at, what conclusion, on what ground. It holds for one content and no other. Never changed, never removed.
/// </summary>
public sealed class PublicationReview
{
    public const int ConclusionLength = 200;
    public const int GroundLength = 500;
    public const int NameLength = 60;
    public const int LookedAtLength = 200;

    public int Id { get; set; }

    public ReviewKind Kind { get; set; } = ReviewKind.Secrecy;

    public int? ItemRevisionId { get; set; }

    public int? ReportRevisionId { get; set; }

    public int? ReviewerId { get; set; }

    public required string ReviewerName { get; set; }

    public DateOnly ReviewedOn { get; set; }

    /// <summary>When the line was written (UTC); null for lines of before this was kept.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>What was looked at, in words: 正文、附件、隐藏内容….</summary>
    public string? LookedAt { get; set; }

    /// <summary>审查结论, e.g. 可以公开.</summary>
    public required string Conclusion { get; set; }

    /// <summary>依据; of an emergency, why it couldn't wait.</summary>
    public required string Ground { get; set; }

    /// <summary>The <see cref="ItemRevision.ContentDigest"/> that was reviewed; null for reports.</summary>
    public string? ContentDigest { get; set; }
}
