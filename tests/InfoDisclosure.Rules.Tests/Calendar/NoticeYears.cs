using System.Text.Json;
using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Rules.Tests.Calendar;

/// <summary>The calendar that the product ships: seeds/calendar of the repository.</summary>
internal static class NoticeYears
{
    public const int First = 2018;
    public const int Last = 2026;

    /// <summary>All years.</summary>
    public static WorkingCalendar All { get; } = Read(year => true);

    /// <summary>The years before one, as a town has them that didn't load that year's notice yet.</summary>
    public static WorkingCalendar Before(int year) => Read(known => known < year);

    private static WorkingCalendar Read(Func<int, bool> wanted)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "seeds", "calendar"), "*.json")
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
            .Where(file => wanted(file.GetProperty("year").GetInt32()))
            .ToList();
        return new WorkingCalendar(
            files.Select(file => file.GetProperty("year").GetInt32()),
            files.SelectMany(file => file.GetProperty("days").EnumerateArray()).Select(day => new NoticeDay(
                DateOnly.Parse(day.GetProperty("date").GetString()!),
                Enum.Parse<DayKind>(day.GetProperty("kind").GetString()!, ignoreCase: true),
                day.GetProperty("name").GetString()!)));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InfoDisclosure.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        return folder.FullName;
    }
}
