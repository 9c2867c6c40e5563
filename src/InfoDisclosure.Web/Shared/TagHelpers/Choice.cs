namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>One of the answers that a field offers.</summary>
/// <param name="Group">The heading it stands under in a list; choices of one group follow each other.</param>
public sealed record Choice(string Value, string Label, string? Hint = null, string? Group = null)
{
    /// <summary>The answers of a closed set, in its order.</summary>
    public static IReadOnlyList<Choice> Of<T>(Func<T, string> label)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Choice(value.ToString(), label(value)))];
}
