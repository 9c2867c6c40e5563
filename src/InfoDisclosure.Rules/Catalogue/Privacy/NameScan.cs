namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// Names in running text that share a sentence with an amount or with hardship. A name is told by a surname and by what stands
/// on both of its sides, so all are probable only. Officials with their title and contacts (条例 Art. 20(2)) are passed over, and
/// with them the rest of their list.
/// </summary>
internal sealed class NameScan(Reading reading)
{
    // Before a name without being its mark: 发给张示例, 二村张示例, 15号张示例.
    private const string Before = "给将对向由了放助励与和及查户员童象人生者民属村组屯社队号室";
    private const string NumeralsOfSums = "一二三四五六七八九十百千零〇两壹贰叁肆伍陆柒捌玖拾佰仟万亿整";

    private enum Side
    {
        None,
        Open,
        Cue,
    }

    /// <summary>Adds what it finds to a list, in order, beside the names that are known.</summary>
    public void Find(IReadOnlyList<Found> known, List<Found> into)
    {
        if (reading.Hits(WordClass.Hardship).Count == 0 && reading.Hits(WordClass.AmountUnit).Count == 0 && !reading.Chars.Contains('¥'))
            return;
        int start = 0, unit = 0;
        foreach (var end in reading.SentenceEnds)
        {
            if (reading.Has(WordClass.Hardship, start, end))
                FindIn(start, end, known, FindingKind.NameWithHardship, "同一句里有姓名和病困信息", into);
            else if (HasAmount(start, end, ref unit))
                FindIn(start, end, known, FindingKind.NameWithAmount, "同一句里有姓名和金额或者面积", into);
            start = end + 1;
        }
    }

    /// <summary>A number before a unit, in figures or words, or behind a sign of money. Units before the sentence are left behind.</summary>
    private bool HasAmount(int start, int end, ref int next)
    {
        var chars = reading.Chars;
        var units = reading.Hits(WordClass.AmountUnit);
        for (; next < units.Count && units[next].End <= end; next++)
        {
            var at = units[next].Start - 1;
            while (at > start && chars[at] == ' ')
                at--;
            if (at >= start && (char.IsAsciiDigit(chars[at]) || NumeralsOfSums.Contains(chars[at], StringComparison.Ordinal)))
                return true;
        }

        return chars[start..end].Contains('¥');
    }

    private void FindIn(int start, int end, IReadOnlyList<Found> known, FindingKind kind, string reason, List<Found> into)
    {
        var chars = reading.Chars;
        var listEnd = -1;
        var officialsEnd = -1;
        for (var at = start; at < end; at++)
        {
            if (!PersonName.IsHan(chars[at]))
                continue;
            var inList = IsNextOfList(listEnd, at);
            var left = inList ? Side.Cue : Left(start, at);
            if (EndOfName(at, end, left) is not { } nameEnd)
                continue;
            if (IsOfficial(start, at, nameEnd) || IsNextOfList(officialsEnd, at))
            {
                officialsEnd = nameEnd;
            }
            else
            {
                listEnd = nameEnd;
                var (origin, length) = reading.Origin(at, nameEnd);
                var written = reading.Source.Substring(origin, length);
                if (!known.Any(name => name.Start < nameEnd && at < name.End))
                    into.Add(new Found(kind, at, nameEnd, Folding.Word(written), PersonName.Mask(written), false, reason));
            }

            at = nameEnd - 1;
        }
    }

    private int? EndOfName(int at, int end, Side left)
    {
        var chars = reading.Chars;
        if (left != Side.None && !Before.Contains(chars[at], StringComparison.Ordinal) && EndOfDotted(at, end) is { } dotted)
            return Right(dotted, end) == Side.None ? null : dotted;
        var surname = PersonName.Surname(chars[at..end]);
        if (surname == 0 || (at > 0 && PersonName.EndsWord(chars[(at - 1)..(at + 1)])) || (at + surname < end && chars[at + surname] == '某'))
            return null;
        var shorter = at + surname;
        shorter += shorter < end && char.IsHighSurrogate(chars[shorter]) ? 2 : 1;
        var longer = shorter + (shorter < end && char.IsHighSurrogate(chars[shorter]) ? 2 : 1);
        // 李 and 王 are hardly anything but surnames; 方 and 于 need a name's place on both sides.
        var plain = surname == 2 || !PersonName.IsAmbiguous(chars[at]);
        if (!plain && (left == Side.None || (left == Side.Open && PersonName.IsFunction(chars[at]))))
            return null;
        var followed = Right(longer, end);
        var shorterFits = shorter <= end && left != Side.None && Fits(at, at + surname, shorter)
            && (left == Side.Cue || surname == 2 ? Right(shorter, end) != Side.None : plain && Right(shorter, end) == Side.Cue);
        if (longer <= end && Fits(at, at + surname, longer) && (followed != Side.None || (plain && !shorterFits)))
            return longer;
        // Two characters are a name only where something else says so.
        return shorterFits ? shorter : null;
    }

    private bool Fits(int at, int given, int end)
    {
        var chars = reading.Chars;
        for (var i = given; i < end; i++)
        {
            if (!PersonName.IsHan(chars[i]) || PersonName.IsNeverGiven(chars[i]))
                return false;
        }

        return !PersonName.IsOtherWord(chars[at..end]);
    }

    private int? EndOfDotted(int at, int end)
    {
        var chars = reading.Chars;
        var last = at;
        while (last < end && last - at < PersonName.LongestDotted && (PersonName.IsHan(chars[last]) || chars[last] == '·'))
            last++;
        var dot = chars[at..last].IndexOf('·');
        if (dot < 1)
            return null;
        for (var i = at + 1; i < at + dot; i++)
        {
            // 村民阿…·…: the name begins behind the cue, or behind another label.
            if (reading.Ends(WordClass.PersonCue, i) || reading.Ends(WordClass.OtherNumberLabel, i))
                return null;
        }

        // The parts end where other words go on.
        for (var i = at + dot + 2; i <= last; i++)
        {
            if (Right(i, end) != Side.None)
                return PersonName.IsDotted(chars[at..i]) ? i : null;
        }

        return null;
    }

    private Side Left(int start, int at)
    {
        if (at == start)
            return Side.Open;
        var chars = reading.Chars;
        var before = at;
        while (before > start && chars[before - 1] is ' ' or ':')
            before--;
        if (reading.Ends(WordClass.PersonCue, before) || reading.Ends(WordClass.Hardship, before))
            return Side.Cue;
        var c = chars[at - 1];
        return (!PersonName.IsHan(c) && !char.IsAsciiLetter(c) && c is not ('*' or '·')) || Before.Contains(c, StringComparison.Ordinal) ? Side.Open : Side.None;
    }

    private Side Right(int at, int end)
    {
        if (at >= end)
            return Side.Open;
        var c = reading.Chars[at];
        if (reading.Begins(WordClass.PersonFollower, at) || reading.Begins(WordClass.Hardship, at) || reading.Begins(WordClass.OtherNumberLabel, at))
            return Side.Cue;
        if (reading.Begins(WordClass.Title, at))
            return Side.Open;
        return !PersonName.IsHan(c) && !char.IsAsciiLetter(c) && c is not ('*' or '·' or '-' or '%') ? Side.Open : Side.None;
    }

    private bool IsOfficial(int start, int at, int end)
    {
        var chars = reading.Chars;
        var before = at;
        while (before > start && chars[before - 1] is ' ' or ':')
            before--;
        if ((reading.Ends(WordClass.Title, before) && !reading.Ends(WordClass.PersonCue, before)) || reading.Ends(WordClass.ContactCue, before))
            return true;
        var after = end;
        while (after < chars.Length && chars[after] == ' ')
            after++;
        return reading.Begins(WordClass.Title, after);
    }

    /// <summary>Only a mark of a list lies between the end of a name and this place.</summary>
    private bool IsNextOfList(int end, int at) => end >= 0 && at - end <= 2 && at > end && reading.Chars[end..at].Trim(" 、").IsEmpty;
}
