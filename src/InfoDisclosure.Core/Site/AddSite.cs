using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Site;

/// <summary>Registers the acts and readers of agency, settings and the pages that staff write.</summary>
public static class AddSiteExtensions
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.TryAddScoped<SettingsReader>();
        services.TryAddScoped<SaveAgencyFacts>();
        services.TryAddScoped<SaveSiteSettings>();
        services.TryAddScoped<SavePageText>();
        services.TryAddScoped<PageTextReader>();
        services.TryAddScoped<SetUpSite>();
        services.TryAddScoped<Journal.JournalReader>();
        return services;
    }
}
