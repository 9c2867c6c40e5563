using System.Globalization;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Reports.Compile;
using InfoDisclosure.Rules.Reports.Forms;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>
/// Compiles the tables of a year's report from the rows as they are now, or reads those that were frozen with a revision. Last
/// year's numbers are those of its published report; where none is published, what its rows come to.
/// </summary>
public sealed class ReportTableReader(InfoDisclosureDb db, ReportForms forms, ReportFactReader facts)
{
    /// <summary>The form of a report year.</summary>
    public ReportForm FormOf(int year) => forms.For(year);

    /// <summary>The tables as of a day of the year; a later day means its end.</summary>
    public async Task<ReportTables> PresentAsync(int year, DateOnly asOf, CancellationToken cancel)
    {
        var form = forms.For(year);
        var period = new ReportPeriod(year, asOf.Year < year ? new DateOnly(year, 1, 1) : asOf);
        if (form.Cells.Count == 0)
            return new ReportTables { Year = year, Form = form, Period = period, Cells = new Dictionary<string, ReportCell>() };
        var rows = await facts.FactsAsync(year, cancel);
        var compiled = ReportCompiler.Compile(form, period, rows);
        var adjusted = await db.CellAdjustments.AsNoTracking().Where(row => row.Year == year && row.ConfirmedAt != null && row.EndedAt == null).ToDictionaryAsync(row => row.Path, row => row.Value, cancel);
        var values = ReportTables.Adjusted(compiled, adjusted);
        var last = await LastAsync(year - 1, rows, cancel);
        return new ReportTables
        {
            Year = year,
            Form = form,
            Period = period,
            Cells = form.Cells.ToDictionary(cell => cell.Path, cell => new ReportCell
            {
                Cell = cell,
                Value = values[cell.Path],
                Counted = compiled.Cells[cell.Path].Value,
                RowIds = compiled.Cells[cell.Path].RowIds,
                IsAdjusted = adjusted.ContainsKey(cell.Path),
                LastYear = last(cell),
            }),
        };
    }

    /// <summary>
    /// The tables that were frozen with a published revision, without last year's numbers (<see cref="LastYearAsync"/>); null when it
    /// has none, as reports before 2019.
    /// </summary>
    public async Task<ReportTables?> FrozenAsync(int year, ReportRevision revision, CancellationToken cancel)
    {
        var cells = await db.FrozenCells.AsNoTracking().Where(cell => cell.RevisionId == revision.Id).ToListAsync(cancel);
        if (cells.Count == 0)
            return null;
        var form = forms.For(year);
        var byPath = cells.ToDictionary(cell => cell.Path);
        return new ReportTables
        {
            Year = year,
            Form = form,
            Period = new ReportPeriod(year, revision.PeriodTo),
            Cells = form.Cells.Where(cell => byPath.ContainsKey(cell.Path)).ToDictionary(cell => cell.Path, cell => new ReportCell
            {
                Cell = cell,
                Value = byPath[cell.Path].Value,
                Counted = byPath[cell.Path].Value,
                RowIds = Ids(byPath[cell.Path].RowIds),
                IsAdjusted = byPath[cell.Path].IsAdjusted,
            }),
        };
    }

    /// <summary>What is kept with a revision when it is published.</summary>
    public static List<FrozenCell> Freeze(ReportTables tables) =>
        [.. tables.Cells.Values.Select(cell => new FrozenCell { Path = cell.Cell.Path, Value = cell.Value, IsAdjusted = cell.IsAdjusted, RowIds = string.Join(',', cell.RowIds) })];

    internal static IReadOnlyList<int> Ids(string joined) => [.. joined.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>The frozen numbers of a year's public report with their form; null without any.</summary>
    public async Task<(ReportForm Form, IReadOnlyDictionary<string, decimal?> Values)?> PublishedAsync(int year, CancellationToken cancel)
    {
        var values = await db.FrozenCells.AsNoTracking().Where(cell => db.Reports.Any(report => report.Year == year && report.LiveRevisionId == cell.RevisionId)).ToDictionaryAsync(cell => cell.Path, cell => cell.Value, cancel);
        return values.Count == 0 ? null : (forms.For(year), values);
    }

    /// <summary>The number of the year before that means what a cell of a year's form means; null when there is none.</summary>
    public async Task<decimal?> LastYearAsync(int year, FormCell cell, CancellationToken cancel) => (await LastAsync(year - 1, null, cancel))(cell);

    private async Task<Func<FormCell, decimal?>> LastAsync(int year, ReportFacts? rows, CancellationToken cancel)
    {
        var form = forms.For(year);
        IReadOnlyDictionary<string, decimal?> values;
        if (await PublishedAsync(year, cancel) is { } published)
            values = published.Values;
        else if (form.Cells.Count == 0)
            return _ => null;
        else
            values = ReportCompiler.Compile(form, new ReportPeriod(year, new DateOnly(year, 12, 31)), rows ?? await facts.FactsAsync(year, cancel)).Values;
        return cell => form.Cells.FirstOrDefault(other => other.MeansThe(cell.Measures)) is { } same ? values.GetValueOrDefault(same.Path) : null;
    }
}
