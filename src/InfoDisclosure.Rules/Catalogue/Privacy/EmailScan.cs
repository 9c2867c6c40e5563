namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>Addresses of mail. Those under .gov.cn are an office's; letters beyond ASCII don't occur in practice.</summary>
internal static class EmailScan
{
    private const int LongestLocal = 64;
    private const int LongestHost = 253;

    /// <summary>Adds what it finds to a list, in order.</summary>
    public static void Find(Reading reading, List<Found> into)
    {
        var chars = reading.Chars;
        var from = 0;
        while (from < chars.Length && chars[from..].IndexOf('@') is >= 0 and var offset)
        {
            var at = from + offset;
            from = at + 1;
            // name @ host is written apart on both sides or on none.
            var apart = at > 0 && at + 1 < chars.Length && chars[at - 1] == ' ' && chars[at + 1] == ' ' ? 1 : 0;
            var localEnd = at - apart;
            var start = localEnd;
            while (start > 0 && localEnd - start < LongestLocal && IsLocal(chars[start - 1]))
                start--;
            while (start < localEnd && !char.IsAsciiLetterOrDigit(chars[start]))
                start++;
            var hostStart = at + 1 + apart;
            var end = EndOfHost(chars, hostStart);
            if (start == localEnd || end == hostStart || IsGovernment(chars[hostStart..end]))
                continue;
            var (origin, length) = reading.Origin(start, end);
            var value = string.Concat(chars[start..localEnd], "@", chars[hostStart..end]);
            into.Add(new Found(FindingKind.Email, start, end, value, PersonalDataMask.Email(reading.Source.Substring(origin, length)), true, "不是政府机关域名下的邮箱"));
            from = end;
        }
    }

    /// <summary>Labels of letters, digits and hyphens between dots; the last of letters alone, so that qq.com-1234 ends at com.</summary>
    private static int EndOfHost(ReadOnlySpan<char> chars, int start)
    {
        var end = start;
        while (end < chars.Length && end - start < LongestHost && (char.IsAsciiLetterOrDigit(chars[end]) || chars[end] is '.' or '-'))
            end++;
        if (end == start || chars[start] == '.' || chars[start..end].Contains("..", StringComparison.Ordinal))
            return start;
        // What follows the last label of letters isn't the host's.
        for (var host = chars[start..end]; host.LastIndexOf('.') is > 0 and var dot; host = host[..dot])
        {
            var top = host[(dot + 1)..];
            var letters = top.IndexOfAnyExceptInRange('a', 'z');
            letters = letters < 0 ? top.Length : letters;
            if (letters >= 2)
                return start + dot + 1 + letters;
        }

        return start;
    }

    private static bool IsGovernment(ReadOnlySpan<char> host) => host.SequenceEqual("gov.cn") || host.EndsWith(".gov.cn", StringComparison.Ordinal);

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
