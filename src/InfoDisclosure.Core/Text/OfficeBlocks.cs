using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MdTableCell = Markdig.Extensions.Tables.TableCell;

namespace InfoDisclosure.Core.Text;

/// <summary>Turns the tree into the blocks from which documents are laid out, and those into plain words.</summary>
internal static class OfficeBlocks
{
    private const int DeepestHeading = 4;

    public static IReadOnlyList<TextBlock> Read(ContainerBlock container, Func<FigureInline, string> figure)
    {
        var blocks = new List<TextBlock>();
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    Add(blocks, Runs(heading.Inline, figure), runs => new TextBlock.Heading(Math.Min(heading.Level, DeepestHeading), runs));
                    break;
                case ParagraphBlock paragraph:
                    Add(blocks, Runs(paragraph.Inline, figure), runs => new TextBlock.Paragraph(runs));
                    break;
                case CodeBlock code:
                    foreach (var line in code.Lines.ToString().Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)))
                        blocks.Add(new TextBlock.Paragraph([new TextRun(line)]));
                    break;
                case ListBlock list:
                    blocks.Add(new TextBlock.ItemList(list.IsOrdered, Start(list), [.. list.OfType<ListItemBlock>().Select(item => Read(item, figure))]));
                    break;
                case QuoteBlock quote:
                    blocks.Add(new TextBlock.Quote(Read(quote, figure)));
                    break;
                case Table table:
                    blocks.Add(ReadTable(table, figure));
                    break;
                case FootnoteGroup { Count: > 0 } notes:
                    blocks.Add(new TextBlock.Footnotes([.. notes.OfType<Footnote>().Select(note => Read(note, figure))]));
                    break;
                default:
                    // Link definitions and rules carry no words.
                    break;
            }
        }
        return blocks;
    }

    /// <summary>The words of the blocks, a line for each block or row.</summary>
    public static string Words(IEnumerable<TextBlock> blocks)
    {
        var words = new StringBuilder();
        AppendWords(words, blocks);
        return words.ToString().TrimEnd('\n');
    }

    private static void Add(List<TextBlock> blocks, IReadOnlyList<TextRun> runs, Func<IReadOnlyList<TextRun>, TextBlock> make)
    {
        if (runs.Any(run => run.Note is not null || !string.IsNullOrWhiteSpace(run.Text)))
            blocks.Add(make(runs));
    }

    private static int Start(ListBlock list) =>
        list.IsOrdered && int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var start) ? start : 1;

    private static TextBlock.Table ReadTable(Table table, Func<FigureInline, string> figure)
    {
        var rows = table.OfType<TableRow>().ToList();
        var caption = OfficeMarkdown.Caption(table) is { } inline ? string.Concat(Runs(inline, figure).Select(run => run.Text)) : null;
        return new TextBlock.Table(caption, rows.Count(row => row.IsHeader), [.. rows.Select(row => ReadRow(table, row, figure))]);
    }

    private static List<TableCell> ReadRow(Table table, TableRow row, Func<FigureInline, string> figure) =>
    [
        .. row.OfType<MdTableCell>().Select(cell => new TableCell(
            [.. cell.OfType<ParagraphBlock>().SelectMany(paragraph => Runs(paragraph.Inline, figure))],
            row.IsHeader,
            cell.ColumnSpan,
            cell.RowSpan,
            OfficeMarkdown.Alignment(table, cell.ColumnIndex))),
    ];

    private static IReadOnlyList<TextRun> Runs(ContainerInline? inline, Func<FigureInline, string> figure)
    {
        var runs = new RunList();
        if (inline is not null)
            AddRuns(runs, inline, new TextRun(""), figure);
        return runs.Finish();
    }

    private static void AddRuns(RunList runs, ContainerInline container, TextRun manner, Func<FigureInline, string> figure)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LinkInline { IsImage: false } link:
                    AddRuns(runs, link, LinkAddress.IsAllowed(link.Url) ? manner with { Href = link.Url } : manner, figure);
                    break;
                case LinkInline link when LinkAddress.PictureName(link.Url) is { } name:
                    runs.Add(OfficeMarkdown.PictureWords(OfficeMarkdown.Words(link), name), manner);
                    break;
                case EmphasisInline emphasis:
                    AddRuns(runs, emphasis, emphasis.DelimiterCount == 2 ? manner with { Strong = true } : manner with { Emphasis = true }, figure);
                    break;
                case ContainerInline inner:
                    AddRuns(runs, inner, manner, figure);
                    break;
                case FootnoteLink { IsBackLink: false } note:
                    runs.AddNote(manner, note.Footnote.Order);
                    break;
                case AutolinkInline link:
                    var address = link.IsEmail ? "mailto:" + link.Url : link.Url;
                    runs.Add(link.Url, LinkAddress.IsAllowed(address) ? manner with { Href = address } : manner);
                    break;
                case LiteralInline literal:
                    runs.Add(literal.Content.ToString(), manner);
                    break;
                case CodeInline code:
                    runs.Add(code.Content, manner);
                    break;
                case HtmlEntityInline entity:
                    runs.Add(entity.Transcoded.ToString(), manner);
                    break;
                case FigureInline live:
                    runs.Add(figure(live), manner);
                    break;
                case LineBreakInline:
                    runs.Add("\n", manner);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AppendWords(StringBuilder words, IEnumerable<TextBlock> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock.Paragraph paragraph:
                    AppendLine(words, paragraph.Runs);
                    break;
                case TextBlock.Heading heading:
                    AppendLine(words, heading.Runs);
                    break;
                case TextBlock.ItemList list:
                    foreach (var item in list.Items)
                        AppendWords(words, item);
                    break;
                case TextBlock.Quote quote:
                    AppendWords(words, quote.Blocks);
                    break;
                case TextBlock.Table table:
                    if (table.Caption is { } caption)
                        words.Append(caption).Append('\n');
                    foreach (var row in table.Rows)
                        words.AppendJoin(' ', row.Select(cell => string.Concat(cell.Runs.Select(run => run.Text))).Where(cell => cell.Length > 0)).Append('\n');
                    break;
                case TextBlock.Footnotes notes:
                    foreach (var note in notes.Notes)
                        AppendWords(words, note);
                    break;
            }
        }
    }

    private static void AppendLine(StringBuilder words, IReadOnlyList<TextRun> runs)
    {
        foreach (var run in runs)
            words.Append(run.Text);
        words.Append('\n');
    }

    /// <summary>Gathers runs; text in the manner of the run before it joins that run.</summary>
    private sealed class RunList
    {
        private readonly List<TextRun> runs = [];
        private readonly StringBuilder text = new();
        private TextRun current = new("");

        public void Add(string words, TextRun manner)
        {
            if (manner != current)
                EndRun();
            current = manner;
            text.Append(words);
        }

        public void AddNote(TextRun manner, int note)
        {
            EndRun();
            runs.Add(manner with { Note = note });
        }

        public IReadOnlyList<TextRun> Finish()
        {
            EndRun();
            return runs;
        }

        private void EndRun()
        {
            if (text.Length > 0)
                runs.Add(current with { Text = text.ToString() });
            text.Clear();
        }
    }
}
