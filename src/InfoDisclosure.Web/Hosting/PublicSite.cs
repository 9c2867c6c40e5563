using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Public.Catalogue;
using InfoDisclosure.Web.Shared.Errors;
using InfoDisclosure.Web.Shared.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using Microsoft.Net.Http.Headers;

namespace InfoDisclosure.Web.Hosting;

/// <summary>The residents' side: pages, output cache, compression, search.</summary>
public static class PublicSite
{
    private const long CacheSize = 64 * 1024 * 1024;
    private const long LargestKept = 4 * 1024 * 1024;

    /// <summary>Where staff pages lie; they are never kept or compressed.</summary>
    private const string StaffPath = "/staff";

    public static WebApplicationBuilder AddPublicSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Conventions.Add(new HeadLikeGet());
        });
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new ViewLocations()));
        // Razor would otherwise write every Chinese character as &#x….;
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddScoped<SiteContext>().AddScoped<PublicLinks>();
        services.AddScoped<SiteReader>().AddScoped<CatalogueReader>().AddScoped<PosterReader>().AddScoped<ReportReader>().AddScoped<RequestReader>();
        services.AddSearch();
        services.AddSingleton<UploadStore>().AddSingleton<KeptCounts>().AddSingleton<ReadingCounts>();
        services.AddSingleton(_ => new DocumentPress(ProgramFolder.Fonts));
        services.AddSingleton<Printer>();
        services.AddRateLimits();
        services.AddHealthChecks().AddDbContextCheck<InfoDisclosureDb>();
        AddCaching(services);
        return builder;
    }

    public static WebApplication UsePublicSite(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<PublicCache>();
        app.Services.GetRequiredService<CommittedChanges>().Listen((kinds, _) => cache.EvictAsync(kinds));

        app.UseMiddleware<CountReadings>();
        // A kept page passes through nothing but the cache: compressed bytes and headers lie in it.
        app.UseOutputCache();
        app.UseExceptionHandler(ErrorsController.PathOf(StatusCodes.Status500InternalServerError));
        app.UseSecurityHeaders();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(StaffPath, StringComparison.OrdinalIgnoreCase), branch => branch.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = context => context.Context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
            {
                Public = true,
                // Links to these files carry their digest, so what a link names never changes.
                MaxAge = context.Context.Request.Query.ContainsKey("v") ? TimeSpan.FromDays(365) : TimeSpan.FromHours(1),
            },
        });
        app.UseStatusCodePagesWithReExecute(ErrorsController.PathOf("{0}"));
        app.UseMiddleware<OneAddressAPage>();
        app.UseRouting();
        app.UseRateLimiter();
        app.MapControllers();
        app.MapHealthChecks(PublicPaths.Health);
        return app;
    }

    private static void AddCaching(IServiceCollection services)
    {
        services.AddSingleton<PublicCache>().AddSingleton<PublicCachePolicy>();
        services.AddOutputCache();
        services.AddOptions<OutputCacheOptions>().Configure<PublicCachePolicy>((options, policy) =>
        {
            options.SizeLimit = CacheSize;
            options.MaximumBodySize = LargestKept;
            options.AddBasePolicy(policy);
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
