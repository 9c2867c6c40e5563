using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Which public items a list shows: codes as they stand in addresses; null doesn't narrow.</summary>
public sealed record CatalogueFilter(string? Category = null, int? Year = null, string? Group = null, string? Channel = null)
{
    /// <summary>Whether nothing narrows the list.</summary>
    public bool IsWhole => this == new CatalogueFilter();
}

/// <summary>
/// A place in one list, after or before a row. It names its list, so that a place of another list is refused instead of
/// showing a page that fits neither.
/// </summary>
public sealed record CatalogueCursor(bool Backwards, DateOnly Date, int ItemId)
{
    private const int Length = 1 + 4 + 4 + 4;

    /// <summary>The longest written form.</summary>
    public const int MaxTextLength = 24;

    /// <summary>Written for an address.</summary>
    public string Write(CatalogueFilter filter)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Backwards ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], Date.DayNumber);
        BinaryPrimitives.WriteInt32BigEndian(bytes[5..], ItemId);
        Mark(filter, bytes[..9]).CopyTo(bytes[9..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a written place; null when it is none, or one of another list.</summary>
    public static CatalogueCursor? Read(string text, CatalogueFilter filter)
    {
        Span<byte> bytes = stackalloc byte[32];
        if (text.Length > MaxTextLength || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != Length || bytes[0] > 1)
            return null;
        if (!Mark(filter, bytes[..9]).SequenceEqual(bytes[9..Length]))
            return null;
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[1..]);
        return day < 0 || day > DateOnly.MaxValue.DayNumber ? null
            : new CatalogueCursor(bytes[0] == 1, DateOnly.FromDayNumber(day), BinaryPrimitives.ReadInt32BigEndian(bytes[5..]));
    }

    private static byte[] Mark(CatalogueFilter filter, ReadOnlySpan<byte> place) =>
        SHA256.HashData([.. place, .. Encoding.UTF8.GetBytes($"{filter.Category}\n{filter.Year}\n{filter.Group}\n{filter.Channel}")])[..4];
}

/// <summary>A row of a list.</summary>
public sealed record CatalogueRow
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string IndexNumber { get; init; }

    public required string? DocumentNumber { get; init; }

    public required DateOnly? FormedOn { get; init; }

    /// <summary>公开日期.</summary>
    public required DateOnly DisclosedOn { get; init; }

    public required string CategoryName { get; init; }

    /// <summary>有效性 today; what has ended is marked in every list.</summary>
    public required Validity Validity { get; init; }

    public required string GroupName { get; init; }

    public required bool IsSample { get; init; }
}

/// <summary>A page of a list: at most <see cref="CatalogueReader.PageSize"/> rows, newest first, with the places beside it.</summary>
public sealed record CataloguePage(IReadOnlyList<CatalogueRow> Rows, string? Previous, string? Next);

/// <summary>A choice that narrows a list, with what would be left.</summary>
public sealed record CatalogueChoice(string Code, string Name, int Count);

/// <summary>A category as a choice, with what to say when it holds nothing.</summary>
public sealed record CategoryChoice(string Code, string Name, string Statute, Rules.Catalogue.CategoryBasis Basis, string? EmptyNote, int Count);

/// <summary>Counts beside a list: each choice counts what is left when the other choices stay.</summary>
public sealed record CatalogueCounts
{
    /// <summary>Rows of the list itself.</summary>
    public required int Total { get; init; }

    public required IReadOnlyList<CategoryChoice> Categories { get; init; }

    public required IReadOnlyList<CatalogueChoice> Years { get; init; }

    public required IReadOnlyList<CatalogueChoice> Groups { get; init; }

    public required IReadOnlyList<CatalogueChoice> Channels { get; init; }

    /// <summary>The day up to which the list's category was last stated to have nothing new; null when something came since, or for other lists.</summary>
    public DateOnly? UnchangedOn { get; init; }
}

/// <summary>How many items one category has in a year.</summary>
public sealed record CategoryCount(string Code, string Name, int Count);

/// <summary>An item of the catalogue as programs read it.</summary>
public sealed record CatalogueData
{
    public required int Id { get; init; }

    public required string IndexNumber { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string? DocumentNumber { get; init; }

    public required string CategoryCode { get; init; }

    public required string CategoryName { get; init; }

    public required string GroupName { get; init; }

    /// <summary>Null: the agency itself.</summary>
    public required string? OfficeName { get; init; }

    public required DateOnly? FormedOn { get; init; }

    public required DateOnly DisclosedOn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RevisedAt { get; init; }

    public required DisclosureMethod Method { get; init; }

    public required Validity Validity { get; init; }

    public required bool IsSample { get; init; }
}
