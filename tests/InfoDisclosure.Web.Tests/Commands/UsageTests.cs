using Xunit;

namespace InfoDisclosure.Web.Tests.Commands;

public sealed class UsageTests
{
    public static TheoryData<string> Verbs =>
    [
        "", "serve", "migrate", "seed", "account", "account create", "account list", "calendar", "calendar due", "calendar import",
        "report", "report pdf", "backup", "restore", "check",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_EachVerb_IsChineseAndDone(string verb)
    {
        using var shell = new Shell();
        var help = await shell.DoneAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Contains("用法:", help);
        Assert.Contains("--data", help);
        foreach (var line in help.Split('\n').Where(line => line.Length > 0 && line[0] != ' '))
            Assert.DoesNotContain(line, char.IsAsciiLetter);
        Assert.False(Directory.Exists(shell.Data.Path));
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("account")]
    [InlineData("account create")]
    [InlineData("account create zhang")]
    [InlineData("account create zhang --role 镇长")]
    [InlineData("account create zhang li --role 领导")]
    [InlineData("calendar due")]
    [InlineData("calendar due 2026-01-30")]
    [InlineData("calendar due 2026-02-30 20")]
    [InlineData("calendar due 20260130 20")]
    [InlineData("calendar due 2026-01-30 -1")]
    [InlineData("calendar due 2026-01-30 1001")]
    [InlineData("calendar due 2026-01-30 many")]
    [InlineData("calendar import")]
    [InlineData("report pdf 2018")]
    [InlineData("report pdf last --out a.pdf")]
    [InlineData("backup")]
    [InlineData("backup --out")]
    [InlineData("restore")]
    [InlineData("restore a b")]
    [InlineData("check --demo")]
    [InlineData("--demo check")]
    [InlineData("--urls http://127.0.0.1:1 migrate")]
    [InlineData("serve --urls 127.0.0.1:5080")]
    [InlineData("serve --urls https://127.0.0.1:5443")]
    [InlineData("serve --urls ftp://127.0.0.1")]
    [InlineData("serve --urls http://127.0.0.1:notaport")]
    public async Task Run_NotUnderstood_Returns2InChineseAndTouchesNothing(string line)
    {
        using var shell = new Shell();
        Assert.Equal(2, await shell.RunAsync(line.Split(' ')));
        Assert.EndsWith($"用 --help 查看用法。{Environment.NewLine}", shell.Err);
        Assert.DoesNotContain("is required", shell.Err);
        Assert.Equal("", shell.Out);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("account list")]
    [InlineData("calendar due 2026-01-30 20")]
    [InlineData("report pdf 2018 --out a.pdf")]
    [InlineData("backup --out b.zip")]
    [InlineData("check")]
    public async Task Run_WithoutDatabase_Returns1AndNamesTheDirectory(string line)
    {
        using var shell = new Shell();
        Assert.Equal(1, await shell.RunAsync(line.Split(' ')));
        Assert.Contains(shell.Data.Path, shell.Err);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Theory]
    [InlineData("--data office migrate", null)]
    [InlineData("migrate --data office", null)]
    [InlineData("migrate --data ./sub/../office", "elsewhere")]
    [InlineData("migrate", "office")]
    public async Task Data_OptionBeforeOrAfterOrVariable_ResolvesWhereTheCallerStands(string line, string? variable)
    {
        using var shell = new Shell();
        if (variable is not null)
            shell.Environment["INFODISCLOSURE_DATA"] = variable;
        await shell.DoneAsync(line.Split(' '));
        Assert.Equal([shell.At("office")], Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Fact]
    public async Task Data_NothingSaid_IsDataWhereTheCallerStands()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        Assert.True(shell.Data.HasDatabase);
    }
}
