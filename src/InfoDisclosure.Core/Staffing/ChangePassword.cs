using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>A person's change of the own password.</summary>
public sealed record PasswordChange
{
    public required string CurrentPassword { get; init; }

    public required string NewPassword { get; init; }

    public required string NewPasswordAgain { get; init; }
}

/// <summary>Changes the own password and ends the account's other sessions; the caller goes on with the new identity.</summary>
public sealed class ChangePassword(InfoDisclosureDb db, IPasswordHasher<StaffAccount> hasher)
{
    public async Task<ActResult<StaffIdentity>> RunAsync(PasswordChange input, ActContext context, CancellationToken cancel)
    {
        var account = await db.Users.FirstOrDefaultAsync(row => row.Id == context.ActorId && !row.Closed, cancel);
        if (account is null)
            return new ActResult<StaffIdentity>.NotFound();
        var issues = new List<Issue>();
        if (hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", input.CurrentPassword) == PasswordVerificationResult.Failed)
            issues.Add(new Issue(nameof(input.CurrentPassword), "现在的密码不对，请重新填写"));
        if (PasswordRules.Problem(input.NewPassword, account.UserName ?? "") is { } problem)
            issues.Add(new Issue(nameof(input.NewPassword), problem));
        else if (input.NewPassword == input.CurrentPassword)
            issues.Add(new Issue(nameof(input.NewPassword), "新密码和现在的密码一样，请换一个"));
        else if (input.NewPassword != input.NewPasswordAgain)
            issues.Add(new Issue(nameof(input.NewPasswordAgain), "两次填写的新密码不一样"));
        if (issues.Count > 0)
            return new ActResult<StaffIdentity>.Invalid(issues);

        account.PasswordHash = hasher.HashPassword(account, input.NewPassword);
        account.MustChangePassword = false;
        account.EndSessions();
        db.Journal.Add(context.Entry(JournalAction.PasswordChanged, JournalSubject.Account, account.Id, account.UserName ?? ""));
        await db.SaveChangesAsync(cancel);
        return new ActResult<StaffIdentity>.Done(Identities.Of(account, await db.RolesOfAsync(account.Id, cancel)));
    }
}
