using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Search;

/// <summary>How a character is looked for.</summary>
internal enum RuneSort
{
    /// <summary>White space, punctuation, signs: never looked for.</summary>
    Mark,

    /// <summary>Written without spaces between words.</summary>
    Han,
    Letter,
    Digit,
}

/// <summary>A stretch of characters of one sort, folded.</summary>
internal sealed record Run(RuneSort Sort, string Text)
{
    /// <summary>Exactly one character, which may take two places.</summary>
    public bool IsSingle => Text.Length == 1 || (Text.Length == 2 && char.IsHighSurrogate(Text[0]));
}

/// <summary>
/// Chinese isn't written in words, so the full-text index holds overlapping character pairs: 公开指南 becomes
/// 公开 开指 指南 南. The single last character of every run makes one-character searches a prefix search over pairs. Runs of
/// Latin letters and digits stay whole. Text and query are folded alike (<see cref="Folding"/>).
/// </summary>
internal static class CharacterPairs
{
    private const char Between = ' ';

    /// <summary>The text as the index holds it: tokens separated by spaces.</summary>
    public static string ForIndex(string text)
    {
        var tokens = new StringBuilder((text.Length * 3) + 1);
        var before = RuneSort.Mark;
        var pending = default(Rune);
        foreach (var rune in Folding.Fold(text).EnumerateRunes())
        {
            var sort = SortOf(rune);
            if (before == RuneSort.Han)
            {
                Append(tokens, pending);
                if (sort == RuneSort.Han)
                    Append(tokens, rune);
                tokens.Append(Between);
            }
            else if (before != RuneSort.Mark && before != sort)
            {
                tokens.Append(Between);
            }

            if (sort is RuneSort.Letter or RuneSort.Digit)
                Append(tokens, rune);
            pending = rune;
            before = sort;
        }

        if (before == RuneSort.Han)
            Append(tokens, pending);
        return tokens.ToString().TrimEnd(Between);
    }

    /// <summary>Runs one after the other as the index holds them. The end of the last one is open: text may go on behind it.</summary>
    public static string ForPhrase(IReadOnlyList<Run> runs)
    {
        var tokens = new StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            var run = ForIndex(runs[i].Text);
            if (tokens.Length > 0)
                tokens.Append(Between);
            tokens.Append(i == runs.Count - 1 && runs[i] is { Sort: RuneSort.Han, IsSingle: false } ? run[..run.LastIndexOf(Between)] : run);
        }

        return tokens.ToString();
    }

    /// <summary>The runs of a folded text, marks left out.</summary>
    public static List<Run> Runs(ReadOnlySpan<char> folded)
    {
        var runs = new List<Run>();
        var start = 0;
        var before = RuneSort.Mark;
        var at = 0;
        foreach (var rune in folded.EnumerateRunes())
        {
            var sort = SortOf(rune);
            if (sort != before)
            {
                if (before != RuneSort.Mark)
                    runs.Add(new Run(before, folded[start..at].ToString()));
                start = at;
                before = sort;
            }

            at += rune.Utf16SequenceLength;
        }

        if (before != RuneSort.Mark)
            runs.Add(new Run(before, folded[start..].ToString()));
        return runs;
    }

    public static RuneSort SortOf(Rune rune)
    {
        if (Rune.IsDigit(rune))
            return RuneSort.Digit;
        if (!Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.LetterNumber)
            return RuneSort.Mark;
        return rune.Value >= 0x2E80 ? RuneSort.Han : RuneSort.Letter;
    }

    private static void Append(StringBuilder tokens, Rune rune)
    {
        Span<char> characters = stackalloc char[2];
        tokens.Append(characters[..rune.EncodeToUtf16(characters)]);
    }
}
