namespace InfoDisclosure.Rules.Reports.Forms;

/// <summary>A number of a form.</summary>
public sealed record FormCell
{
    /// <summary>Table, row and column, e.g. 3/C3.1/person.</summary>
    public required string Path { get; init; }

    /// <summary>Row and column in the form's words, for findings.</summary>
    public required string Name { get; init; }

    public required FormTable Table { get; init; }

    public required FormLine Row { get; init; }

    public required FormLine Column { get; init; }

    /// <summary>件, 项, 万元.</summary>
    public required string Unit { get; init; }

    /// <summary>Decimal places allowed; 0: a whole number.</summary>
    public required int Decimals { get; init; }

    /// <summary>Whether it may be negative.</summary>
    public required bool Signed { get; init; }

    /// <summary>What it counts, each once; of a sum, what its cells count.</summary>
    public required IReadOnlySet<Measure> Measures { get; init; }

    /// <summary>Whether it is the sum of other cells.</summary>
    public required bool IsSum { get; init; }

    /// <summary>The register that it counts.</summary>
    public MeasureSource Source => Measures.First().Source;

    /// <summary>Whether it stands in a short list of the form's numbers: of table 3, whose columns are the kinds of applicants, only the totals do.</summary>
    public bool IsInShort => Table.Code != "3" || Column.Sum is not null;

    /// <summary>Whether a cell, of this form or another, means the same.</summary>
    public bool MeansThe(IReadOnlySet<Measure> measures) => Measures.SetEquals(measures);
}

/// <summary>A cell that is the sum of others: <paramref name="Across"/> its row (总计 at the right), or down its column.</summary>
public sealed record FormSum(FormCell Total, IReadOnlyList<FormCell> Cells, bool Across);

/// <summary>An official 勾稽关系 in one column: the cells of either side add up to the same.</summary>
public sealed record FormBalance(IReadOnlyList<FormCell> Left, IReadOnlyList<FormCell> Right);

/// <summary>A line of the ledger that a form asks for, and what a number of it must be like.</summary>
public sealed record FormLedgerLine(string Code, string Name, string Unit, int Decimals, bool Signed);
