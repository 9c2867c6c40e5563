using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>What a new site is made of.</summary>
public sealed record NewSite
{
    public required string AgencyName { get; init; }

    public required string ShortName { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required string Password { get; init; }
}

/// <summary>
/// Makes the first administrator and the agency. Only while there is no account; the caller has checked the one-time code from
/// the console.
/// </summary>
public sealed class SetUpSite(InfoDisclosureDb db, CreateAccount create)
{
    public async Task<ActResult<AccountCreated>> RunAsync(NewSite input, ActContext context, CancellationToken cancel)
    {
        // Two people with the code at the same moment: the second finds an account.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            if (await db.Set<StaffAccount>().AnyAsync(cancel))
                return new ActResult<AccountCreated>.NotFound();
            var issues = SiteProfileRules.Of(new AgencyFacts { AgencyName = input.AgencyName, ShortName = input.ShortName });
            var account = new NewAccount { UserName = input.UserName, DisplayName = input.DisplayName, Password = input.Password, Roles = [StaffRole.Administrator] };
            var made = await create.InsideTransactionAsync(account, context, cancel);
            if (made is ActResult<AccountCreated>.Invalid invalid)
                issues.AddRange(invalid.Issues);
            if (issues.Count > 0)
                return new ActResult<AccountCreated>.Invalid(issues);

            var profile = await db.SiteProfiles.SingleOrDefaultAsync(cancel);
            if (profile is null)
                db.SiteProfiles.Add(profile = new SiteProfile { AgencyName = "", ShortName = "" });
            profile.AgencyName = input.AgencyName.Trim();
            profile.ShortName = input.ShortName.Trim();
            db.Journal.Add(context.Entry(JournalAction.Created, JournalSubject.Settings, SiteProfile.OnlyId, "机关信息"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return made;
        }
    }
}
