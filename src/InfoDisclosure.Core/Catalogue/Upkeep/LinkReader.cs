using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>Which kind of public text a link stands in.</summary>
public enum LinkPlace
{
    Item,
    Report,
    Guide,
    Rules,
}

/// <summary>A link of a public text that needs somebody's eye.</summary>
/// <param name="Id">The item's id, the report's year; 0 for a page.</param>
/// <param name="Title">Of the text it stands in.</param>
public sealed record FoundLink(LinkPlace Place, int Id, string Title, string Words, string Address, LinkTarget Target);

/// <summary>What the public texts link to.</summary>
public sealed record LinkReport
{
    /// <summary>Public texts that were read.</summary>
    public required int Texts { get; init; }

    /// <summary>Links inside this site, pictures included.</summary>
    public required int Inside { get; init; }

    public required IReadOnlyList<FoundLink> Dead { get; init; }

    /// <summary>Links that leave the site.</summary>
    public required IReadOnlyList<FoundLink> Outside { get; init; }
}

/// <summary>Checks the links of what is public now; asks no other site and not its own pages.</summary>
public sealed class LinkReader(InfoDisclosureDb db)
{
    public async Task<LinkReport> ReadAsync(CancellationToken cancel)
    {
        var addresses = await AddressesAsync(cancel);
        var found = new List<FoundLink>();
        var texts = await ItemsAsync(addresses, found, cancel) + await ReportsAsync(addresses, found, cancel) + await PagesAsync(addresses, found, cancel);
        return new LinkReport
        {
            Texts = texts,
            Inside = found.Count(link => link.Target is LinkTarget.Alive or LinkTarget.Dead),
            Dead = [.. found.Where(link => link.Target is LinkTarget.Dead)],
            Outside = [.. found.Where(link => link.Target is LinkTarget.Elsewhere)],
        };
    }

    /// <summary>What of the site's addresses the public can open now.</summary>
    public async Task<SiteAddresses> AddressesAsync(CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.AsNoTracking().Select(row => new { row.PublicAddress, row.BasePath }).SingleOrDefaultAsync(cancel);
        return new SiteAddresses(await ThingsAsync(cancel), profile?.PublicAddress, profile?.BasePath);
    }

    private async Task<int> ItemsAsync(SiteAddresses addresses, List<FoundLink> found, CancellationToken cancel)
    {
        var rows = db.PublicItems.AsNoTracking().Where(item => item.Revision!.BodyHtml.Contains("<a ") || item.Revision.BodyHtml.Contains("<img ") || item.Revision.MaskedHtml != null)
            .OrderByDescending(item => item.ItemId)
            .Select(item => new { item.ItemId, item.Title, Html = item.PublicityEnded && item.Revision!.MaskedHtml != null ? item.Revision.MaskedHtml : item.Revision!.BodyHtml, item.PublicityEnded, Files = item.Revision.Attachments.Select(file => new { file.FileName, file.MaskedDigest }).ToList() });
        await foreach (var row in rows.AsSplitQuery().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var html = SafeHtml.FromStored(row.Html);
            Judge(LinkPlace.Item, row.ItemId, row.Title, $"/catalogue/{row.ItemId}", html, addresses, found);
            found.AddRange(OfficeText.PicturesIn(html).Select(name => new FoundLink(LinkPlace.Item, row.ItemId, row.Title, "图片", name,
                row.Files.Exists(file => file.FileName == name && (!row.PublicityEnded || file.MaskedDigest != "")) ? new LinkTarget.Alive() : new LinkTarget.Dead("附件里没有这张图片"))));
        }

        return await db.PublicItems.CountAsync(cancel);
    }

    private async Task<int> ReportsAsync(SiteAddresses addresses, List<FoundLink> found, CancellationToken cancel)
    {
        var reports = await db.Reports.AsNoTracking().Where(report => report.LiveRevisionId != null).OrderByDescending(report => report.Year)
            .Select(report => new { report.Year, report.LiveRevision!.Title, report.LiveRevision.PrefaceHtml, Parts = report.LiveRevision.Parts.OrderBy(part => part.Position).Select(part => part.Html).ToList() })
            .AsSplitQuery().ToListAsync(cancel);
        foreach (var report in reports)
        {
            foreach (var html in report.Parts.Prepend(report.PrefaceHtml))
                Judge(LinkPlace.Report, report.Year, report.Title, $"/reports/{report.Year}", SafeHtml.FromStored(html), addresses, found);
        }

        return reports.Count;
    }

    private async Task<int> PagesAsync(SiteAddresses addresses, List<FoundLink> found, CancellationToken cancel)
    {
        var pages = 0;
        foreach (var (page, place, title, path) in new[] { (SitePage.Guide, LinkPlace.Guide, "公开指南", "/guide"), (SitePage.Rules, LinkPlace.Rules, "公开制度", "/rules") })
        {
            if (await db.PageTexts.AsNoTracking().Where(text => text.Page == page).OrderByDescending(text => text.Number).Select(text => text.Html).FirstOrDefaultAsync(cancel) is not { } html)
                continue;
            pages++;
            Judge(place, 0, title, path, SafeHtml.FromStored(html), addresses, found);
        }

        return pages;
    }

    private static void Judge(LinkPlace place, int id, string title, string path, SafeHtml html, SiteAddresses addresses, List<FoundLink> found) =>
        found.AddRange(TextLinks.In(html).Select(link => new FoundLink(place, id, title, link.Words, link.Address, addresses.Judge(path, link.Address))));

    private async Task<PublicThings> ThingsAsync(CancellationToken cancel) => new()
    {
        Items = await db.PublicItems.Select(item => item.ItemId).ToHashSetAsync(cancel),
        Withdrawn = await db.Items.Where(item => item.WithdrawnAt != null && item.LiveRevisionId == null).Select(item => item.Id).ToHashSetAsync(cancel),
        Files = (await db.PublicItems.SelectMany(item => item.Revision!.Attachments, (item, file) => new { item.ItemId, file.Id, IsWithheld = item.PublicityEnded && file.MaskedDigest == "" }).Where(row => !row.IsWithheld).ToListAsync(cancel)).Select(row => (row.ItemId, row.Id)).ToHashSet(),
        Reports = await db.Reports.Where(report => report.LiveRevisionId != null).Select(report => report.Year).ToHashSetAsync(cancel),
        Figures = (await db.Reports.Where(report => report.LiveRevisionId != null).SelectMany(report => report.LiveRevision!.Figures, (report, figure) => new { report.Year, figure.Name }).ToListAsync(cancel)).Select(row => (row.Year, row.Name)).ToHashSet(),
        Categories = await db.Categories.Select(row => row.Code).ToHashSetAsync(cancel),
        Groups = await db.Groups.Select(row => row.Code).ToHashSetAsync(cancel),
        Channels = await db.Channels.Select(row => row.Code).ToHashSetAsync(cancel),
    };
}
