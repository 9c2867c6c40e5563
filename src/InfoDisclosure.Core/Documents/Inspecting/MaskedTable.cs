using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>Asks a mask about a table and holds it to its word: a masked table has the shape of the original.</summary>
internal static class MaskedTable
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(ScannedTable table, Func<ScannedTable, IReadOnlyList<IReadOnlyList<string>>> mask)
    {
        var masked = mask(table);
        if (masked.Count != table.Rows.Count || masked.Zip(table.Rows).Any(rows => rows.First.Count != rows.Second.Count))
            throw new InvalidOperationException("A masked table has other rows or columns than the table.");
        return masked;
    }
}
