using System.Text;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// A typed query as it is looked for: words that must all be there. “…” holds words together as they stand. A document number
/// is one thing however it is bracketed and spaced (三政发[2026]12号, 三政发 2026 12), and so are numbers joined by a mark
/// (2026-00012). A word that means the same as others (低保, 最低生活保障) is looked for as any of them.
/// </summary>
internal sealed partial class SearchTerms
{
    /// <summary>The longest query that is read.</summary>
    public const int MaxLength = 100;

    private const string Opening = "〔[(【﹝〖";
    private const string Joining = "-‐‑–—−_/.:";

    private SearchTerms(IReadOnlyList<Term> terms, IReadOnlyList<string> expanded, bool spelledOut)
    {
        Phrases = [.. terms.SelectMany(term => term.AnyOf)];
        Match = string.Join(" AND ", terms.Select(term => term.AnyOf.Count == 1 ? term.AnyOf[0].Match : $"({string.Join(" OR ", term.AnyOf.Select(phrase => phrase.Match))})"));
        Words = [.. terms.Select(term => term.AnyOf[0].Text).Distinct()];
        Expanded = expanded;
        SpelledOut = spelledOut;
    }

    /// <summary>Everything that may be marked in a text that was found.</summary>
    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>In FTS5's language.</summary>
    public string Match { get; }

    /// <summary>The words, folded.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Words that nobody typed and that are looked for as well.</summary>
    public IReadOnlyList<string> Expanded { get; }

    /// <summary>The words are those between the spaces that were typed; else a reader is told how the query was taken.</summary>
    public bool SpelledOut { get; }

    /// <summary>
    /// How a query may be meant, the most exact first: with its document numbers as such, as plain words, and with long words
    /// taken apart (耕地补贴 as 耕地 and 补贴). Whoever searches takes the first that finds something. None when nothing in the
    /// query can be looked for.
    /// </summary>
    public static IReadOnlyList<SearchTerms> Read(string typed, Synonyms synonyms)
    {
        var folded = Folding.Fold(typed.Length <= MaxLength ? typed : typed[..MaxLength]);
        var parts = Parts(folded);
        var readings = new List<SearchTerms>();
        var words = parts.SelectMany(part => part.Words()).ToList();
        if (words.Count == 0)
            return readings;
        var numbered = parts.SelectMany(part => part.Numbered()).ToList();
        var hasNumber = numbered.Exists(word => word.Number is not null);
        if (hasNumber)
            readings.Add(Of(numbered, synonyms, spelledOut: true));
        // A number without brackets may be nothing but words with spaces between; then there is nothing to explain.
        readings.Add(Of(words, synonyms, spelledOut: !hasNumber || !folded.AsSpan().ContainsAny(Opening)));
        if (words.Exists(word => word.CanBeTakenApart))
            readings.Add(Of([.. words.SelectMany(word => word.TakenApart(synonyms))], synonyms, spelledOut: false));
        return readings;
    }

    /// <summary>A query in one form, for what is counted by query; empty when nothing in it can be looked for.</summary>
    public static string Normal(string typed) => string.Join(' ', Parts(Folding.Fold(typed)).SelectMany(part => part.Words()).Select(word => new Phrase(word.Runs).Text));

    private static SearchTerms Of(IReadOnlyList<Word> words, Synonyms synonyms, bool spelledOut)
    {
        var expanded = new List<string>();
        var terms = new List<Term>();
        foreach (var word in words)
        {
            List<Phrase> any = [new(word.Runs)];
            if (word.Number is { } variant)
                any.Add(new Phrase(variant));
            if (word is { Quoted: false, Number: null })
            {
                foreach (var same in synonyms.Of(any[0].Key))
                {
                    any.Add(new Phrase(same.Runs));
                    expanded.Add(same.Text);
                }
            }

            terms.Add(new Term(any));
        }

        return new SearchTerms(terms, [.. expanded.Distinct()], spelledOut);
    }

    /// <summary>Cut at the quotation marks; one that isn't closed is a mark like any other.</summary>
    private static List<Part> Parts(string folded)
    {
        var parts = new List<Part>();
        var from = 0;
        foreach (var quote in Quoted().EnumerateMatches(folded))
        {
            parts.Add(new Part(folded[from..quote.Index], Quoted: false));
            parts.Add(new Part(folded.Substring(quote.Index, quote.Length), Quoted: true));
            from = quote.Index + quote.Length;
        }

        parts.Add(new Part(folded[from..], Quoted: false));
        return parts;
    }

    private static bool Joins(char mark, RuneSort before, RuneSort after) =>
        before is RuneSort.Letter or RuneSort.Digit && after is RuneSort.Letter or RuneSort.Digit && Joining.Contains(mark);

    [GeneratedRegex("\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"(?<agency>\p{Lo}{0,20})\s*[〔\[(【﹝〖]\s*(?<year>(?:19|20)[0-9]{2})\s*[〕\])】﹞〗]\s*(?:第\s*)?(?<serial>[0-9]{1,5})(?![0-9])\s*(?<tail>号)?"
        + @"|(?<agency>\p{Lo}{2,20})\s*(?<year>(?:19|20)[0-9]{2})(?:\s+(?:第\s*)?|第\s*)(?<serial>[0-9]{1,5})\s*(?<tail>号)?(?![\p{L}0-9])",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DocumentNumbers();

    private sealed record Term(IReadOnlyList<Phrase> AnyOf);

    /// <param name="Number">For a document number, how it may also be written.</param>
    private sealed record Word(IReadOnlyList<Run> Runs, bool Quoted, IReadOnlyList<Run>? Number = null)
    {
        public bool CanBeTakenApart => !Quoted && Runs.Any(IsLong);

        /// <summary>
        /// Words that the synonyms know stay whole, the rest goes by twos. An odd character after a number belongs to it:
        /// 2026年耕地补贴 is 2026年, 耕地 and 补贴.
        /// </summary>
        public IEnumerable<Word> TakenApart(Synonyms synonyms)
        {
            if (!CanBeTakenApart)
                return [this];
            var apart = new List<Word>();
            foreach (var run in Runs)
            {
                var text = run.Text;
                if (!IsLong(run))
                {
                    apart.Add(new Word([run], Quoted: false));
                    continue;
                }

                if (apart is [.., { Runs: [{ Sort: RuneSort.Digit } number] }] && text.EnumerateRunes().Count() % 2 == 1)
                {
                    var first = text[..Rune.GetRuneAt(text, 0).Utf16SequenceLength];
                    apart[^1] = new Word([number, new Run(RuneSort.Han, first)], Quoted: false);
                    text = text[first.Length..];
                }

                apart.AddRange(Pieces(text, synonyms).Select(piece => new Word([piece], Quoted: false)));
            }

            return apart;
        }

        private static bool IsLong(Run run) => run.Sort == RuneSort.Han && run.Text.EnumerateRunes().Count() >= 4;

        private static IEnumerable<Run> Pieces(string text, Synonyms synonyms)
        {
            var from = 0;
            for (var at = 0; at < text.Length;)
            {
                var known = synonyms.LongestAt(text, at);
                if (known == 0)
                {
                    at++;
                    continue;
                }

                foreach (var pair in Pairs(text[from..at]))
                    yield return pair;
                yield return new Run(RuneSort.Han, text.Substring(at, known));
                at += known;
                from = at;
            }

            foreach (var pair in Pairs(text[from..]))
                yield return pair;
        }

        private static IEnumerable<Run> Pairs(string text) =>
            text.EnumerateRunes().Chunk(2).Where(pair => pair.Length == 2).Select(pair => new Run(RuneSort.Han, $"{pair[0]}{pair[1]}"));
    }

    private sealed record Part(string Text, bool Quoted)
    {
        public IEnumerable<Word> Words() => Quoted ? Whole() : Plain(Text);

        public IEnumerable<Word> Numbered()
        {
            if (Quoted)
            {
                foreach (var word in Whole())
                    yield return word;
                yield break;
            }

            var from = 0;
            foreach (Match number in DocumentNumbers().Matches(Text))
            {
                foreach (var word in Plain(Text[from..number.Index]))
                    yield return word;
                List<Run> before = [.. CharacterPairs.Runs(number.Groups["agency"].Value), new Run(RuneSort.Digit, number.Groups["year"].Value)];
                List<Run> after = [new Run(RuneSort.Digit, number.Groups["serial"].Value), .. CharacterPairs.Runs(number.Groups["tail"].Value)];
                yield return new Word([.. before, .. after], Quoted: false, [.. before, new Run(RuneSort.Han, "第"), .. after]);
                from = number.Index + number.Length;
            }

            foreach (var word in Plain(Text[from..]))
                yield return word;
        }

        private IEnumerable<Word> Whole()
        {
            var runs = CharacterPairs.Runs(Text);
            return runs.Count == 0 ? [] : [new Word(runs, Quoted: true)];
        }

        private static IEnumerable<Word> Plain(string text)
        {
            var runs = new List<Run>();
            var from = 0;
            for (var at = 0; at < text.Length;)
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
                if (CharacterPairs.SortOf(rune) == RuneSort.Mark && !Joins(text[at], SortBefore(text, at), SortAfter(text, at + length)))
                {
                    runs = CharacterPairs.Runs(text.AsSpan(from, at - from));
                    if (runs.Count > 0)
                        yield return new Word(runs, Quoted: false);
                    from = at + length;
                }

                at += length;
            }

            runs = CharacterPairs.Runs(text.AsSpan(from));
            if (runs.Count > 0)
                yield return new Word(runs, Quoted: false);
        }

        private static RuneSort SortBefore(string text, int at) =>
            Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _) == System.Buffers.OperationStatus.Done ? CharacterPairs.SortOf(rune) : RuneSort.Mark;

        private static RuneSort SortAfter(string text, int at) =>
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _) == System.Buffers.OperationStatus.Done ? CharacterPairs.SortOf(rune) : RuneSort.Mark;
    }
}
