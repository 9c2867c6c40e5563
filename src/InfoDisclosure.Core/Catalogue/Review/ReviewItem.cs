using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue.Review;

/// <summary>审核: passes a text on to the secrecy review. Only under the rule of three; under the rule of two one person does both.</summary>
public sealed class ReviewItem(InfoDisclosureDb db)
{
    /// <summary>审核意见 of a text that passes.</summary>
    public const string Passed = "审核通过";

    /// <param name="opinion">What the reviewer says of it; kept with the line.</param>
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, string opinion, ActContext context, CancellationToken cancel)
    {
        var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.Review, cancel);
        if (found is null)
            return otherwise!;
        var (item, revision) = (found.Item, found.Revision);
        if (!SeparationOfDuties.MayReview(found.Writers, context.ActorId))
            return new ActResult<ItemSaved>.Refused("编写人和审核人不能是同一个人，请由另一位审核员审核");
        opinion = OneLine.Of(opinion);
        List<Issue> issues = [.. ItemDraftRules.OfComplete(item, revision)];
        if (PublicReason.Issue("Text", "审核意见", opinion, PublicationReview.GroundLength) is { } issue)
            issues.Add(issue);
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        revision.State = RevisionState.InSecrecyReview;
        revision.ContentDigest = ItemDigest.Of(revision);
        db.Reviews.Add(Line(revision, opinion, context));
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.Reviewed, JournalSubject.Item, itemId, revision.Title, opinion), cancel);
    }

    /// <summary>The line of a review that passed.</summary>
    internal static PublicationReview Line(ItemRevision revision, string opinion, ActContext context) => new()
    {
        Kind = ReviewKind.Review,
        ItemRevisionId = revision.Id,
        ReviewerId = context.ActorId,
        ReviewerName = context.ActorName,
        ReviewedOn = context.Today,
        RecordedAt = context.Now,
        Conclusion = Passed,
        Ground = opinion,
        ContentDigest = revision.ContentDigest,
    };
}
