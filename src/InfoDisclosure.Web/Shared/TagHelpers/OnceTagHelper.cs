using System.Security.Cryptography;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>
/// Put <c>&lt;once /&gt;</c> into a form that creates something: pressing its button twice then creates one thing, script or not.
/// </summary>
[HtmlTargetElement("once", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class OnceTagHelper : TagHelper
{
    /// <summary>The hidden field's name.</summary>
    public const string Field = "__once";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", Field);
        output.Attributes.SetAttribute("value", RandomNumberGenerator.GetHexString(32, lowercase: true));
    }
}
