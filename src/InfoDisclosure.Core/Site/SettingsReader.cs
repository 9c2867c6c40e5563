using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>The agency's short name and whether the data is a demonstration: what the staff frame shows.</summary>
public sealed record SiteName(string ShortName, bool IsDemonstration);

/// <summary>Reads the settings for staff pages.</summary>
public sealed class SettingsReader(InfoDisclosureDb db)
{
    /// <summary>The name, or null before the site is set up.</summary>
    public Task<SiteName?> NameAsync(CancellationToken cancel) =>
        db.SiteProfiles.Select(profile => new SiteName(profile.ShortName, profile.IsDemonstration)).FirstOrDefaultAsync(cancel);
}
