using InfoDisclosure.Core.Data;
using InfoDisclosure.Web.Staff;

namespace InfoDisclosure.Web.Hosting;

/// <summary>Builds the site: services, then the order in which a request passes through.</summary>
public static class PortalHost
{
    /// <summary>Builds the application over a migrated data directory; the caller runs it.</summary>
    public static WebApplication Build(PortalOptions options)
    {
        OfficeCulture.Use();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            // Views, seeds and fonts lie beside the program, wherever the caller stands.
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            EnvironmentName = options.Environment,
            // Settings lie in the database; a watch on configuration files would only use up the system's watches.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        // Published files don't change under a running program: asked about when they are used, never watched.
        builder.Environment.WebRootFileProvider = new UnwatchedFiles(builder.Environment.WebRootPath);
        builder.Environment.ContentRootFileProvider = new UnwatchedFiles(builder.Environment.ContentRootPath);
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddData(options.Directory);
        builder.Services.AddSingleton<SetupCode>();
        builder.AddKeys(options.Directory);
        var settings = StartSettings.Read(options.Directory);
        builder.AddProxies(settings);
        builder.AddPublicSite();
        builder.AddStaffSite();
        builder.AddHousekeeping(options);
        options.Configure?.Invoke(builder);

        var app = builder.Build();
        app.UseProxies(settings);
        app.UsePublicSite();
        app.UseStaffSite();
        return app;
    }
}
