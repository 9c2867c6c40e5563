using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// Writes blocks as Markdown that reads back as the same words. Double braces are live figures only where
/// <paramref name="figures"/> says so: what comes from a file is none.
/// </summary>
internal sealed class IncomingMarkdown(bool figures)
{
    private readonly StringBuilder markdown = new();

    /// <summary>Where words stand, which decides what would be read as the start of a list or heading.</summary>
    private enum Place
    {
        /// <summary>A paragraph, which may have several lines.</summary>
        Lines,

        /// <summary>One line of its own.</summary>
        Line,

        /// <summary>Behind the sign of a heading or cell.</summary>
        InLine,
    }

    public static string Write(IReadOnlyList<IncomingBlock> blocks, bool figures)
    {
        var writer = new IncomingMarkdown(figures);
        writer.WriteBlocks(blocks, "");
        return writer.markdown.ToString().Trim('\n');
    }

    private void WriteBlocks(IReadOnlyList<IncomingBlock> blocks, string indent)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0)
                markdown.Append(indent.TrimEnd()).Append('\n');
            switch (blocks[i])
            {
                case IncomingBlock.Paragraph paragraph:
                    WriteLines(Inline(paragraph.Runs), indent);
                    break;
                case IncomingBlock.Heading heading:
                    WriteLines(new string('#', heading.Level) + " " + Heading(Inline(Plain(heading.Runs), Place.InLine)), indent);
                    break;
                case IncomingBlock.Quote quote:
                    WriteBlocks(quote.Blocks, indent + "> ");
                    break;
                case IncomingBlock.Table table:
                    WriteTable(table, indent);
                    break;
                case IncomingBlock.Note note:
                    WriteLines(string.Create(CultureInfo.InvariantCulture, $"[^{note.Number}]: ") + Inline(note.Runs, Place.Line), indent);
                    break;
                case IncomingBlock.Item:
                    i = WriteList(blocks, i, indent) - 1;
                    break;
            }
        }
    }

    /// <summary>Writes the items from <paramref name="start"/> on and returns where they end.</summary>
    private int WriteList(IReadOnlyList<IncomingBlock> blocks, int start, string indent)
    {
        var end = start;
        while (end < blocks.Count && blocks[end] is IncomingBlock.Item)
            end++;
        var items = blocks.Skip(start).Take(end - start).Cast<IncomingBlock.Item>().ToList();
        var place = markdown.Length;
        WriteItems(items, indent, apart: false);
        if (OfficeMarkdown.IsOverMarked(markdown.ToString(place, markdown.Length - place)))
        {
            // Blank lines between the items make each a paragraph of its own.
            markdown.Length = place;
            WriteItems(items, indent, apart: true);
        }
        return end;
    }

    /// <summary>
    /// Writes items, deeper ones inside the one above. Markdown counts on by itself: a list whose number isn't the next one gets
    /// another sign behind its numbers, which begins a new list.
    /// </summary>
    private void WriteItems(List<IncomingBlock.Item> items, string indent, bool apart)
    {
        var open = new Stack<(int Level, string Indent, int? Number, char Sign)>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            while (open.TryPeek(out var deeper) && deeper.Level > item.Level)
                open.Pop();
            var sign = '.';
            // Two lists that follow each other at one depth, one with numbers and one without, need the blank line.
            var blank = apart && i > 0;
            if (open.TryPeek(out var before) && before.Level == item.Level)
            {
                sign = item.Number is null || before.Number is null || item.Number == before.Number + 1 ? before.Sign : before.Sign == '.' ? ')' : '.';
                blank |= before.Number is null != item.Number is null;
                open.Pop();
            }
            var outer = open.TryPeek(out var parent) ? parent.Indent : indent;
            if (blank)
                markdown.Append(indent.TrimEnd()).Append('\n');
            var mark = item.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}{sign} ") : "- ";
            var inner = outer + new string(' ', mark.Length);
            var place = markdown.Length;
            WriteBlocks(item.Blocks, inner);
            if (markdown.Length - place > inner.Length)
                markdown.Remove(place, inner.Length).Insert(place, outer + mark);
            else
                markdown.Append(outer).Append(mark).Append('\n');
            open.Push((item.Level, inner, item.Number, sign));
        }
    }

    private void WriteTable(IncomingBlock.Table table, string indent)
    {
        var place = markdown.Length;
        WriteRows(table, indent, bare: false);
        if (OfficeMarkdown.IsOverMarked(markdown.ToString(place, markdown.Length - place)))
        {
            markdown.Length = place;
            WriteRows(table, indent, bare: true);
        }
    }

    private void WriteRows(IncomingBlock.Table table, string indent, bool bare)
    {
        var columns = table.Rows[0].Count;
        if (table.HeaderRows == 0)
        {
            markdown.Append(indent).Append('|').Insert(markdown.Length, "  |", columns).Append('\n');
            WriteDashes();
        }
        for (var i = 0; i < table.Rows.Count; i++)
        {
            markdown.Append(indent).Append("| ").AppendJoin(" | ", table.Rows[i].Select(cell => Cell(bare ? Bare(cell.Runs) : i < table.HeaderRows ? Plain(cell.Runs) : cell.Runs, cell.Join))).Append(" |\n");
            // Markdown knows one header row; a second line of dashes ends a longer header.
            if (table.HeaderRows > 0 && (i == 0 || i == table.HeaderRows - 1))
                WriteDashes();
        }

        void WriteDashes() => markdown.Append(indent).Append('|').Insert(markdown.Length, "---|", columns).Append('\n');
    }

    private string Cell(IReadOnlyList<IncomingRun> runs, CellJoin join)
    {
        if (join != CellJoin.None)
            return join == CellJoin.Left ? "<<" : "^^";
        var words = Inline(runs, Place.InLine);
        // Words that would be read as a mark or a line of dashes.
        return words.Length > 0 && words.AsSpan().IndexOfAnyExcept("^:-") < 0 ? "\\" + words : words;
    }

    /// <summary>Signs at its end would close the heading and go.</summary>
    private static string Heading(string words) => words.EndsWith('#') ? words.Insert(words.TrimEnd('#').Length, "\\") : words;

    private void WriteLines(string text, string indent)
    {
        foreach (var line in text.Split('\n'))
            markdown.Append(indent).Append(line).Append('\n');
    }

    /// <summary>A heading or a table's header is bold by itself.</summary>
    private static IReadOnlyList<IncomingRun> Plain(IReadOnlyList<IncomingRun> runs) => [.. runs.Select(run => run with { Strong = false })];

    private static IReadOnlyList<IncomingRun> Bare(IReadOnlyList<IncomingRun> runs) => [.. runs.Select(run => run with { Strong = false, Emphasis = false, Href = null })];

    /// <summary>
    /// Writes the runs and reads them back: where CommonMark would not see the emphasis that was meant and leave stars in the
    /// text, the words go without it.
    /// </summary>
    private string Inline(IReadOnlyList<IncomingRun> runs, Place place = Place.Lines)
    {
        var text = Join(runs, place);
        if (OfficeMarkdown.IsOverMarked(text))
            return Join(Bare(runs), place);
        if (!runs.Any(run => run.Strong || run.Emphasis))
            return text;
        // Notes are defined elsewhere and figures have no words yet: neither can be compared. A bracket stands like a note.
        IncomingRun[] alone = [.. runs.Select(run => run.Note is null ? run with { Text = run.Text.Replace('{', '(').Replace('｛', '（') } : new IncomingRun("]"))];
        var words = string.Concat(alone.Select(run => run.Text));
        var read = OfficeMarkdown.Words(OfficeMarkdown.Parse(Join(alone, Place.Line), out _));
        return Squeeze(words) == Squeeze(read)
            ? text
            : Join([.. runs.Select(run => run with { Strong = false, Emphasis = false })], place);
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private string Join(IReadOnlyList<IncomingRun> runs, Place place)
    {
        var text = new StringBuilder();
        var noteEnd = 0;
        foreach (var run in runs)
        {
            if (run.Note is { } note)
            {
                Open().Append(CultureInfo.InvariantCulture, $"[^{note}]");
                noteEnd = text.Length;
            }
            else if (run.Picture is { } picture)
            {
                // The same brackets as a link, with the mark of a picture before them.
                var shown = $"![{MarkdownText.EscapeInside(run.Text.Replace('\n', ' '), figures)}](<{LinkAddress.PictureScheme}{picture}>)";
                _ = run.Href is null ? text.Append(shown) : Open().Append('[').Append(shown).Append("](<").Append(Target(run.Href)).Append(">)");
            }
            else
            {
                AddWords(run);
            }
        }
        return place switch
        {
            Place.Lines => string.Join("\\\n", text.ToString().Split('\n').Select(MarkdownText.EscapeStart)),
            Place.Line => MarkdownText.EscapeStart(text.ToString().Replace('\n', ' ')),
            _ => text.ToString().Replace('\n', ' '),
        };

        // An exclamation mark before a bracket would make it a picture, a note there would be the text of a link.
        StringBuilder Open() => text is [.., '!'] ? text.Insert(text.Length - 1, '\\') : noteEnd > 0 && noteEnd == text.Length ? text.Append(' ') : text;

        void AddWords(IncomingRun run)
        {
            var words = run.Text.Trim(' ', '\n');
            var before = run.Text.Length - run.Text.TrimStart(' ', '\n').Length;
            text.Append(run.Text, 0, before);
            if (words.Length == 0)
                return;
            var marks = (run.Strong ? "**" : "") + (run.Emphasis ? "*" : "");
            // Behind a note, a colon would define it and a bracket make it a link.
            if (words[0] is ':' or '(' && run.Href is null && marks.Length == 0 && noteEnd > 0 && noteEnd == text.Length)
                text.Append('\\');
            var inner = marks + MarkdownText.EscapeInside(words, figures) + new string([.. marks.Reverse()]);
            _ = run.Href is null ? text.Append(inner) : Open().Append('[').Append(inner).Append("](<").Append(Target(run.Href)).Append(">)");
            text.Append(run.Text, before + words.Length, run.Text.Length - before - words.Length);
        }
    }

    private static string Target(string href) => href.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
}
