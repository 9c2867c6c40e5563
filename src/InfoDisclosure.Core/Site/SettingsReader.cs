using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>The agency's short name and whether the data is a demonstration: what the staff frame shows.</summary>
public sealed record SiteName(string ShortName, bool IsDemonstration);

/// <summary>Reads agency and settings for the pages that change them.</summary>
public sealed class SettingsReader(InfoDisclosureDb db)
{
    /// <summary>The name, or null before the site is set up.</summary>
    public Task<SiteName?> NameAsync(CancellationToken cancel) =>
        db.SiteProfiles.Select(profile => new SiteName(profile.ShortName, profile.IsDemonstration)).SingleOrDefaultAsync(cancel);

    /// <summary>The agency with the version to post; null before the site is set up.</summary>
    public async Task<(AgencyFacts Facts, int Version)?> AgencyAsync(CancellationToken cancel) =>
        await db.SiteProfiles.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } profile ? null : (new AgencyFacts
        {
            AgencyName = profile.AgencyName,
            ShortName = profile.ShortName,
            SuperiorName = profile.SuperiorName,
            DisclosureOffice = profile.DisclosureOffice,
            Address = profile.Address,
            Postcode = profile.Postcode,
            OfficeHours = profile.OfficeHours,
            Telephone = profile.Telephone,
            Fax = profile.Fax,
            Email = profile.Email,
            WechatName = profile.WechatName,
            SupervisionTelephone = profile.SupervisionTelephone,
            LeadingGroup = profile.LeadingGroup,
            ReadingPlaces = profile.ReadingPlaces,
        }, profile.Version);

    /// <summary>The settings with the version to post; null before the site is set up.</summary>
    public async Task<(SiteSettings Settings, int Version)?> SettingsAsync(CancellationToken cancel) =>
        await db.SiteProfiles.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } profile ? null : (new SiteSettings
        {
            SiteIdCode = profile.SiteIdCode,
            IcpNumber = profile.IcpNumber,
            PoliceNumber = profile.PoliceNumber,
            ParentPortalName = profile.ParentPortalName,
            ParentPortalAddress = profile.ParentPortalAddress,
            PublicAddress = profile.PublicAddress,
            BasePath = profile.BasePath,
            TrustedProxies = profile.TrustedProxies,
            AgencyCode = profile.AgencyCode,
            IndexNumberPattern = profile.IndexNumberPattern,
            ReviewRule = profile.ReviewRule,
            ReportDue = profile.ReportDue,
            TitleFont = profile.TitleFont,
            HeiFont = profile.HeiFont,
            KaiFont = profile.KaiFont,
            FangFont = profile.FangFont,
        }, profile.Version);
}
