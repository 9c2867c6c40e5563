using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Requests;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Requests;

/// <summary>A register row fit for everyone: no name, no contact, nothing of what was asked.</summary>
public sealed record PublicRequestRow
{
    public required string Number { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required ApplicantKind Kind { get; init; }

    /// <summary>Null while open.</summary>
    public required RequestOutcome? Outcome { get; init; }

    public required DateOnly? RepliedOn { get; init; }
}

/// <summary>One year's requests in public: the tally and a page of the register.</summary>
public sealed record RequestYearView
{
    public required RequestTally Tally { get; init; }

    /// <summary>Years with a request received, newest first, the asked one included.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>Received in the year, newest first.</summary>
    public required IReadOnlyList<PublicRequestRow> Rows { get; init; }

    /// <summary>The last shown serial when older rows follow.</summary>
    public required int? OlderThan { get; init; }
}

/// <summary>Reads of the requests register what everyone may know.</summary>
public sealed class RequestReader(InfoDisclosureDb db)
{
    /// <summary>Register rows of one page.</summary>
    public const int PageSize = 50;

    /// <summary>A year's tally and the register rows with a serial below <paramref name="below"/>.</summary>
    public async Task<RequestYearView> YearAsync(int year, int? below, CancellationToken cancel)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var facts = await db.Requests.AsNoTracking().Where(request => request.ReceivedOn <= last && (request.RepliedOn == null || request.RepliedOn >= first))
            .Select(request => new RequestFact(request.ApplicantKind, request.ReceivedOn, request.OutcomeCode, request.RepliedOn)).ToListAsync(cancel);
        var years = await db.Requests.Select(request => request.ReceivedOn.Year).Distinct().ToListAsync(cancel);
        var rows = await Select(db.Requests.AsNoTracking().Where(request => request.Year == year && (below == null || request.Serial < below))
            .OrderByDescending(request => request.Serial)).Take(PageSize + 1).ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        return new RequestYearView
        {
            Tally = RequestTally.Of(year, facts),
            Years = [.. years.Append(year).Distinct().OrderDescending()],
            Rows = [.. shown.Select(row => row.View)],
            OlderThan = rows.Count > PageSize ? shown[^1].Serial : null,
        };
    }

    /// <summary>The rows with these ids, oldest first: what stands behind a figure.</summary>
    public async Task<IReadOnlyList<PublicRequestRow>> RowsAsync(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        [.. (await Select(db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).OrderBy(request => request.Year).ThenBy(request => request.Serial)).ToListAsync(cancel)).Select(row => row.View)];

    private static IQueryable<Row> Select(IQueryable<InformationRequest> requests) =>
        requests.Select(request => new Row(request.Year, request.Serial, request.ReceivedOn, request.ApplicantKind, request.OutcomeCode, request.RepliedOn));

    private sealed record Row(int Year, int Serial, DateOnly ReceivedOn, ApplicantKind Kind, string? OutcomeCode, DateOnly? RepliedOn)
    {
        public PublicRequestRow View => new()
        {
            Number = InformationRequest.NumberOf(Year, Serial),
            ReceivedOn = ReceivedOn,
            Kind = Kind,
            Outcome = RequestOutcome.Find(OutcomeCode),
            RepliedOn = RepliedOn,
        };
    }
}
