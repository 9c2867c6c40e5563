using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>
/// Puts foreign HTML in order before the parser sees it: every element closed, none nested beyond sense, comments and raw
/// text gone. A browser's rules for broken HTML make work and memory that grow with the square of the input: a megabyte of
/// opening tags took AngleSharp minutes.
/// </summary>
internal static class HtmlNesting
{
    private const int Deepest = 150;
    private const int LongestTag = 4_000;

    private static readonly HashSet<string> Void = Names("area base br col embed hr img input link meta param source track wbr");

    /// <summary>Elements whose content is no text of the page; the second set is left alone when it is never closed.</summary>
    private static readonly HashSet<string> Raw = Names("script style title noembed noframes xmp plaintext iframe textarea");

    private static readonly HashSet<string> Foreign = Names("xml template svg math object select");

    /// <summary>Elements that are counted and left out whole: an empty one stands for them.</summary>
    private static readonly HashSet<string> Counted = Names("iframe textarea math object select");

    private static readonly HashSet<string> TableParts = Names("table thead tbody tfoot tr td th caption");

    /// <summary>A new one of these ends an open one of those.</summary>
    private static readonly Dictionary<string, HashSet<string>> Ends = new(StringComparer.Ordinal)
    {
        ["li"] = Names("li p"),
        ["p"] = Names("p"),
        ["td"] = Names("td th p"),
        ["th"] = Names("td th p"),
        ["tr"] = Names("tr td th p"),
        ["tbody"] = Names("thead tbody tfoot tr td th p colgroup"),
        ["thead"] = Names("thead tbody tfoot tr td th p colgroup"),
        ["tfoot"] = Names("thead tbody tfoot tr td th p colgroup"),
        ["dt"] = Names("dt dd p"),
        ["dd"] = Names("dt dd p"),
        ["option"] = Names("option"),
    };

    /// <summary>The same words and elements, well nested; <paramref name="left"/> counts the elements too deep to keep.</summary>
    public static string Order(string html, out int left)
    {
        var ordered = new StringBuilder(html.Length);
        var open = new List<string>();
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        var neverClosed = new HashSet<string>(StringComparer.Ordinal);
        var dropped = 0;
        for (var i = 0; i < html.Length;)
        {
            var next = html.IndexOf('<', i);
            if (next < 0)
                next = html.Length;
            ordered.Append(html, i, next - i);
            i = next;
            if (i + 1 >= html.Length)
            {
                ordered.Append(i < html.Length ? "&lt;" : "");
                break;
            }
            var ends = html[i + 1] == '/';
            var start = ends ? i + 2 : i + 1;
            if (html[i + 1] is '!' or '?')
            {
                i = SkipComment(html, i);
            }
            else if (start >= html.Length || !char.IsAsciiLetter(html[start]))
            {
                ordered.Append("&lt;");
                i++;
            }
            else
            {
                var name = Name(html, start);
                var end = TagEnd(html, start + name.Length);
                if (ends)
                    Close(name);
                else
                    end = Open(name, i, end);
                i = end;
            }
        }
        CloseTo(0);
        left = dropped;
        return ordered.ToString();

        int Open(string name, int from, int end)
        {
            if (Raw.Contains(name) || Foreign.Contains(name))
            {
                if (name == "svg" || Counted.Contains(name))
                    ordered.Append(name == "svg" ? "<img>" : "<embed>");
                return Skip(name, end);
            }
            if (Ends.TryGetValue(name, out var those))
            {
                var keep = open.Count;
                while (keep > 0 && those.Contains(open[keep - 1]))
                    keep--;
                CloseTo(keep);
            }
            if (open.Count >= Deepest && !Void.Contains(name))
            {
                dropped++;
                return end;
            }
            ordered.Append('<').Append(name);
            if (end - from <= LongestTag)
                ordered.Append(html, from + 1 + name.Length, Math.Max(0, end - from - 2 - name.Length));
            ordered.Append('>');
            if (!Void.Contains(name))
            {
                open.Add(name);
                count[name] = count.GetValueOrDefault(name) + 1;
            }
            return end;
        }

        int Skip(string name, int end)
        {
            if (Foreign.Contains(name) && (neverClosed.Contains(name) || html[end - 2] == '/'))
                return end;
            var close = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            if (close >= 0)
                return TagEnd(html, close + 2 + name.Length);
            neverClosed.Add(name);
            return Raw.Contains(name) ? html.Length : end;
        }

        void Close(string name)
        {
            if (count.GetValueOrDefault(name) == 0)
                return;
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (open[i] == name)
                {
                    CloseTo(i);
                    return;
                }
                // What opened outside a cell cannot be closed inside it.
                if (open[i] is "td" or "th" or "caption" && !TableParts.Contains(name))
                    return;
            }
        }

        void CloseTo(int depth)
        {
            for (var i = open.Count - 1; i >= depth; i--)
            {
                ordered.Append("</").Append(open[i]).Append('>');
                count[open[i]]--;
            }
            open.RemoveRange(depth, open.Count - depth);
        }
    }

    private static string Name(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < 40 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is ':' or '-' or '_'))
            end++;
        return html[start..end].ToLowerInvariant();
    }

    /// <summary>The place behind the tag's end; a quoted value may hold the sign for it.</summary>
    private static int TagEnd(string html, int i)
    {
        while (i < html.Length)
        {
            var stop = html.AsSpan(i).IndexOfAny('>', '"', '\'');
            if (stop < 0)
                return html.Length;
            i += stop;
            if (html[i] == '>')
                return i + 1;
            // A quotation mark opens a value only behind the equals sign.
            var quoted = i > 0 && html.AsSpan(0, i).TrimEnd() is [.., '='];
            var close = quoted ? html.IndexOf(html[i], i + 1) : i;
            if (close < 0)
                return html.Length;
            i = close + 1;
        }
        return html.Length;
    }

    private static int SkipComment(string html, int i)
    {
        var isComment = html.AsSpan(i).StartsWith("<!--");
        var end = isComment ? html.IndexOf("-->", i + 2, StringComparison.Ordinal) : html.IndexOf('>', i);
        return end < 0 ? html.Length : end + (isComment ? 3 : 1);
    }

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.Ordinal);
}
