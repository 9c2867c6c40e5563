using System.Globalization;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Web.Public.Search;

namespace InfoDisclosure.Web.Public;

/// <summary>Every public address, below the base path. <see cref="Shared.Links.PublicLinks"/> makes links of them.</summary>
public static class PublicPaths
{
    public const string Home = "/";
    public const string Guide = "/guide";
    public const string Rules = "/rules";
    public const string Catalogue = "/catalogue";
    public const string CatalogueCsv = "/catalogue.csv";
    public const string CatalogueJson = "/catalogue.json";
    public const string Reports = "/reports";
    public const string Requests = "/requests";
    public const string Search = "/search";
    public const string Map = "/map";
    public const string Sitemap = "/sitemap.xml";
    public const string Feed = "/feed.atom";
    public const string CategoryFeeds = "/feed/";
    public const string Robots = "/robots.txt";
    public const string Health = "/health";
    public const string Senior = "/senior";

    /// <summary>The feed of one category.</summary>
    public static string CategoryFeed(string code) => $"{CategoryFeeds}{code}.atom";

    public static string Item(int id) => string.Create(CultureInfo.InvariantCulture, $"{Catalogue}/{id}");

    public static string Attachment(int itemId, int attachmentId) => string.Create(CultureInfo.InvariantCulture, $"{Catalogue}/{itemId}/files/{attachmentId}");

    /// <summary>张贴件, for A4 or for A3.</summary>
    public static string Poster(int itemId, bool large) => Item(itemId) + (large ? "/poster-a3.pdf" : "/poster.pdf");

    public static string Report(int year) => string.Create(CultureInfo.InvariantCulture, $"{Reports}/{year}");

    public static string ReportPdf(int year) => Report(year) + ".pdf";

    /// <summary>Whether a file is one of ours.</summary>
    public const string Verify = Reports + "/verify";

    /// <summary>Two years side by side.</summary>
    public const string CompareReports = Reports + "/compare";

    public static string ReportsCompared(int earlier, int later) => string.Create(CultureInfo.InvariantCulture, $"{CompareReports}?from={earlier}&to={later}");

    public static string ReportFile(int year, string ending) => Report(year) + ending;

    /// <summary>A number of the tables, by its path.</summary>
    public static string ReportCell(int year, string path) => $"{Report(year)}/cells/{path}";

    public static string Figure(int year, string name) => $"{Report(year)}/figures/{Uri.EscapeDataString(name)}";

    public static string RequestYear(int year, int? below = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{Requests}?year={year}") + (below is { } serial ? string.Create(CultureInfo.InvariantCulture, $"&below={serial}") : "");

    public static string SearchFor(string query, int page = 1) => SearchFor(query, new SearchNarrowing(), page);

    /// <summary>A page of results; always with its keys in the same order.</summary>
    public static string SearchFor(string query, SearchNarrowing narrowing, int page = 1) =>
        string.Concat(narrowing.Fields().Prepend(new("q", query)).Append(new("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null))
            .Where(field => field.Value is not null).Select((field, i) => $"{(i == 0 ? $"{Search}?" : "&")}{field.Key}={Uri.EscapeDataString(field.Value!)}"));

    /// <summary>A list of the catalogue, or a place in it; always with its keys in the same order, so that one list has one address.</summary>
    public static string List(CatalogueFilter filter, string? after = null) => List(Catalogue, filter, after);

    /// <summary>A whole list as data.</summary>
    public static string Data(CatalogueFilter filter, bool json) => List(json ? CatalogueJson : CatalogueCsv, filter, null);

    private static string List(string path, CatalogueFilter filter, string? after)
    {
        List<string> query = [];
        Add("category", filter.Category);
        Add("year", filter.Year?.ToString(CultureInfo.InvariantCulture));
        Add("group", filter.Group);
        Add("channel", filter.Channel);
        Add("after", after);
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";

        void Add(string key, string? value)
        {
            if (value is not null)
                query.Add($"{key}={Uri.EscapeDataString(value)}");
        }
    }

    /// <summary>The address that switches 长辈版 and comes back.</summary>
    public static string SeniorSwitch(bool on, string back) => $"{Senior}?on={(on ? 1 : 0)}&back={Uri.EscapeDataString(back)}";
}
