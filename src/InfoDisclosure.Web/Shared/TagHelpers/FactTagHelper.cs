using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>A fact that may not be known yet: its words, line by line, or 待补充. Nothing is made up in its place.</summary>
[HtmlTargetElement("fact", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FactTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (string.IsNullOrWhiteSpace(Value))
        {
            output.Attributes.SetAttribute("class", "missing");
            output.Content.SetContent("待补充");
            return;
        }

        output.TagName = null;
        output.Content.SetHtmlContent(string.Join("<br>", Value.Split('\n').Select(line => encoder.Encode(line.TrimEnd('\r')))));
    }
}
