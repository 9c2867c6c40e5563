namespace InfoDisclosure.Core.Data;

/// <summary>
/// Something that two people may edit at once. The posted version is compared on saving; every saved change counts it up.
/// </summary>
public abstract class Versioned
{
    /// <summary>Counts saved changes from 1.</summary>
    public int Version { get; set; } = 1;
}
