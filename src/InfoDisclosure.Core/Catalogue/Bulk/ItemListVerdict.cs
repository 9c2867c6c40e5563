namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>What is wrong with a cell.</summary>
/// <param name="Heading">Its column; empty for the row as a whole.</param>
public sealed record CellProblem(string Heading, string Message);

/// <summary>A row that has to be mended.</summary>
/// <param name="Row">Its number in the file.</param>
public sealed record RowProblems(int Row, string Title, IReadOnlyList<CellProblem> Problems);

/// <summary>A row that may be meant, but that somebody has to say so of.</summary>
/// <param name="ItemId">The item it repeats; null when it is another row, or something else.</param>
public sealed record RowDoubt(int Row, string Title, string Message, int? ItemId);

/// <summary>What reading a list of items found, row by row.</summary>
public sealed record ItemListVerdict
{
    /// <summary>Rows that are told one by one; all of them stand in the file with errors.</summary>
    public const int MostTold = 20;

    public required int Rows { get; init; }

    /// <summary>Rows that have to be mended.</summary>
    public required int Bad { get; init; }

    /// <summary>Rows that could be imported.</summary>
    public int Good => Rows - Bad;

    /// <summary>The first of the bad ones.</summary>
    public required IReadOnlyList<RowProblems> Problems { get; init; }

    /// <summary>Good rows with a doubt.</summary>
    public required int Doubtful { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<RowDoubt> Doubts { get; init; }

    /// <summary>One digest over all doubts; who confirms them confirms these and no others. Empty when there are none.</summary>
    public required string DoubtsDigest { get; init; }

    /// <summary>What else is worth knowing of the file.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>How judging a file ended.</summary>
public abstract record ItemListCheck
{
    private ItemListCheck()
    {
    }

    public sealed record Judged(ItemListVerdict Verdict) : ItemListCheck;

    /// <summary>The file can't be read as a list of items.</summary>
    public sealed record Refused(IReadOnlyList<string> Why) : ItemListCheck;
}
