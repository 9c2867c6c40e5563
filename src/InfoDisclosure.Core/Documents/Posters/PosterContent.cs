using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>The sheet a poster is printed on.</summary>
public enum PosterPaper
{
    A4,
    A3,
}

/// <summary>
/// What a poster (张贴件) of one item says on the boards of villages and halls (条例 Art. 25: 查阅场所、公告栏、电子信息屏). All
/// values as they are printed.
/// </summary>
public sealed record PosterContent
{
    /// <summary>The agency, named in the band on top; the PDF's author.</summary>
    public required string AgencyName { get; init; }

    public required string Title { get; init; }

    /// <summary>索引号.</summary>
    public required string? IndexNumber { get; init; }

    /// <summary>文号.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>成文日期.</summary>
    public required DateOnly? FormedOn { get; init; }

    /// <summary>公示期, first and last day; null for an item that isn't under one.</summary>
    public required PublicityPeriod? Publicity { get; init; }

    /// <summary>监督电话.</summary>
    public required string? SupervisionPhone { get; init; }

    /// <summary>The text.</summary>
    public required IReadOnlyList<TextBlock> Text { get; init; }

    /// <summary>署名.</summary>
    public required string? SignedBy { get; init; }

    /// <summary>The date under it.</summary>
    public required DateOnly? SignedOn { get; init; }

    /// <summary>The public address of the item's page, as QR code and in writing; null leaves both out.</summary>
    public required string? Address { get; init; }

    public required PosterPaper Paper { get; init; }

    /// <summary>Words printed on every page, e.g. 演示数据，非正式文件; empty for the real paper.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>When the revision was published or saved (UTC); the document's date, so that equal input gives equal bytes.</summary>
    public required DateTime DatedAt { get; init; }
}

/// <summary>公示期 from its first to its last day.</summary>
public sealed record PublicityPeriod(DateOnly From, DateOnly To)
{
    /// <summary>Calendar days, both ends counted.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
