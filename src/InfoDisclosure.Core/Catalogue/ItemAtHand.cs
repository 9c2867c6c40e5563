using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>An item with the text that is worked on, whole, as every act on it begins; and the rule of review that is on.</summary>
internal sealed record ItemAtHand(DisclosureItem Item, ItemRevision Revision, ReviewRule Rule)
{
    /// <summary>The accounts that wrote on the text.</summary>
    public IReadOnlyCollection<int> Writers => [.. Revision.Writers.Select(writer => writer.AccountId)];

    /// <summary>Finds it for an act, or says how the act ends: unknown, saved by somebody else, or not in the place for it.</summary>
    public static async Task<(ItemAtHand? Found, ActResult<ItemSaved>? Otherwise)> FindAsync(InfoDisclosureDb db, int itemId, int version, ItemAct act, CancellationToken cancel)
    {
        var item = await db.Items.Include(row => row.ValidityLines).Whole(nameof(DisclosureItem.WorkingRevision)).FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        if (item is null)
            return (null, new ActResult<ItemSaved>.NotFound());
        if (item.Version != version)
            return (null, new ActResult<ItemSaved>.Stale(item.Version));
        var rule = await RuleAsync(db, cancel);
        return item.WorkingRevision is { } revision && ItemLifecycle.Allows(act, revision.State, rule)
            ? (new ItemAtHand(item, revision, rule), null)
            : (null, new ActResult<ItemSaved>.Refused(ItemLifecycle.Refusal(act)));
    }

    /// <summary>The rule of review that is on.</summary>
    public static Task<ReviewRule> RuleAsync(InfoDisclosureDb db, CancellationToken cancel) =>
        db.SiteProfiles.Where(profile => profile.Id == SiteProfile.OnlyId).Select(profile => profile.ReviewRule).FirstOrDefaultAsync(cancel);
}

internal static class ItemAtHandQueries
{
    /// <summary>Takes along what belongs to the text: channels, categories, files, writers.</summary>
    public static IQueryable<DisclosureItem> Whole(this IQueryable<DisclosureItem> items, string revision) => items
        .Include($"{revision}.{nameof(ItemRevision.Channels)}")
        .Include($"{revision}.{nameof(ItemRevision.AlsoUnder)}")
        .Include($"{revision}.{nameof(ItemRevision.Attachments)}")
        .Include($"{revision}.{nameof(ItemRevision.Writers)}")
        .AsSplitQuery();
}
