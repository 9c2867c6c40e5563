using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Rules.Reports.Forms;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Ledger;

/// <summary>A typed number: line, month (1 to 12), the words in the field and what stood there when the form was opened.</summary>
public sealed record LedgerField(string Line, int Month, string? Typed, string? Was);

/// <summary>
/// Saves a year of the ledger as typed: an empty field takes the month's number away, 0 is a number. A field that somebody else
/// changed meanwhile isn't written over; one that this clerk left as it was keeps the other's number.
/// </summary>
public sealed class SaveLedgerYear(InfoDisclosureDb db, ReportForms forms)
{
    public async Task<ActResult<int>> RunAsync(int year, IReadOnlyList<LedgerField> fields, ActContext context, CancellationToken cancel)
    {
        if (CreateReport.YearIssue(year, context.Today) is { } outOfRange)
            return new ActResult<int>.Invalid([outOfRange]);
        var lines = forms.For(year).LedgerLines.ToDictionary(line => line.Code);
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            var rows = (await db.LedgerEntries.Where(row => row.Month >= from && row.Month <= to).ToListAsync(cancel)).ToDictionary(row => (row.Line, row.Month.Month));
            List<Issue> issues = [];
            List<string> changes = [];
            foreach (var field in fields.Where(field => lines.ContainsKey(field.Line) && field.Month is >= 1 and <= 12).DistinctBy(field => (field.Line, field.Month)))
            {
                var (line, name) = (lines[field.Line], FieldName(field.Line, field.Month));
                var row = rows.GetValueOrDefault((field.Line, field.Month));
                var (value, wrong) = Read(field.Typed, line);
                if (wrong is null && (value == row?.Value || Read(field.Was, line) == (value, null)))
                    continue;
                // Said of a wrong number too: the page that says it shows the other's number as known.
                if (Written(row?.Value) != (field.Was ?? "").Trim())
                    issues.Add(new Issue(name, $"{line.Name}{field.Month}月已被{row?.SavedByName ?? "别人"}改成“{Written(row?.Value)}”，请核对后重新填写"));
                if (wrong is not null)
                    issues.Add(new Issue(name, $"{line.Name}{field.Month}月：{wrong}"));
                else if (value is not null && new DateOnly(year, field.Month, 1) > context.Today)
                    issues.Add(new Issue(name, $"{line.Name}{field.Month}月：这个月还没有到，先不填"));
                else if (issues.Count == 0)
                    changes.Add(Change(line, new DateOnly(year, field.Month, 1), value, row, context));
            }

            if (issues.Count > 0)
            {
                db.ChangeTracker.Clear();
                return new ActResult<int>.Invalid(issues);
            }

            db.Journal.AddRange(Told(changes).Select(told => context.Entry(JournalAction.Edited, JournalSubject.Ledger, year, $"{year}年台账", told)));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(changes.Count);
        }
    }

    /// <summary>The name of a field, as issues name it.</summary>
    public static string FieldName(string line, int month) => $"{line}-{month}";

    /// <summary>A number as it stands in its field; empty for blank.</summary>
    public static string Written(decimal? value) => value is { } number ? (number / 1.0000000000000000000m).ToString("0.######", CultureInfo.InvariantCulture) : "";

    /// <summary>Reads a field: full-width digits and thousands' commas are taken, blank is null.</summary>
    internal static (decimal? Value, string? Wrong) Read(string? typed, FormLedgerLine line)
    {
        var text = (typed ?? "").Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal).Trim();
        if (text.Length == 0)
            return (null, null);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) >= 1_000_000_000)
            return (null, "请填写数字，没有的填0，不清楚的先空着");
        if (value < 0 && !line.Signed)
            return (null, "不能是负数");
        if (decimal.Round(value, line.Decimals) != value)
            return (null, line.Decimals == 0 ? "要填整数" : $"最多{line.Decimals}位小数");
        return (value, null);
    }

    /// <summary>The changes in as few lines of the journal as hold all of them: a whole year at once is more than one line's words.</summary>
    private static IEnumerable<string> Told(List<string> changes)
    {
        var told = "";
        foreach (var change in changes)
        {
            if (told.Length > 0 && told.Length + 1 + change.Length > JournalEntry.ReasonLength)
            {
                yield return told;
                told = "";
            }

            told = told.Length == 0 ? change : $"{told}；{change}";
        }

        if (told.Length > 0)
            yield return told;
    }

    private string Change(FormLedgerLine line, DateOnly month, decimal? value, LedgerEntry? row, ActContext context)
    {
        var before = row?.Value;
        if (value is null)
        {
            db.LedgerEntries.Remove(row!);
        }
        else
        {
            if (row is null)
                db.LedgerEntries.Add(row = new LedgerEntry { Line = line.Code, Month = month, SavedByName = context.ActorName });
            (row.Value, row.SavedByName, row.SavedAt) = (value.Value, context.ActorName, context.Now);
        }

        return $"{line.Name}{month.Month}月 {(before is null ? "空白" : Written(before))}→{(value is null ? "空白" : Written(value))}";
    }
}
