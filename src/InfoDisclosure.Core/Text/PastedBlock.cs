using System.Globalization;

namespace InfoDisclosure.Core.Text;

/// <summary>A stretch of pasted words in one manner; a line feed is a break inside the paragraph.</summary>
internal sealed record PastedRun(string Text, bool Strong, bool Emphasis, string? Href, int? Note)
{
    public static PastedRun Plain(string text) => new(text, Strong: false, Emphasis: false, Href: null, Note: null);
}

/// <summary>A pasted block before it becomes Markdown.</summary>
internal abstract record PastedBlock
{
    private PastedBlock()
    {
    }

    public sealed record Paragraph(IReadOnlyList<PastedRun> Runs) : PastedBlock;

    public sealed record Heading(int Level, IReadOnlyList<PastedRun> Runs) : PastedBlock;

    /// <summary>Word writes lists as paragraphs that know their depth; <see cref="Number"/> is null for a bullet.</summary>
    public sealed record Item(int Level, int? Number, IReadOnlyList<PastedBlock> Blocks) : PastedBlock;

    public sealed record Quote(IReadOnlyList<PastedBlock> Blocks) : PastedBlock;

    /// <summary>Rows of equal length; the first <paramref name="HeaderRows"/> of them are headers.</summary>
    public sealed record Table(int HeaderRows, IReadOnlyList<IReadOnlyList<PastedCell>> Rows) : PastedBlock;

    public sealed record Note(int Number, IReadOnlyList<PastedRun> Runs) : PastedBlock;

    /// <summary>The words of some blocks in one line, for a cell or a note; a list keeps its numbers.</summary>
    public static IReadOnlyList<PastedRun> OneLine(IEnumerable<PastedBlock> blocks)
    {
        var line = new List<PastedRun>();
        foreach (var block in blocks)
        {
            IReadOnlyList<PastedRun> more = block switch
            {
                Paragraph paragraph => paragraph.Runs,
                Heading heading => heading.Runs,
                Note note => note.Runs,
                Item { Number: { } number } item => [PastedRun.Plain(string.Create(CultureInfo.InvariantCulture, $"{number}. ")), .. OneLine(item.Blocks)],
                Item item => OneLine(item.Blocks),
                Quote quote => OneLine(quote.Blocks),
                Table table => [.. table.Rows.SelectMany(row => row).Where(cell => cell.Runs.Count > 0).SelectMany(cell => cell.Runs.Prepend(PastedRun.Plain(" "))).Skip(1)],
                _ => throw new InvalidOperationException($"No words in a {block.GetType().Name}."),
            };
            if (line.Count > 0 && more.Count > 0)
                line.Add(PastedRun.Plain(" "));
            line.AddRange(more);
        }
        return line;
    }
}

/// <summary>A place in the grid of a table; one that a neighbour covers has no words.</summary>
internal sealed record PastedCell(IReadOnlyList<PastedRun> Runs, CellJoin Join = CellJoin.None);

/// <summary>To which neighbour a place belongs.</summary>
internal enum CellJoin
{
    None,
    Left,
    Above,
}
