using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents;

/// <summary>
/// What an annual report's document prints: figures are already values (frozen ones for a published revision), headings
/// already carry their numbers. Page, PDF and every later rendering read this one model.
/// </summary>
public sealed record AnnualReportContent
{
    /// <summary>The report's year.</summary>
    public required int Year { get; init; }

    /// <summary>The full title, e.g. 三村镇2018年政府信息公开工作年度报告.</summary>
    public required string Title { get; init; }

    /// <summary>The agency whose document this is; the PDF's author.</summary>
    public required string AgencyName { get; init; }

    /// <summary>Text before the first part.</summary>
    public required IReadOnlyList<TextBlock> Preface { get; init; }

    /// <summary>The parts in order.</summary>
    public required IReadOnlyList<AnnualReportPartContent> Parts { get; init; }

    /// <summary>署名; null leaves the signature block out.</summary>
    public required string? SignedBy { get; init; }

    /// <summary>成文日期.</summary>
    public required DateOnly? SignedOn { get; init; }

    /// <summary>A word printed on every page and in the metadata, e.g. 送审稿 or 演示数据，非正式文件; empty for the real document.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>When the revision was published, or for a draft last saved (UTC); the document's date, so that equal input gives equal bytes.</summary>
    public required DateTime DatedAt { get; init; }

    /// <summary>Version and digest, printed at the end; null for what isn't published with files.</summary>
    public string? Edition { get; init; }

    /// <summary>The public address of the report's page, for the metadata; may be null.</summary>
    public required string? Address { get; init; }
}

/// <summary>A part: level 1 is 一、 in 黑体, level 2 （一） in 楷体.</summary>
/// <param name="Text">What the clerk wrote.</param>
public sealed record AnnualReportPartContent(int Level, string Number, string Heading, IReadOnlyList<TextBlock> Text)
{
    /// <summary>The form's tables that stand under the text.</summary>
    public IReadOnlyList<TextBlock.Table> Tables { get; init; } = [];

    /// <summary>The part as it is printed.</summary>
    public IReadOnlyList<TextBlock> Blocks => [.. Text, .. Tables];
}
