using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Reports.Importing;

/// <summary>A line of the file that has words: its number from 1, the words without the space around them, and how it stood.</summary>
internal sealed record ReportLine(int Number, string Words, bool Indented, bool AfterBlank)
{
    /// <summary>Columns on a screen: a Chinese character takes two.</summary>
    public int Width { get; } = Words.EnumerateRunes().Sum(rune => CjkText.IsCjk(rune) ? 2 : 1);
}

/// <summary>A paragraph: one line, or several that a mail program or screen has broken.</summary>
internal sealed record ReportParagraph(int Line, string Words)
{
    public PartMark? Mark { get; } = PartMark.At(Words);
}

/// <summary>From lines to paragraphs.</summary>
internal static class ReportLines
{
    private const int ShortestBrokenLine = 40;
    private const int ShortestHeadingLine = 80;
    private const string Ends = "。！？：；”』」）)!?:;";

    public static List<ReportLine> Read(string text)
    {
        var lines = new List<ReportLine>();
        var number = 0;
        var blank = false;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = line.Trim();
            if (words.Length > 0)
                lines.Add(new ReportLine(number, words, char.IsWhiteSpace(line[0]), blank));
            blank = words.Length == 0;
        }
        return lines;
    }

    /// <summary>Joins broken lines; <paramref name="notes"/> takes a word for each.</summary>
    public static List<ReportParagraph> Join(IReadOnlyList<ReportLine> lines, List<string> notes)
    {
        var paragraphs = new List<ReportParagraph>();
        var joined = 0;
        var broken = BrokenAt(lines);
        for (var i = 0; i < lines.Count;)
        {
            var words = new StringBuilder(lines[i].Words);
            var first = i;
            for (i++; i < lines.Count && Continues(lines[i - 1], lines[i], i - 1 == first, broken); i++)
            {
                words.Append(CjkText.Between(lines[i - 1].Words, lines[i].Words)).Append(lines[i].Words);
                joined++;
            }
            paragraphs.Add(new ReportParagraph(lines[first].Number, words.ToString()));
        }
        if (joined > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"有{joined}处一段话被断成几行，已接成一段"));
        return paragraphs;
    }

    /// <summary>
    /// The width at which a file was broken as a whole, 0 if it wasn't: at least three lines end in the middle of a sentence
    /// and none is much longer than they.
    /// </summary>
    private static int BrokenAt(IReadOnlyList<ReportLine> lines)
    {
        var widest = lines.Select(line => line.Width).DefaultIfEmpty(0).Max();
        var full = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].Width >= widest - 8 && !EndsSentence(lines[i]) && !lines[i + 1].AfterBlank && !lines[i + 1].Indented)
                full++;
        }
        return widest is >= ShortestBrokenLine and <= 160 && full >= 3 ? widest : 0;
    }

    private static bool Continues(ReportLine before, ReportLine line, bool isFirst, int broken)
    {
        if (line.AfterBlank || line.Indented || line.Words.Contains('\t', StringComparison.Ordinal) || before.Words.Contains('\t', StringComparison.Ordinal) || PartMark.At(line.Words) is not null || StartsPoint(line.Words))
            return false;
        if (broken > 0)
            return before.Width >= broken - 8;
        // A heading ends without punctuation too, but is short.
        if (isFirst && PartMark.At(before.Words) is not null && before.Width < ShortestHeadingLine)
            return false;
        return before.Width >= ShortestBrokenLine && !EndsSentence(before);
    }

    private static bool EndsSentence(ReportLine line) => Ends.Contains(line.Words[^1], StringComparison.Ordinal);

    /// <summary>一是 and 其一 begin a point of their own.</summary>
    private static bool StartsPoint(string words) =>
        words.Length > 1 && ((words[1] == '是' && "一二三四五六七八九".Contains(words[0], StringComparison.Ordinal)) || words.StartsWith("其一", StringComparison.Ordinal));
}
