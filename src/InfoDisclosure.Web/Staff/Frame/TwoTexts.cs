using System.Collections;
using System.Globalization;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Web.Shared.TagHelpers;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>Two texts of one thing, when somebody else saved first.</summary>
public sealed record TwoTexts
{
    /// <summary>The version that is saved now; "keep mine" is posted with it.</summary>
    public required int CurrentVersion { get; init; }

    /// <summary>Field by field, in the form's order.</summary>
    public required IReadOnlyList<FieldPair> Rows { get; init; }

    /// <summary>Who saved and when, in words; null when it isn't known.</summary>
    public string? By { get; init; }

    /// <summary>The page of the newest text.</summary>
    public required string Newest { get; init; }

    /// <summary>
    /// Compares two forms property by property; labels are their [Display(Name)]. Ids are shown as the labels of the given
    /// choices. Properties without a display name (Version) are left out.
    /// </summary>
    public static IReadOnlyList<FieldPair> Compare<T>(T mine, T theirs, IReadOnlyDictionary<string, IReadOnlyList<Choice>>? choices = null)
        where T : class
    {
        return [.. typeof(T).GetProperties()
            .Select(property => (Property: property, Label: property.GetCustomAttributes(typeof(System.ComponentModel.DataAnnotations.DisplayAttribute), inherit: false).OfType<System.ComponentModel.DataAnnotations.DisplayAttribute>().FirstOrDefault()?.Name))
            .Where(field => field.Label is not null)
            .Select(field => new FieldPair(field.Label!, Words(field.Property.GetValue(mine), Of(field.Property.Name)), Words(field.Property.GetValue(theirs), Of(field.Property.Name))))];

        IReadOnlyList<Choice>? Of(string name) => choices?.GetValueOrDefault(name);
    }

    private static string Words(object? value, IReadOnlyList<Choice>? choices) => value switch
    {
        null => "",
        bool yes => yes ? "是" : "否",
        DateOnly date => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        string text => Labelled(text, choices).Replace("\r\n", "\n", StringComparison.Ordinal).Trim(),
        IEnumerable several => string.Join("、", several.Cast<object?>().Select(one => Words(one, choices))),
        IFormattable number => Labelled(number.ToString(null, CultureInfo.InvariantCulture), choices),
        _ => Labelled(value.ToString() ?? "", choices),
    };

    private static string Labelled(string value, IReadOnlyList<Choice>? choices) => choices?.FirstOrDefault(choice => choice.Value == value)?.Label ?? value;
}

/// <summary>One field of both texts.</summary>
public sealed record FieldPair(string Label, string Mine, string Theirs)
{
    public bool Differs => Mine != Theirs;

    /// <summary>Both line by line, what the other lacks marked.</summary>
    public TextDifference Difference() => TextDifference.Of(Mine, Theirs);
}

/// <summary>The page of a conflict: both texts, and what was typed carried along.</summary>
public sealed record ConflictPage(TwoTexts Texts, KeptForm Mine, string VersionField);
