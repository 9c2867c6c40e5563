using System.Text;
using System.Text.RegularExpressions;
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
            "div", "section", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "data", "mark"),
        AllowedAttributes = Set(
            "class", "href", "id", "start", "scope", "colspan", "rowspan", "role", "tabindex", "aria-label", "value", "src", "alt"),
        AllowedClasses = Set("scroll", "footnotes", "footnote-ref", "footnote-back", "figure", "plain", "figure-unknown", "center", "end"),
        // Narrow leaves file: to pictures.
        AllowedSchemes = Set("http", "https", "mailto", "tel", "file"),
        UriAttributes = Set("href", "src"),
    };

    public static SafeHtml Sanitise(string html, string idPrefix)
    {
        using var document = new HtmlSanitizer(Options).SanitizeDom(HtmlNesting.Order(html, out _));
        foreach (var element in document.Body!.QuerySelectorAll("*"))
            Narrow(element, idPrefix);
        return new SafeHtml(Write(document.Body));
    }

    /// <summary>
    /// Writes what an element holds. AngleSharp's own writer asks every node for its next sibling, which takes a search
    /// through all of them: a text of 60,000 paragraphs took seven seconds.
    /// </summary>
    private static string Write(IElement parent)
    {
        var html = new StringBuilder();
        var open = new Stack<(INode Node, int Next)>();
        open.Push((parent, 0));
        while (open.TryPop(out var place))
        {
            if (place.Next == place.Node.ChildNodes.Length)
            {
                if (place.Node != parent)
                    html.Append("</").Append(((IElement)place.Node).LocalName).Append('>');
                continue;
            }
            open.Push((place.Node, place.Next + 1));
            switch (place.Node.ChildNodes[place.Next])
            {
                case IText text:
                    Encode(html, text.Data, attribute: false);
                    break;
                case IElement element:
                    html.Append('<').Append(element.LocalName);
                    foreach (var attribute in element.Attributes)
                    {
                        html.Append(' ').Append(attribute.Name).Append("=\"");
                        Encode(html, attribute.Value, attribute: true);
                        html.Append('"');
                    }
                    html.Append('>');
                    if (element.LocalName is not ("br" or "hr" or "img" or "col"))
                        open.Push((element, 0));
                    break;
                default:
                    break;
            }
        }
        return html.ToString();
    }

    private static void Encode(StringBuilder html, string text, bool attribute)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' when attribute => html.Append("&quot;"),
                '\u00A0' => html.Append("&nbsp;"),
                _ => html.Append(c),
            };
        }
    }

    /// <summary>Attributes are allowed only where the pages use them.</summary>
    private static void Narrow(IElement element, string idPrefix)
    {
        var name = element.LocalName;
        var isScroll = name == "div" && element.ClassList.Contains("scroll");
        KeepIf(element, "role", isScroll && element.GetAttribute("role") == "region");
        KeepIf(element, "tabindex", isScroll && element.GetAttribute("tabindex") == "0");
        KeepIf(element, "aria-label", isScroll || name is "a" or "section");
        KeepIf(element, "scope", name == "th" && element.GetAttribute("scope") is "col" or "colgroup");
        KeepIf(element, "colspan", name is "th" or "td" && IsSpan(element.GetAttribute("colspan"), MergedCells.MostColumns));
        KeepIf(element, "rowspan", name is "th" or "td" && IsSpan(element.GetAttribute("rowspan"), MergedCells.MostRows));
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
        {
            element.Remove();
        }
        else if (isFigure)
        {
            element.TextContent = "";
        }
        else if (name == "img")
        {
            // The one form that OfficeText.WithPictures knows.
            var (picture, description) = (element.GetAttribute("src"), element.GetAttribute("alt"));
            foreach (var attribute in element.Attributes.ToList())
                element.RemoveAttribute(attribute.Name);
            element.SetAttribute("src", picture);
            element.SetAttribute("alt", description ?? "");
        }
    }

    private static void KeepIf(IElement element, string attribute, bool keep)
    {
        if (!keep)
            element.RemoveAttribute(attribute);
    }

    /// <summary>How many columns or rows a cell may cover, in plain digits.</summary>
    private static bool IsSpan(string? value, int most) =>
        value is { Length: > 0 and <= 5 } && value[0] != '0' && value.All(char.IsAsciiDigit) && int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) <= most;

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^(?:fn|fnref)-[0-9]{1,5}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoteId();
}
