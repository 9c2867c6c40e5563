namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// Something that a clerk has to decide before publishing: masked, kept with a reason, or removed (个人信息保护法 Art. 28, 34;
/// 条例 Art. 15).
/// </summary>
public sealed record Finding
{
    /// <summary>What it is.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The text or the cell.</summary>
    public required FindingPlace Place { get; init; }

    /// <summary>The first character in that text or cell, in UTF-16 units like <see cref="Length"/>.</summary>
    public required int Start { get; init; }

    /// <summary>How far it reaches.</summary>
    public required int Length { get; init; }

    /// <summary>As it stands there, separators included.</summary>
    public required string Written { get; init; }

    /// <summary>The value however it was written: half-width, without separators.</summary>
    public required string Value { get; init; }

    /// <summary>What stands there once it is masked, e.g. 138****5678; for a 易错词 the right word.</summary>
    public required string Replacement { get; init; }

    /// <summary>Proven by a checksum, a heading or its form alone; otherwise probable, and the clerk looks twice.</summary>
    public required bool Certain { get; init; }

    /// <summary>Why it was found, in one sentence for the clerk.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// What a decision holds on to: kind and value, so that the same number in ten places is decided once. Names in a column
    /// of a table are one matter (the list is shown or it isn't) and share the key of their table and heading.
    /// </summary>
    public required string Key { get; init; }
}

/// <summary>The findings of one decision, in the order in which they stand.</summary>
public sealed record FindingGroup(string Key, IReadOnlyList<Finding> Findings)
{
    /// <summary>The kind, the same for all.</summary>
    public FindingKind Kind => Findings[0].Kind;

    /// <summary>Whether one of them is certain.</summary>
    public bool Certain => Findings.Any(finding => finding.Certain);

    /// <summary>Groups by key, in the order of each key's first finding.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(finding => finding.Key).Select(group => new FindingGroup(group.Key, [.. group]))];
}
