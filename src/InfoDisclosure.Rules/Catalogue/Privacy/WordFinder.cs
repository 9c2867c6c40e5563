namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>Where a word of a class stands: [Start, End) of a <see cref="Reading"/>; <see cref="Word"/> is its number in its list.</summary>
internal readonly record struct Hit(int Start, int End, int Word);

/// <summary>A word that ends where the automaton stands.</summary>
internal readonly record struct WordEnd(WordClass Class, int Length, int Word);

/// <summary>
/// Finds the words of several lists in one pass (Aho and Corasick, 1975): the time grows with the text, not with the lists. Of
/// the words of one class that end at the same place only the longest is told.
/// </summary>
internal sealed class WordFinder
{
    private readonly Dictionary<long, int> steps = [];
    private readonly List<int> fallbacks = [0];
    private readonly List<WordEnd[]> ends = [[]];

    public WordFinder(IEnumerable<(string Word, WordClass Class, int Number)> words)
    {
        var edges = new List<(int Depth, int From, char By, int To)>();
        foreach (var (word, wordClass, number) in words)
        {
            var state = 0;
            for (var depth = 0; depth < word.Length; depth++)
            {
                if (!steps.TryGetValue(Step(state, word[depth]), out var next))
                {
                    next = ends.Count;
                    steps.Add(Step(state, word[depth]), next);
                    edges.Add((depth, state, word[depth], next));
                    fallbacks.Add(0);
                    ends.Add([]);
                }

                state = next;
            }

            if (state != 0 && !ends[state].Any(end => end.Class == wordClass))
                ends[state] = [.. ends[state], new WordEnd(wordClass, word.Length, number)];
        }

        // Shallow states first, for a state falls back to a shallower one.
        foreach (var (depth, from, by, to) in edges.OrderBy(edge => edge.Depth))
        {
            if (depth > 0)
                fallbacks[to] = Next(fallbacks[from], by);
            var inherited = ends[fallbacks[to]];
            if (inherited.Length > 0)
                ends[to] = ends[to].Length == 0 ? inherited : [.. ends[to], .. inherited.Where(end => ends[to].All(own => own.Class != end.Class))];
        }
    }

    /// <summary>The state after one more character.</summary>
    public int Next(int state, char by)
    {
        while (true)
        {
            if (steps.TryGetValue(Step(state, by), out var next))
                return next;
            if (state == 0)
                return 0;
            state = fallbacks[state];
        }
    }

    /// <summary>The words that end in a state.</summary>
    public WordEnd[] EndingIn(int state) => ends[state];

    private static long Step(int state, char by) => ((long)state << 16) | by;
}
