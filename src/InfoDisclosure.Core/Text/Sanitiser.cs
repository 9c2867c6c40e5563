using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Ganss.Xss;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// The last door before a page: whatever markup comes in, only this short list of elements and attributes goes out. The
/// writer before it emits nothing else; this holds even if that has a fault.
/// </summary>
internal static partial class Sanitiser
{
    private static readonly HtmlSanitizerOptions Options = new()
    {
        AllowedTags = Set(
            "p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "hr", "sup", "a", "img",
            "div", "section", "table", "caption", "thead", "tbody", "tr", "th", "td", "data", "mark"),
        AllowedAttributes = Set(
            "class", "href", "id", "start", "scope", "role", "tabindex", "aria-label", "value", "src", "alt"),
        AllowedClasses = Set("scroll", "footnotes", "footnote-ref", "footnote-back", "figure", "plain", "figure-unknown", "center", "end"),
        AllowedSchemes = Set("http", "https", "mailto", "tel"),
        UriAttributes = Set("href", "src"),
    };

    public static SafeHtml Sanitise(string html, string idPrefix)
    {
        using var document = new HtmlSanitizer(Options).SanitizeDom(html);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
            Narrow(element, idPrefix);
        return new SafeHtml(document.Body.ChildNodes.ToHtml(HtmlFormatter));
    }

    private static readonly AngleSharp.Html.HtmlMarkupFormatter HtmlFormatter = new();

    /// <summary>Attributes are allowed only where the pages use them.</summary>
    private static void Narrow(IElement element, string idPrefix)
    {
        var name = element.LocalName;
        var isScroll = name == "div" && element.ClassList.Contains("scroll");
        KeepIf(element, "role", isScroll && element.GetAttribute("role") == "region");
        KeepIf(element, "tabindex", isScroll && element.GetAttribute("tabindex") == "0");
        KeepIf(element, "aria-label", isScroll || name is "a" or "section");
        KeepIf(element, "scope", name == "th" && element.GetAttribute("scope") == "col");
        KeepIf(element, "start", name == "ol" && int.TryParse(element.GetAttribute("start"), System.Globalization.CultureInfo.InvariantCulture, out _));
        KeepIf(element, "href", name == "a" && LinkAddress.IsAllowed(element.GetAttribute("href")));
        KeepIf(element, "alt", name == "img");
        KeepIf(element, "src", name == "img");
        KeepIf(element, "id", element.Id is { } id && id.StartsWith(idPrefix, StringComparison.Ordinal) && NoteId().IsMatch(id[idPrefix.Length..]));
        var isFigure = name == "data" && element.ClassList.Contains("figure");
        KeepIf(element, "value", isFigure);
        if (name == "a" && element.GetAttribute("href") is { } href && LinkAddress.IsExternal(href))
            element.SetAttribute("rel", "noopener");
        if ((name == "data" && !isFigure) || (name == "img" && !LinkAddress.IsPicture(element.GetAttribute("src"))))
            element.Remove();
        else if (isFigure)
            element.TextContent = "";
    }

    private static void KeepIf(IElement element, string attribute, bool keep)
    {
        if (!keep)
            element.RemoveAttribute(attribute);
    }

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^(?:fn|fnref)-[0-9]{1,5}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoteId();
}
