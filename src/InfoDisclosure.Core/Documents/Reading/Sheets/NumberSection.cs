using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Documents.Reading.Sheets;

/// <summary>One of the parts between the semicolons of a number format.</summary>
internal sealed class NumberSection
{
    private readonly List<Token> tokens = [];
    private bool hasChineseDigits;

    /// <summary>The condition in brackets, null without one.</summary>
    public Func<double, bool>? Holds { get; private set; }

    public bool IsUnderstood { get; private set; } = true;

    public bool IsDate => tokens.Exists(token => token.Kind == Kind.Date);

    /// <summary>It shows which day it is; a month or a time of day alone doesn't.</summary>
    public bool ShowsDay => tokens.Exists(token => token is { Kind: Kind.Date, Text: "d" or "dd" });

    public bool IsText => tokens.Exists(token => token.Kind == Kind.Text);

    public static NumberSection Parse(string code)
    {
        var section = new NumberSection();
        for (var i = 0; i < code.Length;)
            i = section.Take(code, i);
        if (section.IsDate)
        {
            section.TellMinutes();
            section.JoinSecondsFraction();
        }
        // Figures with fractions, or Chinese figures for anything but a date.
        else if (section.tokens.Exists(token => token.Kind == Kind.Literal && token.Text == "/") && section.tokens.Exists(token => token.Kind == Kind.Digit))
        {
            section.IsUnderstood = false;
        }
        else if (section.hasChineseDigits && section.tokens.Exists(token => token.Kind is Kind.Digit or Kind.General))
        {
            section.IsUnderstood = false;
        }
        return section;
    }

    public string ShowText(string text) => string.Concat(tokens.Select(token => token.Kind switch
    {
        Kind.Text or Kind.General => text,
        Kind.Literal => token.Text,
        _ => "",
    }));

    public string ShowNumber(double number)
    {
        var percents = tokens.Count(token => token.Kind == Kind.Percent);
        var general = tokens.Exists(token => token.Kind is Kind.General or Kind.Text);
        if (general)
            return string.Concat(tokens.Select(token => token.Kind is Kind.General or Kind.Text ? NumberFormat.General(number) : token.Kind == Kind.Literal ? token.Text : ""));
        if (!tokens.Exists(token => token.Kind == Kind.Digit))
            return (number < 0 && tokens.Count > 0 ? "-" : "") + string.Concat(tokens.Where(token => token.Kind is Kind.Literal or Kind.Percent).Select(token => token.Text));
        var magnitude = Math.Abs(number);
        if (magnitude >= 1e20)
            return NumberFormat.General(number);
        var value = (decimal)magnitude;
        for (var i = 0; i < Math.Min(percents, 3); i++)
            value *= 100;
        var exponent = tokens.FindIndex(token => token.Kind == Kind.Exponent);
        return (number < 0 ? "-" : "") + (exponent >= 0 ? ShowScientific((double)value, exponent) : ShowPlain(value, tokens));
    }

    /// <summary>The day of a number that counts days; null for one that the calendar doesn't have.</summary>
    public static DateOnly? Day(double number, bool from1904)
    {
        // Day 0 of the calendar from 1900 is 0 January, day 60 is 29 February 1900, which never was.
        if (number < (from1904 ? 0 : 1) || number >= End(from1904) || (!from1904 && Math.Floor(number) == 60))
            return null;
        var day = (int)Math.Floor(number);
        return (from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, day > 60 ? 30 : 31)).AddDays(day);
    }

    /// <summary>A date or time; null for one that the calendar doesn't have.</summary>
    public string? ShowDate(double number, bool from1904)
    {
        if (number < 0 || number >= End(from1904))
            return null;
        var hasFraction = tokens.Exists(token => token is { Kind: Kind.Date, Text: ['.', ..] });
        // Excel counts seconds to the nearest one that it shows.
        var seconds = Math.Round(number * 86400, hasFraction ? 3 : 0, MidpointRounding.AwayFromZero);
        var day = (int)Math.Floor(seconds / 86400);
        var time = TimeSpan.FromSeconds(seconds - (day * 86400.0));
        // Day 60 of the calendar from 1900 is 29 February 1900, which never was.
        var isPhantom = !from1904 && day == 60;
        var date = from1904 ? new DateTime(1904, 1, 1).AddDays(day) : new DateTime(1899, 12, day > 60 ? 30 : 31).AddDays(isPhantom ? 59 : day);
        var dayOfMonth = isPhantom ? 29 : date.Day;
        var month = isPhantom ? 2 : date.Month;
        var halved = tokens.Exists(token => token is { Kind: Kind.Date, Text: "AM/PM" or "A/P" or "上午/下午" });
        var shown = new StringBuilder();
        foreach (var token in tokens)
        {
            shown.Append(token.Kind switch
            {
                Kind.Date => Part(token.Text),
                Kind.Literal => token.Text,
                Kind.Point => ".",
                Kind.Comma => ",",
                Kind.Percent => "%",
                _ => "",
            });
        }
        return shown.ToString();

        string Part(string part)
        {
            var hour = halved ? ((time.Hours + 11) % 12) + 1 : time.Hours;
            return part switch
            {
                "yyyy" or "yyy" or "e" => Figures(date.Year, 4, byDigit: true),
                "yy" or "y" => Figures(date.Year % 100, 2, byDigit: true),
                "m" => Figures(month, 1),
                "mm" => Figures(month, 2),
                "mmm" => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month),
                "mmmmm" => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)[..1],
                ['m', 'm', 'm', 'm', ..] => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month),
                "d" => Figures(dayOfMonth, 1),
                "dd" => Figures(dayOfMonth, 2),
                "ddd" => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(date.DayOfWeek),
                ['d', 'd', 'd', 'd', ..] => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(date.DayOfWeek),
                "aaa" => "日一二三四五六".Substring((int)date.DayOfWeek, 1),
                ['a', 'a', 'a', 'a', ..] => "星期" + "日一二三四五六"[(int)date.DayOfWeek],
                "h" => Figures(hour, 1),
                ['h', ..] => Figures(hour, 2),
                "M" => Figures(time.Minutes, 1),
                "MM" => Figures(time.Minutes, 2),
                "s" => Figures(time.Seconds, 1),
                ['s', ..] => Figures(time.Seconds, 2),
                ['.', ..] => "." + time.Milliseconds.ToString("000", CultureInfo.InvariantCulture).PadRight(part.Length - 1, '0')[..(part.Length - 1)],
                "AM/PM" => time.Hours < 12 ? "AM" : "PM",
                "A/P" => time.Hours < 12 ? "A" : "P",
                "上午/下午" => time.Hours < 12 ? "上午" : "下午",
                ['[', 'h', ..] => Math.Floor(seconds / 3600).ToString(new string('0', part.Length - 2), CultureInfo.InvariantCulture),
                ['[', 'm', ..] => Math.Floor(seconds / 60).ToString(new string('0', part.Length - 2), CultureInfo.InvariantCulture),
                ['[', 's', ..] => Math.Floor(seconds).ToString(new string('0', part.Length - 2), CultureInfo.InvariantCulture),
                _ => "",
            };
        }

        string Figures(int value, int width, bool byDigit = false) =>
            !hasChineseDigits ? value.ToString(new string('0', width), CultureInfo.InvariantCulture)
            : byDigit ? string.Concat(value.ToString(new string('0', width), CultureInfo.InvariantCulture).Select(c => NumberWords.ByDigit(c - '0')))
            : NumberWords.Counting(value);
    }

    /// <summary>The day after 9999-12-31.</summary>
    private static int End(bool from1904) => from1904 ? 2_957_004 : 2_958_466;

    private static string ShowPlain(decimal value, List<Token> tokens)
    {
        var point = tokens.FindIndex(token => token.Kind == Kind.Point);
        var end = point < 0 ? tokens.Count : point;
        var lastDigit = end == 0 ? -1 : tokens.FindLastIndex(end - 1, token => token.Kind == Kind.Digit);
        var firstDigit = tokens.FindIndex(token => token.Kind == Kind.Digit);
        // Commas behind the last figure divide by a thousand each; commas between figures group them.
        var tail = tokens.FindLastIndex(token => token.Kind == Kind.Digit);
        for (var i = tail + 1; i < tokens.Count && tokens[i].Kind == Kind.Comma; i++)
            value /= 1000;
        if (tail != lastDigit)
        {
            for (var i = lastDigit + 1; i < point && tokens[i].Kind == Kind.Comma; i++)
                value /= 1000;
        }
        var grouped = lastDigit > firstDigit && tokens.FindIndex(firstDigit, lastDigit - firstDigit, token => token.Kind == Kind.Comma) >= 0;
        var decimals = point < 0 ? 0 : tokens.Skip(point).Count(token => token.Kind == Kind.Digit);
        value = Math.Round(value, Math.Min(decimals, 20), MidpointRounding.AwayFromZero);
        var figures = decimal.Truncate(value).ToString("0", CultureInfo.InvariantCulture);
        var fraction = decimals == 0 ? "" : (value - decimal.Truncate(value)).ToString("0." + new string('0', Math.Min(decimals, 20)), CultureInfo.InvariantCulture)[2..];
        var places = lastDigit < 0 ? 0 : tokens.Take(lastDigit + 1).Count(token => token.Kind == Kind.Digit);
        return Before() + After();

        string Before()
        {
            var shown = new StringBuilder();
            var place = places;
            for (var i = 0; i < end; i++)
            {
                if (tokens[i].Kind is Kind.Literal or Kind.Percent)
                    shown.Append(tokens[i].Text);
                if (tokens[i].Kind != Kind.Digit)
                    continue;
                // The first place takes all figures that are more than the places.
                var from = place == places ? Math.Max(figures.Length, places) : place;
                for (var at = from; at >= place; at--)
                {
                    var figure = at <= figures.Length && !(figures == "0" && tokens[i].Text != "0") ? figures[^at].ToString()
                        : at > place ? "" : tokens[i].Text switch { "0" => "0", "?" => " ", _ => "" };
                    shown.Append(figure);
                    if (grouped && figure.Length > 0 && figure != " " && at > 1 && (at - 1) % 3 == 0)
                        shown.Append(',');
                }
                place--;
            }
            return shown.ToString();
        }

        string After()
        {
            if (point < 0)
                return "";
            var shown = new StringBuilder(".");
            var place = 0;
            foreach (var token in tokens.Skip(point + 1))
            {
                if (token.Kind is Kind.Literal or Kind.Percent)
                    shown.Append(token.Text);
                if (token.Kind != Kind.Digit)
                    continue;
                var rest = place < fraction.Length ? fraction[place..].TrimEnd('0') : "";
                shown.Append(token.Text == "0" || rest.Length > 0 ? place < fraction.Length ? fraction[place].ToString() : "0" : token.Text == "?" ? " " : "");
                place++;
            }
            return shown.ToString();
        }
    }

    private string ShowScientific(double value, int exponent)
    {
        var mantissa = tokens.Take(exponent).ToList();
        var decimals = mantissa.FindIndex(token => token.Kind == Kind.Point) is >= 0 and var point ? mantissa.Skip(point).Count(token => token.Kind == Kind.Digit) : 0;
        var places = Math.Max(1, tokens.Skip(exponent).Count(token => token.Kind == Kind.Digit));
        var whole = Math.Max(1, mantissa.Count(token => token.Kind == Kind.Digit) - decimals);
        var power = value == 0 ? 0 : (int)Math.Floor(Math.Log10(value));
        // Two places before the point and more count in steps of as many (engineers' notation).
        power -= ((power % whole) + whole) % whole;
        var scaled = value / Math.Pow(10, power);
        if (Math.Round(scaled, Math.Min(decimals, 15), MidpointRounding.AwayFromZero) >= Math.Pow(10, whole))
        {
            power += whole;
            scaled = value / Math.Pow(10, power);
        }
        var sign = power < 0 ? "-" : tokens[exponent].Text[^1] == '+' ? "+" : "";
        return ShowPlain((decimal)scaled, mantissa) + "E" + sign + Math.Abs(power).ToString(new string('0', places), CultureInfo.InvariantCulture);
    }

    /// <summary>Reads one token and gives the place behind it.</summary>
    private int Take(string code, int i)
    {
        var c = code[i];
        switch (c)
        {
            case '"':
                var close = code.IndexOf('"', i + 1);
                tokens.Add(new Token(Kind.Literal, code[(i + 1)..(close < 0 ? code.Length : close)]));
                return close < 0 ? code.Length : close + 1;
            case '[':
                return TakeBracket(code, i);
            case '\\':
                if (i + 1 < code.Length)
                    tokens.Add(new Token(Kind.Literal, code[i + 1].ToString()));
                return i + 2;
            case '_':
                // As wide as the next character: a space.
                tokens.Add(new Token(Kind.Literal, " "));
                return i + 2;
            case '*':
                return i + 2;
            case '0' or '#' or '?':
                tokens.Add(new Token(Kind.Digit, c.ToString()));
                return i + 1;
            case '.':
                tokens.Add(new Token(Kind.Point, "."));
                return i + 1;
            case ',':
                tokens.Add(new Token(Kind.Comma, ","));
                return i + 1;
            case '%':
                tokens.Add(new Token(Kind.Percent, "%"));
                return i + 1;
            case '@':
                tokens.Add(new Token(Kind.Text, "@"));
                return i + 1;
            case 'E' or 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-':
                tokens.Add(new Token(Kind.Exponent, code.Substring(i, 2)));
                return i + 2;
            default:
                break;
        }
        foreach (var word in (string[])["General", "G/通用格式", "AM/PM", "A/P", "上午/下午"])
        {
            if (string.Compare(code, i, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            tokens.Add(word[0] == 'G' ? new Token(Kind.General, word) : new Token(Kind.Date, word));
            return i + word.Length;
        }
        if ("ymdhsaeb".Contains(char.ToLowerInvariant(c), StringComparison.Ordinal))
        {
            var end = i;
            while (end < code.Length && char.ToLowerInvariant(code[end]) == char.ToLowerInvariant(c))
                end++;
            tokens.Add(new Token(Kind.Date, code[i..end].ToLowerInvariant()));
            // Years of the Buddhist calendar.
            IsUnderstood &= char.ToLowerInvariant(c) != 'b';
            return end;
        }
        tokens.Add(new Token(Kind.Literal, c.ToString()));
        return i + 1;
    }

    /// <summary>[Red], [$¥-804], [&gt;=100], [h], [DBNum1].</summary>
    private int TakeBracket(string code, int i)
    {
        var close = code.IndexOf(']', i);
        if (close < 0)
            return code.Length;
        var inside = code[(i + 1)..close];
        if (inside.StartsWith('$'))
        {
            var sign = inside[1..].Split('-')[0];
            if (sign.Length > 0)
                tokens.Add(new Token(Kind.Literal, sign));
        }
        else if (inside.Length > 0 && inside[0] is '<' or '>' or '=')
        {
            Holds = Condition(inside);
        }
        else if (inside.Length > 0 && inside.All(c => char.ToLowerInvariant(c) == char.ToLowerInvariant(inside[0])) && "hms".Contains(char.ToLowerInvariant(inside[0]), StringComparison.Ordinal))
        {
            tokens.Add(new Token(Kind.Date, "[" + inside.ToLowerInvariant() + "]"));
        }
        else if (inside.StartsWith("DBNum", StringComparison.OrdinalIgnoreCase))
        {
            hasChineseDigits = inside is [.., '1'];
            IsUnderstood &= hasChineseDigits;
        }
        return close + 1;
    }

    private static Func<double, bool>? Condition(string text)
    {
        var sign = text[..(text.Length > 1 && text[1] is '=' or '>' ? 2 : 1)];
        if (!double.TryParse(text[sign.Length..], CultureInfo.InvariantCulture, out var limit))
            return null;
        return sign switch
        {
            "<" => number => number < limit,
            "<=" => number => number <= limit,
            ">" => number => number > limit,
            ">=" => number => number >= limit,
            "=" => number => number == limit,
            "<>" => number => number != limit,
            _ => null,
        };
    }

    /// <summary>m beside hours or seconds is minutes.</summary>
    private void TellMinutes()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: Kind.Date, Text: "m" or "mm" })
                continue;
            var before = i == 0 ? -1 : tokens.FindLastIndex(i - 1, token => token.Kind == Kind.Date && token.Text is not ("AM/PM" or "A/P" or "上午/下午"));
            var after = tokens.FindIndex(i + 1, token => token.Kind == Kind.Date);
            if ((before >= 0 && tokens[before].Text.Trim('[')[0] == 'h') || (after >= 0 && tokens[after].Text.Trim('[')[0] == 's'))
                tokens[i] = new Token(Kind.Date, tokens[i].Text.ToUpperInvariant());
        }
    }

    /// <summary>Zeros behind the point of the seconds are their fraction.</summary>
    private void JoinSecondsFraction()
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != Kind.Point || tokens[i - 1] is not { Kind: Kind.Date, Text: ['s', ..] or ['[', 's', ..] })
                continue;
            var end = i + 1;
            while (end < tokens.Count && tokens[end] is { Kind: Kind.Digit, Text: "0" } && end - i <= 3)
                end++;
            if (end > i + 1)
            {
                tokens[i] = new Token(Kind.Date, "." + new string('0', end - i - 1));
                tokens.RemoveRange(i + 1, end - i - 1);
            }
        }
    }

    private enum Kind
    {
        Literal,
        Digit,
        Point,
        Comma,
        Percent,
        Exponent,
        General,
        Text,
        Date,
    }

    private readonly record struct Token(Kind Kind, string Text);
}
