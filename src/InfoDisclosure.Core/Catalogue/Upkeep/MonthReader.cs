using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>An item of the month: one public now whose 公开日期 lies in it.</summary>
public sealed record MonthItem
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string CategoryName { get; init; }

    /// <summary>0 when no office is named.</summary>
    public required int OfficeId { get; init; }

    public required string OfficeName { get; init; }

    public required string WriterName { get; init; }

    public required DateOnly DisclosedOn { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required Timeliness Timeliness { get; init; }
}

/// <summary>Something that happened to an item in the month, as the journal tells it.</summary>
public sealed record MonthEvent(int? ItemId, string Title, DateTime At, string By, string? Reason);

/// <summary>An item by how often its page was read.</summary>
public sealed record MostRead(int ItemId, string Title, int Count, bool IsLive);

/// <summary>月报 for the leaders.</summary>
public sealed record MonthReport
{
    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<MonthItem> Items { get; init; }

    public required IReadOnlyList<MonthEvent> Returned { get; init; }

    public required IReadOnlyList<MonthEvent> Corrected { get; init; }

    public required IReadOnlyList<MonthEvent> Withdrawn { get; init; }

    /// <summary>Columns that were stated unchanged; by the category's id.</summary>
    public required IReadOnlyList<MonthEvent> Statements { get; init; }

    /// <summary>The most read first.</summary>
    public required IReadOnlyList<MostRead> Read { get; init; }

    /// <summary>Readings of all items.</summary>
    public required int Readings { get; init; }

    /// <summary>The first day that anything was counted; null before it.</summary>
    public required DateOnly? CountedFrom { get; init; }

    /// <summary>What the items come to.</summary>
    public MonthTally Tally => MonthTally.Of(Items.Select(item => item.Timeliness));
}

/// <summary>Reads a month of proactive disclosure.</summary>
public sealed class MonthReader(InfoDisclosureDb db)
{
    /// <summary>So many of the most read are named.</summary>
    public const int MostReadShown = 20;

    /// <summary>A month.</summary>
    /// <param name="month">Any day of it.</param>
    public async Task<MonthReport> ReadAsync(DateOnly month, CancellationToken cancel)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return new MonthReport
        {
            Month = first,
            Items = await ItemsAsync(first, last, cancel),
            Returned = await EventsAsync(JournalAction.Returned, JournalSubject.Item, first, last, cancel),
            Corrected = await EventsAsync(JournalAction.Corrected, JournalSubject.Item, first, last, cancel),
            Withdrawn = await EventsAsync(JournalAction.Withdrawn, JournalSubject.Item, first, last, cancel),
            Statements = await EventsAsync(JournalAction.StatedNoChange, JournalSubject.Column, first, last, cancel),
            Read = await ReadAsync(first, last, cancel),
            Readings = await db.ItemReadings.Where(row => row.Day >= first && row.Day <= last).SumAsync(row => row.Count, cancel),
            CountedFrom = await db.ItemReadings.MinAsync(row => (DateOnly?)row.Day, cancel),
        };
    }

    private async Task<IReadOnlyList<MonthItem>> ItemsAsync(DateOnly first, DateOnly last, CancellationToken cancel) =>
        await db.PublicItems.AsNoTracking().Where(item => item.DisclosedOn >= first && item.DisclosedOn <= last)
            .OrderByDescending(item => item.DisclosedOn).ThenByDescending(item => item.ItemId)
            .Select(item => new MonthItem
            {
                Id = item.ItemId,
                Title = item.Title,
                CategoryName = item.Category!.Name,
                OfficeId = item.Revision!.OfficeId ?? 0,
                OfficeName = db.Offices.Where(office => office.Id == item.Revision.OfficeId).Select(office => office.Name).FirstOrDefault() ?? "没有写科室",
                WriterName = item.Revision.WrittenByName,
                DisclosedOn = item.DisclosedOn,
                DueOn = item.DueOn,
                Timeliness = item.Timeliness,
            }).ToListAsync(cancel);

    private async Task<IReadOnlyList<MonthEvent>> EventsAsync(JournalAction action, JournalSubject kind, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (from, to) = (OfficeDay.StartOf(first), OfficeDay.StartOf(last.AddDays(1)));
        return await db.Journal.AsNoTracking().Where(entry => entry.SubjectKind == kind && entry.Action == action && entry.At >= from && entry.At < to)
            .OrderByDescending(entry => entry.Id).Select(entry => new MonthEvent(entry.SubjectId, entry.Subject, entry.At, entry.ActorName, entry.Reason)).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<MostRead>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var counts = await db.ItemReadings.AsNoTracking().Where(row => row.Day >= first && row.Day <= last).GroupBy(row => row.ItemId)
            .Select(group => new { Id = group.Key, Count = group.Sum(row => row.Count) })
            .OrderByDescending(row => row.Count).ThenByDescending(row => row.Id).Take(MostReadShown).ToListAsync(cancel);
        var ids = counts.ConvertAll(row => row.Id);
        var live = await db.PublicItems.AsNoTracking().Where(item => ids.Contains(item.ItemId)).ToDictionaryAsync(item => item.ItemId, item => item.Title, cancel);
        var gone = await db.ItemRevisions.AsNoTracking().Where(row => ids.Contains(row.ItemId) && row.PublishedAt != null).OrderBy(row => row.Number).Select(row => new { row.ItemId, row.Title }).ToListAsync(cancel);
        return [.. counts.Select(row => new MostRead(row.Id, live.GetValueOrDefault(row.Id) ?? gone.LastOrDefault(one => one.ItemId == row.Id)?.Title ?? "", row.Count, live.ContainsKey(row.Id)))];
    }
}
