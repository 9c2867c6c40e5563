using AngleSharp.Html.Parser;

namespace InfoDisclosure.Core.Text;

/// <summary>A link of a text: where it leads and the words it stands on.</summary>
public sealed record TextLink(string Address, string Words);

/// <summary>Finds what a text links to.</summary>
public static class TextLinks
{
    /// <summary>The links of a text that <see cref="OfficeText.Read"/> gave, in order; those to its own notes are left out.</summary>
    public static IReadOnlyList<TextLink> In(SafeHtml html)
    {
        if (!html.Value.Contains("<a ", StringComparison.Ordinal))
            return [];
        using var document = new HtmlParser().ParseDocument(html.Value);
        return [.. document.QuerySelectorAll("a[href]").Select(link => new TextLink(link.GetAttribute("href")!, OneLine.Of(link.TextContent))).Where(link => !link.Address.StartsWith('#'))];
    }
}
