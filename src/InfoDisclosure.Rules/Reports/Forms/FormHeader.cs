namespace InfoDisclosure.Rules.Reports.Forms;

/// <summary>A head cell of a table: of columns, <paramref name="Along"/> is the colspan and <paramref name="Deep"/> the rowspan; of rows, the other way round.</summary>
/// <param name="First">The place of its first leaf, from 0.</param>
public sealed record HeadCell(FormLine Line, int First, int Along, int Deep);

/// <summary>Lays out a tree of columns or rows: a group spans its leaves, a leaf reaches down to the numbers.</summary>
public static class FormHeader
{
    /// <summary>The head cells level by level, the outermost first.</summary>
    public static IReadOnlyList<IReadOnlyList<HeadCell>> Levels(IReadOnlyList<FormLine> lines)
    {
        var depth = Depth(lines);
        var levels = Enumerable.Range(0, depth).Select(_ => new List<HeadCell>()).ToList();
        void Place(FormLine line, int level, int first)
        {
            levels[level].Add(new HeadCell(line, first, Leaves([line]).Count(), line.Lines.Count == 0 ? depth - level : 1));
            foreach (var inner in line.Lines)
            {
                Place(inner, level + 1, first);
                first += Leaves([inner]).Count();
            }
        }

        var place = 0;
        foreach (var line in lines)
        {
            Place(line, 0, place);
            place += Leaves([line]).Count();
        }

        return levels;
    }

    /// <summary>The lines that hold numbers, in printed order.</summary>
    public static IEnumerable<FormLine> Leaves(IEnumerable<FormLine> lines) =>
        lines.SelectMany(line => line.Lines.Count == 0 ? [line] : Leaves(line.Lines));

    /// <summary>How many levels a tree has.</summary>
    public static int Depth(IReadOnlyList<FormLine> lines) => lines.Count == 0 ? 0 : 1 + lines.Max(line => Depth(line.Lines));
}
