using System.Diagnostics;
using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Web.Tests.Hosting;

/// <summary>The program as an office runs it: a process of its own, on a free port.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private const string LastLine = "按 Ctrl+C 停止。";

    private readonly Process process;

    private PortalProcess(Process process) => this.process = process;

    /// <summary>What it wrote until it served, or until it ended.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Where it serves.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts the program; returns when it serves or has ended.</summary>
    public static async Task<PortalProcess> StartAsync(DataDirectory directory, params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach (var arg in (string[])[Path.Combine(AppContext.BaseDirectory, "InfoDisclosure.Web.dll"), "serve", "--data", directory.Path, "--urls", "http://127.0.0.1:0", .. args])
            start.ArgumentList.Add(arg);
        var started = new PortalProcess(Process.Start(start) ?? throw new InvalidOperationException("No process."));
        await started.ReadUntilServingAsync();
        return started;
    }

    /// <summary>A client that follows no redirect and keeps cookies.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>What it complained of; it has ended.</summary>
    public async Task<(int Code, string Errors)> EndAsync()
    {
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    /// <summary>Kills it as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as the service manager does, and waits.</summary>
    public async Task TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task ReadUntilServingAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Lines.Add(line.Trim());
            if (line.Contains("网址：", StringComparison.Ordinal))
                Address = new Uri(line.Split('：')[1].Trim());
            if (line == LastLine)
                return;
        }
    }
}
