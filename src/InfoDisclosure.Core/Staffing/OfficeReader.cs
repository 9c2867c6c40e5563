using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Staffing;

/// <summary>An office in the list, with the people who write for it.</summary>
public sealed record OfficeRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required OfficeKind Kind { get; init; }

    public required string? Telephone { get; init; }

    public required bool Closed { get; init; }

    public required int Version { get; init; }

    /// <summary>Names of the open accounts of the office that are 信息员.</summary>
    public required IReadOnlyList<string> Clerks { get; init; }

    /// <summary>Open accounts of the office, whatever their roles.</summary>
    public required int People { get; init; }
}

/// <summary>Reads 科室 and 服务中心.</summary>
public sealed class OfficeReader(InfoDisclosureDb db)
{
    /// <summary>Every office, open ones first, sections before centres.</summary>
    public async Task<IReadOnlyList<OfficeRow>> ListAsync(CancellationToken cancel)
    {
        var offices = await db.Offices.AsNoTracking().ToListAsync(cancel);
        var people = (await db.Users.AsNoTracking().Where(row => row.OfficeId != null && !row.Closed)
            .Select(row => new
            {
                row.OfficeId,
                row.DisplayName,
                IsClerk = db.UserRoles.Any(link => link.UserId == row.Id && db.Roles.Any(role => role.Id == link.RoleId && role.Name == nameof(StaffRole.InformationClerk))),
            })
            .ToListAsync(cancel)).ToLookup(row => row.OfficeId);
        return
        [
            .. offices.OrderBy(office => office.Closed).ThenBy(office => office.Kind).ThenBy(office => office.Name, StringComparer.CurrentCulture).Select(office => new OfficeRow
            {
                Id = office.Id,
                Name = office.Name,
                Kind = office.Kind,
                Telephone = office.Telephone,
                Closed = office.Closed,
                Version = office.Version,
                Clerks = [.. people[office.Id].Where(person => person.IsClerk).Select(person => person.DisplayName)],
                People = people[office.Id].Count(),
            }),
        ];
    }

    /// <summary>One office; null when there is none.</summary>
    public async Task<OfficeRow?> FindAsync(int id, CancellationToken cancel) => (await ListAsync(cancel)).FirstOrDefault(office => office.Id == id);

    /// <summary>What a form offers: the open offices, and the one that is chosen now even if it was closed.</summary>
    public async Task<IReadOnlyList<OfficeRow>> ChoicesAsync(int? chosen, CancellationToken cancel) =>
        [.. (await ListAsync(cancel)).Where(office => !office.Closed || office.Id == chosen)];

    /// <summary>The open office of an account: the first choice in what the person writes.</summary>
    public Task<int?> OfAccountAsync(int accountId, CancellationToken cancel) =>
        db.Users.Where(account => account.Id == accountId && !account.Office!.Closed).Select(account => account.OfficeId).FirstOrDefaultAsync(cancel);
}
