using InfoDisclosure.Core.Documents.Posters;

namespace InfoDisclosure.Core.Documents.Sheets;

/// <summary>
/// What 公示完成证明 certifies: that an item was public during the whole of its 公示期. All values as they are printed.
/// </summary>
public sealed record PublicityProofContent
{
    /// <summary>The agency that certifies; the PDF's author.</summary>
    public required string AgencyName { get; init; }

    /// <summary>The item's title.</summary>
    public required string ItemTitle { get; init; }

    /// <summary>索引号.</summary>
    public required string IndexNumber { get; init; }

    public required PublicityPeriod Publicity { get; init; }

    /// <summary>The public address of the item's page.</summary>
    public required string Address { get; init; }

    /// <summary>Channels and boards where it was posted, in order.</summary>
    public required IReadOnlyList<PublicityPlace> Places { get; init; }

    /// <summary>The texts that were on show, in order: the first, and each correction made meanwhile. At least one.</summary>
    public required IReadOnlyList<ShownText> Texts { get; init; }

    /// <summary>How many objections were received; none is printed as 无, null leaves room for writing.</summary>
    public required int? Objections { get; init; }

    /// <summary>When the personal columns were masked after the period; null for an item without any.</summary>
    public required DateOnly? MaskedOn { get; init; }

    /// <summary>署名.</summary>
    public required string? SignedBy { get; init; }

    /// <summary>成文日期.</summary>
    public required DateOnly? SignedOn { get; init; }

    /// <summary>Words printed on every page, e.g. 演示数据，非正式文件; empty for the real paper.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>When the proof was made (UTC); the document's date, so that equal input gives equal bytes.</summary>
    public required DateTime DatedAt { get; init; }
}

/// <summary>A channel or board, the day on which it was posted there and, where it was taken down, that day.</summary>
public sealed record PublicityPlace(string Name, DateOnly From, DateOnly? To);

/// <summary>A text as it was public from a day on: SHA-256 of its content, as 64 hexadecimal digits.</summary>
public sealed record ShownText(DateOnly From, string ContentDigest);
