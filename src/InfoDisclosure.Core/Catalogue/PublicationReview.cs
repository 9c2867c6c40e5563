namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// The review line without which nothing is published (保守国家秘密法 Art. 35 and its regulation Art. 42: 先审查、后公开, one by
/// one): who, when, what conclusion, on what ground. Never changed, never removed.
/// </summary>
public sealed class PublicationReview
{
    public const int ConclusionLength = 200;
    public const int GroundLength = 500;
    public const int NameLength = 60;

    public int Id { get; set; }

    public int? ItemRevisionId { get; set; }

    public int? ReportRevisionId { get; set; }

    public int? ReviewerId { get; set; }

    public required string ReviewerName { get; set; }

    public DateOnly ReviewedOn { get; set; }

    /// <summary>审查结论, e.g. 可以公开.</summary>
    public required string Conclusion { get; set; }

    /// <summary>依据.</summary>
    public required string Ground { get; set; }
}
