using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>
/// Checks name and password, counts failures, keeps the journal. Unknown name, wrong password, locked and closed look and take
/// the same from outside. Identity's own sign-in manager would ask the clock and save in several steps; here count, lock and
/// journal line are one save.
/// </summary>
public sealed class SignIn(InfoDisclosureDb db, IPasswordHasher<StaffAccount> hasher)
{
    /// <summary>Failures in a row before the account is locked.</summary>
    public const int Tries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    // Verified when there is no such account, so that the answer takes as long.
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<StaffAccount>().HashPassword(Nobody, PasswordRules.Initial()));

    private static StaffAccount Nobody => new() { DisplayName = "" };

    /// <summary>The identity, or null when it was refused, for whatever reason.</summary>
    public async Task<StaffIdentity?> RunAsync(string? userName, string? password, ActContext context, CancellationToken cancel)
    {
        var name = UserNames.Normalise(userName);
        var hash = await db.Users.AsNoTracking().Where(row => row.NormalizedUserName == name).Select(row => row.PasswordHash).FirstOrDefaultAsync(cancel);
        var typed = password is { Length: <= PasswordRules.MaxLength } ? password : "";
        var verified = hasher.VerifyHashedPassword(Nobody, hash ?? NobodysHash.Value, typed);

        // SQLite's write transactions stand in line, so parallel guesses are counted one by one, and a guess that was right
        // but came after the fifth wrong one is still refused.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var account = hash is null ? null : await db.Users.FirstOrDefaultAsync(row => row.NormalizedUserName == name && row.PasswordHash == hash, cancel);
            var identity = account is null ? null : Judge(account, verified, typed, context);
            if (identity is null)
                db.Journal.Add(context.Entry(JournalAction.SignInFailed, JournalSubject.Account, account?.Id, account?.UserName ?? UserNames.Unknown));
            else
                db.Journal.Add((context with { ActorId = identity.Id, ActorName = identity.DisplayName }).Entry(JournalAction.SignedIn, JournalSubject.Account, identity.Id, identity.UserName));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return identity is null ? null : identity with { Roles = await db.RolesOfAsync(identity.Id, cancel) };
        }
    }

    private StaffIdentity? Judge(StaffAccount account, PasswordVerificationResult verified, string typed, ActContext context)
    {
        if (account.Closed || account.LockoutEnd?.UtcDateTime > context.Now)
            return null;
        if (verified == PasswordVerificationResult.Failed)
        {
            account.AccessFailedCount++;
            if (account.AccessFailedCount >= Tries)
            {
                account.AccessFailedCount = 0;
                account.LockoutEnd = new DateTimeOffset(context.Now, TimeSpan.Zero) + Pause;
            }

            return null;
        }

        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = hasher.HashPassword(account, typed);
        return Identities.Of(account, []);
    }
}

/// <summary>Leaves a line when somebody signs out.</summary>
public sealed class SignOut(InfoDisclosureDb db)
{
    public async Task RunAsync(string userName, ActContext context, CancellationToken cancel)
    {
        db.Journal.Add(context.Entry(JournalAction.SignedOut, JournalSubject.Account, context.ActorId, userName));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Whether a session still stands: the account is open and its stamp is the session's.</summary>
public sealed class SessionReader(InfoDisclosureDb db)
{
    public Task<bool> StandsAsync(int accountId, string stamp, CancellationToken cancel) =>
        db.Users.AnyAsync(row => row.Id == accountId && row.SecurityStamp == stamp && !row.Closed, cancel);

    /// <summary>Whether any account exists; until then the site can be set up.</summary>
    public Task<bool> AnyAccountAsync(CancellationToken cancel) => db.Users.AnyAsync(cancel);
}

/// <summary>Account names: what they may hold, and how two are the same.</summary>
internal static class UserNames
{
    public const int MinLength = 2;
    public const int MaxLength = 30;

    public static string Normalise(string? userName) => (userName ?? "").Trim().ToUpperInvariant();

    /// <summary>What the journal says instead of a name that no account has: a password may have been typed into the wrong field.</summary>
    public const string Unknown = "不存在的账号";

    public static string? Problem(string? userName) => (userName ?? "").Trim() switch
    {
        "" => "请填写账号名",
        { Length: < MinLength } or { Length: > MaxLength } => $"账号名要有{MinLength}到{MaxLength}个字符",
        var name when !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') => "账号名只能用文字、字母、数字和 . - _",
        _ => null,
    };
}

internal static class Identities
{
    public static StaffIdentity Of(StaffAccount account, IReadOnlyList<StaffRole> roles) => new()
    {
        Id = account.Id,
        UserName = account.UserName ?? "",
        DisplayName = account.DisplayName,
        Roles = roles,
        Stamp = account.SecurityStamp ?? "",
        MustChangePassword = account.MustChangePassword,
    };

    /// <summary>An account's roles in their usual order.</summary>
    public static async Task<IReadOnlyList<StaffRole>> RolesOfAsync(this InfoDisclosureDb db, int accountId, CancellationToken cancel)
    {
        var names = await db.UserRoles.Where(row => row.UserId == accountId)
            .Join(db.Roles, row => row.RoleId, role => role.Id, (_, role) => role.Name)
            .ToListAsync(cancel);
        return [.. names.Select(name => Enum.TryParse<StaffRole>(name, out var role) ? role : (StaffRole?)null).OfType<StaffRole>().Order()];
    }

    /// <summary>Ends every session of the account.</summary>
    public static void EndSessions(this StaffAccount account) => account.SecurityStamp = Guid.NewGuid().ToString("N");
}
