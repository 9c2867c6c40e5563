using System.Globalization;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>What a link of a text comes to.</summary>
public abstract record LinkTarget
{
    private LinkTarget()
    {
    }

    /// <summary>A page or file that the public can open.</summary>
    public sealed record Alive : LinkTarget;

    /// <summary>站内死链, with the reason.</summary>
    public sealed record Dead(string Why) : LinkTarget;

    /// <summary>Another site, or another part of the same host: listed, never fetched.</summary>
    public sealed record Elsewhere(string Host) : LinkTarget;

    /// <summary>A mail address or a telephone number.</summary>
    public sealed record Contact : LinkTarget;
}

/// <summary>What is public now, by the ids that addresses name.</summary>
public sealed record PublicThings
{
    public required IReadOnlySet<int> Items { get; init; }

    public required IReadOnlySet<int> Withdrawn { get; init; }

    /// <summary>Files of live revisions.</summary>
    public required IReadOnlySet<(int Item, int File)> Files { get; init; }

    public required IReadOnlySet<int> Reports { get; init; }

    /// <summary>Figures of live reports.</summary>
    public required IReadOnlySet<(int Year, string Name)> Figures { get; init; }

    /// <summary>Codes of categories, groups and channels.</summary>
    public required IReadOnlySet<string> Categories { get; init; }

    public required IReadOnlySet<string> Groups { get; init; }

    public required IReadOnlySet<string> Channels { get; init; }
}

/// <summary>
/// Reads an address as the site would, without asking it: a page that links to itself mustn't be answered to be checked. A test of
/// the site holds this equal to what its pages answer. Queries are read where texts use them, in lists of the catalogue.
/// </summary>
/// <param name="things">What is public.</param>
/// <param name="publicAddress">The address the public reaches the site at; null when it isn't set.</param>
/// <param name="basePath">The sub-path it hangs under; null for none.</param>
public sealed class SiteAddresses(PublicThings things, string? publicAddress, string? basePath)
{
    private const string Inside = "http://inside.invalid";

    private static readonly string[] Pages = ["", "guide", "rules", "catalogue", "reports", "requests", "search", "map", "sitemap.xml", "feed.atom", "robots.txt"];

    private readonly string root = "/" + (basePath ?? "").Trim('/');

    /// <summary>Judges an address that stands on one of the site's pages.</summary>
    /// <param name="page">The page's path below the base path, e.g. /catalogue/12.</param>
    public LinkTarget Judge(string page, string address)
    {
        if (!Uri.TryCreate(new Uri(Inside + Root(page)), address, out var uri))
            return new LinkTarget.Dead("地址写得不对");
        if (uri.Scheme is "mailto" or "tel")
            return new LinkTarget.Contact();
        if (uri.Scheme is not ("http" or "https"))
            return new LinkTarget.Dead("地址写得不对");
        var ours = Uri.TryCreate(publicAddress, UriKind.Absolute, out var known) ? known.Authority : null;
        if (uri.Authority != new Uri(Inside).Authority && !string.Equals(uri.Authority, ours, StringComparison.OrdinalIgnoreCase))
            return new LinkTarget.Elsewhere(uri.Host);
        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        if (root.Length > 1)
        {
            if (path != root && !path.StartsWith(root + "/", StringComparison.Ordinal))
                return new LinkTarget.Elsewhere(ours ?? "本机域名");
            path = path[root.Length..];
        }

        return Local(path.Trim('/').Split('/'), uri.Query);
    }

    private string Root(string page) => root.Length > 1 ? root + page : page;

    private LinkTarget Local(string[] path, string query) => path switch
    {
        ["catalogue" or "catalogue.csv" or "catalogue.json"] => List(query),
        [var page] when Pages.Contains(page) => new LinkTarget.Alive(),
        ["feed", var name] => name.EndsWith(".atom", StringComparison.Ordinal) && things.Categories.Contains(name[..^".atom".Length]) ? new LinkTarget.Alive() : new LinkTarget.Dead("本站没有这个地址"),
        ["catalogue", var id] => Item(id),
        ["catalogue", var id, "poster.pdf" or "poster-a3.pdf"] => Item(id),
        ["catalogue", var id, "files", var file] => File(id, file),
        ["reports", var name] => Report(name.EndsWith(".pdf", StringComparison.Ordinal) ? name[..^4] : name),
        ["reports", var year, "figures", var name] => Number(year) is { } number && things.Figures.Contains((number, name)) ? new LinkTarget.Alive() : new LinkTarget.Dead("这个数字不在已发布的年度报告里"),
        ["staff", ..] => new LinkTarget.Dead("这是工作页面，公众打不开"),
        _ => new LinkTarget.Dead("本站没有这个地址"),
    };

    private LinkTarget Item(string id) => Number(id) is not { } number ? new LinkTarget.Dead("本站没有这个地址")
        : things.Items.Contains(number) ? new LinkTarget.Alive()
        : things.Withdrawn.Contains(number) ? new LinkTarget.Dead("链接的信息已经撤回")
        : new LinkTarget.Dead("链接的信息没有公开");

    private LinkTarget File(string id, string file) => Number(id) is not { } item || Number(file) is not { } number ? new LinkTarget.Dead("本站没有这个地址")
        : things.Files.Contains((item, number)) ? new LinkTarget.Alive()
        // A correction gives the files of an item new addresses.
        : new LinkTarget.Dead(things.Items.Contains(item) ? "链接的附件已经不在那条信息里，更正以后附件的地址会变" : "链接的附件所在的信息没有公开");

    private LinkTarget Report(string year) => Number(year) is { } number && things.Reports.Contains(number) ? new LinkTarget.Alive() : new LinkTarget.Dead("这一年的年度报告没有公开");

    private LinkTarget List(string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var (key, value) = equals < 0 ? (pair, "") : (pair[..equals], Uri.UnescapeDataString(pair[(equals + 1)..]));
            var known = value.Length == 0 || key switch
            {
                "category" => things.Categories.Contains(value),
                "group" => things.Groups.Contains(value),
                "channel" => things.Channels.Contains(value),
                "year" => Number(value) is >= 1949 and <= 9998,
                _ => true,
            };
            if (!known)
                return new LinkTarget.Dead("目录里没有这样的类别、分组、渠道或年份");
        }

        return new LinkTarget.Alive();
    }

    // One page has one address: 01 is none.
    private static int? Number(string text) => !text.StartsWith('0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
