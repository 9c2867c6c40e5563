using InfoDisclosure.Core.Data;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace InfoDisclosure.Web.Hosting;

/// <summary>What a process that serves for days does besides answering.</summary>
internal static class Housekeeping
{
    private const int DaysOfLogs = 400;
    private const long LargestLog = 100 * 1024 * 1024;

    /// <summary>Logs, the nightly backup, the watch for other processes' commits, what comes due, what was looked for in vain, what was read.</summary>
    public static void AddHousekeeping(this WebApplicationBuilder builder, PortalOptions options)
    {
        if (!options.KeepsHouse)
            return;
        builder.AddLogs(options.Directory);
        builder.Services.AddHostedService<NightlyBackup>();
        builder.Services.AddHostedService<ForeignCommitWatch>();
        builder.Services.AddHostedService<DueActs>();
        builder.Services.AddHostedService<EmptySearchKeeper>();
        builder.Services.AddHostedService<StoreReadings>();
    }

    /// <summary>
    /// One file of compact JSON a day. The console stays quiet but for warnings: what the office reads there are the lines at
    /// the start. Requests are logged by path and status, never with what was typed.
    /// </summary>
    private static void AddLogs(this WebApplicationBuilder builder, DataDirectory directory)
    {
        DataDirectory.CreatePrivate(directory.Logs);
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(logs => logs
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // The keys lie in a directory that only the service's account may read; see docs/operating.md.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            // A failed start is told on the console in one sentence.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .Enrich.FromLogContext()
            .WriteTo.File(
                new CompactJsonFormatter(),
                Path.Combine(directory.Logs, "log-.json"),
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: LargestLog,
                retainedFileCountLimit: null,
                retainedFileTimeLimit: TimeSpan.FromDays(DaysOfLogs))
            .WriteTo.Console(LogEventLevel.Warning, standardErrorFromLevel: LogEventLevel.Verbose));
    }
}
