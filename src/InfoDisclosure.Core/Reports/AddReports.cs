using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Reports;

/// <summary>Registers the acts and readers of yearly reports; site and command line use the same.</summary>
public static class AddReportsExtensions
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.TryAddScoped<FigureReader>();
        services.TryAddScoped<ReportWorkReader>();
        services.TryAddScoped<CreateReport>();
        services.TryAddScoped<EditReport>();
        services.TryAddScoped<SendReportForReview>();
        services.TryAddScoped<ReturnReport>();
        services.TryAddScoped<PublishReport>();
        services.TryAddScoped<DiscardReportDraft>();
        return services;
    }
}
