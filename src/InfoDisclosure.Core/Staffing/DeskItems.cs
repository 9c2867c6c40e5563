using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>What of the items waits for a person; unpublished texts carry the countdown of Article 26.</summary>
internal sealed class DeskItems(InfoDisclosureDb db, WorkingCalendar calendar)
{
    /// <summary>So many days ahead a coming decision is shown.</summary>
    private const int Ahead = 7;

    public async Task<IReadOnlyList<DeskRow>> ReadAsync(int personId, IReadOnlyList<StaffRole> roles, DateOnly today, CancellationToken cancel)
    {
        bool Can(StaffAction action) => RoleMatrix.Allows(roles, action);
        var leads = roles.Contains(StaffRole.Leader);
        var rule = await ItemAtHand.RuleAsync(db, cancel);
        // Under the rule of two, whoever may do the secrecy review does both in one step.
        var reviews = Can(rule == ReviewRule.TwoPersons ? StaffAction.ReviewSecrecy : StaffAction.ReviewItems);
        return
        [
            .. await TextsAsync(RevisionState.InReview, DeskTask.ReviewItem, reviews, leads, personId, today, cancel),
            .. await TextsAsync(RevisionState.InSecrecyReview, DeskTask.ReviewItemSecrecy, Can(StaffAction.ReviewSecrecy), leads, personId, today, cancel, rule),
            .. Can(StaffAction.WriteItems) ? await MineAsync(personId, today, cancel) : [],
            .. Can(StaffAction.ReviewSecrecy) || leads ? await UrgentAsync(Can(StaffAction.ReviewSecrecy), today, cancel) : [],
            .. Can(StaffAction.ReviewItems) ? await ReassessAsync(today, cancel) : [],
            .. await RetentionAsync(personId, Can(StaffAction.ReviewItems), today, cancel),
        ];
    }

    /// <summary>Texts that wait for a review by this person; a leader sees them too.</summary>
    private async Task<IEnumerable<DeskRow>> TextsAsync(RevisionState state, DeskTask task, bool mine, bool leads, int personId, DateOnly today, CancellationToken cancel, ReviewRule? secrecy = null)
    {
        if (!mine && !leads)
            return [];
        var texts = db.Items.AsNoTracking().Where(item => item.WorkingRevision!.State == state);
        if (!leads)
        {
            texts = texts.Where(item => !item.WorkingRevision!.Writers.Any(writer => writer.AccountId == personId));
            if (secrecy == ReviewRule.ThreePersons)
                texts = texts.Where(item => !db.Reviews.Any(review => review.ItemRevisionId == item.WorkingRevisionId && review.Kind == ReviewKind.Review && review.ContentDigest == item.WorkingRevision!.ContentDigest && review.ReviewerId == personId));
        }

        var rows = await SelectAsync(texts, cancel);
        return rows.Select(row => Row(row, task, $"主动公开 · {row.WriterName}写，{OfficeDay.Of(row.WrittenAt):M月d日}", mine, today));
    }

    private async Task<IEnumerable<DeskRow>> MineAsync(int personId, DateOnly today, CancellationToken cancel)
    {
        var rows = await SelectAsync(db.Items.AsNoTracking().Where(item => item.WorkingRevision!.WrittenById == personId
            && (item.WorkingRevision.State == RevisionState.Draft || item.WorkingRevision.State == RevisionState.Returned)), cancel);
        return rows.Select(row => row.State == RevisionState.Returned
            ? Row(row, DeskTask.MendItem, $"主动公开 · 退回理由：{row.ReturnReason}", true, today)
            : Row(row, DeskTask.FinishItem, $"主动公开 · 草稿，{OfficeDay.Of(row.WrittenAt):M月d日}保存", true, today));
    }

    private async Task<IEnumerable<DeskRow>> UrgentAsync(bool mine, DateOnly today, CancellationToken cancel)
    {
        var rows = await db.ItemRevisions.AsNoTracking()
            .Where(row => row.PublishedAt != null && db.Reviews.Any(review => review.ItemRevisionId == row.Id && review.Kind == ReviewKind.Urgent)
                && !db.Reviews.Any(review => review.ItemRevisionId == row.Id && review.Kind == ReviewKind.Secrecy))
            .OrderBy(row => row.PublishedAt).Select(row => new { row.ItemId, row.Title, row.PublishedAt }).Take(DeskReader.Most).ToListAsync(cancel);
        return rows.Select(row =>
        {
            var due = row.PublishedAt!.Value + PublishUrgently.FullReviewWithin;
            var on = new DeskDue.On(OfficeDay.Of(due), calendar.Between(today, OfficeDay.Of(due)));
            return new DeskRow
            {
                Task = DeskTask.CompleteUrgentReview,
                Urgency = DeskReader.UrgencyOf(on, today),
                Id = row.ItemId,
                Title = row.Title,
                Detail = $"应急发布 · {OfficeDay.Local(due):M月d日 HH:mm}以前补齐审查",
                Due = on,
                Mine = mine,
            };
        });
    }

    private async Task<IEnumerable<DeskRow>> ReassessAsync(DateOnly today, CancellationToken cancel)
    {
        var until = today.AddDays(Ahead);
        var rows = await db.Items.AsNoTracking().Where(item => item.WorkingRevision!.State == RevisionState.Withheld && item.ReassessOn <= until)
            .OrderBy(item => item.ReassessOn).Select(item => new { item.Id, item.WorkingRevision!.Title, item.ReassessOn }).Take(DeskReader.Most).ToListAsync(cancel);
        return rows.Select(row => Dated(DeskTask.ReassessItem, row.Id, row.Title, "不予公开 · 条例第十八条：到期再评估能不能公开", row.ReassessOn!.Value, true, today));
    }

    private async Task<IEnumerable<DeskRow>> RetentionAsync(int personId, bool reviews, DateOnly today, CancellationToken cancel)
    {
        var until = today.AddDays(Ahead);
        var rows = await db.Items.AsNoTracking().Where(item => item.LiveRevisionId != null && item.RetainUntil <= until && (item.ResponsibleId == personId || reviews))
            .OrderBy(item => item.RetainUntil).Select(item => new { item.Id, item.LiveRevision!.Title, item.RetainUntil }).Take(DeskReader.Most).ToListAsync(cancel);
        return rows.Select(row => Dated(DeskTask.DecideRetention, row.Id, row.Title, "主动公开 · 保留期限到了，请决定撤回还是延长", row.RetainUntil!.Value, true, today));
    }

    private DeskRow Dated(DeskTask task, int id, string title, string detail, DateOnly day, bool mine, DateOnly today)
    {
        var due = new DeskDue.On(day, calendar.Between(today, day));
        return new DeskRow { Task = task, Urgency = DeskReader.UrgencyOf(due, today), Id = id, Title = title, Detail = detail, Due = due, Mine = mine };
    }

    private DeskRow Row(Text text, DeskTask task, string detail, bool mine, DateOnly today)
    {
        var from = PublicationDeadline.CountedFrom(text.FormedOn, text.ChangedOn, text.Backfilled, text.PublishedAt is { } published ? OfficeDay.Of(published) : null);
        var due = PublicationDeadline.For(from, text.LimitDays, calendar) is { } count ? DeskDue.Of(count, calendar, today) : null;
        return new DeskRow
        {
            Task = task,
            Urgency = due is null ? DeskUrgency.Waiting : DeskReader.UrgencyOf(due, today),
            Id = text.Id,
            Title = text.Title,
            Detail = detail,
            Due = due,
            Mine = mine,
        };
    }

    private static Task<List<Text>> SelectAsync(IQueryable<DisclosureItem> items, CancellationToken cancel) =>
        items.OrderBy(item => item.WorkingRevision!.WrittenAt).Take(DeskReader.Most).Select(item => new Text(
            item.Id, item.WorkingRevision!.State, item.WorkingRevision.Title, item.WorkingRevision.WrittenByName, item.WorkingRevision.WrittenAt, item.WorkingRevision.ReturnReason,
            item.WorkingRevision.FormedOn, item.WorkingRevision.ChangedOn, item.WorkingRevision.LimitDays, item.WorkingRevision.Backfilled,
            item.Revisions.Max(row => row.PublishedAt))).ToListAsync(cancel);

    private sealed record Text(int Id, RevisionState State, string Title, string WriterName, DateTime WrittenAt, string? ReturnReason, DateOnly? FormedOn, DateOnly? ChangedOn, int? LimitDays, bool Backfilled, DateTime? PublishedAt);
}
