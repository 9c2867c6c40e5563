using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// The Markdown of the office, read into one tree from which pages, documents and plain text are made. It differs from
/// CommonMark where office staff would be surprised: no raw HTML, no code by indentation (Chinese paragraphs are indented),
/// no heading by underlining, lines joined without spaces between Chinese characters, emphasis that ends at 。.
/// </summary>
internal static partial class OfficeMarkdown
{
    /// <summary>Nothing a person writes nests deeper; a tree that does is shown as plain text.</summary>
    private const int DeepestNesting = 40;

    /// <summary>The level of a heading without words, which is not shown.</summary>
    public const int EmptyHeading = 0;

    /// <summary>Emphasis, links and code in one paragraph or table.</summary>
    private const int MostMarks = 2000;

    /// <summary>Rows times columns of one table, blank cells included: with one long row Markdown fills up all others.</summary>
    private const int MostCells = 200_000;

    /// <summary>Spaces before a line; centred lines typed with spaces have far fewer.</summary>
    private const int WidestIndent = 200;

    private const int LongestCaption = 60;

    private static readonly object CaptionKey = new();

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>Reads cleaned Markdown; <paramref name="tangled"/> says that it was marked up beyond sense and is kept as plain paragraphs.</summary>
    public static MarkdownDocument Parse(string markdown, out bool tangled)
    {
        var document = IsTangled(markdown) ? null : TryParse(markdown);
        tangled = document is null;
        document ??= TryParse(MarkdownText.EscapeLines(markdown))
            ?? throw new InvalidOperationException("Escaped text has no structure, yet was found too deep.");
        foreach (var block in document.Descendants().OfType<LeafBlock>())
        {
            if (block.Inline is { } inline)
                JoinLines(inline);
        }
        TakeCaptions(document);
        foreach (var table in document.Descendants<Table>().ToList())
            MergedCells.Join(table);
        LevelHeadings(document);
        return document;
    }

    /// <summary>The paragraph before a table that begins with 表 and a number or colon is its caption.</summary>
    public static ContainerInline? Caption(Table table) => table.GetData(CaptionKey) as ContainerInline;

    /// <summary>The figures in the order of the text; a picture's description is an attribute and has none.</summary>
    public static IReadOnlyList<FigureInline> Figures(MarkdownDocument document) =>
        [.. document.Descendants().SelectMany(block => block is Table table ? FiguresOf(Caption(table)) : FiguresOf((block as LeafBlock)?.Inline))];

    /// <summary>The pictures that are shown, in the order of the text.</summary>
    public static IReadOnlyList<LinkInline> Pictures(MarkdownDocument document) =>
        [.. document.Descendants().SelectMany(block => block is Table table ? PicturesOf(Caption(table)) : PicturesOf((block as LeafBlock)?.Inline))];

    /// <summary>What stands for a picture where none can be shown: its description or, without one, the name of its file.</summary>
    public static string PictureWords(string description, string name) => $"［图：{(string.IsNullOrWhiteSpace(description) ? name : description)}］";

    /// <summary>How the cells of a column stand.</summary>
    public static CellAlignment Alignment(Table table, int column) =>
        column >= table.ColumnDefinitions.Count ? CellAlignment.Start : table.ColumnDefinitions[column].Alignment switch
        {
            TableColumnAlign.Center => CellAlignment.Center,
            TableColumnAlign.Right => CellAlignment.End,
            TableColumnAlign.Left or null => CellAlignment.Start,
            _ => CellAlignment.Start,
        };

    /// <summary>The words of some inlines, figures left out.</summary>
    public static string Words(MarkdownObject item) =>
        string.Concat(item.Descendants().OfType<LeafInline>().Where(leaf => leaf is not FigureInline).Select(Text)).Trim();

    /// <summary>True for a cell or heading in which nothing is written or shown.</summary>
    public static bool IsBlank(MarkdownObject item) => !item.Descendants().Any(inline => inline switch
    {
        FigureInline => true,
        LinkInline { IsImage: true } link => LinkAddress.IsPicture(link.Url),
        LeafInline leaf => !string.IsNullOrWhiteSpace(Text(leaf)),
        _ => false,
    });

    private static IEnumerable<LinkInline> PicturesOf(ContainerInline? inline) =>
        inline?.Descendants().OfType<LinkInline>().Where(link => link.IsImage && LinkAddress.IsPicture(link.Url) && !link.FindParentOfType<LinkInline>().Any(outer => outer != link && outer.IsImage)) ?? [];

    private static IEnumerable<FigureInline> FiguresOf(ContainerInline? inline) =>
        inline?.Descendants().OfType<FigureInline>().Where(figure => !figure.FindParentOfType<LinkInline>().Any(link => link.IsImage)) ?? [];

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseFootnotes()
            .UseCjkFriendlyEmphasis()
            .DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        if (builder.BlockParsers.FindExact<ParagraphBlockParser>() is { } paragraphs)
            paragraphs.ParseSetextHeadings = false;
        builder.InlineParsers.InsertBefore<EmphasisInlineParser>(new FigureParser());
        return builder.Build();
    }

    /// <summary>
    /// Looks before parsing: the parser's work grows with the square of the open marks in a paragraph, and a megabyte of
    /// them would take minutes.
    /// </summary>
    private static bool IsTangled(string markdown)
    {
        var marks = 0;
        var (rows, columns) = (0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                marks = rows = columns = 0;
            marks += Marks(line);
            columns = Math.Max(columns, line.Count('|'));
            rows++;
            if (marks > MostMarks || (long)rows * columns > MostCells || LeadingMarks(line) > DeepestNesting || line.Length - line.TrimStart(' ').Length > WidestIndent)
                return true;
        }
        return false;
    }

    /// <summary>True for one paragraph or table with more marks than is read as Markdown.</summary>
    public static bool IsOverMarked(ReadOnlySpan<char> markdown) => Marks(markdown) > MostMarks;

    /// <summary>What may open or close emphasis, links and code. One behind a backslash is a word and costs nothing.</summary>
    private static int Marks(ReadOnlySpan<char> markdown)
    {
        var marks = 0;
        for (var i = 0; i < markdown.Length; i++)
        {
            if (markdown[i] == '\\')
                i++;
            else if (markdown[i] is '[' or '*' or '_' or '`')
                marks++;
        }
        return marks;
    }

    /// <summary>How many quotations and lists a line opens.</summary>
    private static int LeadingMarks(ReadOnlySpan<char> line)
    {
        var marks = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            // A row of hyphens is a rule, not fifty lists.
            if (c == '>' || (c is '-' or '+' or '*' or '.' or ')' && i + 1 < line.Length && line[i + 1] is ' ' or '\t'))
                marks++;
            else if (c is not (' ' or '\t' or '.' or ')') && !char.IsAsciiDigit(c))
                break;
        }
        return marks;
    }

    private static MarkdownDocument? TryParse(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            return IsShallow(document) ? document : null;
        }
        catch (ArgumentException)
        {
            // Markdig's own guard (MaximumNestingDepth) speaks this way.
            return null;
        }
    }

    private static bool IsShallow(MarkdownDocument document)
    {
        var open = new Stack<(MarkdownObject Item, int Depth)>();
        open.Push((document, 0));
        while (open.TryPop(out var next))
        {
            if (next.Depth > DeepestNesting)
                return false;
            switch (next.Item)
            {
                case ContainerBlock container:
                    foreach (var child in container)
                        open.Push((child, next.Depth + 1));
                    break;
                case LeafBlock { Inline: { } inline }:
                    open.Push((inline, next.Depth + 1));
                    break;
                case ContainerInline inlines:
                    foreach (var child in inlines)
                        open.Push((child, next.Depth + 1));
                    break;
                default:
                    break;
            }
        }
        return true;
    }

    private static void JoinLines(ContainerInline inline)
    {
        var leaves = inline.Descendants().OfType<LeafInline>().ToList();
        for (var i = 0; i < leaves.Count; i++)
        {
            if (leaves[i] is LiteralInline literal && (i == 0 || leaves[i - 1] is LineBreakInline))
                TrimIndent(literal);
        }
        for (var i = 0; i < leaves.Count; i++)
        {
            if (leaves[i] is not LineBreakInline { IsHard: false } line)
                continue;
            var between = i > 0 && i + 1 < leaves.Count ? CjkText.Between(Text(leaves[i - 1]), Text(leaves[i + 1])) : "";
            if (between.Length == 0)
                line.Remove();
            else
                line.ReplaceBy(new LiteralInline(between));
        }
    }

    /// <summary>Paragraphs typed with two full-width spaces in front get their indent from the page, not from the text.</summary>
    private static void TrimIndent(LiteralInline literal)
    {
        var content = literal.Content;
        while (content.CurrentChar == '\u3000')
            content.SkipChar();
        literal.Content = content;
    }

    private static string Text(LeafInline leaf) => leaf switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        FigureInline => "0",
        _ => "",
    };

    private static void TakeCaptions(MarkdownDocument document)
    {
        foreach (var container in document.Descendants<ContainerBlock>().Prepend(document).ToList())
        {
            for (var i = container.Count - 1; i > 0; i--)
            {
                if (container[i] is not Table table || container[i - 1] is not ParagraphBlock { Inline: { } inline } || !IsCaption(inline))
                    continue;
                table.SetData(CaptionKey, inline);
                container.RemoveAt(i - 1);
                i--;
            }
        }
    }

    private static bool IsCaption(ContainerInline inline)
    {
        var text = string.Concat(inline.Descendants().OfType<LeafInline>().Take(LongestCaption).Select(Text));
        return text.Length <= LongestCaption && CaptionPattern().IsMatch(text) && !text.EndsWith('。');
    }

    /// <summary>Numbers headings by how they nest, so that no level is skipped whatever was typed; empty ones are marked so.</summary>
    private static void LevelHeadings(MarkdownDocument document)
    {
        var open = new Stack<int>();
        foreach (var heading in document.Descendants().OfType<HeadingBlock>())
        {
            if (heading.Inline is null || IsBlank(heading.Inline))
            {
                heading.Level = EmptyHeading;
                continue;
            }
            while (open.TryPeek(out var level) && level >= heading.Level)
                open.Pop();
            open.Push(heading.Level);
            heading.Level = open.Count;
        }
    }

    [GeneratedRegex("^表\\s*(?:[0-9０-９一二三四五六七八九十]{1,3}(?:[-－][0-9]{1,2})?[\\s：:、.．\u3000]|[：:])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CaptionPattern();
}
