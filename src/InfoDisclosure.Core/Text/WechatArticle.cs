using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// A text as the editor of a 公众号 takes it in when it is pasted: every style stands on its element, for classes and style
/// sheets are dropped there, and nothing links elsewhere, for such links are dropped too: their address stays in writing.
/// </summary>
public static class WechatArticle
{
    private const string Base = "font-size:17px;line-height:1.75;color:#1b1f24;letter-spacing:0.5px";
    private const string Paragraph = $"margin:0 0 16px;{Base}";
    private const string Cell = "border:1px solid #d5dae1;padding:6px 8px;font-size:15px;line-height:1.6;color:#1b1f24;vertical-align:top";

    /// <summary>The article of a text, with lines below it such as the index number.</summary>
    /// <param name="body">The text as pages show it.</param>
    /// <param name="facts">Label and value of each line at the end.</param>
    public static SafeHtml Of(SafeHtml body, IEnumerable<(string Label, string Value)> facts)
    {
        var html = new StringBuilder("<section style=\"margin:0;padding:0\">");
        using var document = new HtmlParser().ParseDocument("");
        foreach (var node in new HtmlParser().ParseFragment(body.Value, document.Body!))
            Write(html, node, quoted: false);
        var first = true;
        foreach (var (label, value) in facts)
        {
            html.Append(first ? "<p style=\"margin:32px 0 4px;padding-top:12px;border-top:1px solid #d5dae1;" : "<p style=\"margin:0 0 4px;").Append("font-size:14px;line-height:1.6;color:#4b5563\">");
            Encode(html, $"{label}：{value}");
            html.Append("</p>");
            first = false;
        }

        return new SafeHtml(html.Append("</section>").ToString());
    }

    private static void Write(StringBuilder html, INode node, bool quoted)
    {
        if (node is IText text)
        {
            Encode(html, text.Data);
            return;
        }

        if (node is not IElement element)
            return;
        switch (element.LocalName)
        {
            case "h2" or "h3" or "h4" or "h5" or "h6":
                Wrap(html, element, "p", $"margin:28px 0 12px;font-size:{(element.LocalName is "h2" or "h3" ? 19 : 17)}px;line-height:1.5;font-weight:bold;color:#14508c", quoted);
                break;
            case "p":
                Wrap(html, element, "p", quoted ? "margin:0 0 8px;font-size:16px;line-height:1.75;color:#4b5563" : $"{Paragraph}{Aligned(element)}", quoted);
                break;
            case "blockquote":
                Wrap(html, element, "section", "margin:0 0 16px;padding:4px 0 4px 12px;border-left:3px solid #d5dae1", quoted: true);
                break;
            case "ul" or "ol":
                WriteList(html, element, quoted);
                break;
            case "li":
                Wrap(html, element, "li", $"margin:0 0 8px;{Base}", quoted);
                break;
            case "table":
                WriteTable(html, element);
                break;
            case "strong" or "em" or "sup":
                Wrap(html, element, element.LocalName, null, quoted);
                break;
            case "code" or "pre":
                Wrap(html, element, "span", "font-family:monospace", quoted);
                break;
            case "br":
                html.Append("<br>");
                break;
            case "hr":
                html.Append("<p style=\"margin:24px 0;border-top:1px solid #d5dae1;font-size:0;line-height:0\"><br></p>");
                break;
            case "img":
                WritePicture(html, element);
                break;
            case "a":
                WriteLink(html, element, quoted);
                break;
            default:
                Children(html, element, quoted);
                break;
        }
    }

    private static void Wrap(StringBuilder html, IElement element, string tag, string? style, bool quoted)
    {
        html.Append('<').Append(tag);
        if (style is not null)
            html.Append(" style=\"").Append(style).Append('"');
        html.Append('>');
        Children(html, element, quoted);
        html.Append("</").Append(tag).Append('>');
    }

    private static void Children(StringBuilder html, IElement element, bool quoted)
    {
        foreach (var child in element.ChildNodes)
            Write(html, child, quoted);
    }

    private static void WriteList(StringBuilder html, IElement list, bool quoted)
    {
        html.Append('<').Append(list.LocalName);
        if (list.GetAttribute("start") is { } start)
            html.Append(" start=\"").Append(start).Append('"');
        html.Append(" style=\"margin:0 0 16px;padding-left:28px\">");
        Children(html, list, quoted);
        html.Append("</").Append(list.LocalName).Append('>');
    }

    private static void WriteTable(StringBuilder html, IElement table)
    {
        if (table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } caption)
            Wrap(html, caption, "p", $"margin:0 0 8px;text-align:center;font-weight:bold;{Base}", quoted: false);
        html.Append("<table style=\"width:100%;margin:0 0 16px;border-collapse:collapse\"><tbody>");
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            html.Append("<tr>");
            foreach (var cell in row.Children)
            {
                html.Append("<td");
                foreach (var span in (string[])["colspan", "rowspan"])
                {
                    if (cell.GetAttribute(span) is { } count)
                        html.Append(' ').Append(span).Append("=\"").Append(count).Append('"');
                }

                html.Append(" style=\"").Append(Cell).Append(cell.LocalName == "th" ? ";font-weight:bold;background-color:#f5f7fa" : "").Append(Aligned(cell)).Append("\">");
                Children(html, cell, quoted: false);
                html.Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void WritePicture(StringBuilder html, IElement picture)
    {
        html.Append("<img style=\"max-width:100%;height:auto\" src=\"");
        Encode(html, picture.GetAttribute("src") ?? "");
        html.Append("\" alt=\"");
        Encode(html, picture.GetAttribute("alt") ?? "");
        html.Append("\">");
    }

    /// <summary>The words of a link; where it leads elsewhere, its address behind them. The way back from a note leads nowhere.</summary>
    private static void WriteLink(StringBuilder html, IElement link, bool quoted)
    {
        if (link.ClassList.Contains("footnote-back"))
            return;
        Children(html, link, quoted);
        var address = link.GetAttribute("href") ?? "";
        if (LinkAddress.IsExternal(address) && address != link.TextContent)
            Encode(html, $"（{address}）");
    }

    private static string Aligned(IElement element) => element.ClassList.Contains("center") ? ";text-align:center" : element.ClassList.Contains("end") ? ";text-align:right" : "";

    private static void Encode(StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\u00A0' => html.Append("&nbsp;"),
                _ => html.Append(c),
            };
        }
    }
}
