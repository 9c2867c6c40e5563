using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// The words of one paragraph in the making: runs of one manner joined, white space as single spaces, none at the ends of a line,
/// indents typed with full-width spaces dropped.
/// </summary>
internal sealed class IncomingText
{
    private readonly List<IncomingRun> runs = [];
    private readonly StringBuilder run = new();
    private IncomingRun current = new("");
    private Rune last;
    private bool space;
    private bool wrapped;

    public bool IsEmpty => runs.Count == 0 && run.Length == 0;

    /// <summary>Adds words in the manner of the given run. A line end among them is a space, but none beside Chinese.</summary>
    public void AddWords(string text, IncomingRun manner)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in CleanText.Clean(text).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or ' ' or 0xA0)
            {
                space = true;
                wrapped |= rune.Value == '\n';
                continue;
            }
            if (space && last != default)
            {
                // Word breaks the lines of its HTML anywhere; beside Chinese such a break was no space.
                if (!wrapped || (!CjkText.IsCjk(last) && !CjkText.IsCjk(rune)))
                {
                    if (words.Length > 0)
                        words.Append(' ');
                    else
                        Add(" ", current == manner ? manner : new IncomingRun(""));
                }
            }
            space = wrapped = false;
            // The indent of a paragraph is the page's business.
            if (last == default && rune.Value == '\u3000')
                continue;
            if (rune.IsBmp)
                words.Append((char)rune.Value);
            else
                words.Append(rune.ToString());
            last = rune;
        }
        if (words.Length > 0)
            Add(words.ToString(), manner);
    }

    /// <summary>A new line of the same paragraph; none before its first word.</summary>
    public void AddBreak()
    {
        if (IsEmpty)
            return;
        Add("\n", new IncomingRun(""));
        space = wrapped = false;
        last = default;
    }

    /// <summary>A run that stands by itself: a note or a picture.</summary>
    public void AddMark(IncomingRun mark)
    {
        if (space && last != default)
            Add(" ", new IncomingRun(""));
        EndRun();
        runs.Add(mark);
        space = wrapped = false;
        last = new Rune('注');
    }

    /// <summary>What has been gathered, without space at its end; the next paragraph begins.</summary>
    public List<IncomingRun> Take()
    {
        EndRun();
        var taken = runs.ToList();
        while (taken.Count > 0 && taken[^1] is { Note: null, Picture: null } end)
        {
            var text = end.Text.TrimEnd();
            if (text.Length > 0)
            {
                taken[^1] = end with { Text = text };
                break;
            }
            taken.RemoveAt(taken.Count - 1);
        }
        runs.Clear();
        last = default;
        space = wrapped = false;
        return taken;
    }

    private void Add(string words, IncomingRun manner)
    {
        if (manner != current)
            EndRun();
        current = manner;
        run.Append(words);
    }

    private void EndRun()
    {
        if (run.Length > 0)
            runs.Add(current with { Text = run.ToString() });
        run.Clear();
    }
}
