using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>A sheet's header or footer: words between codes such as &amp;C, &amp;12, &amp;"宋体,Bold" (ECMA-376 part 1, 18.3.1.46).</summary>
internal static class HeaderFooterText
{
    /// <summary>The words between the codes.</summary>
    public static IEnumerable<string> Words(string text) =>
        Pieces(text).Where(piece => !piece.IsCode && piece.Text.Trim().Length > 0).Select(piece => piece.Text.Trim());

    /// <summary>The text with its words masked and its codes kept.</summary>
    public static string Mask(string text, Func<string, string> mask)
    {
        var masked = new StringBuilder(text.Length);
        foreach (var (piece, isCode) in Pieces(text))
        {
            var words = piece.Trim();
            if (isCode || words.Length == 0)
            {
                masked.Append(piece);
                continue;
            }
            // The mask sees what the scan saw; the spaces around stay.
            var start = piece.IndexOf(words, StringComparison.Ordinal);
            masked.Append(piece, 0, start).Append(mask(words).Replace("&", "&&", StringComparison.Ordinal)).Append(piece, start + words.Length, piece.Length - start - words.Length);
        }
        return masked.ToString();
    }

    private static IEnumerable<(string Text, bool IsCode)> Pieces(string text)
    {
        var words = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '&')
            {
                words.Append(text[i++]);
                continue;
            }
            if (i + 1 < text.Length && text[i + 1] == '&')
            {
                words.Append('&');
                i += 2;
                continue;
            }
            if (words.Length > 0)
                yield return (words.ToString(), false);
            words.Clear();
            var end = EndOfCode(text, i);
            yield return (text[i..end], true);
            i = end;
        }
        if (words.Length > 0)
            yield return (words.ToString(), false);
    }

    private static int EndOfCode(string text, int start)
    {
        var i = start + 1;
        if (i == text.Length)
            return i;
        if (text[i] == '"')
            return text.IndexOf('"', i + 1) is >= 0 and var end ? end + 1 : text.Length;
        if (text[i] == 'K')
            return Math.Min(i + 7, text.Length);
        if (!char.IsAsciiDigit(text[i]))
            return i + 1;
        while (i < text.Length && i < start + 4 && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }
}
