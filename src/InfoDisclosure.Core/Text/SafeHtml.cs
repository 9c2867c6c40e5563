namespace InfoDisclosure.Core.Text;

/// <summary>
/// HTML that the sanitiser has passed. Only <c>InfoDisclosure.Core.Text</c> makes one, so a page that writes it without
/// encoding cannot write anything else.
/// </summary>
public readonly record struct SafeHtml
{
    internal SafeHtml(string value) => Value = value;

    /// <summary>The markup, never null.</summary>
    public string Value { get => field ?? ""; }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Reads back what was sanitised when its revision was saved; the caller is the database mapping alone.</summary>
    internal static SafeHtml FromStored(string sanitised) => new(sanitised);
}
