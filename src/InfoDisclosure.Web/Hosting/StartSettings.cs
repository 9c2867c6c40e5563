using System.Net;
using InfoDisclosure.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using IPNetwork = System.Net.IPNetwork;

namespace InfoDisclosure.Web.Hosting;

/// <summary>The settings that are read once, at start: where the site hangs and whom it believes about the caller.</summary>
/// <param name="BasePath">The sub-path under a parent portal, starting with a slash; null at the root.</param>
/// <param name="TrustedProxies">Addresses whose forwarded headers are believed.</param>
/// <param name="TrustedNetworks">Networks whose forwarded headers are believed.</param>
public sealed record StartSettings(string? BasePath, IReadOnlyList<IPAddress> TrustedProxies, IReadOnlyList<IPNetwork> TrustedNetworks)
{
    /// <summary>Reads them; a site that isn't set up yet has none.</summary>
    public static StartSettings Read(DataDirectory directory)
    {
        if (!directory.HasDatabase)
            return Parse(null, null);
        using var db = InfoDisclosureDb.Open(directory);
        var profile = db.SiteProfiles.AsNoTracking().Select(row => new { row.BasePath, row.TrustedProxies }).FirstOrDefault();
        return Parse(profile?.BasePath, profile?.TrustedProxies);
    }

    /// <summary>Reads the written forms; what isn't an address or a network is left out, never widened.</summary>
    public static StartSettings Parse(string? basePath, string? trustedProxies)
    {
        var trimmed = basePath?.Trim().Trim('/');
        var names = (trustedProxies ?? "").Split([',', ';', '，', '、', ' ', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new StartSettings(
            string.IsNullOrEmpty(trimmed) ? null : $"/{trimmed}",
            [.. names.Select(name => IPAddress.TryParse(name, out var address) ? address : null).OfType<IPAddress>()],
            [.. names.Where(name => name.Contains('/')).Select(name => IPNetwork.TryParse(name, out var network) ? network : (IPNetwork?)null).OfType<IPNetwork>()]);
    }
}

/// <summary>Puts the start settings and the key ring to work.</summary>
internal static class StartSettingsExtensions
{
    /// <summary>Cookies and antiforgery tokens outlive a restart because their keys lie in the data directory.</summary>
    public static void AddKeys(this WebApplicationBuilder builder, DataDirectory directory)
    {
        DataDirectory.CreatePrivate(directory.Keys);
        builder.Services.AddDataProtection().SetApplicationName("InfoDisclosure").PersistKeysToFileSystem(new DirectoryInfo(directory.Keys));
    }

    /// <summary>Believes the named proxies about the caller's address and scheme, and nobody else; never about the host.</summary>
    public static void AddProxies(this WebApplicationBuilder builder, StartSettings settings) =>
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.TrustedProxies)
                options.KnownProxies.Add(proxy);
            foreach (var network in settings.TrustedNetworks)
                options.KnownIPNetworks.Add(network);
        });

    /// <summary>First in the order: who asks, under which path.</summary>
    public static void UseProxies(this WebApplication app, StartSettings settings)
    {
        if (settings.TrustedProxies.Count > 0 || settings.TrustedNetworks.Count > 0)
            app.UseForwardedHeaders();
        if (settings.BasePath is { } basePath)
            app.UsePathBase(basePath);
    }
}
