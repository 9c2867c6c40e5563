using InfoDisclosure.Core.Documents.Inspecting;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>Where something was found: the words around it, and what masking would make of it.</summary>
/// <param name="Where">In words: 名称, 正文, 附件“名单.xlsx” 工作表“名单”.</param>
/// <param name="Becomes">What stands there once it is masked; null where nothing can be masked by itself.</param>
public sealed record CheckPlace(string Where, string Before, string Words, string After, string? Becomes);

/// <summary>Why something stays.</summary>
public sealed record KeptPoint(string Reason, string By, DateTime At);

/// <summary>One matter to decide, in all its places.</summary>
public sealed record CheckPoint
{
    /// <summary>SHA-256 of what the decision holds on to, so that no number lies in a row or an address.</summary>
    public required string Key { get; init; }

    /// <summary>居民身份证号码 and so on.</summary>
    public required string Label { get; init; }

    /// <summary>In words fit for every reader: masked.</summary>
    public required string What { get; init; }

    /// <summary>Why it was found.</summary>
    public required string Why { get; init; }

    public required bool Certain { get; init; }

    /// <summary>A 易错词: it is corrected, not masked.</summary>
    public required bool IsMistyped { get; init; }

    /// <summary>A column of a table: it holds other people in another revision, so what was kept of it then says nothing of now.</summary>
    public required bool IsColumn { get; init; }

    /// <summary>Whether it is the name of a person.</summary>
    public required bool IsName { get; init; }

    /// <summary>It is of a person for certain and stands where nothing can be masked, in a PDF: the file has to be replaced.</summary>
    public required bool MustReplace { get; init; }

    public required IReadOnlyList<CheckPlace> Places { get; init; }

    /// <summary>What most reasons for keeping it say; empty when the clerk has to write one.</summary>
    public required string UsualReason { get; init; }

    /// <summary>Null while it isn't decided.</summary>
    public required KeptPoint? Kept { get; init; }

    /// <summary>Whether one press masks it, at least in some of its places.</summary>
    public bool CanMask => Places.Any(place => place.Becomes is not null);
}

/// <summary>A file as the check saw it.</summary>
/// <param name="Notes">What lies in it unseen, a sentence each.</param>
public sealed record CheckedFile(string FileName, IReadOnlyList<string> Notes)
{
    /// <summary>A file by what looking into it gave.</summary>
    internal static CheckedFile Of(string fileName, InspectionResult result) => new(fileName, result switch
    {
        InspectionResult.Inspected(var inspection) => [.. inspection.Hidden, .. inspection.Properties.Select(property => $"属性 {property.Label}：{property.Value}")],
        InspectionResult.Unreadable(var why) => [why],
        _ => throw new InvalidOperationException("InspectionResult is a closed set."),
    });
}

/// <summary>What the scan of a revision found.</summary>
public sealed record ItemCheck(IReadOnlyList<CheckPoint> Points, IReadOnlyList<CheckedFile> Files)
{
    /// <summary>Points that nobody has decided.</summary>
    public IReadOnlyList<CheckPoint> Open { get; } = [.. Points.Where(point => point.Kept is null)];
}
