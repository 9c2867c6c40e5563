using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Web.Public;
using InfoDisclosure.Web.Public.Search;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>Links to public pages, below the base path the site hangs under.</summary>
public sealed class PublicLinks(IHttpContextAccessor accessor, SiteContext site)
{
    private HttpRequest Request => (accessor.HttpContext ?? throw new InvalidOperationException("Links are made while a request is answered.")).Request;

    public string Home => To(PublicPaths.Home);

    public string Guide => To(PublicPaths.Guide);

    public string Rules => To(PublicPaths.Rules);

    public string Catalogue => To(PublicPaths.Catalogue);

    public string Reports => To(PublicPaths.Reports);

    public string Requests => To(PublicPaths.Requests);

    public string Search => To(PublicPaths.Search);

    public string Map => To(PublicPaths.Map);

    public string Feed => To(PublicPaths.Feed);

    public string CategoryFeed(string code) => To(PublicPaths.CategoryFeed(code));

    public string Item(int id) => To(PublicPaths.Item(id));

    public string Attachment(int itemId, int attachmentId) => To(PublicPaths.Attachment(itemId, attachmentId));

    public string Poster(int itemId, bool large = false) => To(PublicPaths.Poster(itemId, large));

    public string Report(int year) => To(PublicPaths.Report(year));

    public string ReportPdf(int year) => To(PublicPaths.ReportPdf(year));

    public string ReportFile(int year, string ending) => To(PublicPaths.ReportFile(year, ending));

    public string CompareReports => To(PublicPaths.CompareReports);

    public string ReportsCompared(int earlier, int later) => To(PublicPaths.ReportsCompared(earlier, later));

    public string Verify => To(PublicPaths.Verify);

    public string ReportCell(int year, string path) => To(PublicPaths.ReportCell(year, path));

    public string Figure(int year, string name) => To(PublicPaths.Figure(year, name));

    public string RequestYear(int year, int? below = null) => To(PublicPaths.RequestYear(year, below));

    public string List(CatalogueFilter filter, string? after = null) => To(PublicPaths.List(filter, after));

    public string Data(CatalogueFilter filter, bool json) => To(PublicPaths.Data(filter, json));

    public string SearchFor(string query, int page = 1) => To(PublicPaths.SearchFor(query, page));

    public string SearchFor(string query, SearchNarrowing narrowing, int page = 1) => To(PublicPaths.SearchFor(query, narrowing, page));

    public string SeniorSwitch(bool on, string back) => To(PublicPaths.SeniorSwitch(on, back));

    /// <summary>A path below the base path.</summary>
    public string To(string path) => Request.PathBase + path;

    /// <summary>The whole address, as the public reaches it: the setting, or what was asked.</summary>
    public string Absolute(string path) =>
        (site.IsReady && site.Frame.PublicAddress is { } address ? address.TrimEnd('/') : $"{Request.Scheme}://{Request.Host}") + To(path);

    /// <summary>The host name alone, for the SiteDomain tag.</summary>
    public string Domain => site.IsReady && Uri.TryCreate(site.Frame.PublicAddress, UriKind.Absolute, out var address) ? address.Host : Request.Host.Host;
}
