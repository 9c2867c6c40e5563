using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Web.Tests.Commands;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2026-01-30", "20", "2026-03-05")]
    [InlineData("2018-02-09", "15", "2018-03-07")]
    [InlineData("2026-10-01", "0", "2026-10-01")]
    public async Task Due_KnownYears_WritesTheDateAlone(string received, string days, string due)
    {
        using var shell = await MigratedAsync();
        Assert.Equal(due + Environment.NewLine, await shell.DoneAsync("calendar", "due", received, days));
    }

    [Fact]
    public async Task Due_IntoAYearWithoutNotice_Returns1AndNamesIt()
    {
        using var shell = await MigratedAsync();
        Assert.Equal(1, await shell.RunAsync("calendar", "due", "2026-11-23", "40"));
        Assert.Contains("2027年", shell.Err);
        Assert.Equal("", shell.Out);
    }

    [Theory]
    [InlineData("2027.csv", "2027-01-01,off,元旦\n2027-01-02,off,元旦\n2027-01-03,off,元旦\n")]
    [InlineData("2027.csv", "\uFEFFdate,kind,name\r\n2027-01-01,off,元旦\r\n\r\n")]
    [InlineData("2027.json", """{ "year": 2027, "title": "2027年安排", "days": [{ "date": "2027-01-01", "kind": "off", "name": "元旦" }] }""")]
    public async Task Import_NewYear_MakesItCountable(string name, string text)
    {
        using var shell = await MigratedAsync();
        await File.WriteAllTextAsync(shell.At(name), text);
        Assert.Contains("已导入 2027 年", await shell.DoneAsync("calendar", "import", name));
        Assert.Equal($"2027-01-19{Environment.NewLine}", await shell.DoneAsync("calendar", "due", "2026-11-23", "40"));
    }

    /// <summary>A later notice amends an earlier one, as in January 2020.</summary>
    [Fact]
    public async Task Import_KnownYear_ReplacesIt()
    {
        using var shell = await MigratedAsync();
        await File.WriteAllTextAsync(shell.At("2026.csv"), "2026-01-01,off,元旦\n2026-03-05,off,临时放假\n");
        Assert.Contains("已更新 2026 年", await shell.DoneAsync("calendar", "import", "2026.csv"));
        Assert.Equal($"2026-03-06{Environment.NewLine}", await shell.DoneAsync("calendar", "due", "2026-03-04", "1"));
        Assert.Equal($"2026-02-17{Environment.NewLine}", await shell.DoneAsync("calendar", "due", "2026-02-16", "1"));
    }

    [Fact]
    public async Task Import_OwnSeed_ChangesNothingInTheCount()
    {
        using var shell = await MigratedAsync();
        await shell.DoneAsync("calendar", "import", Path.Combine(Repository.Root, "seeds", "calendar", "2019.json"));
        Assert.Equal($"2019-05-24{Environment.NewLine}", await shell.DoneAsync("calendar", "due", "2019-04-25", "20"));
        Assert.Equal($"2018-12-29{Environment.NewLine}", await shell.DoneAsync("calendar", "due", "2018-12-28", "1"));
    }

    [Theory]
    [InlineData("absent.csv", null)]
    [InlineData("a.csv", "")]
    [InlineData("a.csv", "2027-01-01;off;元旦")]
    [InlineData("a.csv", "2027-02-30,off,元旦")]
    [InlineData("a.csv", "2027-01-01,holiday,元旦")]
    [InlineData("a.csv", "2027-01-01,off,")]
    [InlineData("a.csv", "2027-01-01,off,元旦\n2027-01-01,work,元旦")]
    [InlineData("a.json", "[]")]
    [InlineData("a.json", "2027-01-01,off,元旦")]
    [InlineData("a.json", """{ "year": 2027, "title": "安排", "days": [{ "date": "2026-07-01", "kind": "off", "name": "元旦" }] }""")]
    public async Task Import_NotACalendar_Returns1AndChangesNothing(string name, string? text)
    {
        using var shell = await MigratedAsync();
        if (text is not null)
            await File.WriteAllTextAsync(shell.At(name), text);
        Assert.Equal(1, await shell.RunAsync("calendar", "import", name));
        Assert.NotEqual("", shell.Err);
        Assert.Equal(1, await shell.RunAsync("calendar", "due", "2026-11-23", "40"));
    }

    private static async Task<Shell> MigratedAsync()
    {
        var shell = new Shell();
        await shell.DoneAsync("migrate");
        return shell;
    }
}
