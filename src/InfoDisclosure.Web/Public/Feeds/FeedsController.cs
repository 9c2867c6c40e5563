using System.Globalization;
using System.Text;
using System.Xml;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Web.Shared.Links;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Public.Feeds;

/// <summary>What programs read: site map, feed, robots.</summary>
public sealed class FeedsController(CatalogueReader catalogue, ReportReader reports, PublicLinks links, SiteContext site) : PublicController
{
    /// <summary>The most addresses one site map may name, by its protocol.</summary>
    private const int MostAddresses = 50_000;
    private const int FeedLength = 50;
    private const string AtomSpace = "http://www.w3.org/2005/Atom";
    private const string MapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [HttpGet(PublicPaths.Sitemap)]
    public async Task<IActionResult> Sitemap(CancellationToken cancel)
    {
        var rows = await reports.ListAsync(cancel);
        var columns = PublicColumn.Navigation;
        return await XmlAsync("application/xml", async xml =>
        {
            await xml.WriteStartElementAsync(null, "urlset", MapSpace);
            foreach (var column in columns)
                await AddressAsync(xml, column.Path, null);
            foreach (var report in rows)
                await AddressAsync(xml, PublicPaths.Report(report.Year), report.PublishedAt);
            await foreach (var item in catalogue.AllAsync(MostAddresses - rows.Count - columns.Count).WithCancellation(cancel))
                await AddressAsync(xml, PublicPaths.Item(item.Id), item.RevisedAt);
            await xml.WriteEndElementAsync();
        });
    }

    [HttpGet(PublicPaths.Feed)]
    public Task<IActionResult> Feed(CancellationToken cancel) => FeedAsync(null, PublicPaths.Feed, PublicPaths.Home, cancel);

    /// <summary>The feed of one category, for who waits for one kind of news.</summary>
    [HttpGet(PublicPaths.CategoryFeeds + "{code}.atom")]
    public async Task<IActionResult> CategoryFeed(string code, CancellationToken cancel) => await catalogue.CategoryAsync(code, cancel) is { } category
        ? await FeedAsync(category, PublicPaths.CategoryFeed(code), PublicPaths.List(new CatalogueFilter(Category: code)), cancel)
        : NotFound();

    private async Task<IActionResult> FeedAsync(CategoryName? category, string self, string page, CancellationToken cancel)
    {
        var items = await catalogue.FeedAsync(FeedLength, category?.Code, cancel);
        return await XmlAsync("application/atom+xml", async xml =>
        {
            await xml.WriteStartElementAsync(null, "feed", AtomSpace);
            await xml.WriteAttributeStringAsync("xml", "lang", null, "zh-CN");
            await ElementAsync(xml, "title", $"{site.Frame.ShortName}政府信息公开：{category?.Name ?? "最新公开"}");
            await ElementAsync(xml, "id", links.Absolute(self));
            await LinkAsync(xml, "self", links.Absolute(self));
            await LinkAsync(xml, "alternate", links.Absolute(page));
            await ElementAsync(xml, "updated", Moment(items.Count > 0 ? items[0].RevisedAt : DateTime.UnixEpoch));
            await xml.WriteStartElementAsync(null, "author", AtomSpace);
            await ElementAsync(xml, "name", site.Frame.AgencyName);
            await xml.WriteEndElementAsync();
            foreach (var item in items)
                await EntryAsync(xml, item);
            await xml.WriteEndElementAsync();
        });
    }

    [HttpGet(PublicPaths.Robots)]
    public IActionResult Robots() => Content($"User-agent: *\nDisallow: {links.To("/staff")}\nDisallow: {links.Search}\nDisallow: {links.To(PublicPaths.Senior)}\nSitemap: {links.Absolute(PublicPaths.Sitemap)}\n", "text/plain", Encoding.UTF8);

    private async Task EntryAsync(XmlWriter xml, FeedItem item)
    {
        var address = links.Absolute(PublicPaths.Item(item.Id));
        await xml.WriteStartElementAsync(null, "entry", AtomSpace);
        await ElementAsync(xml, "title", item.Title);
        await ElementAsync(xml, "id", address);
        await LinkAsync(xml, "alternate", address);
        await ElementAsync(xml, "published", Moment(item.PublishedAt));
        await ElementAsync(xml, "updated", Moment(item.RevisedAt));
        await xml.WriteStartElementAsync(null, "category", AtomSpace);
        await xml.WriteAttributeStringAsync(null, "term", null, item.CategoryName);
        await xml.WriteEndElementAsync();
        await ElementAsync(xml, "summary", item.Summary);
        await xml.WriteEndElementAsync();
    }

    private async Task AddressAsync(XmlWriter xml, string path, DateTime? changed)
    {
        await xml.WriteStartElementAsync(null, "url", MapSpace);
        await xml.WriteElementStringAsync(null, "loc", MapSpace, links.Absolute(path));
        if (changed is { } moment)
            await xml.WriteElementStringAsync(null, "lastmod", MapSpace, Moment(moment));
        await xml.WriteEndElementAsync();
    }

    private async Task<IActionResult> XmlAsync(string type, Func<XmlWriter, Task> write)
    {
        var stream = new MemoryStream();
        var xml = XmlWriter.Create(stream, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        await using (xml)
        {
            await xml.WriteStartDocumentAsync();
            await write(xml);
            await xml.WriteEndDocumentAsync();
        }

        return File(stream.ToArray(), type + "; charset=utf-8");
    }

    private static async Task ElementAsync(XmlWriter xml, string name, string text) => await xml.WriteElementStringAsync(null, name, AtomSpace, text);

    private static async Task LinkAsync(XmlWriter xml, string relation, string address)
    {
        await xml.WriteStartElementAsync(null, "link", AtomSpace);
        await xml.WriteAttributeStringAsync(null, "rel", null, relation);
        await xml.WriteAttributeStringAsync(null, "href", null, address);
        await xml.WriteEndElementAsync();
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
