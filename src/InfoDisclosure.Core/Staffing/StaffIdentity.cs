using InfoDisclosure.Rules.Staffing;

namespace InfoDisclosure.Core.Staffing;

/// <summary>Who is signed in, as a session remembers it until the stamp changes.</summary>
public sealed record StaffIdentity
{
    public required int Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required IReadOnlyList<StaffRole> Roles { get; init; }

    /// <summary>Changes with the password, the roles and the closing of the account; sessions of another stamp end.</summary>
    public required string Stamp { get; init; }

    public bool MustChangePassword { get; init; }
}
