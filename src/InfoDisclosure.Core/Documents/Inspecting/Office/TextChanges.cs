using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Which characters of a text a mask replaced, so that the others keep their place and their looks.</summary>
internal static class TextChanges
{
    /// <summary>Above this the changed middle of a text is replaced as a whole.</summary>
    private const int MostComparisons = 1_000_000;

    /// <summary>
    /// For each character that changes what stands in its place, in order. A text that grows in between grows at the character
    /// before; nothing can be added to an empty text.
    /// </summary>
    public static IReadOnlyList<(int At, string With)> Between(string original, string masked)
    {
        if (original == masked || original.Length == 0)
            return [];
        var (lines, becomes) = (original.Split('\n'), masked.Split('\n'));
        if (lines.Length == 1 || lines.Length != becomes.Length || lines.Zip(becomes).Any(line => line.First.Length == 0 && line.Second.Length > 0))
            return InStretch(original, masked, 0);
        // A mask keeps lines, so long texts are compared line by line.
        var changes = new List<(int, string)>();
        var at = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != becomes[i])
                changes.AddRange(InStretch(lines[i], becomes[i], at));
            at += lines[i].Length + 1;
        }
        return changes;
    }

    private static List<(int At, string With)> InStretch(string original, string masked, int place)
    {
        var start = 0;
        while (start < original.Length && start < masked.Length && original[start] == masked[start])
            start++;
        var end = 0;
        while (end < original.Length - start && end < masked.Length - start && original[^(end + 1)] == masked[^(end + 1)])
            end++;
        var was = original[start..^end];
        var becomes = masked[start..^end];
        if (was.Length == 0)
            return start > 0 ? [(place + start - 1, original[start - 1] + becomes)] : [(place, becomes + original[0])];
        var changes = new List<(int, string)>();
        var with = new StringBuilder();
        var first = -1;
        var next = 0;
        foreach (var match in Matches(was, becomes).Append((was.Length, becomes.Length)))
        {
            with.Append(becomes, next, match.Item2 - next);
            var gap = match.Item1 - (first + 1);
            if (gap > 0)
            {
                // As many for as many is a mask in place: each stands where its character stood.
                var inPlace = gap == with.Length;
                for (var i = 0; i < gap; i++)
                    changes.Add((place + start + first + 1 + i, inPlace ? with[i].ToString() : i == 0 ? with.ToString() : ""));
            }
            else if (with.Length > 0)
            {
                // Nothing goes here, something comes: it comes behind the character before, or before the first.
                var before = start + first;
                if (before < 0)
                    changes.Add((place, with.ToString() + original[0]));
                else if (changes.Count > 0 && changes[^1].Item1 == place + before)
                    changes[^1] = (place + before, changes[^1].Item2 + with);
                else
                    changes.Add((place + before, original[before] + with.ToString()));
            }
            with.Clear();
            first = match.Item1;
            next = match.Item2 + 1;
        }
        return changes;
    }

    /// <summary>A longest common subsequence, as pairs of places; none for texts too long to compare.</summary>
    private static List<(int, int)> Matches(string was, string becomes)
    {
        var matches = new List<(int, int)>();
        if ((long)was.Length * becomes.Length > MostComparisons)
            return matches;
        var lengths = new int[was.Length + 1, becomes.Length + 1];
        for (var i = was.Length - 1; i >= 0; i--)
        {
            for (var j = becomes.Length - 1; j >= 0; j--)
                lengths[i, j] = was[i] == becomes[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        for (int i = 0, j = 0; i < was.Length && j < becomes.Length;)
        {
            if (was[i] == becomes[j])
                matches.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }
        return matches;
    }
}
