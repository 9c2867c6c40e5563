using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Rules.Reports.Compile;

/// <summary>A compiled number.</summary>
/// <param name="Path">Of the form's cell.</param>
/// <param name="Value">Null is blank, which isn't zero: the ledger has no entry, so nobody has said that there was nothing.</param>
/// <param name="Source">The register that the rows are of.</param>
/// <param name="RowIds">The rows behind it, each once, ascending; of a sum, those of all its cells.</param>
public sealed record CompiledCell(string Path, decimal? Value, MeasureSource Source, IReadOnlyList<int> RowIds);

/// <summary>The numbers of a year's report by path, in the form's order.</summary>
public sealed record CompiledReport(ReportForm Form, ReportPeriod Period, IReadOnlyDictionary<string, CompiledCell> Cells)
{
    /// <summary>The numbers alone, as the checks take them.</summary>
    public IReadOnlyDictionary<string, decimal?> Values => Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Value);
}

/// <summary>
/// Counts a form's numbers from the rows (条例 Art. 50). Every row falls under one measure a stage, so that the official balance
/// and every sum hold for any register.
/// </summary>
public static class ReportCompiler
{
    public static CompiledReport Compile(ReportForm form, ReportPeriod period, ReportFacts facts)
    {
        var counted = form.Cells.SelectMany(cell => cell.Measures).Distinct().ToDictionary(measure => measure, measure => Rows(measure, period, facts).ToList());
        var cells = form.Cells.Select(cell => Cell(cell, [.. cell.Measures.Select(measure => counted[measure])]));
        return new CompiledReport(form, period, cells.ToDictionary(cell => cell.Path));
    }

    private static CompiledCell Cell(FormCell cell, IReadOnlyList<IReadOnlyList<Row>> measures)
    {
        var blank = cell.Source == MeasureSource.Ledger && measures.Any(rows => rows.Count == 0);
        var rows = measures.SelectMany(rows => rows).ToList();
        return new CompiledCell(cell.Path, blank ? null : rows.Sum(row => row.Value), cell.Source, [.. rows.Select(row => row.Id).Distinct().Order()]);
    }

    private static IEnumerable<Row> Rows(Measure measure, ReportPeriod period, ReportFacts facts) => measure switch
    {
        Measure.Requests of => facts.Requests.Where(fact => fact.Kind == of.Applicant && Counts(of, fact, period)).Select(fact => new Row(fact.Id, 1)),
        Measure.Documents of => facts.Documents.Where(fact => fact.Kind == of.Kind && Counts(of.Stage, fact, period)).Select(fact => new Row(fact.ItemId, 1)),
        Measure.Cases of => facts.Cases.Where(fact => fact.Kind == of.Kind && Counts(of, fact, period)).Select(fact => new Row(fact.Id, 1)),
        Measure.Ledger of => facts.Ledger.Where(fact => fact.LineCode == of.Line && period.Contains(fact.Month)).Select(fact => new Row(fact.EntryId, fact.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private static bool Counts(Measure.Requests of, RequestCount fact, ReportPeriod period) => of.Stage switch
    {
        RequestStage.Received => period.Contains(fact.ReceivedOn),
        RequestStage.CarriedIn => fact.ReceivedOn < period.Start && !(fact.ClosedOn < period.Start),
        RequestStage.Closed => period.Contains(fact.ClosedOn) && fact.OutcomeCode == of.Outcome,
        RequestStage.CarriedForward => fact.ReceivedOn <= period.End && !(fact.ClosedOn <= period.End),
        _ => throw new ArgumentOutOfRangeException(nameof(of)),
    };

    private static bool Counts(Measure.Cases of, CaseFact fact, ReportPeriod period) => of.Result is { } result
        ? fact.Result == result && period.Contains(fact.SettledOn)
        : fact.FiledOn <= period.End && !(fact.SettledOn <= period.End);

    private static bool Counts(DocumentStage stage, DocumentFact fact, ReportPeriod period) => stage switch
    {
        DocumentStage.Issued or DocumentStage.Made => period.Contains(fact.IssuedOn),
        DocumentStage.Repealed => fact.Repealed && period.Contains(fact.OutOfForceOn),
        DocumentStage.InForce => fact.IssuedOn <= period.End && !(fact.OutOfForceOn <= period.End),
        DocumentStage.MadePublic => period.Contains(fact.MadePublicOn),
        DocumentStage.PublicInAll => fact.MadePublicOn <= period.End,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    private readonly record struct Row(int Id, decimal Value);
}
