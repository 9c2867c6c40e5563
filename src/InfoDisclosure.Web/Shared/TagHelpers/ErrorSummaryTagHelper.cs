using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>
/// Everything that is wrong with a form, at its top, each line a link to its field: <c>&lt;error-summary /&gt;</c>. Nothing when
/// nothing is wrong.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, Message: error.ErrorMessage)))
            .Where(error => error.Message.Length > 0)
            .Distinct()
            // The model state keeps its own order; people read from the top of the form, whose record is written in its order.
            .OrderBy(error => Place(error.Field), StringComparer.Ordinal)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("id", "errors");
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(errors.Count == 1 ? "还有一处要改" : $"还有{errors.Count}处要改");
        var list = new TagBuilder("ul");
        foreach (var (field, message) in errors)
            list.InnerHtml.AppendHtml(Line(field, message));
        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    /// <summary>Where a field stands among the properties of the page's model, comparable as text.</summary>
    private string Place(string field)
    {
        var metadata = ViewContext.ViewData.ModelMetadata;
        var place = new StringBuilder();
        foreach (var part in field.Split('.'))
        {
            var name = part.Split('[')[0];
            // Keys of bound fields begin with the parameter's name, whose case is another.
            var (ordinal, property) = metadata.Properties.Index().FirstOrDefault(one => string.Equals(one.Item.PropertyName, name, StringComparison.OrdinalIgnoreCase));
            place.Append(CultureInfo.InvariantCulture, $"{ordinal:D3}");
            if (int.TryParse(part.AsSpan(Math.Min(part.Length, name.Length + 1)).TrimEnd(']'), CultureInfo.InvariantCulture, out var index))
                place.Append(CultureInfo.InvariantCulture, $"[{index:D5}]");
            if (property is null)
                break;
            metadata = property.ElementMetadata ?? property;
        }

        return place.ToString();
    }

    private static TagBuilder Line(string field, string message)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a") { Attributes = { ["href"] = $"#{FieldTagHelper.IdOf(field)}" } };
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
