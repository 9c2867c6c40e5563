using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Reports;

/// <summary>A published report in the list.</summary>
/// <param name="PublishedAt">The first publication here (UTC).</param>
public sealed record ReportRow(int Year, string Title, string? SignedBy, DateOnly? SignedOn, DateTime PublishedAt);

/// <summary>A published report with the three figures that say most; null where it froze none of the kind.</summary>
public sealed record ReportCard(int Year, string Title, int? Disclosed, int? Received, int? Closed);

/// <summary>A report as its page shows it: numbered headings, figures as they were frozen.</summary>
public sealed record ReportView
{
    public required int Year { get; init; }

    public required string Title { get; init; }

    public required SafeHtml Preface { get; init; }

    public required IReadOnlyList<ReportPartView> Parts { get; init; }

    /// <summary>Which of its published versions this is, from 1.</summary>
    public required int Edition { get; init; }

    /// <summary>The frozen tables; null before 2019.</summary>
    public required ReportTables? Tables { get; init; }

    public required DateOnly PeriodFrom { get; init; }

    public required DateOnly PeriodTo { get; init; }

    public required string? SignedBy { get; init; }

    public required DateOnly? SignedOn { get; init; }

    /// <summary>The first publication (UTC).</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>The publication of the revision shown (UTC): when its figures were frozen.</summary>
    public required DateTime RevisedAt { get; init; }

    /// <summary>The text holds numbers that only the old report backs.</summary>
    public required bool HasStatedFigures { get; init; }

    public required IReadOnlyList<ChangeNote> ChangeNotes { get; init; }
}

/// <summary>A part; <paramref name="Anchor"/> is its id on the page.</summary>
public sealed record ReportPartView(string Anchor, int Level, string Number, string Heading, SafeHtml Html)
{
    /// <summary>The tables that stand in it.</summary>
    public IReadOnlyList<ReportGrid> Tables { get; init; } = [];
}

/// <summary>The rows behind one frozen figure.</summary>
public sealed record FigureView
{
    public required int Year { get; init; }

    public required string ReportTitle { get; init; }

    public required string Name { get; init; }

    public required int Value { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime FrozenAt { get; init; }

    /// <summary>Set when items were counted.</summary>
    public required IReadOnlyList<FigureItemRow>? Items { get; init; }

    /// <summary>Set when requests were counted.</summary>
    public required IReadOnlyList<PublicRequestRow>? Requests { get; init; }
}

/// <summary>The rows behind a number of the tables; of the four lists one is set.</summary>
public sealed record CellRows
{
    public IReadOnlyList<FigureItemRow>? Items { get; init; }

    public IReadOnlyList<PublicRequestRow>? Requests { get; init; }

    public IReadOnlyList<PublicCaseRow>? Cases { get; init; }

    public IReadOnlyList<LedgerRow>? Ledger { get; init; }
}

/// <summary>A number of a published report's tables with the rows that were counted.</summary>
public sealed record CellView
{
    public required int Year { get; init; }

    public required string ReportTitle { get; init; }

    public required ReportCell Cell { get; init; }

    public required CellRows Rows { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime FrozenAt { get; init; }
}

/// <summary>A counted item; one withdrawn since has no title any more.</summary>
public sealed record FigureItemRow(int Id, string? IndexNumber, string? Title, DateOnly? DisclosedOn);

/// <summary>A report's document before it is rendered.</summary>
public sealed record ReportDocumentSource(AnnualReportContent Content, IReadOnlyDictionary<FontRole, string> FontFiles, string FileName);
