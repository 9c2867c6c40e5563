using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>A fact that may not be known yet: its words, line by line, or 待补充. Nothing is made up in its place.</summary>
[HtmlTargetElement("fact", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FactTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string? Value { get; set; }

    /// <summary>A telephone number: a phone can call it with one touch.</summary>
    public bool Calls { get; set; }

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

        if (Calls && Value.All(c => char.IsAsciiDigit(c) || c is '-' or ' '))
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("class", "call");
            output.Attributes.SetAttribute("href", "tel:" + string.Concat(Value.Where(char.IsAsciiDigit)));
            output.Content.SetContent(Value);
            return;
        }

        output.TagName = null;
        output.Content.SetHtmlContent(string.Join("<br>", Value.Split('\n').Select(line => encoder.Encode(line.TrimEnd('\r')))));
    }
}
