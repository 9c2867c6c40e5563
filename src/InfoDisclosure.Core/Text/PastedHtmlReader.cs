using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// Walks clipboard HTML once. What Word means is in its own style words: mso-list for lists (their bullets are typed into the
/// text, marked Ignore), mso-outline-level for headings, mso-element for notes and comments.
/// </summary>
internal sealed partial class PastedHtmlReader
{
    private const int MostColumns = 100;
    private const int DeepestList = 9;

    private readonly Dictionary<string, int> notes = new(StringComparer.Ordinal);
    private int pictures;
    private int embedded;
    private int comments;
    private int deleted;
    private int hidden;
    private int nested;
    private int deadLinks;
    private int tooDeep;

    public IReadOnlyList<IncomingBlock> Read(string html)
    {
        using var document = new HtmlParser().ParseDocument(HtmlNesting.Order(html, out tooDeep));
        var noteTexts = document.All.Where(element => IsNote(element)).ToList();
        foreach (var note in noteTexts)
            notes.TryAdd(note.Id!, notes.Count + 1);
        var page = new Page(this);
        page.Walk(document.Body!, new Manner());
        page.EndParagraph();
        foreach (var note in noteTexts)
        {
            var inner = new Page(this);
            inner.WalkChildren(note, new Manner());
            inner.EndParagraph();
            var runs = IncomingBlock.OneLine(inner.Blocks);
            if (runs.Count > 0)
                page.Blocks.Add(new IncomingBlock.Note(notes[note.Id!], runs));
        }
        return page.Blocks;
    }

    public IReadOnlyList<string> LeftOut()
    {
        var lines = new List<string>();
        Add(pictures, "图片{0}张没有带入，请作为附件上传。");
        Add(embedded, "控件、视频等嵌入内容{0}处没有带入。");
        Add(nested, "表格里的表格{0}个改成了文字，请核对。");
        Add(comments, "批注{0}处没有带入。");
        Add(deleted, "修订中已删除的文字{0}处没有带入。");
        Add(hidden, "隐藏的文字{0}处没有带入。");
        Add(deadLinks, "链接{0}个在网上打不开，只保留了文字。");
        Add(tooDeep, "层次过深的内容{0}处只保留了文字。");
        return lines;

        void Add(int count, string line)
        {
            if (count > 0)
                lines.Add(string.Format(CultureInfo.InvariantCulture, line, count));
        }
    }

    private static string Style(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style ? Spaces().Replace(style, "").ToLowerInvariant() : "";

    private static bool IsNote(IElement element) =>
        element.Id is { Length: > 0 } && element.LocalName == "div" && Style(element) is var style
        && (HasWord(style, "mso-element:footnote") || HasWord(style, "mso-element:endnote"));

    private static bool HasWord(string style, string word)
    {
        var place = style.IndexOf(word, StringComparison.Ordinal);
        return place >= 0 && (place + word.Length == style.Length || style[place + word.Length] == ';');
    }

    /// <summary>How words look at this place, and the lists around it.</summary>
    private readonly record struct Manner(bool Strong, bool Emphasis, string? Href, int ListLevel)
    {
        public IncomingRun Look => new("", Strong, Emphasis, Href);
    }

    /// <summary>Blocks in the making: the whole page, a cell, a list item or a quotation.</summary>
    private sealed class Page(PastedHtmlReader reader)
    {
        private readonly IncomingText paragraph = new();
        private readonly StringBuilder mark = new();
        private int heading;
        private int listLevel;
        private bool hasMark;

        public List<IncomingBlock> Blocks { get; } = [];

        public void WalkChildren(INode node, Manner manner)
        {
            foreach (var child in node.ChildNodes)
                Walk(child, manner);
        }

        public void Walk(INode node, Manner manner)
        {
            if (node is IText text)
            {
                paragraph.AddWords(text.Data, manner.Look);
                return;
            }
            if (node is not IElement element)
                return;
            var style = Style(element);
            if (IsLeftOut(element, style))
                return;
            manner = manner with
            {
                Strong = Strong(element, style, manner.Strong),
                Emphasis = Emphasis(element, style, manner.Emphasis),
            };
            switch (element.LocalName)
            {
                case "br":
                    paragraph.AddBreak();
                    break;
                case "a":
                    WalkLink(element, manner);
                    break;
                case "table":
                    EndParagraph();
                    AddTable(element);
                    break;
                case "ul" or "ol" or "menu" or "dir":
                    WalkList(element, manner);
                    break;
                case "blockquote":
                    WalkQuote(element, manner);
                    break;
                case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dt" or "dd" or "caption" or "figcaption" or "pre":
                    EndParagraph();
                    BeginParagraph(element, style);
                    WalkChildren(element, manner);
                    EndParagraph();
                    break;
                case "div" or "section" or "article" or "header" or "footer" or "main" or "aside" or "nav" or "address" or "center" or "dl" or "figure"
                    or "body" or "form" or "fieldset" or "tr" or "li" or "hr" or "details" or "summary" or "legend":
                    EndParagraph();
                    if (style.Contains("mso-outline-level:", StringComparison.Ordinal))
                        BeginParagraph(element, style);
                    WalkChildren(element, manner);
                    EndParagraph();
                    break;
                default:
                    if (style.Contains("mso-list:ignore", StringComparison.Ordinal))
                    {
                        hasMark = true;
                        mark.Append(Text(element));
                    }
                    else
                    {
                        WalkChildren(element, manner);
                    }
                    break;
            }
        }

        public void EndParagraph()
        {
            var words = paragraph.Take();
            var bullet = Spaces().Replace(mark.ToString(), "").Replace("\u00A0", "", StringComparison.Ordinal);
            if (hasMark && listLevel > 0)
            {
                if (Number(bullet) is { } number)
                    AddItem(number);
                else if (bullet.Length > 1 || (bullet.Length == 1 && CjkText.TryFirst(bullet, out var first) && CjkText.IsIdeograph(first)))
                    // （一） or 一、 is a mark people refer to: it stays as words.
                    AddBlock([new IncomingRun(bullet), .. words]);
                else
                    AddItem(null);
            }
            else
            {
                AddBlock(words);
            }
            mark.Clear();
            hasMark = false;
            heading = listLevel = 0;

            void AddItem(int? number)
            {
                if (words.Count > 0)
                    Blocks.Add(new IncomingBlock.Item(listLevel, number, [new IncomingBlock.Paragraph(words)]));
            }

            void AddBlock(IReadOnlyList<IncomingRun> block)
            {
                if (block.Count > 0)
                    Blocks.Add(heading > 0 ? new IncomingBlock.Heading(heading, block) : new IncomingBlock.Paragraph(block));
            }
        }

        private static bool Strong(IElement element, string style, bool inherited)
        {
            if (Weight().Match(style) is { Success: true } weight)
                return weight.Groups["weight"].Value is "bold" or "bolder" or "600" or "700" or "800" or "900";
            return inherited || element.LocalName is "b" or "strong" or "th";
        }

        private static bool Emphasis(IElement element, string style, bool inherited)
        {
            if (Slant().Match(style) is { Success: true } slant)
                return slant.Groups["slant"].Value is "italic" or "oblique";
            return inherited || element.LocalName is "i" or "em";
        }

        private bool IsLeftOut(IElement element, string style)
        {
            switch (element.LocalName)
            {
                case "head" or "meta" or "link" or "noscript" or "col" or "colgroup":
                    return true;
                case "img" or "canvas" or "v:imagedata":
                    reader.pictures++;
                    return true;
                case "embed" or "video" or "audio" or "input" or "button":
                    reader.embedded++;
                    return true;
                case "del":
                    reader.deleted++;
                    return true;
                default:
                    break;
            }
            if (style.Length == 0 && element.ClassName is null)
                return false;
            if (style.Contains("mso-element:comment-list", StringComparison.Ordinal) || HasWord(style, "mso-element:comment"))
                return true;
            if (element.ClassList.Contains("MsoCommentReference") || style.Contains("mso-special-character:comment", StringComparison.Ordinal))
            {
                reader.comments++;
                return true;
            }
            if (style.Contains("mso-element:footnote-list", StringComparison.Ordinal) || style.Contains("mso-element:endnote-list", StringComparison.Ordinal) || IsNote(element))
                return true;
            if (style.Contains("display:none", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal))
            {
                reader.hidden += Text(element).AsSpan().Trim().IsEmpty ? 0 : 1;
                return true;
            }
            return false;
        }

        private void BeginParagraph(IElement element, string style)
        {
            heading = element.LocalName switch
            {
                ['h', >= '1' and <= '6' and var level] => level - '0',
                _ when Outline().Match(style) is { Success: true } outline => Math.Min(outline.Groups["level"].Value[0] - '0', 6),
                _ when element.ClassList.Contains("MsoTitle") => 1,
                _ => 0,
            };
            listLevel = ListLevel().Match(style) is { Success: true } list ? Math.Clamp(list.Groups["level"].Value[0] - '0', 1, DeepestList) : 0;
        }

        private void WalkLink(IElement element, Manner manner)
        {
            var href = element.GetAttribute("href")?.Trim() ?? "";
            if (element.ClassList.Contains("msocomanchor"))
            {
                return;
            }
            if (href.StartsWith("#_ftnref", StringComparison.Ordinal) || href.StartsWith("#_ednref", StringComparison.Ordinal))
            {
                // The way back from a note to its place; the page makes its own.
                return;
            }
            if (href.StartsWith("#_", StringComparison.Ordinal) && reader.notes.TryGetValue(href[2..], out var note))
            {
                paragraph.AddMark(new IncomingRun("") { Note = note });
                return;
            }
            var outside = Scheme().IsMatch(href) && LinkAddress.IsAllowed(href);
            if (!outside && href.Length > 0 && !href.StartsWith('#'))
                reader.deadLinks++;
            WalkChildren(element, outside ? manner with { Href = href } : manner);
        }

        private void WalkList(IElement list, Manner manner)
        {
            EndParagraph();
            var level = Math.Min(manner.ListLevel + 1, DeepestList);
            var number = list.LocalName == "ol" ? int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var start) ? Math.Clamp(start, 0, 99_999) : 1 : default(int?);
            foreach (var child in list.ChildNodes)
            {
                if (child is not IElement { LocalName: "li" } item)
                {
                    Walk(child, manner with { ListLevel = level });
                    EndParagraph();
                    continue;
                }
                var inner = new Page(reader);
                inner.WalkChildren(item, manner with { ListLevel = level });
                inner.EndParagraph();
                // Deeper lists follow their item as items of their own level; what else the item holds stays in it.
                var own = inner.Blocks.TakeWhile(block => block is not IncomingBlock.Item).ToList();
                if (own.Count > 0 || inner.Blocks.Count > 0)
                    Blocks.Add(new IncomingBlock.Item(level, number, own.Count > 0 ? own : [new IncomingBlock.Paragraph([])]));
                Blocks.AddRange(inner.Blocks.Skip(own.Count));
                number++;
            }
        }

        private void WalkQuote(IElement quote, Manner manner)
        {
            EndParagraph();
            var inner = new Page(reader);
            inner.WalkChildren(quote, manner with { ListLevel = 0 });
            inner.EndParagraph();
            // Browsers and Word use quotations for indenting; a second one inside says nothing more.
            if (inner.Blocks is [IncomingBlock.Quote only])
                Blocks.Add(only);
            else if (inner.Blocks.Count > 0)
                Blocks.Add(new IncomingBlock.Quote(inner.Blocks));
        }

        private void AddTable(IElement table)
        {
            var lines = new List<IElement>();
            Collect(table);
            // A hidden row stays in its place, for a merged cell may reach over it.
            var cells = lines.Select(line => IsLeftOut(line, Style(line)) ? [] : line.Children.Where(cell => cell.LocalName is "td" or "th").ToList()).ToList();
            if (cells.Sum(line => line.Count) == 1)
            {
                // One cell is a frame around text, not a table.
                WalkChildren(cells.First(line => line.Count == 1)[0], new Manner());
                EndParagraph();
                return;
            }
            if (table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } caption && Text(caption).Trim() is { Length: > 0 } name)
                Blocks.Add(new IncomingBlock.Paragraph([new IncomingRun((name.StartsWith('表') ? "" : "表：") + Spaces().Replace(name, " "))]));
            var grid = new IncomingTable(MostColumns);
            for (var row = 0; row < cells.Count; row++)
            {
                foreach (var cell in cells[row])
                {
                    var inner = new Page(reader);
                    inner.WalkChildren(cell, new Manner());
                    inner.EndParagraph();
                    reader.nested += inner.Blocks.Count(block => block is IncomingBlock.Table);
                    grid.Set(row, grid.FreeColumn(row), IncomingBlock.OneLine(inner.Blocks), Span(cell, "colspan", MostColumns), Span(cell, "rowspan", cells.Count - row));
                }
            }
            if (grid.ToBlock(keepBlank: false, lines.TakeWhile(line => line.ParentElement?.LocalName == "thead").Count()) is { } block)
                Blocks.Add(block);

            void Collect(IElement part)
            {
                foreach (var child in part.Children)
                {
                    if (child.LocalName is "thead" or "tbody" or "tfoot")
                        Collect(child);
                    else if (child.LocalName == "tr")
                        lines.Add(child);
                }
            }

            static int Span(IElement cell, string name, int most) =>
                int.TryParse(cell.GetAttribute(name), CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, most) : 1;
        }

        private static int? Number(string bullet) =>
            Decimal().Match(bullet) is { Success: true } match && int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number) ? number : null;

        private static string Text(IElement element)
        {
            var text = new StringBuilder();
            var open = new Stack<INode>();
            open.Push(element);
            while (open.TryPop(out var node))
            {
                if (node is IText words)
                    text.Append(words.Data);
                for (var i = node.ChildNodes.Length - 1; i >= 0; i--)
                    open.Push(node.ChildNodes[i]);
            }
            return text.ToString();
        }
    }

    [GeneratedRegex("\\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("(?:^|;)font-weight:(?<weight>[a-z0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weight();

    [GeneratedRegex("(?:^|;)font-style:(?<slant>[a-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slant();

    [GeneratedRegex("mso-outline-level:(?<level>[1-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outline();

    /// <summary>Spaces are gone here: l0level1lfo1.</summary>
    [GeneratedRegex("mso-list:[a-z0-9]*?level(?<level>[1-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListLevel();

    [GeneratedRegex("^(?<number>[0-9]{1,4})[.．、)]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex("^(?:https?|mailto|tel):", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();
}
