namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// A finding within one <see cref="Reading"/>, before it is told where in the content it stands. <see cref="Column"/> is the table
/// and heading of a name that is decided with its column.
/// </summary>
internal readonly record struct Found(FindingKind Kind, int Start, int End, string Value, string Replacement, bool Certain, string Reason, string? Column = null);
