namespace InfoDisclosure.Web.Public;

/// <summary>The residents' side: pages, output cache, compression, search.</summary>
public static class PublicSite
{
    public static WebApplicationBuilder AddPublicSite(this WebApplicationBuilder builder) => builder;

    public static WebApplication UsePublicSite(this WebApplication app) => app;
}
