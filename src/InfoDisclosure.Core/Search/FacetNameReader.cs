using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>A category or group that results are counted by: its id, its code in addresses, its name.</summary>
/// <param name="IsSector">A sector of the standard catalogues, which may be called as a category of the 条例 is.</param>
public sealed record FacetName(int Id, string Code, string Name, bool IsSector);

/// <summary>Every category and group, each in the catalogue's order.</summary>
public sealed record FacetNames(IReadOnlyList<FacetName> Categories, IReadOnlyList<FacetName> Groups);

/// <summary>Reads what the ids of <see cref="SearchFacets"/> are called.</summary>
public sealed class FacetNameReader(InfoDisclosureDb db)
{
    public async Task<FacetNames> AllAsync(CancellationToken cancel) => new(
        await db.Categories.AsNoTracking().OrderBy(category => category.Position).Select(category => new FacetName(category.Id, category.Code, category.Name, category.Basis == CategoryBasis.Sector)).ToListAsync(cancel),
        await db.Groups.AsNoTracking().OrderBy(group => group.Position).Select(group => new FacetName(group.Id, group.Code, group.Name, false)).ToListAsync(cancel));
}
