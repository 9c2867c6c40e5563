using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>What other capabilities may know of accounts: that one is there, and its name.</summary>
internal static class StaffNames
{
    /// <summary>Whether an account is there, closed or not.</summary>
    public static Task<bool> HasAccountAsync(this InfoDisclosureDb db, int? id, CancellationToken cancel) => db.Users.AnyAsync(account => account.Id == id, cancel);

    /// <summary>The name of an account; null when there is none.</summary>
    public static Task<string?> NameOfAsync(this InfoDisclosureDb db, int? id, CancellationToken cancel, bool open = false) =>
        db.Users.Where(account => account.Id == id && (!open || !account.Closed)).Select(account => (string?)account.DisplayName).FirstOrDefaultAsync(cancel);

    /// <summary>Everybody with an account, the open ones first.</summary>
    public static Task<List<NamedPerson>> PeopleAsync(this InfoDisclosureDb db, CancellationToken cancel) =>
        db.Users.AsNoTracking().OrderBy(account => account.Closed).ThenBy(account => account.UserName).Select(account => new NamedPerson(account.Id, account.DisplayName, account.UserName!, account.Closed)).ToListAsync(cancel);
}

/// <summary>An account by its names.</summary>
internal sealed record NamedPerson(int Id, string DisplayName, string UserName, bool Closed);
