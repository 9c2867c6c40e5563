using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports.Tables;

namespace InfoDisclosure.Core.Reports;

/// <summary>政府信息公开工作年度报告 of one year (条例 Art. 49-50); what it says is in its revisions.</summary>
public sealed class AnnualReport : Versioned
{
    public int Id { get; set; }

    public int Year { get; set; }

    public int? LiveRevisionId { get; set; }

    public ReportRevision? LiveRevision { get; set; }

    public int? WorkingRevisionId { get; set; }

    public ReportRevision? WorkingRevision { get; set; }

    /// <summary>The first publication here (UTC).</summary>
    public DateTime? PublishedAt { get; set; }

    public List<ReportRevision> Revisions { get; set; } = [];
}

/// <summary>A report's text at one time; published ones are never changed and hold the figures as they were.</summary>
public sealed class ReportRevision
{
    public const int TitleLength = 120;
    public const int PrefaceLength = 50_000;
    public const int SignatureLength = 100;
    public const int NoteLength = 500;

    public int Id { get; set; }

    public int ReportId { get; set; }

    public AnnualReport? Report { get; set; }

    public int Number { get; set; }

    public RevisionState State { get; set; }

    public required string Title { get; set; }

    public string PrefaceMarkdown { get; set; } = "";

    public string PrefaceHtml { get; set; } = "";

    public DateOnly PeriodFrom { get; set; }

    public DateOnly PeriodTo { get; set; }

    public string? SignedBy { get; set; }

    public DateOnly? SignedOn { get; set; }

    /// <summary>What changed, for the public; required from the second published revision on.</summary>
    public string? ChangeNote { get; set; }

    public string? ReturnReason { get; set; }

    public int? WrittenById { get; set; }

    public required string WrittenByName { get; set; }

    public DateTime WrittenAt { get; set; }

    public DateTime? PublishedAt { get; set; }

    public List<ReportPart> Parts { get; set; } = [];

    public List<FrozenFigure> Figures { get; set; } = [];

    /// <summary>The tables' numbers; empty before 2019 and while it isn't published.</summary>
    public List<FrozenCell> Cells { get; set; } = [];

    /// <summary>The files that were made of it when it was signed.</summary>
    public List<ReportFile> Files { get; set; } = [];
}

/// <summary>A part (level 1, 一、) or sub-section (level 2, （一）) of a report; its number follows from its place.</summary>
public sealed class ReportPart
{
    public const int HeadingLength = 120;
    public const int TextLength = 100_000;
    public const int HtmlLength = 1_000_000;

    public int Id { get; set; }

    public int RevisionId { get; set; }

    /// <summary>Place in the revision, from 1.</summary>
    public int Position { get; set; }

    /// <summary>1 or 2.</summary>
    public int Level { get; set; }

    public required string Heading { get; set; }

    public string Markdown { get; set; } = "";

    public string Html { get; set; } = "";
}

/// <summary>A figure's value as it was when its revision was published, with the rows that were counted.</summary>
public sealed class FrozenFigure
{
    public const int NameLength = 80;
    public const int RowsLength = 2_000_000;

    public int Id { get; set; }

    public int RevisionId { get; set; }

    public required string Name { get; set; }

    public int Value { get; set; }

    /// <summary>The ids of the rows behind the value, joined by commas: items for 公开, requests for 申请.</summary>
    public string RowIds { get; set; } = "";
}
