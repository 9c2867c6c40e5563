using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>Reads what was set in place of counted numbers.</summary>
public sealed class AdjustmentReader(InfoDisclosureDb db)
{
    public Task<CellAdjustment?> FindAsync(int id, CancellationToken cancel) => db.CellAdjustments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);

    /// <summary>Everything ever asked for a number, newest first.</summary>
    public async Task<IReadOnlyList<CellAdjustment>> OfAsync(int year, string path, CancellationToken cancel) =>
        await db.CellAdjustments.AsNoTracking().Where(row => row.Year == year && row.Path == path).OrderByDescending(row => row.Id).ToListAsync(cancel);
}
