using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// Chinese isn't written in words, so the full-text index holds overlapping character pairs: 公开指南 becomes
/// 公开 开指 指南 南. The single last character of every run makes one-character searches a prefix search over pairs. Runs of
/// Latin letters and digits stay whole. Full-width forms and capitals are folded, on both sides alike.
/// </summary>
public static class CharacterPairs
{
    /// <summary>The longest query that is read; the rest is cut off by the caller with a word to the reader.</summary>
    public const int MaxQueryLength = 100;

    private enum RuneKind
    {
        Mark,
        Han,
        Letter,
        Digit,
    }

    /// <summary>The text as the index holds it: tokens separated by spaces.</summary>
    public static string ForIndex(string text)
    {
        var tokens = new StringBuilder(text.Length * 4);
        foreach (var word in Words(text))
        {
            foreach (var run in word)
                AppendRun(tokens, run, last: false);
        }

        return tokens.ToString();
    }

    /// <summary>
    /// The query in FTS5's language, every word a phrase and all of them required; null when nothing in it can be searched
    /// for. Marks and operators of that language are separators here, so no query can be malformed.
    /// </summary>
    public static string? ForQuery(string query)
    {
        var match = new StringBuilder();
        foreach (var word in Words(query))
        {
            if (match.Length > 0)
                match.Append(" AND ");
            match.Append('"');
            var phrase = new StringBuilder();
            for (var i = 0; i < word.Count; i++)
                AppendRun(phrase, word[i], last: i == word.Count - 1);
            match.Append(phrase.ToString().TrimEnd()).Append('"');
            var end = word[^1];
            if (end.Kind == RuneKind.Letter || (end.Kind == RuneKind.Han && end.Runes.Count == 1))
                match.Append('*');
        }

        return match.Length == 0 ? null : match.ToString();
    }

    /// <summary>
    /// The query with long runs of characters taken apart into twos, e.g. 耕地补贴 as 耕地 补贴, for when the words as typed stand
    /// nowhere side by side; null when nothing can be taken apart.
    /// </summary>
    public static string? Loosened(string query)
    {
        var words = Words(query);
        if (!words.Exists(word => word.Exists(IsLong)))
            return null;
        return string.Join(' ', words.SelectMany(word => word).SelectMany(run => IsLong(run) ? run.Runes.Chunk(2).Where(pair => pair.Length == 2) : [[.. run.Runes]])
            .Select(part => string.Concat(part.Select(rune => rune.ToString()))).Distinct());

        static bool IsLong(Run run) => run.Kind == RuneKind.Han && run.Runes.Count >= 4;
    }

    /// <summary>The words of a query as they are looked for in a text to mark them; folded.</summary>
    public static IReadOnlyList<string> Terms(string query) =>
        [.. Words(query).Select(word => string.Concat(word.SelectMany(run => run.Runes).Select(rune => rune.ToString()))).Distinct()];

    /// <summary>Folds one character without changing the text's length, so that places in folded and real text agree.</summary>
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Folds a text, character by character.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = Fold(source[i]);
    });

    private static List<List<Run>> Words(string text)
    {
        var words = new List<List<Run>>();
        List<Run>? word = null;
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (kind == RuneKind.Mark)
            {
                word = null;
                continue;
            }

            if (word is null)
                words.Add(word = []);
            if (word.Count == 0 || word[^1].Kind != kind)
                word.Add(new Run(kind, []));
            word[^1].Runes.Add(rune);
        }

        return words;
    }

    private static void AppendRun(StringBuilder tokens, Run run, bool last)
    {
        if (run.Kind != RuneKind.Han)
        {
            foreach (var rune in run.Runes)
                AppendRune(tokens, rune);
            tokens.Append(' ');
            return;
        }

        // In a query the last run ends in its last pair: what follows it in the text is open.
        var end = last && run.Runes.Count > 1 ? run.Runes.Count - 1 : run.Runes.Count;
        for (var i = 0; i < end; i++)
        {
            AppendRune(tokens, run.Runes[i]);
            if (i + 1 < run.Runes.Count)
                AppendRune(tokens, run.Runes[i + 1]);
            tokens.Append(' ');
        }
    }

    // SQLite's unicode61 knows Unicode 6.1 only and drops the Han characters added later (𬭎), so those outside the basic
    // plane are written by number.
    private static void AppendRune(StringBuilder tokens, Rune rune)
    {
        if (rune.IsBmp)
            tokens.Append((char)rune.Value);
        else
            tokens.Append('u').Append(rune.Value.ToString("x", CultureInfo.InvariantCulture));
    }

    private static RuneKind KindOf(Rune rune)
    {
        if (Rune.IsDigit(rune))
            return RuneKind.Digit;
        if (!Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.LetterNumber)
            return RuneKind.Mark;
        return rune.Value >= 0x2E80 ? RuneKind.Han : RuneKind.Letter;
    }

    private sealed record Run(RuneKind Kind, List<Rune> Runes);
}
