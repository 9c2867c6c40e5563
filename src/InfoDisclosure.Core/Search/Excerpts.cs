using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Search;

/// <summary>Cuts out of a text where a search struck, and marks it.</summary>
internal static class Excerpts
{
    private const int Before = 30;

    /// <summary>The whole text with everything marked that was looked for.</summary>
    public static IReadOnlyList<TextPiece> Mark(string text, IReadOnlyList<Phrase> phrases) => Mark(text, Folding.Fold(text), 0, text.Length, phrases);

    /// <summary>About <paramref name="length"/> characters around the first place that was looked for; the beginning when none is there.</summary>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<Phrase> phrases, int length)
    {
        var folded = Folding.Fold(text);
        var first = First(folded, phrases);
        // Cut before the lines are joined, for a text may be long; what is joined grows shorter.
        var start = WholeCharacter(text, Math.Max(0, first - Before));
        var end = WholeCharacter(text, Math.Min(text.Length, start + (length * 2)));
        var line = OneLine(text[start..end]);
        var whole = WholeCharacter(line, Math.Min(line.Length, length));
        var pieces = Mark(line, Folding.Fold(line), 0, whole, phrases);
        if (start > 0)
            pieces.Insert(0, new TextPiece("…", false));
        if (whole < line.Length || end < text.Length)
            pieces.Add(new TextPiece("…", false));
        return pieces;
    }

    private static int First(string folded, IReadOnlyList<Phrase> phrases)
    {
        var first = int.MaxValue;
        foreach (var phrase in phrases)
        {
            if (phrase.FirstIn(folded) is >= 0 and var place)
                first = Math.Min(first, place);
        }

        return first == int.MaxValue ? 0 : first;
    }

    private static List<TextPiece> Mark(string text, string folded, int start, int end, IReadOnlyList<Phrase> phrases)
    {
        var pieces = new List<TextPiece>();
        var plainFrom = start;
        for (var at = start; at < end;)
        {
            var length = 0;
            foreach (var phrase in phrases)
                length = Math.Max(length, phrase.LengthAt(folded, at));
            length = Math.Min(length, end - at);
            if (length == 0)
            {
                at++;
                continue;
            }

            if (plainFrom < at)
                pieces.Add(new TextPiece(text[plainFrom..at], false));
            pieces.Add(new TextPiece(text.Substring(at, length), true));
            at += length;
            plainFrom = at;
        }

        if (plainFrom < end)
            pieces.Add(new TextPiece(text[plainFrom..end], false));
        return pieces;
    }

    private static int WholeCharacter(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
