using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Requests;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Requests.Cases;

/// <summary>A case fit for everyone: no request, no note.</summary>
public sealed record PublicCaseRow(string Number, CaseKind Kind, DateOnly FiledOn, CaseResult? Result, DateOnly? ClosedOn);

/// <summary>A case as staff read it.</summary>
public sealed record CaseView
{
    public required DisclosureCase Case { get; init; }

    /// <summary>The register number of the request; null for none.</summary>
    public required string? RequestNumber { get; init; }

    /// <summary>The last day for the office's answer, with its arithmetic.</summary>
    public required AnswerDeadline Answer { get; init; }
}

/// <summary>Reads the register of cases.</summary>
public sealed class CaseReader(InfoDisclosureDb db, CalendarReader calendars)
{
    /// <summary>Open ones first, then from new to old.</summary>
    public async Task<IReadOnlyList<CaseView>> ListAsync(CancellationToken cancel)
    {
        var calendar = await calendars.CalendarAsync(cancel);
        var rows = await db.Cases.AsNoTracking().Include(row => row.Request).OrderByDescending(row => row.Result == null).ThenByDescending(row => row.FiledOn).ThenByDescending(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => View(row, calendar))];
    }

    public async Task<CaseView?> FindAsync(int id, CancellationToken cancel) =>
        await db.Cases.AsNoTracking().Include(row => row.Request).FirstOrDefaultAsync(row => row.Id == id, cancel) is { } row ? View(row, await calendars.CalendarAsync(cancel)) : null;

    /// <summary>The rows with these ids, oldest first: what stands behind a figure.</summary>
    public async Task<IReadOnlyList<PublicCaseRow>> RowsAsync(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        [.. (await db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.FiledOn).ThenBy(row => row.Id).ToListAsync(cancel))
            .Select(row => new PublicCaseRow(row.Number, row.Kind, row.FiledOn, row.Result, row.ClosedOn))];

    private static CaseView View(DisclosureCase row, Rules.Calendar.WorkingCalendar calendar) => new()
    {
        Case = row,
        RequestNumber = row.Request?.Number,
        Answer = AnswerDeadline.For(row.Kind, row.IsSimplified, row.FiledOn, calendar),
    };
}
