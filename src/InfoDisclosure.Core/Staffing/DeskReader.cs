using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>What a row of the desk asks for; each leads to one page.</summary>
public enum DeskTask
{
    /// <summary>An open request: reply to it.</summary>
    ReplyToRequest,

    /// <summary>An open case that the office hasn't answered (行政复议法 Art. 48 and 54, 行政诉讼法 Art. 67).</summary>
    AnswerCase,

    /// <summary>An item that somebody else wrote waits for review.</summary>
    ReviewItem,

    /// <summary>An item that two others wrote and reviewed waits for the secrecy review.</summary>
    ReviewItemSecrecy,

    /// <summary>What was published in an emergency lacks its full review.</summary>
    CompleteUrgentReview,

    /// <summary>What is withheld is to be judged again (条例 Art. 18).</summary>
    ReassessItem,

    /// <summary>An item's time to stay public ends.</summary>
    DecideRetention,

    /// <summary>A report that somebody else wrote waits for review.</summary>
    ReviewReport,

    /// <summary>A reviewed report waits for 签发.</summary>
    SignReport,

    /// <summary>My item came back from review.</summary>
    MendItem,

    /// <summary>My report came back from review.</summary>
    MendReport,

    /// <summary>My unsent item.</summary>
    FinishItem,

    /// <summary>My unsent report.</summary>
    FinishReport,

    /// <summary>What Article 12 asks the guide to name is missing.</summary>
    CompleteGuide,

    /// <summary>A column is due for an update, or overdue.</summary>
    RefreshColumn,

    /// <summary>A standing item is due for an update, or overdue.</summary>
    RefreshItem,

    /// <summary>A published figure no longer equals what its rows give now.</summary>
    CompareFigures,
}

/// <summary>When a row is due.</summary>
public abstract record DeskDue
{
    private DeskDue()
    {
    }

    /// <summary>A day of the calendar; <paramref name="WorkingDaysLeft"/> is negative when it has passed, null when it can't be counted.</summary>
    public sealed record On(DateOnly Date, int? WorkingDaysLeft) : DeskDue;

    /// <summary>Where a count ends, seen from today.</summary>
    internal static DeskDue Of(WorkingDayCount count, WorkingCalendar calendar, DateOnly today) => count switch
    {
        WorkingDayCount.EndsOn ends => new On(ends.Date, calendar.Between(today, ends.Date)),
        WorkingDayCount.CalendarYearNotPublished unknown => new Provisional(unknown.Year),
        _ => throw new InvalidOperationException(count.ToString()),
    };

    /// <summary>暂定: the period runs into a year whose holiday notice isn't loaded.</summary>
    public sealed record Provisional(int Year) : DeskDue;
}

/// <summary>The heading under which a row stands; the most urgent that fits.</summary>
public enum DeskUrgency
{
    Overdue,
    ThisWeek,
    Waiting,
}

/// <summary>One thing to do, one click from the act that clears it.</summary>
public sealed record DeskRow
{
    public required DeskTask Task { get; init; }

    public required DeskUrgency Urgency { get; init; }

    /// <summary>The item's, request's, case's or column's id, the report's year; 0 for the guide.</summary>
    public required int Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What kind of thing and since when, or why.</summary>
    public required string Detail { get; init; }

    public DeskDue? Due { get; init; }

    /// <summary>Whether this person clears it; a leader sees others' rows too.</summary>
    public required bool Mine { get; init; }
}

/// <summary>A person's desk.</summary>
public sealed record Desk
{
    public required IReadOnlyList<DeskRow> Rows { get; init; }

    /// <summary>What I sent for review and others have not decided yet.</summary>
    public required int Sent { get; init; }

    /// <summary>How the last nightly backup went; only for those who can do something about it, null before the first.</summary>
    public LastBackup? Backup { get; init; }

    /// <summary>Whether this person is told of backups.</summary>
    public required bool WatchesBackups { get; init; }

    public IEnumerable<DeskRow> Under(DeskUrgency urgency) => Rows.Where(row => row.Urgency == urgency);
}

/// <summary>Gathers what waits for a person, by the person's roles.</summary>
public sealed class DeskReader(InfoDisclosureDb db, CalendarReader calendars, FigureReader figures, DataDirectory directory)
{
    // A desk is no list to page through; what is older stays reachable from the lists.
    internal const int Most = 100;

    public async Task<Desk> ReadAsync(int personId, IReadOnlyList<StaffRole> roles, DateOnly today, CancellationToken cancel)
    {
        bool Can(StaffAction action) => RoleMatrix.Allows(roles, action);
        var leads = roles.Contains(StaffRole.Leader);
        List<DeskRow> rows =
        [
            .. Can(StaffAction.WriteRequests) || leads ? await RequestsAsync(Can(StaffAction.WriteRequests), today, cancel) : [],
            .. Can(StaffAction.WriteRequests) || leads ? await CasesAsync(Can(StaffAction.WriteRequests), today, cancel) : [],
            .. await new DeskItems(db, await calendars.CalendarAsync(cancel)).ReadAsync(personId, roles, today, cancel),
            .. Can(StaffAction.WriteItems) || leads ? await ColumnsAsync(Can(StaffAction.WriteItems), today, cancel) : [],
            .. await ReportsAsync(personId, Can(StaffAction.ReviewReports), leads, Can(StaffAction.WriteReports), cancel),
            .. Can(StaffAction.WriteAgency) ? await GuideAsync(cancel) : [],
            .. Can(StaffAction.ReviewReports) || Can(StaffAction.WriteReports) ? await FiguresAsync(cancel) : [],
        ];
        return new Desk
        {
            Rows = [.. rows.OrderBy(row => row.Urgency).ThenBy(row => row.Due is DeskDue.On due ? due.Date : DateOnly.MaxValue)],
            Sent = await db.Items.CountAsync(item => (item.WorkingRevision!.State == RevisionState.InReview || item.WorkingRevision.State == RevisionState.InSecrecyReview || item.WorkingRevision.State == RevisionState.Scheduled) && item.WorkingRevision.WrittenById == personId, cancel)
                + await db.Reports.CountAsync(report => report.WorkingRevision!.State == RevisionState.InReview && report.WorkingRevision.WrittenById == personId, cancel),
            WatchesBackups = Can(StaffAction.ManageSettings),
            Backup = Can(StaffAction.ManageSettings) ? await LastBackup.Read(directory, cancel) : null,
        };
    }

    private async Task<IEnumerable<DeskRow>> RequestsAsync(bool mine, DateOnly today, CancellationToken cancel)
    {
        var open = await db.Requests.AsNoTracking().Where(request => request.OutcomeCode == null)
            .OrderBy(request => request.ReceivedOn).ThenBy(request => request.Id).Take(Most).ToListAsync(cancel);
        var calendar = await calendars.CalendarAsync(cancel);
        return open.Select(request =>
        {
            var due = DeskDue.Of(ReplyDeadline.For(request.ReceivedOn, calendar), calendar, today);
            return new DeskRow
            {
                Task = DeskTask.ReplyToRequest,
                Urgency = UrgencyOf(due, today),
                Id = request.Id,
                Title = $"{request.Number} 信息公开申请",
                Detail = $"{request.ApplicantKind.Label()} · {request.ReceivedOn:yyyy年M月d日}收到（{request.ReceivedThrough.Label()}）",
                Due = due,
                Mine = mine,
            };
        });
    }

    private async Task<IEnumerable<DeskRow>> CasesAsync(bool mine, DateOnly today, CancellationToken cancel)
    {
        var waiting = await db.Cases.AsNoTracking().Where(row => row.Result == null && row.AnsweredOn == null)
            .OrderBy(row => row.FiledOn).ThenBy(row => row.Id).Take(Most).ToListAsync(cancel);
        var calendar = await calendars.CalendarAsync(cancel);
        return waiting.Select(row =>
        {
            var answer = AnswerDeadline.For(row.Kind, row.IsSimplified, row.FiledOn, calendar);
            // Without a day it is the working days that can't be counted, and the count knows the year that is missing.
            var due = answer.Due is { } day ? new DeskDue.On(day, calendar.Between(today, day)) : DeskDue.Of(calendar.Count(row.FiledOn, answer.Days), calendar, today);
            return new DeskRow
            {
                Task = DeskTask.AnswerCase,
                Urgency = UrgencyOf(due, today),
                Id = row.Id,
                Title = $"{row.Number} {(row.Kind == CaseKind.Reconsideration ? "行政复议" : "行政诉讼")}",
                Detail = $"{row.Body} · {row.FiledOn:yyyy年M月d日}收到，{answer.Days}{(answer.InWorkingDays ? "个工作日" : "日")}内答复",
                Due = due,
                Mine = mine,
            };
        });
    }

    /// <summary>Columns and standing items that are red or yellow; blank ones stand in the coverage map, where their reason can be given.</summary>
    private async Task<IEnumerable<DeskRow>> ColumnsAsync(bool mine, DateOnly today, CancellationToken cancel)
    {
        var calendar = await calendars.CalendarAsync(cancel);
        var upkeep = new UpkeepReader(db);
        var columns = (await upkeep.ColumnsAsync(today, cancel)).Where(column => column.Freshness is not null)
            .Select(column => Row(DeskTask.RefreshColumn, column.Id, $"栏目“{column.Name}”该更新了", column.Freshness!));
        var items = (await upkeep.StandingAsync(today, cancel)).Select(item => Row(DeskTask.RefreshItem, item.Id, item.Title, item.Freshness));
        return columns.Concat(items).OfType<DeskRow>().Take(Most);

        DeskRow? Row(DeskTask task, int id, string title, ColumnFreshness freshness)
        {
            if (freshness.State is not (Freshness.Red or Freshness.Yellow))
                return null;
            var due = new DeskDue.On(freshness.DueOn!.Value, calendar.Between(today, freshness.DueOn.Value));
            return new DeskRow { Task = task, Urgency = UrgencyOf(due, today), Id = id, Title = title, Detail = freshness.Words, Due = due, Mine = mine };
        }
    }

    private async Task<IEnumerable<DeskRow>> ReportsAsync(int personId, bool reviews, bool leads, bool writes, CancellationToken cancel)
    {
        var rows = await db.Reports.AsNoTracking()
            .Where(report => report.WorkingRevision != null
                && (((reviews || leads) && report.WorkingRevision.State == RevisionState.InReview && report.WorkingRevision.WrittenById != personId)
                    || ((leads || reviews) && report.WorkingRevision.State == RevisionState.InSigning)
                    || (writes && report.WorkingRevision.WrittenById == personId && report.WorkingRevision.State != RevisionState.InReview && report.WorkingRevision.State != RevisionState.InSigning)))
            .OrderBy(report => report.Year)
            .Select(report => new { report.Year, report.WorkingRevision!.State, report.WorkingRevision.Title, report.WorkingRevision.WrittenByName, report.WorkingRevision.WrittenAt, report.WorkingRevision.ReturnReason })
            .Take(Most).ToListAsync(cancel);
        return rows.Select(row => Draft(row.State, row.Year, row.Title, row.WrittenByName, row.WrittenAt, row.ReturnReason, reviews, leads));
    }

    private static DeskRow Draft(RevisionState state, int year, string title, string writer, DateTime at, string? returned, bool reviews, bool leads)
    {
        var when = OfficeDay.Of(at).ToString("M月d日");
        var (task, detail) = state switch
        {
            RevisionState.InReview => (DeskTask.ReviewReport, $"年度报告 · {writer}写，{when}"),
            RevisionState.InSigning => (DeskTask.SignReport, $"年度报告 · {writer}写，已审核，等待签发"),
            RevisionState.Returned => (DeskTask.MendReport, $"年度报告 · 退回理由：{returned}"),
            _ => (DeskTask.FinishReport, $"年度报告 · 草稿，{when}保存"),
        };
        return new DeskRow { Task = task, Urgency = DeskUrgency.Waiting, Id = year, Title = title, Detail = detail, Mine = task switch { DeskTask.ReviewReport => reviews, DeskTask.SignReport => leads, _ => true } };
    }

    private async Task<IEnumerable<DeskRow>> GuideAsync(CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.AsNoTracking().SingleOrDefaultAsync(cancel);
        var missing = profile?.Missing().ToList() ?? [];
        return missing.Count == 0
            ? []
            : [new DeskRow { Task = DeskTask.CompleteGuide, Urgency = DeskUrgency.Waiting, Id = 0, Title = "补齐公开指南", Detail = $"条例第十二条要求写明，现在缺：{string.Join("、", missing)}", Mine = true }];
    }

    private async Task<IEnumerable<DeskRow>> FiguresAsync(CancellationToken cancel)
    {
        var published = await db.Reports.AsNoTracking().Where(report => report.LiveRevisionId != null)
            .OrderByDescending(report => report.Year)
            .Select(report => new { report.Year, Figures = report.LiveRevision!.Figures.Select(figure => new { figure.Name, figure.Value }).ToList() })
            .ToListAsync(cancel);
        var rows = new List<DeskRow>();
        foreach (var report in published.Where(report => report.Figures.Count > 0))
        {
            var now = await figures.ReadAsync(report.Year, report.Figures.Select(figure => figure.Name), cancel);
            var changed = report.Figures.Where(figure => now.TryGetValue(figure.Name, out var value) && value.Stated is null && value.RowIds.Count != figure.Value)
                .Select(figure => $"{figure.Name} 已冻结{figure.Value}，现在{now[figure.Name].Text}").ToList();
            if (changed.Count > 0)
                rows.Add(new DeskRow { Task = DeskTask.CompareFigures, Urgency = DeskUrgency.Waiting, Id = report.Year, Title = $"{report.Year}年度报告的数字和现在的记录不一致", Detail = string.Join("；", changed.Take(3)) + (changed.Count > 3 ? $"，共{changed.Count}处" : ""), Mine = true });
        }

        return rows;
    }

    internal static DeskUrgency UrgencyOf(DeskDue due, DateOnly today)
    {
        // The week ends on Sunday; a make-up Sunday is worked.
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return due switch
        {
            DeskDue.On on when on.Date < today => DeskUrgency.Overdue,
            DeskDue.On on when on.Date <= sunday => DeskUrgency.ThisWeek,
            DeskDue.On or DeskDue.Provisional => DeskUrgency.Waiting,
            _ => throw new InvalidOperationException(due.ToString()),
        };
    }
}
