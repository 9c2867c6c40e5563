using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;

namespace InfoDisclosure.Core.Staffing;

/// <summary>A member of staff who signs in. Roles are Identity roles named after <see cref="StaffRole"/>.</summary>
public sealed class StaffAccount : IdentityUser<int>
{
    public const int DisplayNameLength = 60;

    public required string DisplayName { get; set; }

    public int? OfficeId { get; set; }

    public Office? Office { get; set; }

    /// <summary>Closed accounts can't sign in; they are never removed, so that the journal keeps its names.</summary>
    public bool Closed { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Must choose a new password at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }
}

/// <summary>科室 or 服务中心; its 信息员 are the accounts that belong to it and hold that role.</summary>
public sealed class Office : Data.Versioned
{
    public const int NameLength = 60;
    public const int TelephoneLength = 40;

    public int Id { get; set; }

    public required string Name { get; set; }

    public OfficeKind Kind { get; set; }

    public string? Telephone { get; set; }

    public bool Closed { get; set; }
}

/// <summary>The two kinds of inner offices of a township.</summary>
public enum OfficeKind
{
    /// <summary>科室.</summary>
    Section,

    /// <summary>服务中心.</summary>
    ServiceCentre,
}

/// <summary>The words of the two kinds.</summary>
public static class OfficeLabels
{
    public static string Label(this OfficeKind kind) => kind switch
    {
        OfficeKind.Section => "科室",
        OfficeKind.ServiceCentre => "服务中心",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
