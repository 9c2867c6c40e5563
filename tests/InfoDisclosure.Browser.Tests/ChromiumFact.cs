using Xunit;

namespace InfoDisclosure.Browser.Tests;

/// <summary>
/// A test that needs Debian's Chromium. Without it the test is skipped and counted; where tests/run.sh installed it
/// (INFODISCLOSURE_TOOLS=required) the test runs and fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>Chromium as the shell would find it; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    public ChromiumFactAttribute()
    {
        if (Program is null && Environment.GetEnvironmentVariable("INFODISCLOSURE_TOOLS") != "required")
            Skip = "needs Chromium (apt-get install chromium)";
    }
}

/// <summary><see cref="ChromiumFactAttribute"/> with a table.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = new ChromiumFactAttribute().Skip;
}
