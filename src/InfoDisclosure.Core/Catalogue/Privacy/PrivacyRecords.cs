using InfoDisclosure.Core.Journal;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>What became of a finding.</summary>
public enum PrivacyVerdict
{
    /// <summary>遮盖.</summary>
    Masked,

    /// <summary>改正: a 易错词.</summary>
    Corrected,

    /// <summary>保留, with a reason.</summary>
    Kept,
}

/// <summary>
/// What was decided about a finding of a revision. Frozen with the revision; it never holds what was masked, only how it
/// looks masked.
/// </summary>
public sealed class PrivacyDecision
{
    public const int WhatLength = 120;
    public const int ReasonLength = 200;
    public const int KeyLength = 64;

    public int Id { get; set; }

    public int RevisionId { get; set; }

    /// <summary>The <see cref="CheckPoint.Key"/>.</summary>
    public required string PointKey { get; set; }

    /// <summary>In words, masked: 手机号码 138****5678.</summary>
    public required string What { get; set; }

    public PrivacyVerdict Verdict { get; set; }

    /// <summary>In how many places it stood.</summary>
    public int Places { get; set; }

    /// <summary>Why it stays; null for what doesn't.</summary>
    public string? Reason { get; set; }

    public required string DecidedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime DecidedAt { get; set; }

    /// <summary>That a point stays, and why.</summary>
    internal static PrivacyDecision Keeping(ItemRevision revision, CheckPoint point, string reason, ActContext context) => new()
    {
        RevisionId = revision.Id,
        PointKey = point.Key,
        What = point.What,
        Verdict = PrivacyVerdict.Kept,
        Places = point.Places.Count,
        Reason = reason,
        DecidedByName = context.ActorName,
        DecidedAt = context.Now,
    };
}

/// <summary>
/// 个人信息检查: that a content was scanned, words and files, and that nothing found was left undecided (条例 Art. 15;
/// 个人信息保护法 Art. 51). Without one for exactly its content nothing is published. Never changed; removed only with a draft that was never public.
/// </summary>
public sealed class PrivacyCheck
{
    public int Id { get; set; }

    public int RevisionId { get; set; }

    /// <summary>The <see cref="ItemRevision.ContentDigest"/> that was scanned.</summary>
    public required string ContentDigest { get; set; }

    /// <summary>Places that were masked or corrected.</summary>
    public int Masked { get; set; }

    /// <summary>Places that stay, with a reason.</summary>
    public int Kept { get; set; }

    /// <summary>Files that were looked into.</summary>
    public int Files { get; set; }

    public required string CheckedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CheckedAt { get; set; }

    /// <summary>What a look at a revision came to, once nothing is left open; <paramref name="masked"/> places were masked before.</summary>
    internal static PrivacyCheck Of(ItemRevision revision, ItemCheck check, int masked, ActContext context) => new()
    {
        RevisionId = revision.Id,
        ContentDigest = revision.ContentDigest!,
        Masked = masked,
        Kept = check.Points.Sum(point => point.Places.Count),
        Files = revision.Attachments.Count,
        CheckedByName = context.ActorName,
        CheckedAt = context.Now,
    };
}

/// <summary>What a reader sees in a file, for search; by the file's digest, for the same bytes say the same.</summary>
public sealed class FileText
{
    public const int TextLength = 200_000;

    public required string Digest { get; set; }

    public required string Text { get; set; }
}

/// <summary>
/// 公示完成证明 as it is filed when a 公示期 is over: what it says then it says for ever. Never changed, never removed.
/// </summary>
public sealed class PublicityProof
{
    public const int PlacesLength = 20_000;

    public int Id { get; set; }

    public int ItemId { get; set; }

    public int RevisionId { get; set; }

    /// <summary>The days on which it was really public, both included.</summary>
    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <summary>SHA-256 of what was public.</summary>
    public required string ContentDigest { get; set; }

    /// <summary>The day on which personal columns were masked; null when there were none.</summary>
    public DateOnly? MaskedOn { get; set; }

    /// <summary>Where it was posted, as JSON of <see cref="Documents.Sheets.PublicityPlace"/>.</summary>
    public required string Places { get; set; }

    /// <summary>UTC.</summary>
    public DateTime FiledAt { get; set; }
}
