using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Reports.Forms;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>Asks for a number in place of the counted one; it takes effect when another person confirms it.</summary>
public sealed class AdjustCell(InfoDisclosureDb db, ReportForms forms)
{
    public async Task<ActResult<int>> RunAsync(int year, string path, string? typed, string? reason, ActContext context, CancellationToken cancel)
    {
        if (CreateReport.YearIssue(year, context.Today) is not null || forms.For(year).Find(path) is not { } cell)
            return new ActResult<int>.NotFound();
        if (cell.IsSum)
            return new ActResult<int>.Refused("这是合计，随它的各项自动算出；要调整的，请调整其中的一项");
        reason = OneLine.Of(reason);
        List<Issue> issues = [];
        var (value, wrong) = SaveLedgerYear.Read(typed, new FormLedgerLine(path, cell.Name, cell.Unit, cell.Decimals, cell.Signed));
        if (wrong is not null || value is null)
            issues.Add(new Issue("Value", wrong ?? "请填写数字"));
        if (PublicReason.Issue("Reason", "调整的理由", reason, CellAdjustment.ReasonLength) is { } missing)
            issues.Add(missing);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            await EndAsync(db, year, path, onlyWaiting: true, context, cancel);
            var row = new CellAdjustment { Year = year, Path = path, Value = value!.Value, Reason = reason, AskedById = context.ActorId, AskedByName = context.ActorName, AskedAt = context.Now };
            db.CellAdjustments.Add(row);
            db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.ReportCell, year, $"{year}年 {cell.Name}", Cut.At($"请求调整为{ReportTables.Text(value)}：{reason}", JournalEntry.ReasonLength)));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(row.Id);
        }
    }

    /// <summary>Ends what stands or waits for a cell, without saving.</summary>
    internal static async Task EndAsync(InfoDisclosureDb db, int year, string path, bool onlyWaiting, ActContext context, CancellationToken cancel)
    {
        foreach (var row in await db.CellAdjustments.Where(row => row.Year == year && row.Path == path && row.EndedAt == null && (!onlyWaiting || row.ConfirmedAt == null)).ToListAsync(cancel))
            (row.EndedAt, row.EndedByName) = (context.Now, context.ActorName);
    }
}

/// <summary>Confirms or refuses what another person asked for, or takes back what stands.</summary>
public sealed class DecideAdjustment(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, bool confirm, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            if (await db.CellAdjustments.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } row)
                return new ActResult<int>.NotFound();
            if (row.EndedAt is not null || (confirm && row.ConfirmedAt is not null))
                return new ActResult<int>.Refused("这次调整已经处理过，请刷新后再看");
            if (confirm && (context.ActorId is null || row.AskedById == context.ActorId))
                return new ActResult<int>.Refused("调整要由另一个人确认，请告诉同事来确认");
            if (confirm)
            {
                foreach (var earlier in await db.CellAdjustments.Where(other => other.Year == row.Year && other.Path == row.Path && other.Id != id && other.EndedAt == null).ToListAsync(cancel))
                    (earlier.EndedAt, earlier.EndedByName) = (context.Now, context.ActorName);
                (row.ConfirmedAt, row.ConfirmedByName) = (context.Now, context.ActorName);
            }
            else
            {
                (row.EndedAt, row.EndedByName) = (context.Now, context.ActorName);
            }

            db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.ReportCell, row.Year, $"{row.Year}年 {row.Path}", confirm ? $"确认调整为{ReportTables.Text(row.Value)}" : "取消调整，按记录计数"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(id);
        }
    }
}
