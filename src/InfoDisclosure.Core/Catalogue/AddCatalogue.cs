using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Registers the acts of items, and what staff read of them.</summary>
public static class AddCatalogueExtensions
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services)
    {
        services.TryAddScoped<ItemWorkReader>();
        services.TryAddScoped<CreateItem>();
        services.TryAddScoped<EditItem>();
        services.TryAddScoped<SendItemForReview>();
        services.TryAddScoped<ReturnItem>();
        services.TryAddScoped<PublishItem>();
        services.TryAddScoped<WithdrawItem>();
        services.TryAddScoped<DiscardItemDraft>();
        services.TryAddSingleton<UploadStore>();
        return services;
    }
}
