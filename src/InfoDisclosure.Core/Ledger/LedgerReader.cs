using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Rules.Reports.Forms;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Ledger;

/// <summary>A year of the ledger: the lines that the year's form asks for, by month.</summary>
public sealed record LedgerYear(int Year, IReadOnlyList<FormLedgerLine> Lines, IReadOnlyDictionary<(string Line, int Month), decimal> Values)
{
    /// <summary>The sum of a line; null while it has no number.</summary>
    public decimal? Total(string line) => Values.Any(pair => pair.Key.Line == line) ? Values.Where(pair => pair.Key.Line == line).Sum(pair => pair.Value) : null;
}

/// <summary>An entry behind a figure.</summary>
public sealed record LedgerRow(int Id, DateOnly Month, decimal Value);

/// <summary>Reads the ledger.</summary>
public sealed class LedgerReader(InfoDisclosureDb db, ReportForms forms)
{
    public async Task<LedgerYear> YearAsync(int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rows = await db.LedgerEntries.AsNoTracking().Where(row => row.Month >= from && row.Month <= to).ToListAsync(cancel);
        return new LedgerYear(year, forms.For(year).LedgerLines, rows.ToDictionary(row => (row.Line, row.Month.Month), row => row.Value));
    }

    /// <summary>The entries with these ids, by month.</summary>
    public async Task<IReadOnlyList<LedgerRow>> RowsAsync(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        await db.LedgerEntries.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Month).Select(row => new LedgerRow(row.Id, row.Month, row.Value)).ToListAsync(cancel);
}
