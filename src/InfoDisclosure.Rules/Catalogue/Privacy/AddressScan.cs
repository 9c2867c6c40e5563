namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// Addresses that lead to a door: 某村3组15号, 某屯12号, 某路18号, 某小区2号楼3单元401室, 某小区3-2-401.
/// </summary>
/// <remarks>
/// Whose door it is, its surroundings say. An address with 住, 住址, 户籍 and the like before it in its clause is a home. One behind
/// 办公地址, 注册地址 and the like, one that shares its clause with an institution (便民服务中心, 学校, 公司), and one behind a plain
/// 地址 within or up to three lines below an institution is an office's and not found. With an institution elsewhere in its line,
/// or with nothing said, it is probable; a group, a unit or a dwelling's name in the address makes it certain.
/// </remarks>
internal sealed class AddressScan(Reading reading)
{
    private const int LongestBeginning = 30;
    private const string Numerals = "〇零一二三四五六七八九十百";
    private const string Rural = "村屯庄";
    private const string Streets = "路街道巷弄";
    private const string Estates = "区园苑城寓府湾郡庭墅";
    private static readonly string[] Units = ["号楼", "号院", "单元", "号", "栋", "幢", "座", "弄", "组", "队", "社", "屯", "巷", "门", "室", "房", "户", "层", "楼"];
    private static readonly string[] Dwellings = ["小区", "家属", "宿舍", "公寓", "家园", "花园", "单元"];

    // What may follow a house number; 二村1号泵站 and 3号标段 are no houses.
    private const string Followers = "的住家内门院屋居租房东西南北附隔对旁自搬迁之";

    /// <summary>Adds what it finds to a list, in order.</summary>
    /// <param name="context">What the heading and the other cells of the row say; empty for a text.</param>
    /// <param name="into">The list; what is in it already belongs to no address, so that none hides a name or a number.</param>
    public void Find(WordClasses context, List<Found> into)
    {
        var chars = reading.Chars;
        var taken = into.OrderBy(one => one.Start).ToList();
        int nextTaken = 0, free = 0;
        for (var i = 1; i < chars.Length; i++)
        {
            if (!BeginsNumber(chars, i))
                continue;
            var before = i - 1;
            while (before > 0 && chars[before] == ' ' && i - before < 3)
                before--;
            for (; nextTaken < taken.Count && taken[nextTaken].Start <= i; nextTaken++)
                free = Math.Max(free, taken[nextTaken].End);
            var limit = nextTaken < taken.Count ? taken[nextTaken].Start : chars.Length;
            if (free > i || !PersonName.IsHan(chars[before]) || Parse(chars[..limit], before, i) is not { } tail)
                continue;
            var start = Math.Min(Math.Max(Beginning(chars, before), free), tail.Start);
            if (Judge(context, start, tail) is { } certain)
            {
                var (origin, length) = reading.Origin(start, tail.End);
                var kept = start < tail.Start ? reading.Origin(start, tail.Start).Length : 0;
                var written = reading.Source.Substring(origin, length);
                into.Add(new Found(FindingKind.HomeAddress, start, tail.End, Folding.Word(written), written[..kept].TrimEnd() + "***", certain,
                    certain ? "写到了住处的门牌、楼栋单元或者房间" : "写到了门牌或者房间，可能是住处"));
            }

            free = Math.Max(free, tail.End);
            i = tail.End - 1;
        }
    }

    /// <summary>The numbered parts behind a place: where they start and end, and whether they name a dwelling.</summary>
    private readonly record struct Tail(int Start, int End, bool IsDwelling);

    private static Tail? Parse(ReadOnlySpan<char> chars, int head, int start)
    {
        var at = start;
        var end = start;
        string? first = null, last = null;
        bool group = false, building = false, unit = false, room = false, door = false, triple = false;
        for (var parts = 0; parts < 8; parts++)
        {
            var number = at;
            while (number < chars.Length && number - at < 2 && chars[number] == ' ')
                number++;
            var isAddition = parts > 0 && number < chars.Length && chars[number] is '附' or '之' or '-';
            number += isAddition ? 1 : 0;
            var behind = EndOfNumber(chars, number);
            if (behind == number)
                break;
            var word = UnitAt(chars, behind);
            if (word is null)
            {
                // 401 behind 3单元, 附3 behind 18号, and 3-2-401 behind an estate.
                var hyphens = chars[number..behind].Count('-');
                if (last is "单元" or "号楼" or "栋" or "幢" or "座" && behind - number is >= 3 and <= 5 && hyphens == 0)
                {
                    room = true;
                    end = behind;
                }
                else if (parts == 0 && IsTriple(chars[number..behind]) && !(behind < chars.Length && chars[behind] is '-' or '*'))
                {
                    triple = true;
                    end = behind;
                }
                else if (last == "号" && isAddition)
                {
                    end = behind;
                }

                break;
            }

            first ??= word;
            group |= word is "组" or "队" or "社" or "屯";
            building |= word is "号楼" or "栋" or "幢" or "座";
            unit |= word == "单元";
            room |= word is "室" or "房" or "户" && (building || unit || door);
            door |= word is "号" or "号院" or "号楼" or "弄";
            triple |= parts == 0 && word == "室" && IsTriple(chars[number..behind]);
            last = word;
            at = end = behind + word.Length;
        }

        if (end == start)
            return null;
        var place = chars[head];
        var isEstate = Estates.Contains(place, StringComparison.Ordinal);
        var leads = (unit && (building || room)) || (building && room)
            || (triple && isEstate)
            || (door && FollowsDoor(chars, end, last)
                && ((group && first is "组" or "队" or "社" or "屯") || first is "号" or "号院" or "号楼" or "弄")
                && (group || Rural.Contains(place, StringComparison.Ordinal) || isEstate || IsStreet(chars, head)));
        return leads ? new Tail(start, end, group || unit || triple) : null;
    }

    /// <summary>3-2-401: building, unit, room; not a date.</summary>
    private static bool IsTriple(ReadOnlySpan<char> number) =>
        number.Count('-') == 2 && number.IndexOf('-') <= 3 && number.Length - 1 - number.LastIndexOf('-') is 3 or 4 && !number.ContainsAnyInRange('a', 'z');

    private static bool FollowsDoor(ReadOnlySpan<char> chars, int end, string? last) =>
        last != "号" || end >= chars.Length || !PersonName.IsHan(chars[end]) || Followers.Contains(chars[end], StringComparison.Ordinal);

    private static bool IsStreet(ReadOnlySpan<char> chars, int head) =>
        Streets.Contains(chars[head], StringComparison.Ordinal) || (head > 0 && chars[(head - 1)..(head + 1)] is "胡同");

    private bool? Judge(WordClasses context, int start, Tail tail)
    {
        var (clause, clauseEnd) = (reading.ClauseStart(start), reading.ClauseEnd(tail.End - 1));
        var (line, lineEnd) = (reading.LineStart(start), reading.LineEnd(tail.End - 1));
        if (context.Has(WordClass.ResidenceLabel) || reading.Has(WordClass.ResidenceLabel, clause, start) || IsLivedIn(clause, start))
            return true;
        if (context.Has(WordClass.OfficeLabel) || reading.Has(WordClass.OfficeLabel, clause, start))
            return null;
        var isDwelling = tail.IsDwelling || NamesDwelling(start, tail.End);
        if (!isDwelling && (reading.Has(WordClass.Institution, clause, start) || reading.Has(WordClass.Institution, tail.End, clauseEnd) || reading.Has(WordClass.Institution, start, tail.End)))
            return null;
        var lines = line;
        for (var i = 0; i < 3 && lines > 0; i++)
            lines = reading.LineStart(lines - 1);
        var labelled = context.Has(WordClass.AddressLabel) || reading.Has(WordClass.AddressLabel, clause, start);
        var institution = context.Has(WordClass.Institution) || reading.Has(WordClass.Institution, line, start) || reading.Has(WordClass.Institution, tail.End, lineEnd);
        if (labelled && (institution || reading.Has(WordClass.Institution, lines, start)))
            return null;
        return isDwelling && !institution;
    }

    /// <summary>住民生路18号: the word directly before.</summary>
    private bool IsLivedIn(int clause, int start)
    {
        var at = start;
        while (at > clause && reading.Chars[at - 1] is ' ' or ':')
            at--;
        return at > clause && reading.Chars[at - 1] is '住' or '居';
    }

    private bool NamesDwelling(int start, int end)
    {
        foreach (var word in Dwellings)
        {
            if (reading.Chars[start..end].Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Back to a mark, a space or a word that leads to the address.</summary>
    private static int Beginning(ReadOnlySpan<char> chars, int head)
    {
        var start = head;
        while (start > 0 && head - start < LongestBeginning)
        {
            var c = chars[start - 1];
            if ((!PersonName.IsHan(c) && !char.IsAsciiLetterOrDigit(c)) || c is '住' or '居' or '址' or '在' or '于' or '籍')
                break;
            start--;
        }

        return start;
    }

    private static bool BeginsNumber(ReadOnlySpan<char> chars, int at)
    {
        if (char.IsAsciiDigit(chars[at]))
            return !char.IsAsciiLetterOrDigit(chars[at - 1]) && chars[at - 1] is not ('甲' or '乙' or '丙' or '丁');
        if (Numerals.Contains(chars[at], StringComparison.Ordinal))
            return !Numerals.Contains(chars[at - 1], StringComparison.Ordinal);
        if (chars[at] is '甲' or '乙' or '丙' or '丁')
            return at + 1 < chars.Length && char.IsAsciiDigit(chars[at + 1]);
        // B座1203室.
        return char.IsAsciiLetter(chars[at]) && !char.IsAsciiLetterOrDigit(chars[at - 1]) && at + 1 < chars.Length && chars[at + 1] is '座' or '栋' or '幢';
    }

    private static int EndOfNumber(ReadOnlySpan<char> chars, int start)
    {
        if (start < chars.Length && chars[start] is '甲' or '乙' or '丙' or '丁')
            return start + 1 < chars.Length && char.IsAsciiDigit(chars[start + 1]) ? EndOfNumber(chars, start + 1) : start;
        var end = start;
        if (start < chars.Length && Numerals.Contains(chars[start], StringComparison.Ordinal))
        {
            while (end < chars.Length && end - start < 5 && Numerals.Contains(chars[end], StringComparison.Ordinal))
                end++;
            return end;
        }

        while (end < chars.Length && end - start < 12 && (char.IsAsciiDigit(chars[end]) || (char.IsAsciiLetter(chars[end]) && end - start < 6)
            || (chars[end] == '-' && end > start && end + 1 < chars.Length && char.IsAsciiDigit(chars[end + 1]))))
            end++;
        // Longer ones, and ones that were masked, are no house's.
        var isLong = end < chars.Length && (char.IsAsciiDigit(chars[end]) || chars[end] == '*');
        return isLong || HasLongPart(chars[start..end]) ? start : end;
    }

    private static bool HasLongPart(ReadOnlySpan<char> number)
    {
        foreach (var part in number.Split('-'))
        {
            if (part.End.Value - part.Start.Value > 5)
                return true;
        }

        return false;
    }

    private static string? UnitAt(ReadOnlySpan<char> chars, int at)
    {
        foreach (var unit in Units)
        {
            if (chars[at..].StartsWith(unit))
                return unit;
        }

        return null;
    }
}
