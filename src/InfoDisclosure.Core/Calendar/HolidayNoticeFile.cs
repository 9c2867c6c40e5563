using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Core.Calendar;

/// <summary>
/// A yearly notice as a file (<c>seeds/calendar/2026.json</c>). A day belongs to the notice that named it: the last days of
/// December may stand in the next year's.
/// </summary>
public sealed record HolidayNoticeFile
{
    public required int Year { get; init; }

    public required string Title { get; init; }

    /// <summary>文号, kept in the file even before anybody has held it against the printed notice.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Whether the 文号 was confirmed; one that wasn't is never shown.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Where the days are taken from.</summary>
    public string? Source { get; init; }

    public required IReadOnlyList<HolidayFileDay> Days { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no notice, names a day twice, or a day that lies outside its year and the turns of it.</exception>
    public static HolidayNoticeFile Read(string path)
    {
        var file = SeedFile.Read<HolidayNoticeFile>(path);
        var seen = new HashSet<DateOnly>();
        foreach (var day in file.Days)
        {
            if (!seen.Add(day.Date))
                throw new InvalidDataException($"{path}: {day.Date:yyyy-MM-dd} stands twice");
            if (day.Date < new DateOnly(file.Year - 1, 12, 25) || day.Date > new DateOnly(file.Year + 1, 1, 7))
                throw new InvalidDataException($"{path}: {day.Date:yyyy-MM-dd} does not belong to {file.Year}");
        }

        return file;
    }

    /// <summary>The notice as a row.</summary>
    public HolidayNotice ToNotice() => new()
    {
        Year = Year,
        Title = Title,
        DocumentNumber = Confirmed ? DocumentNumber : null,
        Source = Source,
        Days = [.. Days.Select(day => new HolidayDay { Date = day.Date, NoticeYear = Year, Kind = day.Kind, Name = day.Name })],
    };
}

/// <summary>One day of the file.</summary>
public sealed record HolidayFileDay(DateOnly Date, DayKind Kind, string Name);
