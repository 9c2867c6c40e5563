namespace InfoDisclosure.Rules.Reports.Forms;

/// <summary>
/// An official form of the yearly report as its file writes it: what it must say and which tables it holds. A new form is a new
/// file. Whether it is sound is for <see cref="ReportForm.Read"/> to say.
/// </summary>
public sealed record FormDefinition
{
    /// <summary>The form's name in code, e.g. Format2021.</summary>
    public required string Name { get; init; }

    /// <summary>The document that sets the form.</summary>
    public required string Document { get; init; }

    /// <summary>First report year; null: from the beginning.</summary>
    public required int? FromYear { get; init; }

    /// <summary>Last report year; null: until today.</summary>
    public required int? ToYear { get; init; }

    /// <summary>Whether the office orders its report as it likes (before 2019); then headings aren't checked.</summary>
    public bool FreeLayout { get; init; }

    public required IReadOnlyList<FormPart> Parts { get; init; }

    public required IReadOnlyList<FormTable> Tables { get; init; }
}

/// <summary>A part of the report, without its number; the hint is for staff and never printed.</summary>
public sealed record FormPart
{
    public required string Heading { get; init; }

    public required string Hint { get; init; }

    /// <summary>The sub-topics that the part must treat, as headings.</summary>
    public IReadOnlyList<FormTopic> Topics { get; init; } = [];

    /// <summary>What the part must state.</summary>
    public IReadOnlyList<FormStatement> Statements { get; init; } = [];
}

/// <summary>A required sub-topic.</summary>
public sealed record FormTopic
{
    public required string Heading { get; init; }

    public required string Hint { get; init; }

    /// <summary>Words that show, in a part without sub-headings, that the topic is treated: any one of them.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>What the topic must state.</summary>
    public IReadOnlyList<FormStatement> Statements { get; init; } = [];
}

/// <summary>A required statement, also of nothing (未收取); any one of the words shows that it is there.</summary>
public sealed record FormStatement
{
    public required string Name { get; init; }

    public required string Hint { get; init; }

    public required IReadOnlyList<string> Words { get; init; }
}

/// <summary>A table.</summary>
public sealed record FormTable
{
    /// <summary>2, 3 or 4, as the forms number them.</summary>
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>The number of the part it stands in, from 1.</summary>
    public required int Part { get; init; }

    /// <summary>The unit of every cell whose row or column names none.</summary>
    public required string Unit { get; init; }

    public required IReadOnlyList<FormBlock> Blocks { get; init; }
}

/// <summary>A block of a table: a grid with its own column heads. Rows are told apart within the table, columns within the block.</summary>
public sealed record FormBlock
{
    /// <summary>The line above the column heads, e.g. 第二十条第（一）项.</summary>
    public string? Heading { get; init; }

    /// <summary>The cell over the row labels.</summary>
    public string? Corner { get; init; }

    /// <summary>The official 勾稽关系 between rows, held by every column, e.g. A+B=C7+D.</summary>
    public string? Balance { get; init; }

    public required IReadOnlyList<FormLine> Columns { get; init; }

    public required IReadOnlyList<FormLine> Rows { get; init; }
}

/// <summary>A row or column, or a group of them. What it counts, its unit and its sign go on to the lines in it.</summary>
public sealed record FormLine
{
    /// <summary>The printed words; empty for the one row of table 4.</summary>
    public required string Label { get; init; }

    /// <summary>ASCII; lines that are no groups have one.</summary>
    public string? Code { get; init; }

    /// <summary>Facets of what is counted; those of a row and of its column make up a cell's <see cref="Measure"/>.</summary>
    public IReadOnlyDictionary<string, string> Counts { get; init; } = new Dictionary<string, string>();

    /// <summary>In place of <see cref="Counts"/>: the sum of these lines, e.g. C1+C2.</summary>
    public string? Sum { get; init; }

    public string? Unit { get; init; }

    /// <summary>Decimal places allowed; none: whole numbers.</summary>
    public int? Decimals { get; init; }

    /// <summary>Whether a number may be negative (本年增/减).</summary>
    public bool Signed { get; init; }

    /// <summary>The lines of a group.</summary>
    public IReadOnlyList<FormLine> Lines { get; init; } = [];
}
