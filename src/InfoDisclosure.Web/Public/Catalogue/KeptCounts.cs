using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Web.Hosting;
using Microsoft.Extensions.Caching.Memory;

namespace InfoDisclosure.Web.Public.Catalogue;

/// <summary>Counts beside the lists, kept apart from pages: all pages of one list share them, and counting reads the whole list.</summary>
public sealed class KeptCounts(PublicCache cache) : IDisposable
{
    private const int Most = 1_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The counts of a list as of the last change of the catalogue.</summary>
    public async Task<CatalogueCounts> OfAsync(CatalogueFilter filter, CatalogueReader reader, CancellationToken cancel)
    {
        // Read before counting: counts begun before a change are kept under the old key and not found again.
        var key = (filter, cache.Generation([PublicCache.Catalogue]));
        if (kept.TryGetValue(key, out CatalogueCounts? counts) && counts is not null)
            return counts;
        return kept.Set(key, await reader.CountsAsync(filter, cancel), new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();
}
