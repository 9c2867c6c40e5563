namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// Identity, mobile and card numbers in a reading. A number may be parted by spaces, hyphens, dots or the end of a line, but
/// begins and ends where a run of digits begins and ends: nothing is found inside a longer run. What stands before a number in
/// its clause (or over it, in a table) tells what it is; a number's own label outweighs another's. In the address of a page only
/// a proven identity number is found.
/// </summary>
internal sealed class NumberScan(Reading reading)
{
    private const int LongestNumber = 20;
    private const string Units = "元万亿亩吨斤克千米升%‰℃";
    private static readonly string[] LatinLabels = ["id", "no", "tel", "phone", "mobile", "mob", "sfz", "sfzh", "card", "kh", "sj", "dh"];
    private static readonly string[] CardBeginnings = ["62", "60", "4", "5", "35", "37", "94", "955"];
    private readonly List<Token> tokens = [];
    private readonly List<Found> found = [];
    private WordClasses above;

    private enum Join
    {
        None,
        Space,
        Hyphen,
        Dot,
        Line,
    }

    /// <summary>Adds what it finds to a list.</summary>
    /// <param name="headings">What the heading of the column, or the cell before, says of the number.</param>
    /// <param name="taken">Stretches in which no number is looked for, in order.</param>
    /// <param name="into">The list.</param>
    public void Find(WordClasses headings, IReadOnlyList<Found> taken, List<Found> into)
    {
        above = headings;
        Tokenise(taken);
        if (tokens.Count == 0)
            return;
        found.Clear();
        // What a checksum proves comes before what only looks like something.
        Each(ProvenIdentity);
        Each(ProvenCard);
        Each(Mobile);
        Each(LikelyIdentity);
        Each(LikelyCard);
        into.AddRange(found);
    }

    private void Each(Func<int, int> find)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Taken)
                continue;
            var last = find(i);
            for (var j = i; j <= last; j++)
                tokens[j] = tokens[j] with { Taken = true };
            i = Math.Max(i, last);
        }
    }

    private int ProvenIdentity(int first)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        var count = 0;
        for (var last = first; Take(first, last, digits, ref count) && Checksums.MayBeIdentity(digits[..count]); last++)
        {
            var end = tokens[last].End;
            if (count == 17 && CheckMark(end) is { } mark && IsFree(first, mark, last))
            {
                digits[17] = 'x';
                if (Checksums.HasIdentityShape(digits[..18]) && Checksums.IsIdentity(digits[..18]))
                    return Identity(first, last, mark + 1, digits[..18]);
            }

            if (count == 17 && CheckMark(end) == end && last + 1 < tokens.Count && tokens[last + 1].Start == end + 1 && tokens[last + 1].Length == 2)
            {
                digits[17] = 'x';
                tokens[last + 1].CopyTo(reading, digits[18..]);
                if (IsDisability(first, digits))
                    return Disability(first, last + 1, digits);
            }

            if (count == 18 && IsFree(first, end - 1, last) && Checksums.HasIdentityShape(digits[..18]) && Checksums.IsIdentity(digits[..18]))
            {
                var isCompany = Checksums.IsUscc(digits[..18]) && ((Says(first, WordClass.CompanyLabel) && !Says(first, WordClass.IdentityLabel)) || IsIndexNumber(end));
                return isCompany ? last : Identity(first, last, end, digits[..18]);
            }

            if (count == 20 && first == last && IsFree(first, end - 1, last) && IsDisability(first, digits))
                return Disability(first, last, digits);
        }

        return -1;
    }

    private int Identity(int first, int last, int end, ReadOnlySpan<char> digits)
    {
        var certain = Says(first, WordClass.IdentityLabel) || !Says(first, WordClass.OtherNumberLabel);
        Add(FindingKind.IdentityNumber, first, end, digits, certain, certain
            ? "出生日期有效，校验码正确，是居民身份证号码"
            : "符合居民身份证号码的校验规则，但前面写的是别的编号，请核对");
        return last;
    }

    private int Disability(int first, int last, ReadOnlySpan<char> digits)
    {
        Add(FindingKind.IdentityNumber, first, tokens[last].End, digits, true, "残疾人证号的前18位就是居民身份证号码，后两位是残疾类别和等级");
        return last;
    }

    private bool IsDisability(int first, ReadOnlySpan<char> digits) =>
        digits[18] is >= '1' and <= '7' && digits[19] is >= '1' and <= '4' && Says(first, WordClass.DisabilityLabel)
        && Checksums.HasIdentityShape(digits[..18]) && Checksums.IsIdentity(digits[..18]);

    private int ProvenCard(int first)
    {
        // Single digits side by side are a card's only where it says so.
        if (tokens[first].InUrl || (tokens[first].Length < 4 && !Says(first, WordClass.AccountLabel)))
            return -1;
        Span<char> digits = stackalloc char[LongestNumber];
        var count = 0;
        var best = -1;
        var bestCount = 0;
        for (var last = first; Take(first, last, digits, ref count) && count <= 19; last++)
        {
            var end = tokens[last].End;
            if (count < 16 || !Checksums.IsLuhn(digits[..count]) || !IsFree(first, end - 1, last) || IsUnit(end) || IsIndexNumber(end))
                continue;
            var says = Says(first, WordClass.AccountLabel);
            var looks = says || (BeginsLikeCard(digits) && HasCardGroups(first, last));
            // A mistyped identity number of Gansu begins like a card.
            var isPerson = count == 18 && !says && Checksums.HasIdentityShape(digits[..18]);
            if (looks && !isPerson)
                (best, bestCount) = (last, count);
        }

        if (best < 0 || IsAnotherNumber(first, WordClass.AccountLabel) || IsMoney(first))
            return -1;
        var certain = first == best || Says(first, WordClass.AccountLabel);
        Add(FindingKind.BankCard, first, tokens[best].End, digits[..bestCount], certain, certain ? "位数和校验位都符合银行卡号的规则" : "分开写的数字合起来符合银行卡号的规则");
        return best;
    }

    private int LikelyCard(int first)
    {
        if (tokens[first].Length < 4)
            return -1;
        Span<char> digits = stackalloc char[LongestNumber];
        var count = 0;
        for (var last = first; Take(first, last, digits, ref count) && count <= 19; last++)
        {
            if (count < 16 || !Says(first, WordClass.CardLabel) || (last > first && Next(last) == tokens[last].Join))
                continue;
            if (!IsFree(first, tokens[last].End - 1, last) || IsUnit(tokens[last].End) || (first != last && !HasCardGroups(first, last)))
                continue;
            Add(FindingKind.BankCard, first, tokens[last].End, digits[..count], false, "写明是卡号，但校验位不对，可能抄错了一位");
            return last;
        }

        return -1;
    }

    private int Mobile(int first)
    {
        var token = tokens[first];
        if (token.InUrl || token.Join == Join.Dot || reading.Chars[token.Start] is not ('1' or '8' or '0'))
            return -1;
        Span<char> digits = stackalloc char[LongestNumber];
        var count = 0;
        if (token.Length is 11 or 13 or 15)
        {
            Take(first, first, digits, ref count);
            var country = token.Length switch { 13 => "86", 15 => "0086", _ => "" };
            var number = digits[country.Length..count];
            if (!digits.StartsWith(country) || !IsMobile(number) || !IsFree(first, token.End - 1, first) || IsUnit(token.End) || Next(first) == Join.Dot
                || IsAnotherNumber(first, WordClass.MobileLabel) || IsMoney(first))
                return -1;
            AddMobile(first, token.Start + country.Length, token.End, number, certain: true);
            return first;
        }

        for (var last = first; Take(first, last, digits, ref count) && count <= 11 && (count < 2 || digits[1] is >= '3' and <= '9'); last++)
        {
            if (count != 11 || !IsMobile(digits[..11]) || !IsFree(first, tokens[last].End - 1, last) || IsUnit(tokens[last].End)
                || IsAnotherNumber(first, WordClass.MobileLabel) || IsMoney(first))
                continue;
            var labelled = Says(first, WordClass.MobileLabel);
            var join = tokens[last].Join;
            for (var i = first + 1; i < last; i++)
                join = tokens[i].Join == join ? join : Join.None;
            var isUsual = (last - first == 2 && token.Length == 3 && tokens[last].Length == 4) || last - first == 10;
            if (join == Join.None || (join == Join.Dot && !(isUsual && last - first == 2)))
                return -1;
            // Amounts of a row lie side by side in the same way: 135 1200 3400 2600.
            if (!labelled && (join == Join.Line || !isUsual || Next(last) == join))
                return -1;
            AddMobile(first, token.Start, tokens[last].End, digits[..11], labelled || join == Join.Hyphen);
            return last;
        }

        return -1;
    }

    private void AddMobile(int first, int start, int end, ReadOnlySpan<char> digits, bool certain) =>
        Add(FindingKind.MobileNumber, first, end, digits, certain, certain ? "11位，是手机号码" : "分开写的数字合起来像手机号码", start);

    private int LikelyIdentity(int first)
    {
        var token = tokens[first];
        if (token.InUrl || token.Join == Join.Dot)
            return -1;
        Span<char> digits = stackalloc char[LongestNumber];
        var count = 0;
        var join = Join.None;
        for (var last = first; Take(first, last, digits, ref count) && count <= 18; last++)
        {
            if (last > first)
            {
                if (tokens[last].Join == Join.Dot || (join != Join.None && tokens[last].Join != join))
                    return -1;
                join = tokens[last].Join;
            }

            var end = tokens[last].End;
            if (Next(last) == Join.Dot)
                continue;
            if (first != last && !Checksums.MayBeIdentity(digits[..count]))
                return -1;
            if (count is 15 or 17 or 18 && (IsAnotherNumber(first, WordClass.IdentityLabel) || IsMoney(first)))
                return -1;
            if (count == 15 && first == last && IsFree(first, end - 1, last) && !IsUnit(end) && Checksums.HasIdentityShape(digits[..15])
                && (Says(first, WordClass.IdentityLabel) || !Says(first, WordClass.AccountLabel)))
            {
                Add(FindingKind.IdentityNumber, first, end, digits[..15], false, "形式像旧的15位居民身份证号码");
                return last;
            }

            // A star for the check mark hides nothing.
            var mark = count == 17 ? CheckMark(end) ?? (tokens[last].Trailing == 1 ? end : null) : null;
            if (count == 18 || mark is not null)
            {
                if (mark is not null)
                    digits[17] = 'x';
                if (!Checksums.HasIdentityShape(digits[..18]) || !IsFree(first, mark ?? (end - 1), last) || IsUnit(end) || IsIndexNumber(end))
                    return -1;
                Add(FindingKind.IdentityNumber, first, mark + 1 ?? end, digits[..18], false, "形式像居民身份证号码，但校验码不对，可能写错了一位，同样指向本人");
                return last;
            }
        }

        return -1;
    }

    private void Add(FindingKind kind, int first, int end, ReadOnlySpan<char> digits, bool certain, string reason, int? start = null)
    {
        var from = start ?? tokens[first].Start;
        var (at, length) = reading.Origin(from, end);
        found.Add(new Found(kind, from, end, digits.ToString().ToUpperInvariant(), PersonalDataMask.Number(kind, reading.Source.Substring(at, length)), certain, reason));
    }

    /// <summary>Appends a token's digits; false when it isn't joined to the one before, isn't plain or makes the number too long.</summary>
    private bool Take(int first, int last, Span<char> digits, ref int count)
    {
        if (last >= tokens.Count)
            return false;
        var token = tokens[last];
        if (token.Taken || count + token.Length > digits.Length || (last > first && (!token.Continues || token.Leading > 0 || tokens[last - 1].Trailing > 0)))
            return false;
        token.CopyTo(reading, digits[count..]);
        count += token.Length;
        return true;
    }

    /// <summary>The place of an X behind seventeen digits, perhaps after a space.</summary>
    private int? CheckMark(int end)
    {
        var chars = reading.Chars;
        for (var at = end; at < chars.Length && at <= end + 1; at++)
        {
            if (chars[at] == 'x')
                return at;
            if (chars[at] is not (' ' or '-' or '\n'))
                return null;
        }

        return null;
    }

    /// <summary>Neither letters nor marks of masking stand at its ends. Two or three stars on both sides are emphasis.</summary>
    private bool IsFree(int first, int lastChar, int last)
    {
        var chars = reading.Chars;
        var (leading, trailing) = (tokens[first].Leading, tokens[last].Trailing);
        if (first != last && ((leading > 0 && leading != trailing) || trailing > 3))
            return false;
        if (lastChar + 1 < chars.Length && char.IsAsciiLetter(chars[lastChar + 1]))
            return false;
        var before = tokens[first].Start - leading - 1;
        if (before < 0 || !char.IsAsciiLetter(chars[before]))
            return true;
        var start = before;
        while (start > 0 && before - start < 8 && char.IsAsciiLetter(chars[start - 1]))
            start--;
        if (start > 0 && char.IsAsciiLetterOrDigit(chars[start - 1]))
            return false;
        var label = chars[start..(before + 1)];
        foreach (var known in LatinLabels)
        {
            if (label.SequenceEqual(known))
                return true;
        }

        return false;
    }

    private bool Says(int token, WordClass wordClass) =>
        above.Has(wordClass) || reading.Has(wordClass, reading.ClauseStart(tokens[token].Start), tokens[token].Start);

    private bool IsAnotherNumber(int token, WordClass own) => Says(token, WordClass.OtherNumberLabel) && !Says(token, own);

    private bool IsMoney(int token) => tokens[token].Start > 0 && reading.Chars[tokens[token].Start - 1] is '¥' or '$';

    private bool IsUnit(int end) => end < reading.Chars.Length && Units.Contains(reading.Chars[end], StringComparison.Ordinal);

    /// <summary>…/2024-02411.</summary>
    private bool IsIndexNumber(int end)
    {
        var chars = reading.Chars[end..];
        return chars.Length > 6 && chars[0] == '/' && !chars[1..5].ContainsAnyExceptInRange('0', '9') && chars[5] == '-' && char.IsAsciiDigit(chars[6]);
    }

    /// <summary>How the number before is joined, also where it is masked by now.</summary>
    private Join Previous(int start)
    {
        var chars = reading.Chars;
        var at = start;
        while (at > 0 && start - at < 4 && IsSeparator(chars[at - 1]))
            at--;
        return at > 0 && (char.IsAsciiDigit(chars[at - 1]) || chars[at - 1] == '*') ? JoinOf(chars[at..start]) : Join.None;
    }

    /// <summary>How the next number is joined, also where it is masked by now.</summary>
    private Join Next(int token)
    {
        var chars = reading.Chars;
        var start = tokens[token].End + tokens[token].Trailing;
        var at = start;
        while (at < chars.Length && at - start < 4 && IsSeparator(chars[at]))
            at++;
        return at < chars.Length && (char.IsAsciiDigit(chars[at]) || chars[at] == '*') ? JoinOf(chars[start..at]) : Join.None;
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '\n';

    private static bool IsMobile(ReadOnlySpan<char> digits) => digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9';

    private static bool BeginsLikeCard(ReadOnlySpan<char> digits)
    {
        foreach (var beginning in CardBeginnings)
        {
            if (digits.StartsWith(beginning))
                return true;
        }

        return false;
    }

    /// <summary>Whole, by fours, six and the rest, or broken once by a line's end; not just numbers side by side.</summary>
    private bool HasCardGroups(int first, int last)
    {
        if (first == last)
            return true;
        if (last == first + 1)
            return tokens[last].Join == Join.Line ? tokens[first].Length >= 4 && tokens[last].Length >= 4 : tokens[first].Length == 6 && tokens[last].Length >= 10;
        for (var i = first; i < last; i++)
        {
            if (tokens[i].Length != 4)
                return false;
        }

        // 4200 4300 4400 4500 in a longer row are amounts; 62… in a row is a card all the same.
        var isRow = (tokens[first].Join == tokens[last].Join) || Next(last) == tokens[last].Join;
        return tokens[last].Length <= 4 && (!isRow || reading.Chars[tokens[first].Start..].StartsWith("62"));
    }

    private void Tokenise(IReadOnlyList<Found> taken)
    {
        tokens.Clear();
        var chars = reading.Chars;
        var nextTaken = 0;
        var previousEnd = -1;
        var urlEnd = -1;
        for (var i = 0; i < chars.Length; i++)
        {
            var c = chars[i];
            if (c is ':' or 'w' && i >= urlEnd && (chars[i..].StartsWith("://") || chars[i..].StartsWith("www.")))
                urlEnd = EndOfUrl(i);
            if (!char.IsAsciiDigit(c))
                continue;
            var start = i;
            while (i + 1 < chars.Length && char.IsAsciiDigit(chars[i + 1]))
                i++;
            var end = i + 1;
            var trailing = Stars(chars[end..]);
            while (nextTaken < taken.Count && taken[nextTaken].End <= start)
                nextTaken++;
            var leading = Stars(chars[Math.Max(previousEnd, 0)..start], fromEnd: true);
            tokens.Add(new Token
            {
                Start = start,
                End = end,
                Leading = leading,
                Trailing = trailing,
                Join = Previous(start - leading),
                Continues = previousEnd >= 0 && JoinOf(chars[previousEnd..start]) != Join.None,
                // 1***@qq.com is masked.
                Taken = (nextTaken < taken.Count && taken[nextTaken].Start < end) || (trailing > 0 && end + trailing < chars.Length && chars[end + trailing] == '@'),
                InUrl = start < urlEnd,
            });
            previousEnd = end;
        }
    }

    private static int Stars(ReadOnlySpan<char> chars, bool fromEnd = false)
    {
        var count = fromEnd ? chars.Length - 1 - chars.LastIndexOfAnyExcept('*') : chars.IndexOfAnyExcept('*');
        return count < 0 ? chars.Length : count;
    }

    private int EndOfUrl(int start)
    {
        var rest = reading.Chars[start..];
        var at = 0;
        while (at < rest.Length && rest[at] is > ' ' and < '\u0080' and not ('<' or '>' or '"' or ')' or ']'))
            at++;
        return start + at;
    }

    private static Join JoinOf(ReadOnlySpan<char> between)
    {
        between = between.Trim('*');
        if (between.Length is 0 or > 4)
            return Join.None;
        var inner = between.Trim(' ');
        return inner.Length switch
        {
            0 => Join.Space,
            1 => inner[0] switch
            {
                '-' => Join.Hyphen,
                '.' when between.Length == 1 => Join.Dot,
                '\n' => Join.Line,
                _ => Join.None,
            },
            _ => Join.None,
        };
    }

    /// <summary>A run of digits, and how many stars touch it.</summary>
    private readonly record struct Token
    {
        public int Start { get; init; }
        public int End { get; init; }
        public int Leading { get; init; }
        public int Trailing { get; init; }
        public Join Join { get; init; }
        public bool Continues { get; init; }
        public bool Taken { get; init; }
        public bool InUrl { get; init; }
        public int Length => End - Start;

        public void CopyTo(Reading reading, Span<char> digits) => reading.Chars[Start..End].CopyTo(digits);
    }
}
