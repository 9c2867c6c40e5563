using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Site;

/// <summary>Registers the acts and readers of settings and of the pages that staff write.</summary>
public static class AddSiteExtensions
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.TryAddScoped<SettingsReader>();
        return services;
    }
}
