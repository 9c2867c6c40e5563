using System.Globalization;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// A stretch of words in one manner; a line feed is a break inside the paragraph. One that refers to a note has no words; one
/// that is a picture has its description as words.
/// </summary>
internal sealed record IncomingRun(string Text, bool Strong = false, bool Emphasis = false, string? Href = null)
{
    /// <summary>The number of the note that stands here.</summary>
    public int? Note { get; init; }

    /// <summary>The name of the file that is shown here.</summary>
    public string? Picture { get; init; }
}

/// <summary>A block from the clipboard or a file before it becomes Markdown.</summary>
internal abstract record IncomingBlock
{
    private IncomingBlock()
    {
    }

    public sealed record Paragraph(IReadOnlyList<IncomingRun> Runs) : IncomingBlock;

    public sealed record Heading(int Level, IReadOnlyList<IncomingRun> Runs) : IncomingBlock;

    /// <summary>Word writes lists as paragraphs that know their depth; <see cref="Number"/> is null for a bullet.</summary>
    public sealed record Item(int Level, int? Number, IReadOnlyList<IncomingBlock> Blocks) : IncomingBlock;

    public sealed record Quote(IReadOnlyList<IncomingBlock> Blocks) : IncomingBlock;

    /// <summary>Rows of equal length; the first <paramref name="HeaderRows"/> of them are headers.</summary>
    public sealed record Table(int HeaderRows, IReadOnlyList<IReadOnlyList<IncomingCell>> Rows) : IncomingBlock;

    public sealed record Note(int Number, IReadOnlyList<IncomingRun> Runs) : IncomingBlock;

    /// <summary>The words of some blocks in one line, for a cell or a note; a list keeps its numbers.</summary>
    public static IReadOnlyList<IncomingRun> OneLine(IEnumerable<IncomingBlock> blocks)
    {
        var line = new List<IncomingRun>();
        foreach (var block in blocks)
        {
            IReadOnlyList<IncomingRun> more = block switch
            {
                Paragraph paragraph => paragraph.Runs,
                Heading heading => heading.Runs,
                Note note => note.Runs,
                Item { Number: { } number } item => [new IncomingRun(string.Create(CultureInfo.InvariantCulture, $"{number}. ")), .. OneLine(item.Blocks)],
                Item item => OneLine(item.Blocks),
                Quote quote => OneLine(quote.Blocks),
                Table table => [.. table.Rows.SelectMany(row => row).Where(cell => cell.Runs.Count > 0).SelectMany(cell => cell.Runs.Prepend(new IncomingRun(" "))).Skip(1)],
                _ => throw new InvalidOperationException($"No words in a {block.GetType().Name}."),
            };
            if (line.Count > 0 && more.Count > 0)
                line.Add(new IncomingRun(" "));
            line.AddRange(more);
        }
        return line;
    }
}

/// <summary>A place in the grid of a table; one that a neighbour covers has no words.</summary>
internal sealed record IncomingCell(IReadOnlyList<IncomingRun> Runs, CellJoin Join = CellJoin.None);

/// <summary>To which neighbour a place belongs.</summary>
internal enum CellJoin
{
    None,
    Left,
    Above,
}
