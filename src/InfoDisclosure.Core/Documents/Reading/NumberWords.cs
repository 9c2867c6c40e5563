using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>Writes numbers as lists count: the formats of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59) that occur in Chinese documents.</summary>
internal static class NumberWords
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    /// <summary>The number in a format; in plain digits where the format is unknown or has no sign for it.</summary>
    public static string Write(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" => Counting(number),
        "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => Legal(number),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" or "koreanDigital" => ByDigit(number),
        "ideographTraditional" when number is >= 1 and <= 10 => Stems[number - 1].ToString(),
        "ideographZodiac" when number is >= 1 and <= 12 => Branches[number - 1].ToString(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(number),
        "decimalEnclosedParen" when number is >= 1 and <= 20 => ((char)('⑴' + number - 1)).ToString(),
        "decimalEnclosedFullstop" when number is >= 1 and <= 20 => ((char)('⒈' + number - 1)).ToString(),
        "ideographEnclosedCircle" when number is >= 1 and <= 10 => ((char)('㊀' + number - 1)).ToString(),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Plain(number).Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c)),
        "decimalZero" => number is >= 0 and < 10 ? "0" + Plain(number) : Plain(number),
        "numberInDash" => $"- {Plain(number)} -",
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        _ => Plain(number),
    };

    /// <summary>一, 十, 二十一, 一百零五: as chapters are counted.</summary>
    public static string Counting(int number)
    {
        var words = Units(number, "零一二三四五六七八九", "", "十", "百", "千");
        return number is >= 10 and < 20 ? words[1..] : words;
    }

    /// <summary>Each digit by itself, as in years: 二〇一九.</summary>
    public static string ByDigit(int number) => string.Concat(Plain(number).Select(c => char.IsAsciiDigit(c) ? Digits[c - '0'] : c));

    /// <summary>Signs from ① to ㊿.</summary>
    public static string Circled(int number) => number switch
    {
        >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        >= 21 and <= 35 => ((char)('㉑' + number - 21)).ToString(),
        >= 36 and <= 50 => ((char)('㊱' + number - 36)).ToString(),
        0 => "⓪",
        _ => Plain(number),
    };

    private static string Legal(int number) => Units(number, LegalDigits, "", "拾", "佰", "仟");

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Units(int number, string digits, params string[] units)
    {
        if (number is < 0 or > 9999)
            return Plain(number);
        if (number == 0)
            return digits[..1];
        var words = new StringBuilder();
        var zero = false;
        for (var (place, power) = (3, 1000); place >= 0; place--, power /= 10)
        {
            var digit = number / power % 10;
            if (digit == 0)
            {
                zero = words.Length > 0;
                continue;
            }
            if (zero)
                words.Append(digits[0]);
            zero = false;
            words.Append(digits[digit]).Append(units[place]);
        }
        return words.ToString();
    }

    private static string Letters(int number, char first) =>
        number is >= 1 and <= 780 ? new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1) : Plain(number);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return Plain(number);
        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var words = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
                words.Append(sign);
        }
        return words.ToString();
    }
}
