using System.Text;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// Runs that must follow each other in a text. Marks between two runs don't count: 三政发2026 12号 is also written
/// 三政发〔2026〕12号. Digits count whole (12 isn't in 2012), letters from the beginning of a word (wo is in Word), Chinese
/// characters anywhere.
/// </summary>
internal sealed class Phrase
{
    private readonly IReadOnlyList<Run> runs;

    public Phrase(IReadOnlyList<Run> runs)
    {
        this.runs = runs;
        var open = runs[^1] is { Sort: RuneSort.Letter } or { Sort: RuneSort.Han, IsSingle: true };
        Match = $"\"{CharacterPairs.ForPhrase(runs)}\"{(open ? "*" : "")}";
    }

    /// <summary>In FTS5's language. It holds letters, digits and Chinese characters only, so no query can be malformed.</summary>
    public string Match { get; }

    public IReadOnlyList<Run> Runs => runs;

    /// <summary>The runs without anything between; equal for what search takes for the same word.</summary>
    public string Key => string.Concat(runs.Select(run => run.Text));

    /// <summary>For people: two numbers or two words in letters stay apart.</summary>
    public string Text => string.Concat(runs.Select((run, i) => i > 0 && run.Sort != RuneSort.Han && run.Sort == runs[i - 1].Sort ? $"-{run.Text}" : run.Text));

    /// <summary>How long the phrase is at a place of a folded text; 0 when it isn't there.</summary>
    public int LengthAt(ReadOnlySpan<char> folded, int at)
    {
        if (runs[0].Sort != RuneSort.Han && Before(folded, at) == runs[0].Sort)
            return 0;
        var place = at;
        for (var i = 0; i < runs.Count; i++)
        {
            if (i > 0)
            {
                if (After(folded, place) == runs[i - 1].Sort)
                    return 0;
                while (After(folded, place) == RuneSort.Mark && place < folded.Length)
                    place += LengthOf(folded, place);
            }

            if (!folded[place..].StartsWith(runs[i].Text, StringComparison.Ordinal))
                return 0;
            place += runs[i].Text.Length;
        }

        return runs[^1].Sort == RuneSort.Digit && After(folded, place) == RuneSort.Digit ? 0 : place - at;
    }

    /// <summary>The first place of a folded text where the phrase is; -1 when it is nowhere.</summary>
    public int FirstIn(ReadOnlySpan<char> folded)
    {
        for (var at = 0; at < folded.Length; at++)
        {
            var next = folded[at..].IndexOf(runs[0].Text, StringComparison.Ordinal);
            if (next < 0)
                return -1;
            at += next;
            if (LengthAt(folded, at) > 0)
                return at;
        }

        return -1;
    }

    private static RuneSort Before(ReadOnlySpan<char> text, int at) =>
        Rune.DecodeLastFromUtf16(text[..at], out var rune, out _) == System.Buffers.OperationStatus.Done ? CharacterPairs.SortOf(rune) : RuneSort.Mark;

    private static RuneSort After(ReadOnlySpan<char> text, int at) =>
        Rune.DecodeFromUtf16(text[at..], out var rune, out _) == System.Buffers.OperationStatus.Done ? CharacterPairs.SortOf(rune) : RuneSort.Mark;

    private static int LengthOf(ReadOnlySpan<char> text, int at)
    {
        Rune.DecodeFromUtf16(text[at..], out _, out var length);
        return Math.Max(length, 1);
    }
}
