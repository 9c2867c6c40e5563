namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>What is special about a stretch of text.</summary>
[Flags]
internal enum SlotKinds
{
    Plain = 0,

    /// <summary>Deleted while changes were tracked: still in the file.</summary>
    Deleted = 1,

    /// <summary>Inserted while changes were tracked.</summary>
    Inserted = 2,

    /// <summary>Formatted as hidden.</summary>
    Hidden = 4,

    /// <summary>The instruction of a field, such as a link's address.</summary>
    Code = 8,

    /// <summary>A tab, line break or the like: one character that stands for an element.</summary>
    Mark = 16,
}

/// <summary>A stretch of text and the number of the XML node that holds it; 0 for a separator that no node holds.</summary>
internal readonly record struct TextSlot(int Node, string Text, SlotKinds Kinds);

/// <summary>A paragraph; <see cref="Copy"/> is true for what Word writes a second time for older programs.</summary>
internal sealed class StoryParagraph
{
    public required string Where { get; init; }

    /// <summary>Paragraphs of one number follow each other and are read as one text.</summary>
    public required int Stretch { get; init; }

    public required bool Copy { get; init; }
    public List<TextSlot> Slots { get; } = [];
}

/// <summary>A table's cell; <see cref="Span"/> columns wide.</summary>
internal sealed class StoryCell
{
    public int Span { get; set; } = 1;
    public List<StoryParagraph> Paragraphs { get; } = [];
}

internal sealed class StoryRow
{
    public required int Node { get; init; }

    /// <summary>Columns left out before the first cell.</summary>
    public int Before { get; set; }

    /// <summary>The row was deleted while changes were tracked.</summary>
    public bool Deleted { get; set; }

    public List<StoryCell> Cells { get; } = [];
}

internal sealed class StoryTable
{
    public required int Node { get; init; }
    public required string Where { get; init; }
    public List<StoryRow> Rows { get; } = [];
}

/// <summary>The text of one part: paragraphs outside of tables, and tables, in reading order.</summary>
internal sealed class Story
{
    /// <summary>Each a <see cref="StoryParagraph"/> or a <see cref="StoryTable"/>.</summary>
    public List<object> Blocks { get; } = [];

    /// <summary>The nodes of paragraphs of which nothing is left when tracked deletions are taken out.</summary>
    public List<int> DeletedParagraphs { get; } = [];

    /// <summary>The nodes of the boxes in which a sheet shows its comments.</summary>
    public List<int> NoteShapes { get; } = [];

    /// <summary>Words in attributes: alternative texts, hints, entries of lists.</summary>
    public List<(string Where, string Words)> Attributes { get; } = [];

    public int Insertions { get; set; }
    public int Deletions { get; set; }
    public int Reformattings { get; set; }
    public int HiddenStretches { get; set; }
    public int Comments { get; set; }
}
