using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>A group of words that mean the same, for staff.</summary>
public sealed record SynonymRow(int Id, int Version, IReadOnlyList<string> Words);

/// <summary>Reads 同义词.</summary>
public sealed class SynonymReader(InfoDisclosureDb db)
{
    /// <summary>Every group, by its first word in the order of pinyin.</summary>
    public async Task<IReadOnlyList<SynonymRow>> ListAsync(CancellationToken cancel)
    {
        var groups = await db.SearchSynonyms.AsNoTracking().ToListAsync(cancel);
        return [.. groups.OrderBy(group => group.Words, StringComparer.CurrentCulture).ThenBy(group => group.Id).Select(Row)];
    }

    /// <summary>One group; null when there is none.</summary>
    public async Task<SynonymRow?> FindAsync(int id, CancellationToken cancel) =>
        await db.SearchSynonyms.AsNoTracking().FirstOrDefaultAsync(group => group.Id == id, cancel) is { } found ? Row(found) : null;

    private static SynonymRow Row(SynonymGroup group) => new(group.Id, group.Version, SynonymGroup.Split(group.Words));
}
