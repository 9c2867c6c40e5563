using System.Globalization;
using System.Text;
using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Core.Calendar;

/// <summary>What a calendar file holds, or why it can't be read.</summary>
public abstract record CalendarFile
{
    private CalendarFile()
    {
    }

    public sealed record Notices(IReadOnlyList<HolidayNotice> Years) : CalendarFile;

    public sealed record Unreadable(IReadOnlyList<string> Why) : CalendarFile;

    /// <summary>
    /// Reads one year in the form of <c>seeds/calendar</c> (.json), or lines <c>date,off|work,name</c> of one or more years
    /// (anything else). In lines a day belongs to the year of its date.
    /// </summary>
    public static CalendarFile Read(string path)
    {
        if (!File.Exists(path))
            return new Unreadable([$"没有文件 {path}。"]);
        return string.Equals(Path.GetExtension(path), ".json", StringComparison.OrdinalIgnoreCase) ? ReadNotice(path) : ReadLines(path);
    }

    private static CalendarFile ReadNotice(string path)
    {
        try
        {
            return new Notices([HolidayNoticeFile.Read(path).ToNotice()]);
        }
        catch (InvalidDataException problem)
        {
            return new Unreadable([$"不是放假安排文件：{problem.Message}"]);
        }
    }

    private static CalendarFile ReadLines(string path)
    {
        var wrong = new List<string>();
        var days = new Dictionary<DateOnly, HolidayDay>();
        foreach (var (index, line) in File.ReadLines(path, Encoding.UTF8).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            if (index == 0 && line.TrimStart('\uFEFF').StartsWith("date", StringComparison.OrdinalIgnoreCase))
                continue;
            if (Day(line.TrimStart('\uFEFF')) is not { } day)
                wrong.Add($"第{index + 1}行看不懂：{(line.Length <= 60 ? line : line[..60])}。应为“日期,off或work,名称”，例：2027-01-01,off,元旦");
            else if (!days.TryAdd(day.Date, day))
                wrong.Add($"第{index + 1}行重复：{day.Date:yyyy-MM-dd} 已在前面写过");
            if (wrong.Count == 20)
                break;
        }

        if (wrong.Count == 0 && days.Count == 0)
            wrong.Add($"文件 {path} 里没有日期。");
        return wrong.Count > 0
            ? new Unreadable(wrong)
            : new Notices([.. days.Values.GroupBy(day => day.NoticeYear).OrderBy(year => year.Key).Select(year => new HolidayNotice
            {
                Year = year.Key,
                Title = $"{year.Key}年放假安排（由文件导入）",
                Source = Path.GetFileName(path),
                Days = [.. year.OrderBy(day => day.Date)],
            })]);
    }

    private static HolidayDay? Day(string line)
    {
        if (line.Split(',', '，') is not [var date, var kind, var name]
            || !DateOnly.TryParseExact(date.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || name.Trim() is not { Length: > 0 and <= HolidayDay.NameLength } called)
            return null;
        return kind.Trim() switch
        {
            "off" => new HolidayDay { Date = day, NoticeYear = day.Year, Kind = DayKind.Off, Name = called },
            "work" => new HolidayDay { Date = day, NoticeYear = day.Year, Kind = DayKind.Work, Name = called },
            _ => null,
        };
    }
}
