namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>A word that shouldn't leave the house, and why, as the clerk reads it.</summary>
public sealed record SensitiveWord(string Word, string Why);

/// <summary>A word as it is often written wrongly, and its right form.</summary>
public sealed record MistypedWord(string Word, string Right);

/// <summary>
/// The lists that the office edits; <c>seeds/catalogue/words.json</c> has this shape. Words are found in any width and with
/// spaces between their characters; an empty word is passed over. Made once, they serve any number of scans.
/// </summary>
public sealed class ScanWords
{
    private WordFinder? finder;

    /// <summary>敏感词.</summary>
    public required IReadOnlyList<SensitiveWord> Sensitive { get; init; }

    /// <summary>易错词.</summary>
    public required IReadOnlyList<MistypedWord> Mistyped { get; init; }

    /// <summary>Illness, disability and hardship: what no name should stand beside.</summary>
    public required IReadOnlyList<string> Hardship { get; init; }

    /// <summary>What names an institution; its address is public (条例 Art. 12).</summary>
    public required IReadOnlyList<string> Institutions { get; init; }

    /// <summary>职务. Names of officials with their title are public (条例 Art. 20(2)).</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>The lists and the scanner's own words as one automaton; built by the first scan.</summary>
    internal WordFinder Finder => finder ??= Lexicon.Of(this);
}
