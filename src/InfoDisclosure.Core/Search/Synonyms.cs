namespace InfoDisclosure.Core.Search;

/// <summary>Words that mean the same, folded, for reading a query.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<Word>> groups = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <param name="lines">A group each, its words separated by spaces.</param>
    public Synonyms(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var words = SynonymGroup.Split(line).Select(word => new Word(word, CharacterPairs.Runs(Folding.Fold(word)))).Where(word => word.Runs.Count > 0).ToList();
            foreach (var word in words)
            {
                if (!groups.TryGetValue(word.Folded, out var known))
                    groups.Add(word.Folded, known = []);
                known.AddRange(words.Where(other => other.Folded != word.Folded));
                longest = Math.Max(longest, word.Folded.Length);
            }
        }
    }

    /// <summary>No words that mean the same.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>The other words that a folded word may be said with.</summary>
    public IReadOnlyList<Word> Of(string folded) => groups.TryGetValue(folded, out var others) ? others : [];

    /// <summary>The length of the longest known word that begins at a place of a folded text; 0 when none does.</summary>
    public int LongestAt(string folded, int at)
    {
        var known = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(longest, folded.Length - at); length >= SynonymGroup.ShortestWord; length--)
        {
            if (known.ContainsKey(folded.AsSpan(at, length)))
                return length;
        }

        return 0;
    }

    /// <param name="Text">As the office wrote it.</param>
    internal sealed record Word(string Text, IReadOnlyList<Run> Runs)
    {
        public string Folded { get; } = string.Concat(Runs.Select(run => run.Text));
    }
}
