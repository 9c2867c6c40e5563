using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace InfoDisclosure.Core.Text;

/// <summary>A piece of text, marked when it is what was looked for, or what another text lacks.</summary>
public sealed record TextPiece(string Text, bool Marked);

/// <summary>
/// Two texts line by line, side by side, and within a changed line character by character: Chinese has no words between spaces to
/// compare. Both sides have the same number of lines; a line that the other side lacks stands beside an empty one.
/// </summary>
public sealed record TextDifference(IReadOnlyList<IReadOnlyList<TextPiece>> Before, IReadOnlyList<IReadOnlyList<TextPiece>> After)
{
    /// <summary>Above so many characters in one line, the line is marked whole.</summary>
    private const int LongestLine = 2_000;

    /// <summary>Compares; line ends of both kinds are the same.</summary>
    public static TextDifference Of(string before, string after)
    {
        var compared = new SideBySideDiffBuilder(new Differ(), LineChunker.Instance, CharacterChunker.Instance).BuildDiffModel(Clean(before), Clean(after));
        return new TextDifference([.. compared.OldText.Lines.Select(Pieces)], [.. compared.NewText.Lines.Select(Pieces)]);
    }

    private static string Clean(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static IReadOnlyList<TextPiece> Pieces(DiffPiece line)
    {
        if (line.Type == ChangeType.Imaginary || string.IsNullOrEmpty(line.Text))
            return [];
        if (line.Type == ChangeType.Unchanged)
            return [new TextPiece(line.Text, false)];
        if (line.SubPieces.Count == 0 || line.Text.Length > LongestLine)
            return [new TextPiece(line.Text, true)];
        var pieces = new List<TextPiece>();
        foreach (var part in line.SubPieces.Where(part => part.Type != ChangeType.Imaginary && !string.IsNullOrEmpty(part.Text)))
        {
            var marked = part.Type != ChangeType.Unchanged;
            if (pieces.Count > 0 && pieces[^1].Marked == marked)
                pieces[^1] = new TextPiece(pieces[^1].Text + part.Text, marked);
            else
                pieces.Add(new TextPiece(part.Text, marked));
        }

        return pieces;
    }
}
