using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Web.Public.Catalogue;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Public.Site;

/// <summary>公开指南: what Article 12 asks, and what staff wrote.</summary>
public sealed record GuidePage : PublicPage
{
    public required SiteContacts Contacts { get; init; }

    public required SitePageView? Text { get; init; }
}

/// <summary>公开制度.</summary>
public sealed record RulesPage : PublicPage
{
    public required SitePageView? Text { get; init; }
}

/// <summary>站点地图 for people.</summary>
public sealed record MapPage : PublicPage
{
    public required CatalogueCounts Counts { get; init; }
}

public sealed class SiteController(SiteReader sites) : PublicController
{
    [HttpGet(PublicPaths.Guide)]
    public async Task<IActionResult> Guide(CancellationToken cancel) => View(new GuidePage
    {
        Contacts = await sites.ContactsAsync(cancel) ?? throw new InvalidOperationException("The frame was loaded, so there are contacts."),
        Text = await sites.PageAsync(SitePage.Guide, cancel),
        Head = HeadOf(PublicColumn.Guide),
    });

    [HttpGet(PublicPaths.Rules)]
    public async Task<IActionResult> Rules(CancellationToken cancel) => View(new RulesPage
    {
        Text = await sites.PageAsync(SitePage.Rules, cancel),
        Head = HeadOf(PublicColumn.Rules),
    });

    [HttpGet(PublicPaths.Map)]
    public async Task<IActionResult> Map([FromServices] CatalogueReader catalogue, [FromServices] KeptCounts counts, CancellationToken cancel) => View(new MapPage
    {
        Counts = await counts.OfAsync(new CatalogueFilter(), catalogue, cancel),
        Head = new PageHead { Title = "站点地图", Description = "本网站的栏目和目录。", Path = PublicPaths.Map, Crumbs = [new Crumb("站点地图")] },
    });

    private static PageHead HeadOf(PublicColumn column) => new()
    {
        Title = column.Name,
        Description = column.Description,
        Path = column.Path,
        Column = column,
        Crumbs = [new Crumb(column.Name)],
    };
}
