namespace InfoDisclosure.Core.Reports;

/// <summary>一、二、 for parts and （一）（二） for sub-sections, by their place; moving a part renumbers the rest.</summary>
public static class PartNumbering
{
    private static readonly string[] Digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>The marks of a sequence of levels (1 or 2), in order.</summary>
    public static IReadOnlyList<string> Number(IEnumerable<int> levels)
    {
        var marks = new List<string>();
        int part = 0, section = 0;
        foreach (var level in levels)
        {
            if (level == 1)
            {
                section = 0;
                marks.Add(Counted(++part) + "、");
            }
            else
            {
                marks.Add($"（{Counted(++section)}）");
            }
        }

        return marks;
    }

    // A form may be posted with more parts than a report can be saved with; it is shown again all the same.
    private static string Counted(int number) => number <= 99 ? Chinese(number) : number.ToString();

    /// <summary>1 to 99 in Chinese.</summary>
    public static string Chinese(int number) => number switch
    {
        < 1 or > 99 => throw new ArgumentOutOfRangeException(nameof(number)),
        < 10 => Digits[number],
        _ => (number / 10 == 1 ? "" : Digits[number / 10]) + "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
    };
}
