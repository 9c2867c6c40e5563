using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>
/// The posting (张榜公示) of one village's subsidies, household by household (财办〔2020〕37号 and the notices that follow it).
/// All values as they are printed, masked where they must be; nothing is computed here.
/// </summary>
public sealed record HouseholdPosterContent
{
    /// <summary>The agency, named in the band on top; the PDF's author.</summary>
    public required string AgencyName { get; init; }

    /// <summary>E.g. 2026年耕地地力保护补贴公示（二村）.</summary>
    public required string Title { get; init; }

    /// <summary>政策依据.</summary>
    public required string? PolicyBasis { get; init; }

    /// <summary>年度/批次.</summary>
    public required string? Batch { get; init; }

    /// <summary>补贴标准.</summary>
    public required string? Rate { get; init; }

    /// <summary>公示起止.</summary>
    public required PublicityPeriod? Publicity { get; init; }

    /// <summary>监督举报电话.</summary>
    public required string? SupervisionPhone { get; init; }

    /// <summary>咨询电话.</summary>
    public required string? EnquiryPhone { get; init; }

    /// <summary>The columns, e.g. 序号, 村组, 姓名, 面积（亩）, 标准, 金额（元）; with more than six the sheet lies on its long side.</summary>
    public required IReadOnlyList<HouseholdColumn> Columns { get; init; }

    /// <summary>The households; each row has a value for every column.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>
    /// The last row, a value for every column: 合计 first, the sums (户数, 面积, 金额) under what they sum, empty for a column
    /// that has none. Null leaves the row out.
    /// </summary>
    public required IReadOnlyList<string>? Total { get; init; }

    /// <summary>How the total comes about, below the table: 200户，1,234.5亩 × 76.03元/亩 = 93,859.04元.</summary>
    public required string? Arithmetic { get; init; }

    /// <summary>署名.</summary>
    public required string? SignedBy { get; init; }

    /// <summary>The date under it.</summary>
    public required DateOnly? SignedOn { get; init; }

    /// <summary>索引号.</summary>
    public required string? IndexNumber { get; init; }

    /// <summary>A public address, as QR code and in writing; null for a posting that isn't on the site household by household.</summary>
    public required string? Address { get; init; }

    public required PosterPaper Paper { get; init; }

    /// <summary>Words printed on every page, e.g. 演示数据，非正式文件; empty for the real paper.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>When the list was fixed (UTC); the document's date, so that equal input gives equal bytes.</summary>
    public required DateTime DatedAt { get; init; }
}

/// <summary>A column of the households' table; figures stand at its end.</summary>
public sealed record HouseholdColumn(string Heading, CellAlignment Alignment = CellAlignment.Center);
