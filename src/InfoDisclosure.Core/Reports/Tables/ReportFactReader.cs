using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Reports.Compile;
using InfoDisclosure.Rules.Reports.Forms;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>
/// Reads the rows that a report's tables count. 行政规范性文件 are the public items under 规范性文件 (Art. 20 item 1), by their 成文日期
/// and dated 有效性; a township makes no 规章.
/// </summary>
public sealed class ReportFactReader(InfoDisclosureDb db)
{
    /// <summary>The category of normative documents.</summary>
    public const string NormativeCategory = "20-1";

    /// <summary>Everything that a year or the one before may count.</summary>
    public async Task<ReportFacts> FactsAsync(int year, CancellationToken cancel)
    {
        var (first, last) = (new DateOnly(year - 1, 1, 1), new DateOnly(year, 12, 31));
        return new ReportFacts
        {
            Requests = await db.Requests.AsNoTracking().Where(row => row.ReceivedOn <= last && (row.RepliedOn == null || row.RepliedOn >= first))
                .OrderBy(row => row.Id).Select(row => new RequestCount(row.Id, row.ApplicantKind, row.ReceivedOn, row.OutcomeCode, row.RepliedOn)).ToListAsync(cancel),
            Cases = await db.Cases.AsNoTracking().Where(row => row.FiledOn <= last && (row.ClosedOn == null || row.ClosedOn >= first))
                .OrderBy(row => row.Id).Select(row => new CaseFact(row.Id, row.Kind, row.FiledOn, row.Result, row.ClosedOn)).ToListAsync(cancel),
            Documents = await DocumentsAsync(cancel),
            Ledger = await db.LedgerEntries.AsNoTracking().Where(row => row.Month >= first && row.Month <= last)
                .OrderBy(row => row.Id).Select(row => new LedgerFact(row.Id, row.Line, row.Month, row.Value)).ToListAsync(cancel),
        };
    }

    private async Task<IReadOnlyList<DocumentFact>> DocumentsAsync(CancellationToken cancel)
    {
        var rows = await db.PublicItems.AsNoTracking()
            .Where(face => face.Category!.Code == NormativeCategory && face.Revision!.Method == DisclosureMethod.Proactive)
            .OrderBy(face => face.ItemId)
            .Select(face => new { face.ItemId, face.Revision!.FormedOn, face.DisclosedOn }).ToListAsync(cancel);
        var ids = db.PublicItems.Where(face => face.Category!.Code == NormativeCategory).Select(face => face.ItemId);
        var lines = (await db.ItemValidityLines.AsNoTracking().Where(line => ids.Contains(line.ItemId)).ToListAsync(cancel)).ToLookup(line => line.ItemId);
        return [.. rows.Select(row =>
        {
            // The standing that was entered last for a day is the one that holds; a document that ended and came back is in force.
            var history = lines[row.ItemId].OrderBy(line => line.From).ThenBy(line => line.Id).ToList();
            var end = history.Count > 0 && history[^1].Validity is Validity.Expired or Validity.Repealed ? history[^1] : null;
            return new DocumentFact(row.ItemId, DocumentKind.NormativeDocument, row.FormedOn ?? row.DisclosedOn, row.DisclosedOn, end?.From, end?.Validity == Validity.Repealed);
        })];
    }
}
