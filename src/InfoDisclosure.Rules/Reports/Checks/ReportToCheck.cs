using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>A report as the checks see it: numbers, text without markup and with its figures filled in, and what stands at its end.</summary>
public sealed record ReportToCheck
{
    public required int Year { get; init; }

    public required ReportForm Form { get; init; }

    /// <summary>The numbers by path; null or absent is blank.</summary>
    public required IReadOnlyDictionary<string, decimal?> Values { get; init; }

    /// <summary>The report of the year before, as published; null when there is none.</summary>
    public LastYear? LastYear { get; init; }

    public required IReadOnlyList<WrittenPart> Parts { get; init; }

    /// <summary>The year's public items; null: not counted.</summary>
    public DisclosedItems? Disclosed { get; init; }

    /// <summary>First day of the statistics.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the statistics.</summary>
    public required DateOnly To { get; init; }

    public required string? SignedBy { get; init; }

    public required DateOnly? SignedOn { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The last day for publishing the report (<see cref="ReportDue"/>).</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Whether the agency may make 规章; a township may not (立法法 gives the power to provinces and to cities with districts).</summary>
    public bool MakesRules { get; init; }

    public CheckSettings Settings { get; init; } = new();

    /// <summary>The number of a cell, or null.</summary>
    internal decimal? Value(FormCell cell) => Values.GetValueOrDefault(cell.Path);

    /// <summary>The sum of cells; null when one is blank.</summary>
    internal decimal? Sum(IEnumerable<FormCell> cells) => cells.Aggregate((decimal?)0, (sum, cell) => sum + Value(cell));
}

/// <summary>The numbers of the year before, in the form they were published in.</summary>
public sealed record LastYear(ReportForm Form, IReadOnlyDictionary<string, decimal?> Values);

/// <summary>A part as written; headings may carry their numbers (一、总体情况).</summary>
public sealed record WrittenPart(string Heading, string Text, IReadOnlyList<WrittenTopic> Topics)
{
    /// <summary>The part's own text and that of its topics, a paragraph each.</summary>
    public string WholeText => string.Join('\n', Topics.Select(topic => topic.Text).Prepend(Text));
}

/// <summary>A sub-section as written.</summary>
public sealed record WrittenTopic(string Heading, string Text);

/// <summary>The items made public in the year: in all, in exclusive groups, and by channels, which may overlap.</summary>
public sealed record DisclosedItems(int Total, IReadOnlyList<NamedNumber> Groups, IReadOnlyList<NamedNumber> Channels);

/// <summary>A number with its name.</summary>
public sealed record NamedNumber(string Name, int Number);

/// <summary>What the office may set.</summary>
public sealed record CheckSettings
{
    /// <summary>A change against last year above this share needs a word.</summary>
    public decimal SwingShare { get; init; } = 0.5m;

    /// <summary>Below this number in both years a change needs none.</summary>
    public decimal SwingFloor { get; init; } = 10;

    /// <summary>A topic with fewer characters is thin.</summary>
    public int TopicLength { get; init; } = 30;

    /// <summary>So many days before the due day the checks begin to remind.</summary>
    public int DueLead { get; init; } = 14;
}
