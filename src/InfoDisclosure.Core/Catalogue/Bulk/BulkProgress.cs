namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>What a long piece of work is at.</summary>
public enum BulkStage
{
    /// <summary>Another one goes first.</summary>
    Waiting,

    Reading,
    Judging,
    Writing,
    Changing,
}

/// <summary>How far a long piece of work is: one writes it, pages read it.</summary>
public sealed class BulkProgress(TimeProvider clock)
{
    /// <summary>Before that the pace says nothing yet.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private int stage;
    private int done;
    private int total;
    private long since = clock.GetTimestamp();

    public BulkStage Stage => (BulkStage)Volatile.Read(ref stage);

    /// <summary>Rows of this stage that are done.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Rows of this stage; 0 while they aren't known.</summary>
    public int Total => Volatile.Read(ref total);

    /// <summary>Of this stage, from 0 to 1; 0 while its rows aren't known.</summary>
    public double Part => Total == 0 ? 0 : Math.Min(1, (double)Done / Total);

    /// <summary>How long this stage will take at the pace so far; null while that can't be told.</summary>
    public TimeSpan? Left
    {
        get
        {
            var (part, taken) = (Part, clock.GetElapsedTime(Volatile.Read(ref since)));
            return part == 0 || taken < Settled ? null : taken * ((1 - part) / part);
        }
    }

    public void Begin(BulkStage next, int rows = 0)
    {
        Volatile.Write(ref since, clock.GetTimestamp());
        Volatile.Write(ref done, 0);
        Volatile.Write(ref total, rows);
        Volatile.Write(ref stage, (int)next);
    }

    public void Step() => Interlocked.Increment(ref done);
}

/// <summary>The words of the stages.</summary>
public static class BulkStages
{
    public static string Label(this BulkStage stage) => stage switch
    {
        BulkStage.Waiting => "等前面的任务做完",
        BulkStage.Reading => "读取文件",
        BulkStage.Judging => "逐行检查",
        BulkStage.Writing => "写入",
        BulkStage.Changing => "逐条处理",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
