using System.Text;

namespace InfoDisclosure.Web.Commands;

/// <summary>What a verb sees of the world outside: where it stands, what it reads and writes, the clock.</summary>
public sealed record CommandTerminal
{
    public required TextWriter Out { get; init; }

    public required TextWriter Err { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Relative paths resolve here.</summary>
    public required string WorkingDirectory { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Asks a person for a secret without showing it; null when nobody sits at the terminal.</summary>
    public Func<string, string?>? AskSecret { get; init; }

#pragma warning disable RS0030 // The one place that names the console; everything else writes to Out and Err.
    /// <summary>The terminal that the process was started from.</summary>
    public static CommandTerminal OfProcess()
    {
        var variables = System.Environment.GetEnvironmentVariables();
        if (!OperatingSystem.IsWindows() || Console.IsOutputRedirected)
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new CommandTerminal
        {
            Out = Console.Out,
            Err = Console.Error,
            In = Console.In,
            WorkingDirectory = System.Environment.CurrentDirectory,
            Environment = variables.Keys.Cast<string>().ToDictionary(name => name, name => (string?)variables[name] ?? "", StringComparer.Ordinal),
            AskSecret = Console.IsInputRedirected ? null : ReadSecret,
        };
    }

    private static string? ReadSecret(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                break;
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.Length == 0 ? null : typed.ToString();
    }
#pragma warning restore RS0030
}
