using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Reports;

/// <summary>Registers the acts and readers of yearly reports; site and command line use the same.</summary>
public static class AddReportsExtensions
{
    /// <param name="services">Where to.</param>
    /// <param name="seedsFolder">Holds the report shapes and forms; read when the first report is begun.</param>
    /// <param name="fontFolder">Holds the documents' fonts; opened when the first document is printed.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, string seedsFolder, string fontFolder)
    {
        services.TryAddSingleton(_ => new DocumentPress(fontFolder));
        services.TryAddSingleton(_ => ReportShapes.Read(seedsFolder));
        services.TryAddSingleton(_ => ReportForms.Read(seedsFolder));
        services.TryAddScoped<ReportFactReader>();
        services.TryAddScoped<ReportTableReader>();
        services.TryAddScoped<LedgerReader>();
        services.TryAddScoped<SaveLedgerYear>();
        services.TryAddScoped<LedgerSheet>();
        services.TryAddScoped<CaseReader>();
        services.TryAddScoped<RequestReader>();
        services.TryAddScoped<CellRowReader>();
        services.TryAddScoped<AdjustCell>();
        services.TryAddScoped<AdjustmentReader>();
        services.TryAddScoped<DecideAdjustment>();
        services.TryAddScoped<FigureReader>();
        services.TryAddScoped<DraftDocument>();
        services.TryAddScoped<ReportCheckReader>();
        services.TryAddScoped<ExplainFinding>();
        services.TryAddScoped<ReportWorkReader>();
        services.TryAddScoped<ReportShapeReader>();
        services.TryAddScoped<BeginReport>();
        services.TryAddScoped<CreateReport>();
        services.TryAddScoped<EditReport>();
        services.TryAddScoped<ImportReport>();
        services.TryAddScoped<SendReportForReview>();
        services.TryAddScoped<ReturnReport>();
        services.TryAddScoped<ReviewReport>();
        services.TryAddScoped<ReportFileMaker>();
        services.TryAddScoped<ReportFileReader>();
        services.TryAddScoped<ReportComparisonReader>();
        services.TryAddScoped<PublishReport>();
        services.TryAddScoped<DiscardReportDraft>();
        return services;
    }
}
