using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>What of an account can be changed; its name can't, because the journal speaks of it.</summary>
public sealed record AccountChange
{
    public required string DisplayName { get; init; }

    public int? OfficeId { get; init; }

    public required IReadOnlyList<StaffRole> Roles { get; init; }
}

/// <summary>Changes a person's name, office or roles; other roles or another name end the person's sessions.</summary>
public sealed class ChangeAccount(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, int version, AccountChange input, ActContext context, CancellationToken cancel)
    {
        // The write lock is held from the first read, so nobody can come between the check and the change.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var account = await db.Users.FirstOrDefaultAsync(row => row.Id == id, cancel);
            if (account is null)
                return new ActResult<int>.NotFound();
            var before = await db.RolesOfAsync(id, cancel);
            if (AccountVersion.Of(account, before) is var current && current != version)
                return new ActResult<int>.Stale(current);
            var issues = new List<Issue>();
            await AccountRules.CheckAsync(db, issues, input.DisplayName, input.OfficeId, input.Roles, cancel);
            if (before.Contains(StaffRole.Administrator) && !input.Roles.Contains(StaffRole.Administrator) && !account.Closed && !await db.AnotherAdministratorAsync(id, cancel))
                issues.Add(new Issue(nameof(input.Roles), AccountRules.LastAdministrator));
            if (issues.Count > 0)
                return new ActResult<int>.Invalid(issues);

            var name = input.DisplayName.Trim();
            if (account.DisplayName != name || account.OfficeId != input.OfficeId)
                db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Account, id, account.UserName ?? ""));
            if (!before.Order().SequenceEqual(input.Roles.Distinct().Order()))
            {
                await db.SetRolesAsync(id, input.Roles, cancel);
                db.Journal.Add(context.Entry(JournalAction.RolesChanged, JournalSubject.Account, id, account.UserName ?? "", $"{AccountRules.InWords(before)} → {AccountRules.InWords(input.Roles)}"));
                account.EndSessions();
            }

            if (account.DisplayName != name)
                account.EndSessions();
            account.DisplayName = name;
            account.OfficeId = input.OfficeId;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(id);
        }
    }
}

/// <summary>Closes an account for good or until it is opened again: no sign-in, every session ends, the name stays.</summary>
public sealed class CloseAccount(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var account = await db.Users.FirstOrDefaultAsync(row => row.Id == id, cancel);
            if (account is null)
                return new ActResult<int>.NotFound();
            if (id == context.ActorId)
                return new ActResult<int>.Refused("不能停用自己的账号，请另一位管理员来做");
            if ((await db.RolesOfAsync(id, cancel)).Contains(StaffRole.Administrator) && !await db.AnotherAdministratorAsync(id, cancel))
                return new ActResult<int>.Refused(AccountRules.LastAdministrator);
            if (account.Closed)
                return new ActResult<int>.Done(id);
            account.Closed = true;
            account.EndSessions();
            db.Journal.Add(context.Entry(JournalAction.Closed, JournalSubject.Account, id, account.UserName ?? ""));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(id);
        }
    }
}

/// <summary>Opens a closed account again, with the roles and password it had.</summary>
public sealed class ReopenAccount(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int id, ActContext context, CancellationToken cancel)
    {
        var account = await db.Users.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (account is null)
            return new ActResult<int>.NotFound();
        if (!account.Closed)
            return new ActResult<int>.Done(id);
        account.Closed = false;
        db.Journal.Add(context.Entry(JournalAction.Reopened, JournalSubject.Account, id, account.UserName ?? ""));
        await db.SaveChangesAsync(cancel);
        return new ActResult<int>.Done(id);
    }
}

/// <summary>A new initial password, said once.</summary>
public sealed record PasswordReset(int Id, string UserName, string InitialPassword);

/// <summary>Gives an account a random password that must be changed at the next sign-in; also ends a lock.</summary>
public sealed class ResetPassword(InfoDisclosureDb db, IPasswordHasher<StaffAccount> hasher)
{
    public async Task<ActResult<PasswordReset>> RunAsync(int id, ActContext context, CancellationToken cancel)
    {
        var account = await db.Users.FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (account is null)
            return new ActResult<PasswordReset>.NotFound();
        if (id == context.ActorId)
            return new ActResult<PasswordReset>.Refused("自己的密码请用右上角的“修改密码”");
        var initial = PasswordRules.Initial();
        account.PasswordHash = hasher.HashPassword(account, initial);
        account.MustChangePassword = true;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        account.EndSessions();
        db.Journal.Add(context.Entry(JournalAction.PasswordChanged, JournalSubject.Account, id, account.UserName ?? "", "管理员重置"));
        await db.SaveChangesAsync(cancel);
        return new ActResult<PasswordReset>.Done(new PasswordReset(id, account.UserName ?? "", initial));
    }
}

/// <summary>
/// An account's version is a digest of what its form edits: Identity's own stamp changes with every mistyped password, which is
/// no conflict.
/// </summary>
internal static class AccountVersion
{
    public static int Of(StaffAccount account, IReadOnlyList<StaffRole> roles)
    {
        var hash = 2166136261u;
        foreach (var c in $"{account.DisplayName}\n{account.OfficeId}\n{string.Join(',', roles.Order())}")
            hash = unchecked((hash ^ c) * 16777619u);
        return (int)(hash & int.MaxValue);
    }
}
