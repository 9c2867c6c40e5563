using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Rules.Reports.Forms;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>Reads the rows behind a number, fit for everyone.</summary>
public sealed class CellRowReader(InfoDisclosureDb db, RequestReader requests, CaseReader cases, LedgerReader ledger)
{
    public async Task<CellRows> ReadAsync(MeasureSource source, IReadOnlyList<int> ids, CancellationToken cancel) => source switch
    {
        MeasureSource.Requests => new CellRows { Requests = await RequestsAsync(ids, cancel) },
        MeasureSource.Documents => new CellRows { Items = await ItemsAsync(ids, cancel) },
        MeasureSource.Cases => new CellRows { Cases = await cases.RowsAsync(ids, cancel) },
        MeasureSource.Ledger => new CellRows { Ledger = await ledger.RowsAsync(ids, cancel) },
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    public Task<IReadOnlyList<PublicRequestRow>> RequestsAsync(IReadOnlyList<int> ids, CancellationToken cancel) => requests.RowsAsync(ids, cancel);

    /// <summary>Items; one withdrawn since has no title any more.</summary>
    public async Task<IReadOnlyList<FigureItemRow>> ItemsAsync(IReadOnlyList<int> ids, CancellationToken cancel)
    {
        // In slices: one statement takes a limited number of parameters, a long list of ids none too many.
        var titles = new Dictionary<int, FigureItemRow>();
        foreach (var slice in ids.Chunk(500))
        {
            foreach (var row in await db.PublicItems.AsNoTracking().Where(item => slice.Contains(item.ItemId))
                .Select(item => new FigureItemRow(item.ItemId, item.IndexNumber, item.Title, item.DisclosedOn)).ToListAsync(cancel))
                titles[row.Id] = row;
        }

        var withdrawn = new Dictionary<int, string?>();
        foreach (var slice in ids.Where(id => !titles.ContainsKey(id)).Chunk(500))
        {
            foreach (var row in await db.Items.AsNoTracking().Where(item => slice.Contains(item.Id)).Select(item => new { item.Id, item.IndexNumber }).ToListAsync(cancel))
                withdrawn[row.Id] = row.IndexNumber;
        }

        return [.. ids.Select(id => titles.GetValueOrDefault(id) ?? new FigureItemRow(id, withdrawn.GetValueOrDefault(id), null, null))];
    }
}
