using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Review;

/// <summary>
/// 定时发布: publishes what is due. The reviews were done before; they are checked again, for the rule may have become stricter
/// since. What was missed while the server was off is published at the next look, and the journal says so.
/// </summary>
public sealed class PublishScheduled(InfoDisclosureDb db)
{
    /// <summary>Later than this, the journal tells that the time was missed.</summary>
    public static readonly TimeSpan Punctual = TimeSpan.FromMinutes(5);

    /// <summary>The items whose time has come, the earliest first.</summary>
    public async Task<IReadOnlyList<int>> DueAsync(DateTime now, CancellationToken cancel) =>
        await db.Items.Where(item => item.WorkingRevision!.State == RevisionState.Scheduled && item.WorkingRevision.ScheduledFor <= now)
            .OrderBy(item => item.WorkingRevision!.ScheduledFor).Select(item => item.Id).ToListAsync(cancel);

    /// <summary>Publishes one of them; or sends it back to the secrecy review when its reviews no longer suffice.</summary>
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var version = await db.Items.Where(item => item.Id == itemId).Select(item => item.Version).FirstOrDefaultAsync(cancel);
            var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.PublishScheduled, cancel);
            if (found is null)
                return otherwise!;
            var (item, revision) = (found.Item, found.Revision);
            if (revision.ScheduledFor > context.Now)
                return new ActResult<ItemSaved>.Refused("还没有到发布的时间");
            var due = OfficeDay.Local(revision.ScheduledFor!.Value);
            if (await MissingAsync(found, cancel) is { } missing)
            {
                revision.State = RevisionState.InSecrecyReview;
                revision.ScheduledFor = null;
                var back = await db.SaveItemAsync(item, version, context.Entry(JournalAction.Returned, JournalSubject.Item, itemId, revision.Title, $"原定{due:yyyy年M月d日 HH:mm}发布；{missing}，要重新审查"), cancel);
                await transaction.CommitAsync(cancel);
                return back is ActResult<ItemSaved>.Done ? new ActResult<ItemSaved>.Refused($"{missing}，这一稿要重新做保密审查") : back;
            }

            var missed = context.Now - revision.ScheduledFor > Punctual;
            revision.ScheduledFor = null;
            var action = item.PublishedAt is null ? JournalAction.Published : JournalAction.Corrected;
            var line = context.Entry(action, JournalSubject.Item, itemId, revision.Title, missed ? $"定时发布：原定{due:yyyy年M月d日 HH:mm}，当时服务器没有运行，现在补发布" : $"定时发布：{due:yyyy年M月d日 HH:mm}");
            if (!await ItemPublication.PublishAsync(db, item, version, revision, line, context, cancel))
                return await db.StaleAsync(itemId, cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, item.Version));
        }
    }

    /// <summary>Why it can't go public after all; null when nothing is missing.</summary>
    private async Task<string?> MissingAsync(ItemAtHand found, CancellationToken cancel)
    {
        var digest = ItemDigest.Of(found.Revision);
        if (!await ItemPublication.IsCheckedAsync(db, found.Revision.Id, digest, cancel))
            return "内容没有做过个人信息检查";
        var lines = await db.Reviews.AsNoTracking().Where(review => review.ItemRevisionId == found.Revision.Id && review.ContentDigest == digest).ToListAsync(cancel);
        return lines.Exists(secrecy => secrecy.Kind == ReviewKind.Secrecy
            && lines.Exists(review => review.Kind == ReviewKind.Review && SeparationOfDuties.MayReviewSecrecy(found.Rule, found.Writers, review.ReviewerId, secrecy.ReviewerId)))
            ? null
            : $"审查规则已改为{found.Rule.Label()}";
    }
}
