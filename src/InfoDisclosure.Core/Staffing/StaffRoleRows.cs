using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>Identity keeps a row a role; there is one for each <see cref="StaffRole"/>.</summary>
public static class StaffRoleRows
{
    /// <summary>Adds the missing rows to the context; the caller saves. Gives how many.</summary>
    public static async Task<int> AddMissingAsync(InfoDisclosureDb db, CancellationToken cancel)
    {
        var known = await db.Roles.Select(role => role.Name).ToHashSetAsync(cancel);
        var missing = Enum.GetNames<StaffRole>()
            .Where(name => !known.Contains(name))
            .Select(name => new IdentityRole<int>(name) { NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = name })
            .ToList();
        db.Roles.AddRange(missing);
        return missing.Count;
    }
}
