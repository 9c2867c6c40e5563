using System.Runtime.InteropServices;

namespace InfoDisclosure.Pdf.Layout;

/// <summary>
/// Divides text into lines by the rules of Chinese typesetting (GB/T 15834 on where marks may stand, and usage): no
/// closing mark begins a line, no opening one ends it, —— and …… are not divided, numbers stay whole and with their units,
/// Western words stay whole. Marks give up their empty half where that keeps a line from being torn.
/// </summary>
internal static class LineBreaker
{
    /// <summary>What follows a number and belongs to it; longer ones are tried first.</summary>
    private static readonly Dictionary<char, string[]> unitsByFirst = Units(
        "年", "月", "日", "号", "时", "分", "秒", "点", "周", "天", "岁", "届", "期", "季度", "年度", "小时", "分钟", "个月", "周年", "年代", "工作日", "个工作日",
        "个", "条", "件", "项", "次", "人", "名", "位", "户", "家", "人次", "件次", "人民币", "元", "角", "万", "亿", "千", "百", "万元", "亿元", "千元", "百元", "万亿元",
        "万人", "万户", "万亩", "万次", "万件", "万条", "万吨", "万公里", "万平方米", "亿人", "亿次", "美元", "万美元", "亿美元", "余", "多", "余人", "余次", "余件", "余条", "余元", "余户",
        "亩", "公顷", "吨", "公斤", "千克", "克", "斤", "公里", "千米", "米", "厘米", "毫米", "平方米", "平方公里", "立方米", "升", "毫升", "度", "千瓦", "千瓦时", "倍", "成", "折",
        "级", "楼", "层", "室", "页", "章", "节", "款", "目", "类", "种", "批", "起", "例", "宗", "篇", "份", "幅", "张", "台", "辆", "只", "头", "株", "册", "本", "场", "处", "座",
        "所", "村", "组", "队", "轮", "遍", "套", "栋", "间", "卷", "版", "行", "列", "路", "街", "区", "镇", "乡", "个百分点", "百分点", "字");

    /// <summary>For each character whether a line may end before it.</summary>
    public static void FindBreaks(ReadOnlySpan<Glyph> glyphs, Span<BreakKind> before)
    {
        if (glyphs.Length == 0)
        {
            return;
        }

        before[0] = BreakKind.Never;
        for (int i = 1; i < glyphs.Length; i++)
        {
            before[i] = Between(glyphs, i);
        }

        for (int i = 1; i < glyphs.Length; i++)
        {
            if (glyphs[i - 1].Class == CharacterClass.Digit && glyphs[i].Class == CharacterClass.Ideograph)
            {
                KeepUnit(glyphs, before, i);
            }
        }
    }

    /// <summary>Fills lines one after the other, each as full as the rules allow.</summary>
    public static List<LineRange> Fill(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<BreakKind> before, double firstWidth, double width)
    {
        var lines = new List<LineRange>();
        int start = 0;
        while (start < glyphs.Length)
        {
            bool continues = start > 0 && before[start] != BreakKind.Forced;
            start = continues ? SkipSpaces(glyphs, start) : start;
            if (start == glyphs.Length)
            {
                break;
            }

            LineRange line = FillLine(glyphs, before, start, lines.Count == 0 ? firstWidth : width, out int next);
            lines.Add(line);
            start = next;
        }

        KeepCompany(glyphs, before, lines);
        return lines;
    }

    /// <summary>A paragraph's last line does not consist of one character and a mark: the line before it gives it another.</summary>
    private static void KeepCompany(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<BreakKind> before, List<LineRange> lines)
    {
        if (lines.Count < 2 || lines[^2].Last)
        {
            return;
        }

        LineRange last = lines[^1];
        int words = 0;
        for (int i = last.Start; i < last.End; i++)
        {
            words += glyphs[i].Class is CharacterClass.Close or CharacterClass.Infix or CharacterClass.NonStarter ? 0 : 1;
        }

        LineRange donor = lines[^2];
        int cut = last.Start - 1;
        bool moves = words <= 1 && cut > donor.Start + 8 && glyphs[cut].Class == CharacterClass.Ideograph && before[cut] == BreakKind.Allowed;
        if (moves)
        {
            int donorEnd = TrimSpaces(glyphs, donor.Start, cut);
            lines[^2] = donor with { End = donorEnd, Width = WidthOf(glyphs, donor.Start, donorEnd) };
            lines[^1] = last with { Start = cut, Width = WidthOf(glyphs, cut, last.End) };
        }
    }

    /// <summary>
    /// As few lines as <see cref="Fill"/> needs, of like length. Where the text names places to break (U+200B), lines end
    /// there if they can. Two lines of quite the same length are avoided: titles stand as trapezium or diamond.
    /// </summary>
    public static List<LineRange> Balance(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<BreakKind> before, double width)
    {
        List<LineRange> filled = Fill(glyphs, before, width, width);
        if (filled.Count is 1 or > 8 || before.Contains(BreakKind.Forced))
        {
            return filled;
        }

        bool hinted = false;
        foreach (Glyph glyph in glyphs)
        {
            hinted |= glyph.Class == CharacterClass.BreakHere;
        }

        int count = filled.Count;
        double mean = WidthOf(glyphs, 0, glyphs.Length) / count;

        // costs[k][i]: least cost of setting what stands before i in k lines; from[k][i]: where the last of them began.
        int length = glyphs.Length;
        double[,] costs = new double[count + 1, length + 1];
        int[,] from = new int[count + 1, length + 1];
        for (int k = 0; k <= count; k++)
        {
            for (int i = 0; i <= length; i++)
            {
                costs[k, i] = double.PositiveInfinity;
            }
        }

        costs[0, 0] = 0;
        for (int k = 1; k <= count; k++)
        {
            for (int end = 1; end <= length; end++)
            {
                if (end < length && before[end] is BreakKind.Never)
                {
                    continue;
                }

                double penalty = 0;
                if (end < length)
                {
                    bool atHint = glyphs[end - 1].Class == CharacterClass.BreakHere;
                    penalty = (hinted && !atHint ? 36 : 0) + (before[end] == BreakKind.Poor ? 36 : 0);
                }

                for (int begin = end - 1; begin >= 0; begin--)
                {
                    double line = WidthOf(glyphs, begin, end);
                    if (line > width + 0.01)
                    {
                        break;
                    }

                    if (double.IsInfinity(costs[k - 1, begin]))
                    {
                        continue;
                    }

                    double em = glyphs[begin].Em;
                    double off = (line - mean) / em;
                    double cost = costs[k - 1, begin] + (off * off) + penalty + (Math.Abs(off) < 0.5 && count == 2 ? 0.6 : 0);
                    if (cost < costs[k, end])
                    {
                        costs[k, end] = cost;
                        from[k, end] = begin;
                    }
                }
            }
        }

        if (double.IsInfinity(costs[count, length]))
        {
            return filled;
        }

        var lines = new LineRange[count];
        int last = length;
        for (int k = count; k > 0; k--)
        {
            int begin = from[k, last];
            int trimmedStart = begin > 0 ? SkipSpaces(glyphs, begin) : begin;
            int trimmedEnd = TrimSpaces(glyphs, trimmedStart, last);
            lines[k - 1] = new LineRange(trimmedStart, trimmedEnd, WidthOf(glyphs, trimmedStart, trimmedEnd), k == count);
            last = begin;
        }

        return [.. lines];
    }

    /// <summary>How much a mark may give up, at a line's end and elsewhere.</summary>
    public static double Shrinkable(in Glyph glyph, bool atEnd)
    {
        if (glyph.Class != CharacterClass.Close || !glyph.FullWidth)
        {
            return 0;
        }

        // Inside a line a pause may only lose half of its blank, else it stops being one; brackets lose nothing by it.
        bool pause = glyph.CodePoint is '、' or '。' or '，' or '．' or '；' or '：' or '？' or '！';
        return glyph.Em * (atEnd || !pause ? 0.5 : 0.25);
    }

    /// <summary>Whether room may be added between two characters of a justified line.</summary>
    public static bool Stretches(in Glyph left, in Glyph right)
    {
        if (left.Class == CharacterClass.Space || right.Class == CharacterClass.Space)
        {
            return left.Class == CharacterClass.Space;
        }

        if (left.Class == CharacterClass.Paired && right.Class == CharacterClass.Paired)
        {
            return false;
        }

        return (IsChinese(left) || IsChinese(right)) && right.Class is not (CharacterClass.BreakHere or CharacterClass.Glue);
    }

    private static bool IsChinese(in Glyph glyph) =>
        glyph.Class is CharacterClass.Ideograph or CharacterClass.Open or CharacterClass.Close or CharacterClass.NonStarter or CharacterClass.Paired;

    private static LineRange FillLine(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<BreakKind> before, int start, double width, out int next)
    {
        double total = 0;
        double shrink = 0;
        int best = -1;
        double bestCost = double.PositiveInfinity;
        double bestWidth = 0;
        int end = start;
        while (end < glyphs.Length && (end == start || before[end] != BreakKind.Forced))
        {
            ref readonly Glyph glyph = ref glyphs[end];
            total += glyph.Advance;
            shrink += Shrinkable(glyph, atEnd: false);
            end++;

            bool closes = end == glyphs.Length || before[end] == BreakKind.Forced;
            if (!closes && before[end] == BreakKind.Never)
            {
                // Nothing that comes later can fit any more; without this, a megabyte without a break would take hours.
                if (total - shrink - glyph.Em > width)
                {
                    break;
                }

                continue;
            }

            int trimmed = TrimSpaces(glyphs, start, end);
            double natural = trimmed == end ? total : WidthOf(glyphs, start, trimmed);
            double give = trimmed == start ? 0 : shrink + Shrinkable(glyphs[trimmed - 1], atEnd: true) - Shrinkable(glyphs[trimmed - 1], atEnd: false);
            double slack = width - natural;
            if (slack + give < -0.001)
            {
                break;
            }

            if (closes)
            {
                next = end;
                return new LineRange(start, TrimFeed(glyphs, start, trimmed), natural, Last: true);
            }

            // Costs count ems of room that must be added or taken; a poor break is worth three of them.
            double cost = (Math.Abs(slack) / glyph.Em) + (before[end] == BreakKind.Poor ? 3 : 0);
            if (cost <= bestCost)
            {
                (best, bestCost, bestWidth) = (end, cost, natural);
            }
        }

        if (best < 0)
        {
            return CutLine(glyphs, before, start, width, out next);
        }

        next = best;
        return new LineRange(start, TrimSpaces(glyphs, start, best), bestWidth, Last: false);
    }

    /// <summary>Something that may not be divided is wider than the line: it is cut where the line is full.</summary>
    private static LineRange CutLine(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<BreakKind> before, int start, double width, out int next)
    {
        double total = glyphs[start].Advance;
        int end = start + 1;
        while (end < glyphs.Length && before[end] != BreakKind.Forced && total + glyphs[end].Advance <= width + 0.001)
        {
            total += glyphs[end++].Advance;
        }

        next = end;
        return new LineRange(start, end, total, Last: end == glyphs.Length);
    }

    private static int SkipSpaces(ReadOnlySpan<Glyph> glyphs, int start)
    {
        while (start < glyphs.Length && glyphs[start].Class is CharacterClass.Space or CharacterClass.BreakHere)
        {
            start++;
        }

        return start;
    }

    private static int TrimSpaces(ReadOnlySpan<Glyph> glyphs, int start, int end)
    {
        while (end > start && glyphs[end - 1].Class is CharacterClass.Space or CharacterClass.BreakHere or CharacterClass.LineFeed)
        {
            end--;
        }

        return end;
    }

    private static int TrimFeed(ReadOnlySpan<Glyph> glyphs, int start, int end) =>
        end > start && glyphs[end - 1].Class == CharacterClass.LineFeed ? end - 1 : end;

    private static double WidthOf(ReadOnlySpan<Glyph> glyphs, int start, int end)
    {
        double width = 0;
        for (int i = start; i < end; i++)
        {
            width += glyphs[i].Advance;
        }

        return width;
    }

    private static BreakKind Between(ReadOnlySpan<Glyph> glyphs, int i)
    {
        CharacterClass left = glyphs[i - 1].Class;
        CharacterClass right = glyphs[i].Class;
        if (left == CharacterClass.Space && right != CharacterClass.Space && IsOpen(glyphs, i - 1))
        {
            return BreakKind.Never;
        }

        if (left == CharacterClass.LineFeed)
        {
            return BreakKind.Forced;
        }

        if (right is CharacterClass.LineFeed or CharacterClass.Space or CharacterClass.BreakHere or CharacterClass.Glue)
        {
            return BreakKind.Never;
        }

        if (left is CharacterClass.Glue or CharacterClass.Open or CharacterClass.Prefix
            || right is CharacterClass.Close or CharacterClass.NonStarter or CharacterClass.Infix)
        {
            // A mark after a space or a named break still doesn't begin a line.
            return BreakKind.Never;
        }

        return (left, right) switch
        {
            (CharacterClass.BreakHere or CharacterClass.Space, _) => BreakKind.Allowed,
            (CharacterClass.Paired, CharacterClass.Paired) => glyphs[i - 1].CodePoint == glyphs[i].CodePoint ? BreakKind.Never : BreakKind.Allowed,
            (CharacterClass.Digit, CharacterClass.Paired) => BreakKind.Poor,
            (_, CharacterClass.Paired) => glyphs[i].CodePoint is '…' or '⋯' ? BreakKind.Poor : BreakKind.Allowed,
            (CharacterClass.Infix, CharacterClass.Letter or CharacterClass.Digit) => AfterInfix(glyphs, i),
            (CharacterClass.Letter or CharacterClass.Digit, CharacterClass.Letter or CharacterClass.Digit) => BreakKind.Never,
            (CharacterClass.Ideograph, CharacterClass.Digit) when glyphs[i - 1].CodePoint == '第' => BreakKind.Never,
            (CharacterClass.Close, CharacterClass.Digit) when glyphs[i - 1].CodePoint == '〕' => BreakKind.Never,
            (CharacterClass.NonStarter, CharacterClass.Digit) when i > 1 && glyphs[i - 2].Class == CharacterClass.Digit => BreakKind.Poor,
            _ => BreakKind.Allowed,
        };
    }

    /// <summary>Whether an opening mark stands before the spaces that end at a place.</summary>
    private static bool IsOpen(ReadOnlySpan<Glyph> glyphs, int space)
    {
        while (space > 0 && glyphs[space].Class == CharacterClass.Space)
        {
            space--;
        }

        return glyphs[space].Class == CharacterClass.Open;
    }

    /// <summary>Dates, decimals and telephone numbers stay whole; long addresses may end a line after / ? &amp; = and words after -.</summary>
    private static BreakKind AfterInfix(ReadOnlySpan<Glyph> glyphs, int i)
    {
        if (glyphs[i - 1].CodePoint == '-')
        {
            bool words = i > 1 && glyphs[i - 2].Class == CharacterClass.Letter && glyphs[i].Class == CharacterClass.Letter;
            return words ? BreakKind.Poor : BreakKind.Never;
        }

        bool digits = i > 1 && glyphs[i - 2].Class == CharacterClass.Digit && glyphs[i].Class == CharacterClass.Digit;
        return !digits && glyphs[i - 1].CodePoint is '/' or '?' or '&' or '=' ? BreakKind.Poor : BreakKind.Never;
    }

    private static void KeepUnit(ReadOnlySpan<Glyph> glyphs, Span<BreakKind> before, int start)
    {
        int codePoint = glyphs[start].CodePoint;
        if (codePoint > 0xFFFF || !unitsByFirst.TryGetValue((char)codePoint, out string[]? units))
        {
            return;
        }

        foreach (string unit in units)
        {
            if (!Matches(glyphs, start, unit))
            {
                continue;
            }

            for (int i = start; i < start + unit.Length; i++)
            {
                before[i] = BreakKind.Never;
            }

            // 3月|19日: a date is only divided where the line would else be torn.
            int after = start + unit.Length;
            if (after < glyphs.Length && unit is "年" or "月" && glyphs[after].Class == CharacterClass.Digit)
            {
                before[after] = BreakKind.Poor;
            }

            return;
        }
    }

    private static bool Matches(ReadOnlySpan<Glyph> glyphs, int start, string unit)
    {
        if (start + unit.Length > glyphs.Length)
        {
            return false;
        }

        for (int i = 0; i < unit.Length; i++)
        {
            if (glyphs[start + i].CodePoint != unit[i])
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<char, string[]> Units(params string[] units)
    {
        var byFirst = new Dictionary<char, List<string>>();
        foreach (string unit in units.OrderByDescending(unit => unit.Length))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(byFirst, unit[0], out _) ??= []).Add(unit);
        }

        return byFirst.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
