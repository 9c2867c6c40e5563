using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Review;

/// <summary>A change of 有效性 as it is entered.</summary>
public sealed record ValidityChange
{
    public required Validity Validity { get; init; }

    /// <summary>The first day on which it holds; a day to come is allowed.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>索引号 or the last part of it, of what took its place; null when nothing did.</summary>
    public string? Successor { get; init; }

    /// <summary>Why, for the public.</summary>
    public required string Reason { get; init; }
}

/// <summary>
/// 失效, 废止, 已修改: adds a line to a public item's 有效性. The text stays public and says what holds; its successor is a link both
/// ways. No line is ever changed.
/// </summary>
public sealed class ChangeValidity(InfoDisclosureDb db, PrivacyScan scan)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ValidityChange change, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var item = await db.Items.Include(row => row.ValidityLines).Include(row => row.LiveRevision).AsSplitQuery().FirstOrDefaultAsync(row => row.Id == itemId, cancel);
            if (item is null)
                return new ActResult<ItemSaved>.NotFound();
            if (item.Version != version)
                return new ActResult<ItemSaved>.Stale(item.Version);
            if (item.LiveRevision is not { } live)
                return new ActResult<ItemSaved>.Refused("这条信息现在没有公开，有效性在发布以后登记");
            var successor = await SuccessorAsync(itemId, change.Successor, cancel);
            var reason = OneLine.Of(change.Reason);
            var issues = Issues(item, change, successor, reason, context.Today).ToList();
            if (issues.Count == 0 && await scan.IssueAsync(db, nameof(change.Reason), "变更的理由", reason, cancel) is { } personal)
                issues.Add(personal);
            if (issues.Count > 0)
                return new ActResult<ItemSaved>.Invalid(issues);

            item.ValidityLines.Add(new ItemValidity
            {
                Validity = change.Validity,
                From = change.From!.Value,
                SuccessorId = successor,
                Reason = reason,
                RecordedById = context.ActorId,
                RecordedByName = context.ActorName,
                RecordedAt = context.Now,
            });
            var face = await db.PublicItems.FirstAsync(row => row.ItemId == itemId, cancel);
            face.Validity = Current(item, context.Today) ?? face.Validity;
            // The page tells of changes to come as well, so it is made anew in any case.
            db.Entry(face).Property(row => row.Validity).IsModified = true;
            var result = await db.SaveItemAsync(item, version, context.Entry(JournalAction.ValidityChanged, JournalSubject.Item, itemId, live.Title, $"{change.From:yyyy年M月d日}起{change.Validity.Label()}：{reason}"), cancel);
            if (result is ActResult<ItemSaved>.Done)
                await transaction.CommitAsync(cancel);
            return result;
        }
    }

    /// <summary>What holds on a day by the item's lines; they must be loaded.</summary>
    internal static Validity? Current(DisclosureItem item, DateOnly day) =>
        ValidityHistory.On(item.ValidityLines.Select(line => new ValidityLine(line.From, line.Id == 0 ? int.MaxValue : line.Id, line.Validity)), day);

    private static IEnumerable<Issue> Issues(DisclosureItem item, ValidityChange change, int? successor, string reason, DateOnly today)
    {
        var last = item.ValidityLines.OrderBy(line => line.From).ThenBy(line => line.Id).LastOrDefault();
        if (!Enum.IsDefined(change.Validity))
            yield return new Issue(nameof(change.Validity), "请重新选择有效性");
        else if (last is not null && !ValidityHistory.MayFollow(last.Validity, change.Validity))
            yield return new Issue(nameof(change.Validity), last.Validity is Validity.Expired or Validity.Repealed ? $"{last.From:yyyy年M月d日}起已经{last.Validity.Label()}，不能再改；需要恢复的，请重新制发、重新公开" : $"现在就是“{last.Validity.Label()}”，不用再改");
        if (change.From is not { } from)
            yield return new Issue(nameof(change.From), "请填写从哪天起");
        else if (last is not null && from < last.From)
            yield return new Issue(nameof(change.From), $"不能早于上一次变更的日期{last.From:yyyy年M月d日}");
        else if (from > today.AddYears(5))
            yield return new Issue(nameof(change.From), "最远填五年以内，请核对年份");
        if (!string.IsNullOrWhiteSpace(change.Successor) && successor is null)
            yield return new Issue(nameof(change.Successor), "没有这个索引号的公开信息，请核对；没有替代文件的空着");
        if (PublicReason.Issue(nameof(change.Reason), "变更的理由，公众会看到", reason, ItemValidity.ReasonLength) is { } issue)
            yield return issue;
    }

    private async Task<int?> SuccessorAsync(int itemId, string? indexNumber, CancellationToken cancel)
    {
        var number = OneLine.Of(indexNumber);
        return number.Length == 0 ? null : await db.PublicItems.Where(item => item.IndexNumber == number && item.ItemId != itemId).Select(item => (int?)item.ItemId).FirstOrDefaultAsync(cancel);
    }
}

/// <summary>Lets the days that have come hold: 有效性 of public items as their lines say for today.</summary>
public sealed class ApplyDueValidity(InfoDisclosureDb db)
{
    /// <summary>Gives how many items changed.</summary>
    public async Task<int> RunAsync(ActContext context, CancellationToken cancel)
    {
        var today = context.Today;
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var faces = await db.PublicItems.Where(face => db.ItemValidityLines.Any(line => line.ItemId == face.ItemId && line.From <= today && line.Validity != face.Validity)).ToListAsync(cancel);
            var changed = 0;
            foreach (var face in faces)
            {
                var item = await db.Items.Include(row => row.ValidityLines).FirstAsync(row => row.Id == face.ItemId, cancel);
                if (ChangeValidity.Current(item, today) is not { } now || now == face.Validity)
                    continue;
                face.Validity = now;
                changed++;
                db.Journal.Add(context.Entry(JournalAction.ValidityChanged, JournalSubject.Item, item.Id, face.Title, $"到期生效：{now.Label()}"));
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return changed;
        }
    }
}
