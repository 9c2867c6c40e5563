using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What the reviewer of a report states; without it nothing is published.</summary>
public sealed record ReviewLine
{
    public required DateOnly? ReviewedOn { get; init; }

    /// <summary>审查结论.</summary>
    public required string Conclusion { get; init; }

    /// <summary>依据.</summary>
    public required string Ground { get; init; }

    /// <summary>The line as it is kept.</summary>
    internal ReviewLine Clean() => this with { Conclusion = OneLine.Of(Conclusion), Ground = OneLine.Of(Ground) };

    /// <summary>The line of a report's revision.</summary>
    internal PublicationReview Of(ReviewKind kind, int reportRevisionId, ActContext context) => new()
    {
        Kind = kind,
        ReportRevisionId = reportRevisionId,
        ReviewerId = context.ActorId,
        ReviewerName = context.ActorName,
        ReviewedOn = ReviewedOn!.Value,
        RecordedAt = context.Now,
        Conclusion = Conclusion,
        Ground = Ground,
    };

    /// <summary>What is missing or can't be.</summary>
    internal IEnumerable<Issue> Issues(DateOnly today)
    {
        if (ReviewedOn is null)
            yield return new Issue(nameof(ReviewedOn), "请填写审查日期");
        else if (ReviewedOn > today)
            yield return new Issue(nameof(ReviewedOn), "审查日期不能晚于今天");
        else if (ReviewedOn < new DateOnly(1949, 10, 1))
            yield return new Issue(nameof(ReviewedOn), "审查日期太早，请核对年份");
        if (PublicReason.Issue(nameof(Conclusion), "审查结论", Conclusion, PublicationReview.ConclusionLength) is { } conclusion)
            yield return conclusion;
        if (PublicReason.Issue(nameof(Ground), "审查依据", Ground, PublicationReview.GroundLength) is { } ground)
            yield return ground;
    }
}
