using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue.Review;

/// <summary>What the reviewer states when something is not to be disclosed.</summary>
public sealed record WithholdLine
{
    public required WithholdingGround? Ground { get; init; }

    /// <summary>Why the ground applies; stays inside the office.</summary>
    public required string Reason { get; init; }

    /// <summary>When it is to be judged again (条例 Art. 18).</summary>
    public required DateOnly? ReassessOn { get; init; }
}

/// <summary>
/// 不予公开: a review that ends in not disclosing, with its ground of the 条例 and the day on which it is judged again. What is
/// public already is withdrawn or corrected instead.
/// </summary>
public sealed class WithholdItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, WithholdLine line, ActContext context, CancellationToken cancel)
    {
        var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.Withhold, cancel);
        if (found is null)
            return otherwise!;
        var (item, revision) = (found.Item, found.Revision);
        if (!SeparationOfDuties.MayReview(found.Writers, context.ActorId))
            return new ActResult<ItemSaved>.Refused("编写人和审核人不能是同一个人，请由另一位审核员决定");
        if (item.LiveRevisionId is not null)
            return new ActResult<ItemSaved>.Refused("这条信息已经公开，不公开要用“撤回”；这一稿可以退回");
        var reason = OneLine.Of(line.Reason);
        var issues = new List<Issue>();
        if (line.Ground is not { } ground || !Enum.IsDefined(ground))
            issues.Add(new Issue(nameof(line.Ground), "请选择不予公开的依据"));
        if (PublicReason.Issue(nameof(line.Reason), "理由", reason, PublicationReview.GroundLength - WithholdingGrounds.LongestLabel) is { } missing)
            issues.Add(missing);
        if (line.ReassessOn is null || line.ReassessOn <= context.Today)
            issues.Add(new Issue(nameof(line.ReassessOn), "请填写今天以后的评估日期，到时再看能不能公开"));
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        revision.State = RevisionState.Withheld;
        revision.ContentDigest = ItemDigest.Of(revision);
        item.ReassessOn = line.ReassessOn;
        db.Reviews.Add(new PublicationReview
        {
            Kind = ReviewKind.Withheld,
            ItemRevisionId = revision.Id,
            ReviewerId = context.ActorId,
            ReviewerName = context.ActorName,
            ReviewedOn = context.Today,
            RecordedAt = context.Now,
            Conclusion = "不予公开",
            Ground = $"{line.Ground!.Value.Label()}：{reason}",
            ContentDigest = revision.ContentDigest,
        });
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.Withheld, JournalSubject.Item, itemId, revision.Title, line.Ground.Value.Label()), cancel);
    }
}
