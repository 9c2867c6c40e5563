using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Calendar;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Calendar;

/// <summary>Reads the working calendar of all years whose notice is loaded.</summary>
public sealed class CalendarReader(InfoDisclosureDb db)
{
    public async Task<WorkingCalendar> CalendarAsync(CancellationToken cancel) => new(
        await db.HolidayNotices.Select(notice => notice.Year).ToListAsync(cancel),
        await db.Set<HolidayDay>().AsNoTracking().Select(day => new NoticeDay(day.Date, day.Kind, day.Name)).ToListAsync(cancel));
}
