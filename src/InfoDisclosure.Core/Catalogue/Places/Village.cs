using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Core.Catalogue.Places;

/// <summary>A village (村) with its board, so that what hangs where can be counted.</summary>
public sealed class Village : Versioned
{
    public const int NameLength = 30;
    public const int BoardLength = 60;

    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>Where its board stands, e.g. 村委会门前; the first words of a posting there.</summary>
    public string? Board { get; set; }

    /// <summary>No longer posted to; what once hung there keeps its name.</summary>
    public bool Closed { get; set; }
}
