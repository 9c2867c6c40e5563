using System.Text;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Core.Text;

/// <summary>What a text says once it has been read.</summary>
public sealed record OfficeTextReading
{
    /// <summary>The markup for pages; live figures stand in it as empty marks until <see cref="OfficeText.WithFigures"/>.</summary>
    public required SafeHtml Html { get; init; }

    /// <summary>The words, one line a block, for search and snippets; figures are left out, a picture says ［图：…］.</summary>
    public required string PlainText { get; init; }

    /// <summary>The names of the live figures that are known, in order of first use.</summary>
    public required IReadOnlyList<string> Figures { get; init; }

    /// <summary>What was written as a figure but is none, in order: an error when the text is saved.</summary>
    public required IReadOnlyList<string> UnknownFigures { get; init; }

    /// <summary>
    /// The names of the files shown as pictures, in order of first use; they stand in the markup by name until
    /// <see cref="OfficeText.WithPictures"/>.
    /// </summary>
    public required IReadOnlyList<string> Pictures { get; init; }

    /// <summary>
    /// True when the text was nested or marked up beyond sense (more than 40 levels, 2,000 marks in a paragraph or 200,000 cells in
    /// a table) and is shown as typed, in plain paragraphs.
    /// </summary>
    public required bool TooDeep { get; init; }
}

/// <summary>
/// Office text: Markdown as staff write it, read once into safe markup, plain words or document blocks. No input throws;
/// work grows with the length of the text.
/// </summary>
public static partial class OfficeText
{
    /// <summary>
    /// Reads Markdown. Headings start at <paramref name="headingBase"/> (2 to 6) and never skip a level;
    /// <paramref name="idPrefix"/> (letters, digits, hyphens, a letter first) keeps the notes of several texts on one page apart.
    /// </summary>
    public static OfficeTextReading Read(string markdown, Func<string, bool> figureIsKnown, int headingBase = 3, string idPrefix = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(headingBase, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingBase, 6);
        if (!IdPrefixPattern().IsMatch(idPrefix))
            throw new ArgumentException("An id prefix is letters, digits and hyphens, a letter first.", nameof(idPrefix));
        var document = OfficeMarkdown.Parse(CleanText.Clean(markdown), out var tangled);
        var figures = OfficeMarkdown.Figures(document);
        foreach (var figure in figures)
            figure.Known = figureIsKnown(figure.Name);
        return new OfficeTextReading
        {
            Html = Sanitiser.Sanitise(OfficeHtml.Write(document, headingBase, idPrefix), idPrefix),
            PlainText = OfficeBlocks.Words(OfficeBlocks.Read(document, figure => figure.Known ? "" : figure.Typed)),
            Figures = [.. figures.Where(figure => figure.Known).Select(figure => figure.Name).Distinct(StringComparer.Ordinal)],
            UnknownFigures = [.. figures.Where(figure => !figure.Known).Select(figure => figure.Name).Distinct(StringComparer.Ordinal)],
            Pictures = [.. OfficeMarkdown.Pictures(document).Select(picture => LinkAddress.PictureName(picture.Url)!).Distinct(StringComparer.Ordinal)],
            TooDeep = tangled,
        };
    }

    /// <summary>Puts values in place of the figures of a text that <see cref="Read"/> gave, each a quiet link if it has an address.</summary>
    public static SafeHtml WithFigures(SafeHtml html, Func<string, FigureRendering> figure) => new(FigureMark().Replace(html.Value, match =>
    {
        var rendering = figure(Decode(match.Groups["name"].Value));
        if (rendering.Href is null || match.Groups["plain"].Success)
            return $"<span class=\"figure num\">{Encode(rendering.Value)}</span>";
        var label = rendering.Label is null ? "" : $" title=\"{Encode(rendering.Label)}\"";
        return $"<a class=\"figure num\" href=\"{Encode(rendering.Href)}\"{label}>{Encode(rendering.Value)}</a>";
    }));

    /// <summary>
    /// Puts addresses in place of the names of the pictures of a text that <see cref="Read"/> gave. A file without address (null)
    /// leaves its description.
    /// </summary>
    public static SafeHtml WithPictures(SafeHtml html, Func<string, string?> address) => new(PictureMark().Replace(html.Value, match =>
    {
        var name = Decode(match.Groups["name"].Value);
        var description = Decode(match.Groups["description"].Value);
        return address(name) is { } found
            ? $"<img src=\"{Encode(found)}\" alt=\"{Encode(description)}\" loading=\"lazy\">"
            : $"<span class=\"missing\">{Encode(OfficeMarkdown.PictureWords(description, name))}</span>";
    }));

    /// <summary>The names of the pictures that <see cref="WithPictures"/> asks for.</summary>
    public static IReadOnlyList<string> PicturesIn(SafeHtml html) => [.. PictureMark().Matches(html.Value).Select(match => Decode(match.Groups["name"].Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>Markup from elsewhere, reduced to what our pages use; what is not allowed goes with all it holds.</summary>
    public static SafeHtml Sanitise(string html) => Sanitiser.Sanitise(html, "");

    /// <summary>
    /// The same Markdown as blocks of a document, figures already replaced by their values. A line break that was asked for is
    /// a line feed inside a run; a run that refers to a note has empty text; a picture is the words ［图：…］.
    /// </summary>
    public static IReadOnlyList<TextBlock> Blocks(string markdown, Func<string, string> figureValue) =>
        OfficeBlocks.Read(OfficeMarkdown.Parse(CleanText.Clean(markdown), out _), figure => figureValue(figure.Name));

    /// <summary>
    /// Text fit for storing: NFC, line feeds only, no control, zero-width or direction characters. Everything that is written
    /// stays, rare characters and variation selectors included.
    /// </summary>
    public static string Clean(string text) => CleanText.Clean(text);

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(c),
            };
        }
        return encoded.ToString();
    }

    private static string Decode(string value) => System.Net.WebUtility.HtmlDecode(value);

    /// <summary>Only the sanitiser's own output can match: in text &lt; is encoded, in attributes the quotation marks are.</summary>
    [GeneratedRegex("<data class=\"figure(?<plain> plain)?\" value=\"(?<name>[^\"]*)\"></data>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FigureMark();

    /// <summary>Of a picture too: the sanitiser writes it in this form and no other.</summary>
    [GeneratedRegex("<img src=\"file:(?<name>[^\"]*)\" alt=\"(?<description>[^\"]*)\">", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PictureMark();

    [GeneratedRegex("^(?:[A-Za-z][A-Za-z0-9-]{0,40})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdPrefixPattern();
}
