using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;

namespace InfoDisclosure.Core.Staffing;

/// <summary>An account of the demonstration set with the password that was drawn for it.</summary>
public sealed record DemonstrationAccount(int Id, string Name, string DisplayName, IReadOnlyList<StaffRole> Roles, string Password);

/// <summary>Makes the accounts of the demonstration set, each with a random password that only its directory knows.</summary>
internal static class DemonstrationAccounts
{
    /// <summary>Adds one; the caller holds a transaction. Nobody is made to change the password: it is printed at every start.</summary>
    internal static async Task<DemonstrationAccount> AddAsync(InfoDisclosureDb db, NewAccount account, ActContext context, CancellationToken cancel)
    {
        var password = PasswordRules.Initial();
        return await new CreateAccount(db, new PasswordHasher<StaffAccount>()).InsideTransactionAsync(account with { Password = password }, context, cancel) switch
        {
            ActResult<AccountCreated>.Done(var made) => new DemonstrationAccount(made.Id, made.UserName, account.DisplayName, account.Roles, password),
            ActResult<AccountCreated>.Invalid(var issues) => throw new InvalidDataException($"The account {account.UserName} can't be made: {issues[0].Message}"),
            var other => throw new InvalidOperationException($"The account {account.UserName} can't be made: {other}"),
        };
    }
}
