using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Web.Hosting;

/// <summary>What one serving process is told from outside; everything else is a setting in the database.</summary>
public sealed record PortalOptions
{
    /// <summary>The address served when none is given.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Where everything is written.</summary>
    public required DataDirectory Directory { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Development or Production.</summary>
    public string? Environment { get; init; }

    /// <summary>
    /// What a process that serves for days does besides answering: keeps logs, backs up every night, watches for commits of
    /// other processes. The serve verb sets it; tests of pages leave it off.
    /// </summary>
    public bool KeepsHouse { get; init; }

    /// <summary>Lets a test put its own clock or server in place.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
