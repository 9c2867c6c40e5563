using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Staff.Text;

/// <summary>
/// A &lt;field&gt; of office text: the text area of its form, and with script a toolbar, a live preview and paste from Word.
/// Without script its button shows the preview on a page of its own and leads back to the form as it was typed; the form's
/// action therefore carries [KeepsForm]. Script and style come along by themselves, once a page.
/// <code>
/// &lt;text-editor for="Form.Body" lines="16" hint="…" /&gt;
/// &lt;text-editor for="Form.Parts[0].Markdown" year="2018" /&gt;   figures have this year's values and can be picked from the page's table #figures
/// </code>
/// </summary>
[HtmlTargetElement("text-editor", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextEditorTagHelper(IUrlHelperFactory urls, IFileVersionProvider versions) : TagHelper
{
    /// <summary>The property, e.g. Form.Body.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>Height without script; with it the area grows with its text.</summary>
    public int Lines { get; set; } = 12;

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    /// <summary>The report's year; null for a text without figures.</summary>
    public int? Year { get; set; }

    /// <summary>The item whose files the text may show as pictures.</summary>
    public int? Item { get; set; }

    /// <summary>Where the form is posted to; the page's own address otherwise.</summary>
    public string? Action { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var url = urls.GetUrlHelper(ViewContext);
        var request = ViewContext.HttpContext.Request;
        var field = new TagHelperOutput("field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await new FieldTagHelper { For = For, Lines = Lines, Hint = Hint, Optional = Optional, ViewContext = ViewContext }.ProcessAsync(context, field);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "editor");
        output.Attributes.SetAttribute("data-preview", url.TextPreview());
        output.Attributes.SetAttribute("data-paste", url.TextPaste());
        if (Year is { } year)
            output.Attributes.SetAttribute("data-year", year);
        if (Item is { } item)
            output.Attributes.SetAttribute("data-item", item);
        if (ViewContext.HttpContext.Items.TryAdd(typeof(TextEditorTagHelper), true))
            output.PreElement.AppendHtml(Style(url, request)).AppendHtml(Script(url, request));
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        output.Content.AppendHtml(field).AppendHtml(Foot(url.TextPage(name, Year, Item, Action ?? $"{request.PathBase}{request.Path}{request.QueryString}")));
    }

    private static TagBuilder Foot(string page)
    {
        var button = new TagBuilder("button") { Attributes = { ["class"] = "btn quiet small editor-plain", ["formaction"] = page, ["formnovalidate"] = "formnovalidate" } };
        button.InnerHtml.Append("预览这段文字");
        var status = new TagBuilder("p") { Attributes = { ["class"] = "editor-status", ["role"] = "status" } };
        var foot = new TagBuilder("div") { Attributes = { ["class"] = "editor-foot" } };
        foot.InnerHtml.AppendHtml(button).AppendHtml(status);
        return foot;
    }

    private TagBuilder Style(IUrlHelper url, HttpRequest request) => new("link")
    {
        TagRenderMode = TagRenderMode.SelfClosing,
        Attributes = { ["rel"] = "stylesheet", ["href"] = versions.AddFileVersionToPath(request.PathBase, url.Content("~/css/editor.css")) },
    };

    private TagBuilder Script(IUrlHelper url, HttpRequest request) => new("script")
    {
        Attributes = { ["src"] = versions.AddFileVersionToPath(request.PathBase, url.Content("~/js/editor.js")), ["defer"] = "defer" },
    };
}
