using System.Globalization;
using InfoDisclosure.Core.Calendar;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>
/// A date for people and machines: <c>&lt;day value="…"/&gt;</c> writes 2026-11-20, <c>long</c> writes 2026年11月20日,
/// <c>moment</c> takes UTC and writes Beijing time to the minute. Null writes 待补充.
/// </summary>
[HtmlTargetElement("day", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly? Value { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? Moment { get; set; }

    public bool Long { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Moment is { } moment)
        {
            var local = OfficeDay.Local(moment);
            Write(output, local.ToString("yyyy-MM-ddTHH:mm+08:00", CultureInfo.InvariantCulture), local.ToString(Long ? "yyyy年M月d日" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }
        else if (Value is { } day)
        {
            Write(output, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString(Long ? "yyyy年M月d日" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else
        {
            output.TagName = "span";
            output.Attributes.SetAttribute("class", "missing");
            output.Content.SetContent("待补充");
        }
    }

    private static void Write(TagHelperOutput output, string machine, string person)
    {
        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(person);
    }
}
