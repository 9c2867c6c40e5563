using System.CommandLine;
using System.Globalization;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Rules.Calendar;

namespace InfoDisclosure.Web.Commands;

/// <summary>calendar: counting working days and taking in the yearly notices.</summary>
public static class CalendarCommand
{
    private const int MostDays = 1000;

    public static Command Create(Verb verb) => new("calendar", "工作日：计算期限、导入放假安排") { Due(verb), Import(verb) };

    private static Command Due(Verb verb)
    {
        var received = new Argument<DateOnly>("YYYY-MM-DD")
        {
            Description = "收到的日期，当日不计入",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    return date;
                result.AddError($"“{result.Tokens.Single().Value}”不是日期，应写作 2026-01-30 这样的形式。");
                return default;
            },
        };
        var days = new Argument<int>("DAYS")
        {
            Description = $"工作日的天数，0 至 {MostDays}",
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens.Single().Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostDays)
                    return count;
                result.AddError($"“{result.Tokens.Single().Value}”不是 0 至 {MostDays} 的天数。");
                return 0;
            },
        };
        var command = new Command("due", "计算期限的最后一天：收到之日不计入，从次日起数工作日") { received, days };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            var calendar = await new CalendarReader(db).CalendarAsync(cancel);
            switch (calendar.Count(parsed.GetValue(received), parsed.GetValue(days)))
            {
                case WorkingDayCount.EndsOn end:
                    verb.Say($"{end.Date:yyyy-MM-dd}");
                    return Verb.Done;
                case WorkingDayCount.CalendarYearNotPublished missing:
                    return verb.Refuse($"{missing.Year}年的放假安排还没有导入，期限无法确定。国务院办公厅公布后，请用 calendar import 导入。");
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }, cancel));
        return command;
    }

    private static Command Import(Verb verb)
    {
        var file = new Argument<string>("FILE") { Description = "json（同 seeds/calendar 的样式）或 csv（每行“日期,off或work,名称”，可含多年）" };
        var command = new Command("import", "导入一年或几年的放假安排。已有的年份用文件里的内容替换") { file };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            switch (CalendarFile.Read(verb.Resolve(parsed.GetRequiredValue(file))))
            {
                case CalendarFile.Unreadable unreadable:
                    return verb.Refuse(unreadable.Why);
                case CalendarFile.Notices notices:
                    return verb.Answer(await new ImportCalendar(db).RunAsync(notices.Years, verb.Context, cancel), done =>
                    {
                        foreach (var year in done.Added)
                            verb.Say($"已导入 {year} 年。");
                        foreach (var year in done.Replaced)
                            verb.Say($"已更新 {year} 年。");
                    });
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }, cancel));
        return command;
    }
}
