namespace InfoDisclosure.Core.Text;

/// <summary>A stretch of pasted words in one manner; a line feed is a break inside the paragraph.</summary>
internal sealed record PastedRun(string Text, bool Strong, bool Emphasis, string? Href, int? Note);

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

    public sealed record Table(IReadOnlyList<IReadOnlyList<IReadOnlyList<PastedRun>>> Rows) : PastedBlock;

    public sealed record Note(int Number, IReadOnlyList<PastedRun> Runs) : PastedBlock;
}
