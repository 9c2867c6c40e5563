using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using Microsoft.AspNetCore.OutputCaching;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// The cache of public pages. Each tag has a generation that is part of a page's key: a page that was begun before a commit
/// is kept under the old generation and never served after it, so there is no moment at which an old page can slip in.
/// </summary>
public sealed class PublicCache(IServiceProvider services)
{
    public const string Site = "site";
    public const string Catalogue = "catalogue";
    public const string Reports = "reports";
    public const string Requests = "requests";

    private static readonly string[] Tags = [Site, Catalogue, Reports, Requests];

    private readonly int[] generations = new int[Tags.Length];

    // Not asked for when this is made: the store's options hold the policy, and the policy holds this.
    private IOutputCacheStore Store => services.GetRequiredService<IOutputCacheStore>();

    /// <summary>Drops every page that carries one of the tags.</summary>
    public async ValueTask EvictAsync(params string[] tags)
    {
        foreach (var tag in tags)
        {
            Interlocked.Increment(ref generations[Array.IndexOf(Tags, tag)]);
            await Store.EvictByTagAsync(tag, CancellationToken.None);
        }
    }

    /// <summary>Drops every page: another process wrote to the database.</summary>
    public ValueTask EvictAllAsync() => EvictAsync(Tags);

    /// <summary>Drops what depends on the kinds of things that a commit changed.</summary>
    public ValueTask EvictAsync(IReadOnlySet<Type> kinds) => EvictAsync([.. kinds.Select(TagOf).OfType<string>().Distinct()]);

    /// <summary>Where some tags stand: as long as it stays the same, nothing they stand for has changed.</summary>
    public string Generation(IReadOnlyList<string> tags)
    {
        Span<char> text = stackalloc char[12 * Tags.Length];
        var length = 0;
        foreach (var tag in tags)
        {
            Volatile.Read(ref generations[Array.IndexOf(Tags, tag)]).TryFormat(text[length..], out var written);
            length += written;
            text[length++] = '.';
        }

        return new string(text[..length]);
    }

    // Drafts change no public page, so revisions aren't named here: publishing writes the public face or the report's row.
    private static string? TagOf(Type kind) =>
        kind == typeof(PublicItem) || kind == typeof(PublicItemChannel) || kind == typeof(PublicItemCategory) || kind == typeof(ItemValidity) || kind == typeof(ItemPosting) || kind == typeof(Village) || kind == typeof(Category) || kind == typeof(DisclosureGroup) || kind == typeof(Channel) || kind == typeof(Office) || kind == typeof(NoChangeStatement) || kind == typeof(BlankReason) ? Catalogue
        : kind == typeof(AnnualReport) ? Reports
        : kind == typeof(InformationRequest) || kind == typeof(HolidayNotice) ? Requests
        : kind == typeof(SiteProfile) || kind == typeof(PageText) ? Site
        : null;
}
