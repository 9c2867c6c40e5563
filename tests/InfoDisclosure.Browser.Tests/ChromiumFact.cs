using Xunit;

namespace InfoDisclosure.Browser.Tests;

/// <summary>
/// A test that needs Debian's Chromium. Without it the test is skipped and counted; where tests/run.sh installed it
/// (INFODISCLOSURE_TOOLS=required) the test runs and fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Program) && Environment.GetEnvironmentVariable("INFODISCLOSURE_TOOLS") != "required")
            Skip = "needs Chromium (apt-get install chromium)";
    }
}

/// <summary><see cref="ChromiumFactAttribute"/> with a table.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = new ChromiumFactAttribute().Skip;
}
