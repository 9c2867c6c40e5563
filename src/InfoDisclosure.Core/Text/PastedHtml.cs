using System.Globalization;

namespace InfoDisclosure.Core.Text;

/// <summary>What came from the clipboard as Markdown, and in words for the clerk what did not come along.</summary>
public sealed record PastedText(string Markdown, IReadOnlyList<string> LeftOut);

/// <summary>
/// Turns what Word, WPS, Excel or a browser puts on the clipboard into Markdown that <see cref="OfficeText.Read"/>
/// understands. Every visible word and merged cell is kept; looks are not. No input throws.
/// </summary>
public static class PastedHtml
{
    /// <summary>The longest clipboard that is read, in characters; pictures inside it count.</summary>
    public const int Longest = 4_000_000;

    /// <summary>Reads clipboard HTML, with or without Windows' own header lines.</summary>
    public static PastedText ToMarkdown(string html)
    {
        if (html.Length > Longest)
            return new PastedText("", [string.Create(CultureInfo.InvariantCulture, $"粘贴的内容太大（超过{Longest / 10_000}万字符，常因为带有图片），没有带入。请分几次粘贴，或只粘贴文字。")]);
        if (html.StartsWith("Version:", StringComparison.OrdinalIgnoreCase) && html.IndexOf('<', StringComparison.Ordinal) is > 0 and var start)
            html = html[start..];
        var reader = new PastedHtmlReader();
        var blocks = reader.Read(html);
        return new PastedText(IncomingMarkdown.Write(blocks, figures: true), reader.LeftOut());
    }
}
