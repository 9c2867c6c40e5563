using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// Backs up at half past two every night, the office's time, and soon after the start when the last good backup is older than
/// a day, so that a machine that sleeps at night has backups too.
/// </summary>
public sealed partial class NightlyBackup(DataDirectory directory, TimeProvider clock, ILogger<NightlyBackup> log) : BackgroundService
{
    private static readonly TimeOnly At = new(2, 30);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    /// <summary>The moment (UTC) of the next backup after a moment.</summary>
    public static DateTime Next(DateTime now)
    {
        var today = OfficeDay.StartOf(OfficeDay.Of(now)) + At.ToTimeSpan();
        return today > now ? today : OfficeDay.StartOf(OfficeDay.Of(now).AddDays(1)) + At.ToTimeSpan();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = await Last(stoppingToken);
        if (last is not { Succeeded: true } || Now - last.At > TimeSpan.FromDays(1))
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            await BackUp(stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Next(Now) - Now, clock, stoppingToken);
            await BackUp(stoppingToken);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A record that can't be read is none: what matters is that there is a backup soon.</summary>
    private async Task<LastBackup?> Last(CancellationToken cancel)
    {
        try
        {
            return await LastBackup.Read(directory, cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Broken(log, problem);
            return null;
        }
    }

    /// <summary>Whatever goes wrong here must not take the public site down with it; the desk and the log say that it went wrong.</summary>
    private async Task BackUp(CancellationToken cancel)
    {
        try
        {
            var last = await new BackUpNightly(directory).Run(Now, cancel);
            if (last.Succeeded)
                Done(log, last.File, last.Size);
            else
                Failed(log, last.Problem);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Broken(log, problem);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Nightly backup {File} of {Size} bytes made")]
    private static partial void Done(ILogger log, string? file, long size);

    [LoggerMessage(2, LogLevel.Error, "Nightly backup failed: {Problem}")]
    private static partial void Failed(ILogger log, string? problem);

    [LoggerMessage(3, LogLevel.Error, "Nightly backup broke off")]
    private static partial void Broken(ILogger log, Exception problem);
}
