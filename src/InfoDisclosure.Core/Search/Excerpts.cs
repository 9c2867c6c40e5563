using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Search;

/// <summary>Cuts out of a text where a search struck, and marks it.</summary>
public static class Excerpts
{
    private const int Before = 30;

    /// <summary>The whole text with every term marked.</summary>
    public static IReadOnlyList<TextPiece> Mark(string text, IReadOnlyList<string> terms) => Mark(text, CharacterPairs.Fold(text), 0, text.Length, terms);

    /// <summary>About <paramref name="length"/> characters around the first term found; the beginning when none is.</summary>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<string> terms, int length)
    {
        text = OneLine(text);
        var folded = CharacterPairs.Fold(text);
        var first = terms.Select(term => folded.IndexOf(term, StringComparison.Ordinal)).Where(place => place >= 0).DefaultIfEmpty(0).Min();
        var start = WholeCharacter(text, Math.Max(0, first - Before));
        var end = WholeCharacter(text, Math.Min(text.Length, start + length));
        var pieces = Mark(text, folded, start, end, terms).ToList();
        if (start > 0)
            pieces.Insert(0, new TextPiece("…", false));
        if (end < text.Length)
            pieces.Add(new TextPiece("…", false));
        return pieces;
    }

    private static List<TextPiece> Mark(string text, string folded, int start, int end, IReadOnlyList<string> terms)
    {
        var pieces = new List<TextPiece>();
        var plainFrom = start;
        for (var at = start; at < end;)
        {
            var term = terms.Where(term => term.Length > 0 && at + term.Length <= end && string.CompareOrdinal(folded, at, term, 0, term.Length) == 0).MaxBy(term => term.Length);
            if (term is null)
            {
                at++;
                continue;
            }

            if (plainFrom < at)
                pieces.Add(new TextPiece(text[plainFrom..at], false));
            pieces.Add(new TextPiece(text.Substring(at, term.Length), true));
            at += term.Length;
            plainFrom = at;
        }

        if (plainFrom < end)
            pieces.Add(new TextPiece(text[plainFrom..end], false));
        return pieces;
    }

    private static int WholeCharacter(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
