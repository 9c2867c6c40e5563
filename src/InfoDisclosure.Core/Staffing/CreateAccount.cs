using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>What an account is made from.</summary>
public sealed record NewAccount
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public int? OfficeId { get; init; }

    public required IReadOnlyList<StaffRole> Roles { get; init; }

    /// <summary>Null: a random one is made, and must be changed at the first sign-in.</summary>
    public string? Password { get; init; }
}

/// <summary>The new account; the initial password is nowhere else and can't be asked for again.</summary>
public sealed record AccountCreated(int Id, string UserName, string? InitialPassword);

/// <summary>Makes an account that can sign in at once.</summary>
public sealed class CreateAccount(InfoDisclosureDb db, IPasswordHasher<StaffAccount> hasher)
{
    public async Task<ActResult<AccountCreated>> RunAsync(NewAccount input, ActContext context, CancellationToken cancel)
    {
        // A transaction: the journal names the id, which the first save gives.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var result = await InsideTransactionAsync(input, context, cancel);
            if (result is ActResult<AccountCreated>.Done)
                await transaction.CommitAsync(cancel);
            return result;
        }
    }

    internal async Task<ActResult<AccountCreated>> InsideTransactionAsync(NewAccount input, ActContext context, CancellationToken cancel)
    {
        var issues = await IssuesAsync(input, cancel);
        if (issues.Count > 0)
            return new ActResult<AccountCreated>.Invalid(issues);
        var initial = input.Password is null ? PasswordRules.Initial() : null;
        var account = new StaffAccount
        {
            UserName = input.UserName.Trim(),
            NormalizedUserName = UserNames.Normalise(input.UserName),
            DisplayName = input.DisplayName.Trim(),
            OfficeId = input.OfficeId,
            CreatedAt = context.Now,
            MustChangePassword = initial is not null,
        };
        account.PasswordHash = hasher.HashPassword(account, input.Password ?? initial!);
        account.EndSessions();
        db.Users.Add(account);
        await db.SaveChangesAsync(cancel);
        await db.SetRolesAsync(account.Id, input.Roles, cancel);
        db.Journal.Add(context.Entry(JournalAction.Created, JournalSubject.Account, account.Id, account.UserName, AccountRules.InWords(input.Roles)));
        await db.SaveChangesAsync(cancel);
        return new ActResult<AccountCreated>.Done(new AccountCreated(account.Id, account.UserName, initial));
    }

    private async Task<List<Issue>> IssuesAsync(NewAccount input, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        if (UserNames.Problem(input.UserName) is { } problem)
            issues.Add(new Issue(nameof(input.UserName), problem));
        else if (await db.Users.AnyAsync(row => row.NormalizedUserName == UserNames.Normalise(input.UserName), cancel))
            issues.Add(new Issue(nameof(input.UserName), "已有同名的账号，请换一个账号名"));
        await AccountRules.CheckAsync(db, issues, input.DisplayName, input.OfficeId, input.Roles, cancel);
        if (input.Password is not null && PasswordRules.Problem(input.Password, input.UserName.Trim()) is { } weak)
            issues.Add(new Issue(nameof(input.Password), weak));
        return issues;
    }
}

/// <summary>What holds for every account, new or changed.</summary>
internal static class AccountRules
{
    public const string LastAdministrator = "至少要有一个能登录的管理员，请先让另一个账号当管理员";

    public static string InWords(IEnumerable<StaffRole> roles) => string.Join("、", roles.Order().Select(role => role.Label()));

    public static async Task CheckAsync(InfoDisclosureDb db, List<Issue> issues, string displayName, int? officeId, IReadOnlyList<StaffRole> roles, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(displayName))
            issues.Add(new Issue("DisplayName", "请填写姓名"));
        else if (displayName.Trim().Length > StaffAccount.DisplayNameLength)
            issues.Add(new Issue("DisplayName", $"姓名最多{StaffAccount.DisplayNameLength}字"));
        if (officeId is { } office && !await db.Offices.AnyAsync(row => row.Id == office && !row.Closed, cancel) && !await db.Users.AnyAsync(row => row.OfficeId == office, cancel))
            issues.Add(new Issue("OfficeId", "请重新选择科室或服务中心"));
        if (roles.Count == 0)
            issues.Add(new Issue("Roles", "请至少选择一个角色"));
        else if (roles.Contains(StaffRole.Administrator) && roles.Contains(StaffRole.Auditor))
            issues.Add(new Issue("Roles", "管理员和审计员不能是同一个账号，审计员要看管理员做了什么"));
    }

    /// <summary>Whether an open account other than this one is an administrator.</summary>
    public static Task<bool> AnotherAdministratorAsync(this InfoDisclosureDb db, int accountId, CancellationToken cancel) =>
        db.Users.AnyAsync(row => row.Id != accountId && !row.Closed
            && db.UserRoles.Any(link => link.UserId == row.Id && db.Roles.Any(role => role.Id == link.RoleId && role.Name == nameof(StaffRole.Administrator))), cancel);

    /// <summary>Makes the account's roles exactly these; the caller saves.</summary>
    public static async Task SetRolesAsync(this InfoDisclosureDb db, int accountId, IReadOnlyList<StaffRole> roles, CancellationToken cancel)
    {
        await StaffRoleRows.AddMissingAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        var names = roles.Select(role => role.ToString()).ToList();
        var wanted = await db.Roles.Where(row => names.Contains(row.Name!)).Select(row => row.Id).ToHashSetAsync(cancel);
        var links = await db.UserRoles.Where(link => link.UserId == accountId).ToListAsync(cancel);
        db.UserRoles.RemoveRange(links.Where(link => !wanted.Contains(link.RoleId)));
        db.UserRoles.AddRange(wanted.Except(links.Select(link => link.RoleId)).Select(id => new IdentityUserRole<int> { UserId = accountId, RoleId = id }));
    }
}
