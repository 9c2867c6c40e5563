using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Rules.Reports.Forms;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>A number of two years; null where the form of that year has no such number.</summary>
public sealed record ComparedNumber(FormCell Cell, decimal? Earlier, decimal? Later)
{
    public decimal? Difference => Later - Earlier;

    /// <summary>The difference as a share of the earlier number; null from zero.</summary>
    public decimal? Share => Earlier is { } earlier and not 0 ? Difference / earlier : null;
}

/// <summary>Two published reports side by side.</summary>
public sealed record ReportComparison
{
    public required int Earlier { get; init; }

    public required int Later { get; init; }

    /// <summary>The forms of both; they differ between 2020 and 2021.</summary>
    public required (string Earlier, string Later) Forms { get; init; }

    /// <summary>Numbers that mean the same in both forms, in the later form's order; of table 3 the totals.</summary>
    public required IReadOnlyList<ComparedNumber> Numbers { get; init; }

    /// <summary>Numbers that only one of the two forms has, by name: nothing is made up for them.</summary>
    public required IReadOnlyList<string> OnlyEarlier { get; init; }

    public required IReadOnlyList<string> OnlyLater { get; init; }

    /// <summary>Years with a published report that has tables, newest first.</summary>
    public required IReadOnlyList<int> Years { get; init; }
}

/// <summary>Compares published reports: 与上年对比, and any two years.</summary>
public sealed class ReportComparisonReader(InfoDisclosureDb db, ReportTableReader tables)
{
    /// <summary>Years whose published report has tables, newest first.</summary>
    public Task<List<int>> YearsAsync(CancellationToken cancel) =>
        db.Reports.Where(report => db.FrozenCells.Any(cell => cell.RevisionId == report.LiveRevisionId)).Select(report => report.Year).OrderDescending().ToListAsync(cancel);

    /// <summary>Null when one of the two has no published tables.</summary>
    public async Task<ReportComparison?> ReadAsync(int earlier, int later, CancellationToken cancel)
    {
        if (earlier >= later || await tables.PublishedAsync(earlier, cancel) is not var (before, old) || await tables.PublishedAsync(later, cancel) is not var (after, now))
            return null;
        var shown = after.Cells.Where(cell => cell.IsInShort).ToList();
        return new ReportComparison
        {
            Earlier = earlier,
            Later = later,
            Forms = (before.Document, after.Document),
            Numbers = [.. shown.Where(cell => Same(before, cell) is not null).Select(cell => new ComparedNumber(cell, old.GetValueOrDefault(Same(before, cell)!.Path), now.GetValueOrDefault(cell.Path)))],
            OnlyEarlier = [.. before.Cells.Where(cell => cell.IsInShort && Same(after, cell) is null).Select(cell => cell.Name)],
            OnlyLater = [.. shown.Where(cell => Same(before, cell) is null).Select(cell => cell.Name)],
            Years = await YearsAsync(cancel),
        };

        static FormCell? Same(ReportForm form, FormCell cell) => form.Cells.FirstOrDefault(other => other.MeansThe(cell.Measures));
    }
}
