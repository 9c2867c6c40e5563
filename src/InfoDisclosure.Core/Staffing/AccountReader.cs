using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>A person in the list of accounts.</summary>
public sealed record AccountRow
{
    public required int Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required int? OfficeId { get; init; }

    public required string? OfficeName { get; init; }

    public required IReadOnlyList<StaffRole> Roles { get; init; }

    public required bool Closed { get; init; }

    /// <summary>UTC; null or past when the account isn't locked.</summary>
    public required DateTime? LockedUntil { get; init; }

    /// <summary>Has an initial password that wasn't changed yet.</summary>
    public required bool MustChangePassword { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>A digest of what the form edits.</summary>
    public required int Version { get; init; }
}

/// <summary>Reads accounts for the pages that manage them.</summary>
public sealed class AccountReader(InfoDisclosureDb db)
{
    /// <summary>Every account, open ones first, in the order of names.</summary>
    public Task<IReadOnlyList<AccountRow>> ListAsync(CancellationToken cancel) => RowsAsync(db.Users, cancel);

    /// <summary>One account; null when there is none.</summary>
    public async Task<AccountRow?> FindAsync(int id, CancellationToken cancel) => (await RowsAsync(db.Users.Where(row => row.Id == id), cancel)).FirstOrDefault();

    private async Task<IReadOnlyList<AccountRow>> RowsAsync(IQueryable<StaffAccount> accounts, CancellationToken cancel)
    {
        var found = await accounts.AsNoTracking().Include(row => row.Office).OrderBy(row => row.Closed).ThenBy(row => row.UserName).ToListAsync(cancel);
        var roles = (await db.UserRoles.Join(db.Roles, link => link.RoleId, role => role.Id, (link, role) => new { link.UserId, role.Name }).ToListAsync(cancel))
            .ToLookup(row => row.UserId, row => Enum.TryParse<StaffRole>(row.Name, out var role) ? role : (StaffRole?)null);
        return [.. found.Select(account => Row(account, [.. roles[account.Id].OfType<StaffRole>().Order()]))];
    }

    private static AccountRow Row(StaffAccount account, IReadOnlyList<StaffRole> roles) => new()
    {
        Id = account.Id,
        UserName = account.UserName ?? "",
        DisplayName = account.DisplayName,
        OfficeId = account.OfficeId,
        OfficeName = account.Office?.Name,
        Roles = roles,
        Closed = account.Closed,
        LockedUntil = account.LockoutEnd?.UtcDateTime,
        MustChangePassword = account.MustChangePassword,
        CreatedAt = account.CreatedAt,
        Version = AccountVersion.Of(account, roles),
    };
}
