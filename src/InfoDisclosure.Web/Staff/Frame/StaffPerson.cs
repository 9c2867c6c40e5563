using System.Globalization;
using System.Security.Claims;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>The signed-in person, as the session's claims say.</summary>
public sealed record StaffPerson
{
    /// <summary>The one authentication scheme.</summary>
    public const string Scheme = "Staff";

    private const string StampClaim = "stamp";
    private const string AccountClaim = "account";
    private const string MustChangeClaim = "must-change-password";

    public required int Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required IReadOnlyList<StaffRole> Roles { get; init; }

    public required string Stamp { get; init; }

    public required bool MustChangePassword { get; init; }

    /// <summary>Whether one of the person's roles allows it.</summary>
    public bool Can(StaffAction action) => RoleMatrix.Allows(Roles, action);

    /// <summary>The person of a principal; null when nobody is signed in.</summary>
    public static StaffPerson? Of(ClaimsPrincipal? principal) =>
        principal?.Identity is { IsAuthenticated: true, AuthenticationType: Scheme }
        && int.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            ? new StaffPerson
            {
                Id = id,
                UserName = principal.FindFirstValue(AccountClaim) ?? "",
                DisplayName = principal.FindFirstValue(ClaimTypes.Name) ?? "",
                Roles = [.. principal.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<StaffRole>(claim.Value))],
                Stamp = principal.FindFirstValue(StampClaim) ?? "",
                MustChangePassword = principal.HasClaim(claim => claim.Type == MustChangeClaim),
            }
            : null;

    /// <summary>The claims that a session carries.</summary>
    public static ClaimsPrincipal Principal(StaffIdentity identity)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, identity.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, identity.DisplayName),
            new(AccountClaim, identity.UserName),
            new(StampClaim, identity.Stamp),
            .. identity.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ];
        if (identity.MustChangePassword)
            claims.Add(new Claim(MustChangeClaim, "1"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }
}
