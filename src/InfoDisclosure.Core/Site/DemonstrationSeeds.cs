using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;

namespace InfoDisclosure.Core.Site;

/// <summary>seeds/demo/agency.json: what is known of the agency; everything else stays empty and is shown as 待补充.</summary>
internal sealed record AgencySeed
{
    public required string AgencyName { get; init; }

    public required string ShortName { get; init; }

    public required string SuperiorName { get; init; }

    public required string Address { get; init; }

    public required string Telephone { get; init; }

    public required string WechatName { get; init; }

    public required string DisclosureOffice { get; init; }

    public required string LeadingGroup { get; init; }

    public required string ReadingPlaces { get; init; }

    /// <summary>A line under the body of every sample.</summary>
    public required string SampleNote { get; init; }

    public required ReviewSeed Review { get; init; }
}

/// <summary>What the review line of every sample says.</summary>
internal sealed record ReviewSeed(string Conclusion, string Ground);

/// <summary>A 科室 or 服务中心.</summary>
internal sealed record OfficeSeed(string Name, OfficeKind Kind);

/// <summary>An invented village.</summary>
internal sealed record VillageSeed(string Name, string Board);

/// <summary>A case of an earlier year; days are counted from the filing.</summary>
internal sealed record CaseSeed
{
    public required CaseKind Kind { get; init; }

    public required string Body { get; init; }

    public required int YearsAgo { get; init; }

    /// <summary>MM-dd.</summary>
    public required string FiledOn { get; init; }

    public required int AnsweredAfter { get; init; }

    public CaseResult? Result { get; init; }

    public int? ClosedAfter { get; init; }

    public string? Note { get; init; }
}

/// <summary>An account; the password is drawn when it is loaded.</summary>
internal sealed record AccountSeed(string Name, string DisplayName, string? Office, IReadOnlyList<StaffRole> Roles);

/// <summary>A sample item. Its 公开日期 is a date, moved back to a working day on a day off, or working days before the loading.</summary>
internal sealed record ItemSeed
{
    public required string Title { get; init; }

    public required string Category { get; init; }

    public required string Group { get; init; }

    public required IReadOnlyList<string> Channels { get; init; }

    public required string Office { get; init; }

    public DateOnly? DisclosedOn { get; init; }

    public int? WorkingDaysBefore { get; init; }

    /// <summary>Days between 成文日期 and 公开日期.</summary>
    public required int FormedBefore { get; init; }

    /// <summary>内容概述.</summary>
    public required string Summary { get; init; }

    /// <summary>Markdown, without the sample note.</summary>
    public required string Body { get; init; }

    public string? DocumentNumber { get; init; }

    public Validity Validity { get; init; }

    /// <summary>Since when, for what isn't 有效.</summary>
    public DateOnly? ValidityFrom { get; init; }

    /// <summary>The title of the sample that took its place.</summary>
    public string? Successor { get; init; }

    public DocumentGenre? Genre { get; init; }

    public string? Keywords { get; init; }

    /// <summary>Codes of other categories.</summary>
    public IReadOnlyList<string> AlsoUnder { get; init; } = [];

    public DisclosureMethod Method { get; init; }

    public IReadOnlyList<AttachmentSeed> Attachments { get; init; } = [];

    public CorrectionSeed? Correction { get; init; }

    public string? WithdrawalReason { get; init; }

    /// <summary>Published unless said otherwise.</summary>
    public RevisionState State { get; init; } = RevisionState.Published;

    /// <summary>The account that wrote it; if not said, the two clerks by turns.</summary>
    public string? Writer { get; init; }

    public string? ReturnReason { get; init; }
}

/// <summary>A file under seeds/demo/files and the name it is offered under.</summary>
internal sealed record AttachmentSeed(string File, string Name);

/// <summary>A second published revision.</summary>
internal sealed record CorrectionSeed(string ChangeNote, string Body);

/// <summary>seeds/demo/items-later.json.</summary>
internal sealed record LaterItemsSeed(IReadOnlyList<TopicSeed> Topics, IReadOnlyList<ItemSeed> Items);

/// <summary>
/// A matter that comes back: in every <see cref="EveryYears"/>th year on the given days. Titles, bodies and values are taken
/// by turns. Words in braces are replaced: {年} {上年} {下年}, {期} the day's label, and the names of the values.
/// </summary>
internal sealed record TopicSeed
{
    public required IReadOnlyList<string> Titles { get; init; }

    public required string Category { get; init; }

    public required string Group { get; init; }

    public required IReadOnlyList<string> Channels { get; init; }

    public required string Office { get; init; }

    public DocumentGenre? Genre { get; init; }

    public string? Keywords { get; init; }

    /// <summary>Codes of other categories.</summary>
    public IReadOnlyList<string> AlsoUnder { get; init; } = [];

    /// <summary>Month and day, e.g. 07-09.</summary>
    public required IReadOnlyList<string> Dates { get; init; }

    /// <summary>One for each of <see cref="Dates"/>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public required int FirstYear { get; init; }

    public int? LastYear { get; init; }

    public int EveryYears { get; init; } = 1;

    public required int FormedBefore { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<string> Bodies { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Every occurrence up to a day.</summary>
    public IEnumerable<ItemSeed> Until(DateOnly day)
    {
        var occurrence = 0;
        for (var year = FirstYear; year <= Math.Min(LastYear ?? day.Year, day.Year); year += EveryYears)
        {
            for (var place = 0; place < Dates.Count; place++, occurrence++)
            {
                var on = DateOnly.ParseExact($"{year:D4}-{Dates[place]}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
                if (on > day)
                    continue;
                yield return new ItemSeed
                {
                    Title = Fill(Titles[occurrence % Titles.Count], year, place, occurrence),
                    Category = Category,
                    Group = Group,
                    Channels = Channels,
                    Office = Office,
                    Genre = Genre,
                    Keywords = Keywords,
                    AlsoUnder = AlsoUnder,
                    DisclosedOn = on,
                    FormedBefore = FormedBefore,
                    Summary = Fill(Summary, year, place, occurrence),
                    Body = Fill(Bodies[occurrence % Bodies.Count], year, place, occurrence),
                };
            }
        }
    }

    private string Fill(string text, int year, int place, int occurrence)
    {
        var filled = new StringBuilder(text);
        if (Labels.Count > 0)
            filled.Replace("{期}", Labels[place]);
        foreach (var (name, values) in Values)
            filled.Replace($"{{{name}}}", values[occurrence % values.Count]);
        return filled
            .Replace("{上年}", (year - 1).ToString(CultureInfo.InvariantCulture))
            .Replace("{下年}", (year + 1).ToString(CultureInfo.InvariantCulture))
            .Replace("{年}", year.ToString(CultureInfo.InvariantCulture))
            .ToString();
    }
}

/// <summary>seeds/demo/report-2018.json: a whole report, its figures by name.</summary>
internal sealed record ReportSeed
{
    public required int Year { get; init; }

    public required string Title { get; init; }

    public required DateOnly PeriodFrom { get; init; }

    public required DateOnly PeriodTo { get; init; }

    public required string SignedBy { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required string Preface { get; init; }

    public required IReadOnlyList<ReportPartSeed> Parts { get; init; }
}

/// <summary>A part or sub-section of it.</summary>
internal sealed record ReportPartSeed(int Level, string Heading, string Markdown);

/// <summary>
/// A sample request: closed ones by dates, open ones by working days before the loading, so that one is overdue, one due soon
/// and one fresh whenever that is.
/// </summary>
internal sealed record RequestSeed
{
    public required string Applicant { get; init; }

    public required ApplicantKind Kind { get; init; }

    public required string Contact { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    public int? ReceivedWorkingDaysAgo { get; init; }

    public required ReceiptChannel Through { get; init; }

    /// <summary>{年} is the year of receipt.</summary>
    public required string Asked { get; init; }

    public string? Outcome { get; init; }

    /// <summary>Working days between receipt and reply.</summary>
    public int? RepliedAfter { get; init; }

    public string? Note { get; init; }
}
