using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>Writes pasted blocks as Markdown.</summary>
internal static class PastedMarkdown
{
    public static string Write(IReadOnlyList<PastedBlock> blocks)
    {
        var markdown = new StringBuilder();
        WriteBlocks(markdown, blocks, "");
        return markdown.ToString().Trim('\n');
    }

    private static void WriteBlocks(StringBuilder markdown, IReadOnlyList<PastedBlock> blocks, string indent)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0 && (blocks[i] is not PastedBlock.Item { Blocks.Count: 1 } || blocks[i - 1] is not PastedBlock.Item { Blocks.Count: 1 }))
                markdown.Append('\n');
            if (blocks[i] is PastedBlock.Item)
                i = WriteList(markdown, blocks, i, indent) - 1;
            else
                WriteBlock(markdown, blocks[i], indent);
        }
    }

    private static void WriteBlock(StringBuilder markdown, PastedBlock block, string indent)
    {
        switch (block)
        {
            case PastedBlock.Paragraph paragraph:
                WriteLines(markdown, Inline(paragraph.Runs), indent);
                break;
            case PastedBlock.Heading heading:
                WriteLines(markdown, new string('#', heading.Level) + " " + Inline(Plain(heading.Runs), oneLine: true), indent);
                break;
            case PastedBlock.Quote quote:
                WriteBlocks(markdown, quote.Blocks, indent + "> ");
                break;
            case PastedBlock.Table table:
                WriteTable(markdown, table, indent);
                break;
            case PastedBlock.Note note:
                WriteLines(markdown, $"[^{note.Number}]: {Inline(note.Runs, oneLine: true)}", indent);
                break;
            case PastedBlock.Item:
                WriteList(markdown, [block], 0, indent);
                break;
        }
    }

    /// <summary>Writes the items from <paramref name="start"/> on, deeper ones inside the one above, and returns where they end.</summary>
    private static int WriteList(StringBuilder markdown, IReadOnlyList<PastedBlock> blocks, int start, string indent)
    {
        var open = new Stack<(int Level, string Indent)>();
        var previous = default(PastedBlock.Item);
        var i = start;
        for (; i < blocks.Count && blocks[i] is PastedBlock.Item item; i++)
        {
            while (open.TryPeek(out var top) && top.Level >= item.Level)
                open.Pop();
            var outer = open.TryPeek(out var parent) ? parent.Indent : indent;
            // Two lists that follow each other at one depth, one with numbers and one without, need the blank line.
            if (previous is not null && previous.Level == item.Level && previous.Number is null != item.Number is null)
                markdown.Append('\n');
            var mark = item.Number is { } number ? $"{number}. " : "- ";
            var inner = outer + new string(' ', mark.Length);
            var content = new StringBuilder();
            WriteBlocks(content, item.Blocks, inner);
            markdown.Append(outer).Append(mark);
            if (content.Length > inner.Length)
                markdown.Append(content, inner.Length, content.Length - inner.Length);
            else
                markdown.Append('\n');
            open.Push((item.Level, inner));
            previous = item;
        }
        return i;
    }

    private static void WriteTable(StringBuilder markdown, PastedBlock.Table table, string indent)
    {
        var columns = table.Rows[0].Count;
        if (table.HeaderRows == 0)
        {
            markdown.Append(indent).Append('|').Insert(markdown.Length, "  |", columns).Append('\n');
            WriteDashes();
        }
        for (var i = 0; i < table.Rows.Count; i++)
        {
            markdown.Append(indent).Append("| ").AppendJoin(" | ", table.Rows[i].Select(cell => Cell(cell, i < table.HeaderRows))).Append(" |\n");
            // Markdown knows one header row; a second line of dashes ends a longer header.
            if (i == 0 && table.HeaderRows > 0)
                WriteDashes();
            if (i > 0 && i == table.HeaderRows - 1)
                WriteDashes();
        }

        void WriteDashes() => markdown.Append(indent).Append('|').Insert(markdown.Length, "---|", columns).Append('\n');
    }

    private static string Cell(PastedCell cell, bool header)
    {
        if (cell.Join != CellJoin.None)
            return cell.Join == CellJoin.Left ? "<<" : "^^";
        var words = Inline(header ? Plain(cell.Runs) : cell.Runs, oneLine: true);
        // Words that would be read as a mark or a line of dashes.
        return words.Length > 0 && words.AsSpan().IndexOfAnyExcept("^:-") < 0 ? "\\" + words : words;
    }

    private static void WriteLines(StringBuilder markdown, string text, string indent)
    {
        foreach (var line in text.Split('\n'))
            markdown.Append(indent).Append(line).Append('\n');
    }

    /// <summary>A heading or a table's header is bold by itself.</summary>
    private static IReadOnlyList<PastedRun> Plain(IReadOnlyList<PastedRun> runs) => [.. runs.Select(run => run with { Strong = false })];

    /// <summary>
    /// Writes the runs and reads them back: where CommonMark would not see the emphasis that was meant and leave stars in the
    /// text, the words go without it.
    /// </summary>
    private static string Inline(IReadOnlyList<PastedRun> runs, bool oneLine = false)
    {
        var text = Join(runs, oneLine);
        if (!runs.Any(run => run.Strong || run.Emphasis))
            return text;
        // Notes are defined elsewhere and figures have no words yet: neither can be compared.
        PastedRun[] alone = [.. runs.Where(run => run.Note is null).Select(run => run with { Text = run.Text.Replace('{', '(').Replace('｛', '（') })];
        var words = string.Concat(alone.Select(run => run.Text));
        var read = OfficeMarkdown.Words(OfficeMarkdown.Parse(Join(alone, oneLine: true), out _));
        return Squeeze(words) == Squeeze(read)
            ? text
            : Join([.. runs.Select(run => run with { Strong = false, Emphasis = false })], oneLine);
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Join(IReadOnlyList<PastedRun> runs, bool oneLine)
    {
        var text = new StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (run.Note is { } note)
            {
                text.Append($"[^{note}]");
                continue;
            }
            var words = run.Text.Trim(' ', '\n');
            var before = run.Text.Length - run.Text.TrimStart(' ', '\n').Length;
            text.Append(run.Text, 0, before);
            if (words.Length > 0)
            {
                var marks = (run.Strong ? "**" : "") + (run.Emphasis ? "*" : "");
                var inner = marks + MarkdownText.EscapeInside(words, figures: true) + new string([.. marks.Reverse()]);
                text.Append(run.Href is null ? inner : $"[{inner}](<{run.Href.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)");
                text.Append(run.Text, before + words.Length, run.Text.Length - before - words.Length);
            }
        }
        return oneLine
            ? MarkdownText.EscapeStart(text.ToString().Replace('\n', ' '))
            : string.Join("\\\n", text.ToString().Split('\n').Select(MarkdownText.EscapeStart));
    }
}
