using System.Security.Cryptography;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>An account of the demonstration set with the password that was drawn for it.</summary>
public sealed record DemonstrationAccount(string Name, string DisplayName, IReadOnlyList<StaffRole> Roles, string Password);

/// <summary>Makes the accounts of the demonstration set, each with a random password that only its directory knows.</summary>
internal static class DemonstrationAccounts
{
    // Without vowels, so that no word comes out, and without what looks alike on paper (l, 1, 0, o).
    private const string Letters = "bcdfghjkmnpqrstvwxz";
    private const string Digits = "23456789";

    /// <summary>Adds and saves the accounts with their roles, whose rows must exist.</summary>
    internal static async Task<IReadOnlyList<(StaffAccount Account, DemonstrationAccount Shown)>> AddAsync(
        InfoDisclosureDb db, IReadOnlyList<DemonstrationPerson> people, DateTime now, CancellationToken cancel)
    {
        var hasher = new PasswordHasher<StaffAccount>();
        var made = people.Select(person => (
            Account: new StaffAccount
            {
                UserName = person.Name,
                NormalizedUserName = person.Name.ToUpperInvariant(),
                DisplayName = person.DisplayName,
                OfficeId = person.OfficeId,
                CreatedAt = now,
                LockoutEnabled = true,
                SecurityStamp = RandomNumberGenerator.GetHexString(32),
            },
            Shown: new DemonstrationAccount(person.Name, person.DisplayName, person.Roles, NewPassword()))).ToList();
        // Hashing is slow on purpose; all cores share it.
        Parallel.ForEach(made, new ParallelOptions { CancellationToken = cancel }, pair => pair.Account.PasswordHash = hasher.HashPassword(pair.Account, pair.Shown.Password));
        db.Users.AddRange(made.Select(pair => pair.Account));
        await db.SaveChangesAsync(cancel);

        var roleIds = await db.Roles.ToDictionaryAsync(role => role.Name!, role => role.Id, cancel);
        db.UserRoles.AddRange(made.SelectMany(pair => pair.Shown.Roles.Select(role => new IdentityUserRole<int> { UserId = pair.Account.Id, RoleId = roleIds[role.ToString()] })));
        await db.SaveChangesAsync(cancel);
        return made;
    }

    /// <summary>Fourteen characters, easy to read out: letters, digits, letters. About 46 bits, behind a lockout and on loopback only.</summary>
    private static string NewPassword() =>
        $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Digits, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";
}

/// <summary>Who gets an account.</summary>
internal sealed record DemonstrationPerson(string Name, string DisplayName, int? OfficeId, IReadOnlyList<StaffRole> Roles);
