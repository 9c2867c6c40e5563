using InfoDisclosure.Core.Data;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Commands;

/// <summary>What serve refuses before it serves; what it does then is in Hosting.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task Serve_DemoOnADirectoryWithRealData_Returns1()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        Assert.Equal(1, await shell.RunAsync("serve", "--demo"));
        Assert.Contains("--demo", shell.Err);
        await using var db = InfoDisclosureDb.Open(shell.Data);
        Assert.False(await db.SiteProfiles.AnyAsync());
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://+:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:0")]
    [InlineData("http://example.test:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task Serve_DemonstrationBeyondThisMachine_Returns1AndMakesNothing(string urls)
    {
        using var shell = new Shell();
        Assert.Equal(1, await shell.RunAsync("serve", "--demo", "--urls", urls));
        Assert.Contains("只能在本机访问", shell.Err);
        Assert.True(shell.Data.IsEmpty);
    }

    /// <summary>dotnet run on an empty directory makes the demonstration, so it is held to the same.</summary>
    [Fact]
    public async Task Serve_DevelopmentOnAnEmptyDirectoryBeyondThisMachine_Returns1()
    {
        using var shell = new Shell();
        shell.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        Assert.Equal(1, await shell.RunAsync("serve", "--urls", "http://0.0.0.0:0"));
        Assert.Contains("只能在本机访问", shell.Err);
    }

    [Fact]
    public async Task Serve_MarkedDirectoryBeyondThisMachineWithoutDemo_Returns1()
    {
        using var shell = new Shell();
        var (database, _) = await DemonstrationData.CreateAsync();
        await using (database)
        {
            Assert.Equal(1, await shell.RunAsync("serve", "--urls", "http://0.0.0.0:0", "--data", database.Directory.Path));
            Assert.Contains("只能在本机访问", shell.Err);
        }
    }
}
