using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace InfoDisclosure.Core.Text;

/// <summary>A figure as a page shows it: its value, the rows behind it, and a word about the link; the last two may be absent.</summary>
public sealed record FigureRendering(string Value, string? Href = null, string? Label = null);

/// <summary>A live figure in a text, such as <c>{{公开.总数}}</c>.</summary>
internal sealed class FigureInline : LeafInline
{
    /// <summary>The name with plain dots and no spaces.</summary>
    public required string Name { get; init; }

    /// <summary>As it was typed, braces included.</summary>
    public required string Typed { get; init; }

    /// <summary>False shows what was typed, marked as not understood.</summary>
    public bool Known { get; set; } = true;
}

/// <summary>
/// Reads <c>{{name}}</c>. What a Chinese keyboard gives is read alike: ｛｛…｝｝, spaces, and 。．· for the dot. Code and link
/// targets never come here; <c>\{{</c> writes braces.
/// </summary>
internal sealed class FigureParser : InlineParser
{
    private const int LongestName = 100;

    public FigureParser() => OpeningCharacters = ['{', '｛'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!IsOpen(slice.PeekChar()))
            return false;
        var text = slice.Text;
        var first = slice.Start + 2;
        var last = Math.Min(slice.End, first + LongestName);
        for (var i = first; i < last; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r' || IsOpen(c))
                return false;
            if (!IsClose(c))
                continue;
            var name = Normalise(text.AsSpan(first, i - first));
            if (!IsClose(text[i + 1]) || name.Length == 0)
                return false;
            processor.Inline = new FigureInline
            {
                Name = name,
                Typed = text[slice.Start..(i + 2)],
                Span = new(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(i + 1)),
                Line = line,
                Column = column,
            };
            slice.Start = i + 2;
            return true;
        }
        return false;
    }

    /// <summary>Full-width letters and digits become plain ones, all kinds of dots the dot, spaces go.</summary>
    public static string Normalise(ReadOnlySpan<char> typed)
    {
        var name = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c))
                continue;
            name.Append(c switch
            {
                '。' or '．' or '·' or '・' or '｡' or '•' => '.',
                >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' => (char)(c - 0xFEE0),
                _ => c,
            });
        }
        return name.ToString();
    }

    private static bool IsOpen(char c) => c is '{' or '｛';

    private static bool IsClose(char c) => c is '}' or '｝';
}
