using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>The addresses behind the text editor.</summary>
public static class StaffTextLinks
{
    /// <summary>Answers a text with its preview.</summary>
    public static string TextPreview(this IUrlHelper url) => url.Content("~/staff/text/preview");

    /// <summary>Answers clipboard HTML with text.</summary>
    public static string TextPaste(this IUrlHelper url) => url.Content("~/staff/text/paste");

    /// <summary>Shows one field of a posted form as a page, and leads back to the form at <paramref name="back"/>.</summary>
    public static string TextPage(this IUrlHelper url, string field, int? year, int? item, string back)
    {
        var query = new QueryBuilder { { "field", field }, { "back", back } };
        if (year is { } figures)
            query.Add("year", figures.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (item is { } files)
            query.Add("item", files.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return url.Content("~/staff/text/page") + query.ToQueryString();
    }
}
