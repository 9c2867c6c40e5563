using System.Diagnostics;
using Xunit;

namespace InfoDisclosure.Pdf.Tests.Programs;

/// <summary>A test that reads a PDF with another program; skipped, with its name, where the program is not installed.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        if (Program.Find(program) is null)
            Skip = $"{program} is not installed.";
    }
}

/// <summary>Runs a program over a PDF.</summary>
public static class Program
{
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs the program with the PDF in the place of {pdf}; returns its exit code and what it wrote.</summary>
    public static (int ExitCode, string Output) Run(string program, byte[] pdf, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            var start = new ProcessStartInfo(Find(program)!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument.Replace("{pdf}", file, StringComparison.Ordinal));
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
