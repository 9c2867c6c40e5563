using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Review;

/// <summary>What the second person states in an emergency.</summary>
public sealed record UrgentLine
{
    /// <summary>Why it can't wait, e.g. 汛情预警.</summary>
    public required string Reason { get; init; }

    /// <summary>Everything there is must have been looked at.</summary>
    public required IReadOnlyList<ReviewedPart> LookedAt { get; init; }
}

/// <summary>
/// 应急发布: what can't wait (突发公共事件 of 条例 Art. 20 item 12) is looked at by one second person before it goes public; the full
/// review follows within a day (<see cref="CompleteUrgentReview"/>), and the desk counts the hours.
/// </summary>
public sealed class PublishUrgently(InfoDisclosureDb db)
{
    /// <summary>How long the full review may take after the publication.</summary>
    public static readonly TimeSpan FullReviewWithin = TimeSpan.FromDays(1);

    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, UrgentLine line, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.PublishUrgently, cancel);
            if (found is null)
                return otherwise!;
            var (item, revision) = (found.Item, found.Revision);
            if (!SeparationOfDuties.MayReview(found.Writers, context.ActorId))
                return new ActResult<ItemSaved>.Refused("应急发布也要由编写人以外的第二个人看过");
            var reason = OneLine.Of(line.Reason);
            List<Issue> issues = [.. ItemDraftRules.OfComplete(item, revision)];
            if (PublicReason.Issue(nameof(line.Reason), "为什么不能等", reason, PublicationReview.GroundLength) is { } missing)
                issues.Add(missing);
            if (SecrecyLine.NotLookedAt(revision, line.LookedAt) is { } parts)
                issues.Add(parts);
            if (issues.Count > 0)
                return new ActResult<ItemSaved>.Invalid(issues);

            revision.ContentDigest = ItemDigest.Of(revision);
            if (!await ItemPublication.IsCheckedAsync(db, revision.Id, revision.ContentDigest, cancel))
                return new ActResult<ItemSaved>.Refused(SendItemForReview.NotChecked);
            db.Reviews.Add(new PublicationReview
            {
                Kind = ReviewKind.Urgent,
                ItemRevisionId = revision.Id,
                ReviewerId = context.ActorId,
                ReviewerName = context.ActorName,
                ReviewedOn = context.Today,
                RecordedAt = context.Now,
                LookedAt = SecrecyLine.Written(line.LookedAt),
                Conclusion = "先行公开，一日内补齐审查",
                Ground = reason,
                ContentDigest = revision.ContentDigest,
            });
            if (!await ItemPublication.PublishAsync(db, item, version, revision, context.Entry(JournalAction.PublishedUrgently, JournalSubject.Item, itemId, revision.Title, reason), context, cancel))
                return await db.StaleAsync(itemId, cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, item.Version));
        }
    }
}

/// <summary>
/// The full review of what was published in an emergency. By nobody who wrote on it, and under the rule of three by another
/// person than the one who let it pass. A review that finds fault withdraws or corrects the item, by the acts for that.
/// </summary>
public sealed class CompleteUrgentReview(InfoDisclosureDb db)
{
    /// <param name="number">The revision's number within the item.</param>
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int number, SecrecyLine line, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var revision = await db.ItemRevisions.Include(row => row.Writers).Include(row => row.Attachments).AsSplitQuery()
                .FirstOrDefaultAsync(row => row.ItemId == itemId && row.Number == number, cancel);
            if (revision is null)
                return new ActResult<ItemSaved>.NotFound();
            var lines = await db.Reviews.Where(review => review.ItemRevisionId == revision.Id).ToListAsync(cancel);
            if (lines.Find(review => review.Kind == ReviewKind.Urgent) is not { } urgent)
                return new ActResult<ItemSaved>.Refused("这一稿不是应急发布的，审查已经齐全");
            if (lines.Exists(review => review.Kind == ReviewKind.Secrecy))
                return new ActResult<ItemSaved>.Refused("这一稿的审查已经补齐");
            var rule = await ItemAtHand.RuleAsync(db, cancel);
            if (!SeparationOfDuties.MayReviewSecrecy(rule, [.. revision.Writers.Select(writer => writer.AccountId)], urgent.ReviewerId, context.ActorId))
                return new ActResult<ItemSaved>.Refused("补齐审查要由编写人以外的人做；三人制下也不能是当时先行公开的那个人");
            List<Issue> issues = [.. line.Issues(revision, context).Where(issue => issue.Field != nameof(line.PublishAt))];
            if (issues.Count > 0)
                return new ActResult<ItemSaved>.Invalid(issues);
            db.Reviews.Add(line.ToReview(revision, context));
            db.Journal.Add(context.Entry(JournalAction.ReviewCompleted, JournalSubject.Item, itemId, revision.Title, line.Words.Conclusion));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            var version = await db.Items.Where(item => item.Id == itemId).Select(item => item.Version).FirstAsync(cancel);
            return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, version));
        }
    }
}
