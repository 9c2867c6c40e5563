using System.Diagnostics;

namespace InfoDisclosure.Benchmarks;

/// <summary>Medians, which one slow moment of the machine doesn't move.</summary>
internal static class Median
{
    /// <summary>The median time of a piece of work, after as many runs to warm up as are measured.</summary>
    public static async Task<double> MillisecondsAsync(int runs, Func<Task> work)
    {
        for (var run = 0; run < runs; run++)
            await work();
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}
