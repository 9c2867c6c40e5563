using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Journal;

namespace InfoDisclosure.Core.Catalogue.Review;

/// <summary>What the secrecy reviewer looked at.</summary>
public enum ReviewedPart
{
    /// <summary>The text and its particulars.</summary>
    Text,

    /// <summary>What the files say.</summary>
    Attachments,

    /// <summary>What the files hold where nobody looks: comments, hidden sheets, properties.</summary>
    HiddenContent,

    /// <summary>What the check for personal information found, and what became of it.</summary>
    PersonalData,

    /// <summary>What will be public after the 公示期.</summary>
    AfterPublicity,
}

/// <summary>The words for the parts.</summary>
public static class ReviewedParts
{
    public static string Label(this ReviewedPart part) => part switch
    {
        ReviewedPart.Text => "正文和要素",
        ReviewedPart.Attachments => "附件内容",
        ReviewedPart.HiddenContent => "附件的隐藏内容和属性",
        ReviewedPart.PersonalData => "个人信息检查结果",
        ReviewedPart.AfterPublicity => "公示期满后的内容",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>What there is to look at, in order.</summary>
    public static IReadOnlyList<ReviewedPart> Of(bool hasAttachments, bool hasPublicity) =>
    [
        ReviewedPart.Text,
        .. hasAttachments ? [ReviewedPart.Attachments, ReviewedPart.HiddenContent] : Array.Empty<ReviewedPart>(),
        ReviewedPart.PersonalData,
        .. hasPublicity ? [ReviewedPart.AfterPublicity] : Array.Empty<ReviewedPart>(),
    ];

    internal static IReadOnlyList<ReviewedPart> Of(ItemRevision revision) => Of(revision.Attachments.Count > 0, revision.PublicityTo is not null);
}

/// <summary>
/// What the secrecy reviewer states (保守国家秘密法 Art. 35 and its regulation Art. 42), and when the text is to go public. Without
/// it nothing is published.
/// </summary>
public sealed record SecrecyLine
{
    public required DateOnly? ReviewedOn { get; init; }

    /// <summary>Everything there is must have been looked at.</summary>
    public required IReadOnlyList<ReviewedPart> LookedAt { get; init; }

    /// <summary>审查结论.</summary>
    public required string Conclusion { get; init; }

    /// <summary>依据.</summary>
    public required string Ground { get; init; }

    /// <summary>定时发布: the office's day and time; null publishes at once.</summary>
    public DateTime? PublishAt { get; init; }

    /// <summary>The longest that a publication can be put off.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    internal ReviewLine Words => new ReviewLine { ReviewedOn = ReviewedOn, Conclusion = Conclusion, Ground = Ground }.Clean();

    /// <summary>What is missing or can't be.</summary>
    internal IEnumerable<Issue> Issues(ItemRevision revision, ActContext context)
    {
        foreach (var issue in Words.Issues(context.Today))
            yield return issue;
        if (NotLookedAt(revision, LookedAt) is { } parts)
            yield return parts;
        if (PublishAt is { } at)
        {
            var now = OfficeDay.Local(context.Now);
            if (at <= now)
                yield return new Issue(nameof(PublishAt), "定时发布的时间已经过去，请改成以后的时间，或者不填，马上发布");
            else if (at > now + Furthest)
                yield return new Issue(nameof(PublishAt), "定时发布最远一年，请核对年份");
        }
    }

    /// <summary>The review line as it is kept.</summary>
    internal PublicationReview ToReview(ItemRevision revision, ActContext context) => new()
    {
        Kind = ReviewKind.Secrecy,
        ItemRevisionId = revision.Id,
        ReviewerId = context.ActorId,
        ReviewerName = context.ActorName,
        ReviewedOn = ReviewedOn!.Value,
        RecordedAt = context.Now,
        LookedAt = Written(LookedAt),
        Conclusion = Words.Conclusion,
        Ground = Words.Ground,
        ContentDigest = revision.ContentDigest,
    };

    internal static string Written(IReadOnlyList<ReviewedPart> parts) => string.Join('、', parts.Distinct().Order().Select(part => part.Label()));

    internal static Issue? NotLookedAt(ItemRevision revision, IReadOnlyList<ReviewedPart> lookedAt)
    {
        var missing = ReviewedParts.Of(revision).Except(lookedAt).ToList();
        return missing.Count == 0 ? null : new Issue(nameof(LookedAt), $"请看完再勾选：{string.Join('、', missing.Select(part => part.Label()))}");
    }
}
