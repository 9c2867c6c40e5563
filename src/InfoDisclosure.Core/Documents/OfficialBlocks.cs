using System.Globalization;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;
using PdfTableCell = InfoDisclosure.Pdf.Layout.TableCell;
using TableCell = InfoDisclosure.Core.Text.TableCell;

namespace InfoDisclosure.Core.Documents;

/// <summary>Turns blocks of office text into laid-out ones, with the page each is to stand on.</summary>
internal sealed class OfficialBlocks(BlockStyle style, PdfDocument document, string? address)
{
    private readonly Uri? source = Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed : null;
    private int texts;
    private int notes;

    /// <summary>One text: its headings stand below the given level, its notes are numbered by themselves.</summary>
    public IEnumerable<(Block Block, PageSetup Setup)> Of(IReadOnlyList<TextBlock> blocks, int level)
    {
        texts++;
        notes = blocks.OfType<TextBlock.Footnotes>().Sum(footnotes => footnotes.Notes.Count);
        foreach (var block in blocks)
        {
            if (block is TextBlock.Table table)
            {
                yield return TableFit.Choose(document, style.TableSizes(ColumnsOf(table)), [style.Page, style.WidePage], size => Table(table, size));
                continue;
            }

            foreach (var made in Make(block, level, style.Text, style.Paragraph))
            {
                yield return (made, style.Page);
            }
        }
    }

    private static string TextOf(IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(run => run.Text)).Trim();

    private IEnumerable<Block> Make(TextBlock block, int level, TextStyle text, ParagraphStyle paragraph)
    {
        switch (block)
        {
            case TextBlock.Paragraph { Runs: var runs }:
                yield return new Paragraph(Spans(runs, text), paragraph);
                break;
            case TextBlock.Heading heading:
                var depth = level + heading.Level;
                yield return new Paragraph(Spans(heading.Runs, style.Heading(depth)), style.HeadingParagraph)
                {
                    Type = StructureTypes.Heading(depth + 1),
                    OutlineLevel = depth + 1,
                };
                break;
            case TextBlock.ItemList list:
                yield return List(list, level, text, paragraph, depth: 0);
                break;
            case TextBlock.Quote quote:
                yield return new Group(MakeAll(quote.Blocks, level, style.Quotation, paragraph))
                {
                    Type = StructureTypes.BlockQuote,
                    LeftIndent = 2 * style.CharacterPitch,
                };
                break;
            case TextBlock.Table table:
                yield return Table(table, style.TableSizes(ColumnsOf(table))[^1]);
                break;
            case TextBlock.Footnotes footnotes:
                yield return new Rule(Millimetres.ToPoints(50), 0.5) { Height = style.LinePitch / 2 };
                yield return Notes(footnotes, level);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Not a block of office text.");
        }
    }

    private List<Block> MakeAll(IEnumerable<TextBlock> blocks, int level, TextStyle text, ParagraphStyle paragraph) =>
        [.. blocks.SelectMany(block => Make(block, level, text, paragraph))];

    /// <summary>1. and （1） by depth, without hanging indents: items run on to the left margin like any paragraph of a document.</summary>
    private ItemList List(TextBlock.ItemList list, int level, TextStyle text, ParagraphStyle paragraph, int depth)
    {
        var items = list.Items.Select((blocks, place) =>
        {
            var number = (list.Start + place).ToString(CultureInfo.InvariantCulture);
            var label = !list.Ordered ? "• " : depth == 0 ? number + ". " : $"（{number}）";
            var inner = blocks.SelectMany(block => block is TextBlock.ItemList nested
                ? [List(nested, level, text, paragraph, depth + 1)]
                : Make(block, level, text, paragraph));
            return new ListItem([new(label, text)], paragraph, [.. inner]);
        });
        return new ItemList([.. items]) { Numbering = list.Ordered ? ListNumbering.Decimal : ListNumbering.Disc };
    }

    private ItemList Notes(TextBlock.Footnotes footnotes, int level)
    {
        var text = style.Note;
        var items = footnotes.Notes.Select((blocks, place) =>
            new ListItem([new(NoteLabel(place + 1) + " ", text)], style.NoteParagraph, MakeAll(blocks, level, text, style.NoteParagraph)) { Anchor = NoteAnchor(place + 1) });
        return new ItemList([.. items]) { Notes = true };
    }

    private static string NoteLabel(int note) => string.Create(CultureInfo.InvariantCulture, $"[{note}]");

    private string NoteAnchor(int note) => string.Create(CultureInfo.InvariantCulture, $"text{texts}-note{note}");

    private static int ColumnsOf(TextBlock.Table table) => table.Rows.Count == 0 ? 0 : table.Rows.Max(row => row.Sum(cell => cell.ColumnSpan));

    private Table Table(TextBlock.Table table, double size)
    {
        var columns = ColumnsOf(table);
        var headerRows = Math.Clamp(table.HeaderRows, 0, table.Rows.Count);
        var centred = CentredColumns(table, headerRows, columns);
        var rows = table.Rows.Select((row, r) => new TableRow([.. row.Select((cell, c) => Cell(cell, r < headerRows, size, centred?[c] ?? IsShort(cell)))]));
        return new Table([.. rows], size * 1.5)
        {
            HeaderRows = headerRows,
            Caption = table.Caption is { Length: > 0 } caption
                ? new Paragraph([new(caption, style.TableHeader(style.CaptionSize))], new ParagraphStyle { LineHeight = style.LinePitch, Alignment = TextAlignment.Balanced })
                : null,
            VerticalPadding = style.CellPadding(size).Vertical,
            HorizontalPadding = style.CellPadding(size).Horizontal,
            SpaceBefore = style.LinePitch / 4,
            SpaceAfter = style.LinePitch / 2,
        };
    }

    /// <summary>Columns of short entries stand centred; null for a table with spans, where each cell is judged by itself.</summary>
    private static bool[]? CentredColumns(TextBlock.Table table, int headerRows, int columns)
    {
        if (table.Rows.Any(row => row.Any(cell => cell.ColumnSpan > 1 || cell.RowSpan > 1)))
        {
            return null;
        }

        var centred = new bool[columns];
        Array.Fill(centred, true);
        foreach (var row in table.Rows.Skip(headerRows))
        {
            for (var c = 0; c < row.Count; c++)
            {
                centred[c] &= IsShort(row[c]);
            }
        }

        return centred;
    }

    /// <summary>Figures, dates, names: up to eight Chinese characters' width.</summary>
    private static bool IsShort(TableCell cell) => TextOf(cell.Runs).Sum(c => c < 0x80 ? 1 : 2) <= 16;

    private PdfTableCell Cell(TableCell cell, bool inHeader, double size, bool centred)
    {
        var header = inHeader || cell.Header;
        return new PdfTableCell(Spans(cell.Runs, header ? style.TableHeader(size) : style.TableText(size)))
        {
            Scope = !header ? HeaderScope.None : inHeader ? HeaderScope.Column : HeaderScope.Row,
            ColumnSpan = cell.ColumnSpan,
            RowSpan = cell.RowSpan,
            Alignment = cell.Alignment switch
            {
                CellAlignment.Center => TextAlignment.Center,
                CellAlignment.End => TextAlignment.Right,
                CellAlignment.Start => inHeader || centred ? TextAlignment.Center : TextAlignment.Left,
                _ => throw new ArgumentOutOfRangeException(nameof(cell), cell.Alignment, "Not an alignment."),
            },
        };
    }

    private List<TextSpan> Spans(IReadOnlyList<TextRun> runs, TextStyle manner)
    {
        var spans = new List<TextSpan>(runs.Count);
        foreach (var run in runs)
        {
            if (run.Note is { } note)
            {
                var target = note >= 1 && note <= notes ? new LinkTarget.Anchor(NoteAnchor(note)) : null;
                spans.Add(new TextSpan(NoteLabel(note), OfficialStyle.NoteReference(manner)) { Reference = true, Link = target, LinkDescription = $"注 {NoteLabel(note)}" });
                continue;
            }

            if (run.Text.Length == 0)
            {
                continue;
            }

            var look = run.Strong ? OfficialStyle.Strong(manner) : manner;
            look = run.Emphasis ? style.Emphasis(look) : look;
            spans.Add(Target(run.Href) is { } link
                ? new TextSpan(run.Text, OfficialStyle.Link(look)) { Link = link, LinkDescription = run.Text }
                : new TextSpan(run.Text, look));
        }

        return spans;
    }

    /// <summary>Addresses inside the site are completed from the document's own; what leads nowhere from a paper stays plain text.</summary>
    private LinkTarget? Target(string? href)
    {
        if (!style.Links || !LinkAddress.IsAllowed(href))
        {
            return null;
        }

        var found = Uri.TryCreate(href, UriKind.Absolute, out var uri) && !uri.IsFile || (source is not null && Uri.TryCreate(source, href, out uri));
        return found && uri is { Scheme: "http" or "https" or "mailto" or "tel" } ? new LinkTarget.Address(uri) : null;
    }
}
