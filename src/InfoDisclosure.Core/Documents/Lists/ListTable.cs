namespace InfoDisclosure.Core.Documents.Lists;

/// <summary>Why a cell can't be taken as it stands.</summary>
internal enum CellFault
{
    None,

    /// <summary>It is part of a merged range, so it isn't clear whose value it is.</summary>
    Merged,

    /// <summary>A formula ended in an error, such as #REF!.</summary>
    Error,

    /// <summary>A formula was saved without its value.</summary>
    Uncounted,

    /// <summary>A number of more figures than Excel keeps: the last ones are lost.</summary>
    Rounded,
}

/// <summary>A cell as the clerk sees it.</summary>
/// <param name="Text">What it shows, not cleaned.</param>
/// <param name="Day">The day it shows; null for what isn't a date.</param>
/// <param name="Number">The number behind it, which may have more figures than it shows; null for words and in csv.</param>
internal readonly record struct ListCell(string Text, DateOnly? Day = null, CellFault Fault = CellFault.None, double? Number = null)
{
    public bool IsBlank => Fault is CellFault.None or CellFault.Merged && string.IsNullOrWhiteSpace(Text);
}

/// <summary>A row below the headings.</summary>
/// <param name="Number">Its number in the file, as Excel counts.</param>
/// <param name="Cells">As many as there are headings.</param>
internal sealed record ListRow(int Number, IReadOnlyList<ListCell> Cells, bool IsHidden);

/// <summary>A list out of a file: a row of headings and rows below it, blank ones left out.</summary>
internal sealed record ListTable
{
    /// <summary>The headings, each in one line; one may be empty.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    public required IReadOnlyList<ListRow> Rows { get; init; }

    /// <summary>Visible sheets with cells that weren't read.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];
}

/// <summary>How reading a list ended.</summary>
internal abstract record ListReading
{
    private ListReading()
    {
    }

    public sealed record Read(ListTable Table) : ListReading;

    /// <summary>It can't be read; <paramref name="Why"/> says what to do.</summary>
    public sealed record Refused(string Why) : ListReading;
}

/// <summary>What list is looked for in a file.</summary>
/// <param name="SheetName">The sheet it is on; without one of that name, the first visible one.</param>
/// <param name="Headings">Headings that it may have.</param>
/// <param name="MostRows">The most rows that are read.</param>
internal sealed record ListShape(string SheetName, IReadOnlySet<string> Headings, int MostRows);
