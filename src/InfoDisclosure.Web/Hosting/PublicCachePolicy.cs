using InfoDisclosure.Web.Public;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// Which answers are kept and what tells them apart: the encoding that will be sent, 长辈版 on or off, the query keys that a
/// page reads, and the generation of its tags. It looks at the path alone, so a kept page is found before routing begins.
/// </summary>
internal sealed class PublicCachePolicy(PublicCache cache, IResponseCompressionProvider compression) : IOutputCachePolicy
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly string[] Everything = [PublicCache.Site, PublicCache.Catalogue, PublicCache.Reports, PublicCache.Requests];

    // The frame of every page says when something was last published, so all depend on items and reports.
    private static readonly string[] Published = [PublicCache.Site, PublicCache.Catalogue, PublicCache.Reports];
    private static readonly StringValues CatalogueKeys = new(["category", "year", "group", "channel", "after"]);
    private static readonly StringValues RequestKeys = new(["year", "below"]);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Headers.Authorization.Count > 0
            || !TryPage(request.Path.Value ?? "", out var tags, out var queryKeys))
        {
            context.EnableOutputCaching = false;
            return ValueTask.CompletedTask;
        }

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        foreach (var tag in tags)
            context.Tags.Add(tag);
        var vary = context.CacheVaryByRules;
        vary.QueryKeys = queryKeys;
        vary.VaryByValues["g"] = cache.Generation(tags);
        vary.VaryByValues["e"] = compression.GetCompressionProvider(context.HttpContext)?.EncodingName ?? "";
        if (SeniorEdition.IsOn(request))
            vary.VaryByValues["s"] = "1";
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    private static bool TryPage(string path, out string[] tags, out StringValues queryKeys)
    {
        queryKeys = StringValues.Empty;
        tags = Published;
        switch (path)
        {
            case "/":
                tags = Everything;
                return true;
            case PublicPaths.Guide or PublicPaths.Rules or PublicPaths.Reports or PublicPaths.Sitemap or PublicPaths.Feed or PublicPaths.Map:
                return true;
            case PublicPaths.Catalogue:
                queryKeys = CatalogueKeys;
                return true;
            case PublicPaths.Requests:
                queryKeys = RequestKeys;
                tags = Everything;
                return true;
        }

        if (path.StartsWith(PublicPaths.Reports + "/", StringComparison.Ordinal))
        {
            tags = path.Contains("/figures/", StringComparison.Ordinal) || path.Contains("/cells/", StringComparison.Ordinal) ? Everything : Published;
            // What is asked of a digest is asked once; files are streamed from disk.
            return path is not (PublicPaths.Verify or PublicPaths.CompareReports) && !path.EndsWith(".docx", StringComparison.Ordinal) && !path.EndsWith(".xlsx", StringComparison.Ordinal) && !path.EndsWith(".json", StringComparison.Ordinal);
        }

        if (path.StartsWith(PublicPaths.CategoryFeeds, StringComparison.Ordinal))
            return true;
        // Files are streamed from disk and may be large.
        return path.StartsWith(PublicPaths.Catalogue + "/", StringComparison.Ordinal) && !path.Contains("/files/", StringComparison.Ordinal);
    }
}
