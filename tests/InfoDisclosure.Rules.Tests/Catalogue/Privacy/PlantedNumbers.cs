using System.Globalization;
using System.Text;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

/// <summary>
/// Numbers for one planted case: always the same for the same title, belonging to nobody. Check digits are worked out here once
/// more, apart from the code under test.
/// </summary>
public sealed class PlantedNumbers(string title)
{
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] IdentityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] UsccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private readonly Dictionary<string, string> kept = [];
    private ulong state = title.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);

    /// <summary>What a marker such as <c>id:f:1990:spaces</c> stands for.</summary>
    public string Write(string marker)
    {
        if (marker.StartsWith('@'))
            return kept[marker[1..]];
        var at = marker.Split('@');
        var parts = at[0].Split(':');
        var written = parts[0] switch
        {
            "id" => Form(Identity(parts[1], parts[2], parts[3..]), parts[3..], [6, 8, 4]),
            "id15" => "230881" + parts[1][2..] + Day() + Digits(3),
            "disability" => Identity(parts[1], parts[2], []) + (1 + Next(7)) + (1 + Next(4)),
            "datecode" => Wrong("230881" + parts[1] + Digits(3)),
            "masked-id" => new string('*', 14) + Digits(4),
            "mobile" => Form(new[] { "138", "159", "177", "199" }[Next(4)] + Digits(8), parts[1..], [3, 4, 4]),
            "card" => Form(Card(Number(parts[1]), parts[2], parts.Contains("wrong")), parts[3..], parts.Contains("sixes") ? [6, 13] : [4, 4, 4, 4, 4]),
            "luhn" => Card(Number(parts[1]), parts[2], wrong: false),
            "digits" => parts.Length > 2 ? parts[2] + Digits(Number(parts[1]) - parts[2].Length) : (1 + Next(9)) + Digits(Number(parts[1]) - 1),
            "uscc" => Uscc(parts.ElementAtOrDefault(1)),
            _ => throw new FormatException($"{title}: {marker}"),
        };
        if (at.Length > 1)
            kept[at[1]] = written;
        return written;
    }

    /// <summary>MOD 11-2 of GB 11643.</summary>
    public static char IdentityCheck(string seventeen) => "10X98765432"[seventeen.Select((c, i) => (c - '0') * IdentityWeights[i]).Sum() % 11];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private string Identity(string sex, string year, string[] options)
    {
        var region = options.FirstOrDefault(option => option.StartsWith("r=", StringComparison.Ordinal))?[2..] ?? "230881";
        var wantsX = options.Any(option => option is "x" or "small" or "widex" or "gapx");
        while (true)
        {
            var body = region + year + Day() + Digits(2) + (2 * Next(5) + (sex == "m" ? 1 : 0));
            var check = IdentityCheck(body);
            if (options.Contains("wrong"))
                return Wrong(body);
            if (wantsX == (check == 'X'))
                return body + check;
        }
    }

    private string Wrong(string seventeen)
    {
        var check = IdentityCheck(seventeen);
        char other;
        do
            other = (char)('0' + Next(10));
        while (other == check);
        return seventeen + other;
    }

    private string Card(int length, string prefix, bool wrong)
    {
        var body = prefix + Digits(length - 1 - prefix.Length);
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[body.Length - 1 - i] - '0';
            digit = i % 2 == 0 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        var check = (10 - sum % 10) % 10;
        return body + (wrong ? (check + 1 + Next(9)) % 10 : check);
    }

    /// <summary>With letters; <c>digits</c>: none; <c>born</c>: none, and also right as somebody's identity number.</summary>
    private string Uscc(string? form)
    {
        while (true)
        {
            var body = form switch
            {
                "born" => "12310120" + Next(10).ToString(CultureInfo.InvariantCulture).PadLeft(2, '0') + Day() + Digits(3),
                "digits" => "12230881" + "41" + Digits(7),
                _ => "91230881MA1" + Digits(6),
            };
            var check = UsccAlphabet[(31 - body.Select((c, i) => UsccAlphabet.IndexOf(c, StringComparison.Ordinal) * UsccWeights[i]).Sum() % 31) % 31];
            if (form is null || (char.IsDigit(check) && (form == "digits" || check == IdentityCheck(body))))
                return body + check;
        }
    }

    private static string Form(string number, string[] options, int[] groups)
    {
        foreach (var option in options)
        {
            number = option switch
            {
                "spaces" => Grouped(number, groups, " "),
                "hyphens" => Grouped(number, groups, "-"),
                "dots" => Grouped(number, groups, "."),
                "nbsp" => Grouped(number, groups, "\u00A0"),
                "334" => Grouped(number, [3, 3, 5], " "),
                "fours" => Grouped(number, [4, 4, 4, 4, 4], " "),
                "sixes" => Grouped(number, groups, " "),
                "each" => string.Join(' ', number.AsEnumerable()),
                "break" => number.Insert(number.Length > 11 ? 10 : 7, "\n"),
                "zero" => number.Insert(6, "\u200B"),
                "wide" => string.Concat(number.Select(c => (char)(c + 0xFEE0))),
                "small" => number.Replace('X', 'x'),
                "widex" => number.Replace('X', 'Ｘ'),
                "gapx" => number.Replace("X", " X", StringComparison.Ordinal),
                "math" => string.Concat(number.Select(c => char.IsDigit(c) ? char.ConvertFromUtf32(0x1D7CE + (c - '0')) : c.ToString())),
                _ => number,
            };
        }

        return number;
    }

    private static string Grouped(string number, int[] groups, string separator)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var group in groups)
        {
            if (at >= number.Length)
                break;
            text.Append(at > 0 ? separator : "").Append(number.AsSpan(at, Math.Min(group, number.Length - at)));
            at += group;
        }

        return text.ToString();
    }

    /// <summary>A month and a day that every year has.</summary>
    private string Day() => $"{1 + Next(12):00}{1 + Next(28):00}";

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + Next(10))));

    private int Next(int below)
    {
        state = state * 6364136223846793005UL + 1442695040888963407UL;
        return (int)((state >> 33) % (ulong)below);
    }
}
