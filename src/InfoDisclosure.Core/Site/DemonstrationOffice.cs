using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;

namespace InfoDisclosure.Core.Site;

/// <summary>What the parts of the demonstration share while they are loaded: rows by their codes, the people, the calendar.</summary>
internal sealed class DemonstrationOffice
{
    public required AgencySeed Agency { get; init; }

    public required SiteProfile Profile { get; init; }

    public required ActContext Context { get; init; }

    public required IReadOnlyList<DemonstrationAccount> Accounts { get; init; }

    public required IReadOnlyDictionary<string, int> OfficeIds { get; init; }

    public required IReadOnlyDictionary<string, Category> Categories { get; init; }

    public required IReadOnlyDictionary<string, DisclosureGroup> Groups { get; init; }

    public required IReadOnlyDictionary<string, Channel> Channels { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required UploadStore Store { get; init; }

    /// <summary>The official forms of yearly reports.</summary>
    public required ReportForms Forms { get; init; }

    /// <summary>The folder of the attachments' sources.</summary>
    public required string Files { get; init; }

    /// <summary>The first account with a role.</summary>
    public DemonstrationAccount Account(StaffRole role) => With(role)[0];

    /// <summary>The same moment in another person's name.</summary>
    public ActContext Act(DemonstrationAccount account) => Context with { ActorId = account.Id, ActorName = account.DisplayName };

    /// <summary>Who wrote a sample: the account it names, else the clerks by turns.</summary>
    public ActContext Writer(ItemSeed seed, int place)
    {
        var clerks = With(StaffRole.InformationClerk);
        return Act(seed.Writer is null ? clerks[place % clerks.Count] : Accounts.Single(account => account.Name == seed.Writer));
    }

    /// <summary>Both review lines of an item's text: by a reviewer, then by the secrecy reviewer.</summary>
    public IEnumerable<PublicationReview> Reviews(int place, ItemRevision revision)
    {
        foreach (var kind in new[] { ReviewKind.Review, ReviewKind.Secrecy })
        {
            var line = Review(place, kind, itemRevisionId: revision.Id);
            line.ContentDigest = revision.ContentDigest;
            if (kind == ReviewKind.Secrecy)
                line.LookedAt = SecrecyLine.Written(ReviewedParts.Of(revision));
            yield return line;
        }
    }

    /// <summary>A review line by one of those who may; none of them is a clerk too.</summary>
    public PublicationReview Review(int place, ReviewKind kind, int? itemRevisionId = null, int? reportRevisionId = null)
    {
        var reviewers = With(kind switch { ReviewKind.Secrecy => StaffRole.SecrecyReviewer, ReviewKind.Signature => StaffRole.Leader, _ => StaffRole.Reviewer });
        var reviewer = reviewers[place % reviewers.Count];
        return new PublicationReview
        {
            Kind = kind,
            RecordedAt = Context.Now,
            ItemRevisionId = itemRevisionId,
            ReportRevisionId = reportRevisionId,
            ReviewerId = reviewer.Id,
            ReviewerName = reviewer.DisplayName,
            ReviewedOn = Context.Today,
            Conclusion = kind == ReviewKind.Review ? ReviewItem.Passed : Agency.Review.Conclusion,
            Ground = Agency.Review.Ground,
        };
    }

    /// <summary>The day itself or the last working day before it; of a year without a notice only the week is known, which is enough for a sample.</summary>
    public DateOnly WorkingDayAt(DateOnly day)
    {
        while (!Works(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>The working day that lies some working days before today.</summary>
    public DateOnly WorkingDaysAgo(int count)
    {
        var day = Context.Today;
        for (var left = count; left > 0; left--)
            day = WorkingDayAt(day.AddDays(-1));
        return WorkingDayAt(day);
    }

    /// <summary>The day that lies some working days after another.</summary>
    public DateOnly After(DateOnly day, int workingDays) => Calendar.Count(day, workingDays) is WorkingDayCount.EndsOn end
        ? end.Date
        : throw new InvalidDataException($"The year after {day:yyyy-MM-dd} isn't in the calendar.");

    /// <summary>
    /// A day of receipt some working days ago. It moves further back while its reply would fall into a year whose notice isn't
    /// known, as long as that helps, so that a sample deadline isn't 暂定 without need.
    /// </summary>
    public DateOnly ReceivedFor(int workingDaysAgo)
    {
        var day = WorkingDaysAgo(workingDaysAgo);
        var earlier = day;
        while (earlier.Year == Context.Today.Year && ReplyDeadline.For(earlier, Calendar) is WorkingDayCount.CalendarYearNotPublished)
            earlier = WorkingDayAt(earlier.AddDays(-1));
        return ReplyDeadline.For(earlier, Calendar) is WorkingDayCount.EndsOn ? earlier : day;
    }

    // Accounts with several roles come last; a sample is written and reviewed by people with one.
    private List<DemonstrationAccount> With(StaffRole role) =>
        [.. Accounts.Where(account => account.Roles is [var only] && only == role)];

    private bool Works(DateOnly day) => Calendar.IsWorkingDay(day) ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
