using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Web.Shared.TagHelpers;

namespace InfoDisclosure.Web.Staff.Reports;

/// <summary>The staff's list of reports.</summary>
public sealed record ReportListPage
{
    public required IReadOnlyList<ReportRowLine> Rows { get; init; }

    /// <summary>The newest year without a report that can be begun; null when all are there.</summary>
    public required int? NextYear { get; init; }
}

/// <summary>A year in the list, begun or not.</summary>
public sealed record ReportRowLine
{
    public required int Year { get; init; }

    /// <summary>Null: not begun.</summary>
    public required ReportStanding? Report { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Not public and past its day.</summary>
    public required bool Late { get; init; }
}

public sealed record BeginForm
{
    [Display(Name = "报告年份")]
    public int? Year { get; set; }
}

public sealed record BeginPage
{
    public required BeginForm Form { get; init; }
}

/// <summary>The editor.</summary>
public sealed record ReportEditPage
{
    public required int Year { get; init; }

    public required ReportForm Form { get; init; }

    /// <summary>Of the revision being worked on; null when a correction begins.</summary>
    public required RevisionState? State { get; init; }

    public required string? ReturnReason { get; init; }

    public required bool WasPublished { get; init; }

    public required IReadOnlyList<FigureChoice> Figures { get; init; }

    /// <summary>What belongs into a part, by its heading.</summary>
    public required IReadOnlyDictionary<string, string> Hints { get; init; }

    /// <summary>What last year's report says in a part, by its heading.</summary>
    public required IReadOnlyDictionary<string, SafeHtml> LastYear { get; init; }
}

public sealed record ReviewForm
{
    public int Version { get; set; }

    [Display(Name = "审查日期")]
    public DateOnly? ReviewedOn { get; set; }

    [Display(Name = "审查结论"), AtMost(PublicationReview.ConclusionLength)]
    public string? Conclusion { get; set; }

    [Display(Name = "审查依据"), AtMost(PublicationReview.GroundLength)]
    public string? Ground { get; set; }

    public ReviewLine ToLine() => new() { ReviewedOn = ReviewedOn, Conclusion = Conclusion ?? "", Ground = Ground ?? "" };
}

public sealed record ReturnForm
{
    public int Version { get; set; }

    [Display(Name = "退回的理由"), AtMost(ReportRevision.NoteLength)]
    public string? Reason { get; set; }
}

/// <summary>A revision as it reads, and for a reviewer what can be done with it.</summary>
public sealed record RevisionPage
{
    public required RevisionText Text { get; init; }

    /// <summary>Null when the person may not publish it, or it doesn't wait for that.</summary>
    public required ReviewForm? Review { get; init; }

    public required ReturnForm? Return { get; init; }
}

/// <summary>A revision that can't be printed.</summary>
public sealed record MissingCharactersPage(int Year, IReadOnlyList<MissingCharacter> Characters);
