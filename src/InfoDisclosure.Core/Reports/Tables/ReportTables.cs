using InfoDisclosure.Rules.Reports.Compile;
using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>A number of a report's tables.</summary>
public sealed record ReportCell
{
    public required FormCell Cell { get; init; }

    /// <summary>The number that is printed; null is blank.</summary>
    public required decimal? Value { get; init; }

    /// <summary>What the rows come to.</summary>
    public required decimal? Counted { get; init; }

    /// <summary>The rows behind <see cref="Counted"/>, ids of the cell's source.</summary>
    public required IReadOnlyList<int> RowIds { get; init; }

    /// <summary>The number was set by two persons.</summary>
    public required bool IsAdjusted { get; init; }

    /// <summary>Last year's number where it means the same; null when there is none, or when nobody asked for it.</summary>
    public decimal? LastYear { get; init; }

    /// <summary>Value less last year's.</summary>
    public decimal? Difference => Value - LastYear;

    /// <summary>The difference as a share of last year's number; null from zero.</summary>
    public decimal? Share => LastYear is { } last and not 0 ? Difference / last : null;
}

/// <summary>The tables of a year's report.</summary>
public sealed record ReportTables
{
    public required int Year { get; init; }

    public required ReportForm Form { get; init; }

    public required ReportPeriod Period { get; init; }

    /// <summary>By path, in the form's order.</summary>
    public required IReadOnlyDictionary<string, ReportCell> Cells { get; init; }

    /// <summary>The numbers alone.</summary>
    public IReadOnlyDictionary<string, decimal?> Values => Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Value);

    /// <summary>
    /// The tables laid out, by the place of the part they stand in: the one with the form's heading, else the last of level 1.
    /// </summary>
    /// <param name="parts">Levels and headings, in order.</param>
    public ILookup<int, ReportGrid> Placed(IReadOnlyList<(int Level, string Heading)> parts)
    {
        var last = parts.Index().LastOrDefault(part => part.Item.Level == 1).Index;
        return Form.Tables.Select(table => (Place: Place(Form.Parts[table.Part - 1].Heading), Grid: ReportGrid.Of(table, path => Text(Cells.GetValueOrDefault(path)?.Value)))).ToLookup(pair => pair.Place, pair => pair.Grid);

        int Place(string heading) => parts.Index().Where(part => part.Item.Level == 1 && part.Item.Heading == heading).Select(part => (int?)part.Index).FirstOrDefault() ?? last;
    }

    /// <summary>A number as it is printed: 0.005, 12; empty for blank.</summary>
    public static string Text(decimal? value) => Ledger.SaveLedgerYear.Written(value);

    /// <summary>Puts adjusted numbers in their places; sums follow what they add, for every plain cell counts what no other does.</summary>
    internal static IReadOnlyDictionary<string, decimal?> Adjusted(CompiledReport compiled, IReadOnlyDictionary<string, decimal> adjusted)
    {
        if (adjusted.Count == 0)
            return compiled.Values;
        var values = new Dictionary<string, decimal?>(compiled.Values);
        foreach (var (path, value) in adjusted)
            values[path] = value;
        var plain = compiled.Form.Cells.Where(cell => !cell.IsSum).ToList();
        foreach (var sum in compiled.Form.Cells.Where(cell => cell.IsSum))
            values[sum.Path] = plain.Where(cell => cell.Measures.IsSubsetOf(sum.Measures)).Aggregate((decimal?)0, (total, cell) => total + values[cell.Path]);
        return values;
    }
}
