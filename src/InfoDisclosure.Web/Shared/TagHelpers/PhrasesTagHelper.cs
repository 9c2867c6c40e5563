using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>
/// A report's title that turns its lines between phrases (三村镇2018年 / 政府信息公开工作 / 年度报告) and never inside a word;
/// browsers break Chinese anywhere. Other titles are written as they are.
/// </summary>
[HtmlTargetElement("phrases", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed partial class PhrasesTagHelper(HtmlEncoder encoder) : TagHelper
{
    public required string Text { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var match = ReportTitle().Match(Text);
        output.TagName = match.Success ? "span" : null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!match.Success)
        {
            output.Content.SetContent(Text);
            return;
        }

        output.Attributes.SetAttribute("class", "phrases");
        output.Content.SetHtmlContent(string.Join("<wbr>", match.Groups.Values.Skip(1).Select(phrase => encoder.Encode(phrase.Value))));
    }

    [GeneratedRegex(@"^(.{1,20}?\d{4}年)(政府信息公开(?:工作)?)(年度报告)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ReportTitle();
}
