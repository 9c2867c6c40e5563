namespace InfoDisclosure.Core.Reports.Importing;

/// <summary>What a plain file turned out to be: a <see cref="RecognisedReport"/> or <see cref="NotAReport"/>.</summary>
public abstract record ReportTextReading
{
    private protected ReportTextReading()
    {
    }
}

/// <summary>
/// A report read from a plain file. Every character of the file that is not a space stands in exactly one of
/// <see cref="Title"/>, <see cref="Preface"/>, <see cref="Parts"/> (original marks and headings), <see cref="Signature"/> and
/// <see cref="Unplaced"/>.
/// </summary>
public sealed record RecognisedReport : ReportTextReading
{
    /// <summary>The title in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The report's year, from the title or else the period; null if neither says it.</summary>
    public required int? Year { get; init; }

    /// <summary>The text before the first part, as Markdown.</summary>
    public required string Preface { get; init; }

    /// <summary>The first day that the report counts.</summary>
    public required DateOnly? PeriodFrom { get; init; }

    /// <summary>The last day that the report counts.</summary>
    public required DateOnly? PeriodTo { get; init; }

    /// <summary>Where to ask; it also stays in the text it was found in.</summary>
    public required ReportContact Contact { get; init; }

    /// <summary>Parts and sub-sections in order.</summary>
    public required IReadOnlyList<RecognisedPart> Parts { get; init; }

    /// <summary>署名.</summary>
    public required string? SignedBy { get; init; }

    /// <summary>成文日期.</summary>
    public required DateOnly? SignedOn { get; init; }

    /// <summary>署名 and 成文日期 as the file has them, a line each.</summary>
    public required string Signature { get; init; }

    /// <summary>In words for the clerk: what was recognised, and where the file was read otherwise than written.</summary>
    public required IReadOnlyList<string> Recognised { get; init; }

    /// <summary>What could not be placed, in the order of the file.</summary>
    public required IReadOnlyList<UnplacedText> Unplaced { get; init; }
}

/// <summary>Address and telephone as a report gives them; either may be absent.</summary>
public sealed record ReportContact(string? Address, string? Telephone);

/// <summary>A part (level 1) or sub-section (level 2) with its mark and heading as written, and the heading to print.</summary>
public sealed record RecognisedPart(int Level, string OriginalMark, string OriginalHeading, string Heading, string Markdown, int Line);

/// <summary>Text that belongs nowhere; lines count from 1.</summary>
public sealed record UnplacedText(int Line, string Text);

/// <summary>The file is no report; the reasons are for the clerk.</summary>
public sealed record NotAReport(IReadOnlyList<string> Reasons) : ReportTextReading;
