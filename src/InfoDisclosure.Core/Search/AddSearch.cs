using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Search;

/// <summary>Registers the readers and acts of search.</summary>
public static class AddSearchExtensions
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.TryAddScoped<SearchReader>();
        services.TryAddScoped<FacetNameReader>();
        services.TryAddScoped<SynonymReader>();
        services.TryAddScoped<CreateSynonyms>();
        services.TryAddScoped<EditSynonyms>();
        services.TryAddScoped<RemoveSynonyms>();
        services.TryAddScoped<EmptySearchReader>();
        services.TryAddScoped<SaveEmptySearches>();
        services.TryAddSingleton<EmptySearchLog>();
        return services;
    }
}
