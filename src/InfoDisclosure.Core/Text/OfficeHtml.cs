using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MdTableCell = Markdig.Extensions.Tables.TableCell;

namespace InfoDisclosure.Core.Text;

/// <summary>Writes the tree as the markup of our pages: tables that scroll and name their columns, notes with two-way links.</summary>
internal static class OfficeHtml
{
    private const int LongestTableName = 30;

    public static string Write(MarkdownDocument document, int headingBase, string idPrefix)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new Headings(headingBase));
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new Links());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new Autolinks());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new Code());
        renderer.ObjectRenderers.Insert(0, new Tables());
        renderer.ObjectRenderers.Insert(0, new Notes(idPrefix));
        renderer.ObjectRenderers.Insert(0, new NoteLinks(idPrefix));
        renderer.ObjectRenderers.Insert(0, new LiveFigures());
        renderer.Render(document);
        writer.Flush();
        return writer.ToString();
    }

    private sealed class Headings(int headingBase) : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            if (heading.Level == OfficeMarkdown.EmptyHeading)
                return;
            var level = Math.Min(heading.Level + headingBase - 1, 6);
            renderer.EnsureLine();
            renderer.Write($"<h{level}>").WriteLeafInline(heading);
            renderer.WriteLine($"</h{level}>");
        }
    }

    private sealed class Links : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage)
            {
                WritePicture(renderer, link);
                return;
            }
            var open = renderer.EnableHtmlForInline && LinkAddress.IsAllowed(link.Url);
            if (open)
                renderer.Write("<a href=\"").WriteEscapeUrl(link.Url).Write("\">");
            renderer.WriteChildren(link);
            if (open)
                renderer.Write("</a>");
        }

        /// <summary>A picture from elsewhere would tell another site who reads this page; its description stays as text.</summary>
        private static void WritePicture(HtmlRenderer renderer, LinkInline link)
        {
            var shown = renderer.EnableHtmlForInline && LinkAddress.IsPicture(link.Url);
            if (shown)
                renderer.Write("<img src=\"").WriteEscape(link.Url).Write("\" alt=\"");
            var html = renderer.EnableHtmlForInline;
            renderer.EnableHtmlForInline = false;
            renderer.WriteChildren(link);
            renderer.EnableHtmlForInline = html;
            if (shown)
                renderer.Write("\">");
        }
    }

    private sealed class Autolinks : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            var address = link.IsEmail ? "mailto:" + link.Url : link.Url;
            var open = renderer.EnableHtmlForInline && LinkAddress.IsAllowed(address);
            if (open)
                renderer.Write("<a href=\"").WriteEscapeUrl(address).Write("\">");
            renderer.WriteEscape(link.Url);
            if (open)
                renderer.Write("</a>");
        }
    }

    private sealed class Code : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock code)
        {
            renderer.EnsureLine();
            renderer.Write("<pre><code>").WriteLeafRawLines(code, writeEndOfLines: true, escape: true);
            renderer.WriteLine("</code></pre>");
        }
    }

    private sealed class LiveFigures : HtmlObjectRenderer<FigureInline>
    {
        protected override void Write(HtmlRenderer renderer, FigureInline figure)
        {
            if (!figure.Known)
            {
                if (renderer.EnableHtmlForInline)
                    renderer.Write("<mark class=\"figure-unknown\">").WriteEscape(figure.Typed).Write("</mark>");
                else
                    renderer.WriteEscape(figure.Typed);
            }
            else if (renderer.EnableHtmlForInline)
            {
                // A link may not stand in a link: there the figure shows its value only.
                renderer.Write(figure.FindParentOfType<LinkInline>().Any() ? "<data class=\"figure plain\" value=\"" : "<data class=\"figure\" value=\"");
                renderer.WriteEscape(figure.Name).Write("\"></data>");
            }
        }
    }

    private sealed class Notes(string idPrefix) : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup notes)
        {
            if (notes.Count == 0)
                return;
            renderer.EnsureLine();
            renderer.WriteLine("<section class=\"footnotes\" aria-label=\"注释\">").WriteLine("<ol>");
            foreach (var note in notes.OfType<Footnote>())
            {
                renderer.Write($"<li id=\"{idPrefix}fn-{note.Order}\">");
                renderer.WriteChildren(note);
                renderer.WriteLine("</li>");
            }
            renderer.WriteLine("</ol>").WriteLine("</section>");
        }
    }

    private sealed class NoteLinks(string idPrefix) : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink link)
        {
            if (!renderer.EnableHtmlForInline)
                return;
            var order = link.Footnote.Order;
            renderer.Write(link.IsBackLink
                ? $" <a class=\"footnote-back\" href=\"#{idPrefix}fnref-{link.Index}\" aria-label=\"回到正文中的注{order}\">↩</a>"
                : $"<sup><a class=\"footnote-ref\" id=\"{idPrefix}fnref-{link.Index}\" href=\"#{idPrefix}fn-{order}\" aria-label=\"注{order}\">{order}</a></sup>");
        }
    }

    private sealed class Tables : HtmlObjectRenderer<Table>
    {
        private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var rows = table.OfType<TableRow>().ToList();
            renderer.EnsureLine();
            renderer.Write("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").WriteEscape(Name(table)).WriteLine("\">");
            renderer.WriteLine("<table>");
            if (OfficeMarkdown.Caption(table) is { } caption)
            {
                renderer.Write("<caption>");
                renderer.WriteChildren(caption);
                renderer.WriteLine("</caption>");
            }
            var groups = ColumnGroups([.. rows.Where(row => row.IsHeader)]);
            foreach (var (_, width) in groups)
                renderer.Write("<colgroup>").Write(string.Concat(Enumerable.Repeat("<col>", width))).WriteLine("</colgroup>");
            WriteRows(renderer, table, "thead", [.. rows.Where(row => row.IsHeader)], groups);
            WriteRows(renderer, table, "tbody", [.. rows.Where(row => !row.IsHeader)], groups);
            renderer.WriteLine("</table>").WriteLine("</div>");
        }

        /// <summary>Regions of one page need different names: the caption or the columns, and a number if that was used already.</summary>
        private string Name(Table table)
        {
            var inner = OfficeMarkdown.Caption(table) is { } caption
                ? OfficeMarkdown.Words(caption)
                : string.Join('、', table.OfType<TableRow>().TakeWhile(row => row.IsHeader).Take(1)
                    .SelectMany(row => row.OfType<MdTableCell>()).Select(OfficeMarkdown.Words).Where(words => words.Length > 0));
            if (inner.Length > LongestTableName)
                inner = Cut.At(inner, LongestTableName) + "…";
            var used = names[inner] = names.GetValueOrDefault(inner) + 1;
            return $"表格{(used == 1 ? "" : used)}{(inner.Length == 0 ? "" : $"（{inner}）")}，可横向滚动";
        }

        /// <summary>
        /// The columns that the lowest merged headers hold together, by column and width; none without such headers. Only over a
        /// group of its own may a header say that it is one of a group.
        /// </summary>
        private static Dictionary<int, int> ColumnGroups(List<TableRow> headers)
        {
            var lowest = headers.FindLastIndex(row => row.OfType<MdTableCell>().Any(cell => cell.ColumnSpan > 1));
            return headers.Take(lowest + 1)
                .SelectMany((row, place) => row.OfType<MdTableCell>().Where(cell => place + cell.RowSpan > lowest))
                .OrderBy(cell => cell.ColumnIndex)
                .ToDictionary(cell => cell.ColumnIndex, cell => cell.ColumnSpan);
        }

        private static void WriteRows(HtmlRenderer renderer, Table table, string group, List<TableRow> rows, Dictionary<int, int> groups)
        {
            if (rows.Count == 0)
                return;
            renderer.WriteLine($"<{group}>");
            foreach (var row in rows)
            {
                renderer.WriteLine("<tr>");
                foreach (var cell in row.OfType<MdTableCell>())
                    WriteCell(renderer, cell, OfficeMarkdown.Alignment(table, cell.ColumnIndex), row.IsHeader, groups);
                renderer.WriteLine("</tr>");
            }
            renderer.WriteLine($"</{group}>");
        }

        private static void WriteCell(HtmlRenderer renderer, MdTableCell cell, CellAlignment alignment, bool header, Dictionary<int, int> groups)
        {
            // A column without a name gets an ordinary cell: an empty header says nothing to a screen reader.
            var isHeader = header && !OfficeMarkdown.IsBlank(cell);
            var isGroup = cell.ColumnSpan > 1 && groups.GetValueOrDefault(cell.ColumnIndex) == cell.ColumnSpan;
            renderer.Write(!isHeader ? "<td" : isGroup ? "<th scope=\"colgroup\"" : "<th scope=\"col\"");
            if (cell.ColumnSpan > 1)
                renderer.Write($" colspan=\"{cell.ColumnSpan}\"");
            if (cell.RowSpan > 1)
                renderer.Write($" rowspan=\"{cell.RowSpan}\"");
            renderer.Write(alignment switch
            {
                CellAlignment.Center => " class=\"center\">",
                CellAlignment.End => " class=\"end\">",
                _ => ">",
            });
            var implicitParagraph = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = true;
            renderer.WriteChildren(cell);
            renderer.ImplicitParagraph = implicitParagraph;
            renderer.WriteLine(isHeader ? "</th>" : "</td>");
        }
    }
}
