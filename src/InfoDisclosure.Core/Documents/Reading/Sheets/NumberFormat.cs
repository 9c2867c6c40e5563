using System.Globalization;

namespace InfoDisclosure.Core.Documents.Reading.Sheets;

/// <summary>
/// Shows numbers as Excel does (ISO/IEC 29500-1, 18.8.30 and 18.8.31), in Chinese where the format leaves it to the language.
/// What it can't show (fractions, figures in Chinese capitals) is shown as a plain number and said so.
/// </summary>
internal sealed class NumberFormat
{
    /// <summary>Formats that are known by number only; 14, 22 and 27 to 58 as Chinese Excel shows them.</summary>
    private static readonly Dictionary<int, string> BuiltIn =
        """
        0 General  |  1 0  |  2 0.00  |  3 #,##0
        4 #,##0.00  |  5 "¥"#,##0  |  6 "¥"#,##0  |  7 "¥"#,##0.00
        8 "¥"#,##0.00  |  9 0%  |  10 0.00%  |  11 0.00E+00
        12 # ?/?  |  13 # ??/??  |  14 yyyy/m/d  |  15 d-mmm-yy
        16 d-mmm  |  17 mmm-yy  |  18 h:mm AM/PM  |  19 h:mm:ss AM/PM
        20 h:mm  |  21 h:mm:ss  |  22 yyyy/m/d h:mm  |  27 yyyy"年"m"月"
        28 m"月"d"日"  |  29 m"月"d"日"  |  30 m/d/yy  |  31 yyyy"年"m"月"d"日"
        32 h"时"mm"分"  |  33 h"时"mm"分"ss"秒"  |  34 上午/下午h"时"mm"分"  |  35 上午/下午h"时"mm"分"ss"秒"
        36 yyyy"年"m"月"  |  37 #,##0;-#,##0  |  38 #,##0;-#,##0  |  39 #,##0.00;-#,##0.00
        40 #,##0.00;-#,##0.00  |  41 #,##0;-#,##0;"-"  |  42 "¥"#,##0;-"¥"#,##0;"¥-"  |  43 #,##0.00;-#,##0.00;"-"
        44 "¥"#,##0.00;-"¥"#,##0.00;"¥-"  |  45 mm:ss  |  46 [h]:mm:ss  |  47 mm:ss.0
        48 ##0.0E+0  |  49 @  |  50 yyyy"年"m"月"  |  51 m"月"d"日"
        52 yyyy"年"m"月"  |  53 m"月"d"日"  |  54 m"月"d"日"  |  55 上午/下午h"时"mm"分"
        56 上午/下午h"时"mm"分"ss"秒"  |  57 yyyy"年"m"月"  |  58 m"月"d"日"
        """.Split(['|', '\n'], StringSplitOptions.TrimEntries).Select(entry => entry.Split(' ', 2)).ToDictionary(entry => int.Parse(entry[0], CultureInfo.InvariantCulture), entry => entry[1]);

    private readonly List<NumberSection> sections;

    private NumberFormat(List<NumberSection> sections) => this.sections = sections;

    /// <summary>The format of that number, read from its code if the file has one.</summary>
    public static NumberFormat Of(int id, string? code) => Parse(code ?? BuiltIn.GetValueOrDefault(id, "General"));

    public static NumberFormat Parse(string code) => new([.. Split(code).Take(4).Select(NumberSection.Parse)]);

    /// <summary>A number as the cell shows it; <paramref name="isExact"/> is false where it shows it otherwise.</summary>
    public string Show(double number, bool from1904, out bool isExact)
    {
        var (section, isSigned) = Choose(number);
        isExact = section.IsUnderstood;
        if (!isExact)
            return General(number);
        if (section.IsDate)
        {
            var shown = section.ShowDate(number, from1904);
            isExact = shown is not null;
            return shown ?? General(number);
        }
        var value = isSigned ? number : Math.Abs(number);
        return section.ShowNumber(value);
    }

    /// <summary>The day that the cell shows; null when it shows none, or one that the calendar doesn't have, such as 1900-01-00.</summary>
    public DateOnly? Day(double number, bool from1904) => Choose(number).Section is { ShowsDay: true } ? NumberSection.Day(number, from1904) : null;

    /// <summary>Words as the cell shows them: the section of words may put others around them.</summary>
    public string Show(string text)
    {
        var section = sections.Count == 4 ? sections[3] : sections.Find(one => one.IsText);
        return section?.ShowText(text) ?? text;
    }

    /// <summary>
    /// A number without a format, as wide as a cell of Excel is: eleven characters. Whole numbers keep all their figures, which
    /// Excel would round to powers of ten: a telephone or account number is meant to be read.
    /// </summary>
    public static string General(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
            return "";
        var magnitude = Math.Abs(number);
        if (magnitude >= 1e15 || (magnitude < 1e-9 && magnitude > 0))
            return number.ToString("0.#####E+00", CultureInfo.InvariantCulture);
        var exact = (decimal)number;
        if (exact == decimal.Truncate(exact))
            return exact.ToString("0", CultureInfo.InvariantCulture);
        var whole = decimal.Truncate(Math.Abs(exact)).ToString("0", CultureInfo.InvariantCulture).Length;
        return Math.Round(exact, Math.Clamp(10 - whole, 0, 9), MidpointRounding.AwayFromZero).ToString("0.#########", CultureInfo.InvariantCulture);
    }

    private static List<string> Split(string code)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == ';')
            {
                parts.Add(code[start..i]);
                start = i + 1;
            }
            else if (code[i] is '"' or '[')
            {
                var end = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                i = end < 0 ? code.Length - 1 : end;
            }
            else if (code[i] is '\\' or '_' or '*')
            {
                i++;
            }
        }
        parts.Add(code[start..]);
        return parts;
    }

    /// <summary>The section for a number, and whether the number keeps its sign there.</summary>
    private (NumberSection Section, bool IsSigned) Choose(double number)
    {
        if (sections.Exists(section => section.Holds is not null))
        {
            var chosen = sections.Find(section => section.Holds?.Invoke(number) == true) ?? sections.Find(section => section.Holds is null) ?? sections[^1];
            return (chosen, true);
        }
        return sections.Count switch
        {
            1 => (sections[0], true),
            2 => number < 0 ? (sections[1], false) : (sections[0], true),
            _ => number < 0 ? (sections[1], false) : number > 0 ? (sections[0], true) : (sections[2], true),
        };
    }
}
