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
