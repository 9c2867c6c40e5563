using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// Judges public items whose timeliness couldn't be told yet, as far as the calendars that are loaded now allow: the notice of a
/// later year fixes the last day, and an old year's notice that was loaded makes old items countable.
/// </summary>
public sealed class JudgeTimeliness(InfoDisclosureDb db, CalendarReader calendars)
{
    /// <summary>Gives how many items could be judged.</summary>
    public async Task<int> RunAsync(ActContext context, CancellationToken cancel)
    {
        var open = await db.PublicItems.Where(face => face.Timeliness == Timeliness.Unknown)
            .Select(face => new { Face = face, face.Revision!.FormedOn, face.Revision.ChangedOn, face.Revision.LimitDays }).ToListAsync(cancel);
        if (open.Count == 0)
            return 0;
        var calendar = await calendars.CalendarAsync(cancel);
        var judged = 0;
        foreach (var row in open)
        {
            var due = PublicationDeadline.For(row.ChangedOn ?? row.FormedOn, row.LimitDays, calendar);
            var timeliness = PublicationDeadline.Judge(row.Face.DisclosedOn, row.Face.Backfilled, due);
            if (timeliness == Timeliness.Unknown)
                continue;
            row.Face.Timeliness = timeliness;
            row.Face.DueOn = (due as WorkingDayCount.EndsOn)?.Date;
            judged++;
        }

        if (judged > 0)
            db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Calendar, null, $"按已载入的工作日历，补算了{judged}条信息是否按时公开"));
        await db.SaveChangesAsync(cancel);
        return judged;
    }
}
