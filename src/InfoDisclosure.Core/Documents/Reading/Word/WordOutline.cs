using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>The title that was found, in one line, and the notes that stood in it.</summary>
internal sealed record WordTitle(string Words, int Notes);

/// <summary>
/// Finds the title and the headings. Where no style says so, they are known as GB/T 9704-2012 sets them: the title large and
/// centred, 一、 in 黑体 and （一） in 楷体 (or bold), on lines of their own.
/// </summary>
internal static partial class WordOutline
{
    /// <summary>Paragraphs among which the title stands.</summary>
    private const int TitleWithin = 12;

    private const int LongestTitle = 120;

    /// <summary>小二, below which nothing is a title.</summary>
    private const double LeastTitleSize = 18;

    private const int LongestOfficialHeading = 60;

    public static (WordTitle? Title, IReadOnlyList<IncomingBlock> Blocks) Of(List<WordPiece> pieces)
    {
        var (first, count) = FindTitle(pieces);
        var title = count == 0 ? null : Title(pieces.GetRange(first, count));
        if (title is not null)
            pieces.RemoveRange(first, count);
        var isStyled = pieces.Exists(piece => piece.Block is IncomingBlock.Heading);
        return (title, [.. pieces.Select(piece => Block(piece, isStyled))]);
    }

    private static IncomingBlock Block(WordPiece piece, bool isStyled)
    {
        if (piece is not { Block: IncomingBlock.Paragraph { Runs: var runs }, Facts: { } facts })
            return piece.Block;
        if (facts.IsTitle)
            return new IncomingBlock.Heading(1, runs);
        var level = isStyled || !facts.IsHeavy || facts.Text.Length > LongestOfficialHeading || facts.Text.Contains('\n', StringComparison.Ordinal) || EndsSentence(facts.Text) ? 0
            : FirstLevel().IsMatch(facts.Text) ? 1
            : SecondLevel().IsMatch(facts.Text) ? 2
            : 0;
        return level > 0 ? new IncomingBlock.Heading(level, runs) : piece.Block;
    }

    /// <summary>Where the title stands and how many paragraphs it takes.</summary>
    private static (int First, int Count) FindTitle(List<WordPiece> pieces)
    {
        var styled = pieces.FindIndex(piece => piece.Facts is { IsTitle: true } && IsPlain(piece));
        if (styled >= 0)
            return (styled, Run(pieces, styled, facts => facts.IsTitle));
        var found = pieces.Take(TitleWithin).TakeWhile(piece => piece.Facts is not null).ToList()
            .FindIndex(piece => IsLarge(piece) && (piece.Facts!.HeadingLevel == 0 || pieces.Count(other => other.Facts?.HeadingLevel == piece.Facts.HeadingLevel) == 1));
        if (found < 0)
            return (0, 0);
        var size = pieces[found].Facts!.Size;
        return (found, Run(pieces, found, facts => Math.Abs(facts.Size - size) < 0.6 && facts.Centred));
    }

    private static bool IsLarge(WordPiece piece) =>
        piece.Facts is { Centred: true, Size: >= LeastTitleSize, Text.Length: >= 2 and <= LongestTitle } facts && IsPlain(piece) && !EndsSentence(facts.Text) && !RedHead().IsMatch(Squeeze(facts.Text));

    /// <summary>A picture in it would be lost.</summary>
    private static bool IsPlain(WordPiece piece) => Runs(piece).All(run => run.Picture is null);

    private static int Run(List<WordPiece> pieces, int first, Func<WordFacts, bool> goesOn)
    {
        var (count, length) = (1, pieces[first].Facts!.Text.Length);
        while (first + count < pieces.Count && pieces[first + count] is { Facts: { } facts } next && goesOn(facts) && IsPlain(next) && (length += facts.Text.Length) <= LongestTitle)
            count++;
        return count;
    }

    private static WordTitle? Title(List<WordPiece> pieces)
    {
        var words = "";
        foreach (var line in pieces.SelectMany(piece => piece.Facts!.Text.Split('\n')).Select(OneLine.Of))
            words += CjkText.Between(words, line) + line;
        return words.Length == 0 ? null : new WordTitle(words, pieces.Sum(piece => Runs(piece).Count(run => run.Note is not null)));
    }

    private static IReadOnlyList<IncomingRun> Runs(WordPiece piece) => piece.Block switch
    {
        IncomingBlock.Paragraph paragraph => paragraph.Runs,
        IncomingBlock.Heading heading => heading.Runs,
        _ => [],
    };

    private static bool EndsSentence(string text) => text.TrimEnd() is [.., '。' or '；' or '：' or '，' or ';' or ':'];

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("^[一二三四五六七八九十百]{1,4}、", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstLevel();

    [GeneratedRegex("^(?:（[一二三四五六七八九十百]{1,4}）|\\([一二三四五六七八九十百]{1,4}\\))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecondLevel();

    /// <summary>The red head of an official document, which stands above the title and is as large.</summary>
    [GeneratedRegex("(?:政府|委员会|党委|办公室|办公厅|局|厅|院|中心)文件$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RedHead();
}
