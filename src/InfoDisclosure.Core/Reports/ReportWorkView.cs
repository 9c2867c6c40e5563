using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Reports;

/// <summary>A year's report in the staff's list.</summary>
public sealed record ReportStanding
{
    public required int Year { get; init; }

    public required string Title { get; init; }

    /// <summary>The first publication (UTC); null while it is not public.</summary>
    public required DateTime? PublishedAt { get; init; }

    /// <summary>Of the revision being worked on; null when there is none.</summary>
    public required RevisionState? Working { get; init; }

    /// <summary>Who saved last, and when (UTC).</summary>
    public required string WrittenByName { get; init; }

    public required DateTime WrittenAt { get; init; }
}

/// <summary>One revision in a report's history.</summary>
public sealed record RevisionLine
{
    public required int Number { get; init; }

    public required RevisionState State { get; init; }

    public required bool IsLive { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>UTC; null for one being worked on.</summary>
    public required DateTime? PublishedAt { get; init; }

    public required string? ChangeNote { get; init; }

    public required string? ReturnReason { get; init; }

    /// <summary>审核 and 签发, as far as it has come.</summary>
    public required IReadOnlyList<RevisionReview> Reviews { get; init; }
}

/// <summary>A line that a revision stands on: 审核, 签发.</summary>
public sealed record RevisionReview(ReviewKind Kind, string ReviewerName, DateOnly ReviewedOn, string Conclusion, string Ground);

/// <summary>A figure of the live revision beside its present value.</summary>
/// <param name="Name">As it stands between the braces.</param>
/// <param name="Meaning">What it counts, in words.</param>
/// <param name="Frozen">The public value.</param>
/// <param name="Present">What would be counted now.</param>
/// <param name="Gone">Rows that were counted and would not be now.</param>
/// <param name="New">Rows that would be counted now and were not.</param>
public sealed record FigureComparison(string Name, string Meaning, int Frozen, int Present, int Gone, int New)
{
    /// <summary>已冻结值 ≠ 现值, or the same number of other rows.</summary>
    public bool Differs => Gone > 0 || New > 0;
}

/// <summary>A number of the live revision's tables that would be another now, or of other rows.</summary>
/// <param name="Gone">Rows that were counted and would not be now.</param>
/// <param name="New">Rows that would be counted now and were not.</param>
public sealed record CellComparison(string Path, string Name, decimal? Frozen, decimal? Present, int Gone, int New);

/// <summary>A year's report with everything staff may do to it.</summary>
public sealed record ReportOverview
{
    public required int Year { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required DateTime? PublishedAt { get; init; }

    public required RevisionLine? Live { get; init; }

    public required RevisionLine? Working { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<RevisionLine> Revisions { get; init; }

    /// <summary>The live revision's figures; empty when nothing is public.</summary>
    public required IReadOnlyList<FigureComparison> Figures { get; init; }

    /// <summary>Numbers of the live revision's tables that would be others now.</summary>
    public required IReadOnlyList<CellComparison> ChangedCells { get; init; }
}

/// <summary>A report's text as a reader sees it: numbered headings, figures as numbers.</summary>
public sealed record ReportPaper
{
    public required int Year { get; init; }

    public required string Title { get; init; }

    public required SafeHtml Preface { get; init; }

    public required IReadOnlyList<ReportPartView> Parts { get; init; }

    public required string? SignedBy { get; init; }

    public required DateOnly? SignedOn { get; init; }
}

/// <summary>One revision, as the public reads it or would: frozen figures once published, present ones before.</summary>
public sealed record RevisionText
{
    public required int Year { get; init; }

    /// <summary>The report's version, for what is done on the page that shows it.</summary>
    public required int Version { get; init; }

    public required RevisionLine Line { get; init; }

    public required ReportPaper Paper { get; init; }

    public required DateOnly PeriodFrom { get; init; }

    public required DateOnly PeriodTo { get; init; }

    /// <summary>There is a public revision already, so publishing this one corrects it.</summary>
    public required bool Corrects { get; init; }
}

/// <summary>What the editor starts from: the revision being worked on, else the public one.</summary>
public sealed record ReportWork
{
    public required int Version { get; init; }

    public required ReportDraft Draft { get; init; }

    /// <summary>Null when a correction of the public revision begins with the next save.</summary>
    public required RevisionState? State { get; init; }

    public required string? ReturnReason { get; init; }

    public required bool WasPublished { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }
}
