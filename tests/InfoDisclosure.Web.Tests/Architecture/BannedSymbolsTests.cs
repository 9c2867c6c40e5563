using System.Diagnostics;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Web.Tests.Architecture;

/// <summary>
/// BannedApiAnalyzers passes over a line of BannedSymbols.txt that names nothing, so every ban is fired once: a project with one
/// offender each is built with the repository's own settings.
/// </summary>
public sealed class BannedSymbolsTests
{
    private const string RulesBans = "src/InfoDisclosure.Rules/BannedSymbols.InfoDisclosure.Rules.txt";

    private static readonly Dictionary<string, string> Offenders = new()
    {
        ["DateTime.Now"] = "System.DateTime.Now.ToString()",
        ["DateTime.UtcNow"] = "System.DateTime.UtcNow.ToString()",
        ["DateTime.Today"] = "System.DateTime.Today.ToString()",
        ["DateTimeOffset.Now"] = "System.DateTimeOffset.Now.ToString()",
        ["DateTimeOffset.UtcNow"] = "System.DateTimeOffset.UtcNow.ToString()",
        ["Console"] = "System.Console.ReadLine()!",
        ["RelationalQueryableExtensions.FromSqlRaw<TEntity>"] = "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions.FromSqlRaw(db, $\"{db}\").ToString()!",
        ["Controller.ViewBag"] = "controller.ViewBag.ToString()",
        ["RazorPageBase.ViewBag"] = "page.ViewBag.ToString()",
        ["Guid.NewGuid"] = "System.Guid.NewGuid().ToString()",
        ["IHtmlHelper.Raw"] = "html.Raw(\"<b>\").ToString()!",
    };

    [Fact]
    public async Task Build_PlantedOffenders_EachBanFires()
    {
        var folder = Directory.CreateTempSubdirectory("infodisclosure-banned");
        try
        {
            var lines = Offenders.Values.Select((use, number) => $"    string Use{number}() => {use};");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Offender.cs"), $$"""
                #pragma warning disable
                #pragma warning restore RS0030
                sealed class Offender(Microsoft.EntityFrameworkCore.DbSet<object> db, Microsoft.AspNetCore.Mvc.Controller controller, Microsoft.AspNetCore.Mvc.Razor.RazorPageBase page, Microsoft.AspNetCore.Mvc.Rendering.IHtmlHelper html)
                {
                {{string.Join('\n', lines)}}
                }
                """);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "InfoDisclosure.Rules.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <OutputType>Library</OutputType>
                    <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                    <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
                    <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" />
                  </ItemGroup>
                </Project>
                """);
            foreach (var name in new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json" })
                File.Copy(Path.Combine(Repository.Root, name), Path.Combine(folder.FullName, name));
            // Under the name of Rules, so that its own bans are read beside everybody's.
            File.Copy(Path.Combine(Repository.Root, RulesBans), Path.Combine(folder.FullName, Path.GetFileName(RulesBans)));
            var output = await BuildAsync(folder.FullName);
            Assert.All(Offenders.Keys, symbol => Assert.Contains($"'{symbol}", output.Replace("The symbol ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Bans_EachLine_HasAnOffender() =>
        Assert.Equal(new[] { "BannedSymbols.txt", RulesBans }.SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file))).Count(line => line.Contains(';', StringComparison.Ordinal)), Offenders.Count + 1);

    private static async Task<string> BuildAsync(string folder)
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", "build -clp:NoSummary --disable-build-servers")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return output;
    }
}
