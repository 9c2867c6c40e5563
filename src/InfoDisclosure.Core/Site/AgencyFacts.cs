using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Site;

/// <summary>The agency as clerks enter it: what Article 12 asks the guide to name, and what the footer shows.</summary>
public sealed record AgencyFacts
{
    public required string AgencyName { get; init; }

    public required string ShortName { get; init; }

    public string? SuperiorName { get; init; }

    public string? DisclosureOffice { get; init; }

    public string? Address { get; init; }

    public string? Postcode { get; init; }

    public string? OfficeHours { get; init; }

    public string? Telephone { get; init; }

    public string? Fax { get; init; }

    public string? Email { get; init; }

    public string? WechatName { get; init; }

    public string? SupervisionTelephone { get; init; }

    public string? LeadingGroup { get; init; }

    public string? ReadingPlaces { get; init; }
}

/// <summary>The site's own settings, for the administrator.</summary>
public sealed record SiteSettings
{
    public string? SiteIdCode { get; init; }

    public string? IcpNumber { get; init; }

    public string? PoliceNumber { get; init; }

    public string? ParentPortalName { get; init; }

    public string? ParentPortalAddress { get; init; }

    public string? PublicAddress { get; init; }

    public string? BasePath { get; init; }

    public string? TrustedProxies { get; init; }

    public string? AgencyCode { get; init; }

    public required string IndexNumberPattern { get; init; }

    public ReviewRule ReviewRule { get; init; }

    /// <summary>The day of the next year by which a report is to be public, e.g. 01-31.</summary>
    public string? ReportDue { get; init; } = Rules.Reports.ReportDue.Default;

    public string? TitleFont { get; init; }

    public string? HeiFont { get; init; }

    public string? KaiFont { get; init; }

    public string? FangFont { get; init; }
}
