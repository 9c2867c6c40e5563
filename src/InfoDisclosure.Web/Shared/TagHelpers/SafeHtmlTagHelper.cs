using InfoDisclosure.Core.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>Writes sanitised text unencoded: the only way to do so, and it takes no string.</summary>
[HtmlTargetElement("safe-html", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SafeHtmlTagHelper : TagHelper
{
    public required SafeHtml Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Value.Value);
    }
}
