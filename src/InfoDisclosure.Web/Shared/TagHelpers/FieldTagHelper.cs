using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>
/// A whole field: label, hint, error and input, tied together for eyes and screen readers. The label is the property's
/// [Display(Name)], the greatest length its [AtMost]; what was typed comes back as it was typed.
/// <code>
/// &lt;field for="Form.Title" hint="和文件标题一致" /&gt;                        one line
/// &lt;field for="Form.Body" lines="20" /&gt;                                 several lines
/// &lt;field for="Form.ReceivedOn" /&gt;                                      DateOnly: any usual way of writing a date
/// &lt;field for="Form.OfficeId" options="Model.Offices" none="不属于科室" /&gt;  one of several
/// &lt;field for="Form.Kind" options="Model.Kinds" as="radio" /&gt;           the same as buttons
/// &lt;field for="Form.Roles" options="Model.Roles" /&gt;                      a collection: several of several
/// &lt;field for="Form.Backfilled" /&gt;                                     bool: a box to tick
/// &lt;field for="Form.NewPassword" as="password" autocomplete="new-password" /&gt;
/// </code>
/// What stands between the tags goes under the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The property, e.g. Form.Title.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>What helps to answer, above the input.</summary>
    public string? Hint { get; set; }

    /// <summary>Height of a text of several lines.</summary>
    public int Lines { get; set; }

    /// <summary>The answers to choose from.</summary>
    public IReadOnlyList<Choice>? Options { get; set; }

    /// <summary>The words of the empty answer in a list; without them the list has no empty answer.</summary>
    public string? None { get; set; }

    /// <summary>radio, password or file; otherwise the property's type decides.</summary>
    public string? As { get; set; }

    /// <summary>Names the greatest length of a single line beforehand, where it is likely to matter; of a text of several lines it is always named.</summary>
    public bool ShowLimit { get; set; }

    /// <summary>Marks a field that may stay empty.</summary>
    public bool Optional { get; set; }

    /// <summary>Width in characters; the whole measure otherwise.</summary>
    public int Width { get; set; }

    public string? Autocomplete { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => IdOf(Name);

    private Type Type => Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;

    private bool Several => Type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(Type);

    private bool Grouped => Options is not null && (Several || As == "radio");

    /// <summary>The id of the input of a field's name; links in the error summary go there.</summary>
    public static string IdOf(string name) => name.ToLowerInvariant().Replace('.', '-').Replace('[', '-').Replace(']', '-');

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var below = await output.GetChildContentAsync();
        ViewContext.ViewData.ModelState.TryGetValue(Name, out var state);
        var errors = state?.Errors.Select(error => error.ErrorMessage).Where(message => message.Length > 0).Distinct().ToList() ?? [];
        var hint = string.Join("，", new[] { Hint, DateHint(), LengthHint() }.Where(part => part is not null));
        var describedBy = string.Join(' ', new[] { hint.Length > 0 ? $"{Id}-hint" : null, errors.Count > 0 ? $"{Id}-error" : null }.Where(part => part is not null));

        output.TagName = Grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Count > 0 ? "field bad" : "field");
        if (Grouped)
        {
            // The summary's link must land on something that takes the focus.
            if (describedBy.Length > 0)
                output.Attributes.SetAttribute("aria-describedby", describedBy);
            output.Content.AppendHtml(Text("legend", Label(), null));
        }
        else if (Type != typeof(bool))
        {
            var label = Text("label", Label(), null);
            label.Attributes["for"] = Id;
            output.Content.AppendHtml(label);
        }

        if (Type != typeof(bool) && hint.Length > 0)
            output.Content.AppendHtml(Text("p", hint, "hint", $"{Id}-hint"));
        if (errors.Count > 0)
        {
            var error = Text("p", "", "error", $"{Id}-error");
            error.InnerHtml.AppendHtml(Text("span", "错误：", "visually-hidden"));
            error.InnerHtml.Append(string.Join("；", errors));
            output.Content.AppendHtml(error);
        }

        foreach (var input in Inputs(state?.AttemptedValue, describedBy, errors.Count > 0))
            output.Content.AppendHtml(input);
        if (Type == typeof(bool) && hint.Length > 0)
            output.Content.AppendHtml(Text("p", hint, "hint", $"{Id}-hint"));
        if (!below.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(below);
    }

    private IEnumerable<TagBuilder> Inputs(string? attempted, string describedBy, bool bad)
    {
        if (Type == typeof(bool))
            return Box(attempted, describedBy);
        if (Grouped)
            return Options!.Select((choice, place) => Answer(choice, place, attempted));
        TagBuilder input;
        if (Options is not null)
        {
            input = List(attempted);
        }
        else if (Lines > 0)
        {
            input = new TagBuilder("textarea") { Attributes = { ["rows"] = Lines.ToString(CultureInfo.InvariantCulture) } };
            // The parser drops one line feed after the tag, so a text that begins with one would lose it each time.
            input.InnerHtml.AppendHtml("\n").Append(attempted ?? Written(For.Model));
        }
        else
        {
            input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = As is "password" or "file" ? As : "text";
            if (As == "file" && Several)
                input.Attributes["multiple"] = "multiple";
            if (As is not ("password" or "file"))
                input.Attributes["value"] = attempted ?? Written(For.Model);
            if (Type == typeof(int) || Type == typeof(long))
                input.Attributes["inputmode"] = "numeric";
            if (Width > 0)
                input.AddCssClass($"w{(Width <= 8 ? 8 : Width <= 16 ? 16 : 24)}");
            else if (Type == typeof(DateOnly) || Type == typeof(int))
                input.AddCssClass("w16");
        }

        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        if (Autocomplete is not null || Type == typeof(DateOnly))
            input.Attributes["autocomplete"] = Autocomplete ?? "off";
        if (describedBy.Length > 0)
            input.Attributes["aria-describedby"] = describedBy;
        if (bad)
            input.Attributes["aria-invalid"] = "true";
        if (Limit() is { } limit)
            input.Attributes["data-at-most"] = limit.ToString(CultureInfo.InvariantCulture);
        return [input];
    }

    private TagBuilder List(string? attempted)
    {
        var chosen = attempted ?? Written(For.Model);
        var select = new TagBuilder("select");
        if (None is not null)
            select.InnerHtml.AppendHtml(Option(new Choice("", None), chosen));
        TagBuilder? group = null;
        foreach (var choice in Options!)
        {
            if (choice.Group is null)
                group = null;
            else if (group?.Attributes["label"] != choice.Group)
                select.InnerHtml.AppendHtml(group = new TagBuilder("optgroup") { Attributes = { ["label"] = choice.Group } });
            (group ?? select).InnerHtml.AppendHtml(Option(choice, chosen));
        }

        return select;
    }

    private static TagBuilder Option(Choice choice, string chosen)
    {
        var option = new TagBuilder("option") { Attributes = { ["value"] = choice.Value } };
        if (choice.Value == chosen)
            option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(choice.Label);
        return option;
    }

    private TagBuilder Answer(Choice choice, int place, string? attempted)
    {
        var id = place == 0 ? Id : $"{Id}-{place + 1}";
        var chosen = Several
            ? (For.Model as IEnumerable)?.Cast<object>().Any(value => Written(value) == choice.Value) == true
            : (attempted ?? Written(For.Model)) == choice.Value;
        var input = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes = { ["type"] = Several ? "checkbox" : "radio", ["id"] = id, ["name"] = Name, ["value"] = choice.Value },
        };
        if (chosen)
            input.Attributes["checked"] = "checked";
        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(choice.Label);
        var line = new TagBuilder("div");
        line.AddCssClass("answer");
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (choice.Hint is not null)
        {
            input.Attributes["aria-describedby"] = $"{id}-about";
            line.InnerHtml.AppendHtml(Text("p", choice.Hint, "hint", $"{id}-about"));
        }

        return line;
    }

    private IEnumerable<TagBuilder> Box(string? attempted, string describedBy)
    {
        var ticked = attempted?.Contains("true", StringComparison.OrdinalIgnoreCase) ?? For.Model is true;
        var input = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes = { ["type"] = "checkbox", ["id"] = Id, ["name"] = Name, ["value"] = "true" },
        };
        if (ticked)
            input.Attributes["checked"] = "checked";
        if (describedBy.Length > 0)
            input.Attributes["aria-describedby"] = describedBy;
        var label = Text("label", Label(), null);
        label.Attributes["for"] = Id;
        var line = new TagBuilder("div");
        line.AddCssClass("answer");
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        // An unticked box posts nothing; the hidden one says that it was there.
        yield return line;
        yield return new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "hidden", ["name"] = Name, ["value"] = "false" } };
    }

    private string Label() => (For.Metadata.DisplayName ?? For.Metadata.PropertyName ?? For.Name) + (Optional ? "（可不填）" : "");

    private string? DateHint() => Type == typeof(DateOnly) ? "例如 2026-11-23 或 2026年11月23日" : null;

    private string? LengthHint() => Options is null && As is null && (ShowLimit || Lines > 0) && Limit() is <= 5_000 and { } limit ? $"最多{limit}字" : null;

    private int? Limit() => For.Metadata.ValidatorMetadata.OfType<AtMostAttribute>().FirstOrDefault()?.Length;

    private static string Written(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static TagBuilder Text(string tag, string text, string? cssClass, string? id = null)
    {
        var element = new TagBuilder(tag);
        if (cssClass is not null)
            element.AddCssClass(cssClass);
        if (id is not null)
            element.Attributes["id"] = id;
        element.InnerHtml.Append(text);
        return element;
    }
}
