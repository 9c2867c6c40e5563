using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Calendar;

/// <summary>The years an import brought.</summary>
public sealed record CalendarImported(IReadOnlyList<int> Added, IReadOnlyList<int> Replaced);

/// <summary>Takes in the holiday notices of years; a year that is there already is replaced, as a later notice amends it.</summary>
public sealed class ImportCalendar(InfoDisclosureDb db)
{
    public async Task<ActResult<CalendarImported>> RunAsync(IReadOnlyList<HolidayNotice> notices, ActContext context, CancellationToken cancel)
    {
        var years = notices.Select(notice => notice.Year).ToList();
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var known = await db.HolidayNotices.Where(notice => years.Contains(notice.Year)).Select(notice => notice.Year).ToListAsync(cancel);
            await db.HolidayNotices.Where(notice => years.Contains(notice.Year)).ExecuteDeleteAsync(cancel);
            // The turn of a year may stand in the neighbouring notice; the one that comes now knows better.
            foreach (var slice in notices.SelectMany(notice => notice.Days).Select(day => day.Date).Chunk(500))
                await db.Set<HolidayDay>().Where(day => slice.Contains(day.Date)).ExecuteDeleteAsync(cancel);
            db.HolidayNotices.AddRange(notices);
            foreach (var year in years)
                db.Journal.Add(context.Entry(JournalAction.Imported, JournalSubject.Calendar, year, $"{year}年工作日历"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<CalendarImported>.Done(new CalendarImported([.. years.Except(known)], known));
        }
    }
}
