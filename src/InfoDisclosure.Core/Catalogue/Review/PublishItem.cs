using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Review;

/// <summary>
/// 保密审查 of a text, which ends in publishing it at once or at a time. The secrecy reviewer wrote nothing of it, and under the
/// rule of three is another person than its reviewer (<see cref="SeparationOfDuties"/>).
/// </summary>
public sealed class PublishItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, SecrecyLine line, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.ReviewSecrecy, cancel);
            if (found is null)
                return otherwise!;
            var (item, revision) = (found.Item, found.Revision);
            revision.ContentDigest = ItemDigest.Of(revision);
            if (!await ItemPublication.IsCheckedAsync(db, revision.Id, revision.ContentDigest, cancel))
                return new ActResult<ItemSaved>.Refused(SendItemForReview.NotChecked);
            var reviewer = await ReviewerAsync(db, revision, cancel);
            if (!SeparationOfDuties.MayReviewSecrecy(found.Rule, found.Writers, reviewer, context.ActorId))
                return new ActResult<ItemSaved>.Refused(Refusal(found, context));
            List<Issue> issues = [.. line.Issues(revision, context), .. ItemDraftRules.OfComplete(item, revision)];
            if (issues.Count > 0)
                return new ActResult<ItemSaved>.Invalid(issues);

            if (reviewer is null)
                db.Reviews.Add(ReviewItem.Line(revision, "和保密审查一并审核", context));
            db.Reviews.Add(line.ToReview(revision, context));
            if (line.PublishAt is { } at)
            {
                revision.State = RevisionState.Scheduled;
                revision.ScheduledFor = OfficeDay.ToUtc(at);
                return await CommitAsync(await db.SaveItemAsync(item, version, context.Entry(JournalAction.Scheduled, JournalSubject.Item, itemId, revision.Title, $"{at:yyyy年M月d日 HH:mm}发布；{line.Words.Conclusion}"), cancel));
            }

            var action = item.PublishedAt is null ? JournalAction.Published : JournalAction.Corrected;
            return await ItemPublication.PublishAsync(db, item, version, revision, context.Entry(action, JournalSubject.Item, itemId, revision.Title, line.Words.Conclusion), context, cancel)
                ? await CommitAsync(new ActResult<ItemSaved>.Done(new ItemSaved(itemId, item.Version)))
                : await db.StaleAsync(itemId, cancel);

            async Task<ActResult<ItemSaved>> CommitAsync(ActResult<ItemSaved> result)
            {
                if (result is ActResult<ItemSaved>.Done)
                    await transaction.CommitAsync(cancel);
                return result;
            }
        }
    }

    /// <summary>Who reviewed exactly this content; null when nobody has.</summary>
    internal static Task<int?> ReviewerAsync(InfoDisclosureDb db, ItemRevision revision, CancellationToken cancel) =>
        db.Reviews.Where(review => review.ItemRevisionId == revision.Id && review.Kind == ReviewKind.Review && review.ContentDigest == revision.ContentDigest)
            .OrderByDescending(review => review.Id).Select(review => review.ReviewerId).FirstOrDefaultAsync(cancel);

    private static string Refusal(ItemAtHand found, ActContext context) =>
        !SeparationOfDuties.MayReview(found.Writers, context.ActorId)
            ? "编写人不能审查自己写的，请由另一个人做保密审查"
            : "三人制下审核人不能再做保密审查，请由第三个人做保密审查";
}
