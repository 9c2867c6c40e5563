using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>What the frame of every page says about agency and site; what isn't set is null and left out.</summary>
public sealed record SiteFrame
{
    public required string AgencyName { get; init; }

    public required string ShortName { get; init; }

    public required string? Address { get; init; }

    public required string? Postcode { get; init; }

    public required string? Telephone { get; init; }

    public required string? WechatName { get; init; }

    public required string? SiteIdCode { get; init; }

    public required string? IcpNumber { get; init; }

    public required string? PoliceNumber { get; init; }

    public required string? PublicAddress { get; init; }

    public required string? ParentPortalName { get; init; }

    public required string? ParentPortalAddress { get; init; }

    public required bool IsDemonstration { get; init; }

    /// <summary>最近更新: the newest publication of an item or a report; null while nothing is public.</summary>
    public required DateOnly? UpdatedOn { get; init; }
}

/// <summary>What Article 12 asks the guide to name, and how to ask for information; null is shown as 待补充.</summary>
public sealed record SiteContacts
{
    public required string AgencyName { get; init; }

    public required string? SuperiorName { get; init; }

    public required string? DisclosureOffice { get; init; }

    public required string? Address { get; init; }

    public required string? Postcode { get; init; }

    public required string? OfficeHours { get; init; }

    public required string? Telephone { get; init; }

    public required string? Fax { get; init; }

    public required string? Email { get; init; }

    public required string? WechatName { get; init; }

    public required string? SupervisionTelephone { get; init; }

    public required string? LeadingGroup { get; init; }

    public required string? ReadingPlaces { get; init; }
}

/// <summary>A page that staff write, as it was last saved.</summary>
public sealed record SitePageView(SafeHtml Html, DateOnly WrittenOn);

/// <summary>Reads agency, settings and the pages staff write.</summary>
public sealed class SiteReader(InfoDisclosureDb db)
{
    /// <summary>The frame, or null before the site is set up.</summary>
    public async Task<SiteFrame?> FrameAsync(CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (profile is null)
            return null;
        var item = await db.PublicItems.MaxAsync(item => (DateTime?)item.RevisedAt, cancel);
        var report = await db.Reports.Where(report => report.LiveRevisionId != null).MaxAsync(report => report.LiveRevision!.PublishedAt, cancel);
        var updated = item > report || report is null ? item : report;
        return new SiteFrame
        {
            AgencyName = profile.AgencyName,
            ShortName = profile.ShortName,
            Address = Known(profile.Address),
            Postcode = Known(profile.Postcode),
            Telephone = Known(profile.Telephone),
            WechatName = Known(profile.WechatName),
            SiteIdCode = Known(profile.SiteIdCode),
            IcpNumber = Known(profile.IcpNumber),
            PoliceNumber = Known(profile.PoliceNumber),
            PublicAddress = Known(profile.PublicAddress),
            ParentPortalName = Known(profile.ParentPortalName),
            ParentPortalAddress = Known(profile.ParentPortalAddress),
            IsDemonstration = profile.IsDemonstration,
            UpdatedOn = updated is { } moment ? OfficeDay.Of(moment) : null,
        };
    }

    /// <summary>The contacts, or null before the site is set up.</summary>
    public async Task<SiteContacts?> ContactsAsync(CancellationToken cancel) =>
        await db.SiteProfiles.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } profile ? null : new SiteContacts
        {
            AgencyName = profile.AgencyName,
            SuperiorName = Known(profile.SuperiorName),
            DisclosureOffice = Known(profile.DisclosureOffice),
            Address = Known(profile.Address),
            Postcode = Known(profile.Postcode),
            OfficeHours = Known(profile.OfficeHours),
            Telephone = Known(profile.Telephone),
            Fax = Known(profile.Fax),
            Email = Known(profile.Email),
            WechatName = Known(profile.WechatName),
            SupervisionTelephone = Known(profile.SupervisionTelephone),
            LeadingGroup = Known(profile.LeadingGroup),
            ReadingPlaces = Known(profile.ReadingPlaces),
        };

    /// <summary>The newest text of a page, or null when none was written.</summary>
    public async Task<SitePageView?> PageAsync(SitePage page, CancellationToken cancel)
    {
        var text = await db.PageTexts.AsNoTracking().Where(text => text.Page == page).OrderByDescending(text => text.Number)
            .Select(text => new { text.Html, text.WrittenAt }).FirstOrDefaultAsync(cancel);
        return text is null ? null : new SitePageView(SafeHtml.FromStored(text.Html), OfficeDay.Of(text.WrittenAt));
    }

    private static string? Known(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
