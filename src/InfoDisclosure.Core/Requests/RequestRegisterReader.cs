using System.Globalization;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Requests;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Requests;

/// <summary>Which requests the register shows; null doesn't narrow.</summary>
/// <param name="Year">The year of receipt.</param>
/// <param name="Open">True: not yet replied to; false: replied to.</param>
/// <param name="Outcome">A code of <see cref="RequestOutcome"/>.</param>
public sealed record RequestFilter(int? Year = null, bool? Open = null, string? Outcome = null);

/// <summary>How much time a reply has.</summary>
public abstract record ReplyTime
{
    private ReplyTime()
    {
    }

    /// <summary>Not yet replied to.</summary>
    /// <param name="Due">The last day.</param>
    /// <param name="WorkingDaysLeft">Up to the last day; negative after it, but 0 while only days off have passed.</param>
    /// <param name="IsOverdue">The last day has passed.</param>
    public sealed record Running(DateOnly Due, int WorkingDaysLeft, bool IsOverdue) : ReplyTime;

    /// <summary>Replied to.</summary>
    /// <param name="Due">The last day there was.</param>
    /// <param name="Late">Whether the reply came after it.</param>
    public sealed record Over(DateOnly Due, bool Late) : ReplyTime;

    /// <summary>暂定: the count runs into a year without a holiday notice.</summary>
    public sealed record Provisional(int UnknownYear) : ReplyTime;

    internal static ReplyTime Of(DateOnly receivedOn, DateOnly? repliedOn, WorkingCalendar calendar, DateOnly today) => ReplyDeadline.For(receivedOn, calendar) switch
    {
        WorkingDayCount.EndsOn(var due, _) when repliedOn is { } replied => new Over(due, replied > due),
        // The due day's year is known, so the days up to it can be counted; those after it may lie in an unknown year.
        WorkingDayCount.EndsOn(var due, _) => new Running(due, calendar.Between(today, due) ?? 0, today > due),
        WorkingDayCount.CalendarYearNotPublished(var year) => new Provisional(year),
        _ => throw new InvalidOperationException("WorkingDayCount is a closed set."),
    };
}

/// <summary>A row of the register, masked.</summary>
public sealed record RequestRow
{
    /// <summary>Of <see cref="Asked"/>, characters.</summary>
    public const int ExcerptLength = 60;

    public required int Id { get; init; }

    public required string Number { get; init; }

    public required string MaskedName { get; init; }

    public required ApplicantKind Kind { get; init; }

    /// <summary>The beginning of what is asked.</summary>
    public required string Asked { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required ReceiptChannel ReceivedThrough { get; init; }

    /// <summary>Null while open.</summary>
    public required RequestOutcome? Outcome { get; init; }

    public required DateOnly? RepliedOn { get; init; }

    public required ReplyTime Time { get; init; }

    public required bool IsSample { get; init; }
}

/// <summary>A page of the register; <see cref="Next"/> leads on.</summary>
public sealed record RequestPage(IReadOnlyList<RequestRow> Rows, string? Next);

/// <summary>An entry as staff read it; name and contact masked (see <see cref="SeeApplicant"/>).</summary>
public sealed record RequestView
{
    public required int Id { get; init; }

    public required int Version { get; init; }

    public required string Number { get; init; }

    public required string MaskedName { get; init; }

    public required string MaskedContact { get; init; }

    public required ApplicantKind Kind { get; init; }

    public required string Asked { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required ReceiptChannel ReceivedThrough { get; init; }

    public required RequestOutcome? Outcome { get; init; }

    public required DateOnly? RepliedOn { get; init; }

    public required string? Note { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RegisteredAt { get; init; }

    public required bool IsSample { get; init; }

    public required ReplyTime Time { get; init; }

    /// <summary>How the last day was counted, day by day, or that it can't be.</summary>
    public required WorkingDayCount Count { get; init; }
}

/// <summary>Reads the register for staff, always masked.</summary>
public sealed class RequestRegisterReader(InfoDisclosureDb db, CalendarReader calendars)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 20;

    /// <summary>Years with a request, newest first.</summary>
    public Task<List<int>> YearsAsync(CancellationToken cancel) => db.Requests.Select(request => request.Year).Distinct().OrderDescending().ToListAsync(cancel);

    /// <summary>
    /// A page: those not yet replied to first, by their last day (which never falls earlier for a later receipt), then the others
    /// from new to old. Null when the cursor can't be read.
    /// </summary>
    public async Task<RequestPage?> PageAsync(RequestFilter filter, string? after, DateOnly today, CancellationToken cancel)
    {
        Place? place = null;
        if (!string.IsNullOrEmpty(after) && (place = Place.Read(after)) is null)
            return null;
        var requests = db.Requests.AsNoTracking();
        if (filter.Year is { } year)
            requests = requests.Where(request => request.Year == year);
        if (filter.Outcome is { } outcome)
            requests = requests.Where(request => request.OutcomeCode == outcome);

        var found = new List<InformationRequest>();
        if (filter.Open != false && place is not { Open: false })
        {
            var open = requests.Where(request => request.OutcomeCode == null);
            if (place is not null)
                open = open.Where(request => request.ReceivedOn >= place.Date && (request.ReceivedOn > place.Date || request.Id > place.Id));
            found.AddRange(await open.OrderBy(request => request.ReceivedOn).ThenBy(request => request.Id).Take(PageSize + 1).ToListAsync(cancel));
        }

        if (filter.Open != true && found.Count <= PageSize)
        {
            var closed = requests.Where(request => request.OutcomeCode != null);
            if (place is { Open: false })
                closed = closed.Where(request => request.ReceivedOn <= place.Date && (request.ReceivedOn < place.Date || request.Id < place.Id));
            found.AddRange(await closed.OrderByDescending(request => request.ReceivedOn).ThenByDescending(request => request.Id).Take(PageSize + 1 - found.Count).ToListAsync(cancel));
        }

        var calendar = await calendars.CalendarAsync(cancel);
        var shown = found.Take(PageSize).ToList();
        return new RequestPage([.. shown.Select(request => Row(request, calendar, today))], found.Count > PageSize ? Place.Of(shown[^1]).Write() : null);
    }

    /// <summary>One entry.</summary>
    public async Task<RequestView?> FindAsync(int id, DateOnly today, CancellationToken cancel)
    {
        if (await db.Requests.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } request)
            return null;
        var calendar = await calendars.CalendarAsync(cancel);
        return new RequestView
        {
            Id = request.Id,
            Version = request.Version,
            Number = request.Number,
            MaskedName = ApplicantMask.Name(request.ApplicantName, request.ApplicantKind),
            MaskedContact = ApplicantMask.Contact(request.Contact),
            Kind = request.ApplicantKind,
            Asked = request.Asked,
            ReceivedOn = request.ReceivedOn,
            ReceivedThrough = request.ReceivedThrough,
            Outcome = RequestOutcome.Find(request.OutcomeCode),
            RepliedOn = request.RepliedOn,
            Note = request.Note,
            RegisteredAt = request.RegisteredAt,
            IsSample = request.IsSample,
            Time = ReplyTime.Of(request.ReceivedOn, request.RepliedOn, calendar, today),
            Count = ReplyDeadline.For(request.ReceivedOn, calendar),
        };
    }

    private static RequestRow Row(InformationRequest request, WorkingCalendar calendar, DateOnly today) => new()
    {
        Id = request.Id,
        Number = request.Number,
        MaskedName = ApplicantMask.Name(request.ApplicantName, request.ApplicantKind),
        Kind = request.ApplicantKind,
        Asked = Excerpt(request.Asked),
        ReceivedOn = request.ReceivedOn,
        ReceivedThrough = request.ReceivedThrough,
        Outcome = RequestOutcome.Find(request.OutcomeCode),
        RepliedOn = request.RepliedOn,
        Time = ReplyTime.Of(request.ReceivedOn, request.RepliedOn, calendar, today),
        IsSample = request.IsSample,
    };

    private static string Excerpt(string asked)
    {
        var runes = asked.Replace('\n', ' ').EnumerateRunes().Take(RequestRow.ExcerptLength + 1).ToList();
        return runes.Count <= RequestRow.ExcerptLength ? string.Concat(runes) : string.Concat(runes.Take(RequestRow.ExcerptLength)) + "…";
    }

    /// <summary>A row's place in the list.</summary>
    private sealed record Place(bool Open, DateOnly Date, int Id)
    {
        public static Place Of(InformationRequest request) => new(request.OutcomeCode is null, request.ReceivedOn, request.Id);

        public string Write() => string.Create(CultureInfo.InvariantCulture, $"{(Open ? 'o' : 'c')}-{Date:yyyyMMdd}-{Id}");

        public static Place? Read(string text) =>
            text.Split('-') is [("o" or "c") and var kind, var date, var id]
            && DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new Place(kind == "o", day, number)
                : null;
    }
}
